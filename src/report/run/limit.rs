//! The time that a row states, in words.

use super::words::pick;
use crate::lang::{Lang, Word, month_name};
use crate::model::{Limit, RowId, RowTime, Schedule, Sop, Unit};

/// The time cell of a row in words, empty where it states none. Times that hold for some cases alone are told without
/// their conditions, with a slash between.
pub(in crate::report) fn limit(sop: &Sop, row: RowId, lang: Lang) -> String {
    let times = owner_times(sop, row).iter();
    let words: Vec<String> = times.map(|time| in_words(sop, time, lang)).collect();
    words.join(" / ")
}

/// Whether a row's time is told in days or longer, so that the hour at which it is due says nothing.
pub(in crate::report) fn is_in_days(sop: &Sop, row: RowId) -> bool {
    let span = |time: &RowTime| match &time.limit.value {
        Limit::Span(span) => span.high.clone().or_else(|| span.low.clone()),
        Limit::Window(_) | Limit::Words(_) => None,
    };
    let mut units = owner_times(sop, row)
        .iter()
        .filter_map(span)
        .flat_map(|span| span.amounts)
        .map(|amount| amount.unit);
    !units.any(|unit| {
        use Unit::{ClockHours, ClockMinutes, Hours, Minutes, Seconds};
        matches!(unit, Seconds | Minutes | Hours | ClockMinutes | ClockHours)
    })
}

fn owner_times(sop: &Sop, row: RowId) -> &[RowTime] {
    let row = sop.rows.get(row.0 as usize);
    let owner = row.and_then(|row| row.shares_time_of);
    let owner = owner
        .and_then(|owner| sop.rows.get(owner.0 as usize))
        .or(row);
    owner.map_or(&[], |row| &row.times)
}

fn in_words(sop: &Sop, time: &RowTime, lang: Lang) -> String {
    let limit = match &time.limit.value {
        Limit::Span(span) => span.in_words(lang),
        Limit::Window(window) => schedule(window, lang),
        Limit::Words(words) => words.clone(),
    };
    match &time.per {
        Some(per) => {
            let list = sop
                .fields
                .iter()
                .find(|field| field.name.value == per.value);
            let title = list.and_then(|list| list.title.as_ref());
            let items = title.map_or(&per.value, |title| &title.value);
            format!("{limit} {} {items}", Word::Per.spelling(lang))
        }
        None => limit,
    }
}

fn schedule(schedule: &Schedule, lang: Lang) -> String {
    let mut parts = Vec::new();
    if let Some(every) = &schedule.every {
        parts.push(format!(
            "{} {}",
            Word::Every.spelling(lang),
            every.in_words(lang)
        ));
    }
    if let Some((from, to)) = schedule.days {
        let days = range(&from.to_string(), &to.to_string());
        parts.push(format!("{} {days}", pick(lang, "day", "tanggal")));
    }
    if let Some((from, to)) = schedule.months {
        let month = |number| month_name(number, lang).unwrap_or_default();
        parts.push(range(&month(from), &month(to)));
    }
    parts.extend(schedule.words.clone());
    parts.join(", ")
}

fn range(from: &str, to: &str) -> String {
    match from == to {
        true => from.to_string(),
        false => format!("{from}-{to}"),
    }
}
