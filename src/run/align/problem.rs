//! One trace, made ready for the search: what each move costs at each position, and which moves can be put off.

use std::sync::Arc;

use super::Move;
use super::chart::Chart;
use super::meaning::Meaning;
use super::memory::CostsTo;
use super::tariff::Tariff;
use super::ways::NO_WAY;
use crate::engine::{Plan, Step, StepId};

/// A cost as the search counts it: whole costs in the upper half, the number of events that stand alone in the lower.
/// So of two explanations that cost the same, the one that explains more events is the cheaper one.
pub(super) type Cost = u64;

/// One unit of the stated costs.
pub(super) const UNIT: Cost = 1 << 32;

/// One trace and its costs.
#[derive(Debug)]
pub(super) struct Problem<'a> {
    /// What each event can mean.
    pub(super) events: &'a [Arc<Meaning>],
    /// The costs of the steps when so many events have been: one for each position, or one alone for all.
    tariffs: &'a [Arc<Tariff>],
    /// The costs of coming to the nodes that an event can be, from each place, event by event.
    ways: &'a [CostsTo],
    /// For each event: where its ways begin in `ways`.
    first_way: Vec<usize>,
    /// For each position: whether a step may be dearer later, so that none can be put off. Positions past the last can.
    pressing: Vec<bool>,
}

impl<'a> Problem<'a> {
    pub(super) fn new(
        plan: &Plan,
        events: &'a [Arc<Meaning>],
        tariffs: &'a [Arc<Tariff>],
        ways: &'a [CostsTo],
        chart: &Chart,
    ) -> Problem<'a> {
        let first_way = events.iter().scan(0, |next, event| {
            let first = *next;
            *next += event.nodes.len();
            Some(first)
        });
        let first_way = first_way.collect();
        let dearer = |pair: &[Arc<Tariff>]| match pair {
            [now, later] if !Arc::ptr_eq(now, later) => {
                plan.steps().any(|(id, _)| now.is_cheaper(later, id))
            }
            _ => false,
        };
        // What begins beside the rest of a case begins only where nothing like it lies, so others may have to go first.
        let pressing = match chart.has_sidelines {
            true => vec![true; events.len()],
            false => tariffs.windows(2).map(dearer).collect(),
        };
        Problem {
            events,
            tariffs,
            ways,
            first_way,
            pressing,
        }
    }

    fn tariff(&self, events: usize) -> Option<&Tariff> {
        let last = self.tariffs.len().checked_sub(1)?;
        self.tariffs.get(events.min(last)).map(Arc::as_ref)
    }

    /// Whether all events have been.
    pub(super) fn is_over(&self, events: u32) -> bool {
        events as usize >= self.events.len()
    }

    /// What a step costs without an event, when so many events have been.
    pub(super) fn without_event(&self, events: u32, step: StepId) -> Cost {
        let tariff = self.tariff(events as usize);
        let cost = tariff.map_or(0, |tariff| tariff.without_event(step));
        Cost::from(cost) * UNIT
    }

    /// What it costs that no step explains the event after so many.
    pub(super) fn alone(&self, events: u32) -> Cost {
        let alone = self.events.get(events as usize).map_or(0, |it| it.alone);
        Cost::from(alone) * UNIT + 1
    }

    /// What it costs that a step is the event after so many; nothing if it can't be. The event's own data count.
    pub(super) fn told(&self, events: u32, step: StepId) -> Option<Cost> {
        let cost = self.events.get(events as usize)?.cost(step)?;
        let against = self.tariff(events as usize + 1)?.against(step);
        Some(Cost::from(cost + against) * UNIT)
    }

    /// What a move costs when so many events have been.
    pub(super) fn cost(&self, events: u32, step: Move) -> Cost {
        match step {
            Move::Both(step, _) => self.told(events, step).unwrap_or(0),
            Move::Model(step) => self.without_event(events, step),
            Move::Log(_) => self.alone(events),
        }
    }

    /// For each node that an event can be: the cost of coming there from each place, without events.
    pub(super) fn ways(&self, event: usize) -> &[CostsTo] {
        let first = self.first_way.get(event).copied().unwrap_or(0);
        let nodes = self.events.get(event).map_or(0, |event| event.nodes.len());
        self.ways.get(first..first + nodes).unwrap_or_default()
    }

    /// Whether a step without an event may be needed now: a token that it gives may become one that the next event
    /// takes. All other steps can as well come after the event.
    pub(super) fn is_needed(&self, events: u32, step: &Step) -> bool {
        let event = events as usize;
        let leads = |ways: &CostsTo| {
            let mut gives = step.gives.iter();
            gives.any(|place| ways.get(place.0 as usize).is_some_and(|it| *it != NO_WAY))
        };
        self.pressing.get(event) == Some(&true) || self.ways(event).iter().any(leads)
    }

    /// What moves cost that cost so much in the search.
    pub(super) fn stated(cost: Cost) -> u32 {
        u32::try_from(cost / UNIT).unwrap_or(u32::MAX)
    }
}
