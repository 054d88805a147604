//! Where the tokens of a case lie.

use super::{Plan, Step};
use crate::graph::net::PlaceId;
use crate::model::NodeId;

/// The tokens of one case, by their places in order. A place with two tokens stands twice.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Marking(Vec<PlaceId>);

impl Marking {
    /// Before the case begins.
    pub fn before() -> Marking {
        Marking(vec![PlaceId(0)])
    }

    /// After the case is over: no token is left.
    pub const fn over() -> Marking {
        Marking(Vec::new())
    }

    /// The places with a token, in order.
    pub fn places(&self) -> &[PlaceId] {
        &self.0
    }

    /// Whether the case has not begun.
    pub fn is_before(&self) -> bool {
        self.0 == [PlaceId(0)]
    }

    /// Whether no token is left: the case is over.
    pub fn is_over(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a place has a token.
    pub fn holds(&self, place: PlaceId) -> bool {
        self.0.binary_search(&place).is_ok()
    }

    /// The nodes at which tokens lie, in order, each once.
    pub fn nodes(&self, plan: &Plan) -> Vec<NodeId> {
        let nodes = self.0.iter().filter_map(|place| plan.place(*place).node());
        let mut nodes: Vec<NodeId> = nodes.collect();
        nodes.sort_unstable();
        nodes.dedup();
        nodes
    }

    /// Whether a step can happen now. What goes on beside the rest of a case does not begin a second time while the
    /// first is where it began.
    pub fn allows(&self, step: &Step) -> bool {
        if !step.takes.is_empty() {
            return step.takes.iter().all(|place| self.holds(*place));
        }
        let under_way = step.during.iter().any(|place| self.holds(*place));
        under_way && !step.gives.iter().any(|place| self.holds(*place))
    }

    /// The marking after a step. What it takes and is not there is left out of account.
    pub fn after(&self, step: &Step) -> Marking {
        let mut places = match step.takes_all {
            true => Vec::with_capacity(step.gives.len()),
            false => self.0.clone(),
        };
        for place in &step.takes {
            if let Ok(at) = places.binary_search(place) {
                places.remove(at);
            }
        }
        places.extend(&step.gives);
        places.sort_unstable();
        Marking(places)
    }

    /// Takes a step here, as [`Marking::after`] does, in the room there is.
    pub fn apply(&mut self, step: &Step) {
        if step.takes_all {
            self.0.clear();
        }
        for place in &step.takes {
            if let Ok(at) = self.0.binary_search(place) {
                self.0.remove(at);
            }
        }
        for place in &step.gives {
            let at = self.0.partition_point(|held| held < place);
            self.0.insert(at, *place);
        }
    }

    /// Goes back to before the case begins, in the room there is.
    pub fn reset(&mut self) {
        self.0.clear();
        self.0.push(PlaceId(0));
    }
}
