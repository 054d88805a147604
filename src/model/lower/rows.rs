//! The rows of the procedure table and their nodes.

use super::context::{Context, aka_of, names_in, one_name, said, text_of};
use super::plan::RowPlan;
use super::{documents, exits, identity, nodes, times};
use crate::diagnostic::messages::{ModelMessage, Part};
use crate::lang::Word;
use crate::model::expr::Scope;
use crate::model::{FieldId, Limit, Node, NodeId, Row, RowId, RowTime, Said, Schedule};
use crate::source::Spanned;
use crate::syntax::tree::{Item, Value};

/// Lowers all rows.
pub(super) fn lower(context: &mut Context, plans: &[RowPlan]) -> (Vec<Row>, Vec<Node>) {
    let (mut rows, mut nodes, mut open) = (Vec::new(), Vec::new(), Vec::new());
    let mut counter = Counter(0);
    for (id, plan) in (0..).map(RowId).zip(plans) {
        let begin = nodes.len();
        for node in &plan.nodes {
            let first = NodeId(nodes.len() as u32);
            for lowered in nodes::lower(context, node, id, first) {
                nodes.push(lowered.node);
                open.push(lowered.open);
            }
        }
        let number = counter.number(plan);
        let own = nodes.get(begin..).unwrap_or_default();
        rows.push(row(context, plan, number, own, begin));
    }
    exits::imply(&mut nodes, &open);
    share_times(&mut rows);
    (rows, nodes)
}

/// Counts the rows that have no printed number on from those that have one.
struct Counter(u64);

impl Counter {
    fn number(&mut self, plan: &RowPlan) -> Option<Said<String>> {
        let Some(item) = plan.item.first(Word::Number) else {
            self.0 = self.0.saturating_add(1);
            return Some(Said::stated(self.0.to_string(), plan.name.span));
        };
        let printed = item.text.as_ref().map(said)?;
        if let Ok(number) = printed.value.trim_end_matches('.').parse() {
            self.0 = number;
        }
        (!printed.value.is_empty()).then_some(printed)
    }
}

fn row(
    context: &mut Context,
    plan: &RowPlan,
    number: Option<Said<String>>,
    own: &[Node],
    first: usize,
) -> Row {
    let item = plan.item;
    let lists: Vec<FieldId> = own
        .iter()
        .filter_map(|node| Some(node.for_each.as_ref()?.value))
        .collect();
    let mut times = Vec::new();
    for takes in item.all(Word::Takes) {
        times.extend(time(context, takes, own, &lists));
    }
    Row {
        name: plan.name.clone(),
        number,
        text: text_of(item).unwrap_or_else(|| {
            context.missing(item, Part::Text);
            Said::stated(String::new(), plan.name.span)
        }),
        aka: aka_of(item),
        nodes: (first..first + own.len())
            .map(|at| NodeId(at as u32))
            .collect(),
        times,
        shares_time_of: None,
        needs: documents::lower(context, item, Word::Needs, &lists),
        outputs: documents::lower(context, item, Word::Output, &lists),
        note: identity::text(context, item, Word::Note),
        span: Spanned::new((), item.span.0),
    }
}

fn time(context: &mut Context, item: &Item, own: &[Node], scope: Scope) -> Option<RowTime> {
    let (limit, window) = limit(context, item)?;
    let condition = item.first(Word::If);
    Some(RowTime {
        limit,
        window,
        per: item.first(Word::Per).and_then(|per| per_what(context, per)),
        before: anchor(context, item, Word::Before),
        after: anchor(context, item, Word::After),
        condition: condition.and_then(|item| context.guard_of(item, scope)),
        for_exit: item
            .first(Word::For)
            .and_then(|label| exit_label(context, label, own)),
        shared_with: item
            .first(Word::SharedWith)
            .map(|shared| shared_rows(context, shared))
            .unwrap_or_default(),
    })
}

/// The length of a time and the window of the calendar that it lies in. A window alone is the time itself.
fn limit(context: &mut Context, item: &Item) -> Option<(Said<Limit>, Option<Schedule>)> {
    let window = if item.has(Word::Every) {
        item.first(Word::Every)
            .and_then(|every| times::rhythm(context, every))
            .map(|every| within(every, times::window(context, item)))
    } else {
        times::window(context, item)
    };
    let value = match (&item.value, &item.text) {
        (Some(Value::Time(time)), _) => Limit::Span(times::time_span(context, time)?),
        (_, Some(text)) => Limit::Words(text.value.clone()),
        _ => match window {
            Some(window) => return Some((said_limit(item, Limit::Window(window)), None)),
            None => {
                context.missing(item, Part::TimeOrWords);
                return None;
            }
        },
    };
    Some((said_limit(item, value), window))
}

fn within(every: Schedule, window: Option<Schedule>) -> Schedule {
    let (days, months) = window.map_or((None, None), |window| (window.days, window.months));
    Schedule {
        days: every.days.or(days),
        months: every.months.or(months),
        ..every
    }
}

fn said_limit(item: &Item, value: Limit) -> Said<Limit> {
    let text_inferred = item.text.as_ref().is_some_and(|text| text.inferred);
    Said {
        value,
        inferred: item.value_inferred || text_inferred,
        span: item.span.0,
    }
}

fn per_what(context: &mut Context, item: &Item) -> Option<Spanned<String>> {
    if let Some(text) = &item.text {
        return Some(Spanned::new(text.value.clone(), text.span.0));
    }
    let Some(name) = one_name(item) else {
        context.missing(item, Part::Text);
        return None;
    };
    context.list(name)?;
    Some(name.clone())
}

/// `before` counts up to where a case comes to the node, `after` from where it leaves it.
fn anchor(context: &mut Context, item: &Item, word: Word) -> Option<NodeId> {
    let phrase = item.first(word)?;
    let Some(name) = one_name(phrase) else {
        context.missing(phrase, Part::Activity);
        return None;
    };
    match word {
        Word::Before => context.entry(name),
        _ => context.finish(name),
    }
}

fn exit_label(context: &mut Context, item: &Item, own: &[Node]) -> Option<Spanned<String>> {
    let Some(text) = &item.text else {
        context.missing(item, Part::Text);
        return None;
    };
    let label = Spanned::new(text.value.clone(), text.span.0);
    let known: Vec<&str> = own
        .iter()
        .flat_map(|node| &node.exits)
        .filter_map(|exit| Some(exit.label.as_ref()?.value.as_str()))
        .collect();
    if !known.contains(&label.value.as_str()) {
        let message = ModelMessage::UnknownExit {
            label: label.value.clone(),
        };
        context.blame(label.span, message);
        return None;
    }
    Some(label)
}

fn shared_rows(context: &mut Context, item: &Item) -> Vec<RowId> {
    let mut rows = Vec::new();
    for name in names_in(item) {
        rows.extend(context.row(&name.name));
    }
    if names_in(item).is_empty() {
        context.missing(item, Part::Activity);
    }
    rows
}

fn share_times(rows: &mut [Row]) {
    let shared: Vec<(RowId, RowId)> = (0..)
        .map(RowId)
        .zip(rows.iter())
        .flat_map(|(id, row)| {
            let others = row.times.iter().flat_map(|time| &time.shared_with);
            others.map(move |other| (id, *other))
        })
        .collect();
    for (owner, other) in shared {
        if let Some(row) = rows.get_mut(other.0 as usize)
            && owner != other
        {
            row.shares_time_of = Some(owner);
        }
    }
}
