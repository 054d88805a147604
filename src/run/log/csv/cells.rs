//! Splitting rows into cells.
//!
//! A row without quoted cells is split where it lies: its cells are ranges of the text. The cells of a row with quoted ones
//! are written out, without their quotation marks, into room of their own. Rows without any character are passed over.
//!
//! All that may end a cell is looked for at once before the first row is split, many bytes at a time, for cells are short
//! and a search for the end of each would take longer than all the rest.

use std::ops::Range;

use memchr::{memchr, memchr2};

use super::quotes::{Marks, QUOTE, Quoted, close};

/// How many bytes are looked at together for what may end a cell.
const BLOCK: usize = 64;

/// A text whose rows are split one after the other, and the cells of the row split last.
#[derive(Debug, Default)]
pub(super) struct Cells {
    /// Where delimiters, ends of rows and quotation marks are.
    found: Vec<u32>,
    /// The first of them that has not been passed.
    next: usize,
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
    /// Begins with a text.
    pub(super) fn begin(&mut self, text: &str, marks: Marks) {
        self.found.clear();
        self.next = 0;
        let bytes = text.as_bytes();
        for (at, block) in (0..).step_by(BLOCK).zip(bytes.chunks(BLOCK)) {
            match block.try_into() {
                Ok(block) => find(block, at, marks, &mut self.found),
                Err(_) => {
                    let mut last = [0; BLOCK];
                    last.iter_mut()
                        .zip(block)
                        .for_each(|(to, from)| *to = *from);
                    find(&last, at, marks, &mut self.found);
                }
            }
        }
    }

    /// Splits the row of that text that begins at `start`, which is not before the row split last; nothing at the end.
    pub(super) fn split(&mut self, text: &str, start: usize, marks: Marks) -> Option<Row> {
        let start = first_of_row(text.as_bytes(), start, marks)?;
        self.ranges.clear();
        self.is_written = false;
        while self
            .found
            .get(self.next)
            .is_some_and(|found| (*found as usize) < start)
        {
            self.next += 1;
        }
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
        while let Some(at) = self.found.get(self.next) {
            let at = *at as usize;
            self.next += 1;
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

/// Finds what may end a cell in a block that begins at `start`.
fn find(block: &[u8; BLOCK], start: usize, marks: Marks, found: &mut Vec<u32>) {
    let ends = |byte: u8| (byte == marks.delimiter) | (byte == marks.end) | (byte == QUOTE);
    let is_end = block.map(|byte| u8::from(ends(byte)));
    for (at, eight) in (start as u32..).step_by(8).zip(is_end.as_chunks().0) {
        let mut rest = u64::from_le_bytes(*eight);
        while rest != 0 {
            found.push(at + rest.trailing_zeros() / 8);
            rest &= rest - 1;
        }
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
