//! Times and numbers as the tree has them.

use crate::model::{Distribution, Duration, Shape, TimeDraw, TimeSpan};
use crate::source::{Span, Spanned};
use crate::syntax::tree::{self, Spread, Time, Value};

/// A time.
pub(super) fn time_value(time: &TimeDraw) -> Value {
    match time {
        TimeDraw::Span(span) => span_value(&span.value),
        TimeDraw::Shaped(distribution, unit) => Value::Spread(Spread {
            unit: Some(here(unit.word())),
            ..spread(distribution)
        }),
    }
}

/// A number, or how it spreads.
pub(super) fn number_value(distribution: &Distribution) -> Value {
    match (distribution.shape.value, distribution.numbers.as_slice()) {
        (Shape::Exactly, [only]) => Value::Number(here(only.value)),
        _ => Value::Spread(spread(distribution)),
    }
}

fn spread(distribution: &Distribution) -> Spread {
    Spread {
        shape: here(distribution.shape.value.word()),
        numbers: distribution
            .numbers
            .iter()
            .map(|number| here(number.value))
            .collect(),
        unit: None,
        span: Default::default(),
    }
}

/// A time as rows state it.
pub(super) fn span_value(span: &TimeSpan) -> Value {
    let amounts = |length: &Option<Duration>| length.as_ref().map(amounts);
    let (low, high) = (amounts(&span.low), amounts(&span.high));
    let is_exact = span.low == span.high;
    Value::Time(Time {
        bound: span.bound(),
        low: low.or_else(|| high.clone()).unwrap_or_default(),
        high: high.filter(|_| !is_exact && span.bound().is_none()),
        span: Default::default(),
    })
}

/// One length of time.
pub(super) fn exact_time(length: &Duration) -> Time {
    Time {
        bound: None,
        low: amounts(length),
        high: None,
        span: Default::default(),
    }
}

fn amounts(length: &Duration) -> tree::Duration {
    let amounts = length.amounts.iter().map(|amount| tree::Amount {
        times: None,
        number: amount.number,
        unit: amount.unit.word(),
    });
    amounts.collect()
}

/// A value that stands nowhere.
pub(super) fn here<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}
