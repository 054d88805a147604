//! The values that follow a statement's word: names, texts, numbers, times, counts, dates.

use pest::iterators::Pair;

use super::build::{comment, link_word};
use super::{Reader, Rule, expression};
use crate::diagnostic::messages::SyntaxMessage;
use crate::lang::{Group, Number, Word};
use crate::source::Spanned;
use crate::syntax::tree::*;

pub(super) fn text(pair: Pair<Rule>, reader: &Reader) -> Text {
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

pub(super) fn value(pair: &Pair<Rule>, reader: &mut Reader) -> Option<Value> {
    let inner = pair.clone();
    Some(match pair.as_rule() {
        Rule::names | Rule::targets | Rule::team => Value::Names(names(inner, reader)),
        Rule::time | Rule::period => Value::Time(time(inner, reader)),
        Rule::signed | Rule::whole => Value::Number(placed_number(pair, reader)),
        Rule::percent => Value::Percent(percent(inner, reader)),
        Rule::shape => Value::Shape(shape(pair, reader)),
        Rule::spread => Value::Spread(spread(inner, reader)),
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

/// Puts a value into an item. A second number makes a range of the first, a number after actors says how many officers
/// they have, words between values say nothing more, and the number of `at most 2 times` is a count.
pub(super) fn merge_value(value: Value, item: &mut Item) {
    item.value = match (item.value.take(), value) {
        (Some(Value::Range(from, None)), Value::Range(to, None)) => {
            Some(Value::Range(from, Some(to)))
        }
        (None, Value::Range(times, None)) if item.is(Word::AtMost) => Some(Value::Count(Count {
            bound: Some(Bound::AtMost),
            times,
        })),
        (Some(Value::Names(names)), Value::Number(number)) => Some(Value::Team(names, number)),
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
            Rule::name_use | Rule::member => {
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
    let (numbers, unit) = numbers_and_unit(pair, reader);
    let amount = |number| Amount {
        times: None,
        number,
        unit,
    };
    numbers.into_iter().map(|n| vec![amount(n)]).collect()
}

fn numbers_and_unit(pair: Pair<Rule>, reader: &mut Reader) -> (Vec<Number>, Word) {
    let mut numbers = Vec::new();
    let mut unit = Word::UnsaidDays;
    for inner in pair.into_inner() {
        match inner.as_rule() {
            Rule::number => numbers.push(number(&inner, reader)),
            Rule::unit => unit = self::unit(&inner, reader),
            _ => comment(&inner, reader),
        }
    }
    (numbers, unit)
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
    let (mut numbers, unit) = numbers_and_unit(pair, reader);
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

fn placed_number(pair: &Pair<Rule>, reader: &mut Reader) -> Spanned<Number> {
    Spanned::new(number(pair, reader), place(pair, reader))
}

/// A number and the sign after it. The place is that of both.
fn percent(pair: Pair<Rule>, reader: &mut Reader) -> Spanned<Number> {
    let span = place(&pair, reader);
    let inner = pair.into_inner().next();
    let number = inner.map(|pair| number(&pair, reader));
    Spanned::new(number.unwrap_or_default(), span)
}

fn shape(pair: &Pair<Rule>, reader: &mut Reader) -> Spanned<Word> {
    let word = link_word(pair, Group::Shape, reader);
    Spanned::new(word.unwrap_or(Word::Exactly), place(pair, reader))
}

fn spread(pair: Pair<Rule>, reader: &mut Reader) -> Spread {
    let span = place(&pair, reader);
    let mut spread = Spread {
        shape: Spanned::new(Word::Exactly, span),
        numbers: Vec::new(),
        unit: None,
        span: SpanEq(span),
    };
    for inner in pair.into_inner() {
        match inner.as_rule() {
            Rule::shape => spread.shape = shape(&inner, reader),
            Rule::signed => spread.numbers.push(placed_number(&inner, reader)),
            Rule::unit => {
                spread.unit = Some(Spanned::new(unit(&inner, reader), place(&inner, reader)));
            }
            _ => comment(&inner, reader),
        }
    }
    spread
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
