//! How often cases go which way: by which exit (`exits`), from which start, and whether by a node that not every case
//! needs.

mod exits;
mod ways;

use super::{Seen, finding, head_of, hundred, listed, percent, rest};
use crate::diagnostic::messages::{ModelMessage, Part, ScenarioMessage};
use crate::lang::{Number, Word};
use crate::model::lower::context::Context;
use crate::model::{Chance, ChanceOf, Node, NodeId, NodeKind};
use crate::source::Spanned;
use crate::syntax::tree::{Item, Value};
use exits::exits;
use ways::{even_shares, ways};

/// All chances of a scenario.
pub(in crate::model::lower::scenario) fn lower(
    context: &mut Context,
    scenario: &Item,
    nodes: &[Node],
) -> Vec<Chance> {
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

/// The only node of some; blames the name where there are several.
pub(in crate::model::lower::scenario) fn only_node(
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
