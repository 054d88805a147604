//! Repetitions side by side.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::Results;
use super::counts::Counts;
use super::listen::Tally;
use super::load::Portions;
use super::results;
use super::rules::Rules;
use crate::simulate::play::play;
use crate::simulate::{Setup, Watch};

/// Plays all repetitions of a setup on so many threads, and says what they come to. Repetitions are taken by number and
/// added up by number, so the results are the same on any number of threads. Told to stop, it gives what the repetitions
/// show that were over by then; where none was, what had been counted of the first.
pub fn simulate(setup: &Setup<'_>, threads: usize, watch: &Watch) -> Results {
    let portions = Portions::new(setup.counts_from, setup.counts_until, setup.calendar);
    let rules = Rules::new(setup);
    let sum = Mutex::new(Sum {
        next: 0,
        waiting: BTreeMap::new(),
        counts: Counts::new(setup, &portions, false),
        partial: None,
    });
    let next = AtomicU32::new(0);
    let work = || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= setup.repetitions || watch.stop.load(Ordering::Relaxed) {
                break;
            }
            let mut tally = Tally::new(setup, &portions, &rules);
            let played = play(setup, number, &[], &mut tally, watch);
            let counts = tally.finish(&played);
            let mut sum = sum.lock().unwrap_or_else(PoisonError::into_inner);
            match played.stopped {
                true => sum.keep(number, counts),
                false => sum.add(setup, number, counts),
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
    let counts = sum.finish(setup);
    let stopped = counts.repetitions < setup.repetitions;
    results::of(setup, &portions, &rules, &counts, stopped)
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
    fn add(&mut self, setup: &Setup<'_>, number: u32, counts: Counts) {
        self.waiting.insert(number, counts);
        while let Some(counts) = self.waiting.remove(&self.next) {
            self.counts.absorb(setup, counts);
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

    fn finish(mut self, setup: &Setup<'_>) -> Counts {
        for (_, counts) in std::mem::take(&mut self.waiting) {
            self.counts.absorb(setup, counts);
        }
        if self.counts.repetitions == 0
            && let Some((_, partial)) = self.partial
        {
            self.counts.absorb(setup, partial);
            self.counts.repetitions = 0;
        }
        self.counts
    }
}
