//! Where cases are gathered and worked on together.

use super::{Seen, count};
use crate::diagnostic::messages::Part;
use crate::lang::Word;
use crate::model::lower::context::Context;
use crate::model::lower::scenario::chances::only_node;
use crate::model::lower::times;
use crate::model::{Gathering, Node, NodeKind, Said};
use crate::source::Spanned;
use crate::syntax::tree::{Item, Value};

/// All places where cases are gathered.
pub(super) fn lower(context: &mut Context, scenario: &Item, nodes: &[Node]) -> Vec<Gathering> {
    let mut seen = Seen::default();
    let mut batches = Vec::new();
    for item in scenario.all(Word::Batch) {
        let Some(batch) = batch(context, item, nodes) else {
            continue;
        };
        if seen.is_first(context, item, batch.node.value) {
            batches.push(batch);
        }
    }
    batches
}

fn batch(context: &mut Context, item: &Item, nodes: &[Node]) -> Option<Gathering> {
    let (Some(name), Some(Value::Number(size))) = (&item.name, &item.value) else {
        context.missing(item, Part::Activity);
        return None;
    };
    let mut found = context.all_nodes(name);
    if found.len() > 1 {
        found.retain(|id| {
            let node = nodes.get(id.0 as usize);
            node.is_some_and(|node| node.kind.value != NodeKind::Start)
        });
    }
    let node = only_node(context, name, &found, nodes);
    let size = count(context, size);
    let within = match item.first(Word::Within) {
        Some(phrase) => Some(within(context, phrase)?),
        None => None,
    };
    Some(Gathering {
        node: Spanned::new(node?, name.span),
        size: size?,
        within,
        span: item.span.0,
    })
}

fn within(context: &mut Context, item: &Item) -> Option<Said<crate::model::TimeSpan>> {
    let Some(Value::Time(time)) = &item.value else {
        context.missing(item, Part::Time);
        return None;
    };
    let span = times::time_span(context, time)?;
    Some(Said::stated(span, time.span.0))
}
