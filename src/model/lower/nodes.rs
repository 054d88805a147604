//! The nodes of a row.

use super::context::{Context, is_inferred, names_in, one_name, said, said_of, text_of};
use super::plan::NodePlan;
use super::{exits, performers, times};
use crate::diagnostic::messages::Part;
use crate::lang::Word;
use crate::model::{
    CallTarget, Count, FieldId, Guard, Join, Node, NodeId, NodeKind, RowId, Said, Schedule, Wait,
};
use crate::source::Spanned;
use crate::syntax::tree::{Item, Value};

/// A node, and whether the file leaves its way on to be implied.
pub(super) struct Lowered {
    pub(super) node: Node,
    pub(super) open: bool,
}

/// What every link of a chain has in common.
struct Shared {
    only_when: Option<Guard>,
    repeat: Option<Said<Count>>,
    for_each: Option<Said<FieldId>>,
    pause: Option<Guard>,
    alongside: bool,
}

/// The nodes that a plan makes: one, or the links of a chain. `first` is the id of the first of them.
pub(super) fn lower(
    context: &mut Context,
    plan: &NodePlan,
    row: RowId,
    first: NodeId,
) -> Vec<Lowered> {
    let shared = shared(context, plan);
    let scope: Vec<FieldId> = shared.for_each.iter().map(|said| said.value).collect();
    let kind = kind(context, plan, &scope);
    let ways = exits::lower(context, plan, &kind.value, &scope);
    let bearer = match kind.value {
        NodeKind::Start => 0,
        _ => plan.names.len() - 1,
    };
    let label = label(plan);
    let mut performers = performers::lower(context, plan.first(Word::By), plan.names.len());
    performers.resize(plan.names.len(), None);
    let mut links = chain(plan, row, first, &shared, performers);
    if let Some(link) = links.get_mut(bearer) {
        link.node.kind = kind;
        link.node.label = label;
    }
    if let Some(link) = links.first_mut() {
        link.node.joins = plan.first(Word::Joins).map(|item| join(context, item));
        link.node.every = plan
            .first(Word::Every)
            .and_then(|item| every(context, item));
    }
    if let Some(link) = links.last_mut() {
        let ends = link.node.kind.value == NodeKind::End;
        link.open = plan.exits().next().is_none() && !ends && !link.node.alongside;
        link.node.exits = ways;
    }
    links
}

fn shared(context: &mut Context, plan: &NodePlan) -> Shared {
    let for_each = plan
        .first(Word::ForEach)
        .and_then(|item| for_each(context, item));
    let scope: Vec<FieldId> = for_each.iter().map(|said| said.value).collect();
    let mut guard = |word| {
        let item = plan.first(word)?;
        context.guard_of(item, &scope)
    };
    Shared {
        only_when: guard(Word::OnlyWhen),
        pause: guard(Word::PauseWhile),
        repeat: plan.first(Word::Repeat).and_then(|item| {
            let count = times::count(context, item)?;
            Some(said_here(item, count))
        }),
        for_each,
        alongside: plan.first(Word::Alongside).is_some(),
    }
}

/// The links of a chain, each a task that leads to the next.
fn chain(
    plan: &NodePlan,
    row: RowId,
    first: NodeId,
    shared: &Shared,
    performers: Vec<Option<crate::model::Performers>>,
) -> Vec<Lowered> {
    let span = plan.place.span.0;
    let last = plan.names.len() - 1;
    let each = plan.names.iter().zip(performers).enumerate();
    let each = each.map(|(at, (name, performers))| Node {
        name: name.clone(),
        row,
        kind: Said::stated(NodeKind::Task, plan.place.head_span.0),
        performers,
        label: None,
        only_when: shared.only_when.clone(),
        joins: None,
        repeat: shared.repeat.clone(),
        for_each: shared.for_each.clone(),
        every: None,
        pause: shared.pause.clone(),
        alongside: shared.alongside,
        exits: if at == last {
            Vec::new()
        } else {
            vec![exits::implied(NodeId(first.0 + at as u32 + 1), span)]
        },
        span: Spanned::new((), span),
    });
    each.map(|node| Lowered { node, open: false }).collect()
}

fn kind(context: &mut Context, plan: &NodePlan, scope: &[FieldId]) -> Said<NodeKind> {
    let value = match plan.word {
        Word::Start => NodeKind::Start,
        Word::Decision => NodeKind::Decision,
        Word::End => NodeKind::End,
        Word::Wait => NodeKind::Wait(wait(context, plan, scope)),
        Word::Call => NodeKind::Call(call(context, plan.place)),
        _ => NodeKind::Task,
    };
    Said {
        value,
        inferred: plan.statement.is_some_and(|statement| statement.inferred),
        span: plan.place.head_span.0,
    }
}

fn wait(context: &mut Context, plan: &NodePlan, scope: &[FieldId]) -> Wait {
    let time = plan.statement.and_then(|item| match &item.value {
        Some(Value::Time(time)) => Some((item, time)),
        _ => None,
    });
    let until = plan.first(Word::Until);
    if time.is_none() && until.is_none() {
        context.missing(plan.place, Part::TimerOrUntil);
    }
    Wait {
        timer: time.and_then(|(item, time)| {
            let span = times::time_span(context, time)?;
            Some(said_here(item, span))
        }),
        until: until.and_then(|item| context.guard_of(item, scope)),
    }
}

fn call(context: &mut Context, item: &Item) -> CallTarget {
    if let Some(name) = &item.name {
        return CallTarget {
            written: name.clone(),
            sop: context.sop_named(name),
        };
    }
    let Some(title) = &item.text else {
        context.missing(item, Part::Called);
        return CallTarget {
            written: Spanned::new(String::new(), item.head_span.0),
            sop: None,
        };
    };
    CallTarget {
        sop: context.sop_titled(&title.value),
        written: Spanned::new(title.value.clone(), title.span.0),
    }
}

/// The text in or beside the symbol. The text of a call without a name is the title of the SOP that it calls.
fn label(plan: &NodePlan) -> Option<Said<String>> {
    let statement = plan.statement?;
    if statement.is(Word::Call) && statement.name.is_none() {
        let below = statement.first(Word::Title);
        let below = below.or_else(|| statement.first(Word::Text))?;
        return below.text.as_ref().map(said);
    }
    text_of(statement)
}

fn join(context: &mut Context, item: &Item) -> Join {
    let names = names_in(item);
    if names.is_empty() {
        context.missing(item, Part::Activity);
    }
    let mut nodes = Vec::new();
    for name in names {
        if let Some(node) = context.finish(&name.name) {
            nodes.push(said_of(name, node));
        }
    }
    Join {
        nodes,
        span: Spanned::new((), item.span.0),
    }
}

fn every(context: &mut Context, item: &Item) -> Option<Said<Schedule>> {
    let schedule = times::rhythm(context, item)?;
    let text_inferred = item.text.as_ref().is_some_and(|text| text.inferred);
    let mut said = said_here(item, schedule);
    said.inferred |= text_inferred;
    Some(said)
}

fn for_each(context: &mut Context, item: &Item) -> Option<Said<FieldId>> {
    let Some(name) = one_name(item) else {
        context.missing(item, Part::Name);
        return None;
    };
    let field = context.list(name)?;
    Some(Said {
        value: field,
        inferred: is_inferred(item),
        span: name.span,
    })
}

fn said_here<T>(item: &Item, value: T) -> Said<T> {
    Said {
        value,
        inferred: item.value_inferred,
        span: item.span.0,
    }
}
