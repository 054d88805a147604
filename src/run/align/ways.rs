//! How one token comes from place to place without any event, other tokens apart.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::beside::Beside;
use super::tariff::Tariff;
use crate::engine::{Plan, StepId, StepKind};
use crate::graph::net::PlaceId;

/// The cost of a way where there is none.
pub(super) const NO_WAY: u32 = u32::MAX;

/// For each place: from where a token comes to it, and by which step.
#[derive(Debug, Clone)]
pub(super) struct Ways {
    to: Vec<Vec<(PlaceId, StepId)>>,
}

impl Ways {
    pub(super) fn new(plan: &Plan, beside: &Beside) -> Ways {
        let count = plan.place_count();
        let mut to = vec![Vec::new(); count];
        for (id, step) in plan.steps() {
            let again = matches!(step.kind, StepKind::Again(_));
            let during = |from: &PlaceId| {
                let covered = step.during.binary_search(from).is_ok();
                covered || step.during.iter().any(|other| beside.are(*from, *other))
            };
            // What begins at any time may be followed instead of what it needs to be under way.
            let from: Vec<PlaceId> = match step.takes.is_empty() {
                true => (0..count as u32).map(PlaceId).filter(during).collect(),
                false => step.takes.clone(),
            };
            for given in step.gives.iter().filter(|_| !again) {
                if let Some(ways) = to.get_mut(given.0 as usize) {
                    ways.extend(from.iter().map(|from| (*from, id)));
                }
            }
        }
        Ways { to }
    }

    /// For each place: the least cost at which a token comes from there to one of these, at this tariff.
    pub(super) fn costs_to(&self, targets: &[PlaceId], tariff: &Tariff) -> Box<[u32]> {
        let mut costs = vec![NO_WAY; self.to.len()].into_boxed_slice();
        let mut ahead = BinaryHeap::new();
        for target in targets {
            ahead.push((Reverse(0), *target));
        }
        while let Some((Reverse(cost), place)) = ahead.pop() {
            match costs.get_mut(place.0 as usize) {
                Some(known) if *known > cost => *known = cost,
                _ => continue,
            }
            let ways = self.to.get(place.0 as usize);
            for (from, step) in ways.into_iter().flatten() {
                let cost = cost + tariff.without_event(*step);
                let known = costs.get(from.0 as usize);
                if known.is_some_and(|known| *known > cost) {
                    ahead.push((Reverse(cost), *from));
                }
            }
        }
        costs
    }
}
