//! Conditions that must hold: when a node is done, or for the case.

use super::{Outcome, broken, lacking, state, unknown};
use crate::model::expr::truth;
use crate::model::{Guard, NodeId};
use crate::run::judge::work::Work;
use crate::run::{RuleState, Status};

/// At a node, the condition is judged with the data as of each event that does it; the first that fails counts. In a
/// planned case that is the start's, for it is filed with the data as they are; whatever is to come later stays open.
pub fn judge(work: &Work<'_>, at: Option<NodeId>, guard: &Guard) -> Outcome {
    let Some(node) = at else {
        return one(work, guard, None, None);
    };
    if work.status == Status::Planned {
        let first = work.visits.first().map(|visit| visit.node);
        return match first == Some(node) {
            true => one(work, guard, Some(node), None),
            false => state(RuleState::Open),
        };
    }
    let mut outcome = state(RuleState::Idle);
    for visit in work.visits_of(node) {
        outcome = one(work, guard, Some(node), visit.event);
        if outcome.state == RuleState::Broken {
            break;
        }
    }
    outcome
}

fn one(work: &Work<'_>, guard: &Guard, node: Option<NodeId>, event: Option<u32>) -> Outcome {
    match truth(&guard.expr, &work.known_at(event)) {
        Some(true) => state(RuleState::Kept),
        Some(false) => broken(node, event),
        None => unknown(work, lacking(work, guard, event), node, event),
    }
}
