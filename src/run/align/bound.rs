//! What the rest of a trace costs at least: the cost for one token alone.
//!
//! Of all tokens of a marking one is followed, and the others are forgotten: it moves on by any step that takes it,
//! whatever else that step waits for, and an event that can be done beside it is taken to be done there. What is left
//! is a walk of one token through the trace, whose least cost is found backward, event by event, for all places at once.
//! No explanation is cheaper than that for any of its tokens, so the dearest of them counts. Where nothing is parallel
//! there is one token, and the bound is the cost itself.
//!
//! A token needs to move without an event only directly before an event that it does. So it is enough to know the least
//! cost of coming from each place to each node ([`super::ways`]), which is found once for all traces.

use super::chart::Chart;
use super::problem::{Cost, Problem, UNIT};
use super::ways::NO_WAY;
use crate::engine::{Marking, Plan, StepId};

/// For how many pairs of an event and a place the costs are kept. A trace that has more gets a weaker bound.
const PAIRS: usize = 8_000_000;

/// What the rest of one trace costs at least, from each position on.
#[derive(Debug, Default)]
pub(super) struct Bound {
    places: usize,
    /// For each position the costs by place, one position after the other; empty where there would be too many.
    costs: Vec<Cost>,
    /// For each position: what it costs that all events from there on stand alone.
    all_alone: Vec<Cost>,
    /// For each position: what the events cost that no step could ever be.
    hopeless: Vec<Cost>,
}

impl Bound {
    /// Finds the bounds of a trace.
    pub(super) fn find(&mut self, plan: &Plan, chart: &Chart, problem: &Problem<'_>) {
        let count = problem.events.len();
        self.sum_up(problem);
        self.costs.clear();
        self.places = plan.place_count();
        let pairs = self.places.saturating_mul(count + 1);
        if pairs > PAIRS {
            return;
        }
        self.costs.resize(pairs, 0);
        for event in (0..count).rev() {
            self.go_back(plan, chart, problem, event);
        }
    }

    fn sum_up(&mut self, problem: &Problem<'_>) {
        let count = problem.events.len();
        for sums in [&mut self.all_alone, &mut self.hopeless] {
            sums.clear();
            sums.resize(count + 1, 0);
        }
        for at in (0..count).rev() {
            let alone = problem.alone(at as u32);
            let hopeless = problem.events[at].steps.is_empty();
            self.all_alone[at] = self.all_alone[at + 1] + alone;
            self.hopeless[at] = self.hopeless[at + 1] + if hopeless { alone } else { 0 };
        }
    }

    /// The costs before an event, from those after it.
    fn go_back(&mut self, plan: &Plan, chart: &Chart, problem: &Problem<'_>, event: usize) {
        let meaning = &problem.events[event];
        let (before, after) = self.costs.split_at_mut((event + 1) * self.places);
        let before = &mut before[event * self.places..];
        let after = &after[..self.places];
        let alone = problem.alone(event as u32);
        for ((cost, after), beside) in before.iter_mut().zip(after).zip(meaning.beside.iter()) {
            *cost = after + beside.map_or(alone, |beside| alone.min(Cost::from(beside) * UNIT));
        }
        let rest = (self.all_alone[event + 1], self.hopeless[event + 1]);
        for (node, ways) in meaning.nodes.iter().zip(problem.ways(event)) {
            let steps = meaning.steps_of(node).iter();
            let costs = steps.filter_map(|(step, _)| {
                let told = problem.told(event as u32, *step)?;
                Some(told + then(plan, chart, *step, after, rest))
            });
            let Some(least) = costs.min() else {
                continue;
            };
            for (cost, way) in before.iter_mut().zip(ways.iter()) {
                if *way != NO_WAY {
                    *cost = (*cost).min(least + Cost::from(*way) * UNIT);
                }
            }
        }
    }

    /// What the rest costs at least when so many events have been and the tokens lie so.
    pub(super) fn of(&self, events: u32, marking: &Marking) -> Cost {
        let at = events as usize;
        let rest = |sums: &[Cost]| sums.get(at).copied().unwrap_or(0);
        if marking.is_over() {
            return rest(&self.all_alone);
        }
        match self.costs.get(at * self.places..) {
            Some(costs) if !self.costs.is_empty() => {
                let places = marking.places().iter();
                let costs = places.filter_map(|place| costs.get(place.0 as usize));
                costs.copied().max().unwrap_or(0)
            }
            _ => rest(&self.hopeless),
        }
    }
}

/// What the rest costs at least for a token that a step has taken. `rest` is that of a case that is over, and that of
/// one where other tokens may be left.
fn then(plan: &Plan, chart: &Chart, step: StepId, after: &[Cost], rest: (Cost, Cost)) -> Cost {
    let gives = plan.step(step).map(|step| step.gives.as_slice());
    let gives = gives.unwrap_or_default().iter();
    let costs = gives.filter_map(|place| after.get(place.0 as usize));
    costs.copied().min().unwrap_or(match chart.ends_all(step) {
        true => rest.0,
        false => rest.1,
    })
}
