//! Lengths of time as ISO 8601 writes them. It knows no working days: they are written as days, and words beside it say
//! what they are.

use crate::lang::Lang;
use crate::model::{Duration, Schedule, TimeSpan, Unit};

/// The longest of a time, or its shortest where it has no longest: `P3D`, `PT1H30M`. Words where there is neither.
pub fn span(span: &TimeSpan, lang: Lang) -> String {
    match span.high.as_ref().or(span.low.as_ref()) {
        Some(length) => duration(length),
        None => span.in_words(lang),
    }
}

/// A rhythm: `R/P1M`. Words where it has none.
pub fn rhythm(schedule: &Schedule, lang: Lang, words: String) -> String {
    match &schedule.every {
        Some(every) => format!("R/{}", span(every, lang)),
        None => words,
    }
}

/// What ISO 8601 counts, in its order: the letter, and whether it is a part of a day.
const LETTERS: [(&str, bool); 6] = [
    ("Y", false),
    ("M", false),
    ("D", false),
    ("H", true),
    ("M", true),
    ("S", true),
];

/// A length of time: `PT1H30M`.
pub fn duration(length: &Duration) -> String {
    let mut sums = [0i128; 6];
    for amount in &length.amounts {
        let (letter, factor) = letter(amount.unit);
        if let Some(sum) = sums.get_mut(letter) {
            *sum += i128::from(amount.number.millionths()) * factor;
        }
    }
    let part = |of_day: bool| {
        let parts = LETTERS.iter().zip(sums);
        let parts = parts.filter(|((_, time), sum)| *time == of_day && *sum != 0);
        let written = parts.map(|((letter, _), sum)| format!("{}{letter}", decimal(sum)));
        written.collect::<String>()
    };
    match (part(false), part(true)) {
        (days, time) if days.is_empty() && time.is_empty() => "PT0S".to_string(),
        (days, time) if time.is_empty() => format!("P{days}"),
        (days, time) => format!("P{days}T{time}"),
    }
}

/// Millionths as a decimal number.
fn decimal(millionths: i128) -> String {
    let (whole, fraction) = (millionths / 1_000_000, millionths % 1_000_000);
    match fraction {
        0 => whole.to_string(),
        _ => format!("{whole}.{:06}", fraction.abs())
            .trim_end_matches('0')
            .to_string(),
    }
}

/// Which of [`LETTERS`] counts a unit, and how many of it make one.
fn letter(unit: Unit) -> (usize, i128) {
    match unit {
        Unit::Years => (0, 1),
        Unit::Semesters => (1, 6),
        Unit::Quarters => (1, 3),
        Unit::Months => (1, 1),
        Unit::Weeks => (2, 7),
        Unit::UnsaidDays | Unit::Workdays | Unit::CalendarDays => (2, 1),
        Unit::Hours | Unit::ClockHours => (3, 1),
        Unit::Minutes | Unit::ClockMinutes => (4, 1),
        Unit::Seconds => (5, 1),
    }
}
