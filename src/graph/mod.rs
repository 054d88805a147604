//! The process graph: which node follows which, and how tokens move. The only home of petgraph.
//!
//! A node takes one token unless it says that it joins; then it waits for a token from each node it names. When it is
//! done it chooses one of its exits. An exit to one target puts a token there, an exit to all of its targets splits, an
//! exit to one of its targets chooses again. So several plain exits are a choice, and a parallel split is always marked.
//! Besides its exits a node can be left by an interrupt, or by a rule on silence.
//!
//! The graph is built once from the model and answers in the model's own ids; what it is made of stays inside.

mod loops;

pub mod net;
pub mod paths;

pub use loops::{Loop, LoopWay};

use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{Dfs, EdgeFiltered, EdgeRef, IntoNeighbors, Reversed, Visitable};
use petgraph::{Direction, Graph};
use serde::Serialize;

use crate::model::{ExitKind, NodeId, NodeKind, RuleKind, Sop};

/// The process graph of one SOP.
#[derive(Debug, Clone)]
pub struct ProcessGraph {
    graph: DiGraph<Step, Flow>,
}

/// How a node of the graph takes and gives tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The node of the model.
    pub node: NodeId,
    /// How it takes tokens.
    pub takes: Takes,
    /// How it gives them.
    pub gives: Gives,
}

/// How a node takes tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Takes {
    /// None: a case begins here, or the node runs beside the others.
    Nothing,
    /// One, from any of the nodes before it.
    One,
    /// One from each of the nodes it joins.
    Join,
}

/// How a node gives tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Gives {
    /// None: a case ends here.
    Nothing,
    /// One, to the only node after it.
    One,
    /// One, to one of several.
    Choice,
    /// One to each of several.
    Split,
    /// A choice between exits of which at least one splits.
    ChoiceOfSplits,
}

/// A way from one node to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Flow {
    /// What opens the way.
    pub by: FlowKind,
    /// How many times a case may go it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u32>,
}

/// What opens a way from one node to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FlowKind {
    /// An exit of the node: its position, and the target's position in it.
    Exit(usize, usize),
    /// Something that may happen at any time, as a position in [`Sop::interrupts`].
    Interrupt(usize),
    /// A rule on silence, as a position in [`Sop::rules`].
    Silence(usize),
}

impl FlowKind {
    /// Whether the node itself leads this way when it is done.
    pub fn is_exit(self) -> bool {
        matches!(self, FlowKind::Exit(..))
    }

    /// Whether a case goes this way sooner or later, unless it goes another one. Nothing makes an interrupt happen.
    pub fn is_planned(self) -> bool {
        !matches!(self, FlowKind::Interrupt(_))
    }
}

impl ProcessGraph {
    /// Builds the graph of an SOP.
    pub fn new(sop: &Sop) -> ProcessGraph {
        let mut graph = Graph::with_capacity(sop.nodes.len(), sop.nodes.len());
        for (id, node) in sop.nodes_with_ids() {
            graph.add_node(Step {
                node: id,
                takes: takes(sop, id),
                gives: gives(sop, id),
            });
            debug_assert_eq!(graph.node_count(), id.0 as usize + 1, "{}", node.name.value);
        }
        let mut graph = ProcessGraph { graph };
        graph.add_exits(sop);
        graph.add_interrupts(sop);
        graph.add_silences(sop);
        graph
    }

    fn add(&mut self, from: NodeId, to: NodeId, by: FlowKind, at_most: Option<u32>) {
        self.graph
            .add_edge(index(from), index(to), Flow { by, at_most });
    }

    fn add_exits(&mut self, sop: &Sop) {
        for (id, node) in sop.nodes_with_ids() {
            for (exit_at, exit) in node.exits.iter().enumerate() {
                for (target_at, target) in exit.targets.iter().enumerate() {
                    let by = FlowKind::Exit(exit_at, target_at);
                    self.add(id, target.node.value, by, target.at_most);
                }
            }
        }
    }

    fn add_interrupts(&mut self, sop: &Sop) {
        for (at, interrupt) in sop.interrupts.iter().enumerate() {
            let (to, at_most) = (interrupt.target.node.value, interrupt.target.at_most);
            let by = FlowKind::Interrupt(at);
            if interrupt.from.is_empty() {
                for (id, node) in sop.nodes_with_ids() {
                    if id != to && node.kind.value != NodeKind::End {
                        self.add(id, to, by, at_most);
                    }
                }
            }
            for from in &interrupt.from {
                self.add(from.value, to, by, at_most);
            }
        }
    }

    fn add_silences(&mut self, sop: &Sop) {
        for (at, rule) in sop.rules.iter().enumerate() {
            for part in &rule.parts {
                if let RuleKind::Silence {
                    after: Some(after),
                    target: Some(target),
                    ..
                } = part
                {
                    let by = FlowKind::Silence(at);
                    self.add(after.value, target.node.value, by, target.at_most);
                }
            }
        }
    }

    /// Every node, in the order of the rows.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.graph.node_weights()
    }

    /// How a node takes and gives tokens.
    pub fn step(&self, node: NodeId) -> Option<&Step> {
        self.graph.node_weight(index(node))
    }

    /// The ways out of a node, in the order of its exits.
    pub fn after(&self, node: NodeId) -> impl Iterator<Item = (NodeId, Flow)> {
        let mut ways: Vec<_> = self
            .graph
            .edges_directed(index(node), Direction::Outgoing)
            .map(|edge| (edge.id(), (id(edge.target()), *edge.weight())))
            .collect();
        ways.sort_by_key(|(edge, _)| *edge);
        ways.into_iter().map(|(_, way)| way)
    }

    /// The ways into a node, in the order of the nodes they come from.
    pub fn before(&self, node: NodeId) -> impl Iterator<Item = (NodeId, Flow)> {
        let mut ways: Vec<_> = self
            .graph
            .edges_directed(index(node), Direction::Incoming)
            .map(|edge| (edge.id(), (id(edge.source()), *edge.weight())))
            .collect();
        ways.sort_by_key(|(edge, _)| *edge);
        ways.into_iter().map(|(_, way)| way)
    }

    /// For each node, by its position: whether a case that begins at one of the starts can come to it, an interrupt
    /// included.
    pub fn reached_from(&self, starts: impl IntoIterator<Item = NodeId>) -> Vec<bool> {
        visited(&self.graph, self.graph.node_count(), starts)
    }

    /// For each node, by its position: whether a case there can come to one of the ends without an interrupt.
    pub fn reaching(&self, ends: impl IntoIterator<Item = NodeId>) -> Vec<bool> {
        let planned = EdgeFiltered::from_fn(&self.graph, |edge| edge.weight().by.is_planned());
        visited(Reversed(&planned), self.graph.node_count(), ends)
    }

    /// The graph as plain data, for those who want to see it.
    pub fn outline(&self, sop: &Sop) -> Outline {
        let name = |node: NodeId| sop[node].name.value.clone();
        let nodes = self.steps().map(|step| {
            let ways = self
                .after(step.node)
                .map(|(to, flow)| OutlineFlow { to: name(to), flow });
            OutlineNode {
                name: name(step.node),
                takes: step.takes,
                gives: step.gives,
                flows: ways.collect(),
            }
        });
        Outline {
            sop: sop.name.value.clone(),
            nodes: nodes.collect(),
        }
    }
}

/// A graph as plain data, by the names of its nodes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Outline {
    /// The SOP's name.
    pub sop: String,
    /// The nodes, in the order of the rows.
    pub nodes: Vec<OutlineNode>,
}

/// A node of an [`Outline`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OutlineNode {
    /// Its name.
    pub name: String,
    /// How it takes tokens.
    pub takes: Takes,
    /// How it gives them.
    pub gives: Gives,
    /// The ways out of it.
    pub flows: Vec<OutlineFlow>,
}

/// A way out of a node of an [`Outline`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OutlineFlow {
    /// The name of the node it leads to.
    pub to: String,
    /// What opens it.
    #[serde(flatten)]
    pub flow: Flow,
}

/// For each of `count` nodes: whether a walk along the graph's edges from one of `from` comes to it.
fn visited<G>(graph: G, count: usize, from: impl IntoIterator<Item = NodeId>) -> Vec<bool>
where
    G: IntoNeighbors<NodeId = NodeIndex> + Visitable<NodeId = NodeIndex> + Copy,
{
    let mut visited = vec![false; count];
    let mut walk = Dfs::empty(graph);
    for start in from {
        if index(start).index() >= count {
            continue;
        }
        walk.move_to(index(start));
        while let Some(next) = walk.next(graph) {
            visited[next.index()] = true;
        }
    }
    visited
}

fn takes(sop: &Sop, id: NodeId) -> Takes {
    let node = &sop[id];
    if node.kind.value == NodeKind::Start || node.alongside {
        Takes::Nothing
    } else if node.joins.is_some() {
        Takes::Join
    } else {
        Takes::One
    }
}

fn gives(sop: &Sop, id: NodeId) -> Gives {
    let exits = &sop[id].exits;
    let splits = exits.iter().any(|exit| exit.kind == ExitKind::All);
    let choices = exits.iter().any(|exit| exit.kind == ExitKind::Choice);
    match (exits.len(), splits) {
        (0, _) => Gives::Nothing,
        (1, true) => Gives::Split,
        (1, false) if !choices => Gives::One,
        (_, true) => Gives::ChoiceOfSplits,
        (_, false) => Gives::Choice,
    }
}

fn index(node: NodeId) -> NodeIndex {
    NodeIndex::new(node.0 as usize)
}

fn id(index: NodeIndex) -> NodeId {
    NodeId(index.index() as u32)
}
