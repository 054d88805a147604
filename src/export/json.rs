//! JSON: the model and the graph of SOPs, for programs. `docs/schema/export.schema.json` describes it.
//!
//! The model is the one that `lajur show model --json` prints, in which things name each other by their positions. The
//! graph beside it repeats the flow by names and says how cases move: nothing has to be looked up or worked out to walk
//! it.

use serde::Serialize;

use crate::graph::{Flow, FlowKind, Gives, ProcessGraph, Step, Takes};
use crate::model::{Catalogue, ExitTrigger, NodeId, Sop, SopId};
use crate::render::content::exit_label;

use super::{chosen, details, lanes};

/// What the text says that it is.
pub const FORMAT: &str = "lajur-export";

/// The version of the form. Fields may be added within one; what is there is never renamed or dropped.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
struct Export<'s> {
    format: &'static str,
    version: u32,
    lajur: &'static str,
    catalogue: Vec<&'s str>,
    sops: Vec<Exported<'s>>,
}

#[derive(Serialize)]
struct Exported<'s> {
    name: &'s str,
    model: &'s Sop,
    graph: Graph<'s>,
}

#[derive(Serialize)]
struct Graph<'s> {
    nodes: Vec<Node<'s>>,
    edges: Vec<Edge<'s>>,
    unbounded_loops: Vec<Vec<&'s str>>,
}

#[derive(Serialize)]
struct Node<'s> {
    name: &'s str,
    kind: &'static str,
    row: &'s str,
    number: Option<&'s str>,
    text: &'s str,
    label: Option<&'s str>,
    lane: Option<&'s str>,
    time: Option<String>,
    takes: Takes,
    gives: Gives,
}

#[derive(Serialize)]
struct Edge<'s> {
    from: &'s str,
    to: &'s str,
    by: &'static str,
    /// The position among the exits of the node, the interrupts or the rules of the SOP.
    of: usize,
    label: Option<String>,
    guard: Option<&'s str>,
    otherwise: bool,
    at_most: Option<u32>,
    implied: bool,
    inferred: bool,
}

/// The model and the graph of these SOPs of a catalogue, as JSON.
pub fn json(catalogue: &Catalogue, sops: &[SopId]) -> String {
    let export = Export {
        format: FORMAT,
        version: VERSION,
        lajur: env!("CARGO_PKG_VERSION"),
        catalogue: catalogue
            .sops
            .iter()
            .map(|sop| sop.name.value.as_str())
            .collect(),
        sops: chosen(catalogue, sops)
            .map(|(_, sop)| exported(sop))
            .collect(),
    };
    serde_json::to_string_pretty(&export).unwrap_or_default() + "\n"
}

fn exported(sop: &Sop) -> Exported<'_> {
    Exported {
        name: &sop.name.value,
        model: sop,
        graph: graph(sop),
    }
}

fn graph(sop: &Sop) -> Graph<'_> {
    let graph = ProcessGraph::new(sop);
    let lanes = lane_names(sop);
    let nodes = graph.steps().map(|step| node(sop, step, &lanes));
    let edges = graph.steps().flat_map(|step| {
        let ways = graph.after(step.node);
        ways.map(|(to, flow)| edge(sop, step.node, to, flow))
    });
    let loops = graph.unbounded_loops().into_iter();
    Graph {
        nodes: nodes.collect(),
        edges: edges.collect(),
        unbounded_loops: loops
            .map(|it| it.nodes.iter().map(|node| name(sop, *node)).collect())
            .collect(),
    }
}

fn name(sop: &Sop, node: NodeId) -> &str {
    &sop[node].name.value
}

/// The name of the actor in whose lane each node stands.
fn lane_names(sop: &Sop) -> Vec<Option<&str>> {
    let blocks = lanes::blocks(sop);
    let names: Vec<&str> = blocks
        .iter()
        .flat_map(|block| &block.lanes)
        .map(|lane| lane.name)
        .collect();
    let of = |lane: usize| names.get(lane).copied();
    lanes::of_nodes(sop).into_iter().map(of).collect()
}

fn node<'s>(sop: &'s Sop, step: &Step, lanes: &[Option<&'s str>]) -> Node<'s> {
    let this = &sop[step.node];
    let row = &sop[this.row];
    let said = |text: &'s crate::model::Said<String>| text.value.as_str();
    Node {
        name: &this.name.value,
        kind: this.kind.value.key(),
        row: &row.name.value,
        number: row.number.as_ref().map(said),
        text: &row.text.value,
        label: this.label.as_ref().map(said),
        lane: lanes.get(step.node.0 as usize).copied().flatten(),
        time: details::time(sop, this.row),
        takes: step.takes,
        gives: step.gives,
    }
}

fn edge(sop: &Sop, from: NodeId, to: NodeId, flow: Flow) -> Edge<'_> {
    let (by, of) = match flow.by {
        FlowKind::Exit(exit, _) => ("exit", exit),
        FlowKind::Interrupt(at) => ("interrupt", at),
        FlowKind::Silence(at) => ("silence", at),
    };
    let edge = Edge {
        from: name(sop, from),
        to: name(sop, to),
        by,
        of,
        label: None,
        guard: None,
        otherwise: false,
        at_most: flow.at_most,
        implied: false,
        inferred: false,
    };
    match flow.by {
        FlowKind::Exit(exit, target) => of_exit(sop, from, (exit, target), edge),
        FlowKind::Interrupt(at) => of_interrupt(sop, at, edge),
        FlowKind::Silence(_) => edge,
    }
}

fn of_exit<'s>(sop: &'s Sop, from: NodeId, at: (usize, usize), edge: Edge<'s>) -> Edge<'s> {
    let node = &sop[from];
    let Some(exit) = node.exits.get(at.0) else {
        return edge;
    };
    let Some(target) = exit.targets.get(at.1) else {
        return edge;
    };
    Edge {
        label: exit_label(sop, node, exit, target),
        guard: match &exit.trigger {
            ExitTrigger::When(guard) => Some(&guard.written),
            _ => None,
        },
        otherwise: matches!(exit.trigger, ExitTrigger::Otherwise),
        implied: exit.implied,
        inferred: target.node.inferred,
        ..edge
    }
}

fn of_interrupt<'s>(sop: &'s Sop, at: usize, edge: Edge<'s>) -> Edge<'s> {
    let Some(interrupt) = sop.interrupts.get(at) else {
        return edge;
    };
    Edge {
        label: interrupt.text.as_ref().map(|text| text.value.clone()),
        guard: Some(&interrupt.trigger.written),
        inferred: interrupt.target.node.inferred,
        ..edge
    }
}
