//! The time cell.

use std::ops::Range;

use crate::lang::{Lang, WORDS, Word};
use crate::model::{Limit, NodeId, RowId, RowTime, Schedule, Sop, TimeSpan};

use super::{Cell, condition, row_name, words};

/// The times of a row, one in a line. A row that shares the cell of another has none of its own; where the two don't
/// stand together, so that no one cell can cover both, it points to the other.
pub fn cell(sop: &Sop, row: RowId) -> Cell {
    match sop[row].shares_time_of {
        Some(owner) if time_block(sop, row).contains(&owner.0) => Cell::default(),
        Some(owner) => Cell::plain([words::see(sop.lang, &row_name(sop, owner))]),
        None => Cell::plain(sop[row].times.iter().map(|time| in_words(sop, time))),
    }
}

/// The rows that stand together with this one and share one time cell with it, as positions.
pub fn time_block(sop: &Sop, row: RowId) -> Range<u32> {
    let owner = |at: u32| {
        let row = sop.rows.get(at as usize)?;
        Some(row.shares_time_of.unwrap_or(RowId(at)))
    };
    let same = |at: &u32| owner(*at) == owner(row.0);
    let before = (0..row.0).rev().take_while(same).count() as u32;
    let after = (row.0 + 1..sop.rows.len() as u32).take_while(same).count() as u32;
    row.0 - before..row.0 + after + 1
}

fn in_words(sop: &Sop, time: &RowTime) -> String {
    let lang = sop.lang;
    let mut text = limit(lang, &time.limit.value);
    if let Some(item) = &time.per {
        text += &format!(
            " {} {}",
            Word::Per.spelling(lang),
            item_title(sop, &item.value)
        );
    }
    for (word, node) in [(Word::Before, time.before), (Word::After, time.after)] {
        if let Some(node) = node {
            text += &format!(" {} {}", word.spelling(lang), node_name(sop, node));
        }
    }
    if let Some(guard) = &time.condition {
        let condition = condition::in_words(sop, guard);
        text += &format!(" {}", words::given_that(lang, &condition));
    }
    match &time.for_exit {
        Some(label) => format!("{}: {text}", label.value),
        None => text,
    }
}

/// The words for what is counted: the title of a list of the case data, else the words themselves.
fn item_title(sop: &Sop, item: &str) -> String {
    let field = sop.fields.iter().find(|field| field.name.value == item);
    match field.and_then(|field| field.title.as_ref()) {
        Some(title) => title.value.clone(),
        None => item.to_owned(),
    }
}

fn node_name(sop: &Sop, node: NodeId) -> String {
    row_name(sop, sop[node].row)
}

fn limit(lang: Lang, limit: &Limit) -> String {
    match limit {
        Limit::Span(span) => span.in_words(lang),
        Limit::Window(schedule) => self::schedule(lang, schedule),
        Limit::Words(words) => words.clone(),
    }
}

/// `setiap triwulan, tanggal 1-10, Januari-Maret`.
pub fn schedule(lang: Lang, schedule: &Schedule) -> String {
    let mut parts = Vec::new();
    if let Some(every) = &schedule.every {
        parts.push(format!(
            "{} {}",
            Word::Every.spelling(lang),
            rhythm(lang, every)
        ));
    }
    if let Some((from, to)) = schedule.days {
        let word = match lang {
            Lang::En => "day",
            Lang::Id => "tanggal",
        };
        parts.push(format!(
            "{word} {}",
            range(&from.to_string(), &to.to_string())
        ));
    }
    if let Some((from, to)) = schedule.months {
        parts.push(range(&month(lang, from), &month(lang, to)));
    }
    parts.extend(schedule.words.clone());
    parts.join(", ")
}

/// `triwulan` for one quarter, `2 minggu` for any other length.
fn rhythm(lang: Lang, every: &TimeSpan) -> String {
    let amounts = every.low.iter().flat_map(|low| &low.amounts);
    match amounts.collect::<Vec<_>>().as_slice() {
        [one] if every.low == every.high && one.number.as_whole() == Some(1) => {
            let singular = one.unit.word().spellings(lang).last();
            singular.copied().unwrap_or_default().to_owned()
        }
        _ => every.in_words(lang),
    }
}

fn range(from: &str, to: &str) -> String {
    if from == to {
        from.to_owned()
    } else {
        format!("{from}-{to}")
    }
}

fn month(lang: Lang, number: u32) -> String {
    let word = WORDS.iter().find(|word| word.month() == Some(number));
    let name = word.map(|word| word.spelling(lang)).unwrap_or_default();
    let mut letters = name.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
