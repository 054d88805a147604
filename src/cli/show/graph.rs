//! The process graph as text: each node, and the ways out of it.

use lajur::graph::{Flow, FlowKind, Gives, ProcessGraph, Takes};
use lajur::model::{NodeId, Sop};

/// A node a line, and below it an arrow for each way out, with what opens it.
pub fn graph(sop: &Sop, graph: &ProcessGraph) -> String {
    let mut out = format!("sop {}\n", sop.name.value);
    for step in graph.steps() {
        let name = name(sop, step.node);
        out.push_str(&format!(
            "  {name}{}{}\n",
            takes(step.takes),
            gives(step.gives)
        ));
        for (to, flow) in graph.after(step.node) {
            let opened = opened(sop, step.node, flow);
            out.push_str(&format!("    -> {}{opened}\n", self::name(sop, to)));
        }
    }
    out
}

fn name(sop: &Sop, node: NodeId) -> &str {
    &sop[node].name.value
}

fn takes(takes: Takes) -> &'static str {
    match takes {
        Takes::Nothing => "  begins",
        Takes::One => "",
        Takes::Join => "  joins",
    }
}

fn gives(gives: Gives) -> &'static str {
    match gives {
        Gives::Nothing => "  ends",
        Gives::One => "",
        Gives::Choice => "  chooses",
        Gives::Split => "  splits",
        Gives::ChoiceOfSplits => "  chooses, splits",
    }
}

fn opened(sop: &Sop, from: NodeId, flow: Flow) -> String {
    let by = match flow.by {
        FlowKind::Exit(exit, _) => sop[from]
            .exits
            .get(exit)
            .and_then(|exit| exit.label.as_ref())
            .map_or(String::new(), |label| format!("  {:?}", label.value)),
        FlowKind::Interrupt(_) => "  interrupt".to_string(),
        FlowKind::Silence(_) => "  silence".to_string(),
    };
    match flow.at_most {
        Some(times) => format!("{by}  at most {times} times"),
        None => by,
    }
}
