//! The loops of a process graph, and the order of what is left when each loop is taken as one.

use petgraph::algo::kosaraju_scc;

use super::{ProcessGraph, id};
use crate::model::NodeId;

impl ProcessGraph {
    /// The nodes in groups: two are in one group when a case can come from each of them to the other. Most groups have
    /// one node. A group stands before all groups to which it leads.
    pub fn components(&self) -> Vec<Vec<NodeId>> {
        let mut components = kosaraju_scc(&self.graph);
        components.reverse();
        let ids = |nodes: Vec<_>| nodes.into_iter().map(id).collect();
        components.into_iter().map(ids).collect()
    }
}
