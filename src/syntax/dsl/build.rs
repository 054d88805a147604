//! From pest's pairs to items of the tree.
//!
//! There is no case for each statement here: a pair whose rule is a word begins an item, values fill it, and every other
//! pair is an item below it. What may stand where is said by the grammar.

use pest::Parser;
use pest::iterators::Pair;

use super::{Block, Grammar, Reader, Rule, expression};
use crate::diagnostic::messages::{Expectation, Expected, Found, SyntaxMessage};
use crate::lang::{Group, Number, Word};
use crate::source::Spanned;
use crate::syntax::tree::*;

/// Reads a text that is sound as a whole. Returns false, and leaves nothing behind, where it is not.
pub(super) fn whole(text: &str, block: Block, reader: &mut Reader, out: &mut Vec<Item>) -> bool {
    match Grammar::parse(block.whole(), text) {
        Ok(mut pairs) => {
            if let Some(root) = pairs.next() {
                items(root, reader, out);
            }
            true
        }
        Err(_) => false,
    }
}

/// Reads statements of which it is known where each begins. Returns nothing where the grammar sees it differently.
pub(super) fn expected(text: &str, starts: &[usize], reader: &mut Reader) -> Option<Vec<Item>> {
    let root = Grammar::parse(Block::Statements.whole(), text)
        .ok()?
        .next()?;
    let found = root
        .clone()
        .into_inner()
        .map(|pair| (pair.as_rule(), pair.as_span().start()));
    let found = found.filter(|(rule, _)| !matches!(rule, Rule::comment | Rule::EOI));
    if !found.map(|(_, start)| start).eq(starts.iter().copied()) {
        return None;
    }
    let mut out = Vec::with_capacity(starts.len());
    items(root, reader, &mut out);
    Some(out)
}

/// How far the statements at the beginning of a text could be read.
pub(super) struct Leading {
    /// Where the last of them begins.
    pub last: usize,
    /// Where they end.
    pub end: usize,
}

/// Reads the whole statements at the beginning of a text.
pub(super) fn leading(
    text: &str,
    block: Block,
    reader: &mut Reader,
    out: &mut Vec<Item>,
) -> Leading {
    let Some(root) = Grammar::parse(block.leading(), text)
        .ok()
        .and_then(|mut pairs| pairs.next())
    else {
        return Leading { last: 0, end: 0 };
    };
    let end = root.as_span().end();
    let last = root.clone().into_inner().next_back();
    let last = last.map_or(end, |pair| pair.as_span().start());
    items(root, reader, out);
    Leading { last, end }
}

/// Why a text can't be read as statements: how far the grammar came, and what it expected there.
pub(super) fn fault(text: &str, block: Block) -> (usize, Vec<Rule>) {
    match Grammar::parse(block.whole(), text) {
        Ok(_) => (text.len(), Vec::new()),
        Err(error) => {
            let at = match error.location {
                pest::error::InputLocation::Pos(at) => at,
                pest::error::InputLocation::Span((start, _)) => start,
            };
            match error.variant {
                pest::error::ErrorVariant::ParsingError { positives, .. } => (at, positives),
                pest::error::ErrorVariant::CustomError { .. } => (at, Vec::new()),
            }
        }
    }
}

fn items(root: Pair<Rule>, reader: &mut Reader, out: &mut Vec<Item>) {
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
        Rule::variant => Head::Variant,
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
        | Rule::from_nodes_word => Group::Statement,
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

fn text(pair: Pair<Rule>, reader: &Reader) -> Text {
    let span = pair.as_span();
    let mut text = Text {
        value: String::new(),
        inferred: false,
        span: SpanEq(reader.span(span.start(), span.end())),
    };
    for inner in pair.into_inner() {
        match inner.as_rule() {
            Rule::inner => text.value = unescape(inner.as_str()),
            _ => text.inferred = true,
        }
    }
    text
}

pub(super) fn unescape(inner: &str) -> String {
    if !inner.contains('\\') {
        return inner.to_string();
    }
    let mut out = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(char) = chars.next() {
        match (char, char == '\\') {
            (_, true) => out.push(match chars.next() {
                Some('n') => '\n',
                Some(other) => other,
                None => '\\',
            }),
            (char, _) => out.push(char),
        }
    }
    out
}

pub(super) fn name(pair: &Pair<Rule>, reader: &Reader) -> Spanned<String> {
    let span = pair.as_span();
    let span = reader.span(span.start(), span.end());
    Spanned::new(pair.as_str().to_string(), span)
}

fn value(pair: &Pair<Rule>, reader: &mut Reader) -> Option<Value> {
    let inner = pair.clone();
    Some(match pair.as_rule() {
        Rule::names | Rule::targets => Value::Names(names(inner, reader)),
        Rule::time => Value::Time(time(inner, reader)),
        Rule::date => Value::Date(Spanned::new(date(pair.as_str()), place(pair, reader))),
        Rule::unit => Value::Unit(Spanned::new(unit(pair, reader), place(pair, reader))),
        Rule::count => Value::Count(count(inner, reader)),
        Rule::integer => Value::Range(whole_number(pair, reader), None),
        Rule::month => {
            let month = link_word(pair, Group::Month, reader).and_then(Word::month);
            let month = month.unwrap_or_default();
            Value::Range(Spanned::new(month, place(pair, reader)), None)
        }
        Rule::expression => Value::Expr(expression::expression(inner, reader)),
        Rule::through | Rule::times | Rule::bound => {
            link_word(pair, Group::Link, reader);
            return Some(Value::Texts(Vec::new()));
        }
        _ => return None,
    })
}

fn place(pair: &Pair<Rule>, reader: &Reader) -> crate::source::Span {
    let span = pair.as_span();
    reader.span(span.start(), span.end())
}

/// Puts a value into an item. A second number makes a range of the first, words between values say nothing more, and
/// the number of `at most 2 times` is a count.
fn merge_value(value: Value, item: &mut Item) {
    item.value = match (item.value.take(), value) {
        (Some(Value::Range(from, None)), Value::Range(to, None)) => {
            Some(Value::Range(from, Some(to)))
        }
        (None, Value::Range(times, None)) if item.is(Word::AtMost) => Some(Value::Count(Count {
            bound: Some(Bound::AtMost),
            times,
        })),
        (before, Value::Texts(_)) => before,
        (_, value) => Some(value),
    };
}

fn names(pair: Pair<Rule>, reader: &mut Reader) -> Names {
    let mut names = Names {
        how: Joined::Single,
        names: Vec::new(),
    };
    for inner in pair.into_inner() {
        let how = match inner.as_rule() {
            Rule::comment => {
                comment(&inner, reader);
                continue;
            }
            Rule::name_use => {
                names.names.push(name_use(inner, reader));
                continue;
            }
            Rule::comma_link => Joined::Comma,
            _ => match link_word(&inner, Group::Link, reader) {
                Some(Word::And) => Joined::And,
                Some(Word::Or) => Joined::Or,
                _ => Joined::Then,
            },
        };
        if names.how != Joined::Single && names.how != how {
            let span = inner.as_span();
            let message = SyntaxMessage::MixedLinks {};
            reader.report(message, span.start(), span.end());
        }
        names.how = how;
    }
    names
}

fn name_use(pair: Pair<Rule>, reader: &mut Reader) -> NameUse {
    let mut found = NameUse {
        name: Spanned::default(),
        same_as: false,
        inferred: false,
    };
    for inner in pair.into_inner() {
        match inner.as_rule() {
            Rule::same_as => {
                link_word(&inner, Group::Link, reader);
                found.same_as = true;
            }
            Rule::name => found.name = name(&inner, reader),
            _ => found.inferred = true,
        }
    }
    found
}

fn time(pair: Pair<Rule>, reader: &mut Reader) -> Time {
    let span = SpanEq(place(&pair, reader));
    let mut bound = None;
    let mut durations = Vec::new();
    for inner in pair.into_inner() {
        match inner.as_rule() {
            Rule::bound => bound = self::bound(&inner, reader),
            Rule::short_range => durations.extend(short_range(inner, reader)),
            Rule::duration => durations.push(duration(inner, reader)),
            _ => comment(&inner, reader),
        }
    }
    let mut durations = durations.into_iter();
    Time {
        bound,
        low: durations.next().unwrap_or_default(),
        high: durations.next(),
        span,
    }
}

fn bound(pair: &Pair<Rule>, reader: &mut Reader) -> Option<Bound> {
    match link_word(pair, Group::Link, reader)? {
        Word::AtLeast => Some(Bound::AtLeast),
        _ => Some(Bound::AtMost),
    }
}

/// `1-2 days`: both ends in the unit that follows the second.
fn short_range(pair: Pair<Rule>, reader: &mut Reader) -> Vec<Duration> {
    let mut numbers = Vec::new();
    let mut unit = Word::UnsaidDays;
    for inner in pair.into_inner() {
        match inner.as_rule() {
            Rule::number => numbers.push(number(&inner, reader)),
            Rule::unit => unit = self::unit(&inner, reader),
            _ => comment(&inner, reader),
        }
    }
    let amount = |number| Amount {
        times: None,
        number,
        unit,
    };
    numbers.into_iter().map(|n| vec![amount(n)]).collect()
}

pub(super) fn duration(pair: Pair<Rule>, reader: &mut Reader) -> Duration {
    let mut amounts = Vec::new();
    for inner in pair.into_inner() {
        match inner.as_rule() {
            Rule::amount => amounts.push(amount(inner, reader)),
            _ => comment(&inner, reader),
        }
    }
    amounts
}

fn amount(pair: Pair<Rule>, reader: &mut Reader) -> Amount {
    let mut numbers = Vec::new();
    let mut unit = Word::UnsaidDays;
    for inner in pair.into_inner() {
        match inner.as_rule() {
            Rule::number => numbers.push(number(&inner, reader)),
            Rule::unit => unit = self::unit(&inner, reader),
            _ => comment(&inner, reader),
        }
    }
    Amount {
        number: numbers.pop().unwrap_or_default(),
        times: numbers.pop(),
        unit,
    }
}

fn unit(pair: &Pair<Rule>, reader: &mut Reader) -> Word {
    link_word(pair, Group::Unit, reader).unwrap_or(Word::UnsaidDays)
}

pub(super) fn number(pair: &Pair<Rule>, reader: &mut Reader) -> Number {
    Number::parse(pair.as_str()).unwrap_or_else(|| {
        number_too_large(pair, reader);
        Number::ZERO
    })
}

fn whole_number(pair: &Pair<Rule>, reader: &mut Reader) -> Spanned<u32> {
    let number = pair.as_str().parse().unwrap_or_else(|_| {
        number_too_large(pair, reader);
        0
    });
    Spanned::new(number, place(pair, reader))
}

fn number_too_large(pair: &Pair<Rule>, reader: &mut Reader) {
    let span = pair.as_span();
    let message = SyntaxMessage::NumberTooLarge {
        number: pair.as_str().chars().take(40).collect(),
    };
    reader.report(message, span.start(), span.end());
}

fn count(pair: Pair<Rule>, reader: &mut Reader) -> Count {
    let mut count = Count {
        bound: None,
        times: Spanned::default(),
    };
    for inner in pair.into_inner() {
        match inner.as_rule() {
            Rule::bound => count.bound = bound(&inner, reader),
            Rule::integer => count.times = whole_number(&inner, reader),
            Rule::comment => comment(&inner, reader),
            _ => {
                link_word(&inner, Group::Link, reader);
            }
        }
    }
    count
}

/// The grammar has seen to it that there are digits at these places.
pub(super) fn date(text: &str) -> Date {
    let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default();
    Date {
        year: part(0..4).parse().unwrap_or_default(),
        month: part(5..7).parse().unwrap_or_default(),
        day: part(8..10).parse().unwrap_or_default(),
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
