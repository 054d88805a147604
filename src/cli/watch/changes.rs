//! When files change.
//!
//! The folder is watched and not the file: many editors save by writing another file and moving it to the name, and the
//! one that was watched would be gone.

use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

/// How long nothing must happen before files are read: an editor saves in several steps.
const QUIET: Duration = Duration::from_millis(50);

/// How long files are left unread at most while something happens all the time.
const LONGEST: Duration = Duration::from_millis(500);

/// What happens in a folder.
pub struct Changes {
    events: Receiver<notify::Result<Event>>,
    /// Events come for as long as it is there.
    _watcher: RecommendedWatcher,
}

impl Changes {
    /// What happens in a folder and below it, or in the folder of a file.
    pub fn of(path: &Path) -> notify::Result<Changes> {
        let (sender, events) = mpsc::channel();
        let mut watcher = notify::recommended_watcher(sender)?;
        let (folder, depth) = match path.is_dir() {
            true => (path, RecursiveMode::Recursive),
            false => (folder_of(path), RecursiveMode::NonRecursive),
        };
        watcher.watch(folder, depth)?;
        Ok(Changes {
            events,
            _watcher: watcher,
        })
    }

    /// Does something after each change, for as long as the program runs.
    pub fn each(self, mut then: impl FnMut()) {
        while let Ok(event) = self.events.recv() {
            if event.is_ok_and(|event| changes(&event.kind)) {
                self.settle();
                then();
            }
        }
    }

    /// Waits until nothing has happened for a moment.
    fn settle(&self) {
        let end = Instant::now() + LONGEST;
        while Instant::now() < end && self.events.recv_timeout(QUIET).is_ok() {}
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Whether something is different afterwards. Being read changes nothing, and we read ourselves.
fn changes(kind: &EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(mode)) => *mode == AccessMode::Write,
        EventKind::Access(_) => false,
        _ => true,
    }
}
