//! Which places can have tokens at the same time.
//!
//! Two places are beside each other if one step gives tokens to both, or if a step gives to the one that takes only from
//! places beside the other (Kovalyov and Esparza, "A polynomial algorithm to compute the concurrency relation of
//! free-choice signal transition graphs", 1996). For sound SOPs that is exact; for all others it says too much, never too
//! little.

use crate::engine::{Plan, Step};
use crate::graph::net::PlaceId;

/// Above so many places all are taken to be beside each other.
const PLACES: usize = 4_096;

/// The pairs of places that can have tokens at the same time; a place that can have two is beside itself.
#[derive(Debug, Clone)]
pub(super) struct Beside {
    places: usize,
    /// A bit for each pair, row by row; empty where all pairs count.
    bits: Vec<u64>,
}

impl Beside {
    pub(super) fn new(plan: &Plan) -> Beside {
        let places = plan.place_count();
        if places > PLACES {
            return Beside {
                places,
                bits: Vec::new(),
            };
        }
        let bits = vec![0; (places * places).div_ceil(64)];
        let mut beside = Beside { places, bits };
        beside.find(plan);
        beside
    }

    /// Whether both places can have a token at the same time.
    pub(super) fn are(&self, one: PlaceId, other: PlaceId) -> bool {
        let (word, bit) = self.position(one, other);
        self.bits.is_empty() || self.bits.get(word).is_some_and(|word| word & bit != 0)
    }

    /// Whether a step can be possible while a token lies in a place that it leaves there.
    pub(super) fn step(&self, step: &Step, place: PlaceId) -> bool {
        step.takes.iter().all(|taken| self.are(*taken, place))
    }

    fn position(&self, one: PlaceId, other: PlaceId) -> (usize, u64) {
        let at = one.0 as usize * self.places + other.0 as usize;
        (at / 64, 1 << (at % 64))
    }

    fn find(&mut self, plan: &Plan) {
        let mut new = Vec::new();
        for (_, step) in plan.steps() {
            for (at, given) in step.gives.iter().enumerate() {
                let stays = if step.takes_all {
                    &[][..]
                } else {
                    &step.during
                };
                for other in step.gives.iter().skip(at + 1).chain(stays) {
                    self.add(*given, *other, &mut new);
                }
            }
        }
        while let Some((one, other)) = new.pop() {
            self.follow(plan, one, other, &mut new);
            self.follow(plan, other, one, &mut new);
        }
    }

    fn add(&mut self, one: PlaceId, other: PlaceId, new: &mut Vec<(PlaceId, PlaceId)>) {
        if self.are(one, other) {
            return;
        }
        for (one, other) in [(one, other), (other, one)] {
            let (word, bit) = self.position(one, other);
            if let Some(word) = self.bits.get_mut(word) {
                *word |= bit;
            }
        }
        new.push((one, other));
    }

    /// A token lies in `stays` while one moves on from `moves`.
    fn follow(
        &mut self,
        plan: &Plan,
        moves: PlaceId,
        stays: PlaceId,
        new: &mut Vec<(PlaceId, PlaceId)>,
    ) {
        let steps = plan.steps_from(moves).iter();
        let any_time = plan.any_time().iter();
        let steps = steps.chain(any_time).filter_map(|id| plan.step(*id));
        for step in steps {
            let can_be = match step.takes.is_empty() {
                true => !step.takes_all && step.during.binary_search(&moves).is_ok(),
                false => self.step(step, stays),
            };
            if can_be {
                step.gives
                    .iter()
                    .for_each(|given| self.add(*given, stays, new));
            }
        }
    }
}
