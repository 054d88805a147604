//! What an SOP says beside its flow, in words: what no symbol and no arrow of another notation holds.

use crate::lang::{Lang, Word};
use crate::model::{ColumnKind, DateSaid, FieldType, NodeId, NodeKind, RowId, Said, Sop};
use crate::render::content::{self, Cell, Step, words};

use super::{rules, wrap};

/// The node that speaks for a row, whose symbol carries the times and documents of it: the first that is work.
pub fn speaker(sop: &Sop, row: RowId) -> Option<NodeId> {
    let is_work = |node: &NodeId| {
        let kind = &sop[*node].kind.value;
        !matches!(kind, NodeKind::Start | NodeKind::End)
    };
    let nodes = &sop[row].nodes;
    nodes
        .iter()
        .copied()
        .find(is_work)
        .or_else(|| nodes.first().copied())
}

/// What is said of a node: who performs it, and what its row needs, takes, puts out and remarks, if it speaks for it.
pub fn of_node(sop: &Sop, step: &Step) -> Vec<String> {
    let row = sop[step.node].row;
    let mut details = Vec::new();
    if !step.performers.is_empty() {
        let head = words::column(sop.lang, ColumnKind::Actors);
        details.push(format!("{head}: {}", step.performers));
    }
    if speaker(sop, row) == Some(step.node) {
        details.extend(of_row(sop, row));
    }
    details
}

fn of_row(sop: &Sop, row: RowId) -> Vec<String> {
    let kinds = [
        ColumnKind::Needs,
        ColumnKind::Time,
        ColumnKind::Output,
        ColumnKind::Note,
    ];
    let line = |kind| {
        let text = cell(sop, row, kind)?;
        Some(format!("{}: {text}", words::column(sop.lang, kind)))
    };
    let cells = kinds.into_iter().filter_map(line);
    let name = &sop[row].name.value;
    let marks = sop.marks.iter().filter(|m| m.within.as_ref() == Some(name));
    let marks: Vec<String> = marks.map(|mark| format!("`{}`", mark.written)).collect();
    let inferred =
        (!marks.is_empty()).then(|| format!("{}: {}", words::inferred(sop.lang), marks.join(", ")));
    cells.chain(inferred).collect()
}

/// The time of a row in words, wherever it stands.
pub fn time(sop: &Sop, row: RowId) -> Option<String> {
    cell(sop, row, ColumnKind::Time)
}

fn cell(sop: &Sop, row: RowId, kind: ColumnKind) -> Option<String> {
    let row = match kind {
        ColumnKind::Time => sop.time_owner(row),
        _ => row,
    };
    let text = in_one_line(&content::cell(sop, row, kind));
    (!text.is_empty()).then_some(text)
}

fn in_one_line(cell: &Cell) -> String {
    let blocks = cell.blocks.iter().map(|block| match &block.marker {
        Some(marker) => format!("{marker} {}", block.text),
        None => block.text.clone(),
    });
    blocks.collect::<Vec<_>>().join("; ")
}

/// What is said of the SOP as a whole: its identity, what may happen at any time, escalations, rules, and the data of a
/// case.
pub fn of_sop(sop: &Sop) -> Vec<String> {
    let mut details = identity(sop);
    details.extend(content::notes(sop));
    details.extend(rules::in_words(sop));
    details.extend(sop.fields.iter().map(|field| {
        let head = words::sentence(Word::Data.spelling(sop.lang));
        let title = field.title.as_ref().map(|title| title.value.as_str());
        let kind = field_type(sop.lang, &field.kind);
        let title = title.map_or(String::new(), |title| format!(": {title}"));
        format!("{head} {} ({kind}){title}", field.name.value)
    }));
    details.iter().map(|text| wrap::in_one_line(text)).collect()
}

fn identity(sop: &Sop) -> Vec<String> {
    let known = &sop.identity;
    let text = |said: &Option<Said<String>>| said.as_ref().map(|said| said.value.clone());
    let date = |said: &Option<Said<DateSaid>>| said.as_ref().map(|said| date(&said.value));
    let found = [
        (Word::Number, text(&known.number)),
        (Word::Agency, text(&known.agency)),
        (Word::OrgUnit, text(&known.unit)),
        (Word::Created, date(&known.created)),
        (Word::Revised, date(&known.revised)),
        (Word::Effective, date(&known.effective)),
    ];
    let line = |(word, said): (Word, Option<String>)| {
        let head = words::sentence(word.spelling(sop.lang));
        Some(format!("{head}: {}", said?))
    };
    found.into_iter().filter_map(line).collect()
}

fn date(said: &DateSaid) -> String {
    match said {
        DateSaid::Date(date) => date.to_string(),
        DateSaid::Words(words) => words.clone(),
    }
}

/// A type as an author writes it.
fn field_type(lang: Lang, kind: &FieldType) -> String {
    let word = match kind {
        FieldType::YesNo => Word::YesNo,
        FieldType::Text => Word::TextType,
        FieldType::Number => Word::NumberType,
        FieldType::Date => Word::DateType,
        FieldType::DateTime => Word::DateTimeType,
        FieldType::Duration => Word::DurationType,
        FieldType::List(_) => Word::List,
        FieldType::OneOf(values) => {
            let names: Vec<&str> = values.iter().map(|v| v.name.value.as_str()).collect();
            return format!("{} {}", Word::OneOf.spelling(lang), names.join(", "));
        }
    };
    word.spelling(lang).to_string()
}
