//! The columns of the procedure table.

use crate::lang::Word;
use crate::model::{Column, ColumnKind};
use crate::source::Spanned;
use crate::syntax::tree::Item;

/// The columns that an SOP names, in its order; the usual ones where it names none.
pub(super) fn lower(sop: &Item) -> Vec<Column> {
    let named = sop.first(Word::Columns).map(below).unwrap_or_default();
    if named.is_empty() { usual() } else { named }
}

/// Whether the columns are to be numbered.
pub(super) fn are_numbered(sop: &Item) -> bool {
    let block = sop.first(Word::Columns);
    block.is_some_and(|block| block.has(Word::ColumnNumbers))
}

fn below(item: &Item) -> Vec<Column> {
    item.items.iter().filter_map(column).collect()
}

fn column(item: &Item) -> Option<Column> {
    let kind = match item.word()? {
        Word::Number => ColumnKind::Number,
        Word::Activity => ColumnKind::Activity,
        Word::Actor => ColumnKind::Actors,
        Word::Quality => ColumnKind::Quality,
        Word::Needs => ColumnKind::Needs,
        Word::Takes => ColumnKind::Time,
        Word::Output => ColumnKind::Output,
        Word::Note => ColumnKind::Note,
        _ => return None,
    };
    let text = item.text.as_ref();
    let title = text.map(|text| Spanned::new(text.value.clone(), text.span.0));
    let columns = if kind == ColumnKind::Quality {
        below(item)
    } else {
        Vec::new()
    };
    Some(Column {
        kind,
        title,
        columns,
    })
}

fn usual() -> Vec<Column> {
    let plain = |kind| Column {
        kind,
        title: None,
        columns: Vec::new(),
    };
    let quality = [ColumnKind::Needs, ColumnKind::Time, ColumnKind::Output];
    vec![
        plain(ColumnKind::Number),
        plain(ColumnKind::Activity),
        plain(ColumnKind::Actors),
        Column {
            columns: quality.map(plain).to_vec(),
            ..plain(ColumnKind::Quality)
        },
        plain(ColumnKind::Note),
    ]
}
