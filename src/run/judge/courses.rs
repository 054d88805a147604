//! The courses known so far: cases with the same events, as far as the flow goes, share one.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use super::building;
use super::course::Course;
use super::ground::Ground;
use crate::engine::Truths;
use crate::run::align::{Aligner, Symbol, Trace};

/// How many pieces of courses and traces are remembered at once, some hundred bytes each at most. Past it everything is
/// forgotten, and made again when it comes again.
const ROOM: usize = 500_000;

/// Courses by the traces they explain.
#[derive(Debug, Default)]
pub struct Courses {
    known: Vec<Explained>,
    by_hash: FxHashMap<u64, Vec<usize>>,
    size: usize,
}

#[derive(Debug)]
struct Explained {
    symbols: Vec<Symbol>,
    truths: Vec<Truths>,
    course: Course,
}

impl Courses {
    /// The course of a trace.
    pub fn of(
        &mut self,
        ground: &Ground<'_>,
        aligner: &mut Aligner<'_>,
        trace: Trace<'_>,
    ) -> &Course {
        let hash = hash(trace);
        let at = match self.find(hash, trace) {
            Some(at) => at,
            None => self.make(hash, ground, aligner, trace),
        };
        &self.known[at].course
    }

    fn find(&self, hash: u64, trace: Trace<'_>) -> Option<usize> {
        let same = |at: &&usize| {
            let explained = self.known.get(**at);
            explained.is_some_and(|it| it.symbols == trace.symbols && it.truths == trace.truths)
        };
        self.by_hash.get(&hash)?.iter().find(same).copied()
    }

    fn make(
        &mut self,
        hash: u64,
        ground: &Ground<'_>,
        aligner: &mut Aligner<'_>,
        trace: Trace<'_>,
    ) -> usize {
        let alignment = aligner.align(trace);
        let course = building::course(ground, trace.symbols, trace.truths, alignment);
        if self.size > ROOM {
            *self = Courses::default();
        }
        self.size += course.size() + trace.symbols.len() + trace.truths.len();
        self.known.push(Explained {
            symbols: trace.symbols.to_vec(),
            truths: trace.truths.to_vec(),
            course,
        });
        let at = self.known.len() - 1;
        self.by_hash.entry(hash).or_default().push(at);
        at
    }
}

fn hash(trace: Trace<'_>) -> u64 {
    let mut hasher = FxHasher::default();
    trace.symbols.hash(&mut hasher);
    trace.truths.hash(&mut hasher);
    hasher.finish()
}
