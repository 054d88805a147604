//! Runs of the net, as the reduced transitions remember them.
//!
//! Two runs one after the other are a new entry that points at both, so joining them costs nothing however long they
//! are. Where the reduction keeps one of two that do the same, the other is remembered beside it: a run is what one
//! case does, but all of what either does can be done.

use super::TransitionId;

/// A position in [`Runs`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RunId(u32);

#[derive(Debug, Clone, Copy)]
enum Run {
    Step(TransitionId),
    Then(RunId, RunId),
    /// The first is the run; the second can be done instead.
    Or(RunId, RunId),
}

/// The runs of a net that is being reduced.
#[derive(Debug, Default)]
pub(super) struct Runs {
    runs: Vec<Run>,
    /// The number of steps of each.
    lengths: Vec<u64>,
}

impl Runs {
    fn push(&mut self, run: Run, length: u64) -> RunId {
        self.runs.push(run);
        self.lengths.push(length);
        RunId(self.runs.len() as u32 - 1)
    }

    pub(super) fn step(&mut self, transition: TransitionId) -> RunId {
        self.push(Run::Step(transition), 1)
    }

    pub(super) fn then(&mut self, first: RunId, second: RunId) -> RunId {
        let length = self.length(first).saturating_add(self.length(second));
        self.push(Run::Then(first, second), length)
    }

    pub(super) fn or(&mut self, kept: RunId, other: RunId) -> RunId {
        self.push(Run::Or(kept, other), self.length(kept))
    }

    pub(super) fn length(&self, run: RunId) -> u64 {
        self.lengths.get(run.0 as usize).copied().unwrap_or(0)
    }

    /// The steps of runs that follow each other, `limit` at most.
    pub(super) fn steps(&self, runs: &[RunId], limit: usize) -> Vec<TransitionId> {
        let mut steps = Vec::new();
        let mut ahead: Vec<RunId> = runs.iter().rev().copied().collect();
        while let Some(run) = ahead.pop() {
            match self.runs.get(run.0 as usize) {
                _ if steps.len() >= limit => break,
                Some(Run::Step(transition)) => steps.push(*transition),
                Some(Run::Then(first, second)) => ahead.extend([*second, *first]),
                Some(Run::Or(kept, _)) => ahead.push(*kept),
                None => {}
            }
        }
        steps
    }

    /// Calls `see` with every transition that can be done in one of these runs, each once.
    pub(super) fn all(&self, runs: &[RunId], mut see: impl FnMut(TransitionId)) {
        let mut seen = vec![false; self.runs.len()];
        let mut ahead = runs.to_vec();
        while let Some(run) = ahead.pop() {
            match seen.get_mut(run.0 as usize) {
                Some(seen) if !*seen => *seen = true,
                _ => continue,
            }
            match self.runs.get(run.0 as usize) {
                Some(Run::Step(transition)) => see(*transition),
                Some(Run::Then(first, second) | Run::Or(first, second)) => {
                    ahead.extend([*first, *second]);
                }
                None => {}
            }
        }
    }
}
