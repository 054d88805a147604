//! What a rule asks: its limits, requirements, orders, duties and questions.

use super::context::{Context, is_inferred, names_in, one_name, said, said_of};
use super::{exits, times};
use crate::diagnostic::messages::Part;
use crate::lang::Word;
use crate::model::{FieldId, Guard, Node, NodeId, RuleKind, Said, TimeSpan};
use crate::source::Spanned;
use crate::syntax::tree::{Item, Value};

/// Whether a rule has a statement that asks something, understood or not.
pub(super) fn any(rule: &Item) -> bool {
    rule.items.iter().any(|item| {
        matches!(
            item.word(),
            Some(
                Word::Within
                    | Word::At
                    | Word::Require
                    | Word::Judge
                    | Word::Order
                    | Word::Together
                    | Word::Exclusive
                    | Word::Separate
                    | Word::SameActor
                    | Word::Limit
                    | Word::Silence
            )
        )
    })
}

/// The parts of a rule, in the order of the file.
pub(super) fn lower(context: &mut Context, rule: &Item, nodes: &[Node]) -> Vec<RuleKind> {
    let extend = rule.first(Word::Extend);
    let extend = extend.and_then(|item| extension(context, item));
    let mut parts = Vec::new();
    for item in &rule.items {
        match item.word() {
            Some(Word::Within) => parts.extend(within(context, item, &extend)),
            Some(Word::At) => at(context, item, nodes, &mut parts),
            Some(Word::Require) => parts.extend(require(context, item, None, nodes)),
            Some(Word::Judge) => parts.extend(judge(context, item, None)),
            Some(Word::Order) => parts.extend(order(context, item)),
            Some(Word::Together) => parts.extend(group(context, item, RuleKind::Together)),
            Some(Word::Exclusive) => parts.extend(group(context, item, RuleKind::Exclusive)),
            Some(Word::Separate) => parts.extend(group(context, item, RuleKind::Separate)),
            Some(Word::SameActor) => parts.extend(group(context, item, RuleKind::SameActor)),
            Some(Word::Limit) => parts.extend(limit(context, item)),
            Some(Word::Silence) => parts.extend(silence(context, item)),
            _ => {}
        }
    }
    parts
}

type Extension = (Said<TimeSpan>, Option<Guard>);

fn extension(context: &mut Context, item: &Item) -> Option<Extension> {
    let time = time(context, item)?;
    let condition = item.first(Word::If);
    Some((time, condition.and_then(|item| context.guard_of(item, &[]))))
}

fn time(context: &mut Context, item: &Item) -> Option<Said<TimeSpan>> {
    let Some(Value::Time(time)) = &item.value else {
        context.missing(item, Part::Time);
        return None;
    };
    Some(Said {
        value: times::time_span(context, time)?,
        inferred: item.value_inferred,
        span: time.span.0,
    })
}

fn within(context: &mut Context, item: &Item, extend: &Option<Extension>) -> Option<RuleKind> {
    let limit = time(context, item);
    let from = phrase(context, item, Word::From);
    let to = phrase(context, item, Word::To);
    Some(RuleKind::Within {
        limit: limit?,
        from: from?,
        to: to?,
        extend: extend.clone(),
    })
}

/// The node that a phrase names: nothing where it names none that is known, and nothing in it where there is no phrase.
fn phrase(context: &mut Context, item: &Item, word: Word) -> Option<Option<Said<NodeId>>> {
    match item.first(word) {
        Some(phrase) => finish(context, phrase).map(Some),
        None => Some(None),
    }
}

fn finish(context: &mut Context, item: &Item) -> Option<Said<NodeId>> {
    let name = node_name(context, item)?;
    let node = context.finish(name)?;
    Some(said_at(item, name, node))
}

fn entry(context: &mut Context, item: &Item) -> Option<Said<NodeId>> {
    let name = node_name(context, item)?;
    let node = context.entry(name)?;
    Some(said_at(item, name, node))
}

fn node_name<'i>(context: &mut Context, item: &'i Item) -> Option<&'i Spanned<String>> {
    let name = one_name(item);
    if name.is_none() {
        context.missing(item, Part::Activity);
    }
    name
}

fn said_at(item: &Item, name: &Spanned<String>, node: NodeId) -> Said<NodeId> {
    Said {
        value: node,
        inferred: is_inferred(item),
        span: name.span,
    }
}

fn at(context: &mut Context, item: &Item, nodes: &[Node], parts: &mut Vec<RuleKind>) {
    let node = entry(context, item);
    if item.items.is_empty() {
        context.missing(item, Part::Asked);
    }
    for inner in &item.items {
        let part = match inner.word() {
            Some(Word::Require) => require(context, inner, node.as_ref(), nodes),
            Some(Word::Judge) => judge(context, inner, node.clone()),
            _ => None,
        };
        if node.is_some() {
            parts.extend(part);
        }
    }
}

fn require(
    context: &mut Context,
    item: &Item,
    at: Option<&Said<NodeId>>,
    nodes: &[Node],
) -> Option<RuleKind> {
    let list = at
        .and_then(|at| nodes.get(at.value.0 as usize))
        .and_then(|node| node.for_each.as_ref());
    let scope: Vec<FieldId> = list.iter().map(|said| said.value).collect();
    Some(RuleKind::Require {
        at: at.cloned(),
        guard: context.guard_of(item, &scope)?,
    })
}

fn judge(context: &mut Context, item: &Item, at: Option<Said<NodeId>>) -> Option<RuleKind> {
    let by = item.first(Word::By);
    let by = by.and_then(|by| {
        let name = one_name(by)?;
        let actor = context.actor(name)?;
        Some(Said {
            value: actor,
            inferred: is_inferred(by),
            span: name.span,
        })
    });
    let Some(text) = &item.text else {
        context.missing(item, Part::Text);
        return None;
    };
    Some(RuleKind::Judge {
        at,
        question: said(text),
        by,
    })
}

fn several(context: &mut Context, item: &Item) -> Vec<Said<NodeId>> {
    let names = names_in(item);
    if names.len() < 2 {
        context.missing(item, Part::TwoActivities);
        return Vec::new();
    }
    let mut nodes = Vec::new();
    for name in names {
        if let Some(node) = context.finish(&name.name) {
            nodes.push(said_of(name, node));
        }
    }
    nodes
}

fn order(context: &mut Context, item: &Item) -> Vec<RuleKind> {
    let nodes = several(context, item);
    let pairs = nodes.iter().zip(nodes.iter().skip(1));
    pairs
        .map(|(before, after)| RuleKind::Order(before.clone(), after.clone()))
        .collect()
}

fn group(
    context: &mut Context,
    item: &Item,
    kind: fn(Vec<Said<NodeId>>) -> RuleKind,
) -> Option<RuleKind> {
    let nodes = several(context, item);
    (nodes.len() > 1).then(|| kind(nodes))
}

fn limit(context: &mut Context, item: &Item) -> Option<RuleKind> {
    let node = finish(context, item);
    let count = times::count(context, item);
    Some(RuleKind::Limit(node?, count?))
}

fn silence(context: &mut Context, item: &Item) -> Option<RuleKind> {
    let limit = time(context, item);
    let after = phrase(context, item, Word::After);
    let without = match item.first(Word::Without) {
        Some(phrase) => finish(context, phrase),
        None => {
            context.missing(item, Part::Activity);
            None
        }
    };
    let by = item.first(Word::By).and_then(one_name);
    let by = by.and_then(|name| {
        let actor = context.actor(name)?;
        Some(Said::stated(actor, name.span))
    });
    let target = item
        .has(Word::Next)
        .then(|| exits::one_target(context, item))
        .flatten();
    Some(RuleKind::Silence {
        limit: limit?,
        after: after?,
        without: without?,
        by,
        target,
    })
}
