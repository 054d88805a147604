//! Where the parts of a statement stand: on its line, in its block, apart from its neighbours.

use crate::lang::{Group, Word};
use crate::source::Span;
use crate::syntax::form::{Form, form, is_exit};
use crate::syntax::tree::{Head, Item, Value};

/// Splits the items below a statement into the phrases on its line and the statements in its block.
pub(super) fn split(item: &Item) -> (&[Item], &[Item]) {
    let phrases = item
        .items
        .iter()
        .enumerate()
        .take_while(|(at, child)| is_phrase(item, *at, child))
        .count();
    item.items.split_at(phrases)
}

fn is_phrase(item: &Item, at: usize, child: &Item) -> bool {
    match form(item.head) {
        Form::Block | Form::Lines => false,
        Form::Node if is_exit(child) => is_lone_arrow(item, at, child),
        Form::Node => is_node_phrase(child),
        Form::Shares => child.word().is_some(),
        Form::Rule => matches!(child.word(), Some(Word::Must | Word::Should | Word::May)),
        Form::Named => is_heading_phrase(child),
        Form::Documents | Form::Flag | Form::Line => true,
    }
}

/// An arrow without a label, last below its node. It needs something between it and a label of the node itself.
fn is_lone_arrow(item: &Item, at: usize, child: &Item) -> bool {
    child.is(Word::Next)
        && child.text.is_none()
        && at + 1 == item.items.len()
        && (item.text.is_none() || at > 0)
}

fn is_node_phrase(item: &Item) -> bool {
    use Word::*;
    matches!(
        item.word(),
        Some(
            By | As | Joins | OnlyWhen | Until | PauseWhile | Repeat | ForEach | Every | Alongside
        )
    )
}

/// Whether a phrase stands before the text of its statement: `rule NAME` **`must`** `"Text"`.
pub(super) fn before_text(item: &Item, phrase: &Item) -> bool {
    match item.word() {
        Some(Word::Rule | Word::Escalate) => true,
        Some(Word::On) => matches!(phrase.word(), Some(Word::From | Word::FromAny)),
        Some(Word::Wait) => phrase.is(Word::Until),
        Some(_) => false,
        None => phrase
            .word()
            .is_some_and(|word| word.group() == Group::Type),
    }
}

/// What stands between a phrase and what is before it, apart from a blank.
pub(super) fn comma_before(phrase: &Item) -> bool {
    matches!(phrase.word(), Some(Word::SharedWith | Word::AtMost))
}

/// Whether a statement is written with braces though nothing stands in its block.
pub(super) fn keeps_empty_block(item: &Item) -> bool {
    use Word::*;
    matches!(
        item.word(),
        Some(Sop | Data | Columns | OneOf | List | Log | Scenario)
    )
}

fn is_heading_phrase(item: &Item) -> bool {
    item.is(Word::Aka) || form(item.head) == Form::Flag
}

/// Whether an empty line stands between two neighbours below `parent`.
pub(super) fn apart(parent: Option<&Item>, before: &Item, after: &Item) -> bool {
    match parent.map(|parent| parent.is(Word::Sop)) {
        None => true,
        Some(true) => has_block(before) || has_block(after) || company(before) != company(after),
        Some(false) => false,
    }
}

fn has_block(item: &Item) -> bool {
    !split(item).1.is_empty() || form(item.head) == Form::Lines
}

/// Statements of one SOP that stand together without an empty line.
fn company(item: &Item) -> usize {
    use Word::*;
    match item.word() {
        Some(
            Number | Agency | OrgUnit | Logo | Created | Revised | Effective | Approved | Name
            | Nip | Place,
        ) => 0,
        Some(Calendar | Days | CountFirstDay) => 1,
        Some(Actor | LaneGroup) => 2,
        Some(Event) => 3,
        Some(Escalate) => 4,
        Some(On) => 5,
        Some(Allow | Deny) => 6,
        Some(Activity) => 7,
        Some(Rule) => 8,
        Some(Scenario) => 10,
        _ => 9,
    }
}

/// The place of what stands on a statement's own line: everything up to its first block.
pub(super) fn line_span(item: &Item) -> Span {
    let (phrases, _) = split(item);
    match phrases.iter().find(|phrase| !split(phrase).1.is_empty()) {
        Some(blocked) => head_span(item).to(line_span(blocked)),
        None => phrases.iter().map(line_span).fold(own_span(item), Span::to),
    }
}

/// The place of the written word, or of nothing where the statement has none.
fn head_span(item: &Item) -> Span {
    let written = item.head_span.0;
    match item.head {
        Head::Word(_) => written,
        _ => Span::new(written.start(), written.start()),
    }
}

fn own_span(item: &Item) -> Span {
    let mut span = head_span(item);
    if let Some(name) = &item.name {
        span = span.to(name.span);
    }
    if let Some(text) = &item.text {
        span = span.to(text.span.0);
    }
    if let Some(place) = item.value.as_ref().and_then(value_end) {
        span = span.to(place);
    }
    span
}

fn value_end(value: &Value) -> Option<Span> {
    match value {
        Value::Date(date) => Some(date.span),
        Value::Names(names) => names.names.last().map(|name| name.name.span),
        Value::Time(time) => Some(time.span.0),
        Value::Unit(unit) => Some(unit.span),
        Value::Count(count) => Some(count.times.span),
        Value::Range(first, last) => Some(last.unwrap_or(*first).span),
        Value::Expr(expr) => Some(expr.span.0),
        Value::Texts(texts) => texts.last().map(|text| text.span.0),
        Value::Number(number) | Value::Percent(number) | Value::Team(_, number) => {
            Some(number.span)
        }
        Value::Shape(shape) => Some(shape.span),
        Value::Spread(spread) => Some(spread.span.0),
    }
}
