//! Counting what was read, by all threads.

use std::sync::atomic::{AtomicU64, Ordering};

use super::{Portion, Reading, Trouble};
use crate::run::Batch;

/// How many rows were read so far, and how many of them were rejected.
#[derive(Debug, Default)]
pub(super) struct Counting {
    rows: AtomicU64,
    rejected: AtomicU64,
}

impl Counting {
    /// Counts a portion and gives it back.
    pub fn portion(&self, portion: Portion) -> Portion {
        let rejected = portion.troubles.iter();
        let rejected = rejected.filter(|trouble| trouble.rejected.is_some());
        self.rejected
            .fetch_add(rejected.count() as u64, Ordering::Relaxed);
        self.rows.fetch_add(portion.rows, Ordering::Relaxed);
        portion
    }

    /// What was counted.
    pub fn reading(&self) -> Reading {
        Reading {
            rows: self.rows.load(Ordering::Relaxed),
            rejected: self.rejected.load(Ordering::Relaxed),
            ..Reading::default()
        }
    }
}

impl Portion {
    /// Cases whose events were one row each, and what was wrong on the way.
    pub(super) fn of(batch: Batch, troubles: Vec<Trouble>) -> Portion {
        let rejected = troubles.iter().filter(|trouble| trouble.rejected.is_some());
        Portion {
            rows: (batch.event_count() + rejected.count()) as u64,
            batch,
            troubles,
        }
    }
}
