//! The costs of all steps, for what the data of a case say.

use std::sync::Arc;

use super::costs;
use crate::engine::{Plan, StepId, Truths};
use crate::model::RowId;

/// The costs of a plan's steps under the same data.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Tariff {
    /// For each step: its cost where no event tells of it.
    without_event: Vec<u32>,
    /// For each step: what it costs that the data are against it, where an event tells of it.
    against: Vec<u32>,
}

impl Tariff {
    /// The costs when the data say so and the log tells of these rows with several nodes.
    pub(super) fn new(plan: &Plan, truths: &Truths, told: &[RowId]) -> Tariff {
        let sop = plan.sop();
        let without_event = plan.steps().map(|(_, step)| {
            let row = sop.nodes.get(step.kind.node().0 as usize).map(|it| it.row);
            let in_row = row.is_some_and(|row| told.contains(&row));
            costs::without_event(plan, step, truths, in_row)
        });
        let against = plan.steps();
        let against = against.map(|(_, step)| costs::against_data(plan, step, truths));
        Tariff {
            without_event: without_event.collect(),
            against: against.collect(),
        }
    }

    /// The lowest of these for each step; one of them where they are all the same.
    pub(super) fn lowest(tariffs: &[Arc<Tariff>]) -> Option<Arc<Tariff>> {
        let (first, rest) = tariffs.split_first()?;
        if rest.iter().all(|other| Arc::ptr_eq(first, other)) {
            return Some(first.clone());
        }
        let mut lowest = Tariff::clone(first);
        for other in rest {
            lower(&mut lowest.without_event, &other.without_event);
            lower(&mut lowest.against, &other.against);
        }
        Some(Arc::new(lowest))
    }

    /// Whether a step costs less without an event here than at another tariff.
    pub(super) fn is_cheaper(&self, other: &Tariff, step: StepId) -> bool {
        self.without_event(step) < other.without_event(step)
    }

    /// What a step costs that no event tells of.
    pub(super) fn without_event(&self, step: StepId) -> u32 {
        let cost = self.without_event.get(step.0 as usize);
        cost.copied().unwrap_or(costs::SKIPPED)
    }

    /// What it costs that the data are against a step.
    pub(super) fn against(&self, step: StepId) -> u32 {
        self.against.get(step.0 as usize).copied().unwrap_or(0)
    }
}

fn lower(costs: &mut [u32], others: &[u32]) {
    for (cost, other) in costs.iter_mut().zip(others) {
        *cost = (*cost).min(*other);
    }
}
