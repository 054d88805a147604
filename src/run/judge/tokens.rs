//! The tokens of a case with their histories: which visits, or events, the time of the next visit counts from.

use crate::engine::{Marking, Plan, Step};
use crate::graph::net::PlaceId;
use crate::model::NodeId;

/// What a clock may start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// The completion of a visit, by its position.
    Visit(u32),
    /// An event, by its position among those that are done.
    Event(u32),
}

/// Tokens by the places where they lie, each with where it comes from. A token that passes something silent, or
/// something that the log lacks, keeps its history.
#[derive(Debug, Clone, Default)]
pub struct Tokens {
    all: Vec<(PlaceId, Vec<Origin>)>,
}

impl Tokens {
    /// Takes what a step takes; where its tokens come from.
    pub fn take(&mut self, step: &Step) -> Vec<Origin> {
        let mut origins = Vec::new();
        if step.takes_all {
            self.all.clear();
        }
        for place in &step.takes {
            if let Some(at) = self.all.iter().position(|(known, _)| known == place) {
                origins.extend(self.all.remove(at).1);
            }
        }
        origins.sort_unstable();
        origins.dedup();
        origins
    }

    /// Gives what a step gives, with this history.
    pub fn give(&mut self, step: &Step, origins: &[Origin]) {
        let given = step.gives.iter().map(|place| (*place, origins.to_vec()));
        self.all.extend(given);
    }

    /// The nodes that can be done now, each once and in order, with what their clocks start from.
    pub fn ready(&self, plan: &Plan, marking: &Marking) -> Vec<(NodeId, Vec<Origin>)> {
        let can = |node: &NodeId| {
            let steps = plan.steps_of(*node).iter();
            steps
                .filter_map(|step| plan.step(*step))
                .any(|step| marking.allows(step))
        };
        let nodes = marking.nodes(plan).into_iter().filter(can);
        nodes.map(|node| (node, self.origins(plan, node))).collect()
    }

    fn origins(&self, plan: &Plan, node: NodeId) -> Vec<Origin> {
        let here = self.all.iter();
        let here = here.filter(|(place, _)| plan.place(*place).node() == Some(node));
        let mut origins: Vec<Origin> = here.flat_map(|(_, from)| from.iter().copied()).collect();
        origins.sort_unstable();
        origins.dedup();
        origins
    }
}
