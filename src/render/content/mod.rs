//! What the document says: the model put into words, before anything is measured or placed.

mod condition;
mod documents;
mod exits;
pub mod identity;
mod notes;
mod performers;
mod remark;
mod sections;
mod steps;
mod time;

pub mod words;

pub use condition::in_words as condition_in_words;
pub use exits::exit_label;
pub use notes::notes;
pub use performers::{caption, symbol_title};
pub use sections::{OtherPart, sections};
pub use steps::{Mention, Step, steps, ways};
pub use time::{schedule, time_block};

use crate::model::{ColumnKind, RowId, Sop};

/// The text of a cell of the table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// Its paragraphs.
    pub blocks: Vec<Block>,
}

/// A paragraph of a cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// The number or dash before it, where it is an item of a list.
    pub marker: Option<String>,
    /// Its words.
    pub text: String,
}

impl Block {
    /// A paragraph that is no item of a list.
    pub fn plain(text: impl Into<String>) -> Self {
        Block {
            marker: None,
            text: text.into(),
        }
    }
}

impl Cell {
    /// A cell of plain paragraphs.
    pub(crate) fn plain(texts: impl IntoIterator<Item = String>) -> Self {
        Cell {
            blocks: texts.into_iter().map(Block::plain).collect(),
        }
    }

    /// A numbered list; a single item stands without its number.
    fn list(texts: Vec<String>) -> Self {
        if texts.len() < 2 {
            return Cell::plain(texts);
        }
        let item = |(at, text)| Block {
            marker: Some(format!("{}.", at + 1)),
            text,
        };
        Cell {
            blocks: texts.into_iter().enumerate().map(item).collect(),
        }
    }
}

/// The text of a row in a column. The column of the actors and the heads of groups have none.
pub fn cell(sop: &Sop, row: RowId, kind: ColumnKind) -> Cell {
    let this = &sop[row];
    match kind {
        ColumnKind::Number => Cell::plain(this.number.iter().map(|n| n.value.clone())),
        ColumnKind::Activity => Cell::plain([this.text.value.clone()]),
        ColumnKind::Needs => documents::list(sop, &this.needs),
        ColumnKind::Output => documents::list(sop, &this.outputs),
        ColumnKind::Time => time::cell(sop, row),
        ColumnKind::Note => remark::cell(sop, row),
        ColumnKind::Actors | ColumnKind::Quality => Cell::default(),
    }
}

/// How the document refers to a row: by its number, or by its text where it has none.
fn row_name(sop: &Sop, row: RowId) -> String {
    let row = &sop[row];
    match &row.number {
        Some(number) if !number.value.trim().is_empty() => {
            words::numbered(sop.lang, number.value.trim().trim_end_matches('.'))
        }
        _ => format!("\u{201c}{}\u{201d}", row.text.value),
    }
}
