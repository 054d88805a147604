//! One trace, made ready for the search: what each move costs at each position.

use std::sync::Arc;

use super::meaning::Meaning;
use super::tariff::Tariff;
use crate::engine::{Marking, StepId};

/// A cost as the search counts it: whole costs in the upper half, the number of events that stand alone in the lower.
/// So of two explanations that cost the same, the one that explains more events is the cheaper one.
pub(super) type Cost = u64;

/// One unit of the stated costs.
const UNIT: Cost = 1 << 32;

/// One trace and its costs.
#[derive(Debug)]
pub(super) struct Problem<'a> {
    /// What each event can mean.
    pub(super) events: &'a [Arc<Meaning>],
    /// The costs of the steps when so many events have been: one for each position, or one alone for all.
    pub(super) tariffs: &'a [Arc<Tariff>],
}

impl Problem<'_> {
    fn tariff(&self, events: usize) -> Option<&Tariff> {
        let last = self.tariffs.len().checked_sub(1)?;
        self.tariffs.get(events.min(last)).map(Arc::as_ref)
    }

    /// Whether all events have been.
    pub(super) fn is_over(&self, events: u32) -> bool {
        events as usize >= self.events.len()
    }

    /// What a step costs without an event, when so many events have been.
    pub(super) fn without_event(&self, events: u32, step: StepId) -> Option<Cost> {
        let tariff = self.tariff(events as usize)?;
        Some(Cost::from(tariff.without_event(step)) * UNIT)
    }

    /// What it costs that no step explains the event after so many.
    pub(super) fn alone(&self, events: u32) -> Cost {
        let alone = self.events.get(events as usize).map_or(0, |it| it.alone);
        Cost::from(alone) * UNIT + 1
    }

    /// What it costs that a step is the event after so many; nothing if it can't be. The event's own data count.
    pub(super) fn told(&self, events: u32, step: StepId) -> Option<Cost> {
        let event = self.events.get(events as usize)?;
        let at = event.steps.binary_search_by_key(&step, |(id, _)| *id).ok()?;
        let against = self.tariff(events as usize + 1)?.against(step);
        Some(Cost::from(event.steps.get(at)?.1 + against) * UNIT)
    }

    /// What the rest costs at least.
    pub(super) fn at_least(&self, _events: u32, _marking: &Marking) -> Cost {
        0
    }

    /// What moves cost that cost so much in the search.
    pub(super) fn stated(cost: Cost) -> u32 {
        u32::try_from(cost / UNIT).unwrap_or(u32::MAX)
    }
}
