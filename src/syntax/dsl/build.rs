//! From pest's pairs to items of the tree.
//!
//! There is no case for each statement here: a pair whose rule is a word begins an item, values fill it, and every other
//! pair is an item below it. What may stand where is said by the grammar.

use pest::iterators::Pair;

use super::value::{merge_value, name, text, value};
use super::{Reader, Rule};
use crate::diagnostic::messages::{Expectation, Expected, Found, SyntaxMessage};
use crate::lang::{Group, Word};
use crate::syntax::tree::*;

/// Builds the statements below a root.
pub(super) fn items(root: Pair<Rule>, reader: &mut Reader, out: &mut Vec<Item>) {
    for pair in root.into_inner() {
        match pair.as_rule() {
            Rule::EOI => {}
            Rule::comment => comment(&pair, reader),
            _ => out.push(item(pair, reader)),
        }
    }
}

pub(super) fn comment(pair: &Pair<Rule>, reader: &mut Reader) {
    let span = pair.as_span();
    reader.comments.push(Comment {
        text: pair.as_str()[1..].trim_end().to_string(),
        own_line: false,
        span: reader.span(span.start(), span.end()),
    });
}

/// What a `?` would mark.
#[derive(Clone, Copy)]
enum Marked {
    Head,
    Value,
}

fn item(pair: Pair<Rule>, reader: &mut Reader) -> Item {
    let span = pair.as_span();
    let span = reader.span(span.start(), span.end());
    let head = match pair.as_rule() {
        Rule::field => Head::Field,
        Rule::variant | Rule::named_share => Head::Variant,
        _ => Head::Line,
    };
    let mut item = Item::new(head, span);
    let mut marked = Marked::Head;
    for inner in pair.into_inner() {
        part(inner, &mut item, &mut marked, reader);
    }
    lift_labelled_arrow(&mut item);
    item
}

fn part(inner: Pair<Rule>, item: &mut Item, marked: &mut Marked, reader: &mut Reader) {
    let rule = inner.as_rule();
    if let Some(group) = word_group(rule) {
        head_word(&inner, group, item, reader);
        return;
    }
    if rule == Rule::mark {
        match marked {
            Marked::Head => item.inferred = true,
            Marked::Value => item.value_inferred = true,
        }
        return;
    }
    match rule {
        Rule::comment => return comment(&inner, reader),
        Rule::or => return,
        Rule::text => put_text(inner, item, reader),
        Rule::name => item.name = Some(name(&inner, reader)),
        _ => match value(&inner, reader) {
            Some(value) => merge_value(value, item),
            None => return item.items.push(self::item(inner, reader)),
        },
    }
    *marked = Marked::Value;
}

/// The group in which the words of a rule are looked up; nothing for a rule that is no word.
fn word_group(rule: Rule) -> Option<Group> {
    Some(match rule {
        Rule::type_word | Rule::one_of_word | Rule::list_word | Rule::optional_word => Group::Type,
        Rule::named_word
        | Rule::titled_word
        | Rule::listed_word
        | Rule::written_word
        | Rule::dated_word
        | Rule::calendar_word
        | Rule::zone_word
        | Rule::days_word
        | Rule::aka_word
        | Rule::override_word
        | Rule::flag_word
        | Rule::columns_word
        | Rule::column_word
        | Rule::column_numbers_word
        | Rule::log_word
        | Rule::log_column_word
        | Rule::closed_when_word
        | Rule::data_word
        | Rule::node_word
        | Rule::wait_word
        | Rule::call_word
        | Rule::as_node_word
        | Rule::by_word
        | Rule::takes_word
        | Rule::shared_with_word
        | Rule::per_word
        | Rule::for_exit_word
        | Rule::on_day_word
        | Rule::in_month_word
        | Rule::documents_word
        | Rule::alternative_word
        | Rule::sop_link_word
        | Rule::document_flag_word
        | Rule::conditional_word
        | Rule::if_word
        | Rule::names_word
        | Rule::one_name_word
        | Rule::for_each_word
        | Rule::repeat_word
        | Rule::every_word
        | Rule::arrow_word
        | Rule::at_most_word
        | Rule::when_word
        | Rule::otherwise_word
        | Rule::timed_word
        | Rule::at_word
        | Rule::judge_word
        | Rule::limit_word
        | Rule::escalate_word
        | Rule::overdue_word
        | Rule::to_actors_word
        | Rule::interrupt_word
        | Rule::from_any_word
        | Rule::from_nodes_word
        | Rule::scenario_word
        | Rule::since_word
        | Rule::lasting_word
        | Rule::seed_word
        | Rule::arrivals_word
        | Rule::arrivals_flag_word
        | Rule::times_of_log_word
        | Rule::staff_word
        | Rule::unlimited_word
        | Rule::own_hours_word
        | Rule::portion_word
        | Rule::handover_word
        | Rule::chance_word
        | Rule::draw_word
        | Rule::delay_word
        | Rule::priority_word
        | Rule::batch_word
        | Rule::batch_within_word => Group::Statement,
        _ => return None,
    })
}

fn head_word(pair: &Pair<Rule>, group: Group, item: &mut Item, reader: &mut Reader) {
    let span = pair.as_span();
    item.head_span = SpanEq(reader.span(span.start(), span.end()));
    let written = pair.as_str();
    let word = if written == "->" {
        Some(Word::Next)
    } else {
        link_word(pair, group, reader)
    };
    if let Some(word) = word {
        item.head = Head::Word(word);
    }
}

/// Looks a word up and lets the sense of the file's language hear it.
pub(super) fn link_word(pair: &Pair<Rule>, group: Group, reader: &mut Reader) -> Option<Word> {
    let span = pair.as_span();
    let span = reader.span(span.start(), span.end());
    reader
        .sense
        .word(group, pair.as_str(), span, reader.diagnostics)
}

fn put_text(pair: Pair<Rule>, item: &mut Item, reader: &mut Reader) {
    let (start, end) = (pair.as_span().start(), pair.as_span().end());
    let text = text(pair, reader);
    if item.is(Word::Aka) {
        match &mut item.value {
            Some(Value::Texts(texts)) => texts.push(text),
            _ => item.value = Some(Value::Texts(vec![text])),
        }
    } else if item.text.is_some() {
        let expected = Expected(vec![Expectation::Statement]);
        let what = Found::Token(format!("\"{}\"", text.value));
        reader.report(SyntaxMessage::Expected { what, expected }, start, end);
    } else {
        item.text = Some(text);
    }
}

/// `"Ya" -> selesai` is an exit with a label: the line takes over what its arrow says.
fn lift_labelled_arrow(item: &mut Item) {
    if item.head != Head::Line || item.items.len() != 1 || !item.items[0].is(Word::Next) {
        return;
    }
    if let Some(arrow) = item.items.pop() {
        item.head = arrow.head;
        item.head_span = arrow.head_span;
        item.value = arrow.value;
        item.items = arrow.items;
    }
}
