//! How far a long work is, beside the output.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::Shell;
use super::wording::Wording;

/// How long a work goes on in silence, and how often it speaks then.
const SILENT: Duration = Duration::from_secs(2);
const STEP: Duration = Duration::from_millis(200);

/// Does some work, and tells on a terminal how far it is when it takes long.
pub fn tell<T>(shell: &Shell, far: impl Fn() -> Wording + Sync, work: impl FnOnce() -> T) -> T {
    if !io::stderr().is_terminal() {
        return work();
    }
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        let watcher = scope.spawn(|| watch(shell, &far, &over));
        let done = work();
        over.store(true, Ordering::Relaxed);
        watcher.thread().unpark();
        done
    })
}

fn watch(shell: &Shell, far: &(impl Fn() -> Wording + Sync), over: &AtomicBool) {
    let began = Instant::now();
    let mut told = false;
    while !over.load(Ordering::Relaxed) {
        thread::park_timeout(STEP);
        if began.elapsed() >= SILENT {
            told = true;
            let text = far().text(shell.lang);
            let _ = write!(io::stderr(), "\r\x1b[K{text}");
        }
    }
    if told {
        let _ = write!(io::stderr(), "\r\x1b[K");
    }
}
