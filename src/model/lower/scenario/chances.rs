//! How often cases go which way: by which exit, from which start, and whether by a node that not every case needs.

use super::{Seen, doubled, finding, head_of, hundred, listed, percent, rest};
use crate::diagnostic::messages::{ModelMessage, Part, ScenarioMessage};
use crate::lang::{Number, Word};
use crate::model::lower::context::Context;
use crate::model::lower::names::FlowName;
use crate::model::{Chance, ChanceOf, ExitChance, ExitKind, Node, NodeId, NodeKind};
use crate::source::{Span, Spanned};
use crate::syntax::tree::{Item, Value};

/// All chances of a scenario.
pub(super) fn lower(context: &mut Context, scenario: &Item, nodes: &[Node]) -> Vec<Chance> {
    let mut seen = Seen::default();
    let mut chances: Vec<Chance> = Vec::new();
    for item in scenario.all(Word::Chance) {
        let Some(chance) = chance(context, item, nodes) else {
            continue;
        };
        let kind = std::mem::discriminant(&chance.of) == std::mem::discriminant(&exits_kind());
        if seen.is_first(context, item, (chance.node.value, kind)) {
            chances.push(chance);
        }
    }
    starts(context, scenario, &chances, nodes);
    chances
}

fn exits_kind() -> ChanceOf {
    ChanceOf::Exits(Vec::new())
}

fn chance(context: &mut Context, item: &Item, nodes: &[Node]) -> Option<Chance> {
    let Some(name) = &item.name else {
        context.missing(item, Part::Activity);
        return None;
    };
    let found = context.all_nodes(name);
    if found.is_empty() {
        return None;
    }
    let (node, of) = match &item.value {
        Some(Value::Percent(written)) => done(context, item, name, &found, nodes, written)?,
        _ if item.items.is_empty() => {
            context.missing(item, Part::Chances);
            return None;
        }
        _ => exits(context, item, name, &found, nodes)?,
    };
    Some(Chance {
        node: Spanned::new(node, name.span),
        of,
        span: item.span.0,
    })
}

fn node(nodes: &[Node], id: NodeId) -> Option<&Node> {
    nodes.get(id.0 as usize)
}

/// A percentage alone: of a start, or of a node that is done only under a condition.
fn done(
    context: &mut Context,
    item: &Item,
    name: &Spanned<String>,
    found: &[NodeId],
    nodes: &[Node],
    written: &Spanned<Number>,
) -> Option<(NodeId, ChanceOf)> {
    let is_start = |id: NodeId| node(nodes, id).is_some_and(|n| n.kind.value == NodeKind::Start);
    let has_guard = |id: NodeId| node(nodes, id).is_some_and(|n| n.only_when.is_some());
    let starts: Vec<NodeId> = found.iter().copied().filter(|id| is_start(*id)).collect();
    let guarded: Vec<NodeId> = found.iter().copied().filter(|id| has_guard(*id)).collect();
    let percent = percent(context, written);
    if !starts.is_empty() {
        let start = only_node(context, name, &starts, nodes)?;
        return Some((start, ChanceOf::Start(percent?)));
    }
    if guarded.is_empty() {
        blame_always_done(context, item, name, found, nodes);
        return None;
    }
    let guard = |id: NodeId| node(nodes, id).and_then(|node| node.only_when.as_ref());
    let alike = guarded.windows(2).all(|two| guard(two[0]) == guard(two[1]));
    let node = match alike {
        true => guarded.first().copied()?,
        false => only_node(context, name, &guarded, nodes)?,
    };
    Some((node, ChanceOf::Done(percent?)))
}

fn blame_always_done(
    context: &mut Context,
    item: &Item,
    name: &Spanned<String>,
    found: &[NodeId],
    nodes: &[Node],
) {
    let name = name.value.clone();
    let choice = found
        .iter()
        .filter_map(|id| node(nodes, *id))
        .find(|node| ways(node).len() > 1);
    let (message, help) = match choice {
        Some(node) => {
            let word = context.spell(Word::Chance);
            let names = even_shares(node, nodes);
            let statement = format!("{word} {name} {{ {names} }}");
            (
                ScenarioMessage::NoDoneChoice { name },
                ScenarioMessage::WriteStatement { statement },
            )
        }
        None => (
            ScenarioMessage::NoChoice { name },
            ScenarioMessage::LeaveOut {},
        ),
    };
    let finding = finding(context, head_of(item), message).help(help);
    context.report(finding);
}

fn even_shares(node: &Node, nodes: &[Node]) -> String {
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

/// The only node of some; blames the name where there are several.
pub(super) fn only_node(
    context: &mut Context,
    name: &Spanned<String>,
    found: &[NodeId],
    nodes: &[Node],
) -> Option<NodeId> {
    match found {
        [] => None,
        [only] => Some(*only),
        several => {
            let names = several.iter().filter_map(|id| node(nodes, *id));
            let names: Vec<String> = names.map(|node| node.name.value.clone()).collect();
            let message = ModelMessage::WhichNode {
                name: name.value.clone(),
            };
            let help = ModelMessage::NameOne {
                nodes: listed(&names),
            };
            let finding = context.finding(name.span, message).help(help);
            context.report(finding);
            None
        }
    }
}

/// A way out of a node: an exit, or one of the targets of an exit that leads to one of several.
type Way = (usize, Option<usize>);

fn ways(node: &Node) -> Vec<Way> {
    let mut ways = Vec::new();
    for (at, exit) in node.exits.iter().enumerate() {
        match exit.kind {
            ExitKind::Choice => ways.extend((0..exit.targets.len()).map(|to| (at, Some(to)))),
            _ => ways.push((at, None)),
        }
    }
    ways
}

/// How an author names a way: by its label, else by the name of its target.
fn way_written(of: &Node, nodes: &[Node], (exit, target): Way) -> String {
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

/// The percentages of the exits of a node.
fn exits(
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

fn has_label(node: &Node, (exit, _): Way, written: &str) -> bool {
    let label = node.exits.get(exit).and_then(|exit| exit.label.as_ref());
    label.is_some_and(|label| label.value.trim().to_lowercase() == written.trim().to_lowercase())
}

fn leads_to(node: &Node, (exit, only): Way, to: NodeId) -> bool {
    let targets = node.exits.get(exit).map(|exit| exit.targets.as_slice());
    targets
        .unwrap_or_default()
        .iter()
        .enumerate()
        .any(|(at, target)| target.node.value == to && only.is_none_or(|only| only == at))
}

/// The node by which a case comes to what has this name, without blame for an unknown one.
fn entry(context: &Context, name: &str) -> Option<NodeId> {
    match context.names.flow.get(name)? {
        FlowName::Node(first, _) => Some(first),
        FlowName::Row(row) => Some(context.names.rows.get(row.0 as usize)?.entry),
    }
}

fn which_target(
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

fn unknown_exit(context: &mut Context, written: &str, span: Span, of: &Node, nodes: &[Node]) {
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

/// Where every start has its chance, they must make up the whole; where one has none, they can't be more.
fn starts(context: &mut Context, scenario: &Item, chances: &[Chance], nodes: &[Node]) {
    let given: Vec<(&Chance, Number)> = chances
        .iter()
        .filter_map(|chance| match chance.of {
            ChanceOf::Start(percent) => Some((chance, percent.value)),
            _ => None,
        })
        .collect();
    let Some((last, _)) = given.last() else {
        return;
    };
    let all = nodes
        .iter()
        .filter(|node| node.kind.value == NodeKind::Start)
        .count();
    let sum: i64 = given.iter().map(|(_, often)| often.millionths()).sum();
    let whole = hundred().millionths();
    if sum == whole || (sum < whole && given.len() < all) {
        return;
    }
    let item = scenario.all(Word::Chance).find(|it| it.span.0 == last.span);
    if let Some(item) = item {
        rest(context, item, given.iter().map(|(_, often)| *often), &[]);
    }
}
