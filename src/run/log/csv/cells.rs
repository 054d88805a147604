//! Splitting rows into cells.
//!
//! A row without quoted cells is split where it lies: its cells are ranges of the text. The cells of a row with quoted ones
//! are written out, without their quotation marks, into room of their own. Rows without any character are passed over.

use std::ops::Range;

use memchr::{memchr, memchr2, memchr3_iter};

use super::quotes::{Marks, QUOTE, Quoted, close};

/// The cells of the row read last.
#[derive(Debug, Default)]
pub(super) struct Cells {
    ranges: Vec<(usize, usize)>,
    written: String,
    is_written: bool,
}

/// A row that has been split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    /// Where it begins.
    pub start: usize,
    /// Where it ends, without what ends it.
    pub end: usize,
    /// Where the next one begins.
    pub next: usize,
    /// Whether a quotation mark opens a cell of it that is never closed. It ends with that line then, and has no cells.
    pub is_broken: bool,
    /// Whether it has quoted cells, and with them perhaps several lines.
    pub is_quoted: bool,
}

impl Row {
    /// The row as it is written.
    pub(super) fn text<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

impl Cells {
    /// Splits the row that begins at `start`; nothing at the end of the text.
    pub(super) fn split(&mut self, text: &str, start: usize, marks: Marks) -> Option<Row> {
        let start = first_of_row(text.as_bytes(), start, marks)?;
        self.ranges.clear();
        self.is_written = false;
        let row = self.split_plain(text.as_bytes(), start, marks);
        Some(row.unwrap_or_else(|| self.split_quoted(text, start, marks)))
    }

    /// How many cells the row has.
    pub(super) fn len(&self) -> usize {
        self.ranges.len()
    }

    /// The cell at a position of the row that was split from this text; an empty one past the last.
    pub(super) fn get<'c>(&'c self, text: &'c str, at: usize) -> &'c str {
        let text = match self.is_written {
            true => &self.written,
            false => text,
        };
        let range = self.ranges.get(at);
        range
            .and_then(|(start, end)| text.get(*start..*end))
            .unwrap_or_default()
    }

    /// Splits a row without quoted cells; nothing for a row with one.
    fn split_plain(&mut self, bytes: &[u8], start: usize, marks: Marks) -> Option<Row> {
        let mut cell = start;
        let rest = bytes.get(start..).unwrap_or_default();
        for found in memchr3_iter(marks.delimiter, marks.end, QUOTE, rest) {
            let at = start + found;
            match bytes.get(at) {
                Some(byte) if *byte == marks.delimiter => {
                    self.ranges.push((cell, at));
                    cell = at + 1;
                }
                Some(&QUOTE) if at == cell => return None,
                Some(&QUOTE) => {}
                _ => {
                    let end = without_return(bytes, cell, at);
                    self.ranges.push((cell, end));
                    return Some(Row {
                        start,
                        end,
                        next: at + 1,
                        is_broken: false,
                        is_quoted: false,
                    });
                }
            }
        }
        let end = without_return(bytes, cell, bytes.len());
        self.ranges.push((cell, end));
        Some(Row {
            start,
            end,
            next: bytes.len(),
            is_broken: false,
            is_quoted: false,
        })
    }

    /// Splits a row with quoted cells.
    fn split_quoted(&mut self, text: &str, start: usize, marks: Marks) -> Row {
        self.ranges.clear();
        self.written.clear();
        self.is_written = true;
        let bytes = text.as_bytes();
        let mut at = start;
        loop {
            let cell = self.written.len();
            if bytes.get(at) == Some(&QUOTE) {
                match close(bytes, at, marks) {
                    Quoted::Closed(mark) => {
                        self.write_quoted(text.get(at + 1..mark).unwrap_or_default());
                        at = mark + 1;
                    }
                    _ => return self.broken(bytes, start..at, marks),
                }
            }
            let stop = end_of_cell(bytes, at, marks);
            let is_last = bytes.get(stop) != Some(&marks.delimiter);
            let end = match is_last {
                true => without_return(bytes, at, stop),
                false => stop,
            };
            self.written.push_str(text.get(at..end).unwrap_or_default());
            self.ranges.push((cell, self.written.len()));
            at = stop + 1;
            if is_last {
                return Row {
                    start,
                    end,
                    next: at.min(bytes.len()),
                    is_broken: false,
                    is_quoted: true,
                };
            }
        }
    }

    /// A row that goes no further than the line of a quotation mark that isn't closed.
    fn broken(&mut self, bytes: &[u8], before: Range<usize>, marks: Marks) -> Row {
        self.ranges.clear();
        let stop = end_of_line(bytes, before.end, marks);
        Row {
            start: before.start,
            end: without_return(bytes, before.start, stop),
            next: (stop + 1).min(bytes.len()),
            is_broken: true,
            is_quoted: true,
        }
    }

    fn write_quoted(&mut self, mut cell: &str) {
        while let Some((before, after)) = cell.split_once("\"\"") {
            self.written.push_str(before);
            self.written.push('"');
            cell = after;
        }
        self.written.push_str(cell);
    }
}

/// Where the next row with any character begins.
fn first_of_row(bytes: &[u8], start: usize, marks: Marks) -> Option<usize> {
    let rest = bytes.get(start..)?;
    let first = rest.first()?;
    if *first != marks.end && *first != b'\r' {
        return Some(start);
    }
    let is_end = |byte: &u8| *byte == marks.end || *byte == b'\r';
    let blank = rest.iter().take_while(|byte| is_end(byte)).count();
    (blank < rest.len()).then_some(start + blank)
}

fn end_of_cell(bytes: &[u8], at: usize, marks: Marks) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let found = memchr2(marks.delimiter, marks.end, rest);
    found.map_or(bytes.len(), |found| at + found)
}

/// Where the line ends that `at` lies in.
pub(super) fn end_of_line(bytes: &[u8], at: usize, marks: Marks) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    memchr(marks.end, rest).map_or(bytes.len(), |found| at + found)
}

/// The end of a row without the carriage return before its line feed.
fn without_return(bytes: &[u8], start: usize, end: usize) -> usize {
    match end.checked_sub(1).filter(|last| *last >= start) {
        Some(last) if bytes.get(last) == Some(&b'\r') => last,
        _ => end,
    }
}
