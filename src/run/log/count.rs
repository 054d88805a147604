//! Counting what was read, by all threads.

use std::hash::BuildHasher;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use rustc_hash::{FxBuildHasher, FxHashSet};

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
    names: Mutex<Names>,
}

/// The names of cases, as hashes, and those that came twice.
#[derive(Debug, Default)]
struct Names {
    met: FxHashSet<u64>,
    twice: u64,
    /// The first of them by the alphabet, so that it does not depend on who read what first.
    first_twice: Option<String>,
}

impl Names {
    fn add(&mut self, name: &str) {
        if self.met.insert(FxBuildHasher.hash_one(name)) {
            return;
        }
        self.twice += 1;
        let first = self.first_twice.get_or_insert_with(|| name.to_string());
        if name < first.as_str() {
            *first = name.to_string();
        }
    }
}

impl Default for Counting {
    fn default() -> Counting {
        Counting {
            rows: AtomicU64::new(0),
            rejected: AtomicU64::new(0),
            backwards: AtomicU64::new(0),
            first_backwards: AtomicU64::new(u64::MAX),
            names: Mutex::default(),
        }
    }
}

impl Counting {
    /// Counts a portion and gives it back.
    pub fn portion(&self, portion: Portion) -> Portion {
        let rejected = rejected(&portion.troubles);
        self.rejected.fetch_add(rejected, Ordering::Relaxed);
        self.rows.fetch_add(portion.rows, Ordering::Relaxed);
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        portion.batch.cases().for_each(|case| names.add(case.id));
        drop(names);
        portion.batch.cases().for_each(|case| self.look_back(&case));
        portion
    }

    /// Counts the events of a case that stand behind a later one in the log. The case has them in their order.
    fn look_back(&self, case: &Case<'_>) {
        let mut least = u64::MAX;
        for event in case.events.iter().rev() {
            if event.line > least {
                self.backwards.fetch_add(1, Ordering::Relaxed);
                self.first_backwards
                    .fetch_min(event.line, Ordering::Relaxed);
            }
            least = least.min(event.line);
        }
    }

    /// What was counted.
    pub fn reading(&self) -> Reading {
        let count = self.backwards.load(Ordering::Relaxed);
        let line = self.first_backwards.load(Ordering::Relaxed);
        let backwards = (count > 0).then_some(LogMessage::EventsBackwards { count, line });
        let names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        let twice = names
            .first_twice
            .clone()
            .map(|case| LogMessage::CasesTwice {
                count: names.twice,
                case,
            });
        Reading {
            rows: self.rows.load(Ordering::Relaxed),
            rejected: self.rejected.load(Ordering::Relaxed),
            notes: backwards.into_iter().chain(twice).collect(),
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
