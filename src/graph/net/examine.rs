//! The verdict on a net.

use super::reduce::reduce;
use super::run::Runs;
use super::search::{Found, Manner, search};
use super::{FaultKind, Net, Replay};
use crate::model::NodeId;

/// How many steps a run may have.
const STEPS: usize = 100_000;

/// What is known of a net.
#[derive(Debug, Clone)]
pub struct Examined {
    /// The faults found, the nearest to the beginning first within each kind. Of several at one place only the first.
    pub faults: Vec<Fault>,
    /// Whether every marking has been seen, so that there are no faults of other kinds.
    pub complete: bool,
    /// For each node, by its position: whether a case has been seen to do it. Exact where the search is complete and
    /// no second token has been found.
    pub done: Vec<bool>,
}

/// A fault, with a run that shows it.
#[derive(Debug, Clone)]
pub struct Fault {
    /// What goes wrong.
    pub kind: FaultKind,
    /// The run up to the fault: the step that gives the second token, the last step that can be done at all, or the
    /// end that is done early.
    pub run: Replay,
}

impl Net {
    /// Looks for faults, at `limit` markings of the reduced net at most, and at as many again where those show none.
    ///
    /// Where no second token is found, the other kinds are found if and only if they are there. Where one is, others
    /// that are reported are real, but some may show only after it is mended.
    pub fn examine(&self, limit: usize) -> Examined {
        let reduced = reduce(self);
        let mut seen = search(&reduced, limit, Manner::Wide);
        if !seen.complete && seen.faults.iter().all(|found| !found.kind.is_error()) {
            let deep = search(&reduced, limit, Manner::Deep).faults;
            seen.faults
                .extend(deep.into_iter().filter(|found| found.kind.is_error()));
        }
        let faults = seen.faults.iter();
        let faults = faults.filter_map(|found| self.fault(&reduced.runs, found));
        Examined {
            faults: faults.collect(),
            complete: seen.complete,
            done: self.done(&reduced.runs, &seen.done),
        }
    }

    fn done(&self, runs: &Runs, seen: &[super::run::RunId]) -> Vec<bool> {
        let mut done = Vec::new();
        runs.all(seen, |transition| {
            let what = self.transition(transition).map(|it| it.what);
            if let Some(NodeId(node)) = what.and_then(|what| what.done()) {
                let node = node as usize;
                done.resize(done.len().max(node + 1), false);
                done[node] = true;
            }
        });
        done
    }

    fn fault(&self, runs: &Runs, found: &Found) -> Option<Fault> {
        let steps = runs.steps(&found.runs, STEPS);
        let kind = found.kind;
        let run = Replay::of(self, &steps)?;
        let run = match kind {
            FaultKind::SecondToken => Replay::of(self, &run.first_meeting(self)?)?,
            _ if run.doubled.is_some() => return None,
            FaultKind::EarlyEnd => self.up_to_end(run)?,
            FaultKind::Deadlock | FaultKind::Remains => run,
        };
        Some(Fault { kind, run })
    }

    /// What of a run the end that comes last in it needs; all of it where tokens would meet without the rest.
    fn up_to_end(&self, run: Replay) -> Option<Replay> {
        let needed = run.history(run.steps.len().checked_sub(1)?);
        let short = Replay::of(self, &run.only(&needed))?;
        Some(if short.doubled.is_some() { run } else { short })
    }
}
