//! Counting what was read, by all threads.

use std::sync::atomic::{AtomicU64, Ordering};

use super::{Portion, Reading, Trouble};
use crate::diagnostic::messages::LogMessage;
use crate::run::{Batch, Case};

/// How many rows were read so far, how many of them were rejected, and how many go back in time.
#[derive(Debug)]
pub(super) struct Counting {
    rows: AtomicU64,
    rejected: AtomicU64,
    backwards: AtomicU64,
    first_backwards: AtomicU64,
}

impl Default for Counting {
    fn default() -> Counting {
        Counting {
            rows: AtomicU64::new(0),
            rejected: AtomicU64::new(0),
            backwards: AtomicU64::new(0),
            first_backwards: AtomicU64::new(u64::MAX),
        }
    }
}

impl Counting {
    /// Counts a portion and gives it back.
    pub fn portion(&self, portion: Portion) -> Portion {
        let rejected = rejected(&portion.troubles);
        self.rejected.fetch_add(rejected, Ordering::Relaxed);
        self.rows.fetch_add(portion.rows, Ordering::Relaxed);
        for case in portion.batch.cases() {
            self.look_back(&case);
        }
        portion
    }

    /// Counts the events of a case that stand behind a later one in the log. The case has them in their order.
    fn look_back(&self, case: &Case<'_>) {
        let mut least = u64::MAX;
        for event in case.events.iter().rev() {
            if event.line > least {
                self.backwards.fetch_add(1, Ordering::Relaxed);
                self.first_backwards.fetch_min(event.line, Ordering::Relaxed);
            }
            least = least.min(event.line);
        }
    }

    /// What was counted.
    pub fn reading(&self) -> Reading {
        let count = self.backwards.load(Ordering::Relaxed);
        let line = self.first_backwards.load(Ordering::Relaxed);
        let note = (count > 0).then_some(LogMessage::EventsBackwards { count, line });
        Reading {
            rows: self.rows.load(Ordering::Relaxed),
            rejected: self.rejected.load(Ordering::Relaxed),
            notes: note.into_iter().collect(),
            ..Reading::default()
        }
    }
}

fn rejected(troubles: &[Trouble]) -> u64 {
    let rejected = troubles.iter().filter(|trouble| trouble.rejected.is_some());
    rejected.count() as u64
}

impl Portion {
    /// Cases whose events were one row each, and what was wrong on the way.
    pub(super) fn of(batch: Batch, troubles: Vec<Trouble>) -> Portion {
        Portion {
            rows: batch.event_count() as u64 + rejected(&troubles),
            batch,
            troubles,
        }
    }
}
