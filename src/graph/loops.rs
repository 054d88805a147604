//! Loops: sets of nodes that a case can go around in, and the order of what is left when each loop is taken as one.

use petgraph::algo::kosaraju_scc;
use petgraph::visit::EdgeFiltered;

use super::{Flow, ProcessGraph, id};
use crate::model::NodeId;

/// Nodes from each of which a case can come to each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loop {
    /// Its nodes, in the order of the rows.
    pub nodes: Vec<NodeId>,
    /// The ways inside it that lead back in the order of the rows, or stay at their node. There is one at least.
    pub back: Vec<LoopWay>,
    /// The ways that lead out of it.
    pub out: Vec<LoopWay>,
}

/// A way from a node of a loop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoopWay {
    /// The node it leaves.
    pub from: NodeId,
    /// The node it leads to.
    pub to: NodeId,
    /// The way itself.
    pub flow: Flow,
}

/// The nodes in groups: two are in one group when a case can come from each of them to the other.
struct Groups {
    /// The groups, each in the order of the rows. A group stands before all groups to which it leads.
    list: Vec<Vec<NodeId>>,
    /// The position of each node's group in that list.
    of: Vec<usize>,
}

impl Groups {
    fn holding(&self, node: NodeId) -> usize {
        self.of[node.0 as usize]
    }
}

impl ProcessGraph {
    /// The nodes in groups: two are in one group when a case can come from each of them to the other. Most groups have
    /// one node. A group stands before all groups to which it leads.
    pub fn components(&self) -> Vec<Vec<NodeId>> {
        self.groups(|_| true).list
    }

    /// Where a case comes to stay if nothing interrupts it: the smallest groups of nodes that no way leaves, each in the
    /// order of the rows. A node without a way on is such a group by itself; every other one is a circle.
    pub fn traps(&self) -> Vec<Vec<NodeId>> {
        let groups = self.groups(|flow| flow.by.is_planned());
        let is_left = |from: NodeId| {
            let mut ways = self.after(from).filter(|(_, flow)| flow.by.is_planned());
            ways.any(|(to, _)| groups.holding(from) != groups.holding(to))
        };
        let traps = groups.list.iter();
        let traps = traps.filter(|group| !group.iter().any(|node| is_left(*node)));
        let mut traps: Vec<Vec<NodeId>> = traps.cloned().collect();
        traps.sort();
        traps
    }

    /// The loops that a case can go around in any number of times: those that remain without the ways that have a
    /// bound, in the order of the rows. An interrupt closes no loop, because nothing makes it happen.
    pub fn unbounded_loops(&self) -> Vec<Loop> {
        let groups = self.groups(|flow| flow.by.is_exit() && flow.at_most.is_none());
        let empty = |nodes: &Vec<NodeId>| Loop {
            nodes: nodes.clone(),
            back: Vec::new(),
            out: Vec::new(),
        };
        let mut loops: Vec<Loop> = groups.list.iter().map(empty).collect();
        for way in self.exits() {
            let (from, to) = (groups.holding(way.from), groups.holding(way.to));
            if from != to {
                loops[from].out.push(way);
            } else if way.to <= way.from && way.flow.at_most.is_none() {
                loops[from].back.push(way);
            }
        }
        loops.retain(|found| !found.back.is_empty());
        loops.sort_by(|a, b| a.nodes.cmp(&b.nodes));
        loops
    }

    /// The groups that the ways make which count.
    fn groups(&self, counts: impl Fn(&Flow) -> bool) -> Groups {
        let ways = EdgeFiltered::from_fn(&self.graph, |edge| counts(edge.weight()));
        let mut list: Vec<Vec<NodeId>> = Vec::new();
        for group in kosaraju_scc(&ways).into_iter().rev() {
            let mut nodes: Vec<NodeId> = group.into_iter().map(id).collect();
            nodes.sort();
            list.push(nodes);
        }
        let mut of = vec![0; self.graph.node_count()];
        for (at, group) in list.iter().enumerate() {
            group.iter().for_each(|node| of[node.0 as usize] = at);
        }
        Groups { list, of }
    }

    /// Every exit of every node, in the order of the nodes.
    fn exits(&self) -> impl Iterator<Item = LoopWay> {
        self.steps().flat_map(|step| {
            let from = step.node;
            self.after(from)
                .filter(|(_, flow)| flow.by.is_exit())
                .map(move |(to, flow)| LoopWay { from, to, flow })
        })
    }
}
