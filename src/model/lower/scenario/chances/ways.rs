//! The ways out of a node, as a scenario names them.

use super::{finding, listed, node};
use crate::diagnostic::messages::ScenarioMessage;
use crate::model::lower::context::Context;
use crate::model::{ExitKind, Node, NodeId};
use crate::source::Span;

/// A way out of a node: an exit, or one of the targets of an exit that leads to one of several.
pub(super) type Way = (usize, Option<usize>);

/// All ways out of a node, in their order.
pub(super) fn ways(node: &Node) -> Vec<Way> {
    let mut ways = Vec::new();
    for (at, exit) in node.exits.iter().enumerate() {
        match exit.kind {
            ExitKind::Choice => ways.extend((0..exit.targets.len()).map(|to| (at, Some(to)))),
            _ => ways.push((at, None)),
        }
    }
    ways
}

/// The ways with shares that are alike, as an author writes them.
pub(super) fn even_shares(node: &Node, nodes: &[Node]) -> String {
    let ways = ways(node);
    let each = 100 / ways.len().max(1);
    let shares = ways.iter().enumerate().map(|(at, way)| {
        let percent = match at {
            0 => 100 - each * (ways.len() - 1),
            _ => each,
        };
        format!("{} {percent}%", way_written(node, nodes, *way))
    });
    shares.collect::<Vec<String>>().join(" ")
}

/// How an author names a way: by its label, else by the name of its target.
pub(super) fn way_written(of: &Node, nodes: &[Node], (exit, target): Way) -> String {
    let Some(exit) = of.exits.get(exit) else {
        return String::new();
    };
    match (&exit.label, target) {
        (Some(label), None) => format!("\"{}\"", label.value),
        (_, target) => exit
            .targets
            .get(target.unwrap_or(0))
            .and_then(|target| node(nodes, target.node.value))
            .map(|node| node.name.value.clone())
            .unwrap_or_default(),
    }
}

/// Whether a way belongs to an exit with this label, however it is cased.
pub(super) fn has_label(node: &Node, (exit, _): Way, written: &str) -> bool {
    let label = node.exits.get(exit).and_then(|exit| exit.label.as_ref());
    label.is_some_and(|label| label.value.trim().to_lowercase() == written.trim().to_lowercase())
}

/// Whether a way leads to a node.
pub(super) fn leads_to(node: &Node, (exit, only): Way, to: NodeId) -> bool {
    let targets = node.exits.get(exit).map(|exit| exit.targets.as_slice());
    targets
        .unwrap_or_default()
        .iter()
        .enumerate()
        .any(|(at, target)| target.node.value == to && only.is_none_or(|only| only == at))
}

/// Blames a label whose exit leads to one of several.
pub(super) fn which_target(
    context: &mut Context,
    of: &Node,
    nodes: &[Node],
    exit: usize,
    label: &str,
    span: Span,
) {
    let ways = ways(of).into_iter().filter(|way| way.0 == exit);
    let names: Vec<String> = ways.map(|way| way_written(of, nodes, way)).collect();
    let message = ScenarioMessage::WhichTarget {
        label: label.to_string(),
    };
    let help = ScenarioMessage::NameTargets {
        names: listed(&names),
    };
    let finding = finding(context, span, message).help(help);
    context.report(finding);
}

/// Blames what names no way of a node.
pub(super) fn unknown_exit(
    context: &mut Context,
    written: &str,
    span: Span,
    of: &Node,
    nodes: &[Node],
) {
    let names = ways(of)
        .into_iter()
        .map(|way| way_written(of, nodes, way).replace('"', ""));
    let names: Vec<String> = names.collect();
    let message = ScenarioMessage::NoExitTo {
        name: written.to_string(),
    };
    let help = ScenarioMessage::ExitsAre {
        names: listed(&names),
    };
    let finding = finding(context, span, message).help(help);
    context.report(finding);
}
