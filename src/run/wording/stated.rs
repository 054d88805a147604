//! The times that a row states, in words.

use crate::lang::{Lang, Word, month_name};
use crate::model::{Limit, RowId, RowTime, Schedule, Sop};

/// The time cell of a row in words, empty where it states none. Times that hold for some cases alone are told without
/// their conditions, with a slash between.
pub fn stated(sop: &Sop, row: RowId, lang: Lang) -> String {
    let times = sop.times_of(row).iter();
    let words: Vec<String> = times.map(|time| in_words(sop, time, lang)).collect();
    words.join(" / ")
}

fn in_words(sop: &Sop, time: &RowTime, lang: Lang) -> String {
    let mut words = match &time.limit.value {
        Limit::Span(span) => span.in_words(lang),
        Limit::Window(window) => schedule(window, lang),
        Limit::Words(words) => words.clone(),
    };
    if let Some(per) = &time.per {
        let mut fields = sop.fields.iter();
        let list = fields.find(|field| field.name.value == per.value);
        let title = list.and_then(|list| list.title.as_ref());
        let items = title.map_or(&per.value, |title| &title.value);
        words.push_str(&format!(" {} {items}", Word::Per.spelling(lang)));
    }
    if let Some(window) = &time.window {
        words.push_str(&format!(", {}", schedule(window, lang)));
    }
    words
}

fn schedule(schedule: &Schedule, lang: Lang) -> String {
    let mut parts = Vec::new();
    if let Some(every) = &schedule.every {
        let rhythm = every.in_words(lang);
        parts.push(format!("{} {rhythm}", Word::Every.spelling(lang)));
    }
    if let Some((from, to)) = schedule.days {
        let day = match lang {
            Lang::En => "day",
            Lang::Id => "tanggal",
        };
        let days = range(&from.to_string(), &to.to_string());
        parts.push(format!("{day} {days}"));
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
