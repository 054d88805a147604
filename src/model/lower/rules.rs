//! Rules, escalations, and what may happen at any time.

use super::context::{Context, names_in, one_name, said, said_of, text_of};
use super::{exits, identity, rule_parts};
use crate::diagnostic::messages::{ModelMessage, Part};
use crate::lang::Word;
use crate::model::{ActorId, Escalation, Interrupt, Node, NodeId, Rule, RuleId, Said, Strength};
use crate::source::Spanned;
use crate::syntax::tree::Item;

/// Declares and lowers the rules of an SOP.
pub(super) fn lower<'a>(context: &mut Context<'a>, sop: &'a Item, nodes: &[Node]) -> Vec<Rule> {
    let mut rules = Vec::new();
    for item in sop.all(Word::Rule) {
        let Some(name) = &item.name else {
            context.missing(item, Part::Name);
            continue;
        };
        let id = RuleId(rules.len() as u32);
        let first = context.names.rules.declare(name, id);
        context.doubled(name, first);
        rules.push(rule(context, item, name, nodes));
    }
    rules
}

fn rule(context: &mut Context, item: &Item, name: &Spanned<String>, nodes: &[Node]) -> Rule {
    let strength = strength(context, item);
    let parts = rule_parts::lower(context, item, nodes);
    if parts.is_empty() && !rule_parts::any(item) {
        context.missing(item, Part::Asked);
    }
    let condition = item.first(Word::When);
    let pause = item.first(Word::PauseWhile);
    Rule {
        name: name.clone(),
        title: text_of(item),
        strength,
        parts,
        condition: condition.and_then(|item| context.guard_of(item, &[])),
        pause: pause.and_then(|item| context.guard_of(item, &[])),
        count_first_day: item.has(Word::CountFirstDay),
        cites: item
            .all(Word::Cites)
            .filter_map(|cites| cites.text.as_ref())
            .map(said)
            .collect(),
        note: identity::text(context, item, Word::Note),
        span: Spanned::new((), item.span.0),
    }
}

fn strength(context: &mut Context, item: &Item) -> Said<Strength> {
    let of = |word| match word {
        Word::Must => Some(Strength::Must),
        Word::Should => Some(Strength::Should),
        Word::May => Some(Strength::May),
        _ => None,
    };
    let mut said = item.items.iter().filter_map(|item| {
        Some(Said {
            value: of(item.word()?)?,
            inferred: item.inferred || item.value_inferred,
            span: item.head_span.0,
        })
    });
    let (first, second) = (said.next(), said.next());
    if let (Some(first), Some(second)) = (&first, &second)
        && first.value != second.value
    {
        let word = |strength| match strength {
            Strength::Must => Word::Must,
            Strength::Should => Word::Should,
            Strength::May => Word::May,
        };
        let message = ModelMessage::Contradiction {
            word: context.spell(word(second.value)),
            other: context.spell(word(first.value)),
        };
        context.blame(second.span, message);
    }
    first.unwrap_or_else(|| {
        context.missing(item, Part::Strength);
        Said::stated(Strength::Must, item.head_span.0)
    })
}

/// The escalations of an SOP.
pub(super) fn escalations(context: &mut Context, sop: &Item) -> Vec<Escalation> {
    let mut escalations = Vec::new();
    for item in sop.all(Word::Escalate) {
        escalations.extend(escalation(context, item));
    }
    escalations
}

fn escalation(context: &mut Context, item: &Item) -> Option<Escalation> {
    let Some(name) = one_name(item) else {
        context.missing(item, Part::Activity);
        return None;
    };
    let row = context.row(name);
    let condition = item.first(Word::If);
    if condition.is_none() && !item.has(Word::Overdue) {
        context.missing(item, Part::Occasion);
    }
    let to = actors(context, item, item.first(Word::To));
    let condition = condition.and_then(|item| context.guard_of(item, &[]));
    Some(Escalation {
        row: Said::stated(row?, name.span),
        condition,
        to,
        text: text_of(item),
        span: Spanned::new((), item.span.0),
    })
}

fn actors(context: &mut Context, item: &Item, to: Option<&Item>) -> Vec<Said<ActorId>> {
    let names = to.map(names_in).unwrap_or_default();
    let mut actors = Vec::new();
    for name in names {
        if let Some(actor) = context.actor(&name.name) {
            actors.push(said_of(name, actor));
        }
    }
    let alone = to.and_then(|to| to.name.as_ref());
    if let Some(name) = alone {
        let actor = context.actor(name);
        actors.extend(actor.map(|actor| Said::stated(actor, name.span)));
    } else if names.is_empty() {
        context.missing(item, Part::Actor);
    }
    actors
}

/// What may happen at any time in an SOP.
pub(super) fn interrupts(context: &mut Context, sop: &Item) -> Vec<Interrupt> {
    let mut interrupts = Vec::new();
    for item in sop.all(Word::On) {
        interrupts.extend(interrupt(context, item));
    }
    interrupts
}

fn interrupt(context: &mut Context, item: &Item) -> Option<Interrupt> {
    let trigger = context.guard_of(item, &[]);
    let from = item.first(Word::From);
    let from = from.map(|from| nodes(context, from)).unwrap_or_default();
    let target = exits::one_target(context, item);
    Some(Interrupt {
        trigger: trigger?,
        from,
        text: text_of(item),
        alongside: item.has(Word::Alongside),
        target: target?,
        span: Spanned::new((), item.span.0),
    })
}

/// Every node of each named row, or the named node.
fn nodes(context: &mut Context, item: &Item) -> Vec<Said<NodeId>> {
    let mut found = Vec::new();
    for name in names_in(item) {
        for node in context.all_nodes(&name.name) {
            found.push(said_of(name, node));
        }
    }
    if let Some(name) = &item.name {
        for node in context.all_nodes(name) {
            found.push(Said::stated(node, name.span));
        }
    }
    found
}
