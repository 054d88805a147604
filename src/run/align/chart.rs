//! What is found out about a plan once, before any trace.

use super::beside::Beside;
use super::ways::Ways;
use crate::engine::{Plan, StepId};
use crate::graph::net::PlaceId;

/// How the places of a plan lie to each other.
#[derive(Debug, Clone)]
pub(super) struct Chart {
    pub(super) beside: Beside,
    pub(super) ways: Ways,
    /// For each step: whether no other token can be there while it happens.
    lonely: Vec<bool>,
    /// Whether anything can begin beside the rest of a case at any time.
    pub(super) has_sidelines: bool,
}

impl Chart {
    pub(super) fn new(plan: &Plan) -> Chart {
        let beside = Beside::new(plan);
        let places = || (0..plan.place_count() as u32).map(PlaceId);
        let lonely = plan.steps().map(|(_, step)| {
            let ends = step.gives.is_empty();
            ends && !places().any(|place| beside.step(step, place))
        });
        let lonely = lonely.collect();
        let mut any_time = plan.any_time().iter().filter_map(|id| plan.step(*id));
        Chart {
            ways: Ways::new(plan, &beside),
            has_sidelines: any_time.any(|step| !step.takes_all),
            lonely,
            beside,
        }
    }

    /// Whether a step ends the case for good: it gives no token, and no other can be there.
    pub(super) fn ends_all(&self, step: StepId) -> bool {
        self.lonely.get(step.0 as usize) == Some(&true)
    }
}
