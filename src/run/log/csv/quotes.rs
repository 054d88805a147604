//! Where a quoted cell ends, and how a quotation mark that is never closed is told from one that is.
//!
//! A quotation mark opens a quoted cell only where the cell begins; anywhere else it is a character like any other. Inside
//! of it two of them stand for one. Whoever looks for the ends of rows and whoever splits a row into cells both ask here,
//! so that they can't disagree.

use memchr::memchr;

/// What separates the parts of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marks {
    /// What stands between the cells of a row.
    pub delimiter: u8,
    /// What stands at the end of a row: a line feed, or a carriage return in files that know no line feeds.
    pub end: u8,
}

/// The quotation mark.
pub(super) const QUOTE: u8 = b'"';

/// How many bytes a quoted cell may have. What is longer was never closed.
pub(super) const LONGEST: usize = 1 << 20;

/// How a quoted cell goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quoted {
    /// The quotation mark at this position closes it.
    Closed(usize),
    /// It isn't closed, and what opens it is no quotation mark to go by.
    Broken,
    /// The bytes end before it is closed.
    Unfinished,
}

/// Looks for the end of the quoted cell that the quotation mark at `open` begins.
///
/// A cell with line breaks must be closed before a delimiter or the end of a row. Where it isn't, the mark found opens
/// another cell some lines below, and the one before was never closed.
pub(super) fn close(bytes: &[u8], open: usize, marks: Marks) -> Quoted {
    let first = open + 1;
    let bound = bytes.len().min(first.saturating_add(LONGEST));
    let mut at = first;
    while let Some(found) = bytes.get(at..bound).and_then(|rest| memchr(QUOTE, rest)) {
        let mark = at + found;
        if bytes.get(mark + 1) != Some(&QUOTE) {
            return match is_closed_well(bytes, first..mark, marks) {
                true => Quoted::Closed(mark),
                false => Quoted::Broken,
            };
        }
        at = mark + 2;
    }
    match bound < bytes.len() {
        true => Quoted::Broken,
        false => Quoted::Unfinished,
    }
}

fn is_closed_well(bytes: &[u8], cell: std::ops::Range<usize>, marks: Marks) -> bool {
    match bytes.get(cell.end + 1) {
        None | Some(b'\r') => true,
        Some(next) if *next == marks.delimiter || *next == marks.end => true,
        Some(_) => bytes
            .get(cell)
            .is_none_or(|cell| memchr(marks.end, cell).is_none()),
    }
}
