//! How far a long reading is, beside the output.

use std::sync::atomic::{AtomicU64, Ordering};

use super::super::{Shell, progress, wording};

/// How many rows were read so far.
#[derive(Debug, Default)]
pub struct Progress {
    rows: AtomicU64,
}

impl Progress {
    /// So many more rows were read.
    pub fn add(&self, rows: u64) {
        self.rows.fetch_add(rows, Ordering::Relaxed);
    }

    /// Does some work, and tells on a terminal how far it is when it takes long.
    pub fn tell<T>(&self, shell: &Shell, work: impl FnOnce() -> T) -> T {
        let far = || wording::rows_read(self.rows.load(Ordering::Relaxed));
        progress::tell(shell, far, work)
    }
}
