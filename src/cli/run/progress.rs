//! How far a long reading is, beside the output.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::super::Shell;
use super::super::wording;

/// How long a reading goes on in silence, and how often it speaks then.
const SILENT: Duration = Duration::from_secs(2);
const STEP: Duration = Duration::from_millis(200);

/// How many rows were read so far.
#[derive(Debug, Default)]
pub struct Progress {
    rows: AtomicU64,
    over: AtomicBool,
}

impl Progress {
    /// So many more rows were read.
    pub fn add(&self, rows: u64) {
        self.rows.fetch_add(rows, Ordering::Relaxed);
    }

    /// Does some work, and tells on a terminal how far it is when it takes long.
    pub fn tell<T>(&self, shell: &Shell, work: impl FnOnce() -> T) -> T {
        if !io::stderr().is_terminal() {
            return work();
        }
        thread::scope(|scope| {
            let watcher = scope.spawn(|| self.watch(shell));
            let done = work();
            self.over.store(true, Ordering::Relaxed);
            watcher.thread().unpark();
            done
        })
    }

    fn watch(&self, shell: &Shell) {
        let began = Instant::now();
        let mut told = false;
        while !self.over.load(Ordering::Relaxed) {
            thread::park_timeout(STEP);
            if began.elapsed() >= SILENT {
                told = true;
                let rows = self.rows.load(Ordering::Relaxed);
                let text = wording::rows_read(rows).text(shell.lang);
                let _ = write!(io::stderr(), "\r{text}");
            }
        }
        if told {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
