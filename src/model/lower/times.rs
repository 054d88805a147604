//! Lengths of time, schedules and counts in their normal form.

use super::context::{Context, said};
use crate::diagnostic::messages::{ModelMessage, Part, Quantity};
use crate::lang::{Number, Word, Words};
use crate::model::{Amount, Count, Duration, Schedule, TimeSpan, Unit};
use crate::source::{Span, Spanned};
use crate::syntax::tree::{self, Bound, Item, Time, Value};

/// A length of time as a statement has it, bounds and range included.
pub(super) fn time_span(context: &mut Context, time: &Time) -> Option<TimeSpan> {
    let span = time.span.0;
    let low = positive(context, &time.low, span)?;
    let high = match &time.high {
        Some(high) => positive(context, high, span)?,
        None => low.clone(),
    };
    if surely_longer(&low, &high) {
        let lang = context.lang();
        let (low, high) = (low.in_words(lang), high.in_words(lang));
        let finding = context
            .finding(span, ModelMessage::ReversedRange { low, high })
            .help(ModelMessage::SwapEnds {});
        context.report(finding);
        return None;
    }
    Some(TimeSpan {
        low: (time.bound != Some(Bound::AtMost)).then_some(low),
        high: (time.bound != Some(Bound::AtLeast)).then_some(high),
        written: as_written(context, time),
    })
}

/// A sum of amounts that is not zero.
pub(super) fn positive(
    context: &mut Context,
    amounts: &tree::Duration,
    span: Span,
) -> Option<Duration> {
    let sum = duration(context, amounts, span)?;
    if sum
        .amounts
        .iter()
        .all(|amount| amount.number == Number::ZERO)
    {
        context.blame(span, ModelMessage::ZeroTime {});
        return None;
    }
    Some(sum)
}

/// The sum of amounts: the largest unit first, amounts of one unit added up.
pub(in crate::model) fn duration(
    context: &mut Context,
    amounts: &tree::Duration,
    span: Span,
) -> Option<Duration> {
    let sum = add_up(amounts);
    if sum.is_none() {
        context.blame(span, ModelMessage::TooLongTime {});
    }
    sum
}

fn add_up(amounts: &tree::Duration) -> Option<Duration> {
    let amounts: Option<Vec<Amount>> = amounts.iter().map(normal).collect();
    Duration::sum(amounts?)
}

fn normal(written: &tree::Amount) -> Option<Amount> {
    let amount = Amount {
        number: written.number,
        unit: Unit::from_word(written.unit)?,
    };
    match written.times {
        Some(times) => amount.times(times),
        None => Some(amount),
    }
}

/// How a time with a factor is written; nothing for one without, whose normal form says the same.
fn as_written(context: &Context, time: &Time) -> Option<String> {
    let all = || time.low.iter().chain(time.high.iter().flatten());
    all().find(|amount| amount.times.is_some())?;
    let bound = match time.bound {
        Some(Bound::AtMost) => format!("{} ", context.spell(Word::TimeAtMost)),
        Some(Bound::AtLeast) => format!("{} ", context.spell(Word::AtLeast)),
        None => String::new(),
    };
    let part = |amounts: &[tree::Amount]| -> String {
        let words: Vec<String> = amounts.iter().map(|a| amount_written(context, a)).collect();
        words.join(" ")
    };
    let high = time
        .high
        .as_deref()
        .map(|high| format!(" - {}", part(high)));
    Some(format!(
        "{bound}{}{}",
        part(&time.low),
        high.unwrap_or_default()
    ))
}

fn amount_written(context: &Context, amount: &tree::Amount) -> String {
    let unit = Words(context.lang(), amount.unit);
    match amount.times {
        Some(times) => format!("{times} x {} {unit}", amount.number),
        None => format!("{} {unit}", amount.number),
    }
}

/// Whether the first is longer than the second whatever a day, a week or a month turns out to be.
fn surely_longer(a: &Duration, b: &Duration) -> bool {
    if let ([a], [b]) = (a.amounts.as_slice(), b.amounts.as_slice())
        && a.unit == b.unit
    {
        return a.number > b.number;
    }
    bounds(a).0 > bounds(b).1
}

/// The least and the most that a duration can be, in millionths of a second. A working day has at least five hours.
fn bounds(duration: &Duration) -> (i128, i128) {
    const HOUR: i128 = 3600;
    const DAY: i128 = 24 * HOUR;
    let sum = |pick: fn((i128, i128)) -> i128| {
        let each = duration.amounts.iter().map(|amount| {
            let one = match amount.unit {
                Unit::Seconds => (1, 1),
                Unit::Minutes | Unit::ClockMinutes => (60, 60),
                Unit::Hours | Unit::ClockHours => (HOUR, HOUR),
                Unit::UnsaidDays | Unit::Workdays => (5 * HOUR, DAY),
                Unit::CalendarDays => (DAY, DAY),
                Unit::Weeks => (25 * HOUR, 7 * DAY),
                Unit::Months => (28 * DAY, 31 * DAY),
                Unit::Quarters => (90 * DAY, 92 * DAY),
                Unit::Semesters => (181 * DAY, 184 * DAY),
                Unit::Years => (365 * DAY, 366 * DAY),
            };
            pick(one) * i128::from(amount.number.millionths())
        });
        each.sum()
    };
    (sum(|(least, _)| least), sum(|(_, most)| most))
}

/// How often something is done.
pub(super) fn count(context: &mut Context, item: &Item) -> Option<Count> {
    let Some(Value::Count(count)) = &item.value else {
        context.missing(item, Part::Count);
        return None;
    };
    let times = in_range(context, &count.times, Quantity::Count, u32::MAX)?;
    Some(Count {
        bound: count.bound,
        times,
    })
}

fn in_range(
    context: &mut Context,
    number: &Spanned<u32>,
    quantity: Quantity,
    most: u32,
) -> Option<u32> {
    if (1..=most).contains(&number.value) {
        return Some(number.value);
    }
    let message = ModelMessage::OutOfRange {
        number: number.value,
        quantity,
    };
    context.blame(number.span, message);
    None
}

/// A rhythm: the value of an `every` statement and the window below it.
pub(super) fn rhythm(context: &mut Context, item: &Item) -> Option<Schedule> {
    let every = match &item.value {
        Some(Value::Unit(unit)) => Some(one(Unit::from_word(unit.value)?)),
        Some(Value::Time(time)) => Some(time_span(context, time)?),
        _ => None,
    };
    let window = window(context, item);
    if every.is_none() && item.text.is_none() && window.is_none() {
        context.missing(item, Part::Rhythm);
        return None;
    }
    Some(Schedule {
        every,
        words: item.text.as_ref().map(|text| said(text).value),
        ..window.unwrap_or_else(nothing)
    })
}

fn one(unit: Unit) -> TimeSpan {
    let once = Duration {
        amounts: Number::whole(1)
            .map(|number| Amount { number, unit })
            .into_iter()
            .collect(),
    };
    TimeSpan {
        low: Some(once.clone()),
        high: Some(once),
        written: None,
    }
}

fn nothing() -> Schedule {
    Schedule {
        every: None,
        days: None,
        months: None,
        words: None,
    }
}

/// The window of the calendar that `on day` and `in month` below an item make; nothing where there is neither.
pub(super) fn window(context: &mut Context, item: &Item) -> Option<Schedule> {
    let days = item.first(Word::OnDay);
    let months = item.first(Word::InMonth);
    if days.is_none() && months.is_none() {
        return None;
    }
    Some(Schedule {
        days: days.and_then(|item| range(context, item, Quantity::DayOfMonth, 31)),
        months: months.and_then(|item| range(context, item, Quantity::Month, 12)),
        ..nothing()
    })
}

/// A range may run over the end of the month or the year: `november to february`.
fn range(context: &mut Context, item: &Item, quantity: Quantity, most: u32) -> Option<(u32, u32)> {
    let Some(Value::Range(from, to)) = &item.value else {
        context.missing(item, Part::Count);
        return None;
    };
    let first = in_range(context, from, quantity, most)?;
    let last = match to {
        Some(to) => in_range(context, to, quantity, most)?,
        None => first,
    };
    Some((first, last))
}
