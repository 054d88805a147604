//! Repetitions side by side.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::{Counts, Ledger, Results};
use crate::simulate::play::play;
use crate::simulate::{Setup, Watch};

/// Plays all repetitions of a setup on so many threads, and says what they come to. Repetitions are taken by number and
/// added up by number, so the results are the same on any number of threads. Told to stop, it gives what the repetitions
/// show that were over by then; where none was, what had been counted of the first.
pub fn simulate(setup: &Setup<'_>, threads: usize, watch: &Watch) -> Results {
    let ledger = Ledger::new(setup);
    let sum = Mutex::new(Sum {
        next: 0,
        waiting: BTreeMap::new(),
        counts: ledger.nothing(),
        partial: None,
    });
    let next = AtomicU32::new(0);
    let work = || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= setup.repetitions || watch.stop.load(Ordering::Relaxed) {
                break;
            }
            let mut tally = ledger.tally();
            let played = play(setup, number, &[], &mut tally, watch);
            let counts = tally.finish(&played);
            let mut sum = sum.lock().unwrap_or_else(PoisonError::into_inner);
            match played.stopped {
                true => sum.keep(number, counts),
                false => sum.add(&ledger, number, counts),
            }
            drop(sum);
            if !played.stopped {
                watch.repetitions.fetch_add(1, Ordering::Relaxed);
            }
        }
    };
    let threads = threads.clamp(1, setup.repetitions.max(1) as usize);
    match threads {
        1 => work(),
        _ => thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(work)))),
    }
    let sum = sum.into_inner().unwrap_or_else(PoisonError::into_inner);
    let counts = sum.finish(&ledger);
    let stopped = counts.repetitions < setup.repetitions;
    ledger.results(&counts, stopped)
}

/// What all repetitions come to that are over.
struct Sum {
    /// The number of the next repetition to add.
    next: u32,
    /// Those that were over before it.
    waiting: BTreeMap<u32, Counts>,
    counts: Counts,
    /// The first of those that were told to stop.
    partial: Option<(u32, Counts)>,
}

impl Sum {
    fn add(&mut self, ledger: &Ledger<'_>, number: u32, counts: Counts) {
        self.waiting.insert(number, counts);
        while let Some(counts) = self.waiting.remove(&self.next) {
            ledger.add(&mut self.counts, counts);
            self.next += 1;
        }
    }

    fn keep(&mut self, number: u32, counts: Counts) {
        if self
            .partial
            .as_ref()
            .is_none_or(|(known, _)| number < *known)
        {
            self.partial = Some((number, counts));
        }
    }

    fn finish(mut self, ledger: &Ledger<'_>) -> Counts {
        for (_, counts) in std::mem::take(&mut self.waiting) {
            ledger.add(&mut self.counts, counts);
        }
        if self.counts.repetitions == 0
            && let Some((_, partial)) = self.partial
        {
            ledger.add(&mut self.counts, partial);
            self.counts.repetitions = 0;
        }
        self.counts
    }
}
