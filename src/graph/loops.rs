//! Loops: sets of nodes that a case can go around in. An interrupt closes no loop, because nothing makes it happen.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;

use super::{Flow, ProcessGraph, id, index};
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

impl ProcessGraph {
    /// The loops that a case can go around in any number of times: those that remain without the ways that have a
    /// bound. In the order of the rows.
    pub fn unbounded_loops(&self) -> Vec<Loop> {
        let mut ways: DiGraph<(), ()> = DiGraph::new();
        for _ in self.steps() {
            ways.add_node(());
        }
        for way in self.exits().filter(|way| way.flow.at_most.is_none()) {
            ways.add_edge(index(way.from), index(way.to), ());
        }
        let mut loop_of = vec![usize::MAX; ways.node_count()];
        let components = kosaraju_scc(&ways);
        for (number, nodes) in components.iter().enumerate() {
            for node in nodes {
                loop_of[node.index()] = number;
            }
        }
        let mut loops: Vec<Loop> = components
            .into_iter()
            .map(|mut nodes| {
                nodes.sort_unstable();
                Loop {
                    nodes: nodes.into_iter().map(id).collect(),
                    back: Vec::new(),
                    out: Vec::new(),
                }
            })
            .collect();
        for way in self.exits() {
            let (from, to) = (loop_of[way.from.0 as usize], loop_of[way.to.0 as usize]);
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
