//! The percentages of the exits of a node.

use super::super::doubled;
use super::ways::{Way, has_label, leads_to, unknown_exit, way_written, ways, which_target};
use super::{finding, head_of, node, only_node, percent, rest};
use crate::diagnostic::messages::ScenarioMessage;
use crate::model::lower::context::Context;
use crate::model::lower::names::FlowName;
use crate::model::{ChanceOf, ExitChance, Node, NodeId};
use crate::source::{Span, Spanned};
use crate::syntax::tree::{Item, Value};

/// The percentages of the exits of a node.
pub(super) fn exits(
    context: &mut Context,
    item: &Item,
    name: &Spanned<String>,
    found: &[NodeId],
    nodes: &[Node],
) -> Option<(NodeId, ChanceOf)> {
    let choices = found.iter().copied();
    let choices = choices.filter(|id| node(nodes, *id).is_some_and(|node| ways(node).len() > 1));
    let choices: Vec<NodeId> = choices.collect();
    if choices.is_empty() {
        let message = ScenarioMessage::NoExitChoice {
            name: name.value.clone(),
        };
        let finding = finding(context, head_of(item), message).help(ScenarioMessage::LeaveOut {});
        context.report(finding);
        return None;
    }
    let id = only_node(context, name, &choices, nodes)?;
    let node = node(nodes, id)?;
    let shares = shares(context, item, node, nodes)?;
    Some((id, ChanceOf::Exits(shares)))
}

fn shares(
    context: &mut Context,
    item: &Item,
    node: &Node,
    nodes: &[Node],
) -> Option<Vec<ExitChance>> {
    let mut given: Vec<(Way, Span)> = Vec::new();
    let mut shares: Vec<ExitChance> = Vec::new();
    let mut sound = true;
    for share in &item.items {
        let often = match &share.value {
            Some(Value::Percent(written)) => percent(context, written),
            _ => None,
        };
        let way = way(context, share, node, nodes, &given);
        let (Some(percent), Some((exit, target))) = (often, way) else {
            sound = false;
            continue;
        };
        given.push(((exit, target), head_of(share)));
        shares.push(ExitChance {
            exit,
            target,
            percent,
        });
    }
    if !sound {
        return None;
    }
    let left = ways(node).into_iter();
    let left: Vec<Way> = left
        .filter(|way| !given.iter().any(|(given, _)| given == way))
        .collect();
    let names: Vec<String> = left
        .iter()
        .map(|way| way_written(node, nodes, *way).replace('"', ""))
        .collect();
    let given = shares.iter().map(|share| share.percent.value);
    let rest = rest(context, item, given, &names)?;
    shares.extend(left.into_iter().map(|(exit, target)| ExitChance {
        exit,
        target,
        percent: Spanned::new(rest, item.span.0),
    }));
    Some(shares)
}

/// The way that a share is about, among those that no share before it was about: the one that leads to its name, else
/// the one with this label.
fn way(
    context: &mut Context,
    share: &Item,
    node: &Node,
    nodes: &[Node],
    given: &[(Way, Span)],
) -> Option<Way> {
    let (written, span) = match (&share.name, &share.text) {
        (Some(name), _) => (name.value.clone(), name.span),
        (None, Some(text)) => (text.value.clone(), text.span.0),
        (None, None) => return None,
    };
    let target = share.name.as_ref().and_then(|_| entry(context, &written));
    let led = ways(node)
        .into_iter()
        .filter(|way| target.is_some_and(|target| leads_to(node, *way, target)));
    let mut all: Vec<Way> = led.collect();
    if all.is_empty() {
        let ways = ways(node).into_iter();
        all = ways.filter(|way| has_label(node, *way, &written)).collect();
        if let [(exit, Some(_)), ..] = all.as_slice() {
            which_target(context, node, nodes, *exit, &written, span);
            return None;
        }
    }
    if all.is_empty() {
        unknown_exit(context, &written, span, node, nodes);
        return None;
    }
    let free = all
        .iter()
        .find(|way| !given.iter().any(|(given, _)| given == *way));
    if free.is_none()
        && let Some((_, first)) = given.iter().find(|(way, _)| all.contains(way))
    {
        doubled(context, span, *first);
    }
    free.copied()
}

/// The node by which a case comes to what has this name, without blame for an unknown one.
fn entry(context: &Context, name: &str) -> Option<NodeId> {
    match context.names.flow.get(name)? {
        FlowName::Node(first, _) => Some(first),
        FlowName::Row(row) => Some(context.names.rows.get(row.0 as usize)?.entry),
    }
}
