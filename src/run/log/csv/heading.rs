//! The row of heads: the first of a table, or the first after the lines that a title and its labels take up.

use super::cells::Cells;
use super::quotes::Marks;

/// What may separate cells. Where two separate as many, the first is taken.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Among how many rows the heads are looked for.
const ROWS: usize = 50;

/// A row that may hold the heads, split.
pub(super) struct HeadRow {
    pub marks: Marks,
    pub heads: Vec<String>,
    /// Where the row begins and where the next one does.
    pub start: usize,
    pub next: usize,
    pub is_broken: bool,
}

impl HeadRow {
    /// The heads without blanks around them.
    pub(super) fn heads(&self) -> Vec<&str> {
        self.heads.iter().map(|head| head.trim()).collect()
    }

    fn filled(&self) -> usize {
        let heads = self.heads.iter();
        heads.filter(|head| !head.trim().is_empty()).count()
    }
}

/// Finds the heads and what separates them: of the first rows that `fits` takes for heads the one with most of them, and
/// the first row where it takes none. Nothing where the text ends before the first row does.
pub(super) fn find(
    text: &str,
    is_all: bool,
    delimiter: Option<u8>,
    fits: impl Fn(&[&str]) -> bool,
) -> Option<HeadRow> {
    let end = row_end(text, is_all)?;
    let delimiters = delimiter.map_or(DELIMITERS.to_vec(), |one| vec![one]);
    let tables = delimiters.into_iter().map(|delimiter| {
        let marks = Marks { delimiter, end };
        first_rows(text, is_all, marks)
    });
    let tables: Vec<Vec<HeadRow>> = tables.collect();
    let fitting = |row: &&HeadRow| !row.is_broken && row.heads.len() > 1 && fits(&row.heads());
    let found = fullest(tables.iter().flatten().filter(fitting));
    let row = found.or_else(|| fullest(tables.iter().filter_map(|rows| rows.first())))?;
    Some(HeadRow {
        heads: row.heads.clone(),
        ..*row
    })
}

/// The row with most heads; of several the first.
fn fullest<'r>(rows: impl Iterator<Item = &'r HeadRow>) -> Option<&'r HeadRow> {
    rows.reduce(|best, row| match row.filled() > best.filled() {
        true => row,
        false => best,
    })
}

fn first_rows(text: &str, is_all: bool, marks: Marks) -> Vec<HeadRow> {
    let mut cells = Cells::default();
    cells.begin(text, marks);
    let mut rows = Vec::new();
    let mut at = 0;
    while let Some(row) = cells.split(text, at, marks) {
        if rows.len() == ROWS || !(row.next < text.len() || is_all) {
            break;
        }
        let heads = (0..cells.len()).map(|at| cells.get(text, at).to_string());
        rows.push(HeadRow {
            marks,
            heads: heads.collect(),
            start: row.start,
            next: row.next,
            is_broken: row.is_broken,
        });
        at = row.next;
    }
    rows
}

/// What ends the rows: line feeds, or carriage returns where there are no line feeds.
fn row_end(text: &str, is_all: bool) -> Option<u8> {
    let text = text.trim_start_matches(['\r', '\n']);
    let returns = text.trim_end_matches('\r').contains('\r');
    match (text.contains('\n'), returns) {
        (true, _) => Some(b'\n'),
        (false, true) => Some(b'\r'),
        (false, false) => is_all.then_some(b'\n'),
    }
}
