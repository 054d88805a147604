//! A log in pieces that can be read apart from each other: each ends with a row, or even with a case.
//!
//! Only this part of the reading goes through the file in order, so it does little: it looks for quotation marks, counts
//! lines, and reads the last few rows of a piece to see where their case begins. Those rows are left to the next piece.

use std::io::{self, Read};
use std::sync::{Mutex, PoisonError};

use memchr::{memchr, memchr_iter, memrchr};

use super::cells::{Cells, end_of_line};
use super::quotes::{Marks, QUOTE, Quoted, close};

/// How large the pieces of a log are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sizes {
    /// How many bytes a piece has, unless a case or a row has more.
    pub piece: usize,
    /// How many bytes a case or a row may have, so that the cases of a sorted log can be read one after the other.
    pub longest: usize,
}

impl Default for Sizes {
    fn default() -> Sizes {
        Sizes {
            piece: 1 << 19,
            longest: 1 << 26,
        }
    }
}

/// Some rows of a log.
#[derive(Debug)]
pub(super) struct Piece {
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    /// The line it begins with, from 1.
    pub line: u64,
}

impl Piece {
    /// Its bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        self.buffer.get(self.start..self.end).unwrap_or_default()
    }
}

/// Why there is no next piece.
#[derive(Debug)]
pub(super) enum Stop {
    /// The file can't be read on.
    Io(io::Error),
    /// A row is too long to be one.
    LongRow(u64),
    /// A case has too many rows to be held as text.
    LongCase,
}

/// Room for pieces, used again and again.
#[derive(Debug, Default)]
pub(super) struct Room(Mutex<Vec<Vec<u8>>>);

impl Room {
    /// Gives the room of a piece back.
    pub(super) fn give_back(&self, piece: Piece) {
        let mut room = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        room.push(piece.buffer);
    }

    fn take(&self, bytes: usize) -> Vec<u8> {
        let mut room = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match room.pop() {
            Some(buffer) if buffer.len() == bytes => buffer,
            _ => vec![0; bytes],
        }
    }
}

/// Where the pieces come from.
pub(super) struct Source<'r> {
    reader: Box<dyn Read + Send>,
    room: &'r Room,
    sizes: Sizes,
    /// What has been read and not been handed on lies between `start` and `filled`.
    buffer: Vec<u8>,
    start: usize,
    filled: usize,
    is_at_end: bool,
    /// The line at `start`.
    line: u64,
    cells: Cells,
}

impl<'r> Source<'r> {
    pub(super) fn new(reader: Box<dyn Read + Send>, room: &'r Room, sizes: Sizes) -> Source<'r> {
        Source {
            reader,
            room,
            sizes,
            buffer: room.take(sizes.piece.max(1)),
            start: 0,
            filled: 0,
            is_at_end: false,
            line: 1,
            cells: Cells::default(),
        }
    }

    /// What has been read and not been handed on, and whether it is all there is.
    pub(super) fn peek(&self) -> (&[u8], bool) {
        (self.bytes(), self.is_at_end)
    }

    /// Passes over so many bytes and lines of what has been read.
    pub(super) fn skip(&mut self, bytes: usize, lines: u64) {
        self.start = (self.start + bytes).min(self.filled);
        self.line += lines;
        if self.start == self.filled {
            (self.start, self.filled) = (0, 0);
        }
    }

    /// The next piece; nothing at the end. With a `case` column it ends where a case ends, otherwise where a row does.
    pub(super) fn next(
        &mut self,
        marks: Marks,
        case: Option<usize>,
    ) -> Result<Option<Piece>, Stop> {
        loop {
            self.fill()?;
            if self.start == self.filled {
                return Ok(None);
            }
            let ends = RowEnds::new(self.bytes(), marks, self.is_at_end);
            let last = ends.last(self.bytes());
            let end = match case {
                Some(case) if !self.is_at_end => border(
                    &mut self.cells,
                    part(&self.buffer, self.start, self.filled),
                    &ends,
                    case,
                ),
                _ => last,
            };
            if let Some(end) = end {
                return Ok(Some(self.hand_on(end, marks)));
            }
            if !self.grow() {
                return Err(match last {
                    Some(_) => Stop::LongCase,
                    None => Stop::LongRow(self.line),
                });
            }
        }
    }

    /// Reads until the buffer is full or the file ends.
    pub(super) fn fill(&mut self) -> Result<(), Stop> {
        while !self.is_at_end {
            let free = self.buffer.get_mut(self.filled..).unwrap_or_default();
            if free.is_empty() {
                break;
            }
            match self.reader.read(free) {
                Ok(0) => self.is_at_end = true,
                Ok(count) => self.filled = (self.filled + count).min(self.buffer.len()),
                Err(why) if why.kind() == io::ErrorKind::Interrupted => {}
                Err(why) => return Err(Stop::Io(why)),
            }
        }
        Ok(())
    }

    /// Makes room for more; whether there may be more.
    pub(super) fn grow(&mut self) -> bool {
        if self.is_at_end || self.buffer.len() >= self.sizes.longest {
            return false;
        }
        self.buffer.copy_within(self.start..self.filled, 0);
        self.filled -= self.start;
        self.start = 0;
        self.buffer.resize(self.buffer.len() * 2, 0);
        true
    }

    fn bytes(&self) -> &[u8] {
        part(&self.buffer, self.start, self.filled)
    }

    /// Hands on the bytes up to `end`, counted from `start`, and keeps the rest.
    fn hand_on(&mut self, end: usize, marks: Marks) -> Piece {
        let end = self.start + end;
        let rest = part(&self.buffer, end, self.filled);
        let mut next = self.room.take(self.sizes.piece.max(rest.len() * 2).max(1));
        if let Some(room) = next.get_mut(..rest.len()) {
            room.copy_from_slice(rest);
        }
        let rest = rest.len();
        let piece = Piece {
            buffer: std::mem::replace(&mut self.buffer, next),
            start: self.start,
            end,
            line: self.line,
        };
        self.line += lines(piece.bytes(), marks);
        (self.start, self.filled) = (0, rest);
        piece
    }
}

/// How many lines end within these bytes.
pub(super) fn lines(bytes: &[u8], marks: Marks) -> u64 {
    memchr_iter(marks.end, bytes).count() as u64
}

fn part(bytes: &[u8], start: usize, end: usize) -> &[u8] {
    bytes.get(start..end).unwrap_or_default()
}

/// Where rows end within some bytes that begin with a row.
struct RowEnds {
    marks: Marks,
    /// The quoted cells with line breaks, which end no rows.
    hidden: Vec<(usize, usize)>,
    /// What comes after this can't be told without more bytes.
    limit: usize,
    is_all: bool,
}

impl RowEnds {
    fn new(bytes: &[u8], marks: Marks, is_all: bool) -> RowEnds {
        let mut ends = RowEnds {
            marks,
            hidden: Vec::new(),
            limit: bytes.len(),
            is_all,
        };
        let mut at = 0;
        while let Some(found) = bytes.get(at..).and_then(|rest| memchr(QUOTE, rest)) {
            let open = at + found;
            if !begins_cell(bytes, open, marks) {
                at = open + 1;
                continue;
            }
            at = match close(bytes, open, marks) {
                Quoted::Closed(last) => {
                    if memchr(marks.end, part(bytes, open, last)).is_some() {
                        ends.hidden.push((open, last));
                    }
                    last + 1
                }
                Quoted::Unfinished if !is_all => {
                    ends.limit = open;
                    break;
                }
                Quoted::Broken | Quoted::Unfinished => end_of_line(bytes, open, marks),
            };
        }
        ends
    }

    /// The end of the last row; nothing where no row ends.
    fn last(&self, bytes: &[u8]) -> Option<usize> {
        match self.is_all {
            true => Some(bytes.len()),
            false => self.before(bytes, self.limit),
        }
    }

    /// The last end of a row at or before a position.
    fn before(&self, bytes: &[u8], position: usize) -> Option<usize> {
        let mut limit = position;
        loop {
            let at = memrchr(self.marks.end, part(bytes, 0, limit))?;
            let next = self.hidden.partition_point(|(open, _)| *open < at);
            let cell = next.checked_sub(1).and_then(|cell| self.hidden.get(cell));
            match cell.filter(|(_, last)| at < *last) {
                Some((open, _)) => limit = *open,
                None => return Some(at + 1),
            }
        }
    }
}

/// Whether a quotation mark stands where a cell begins.
fn begins_cell(bytes: &[u8], at: usize, marks: Marks) -> bool {
    let before = part(bytes, 0, at);
    if before.last() == Some(&marks.delimiter) {
        return true;
    }
    let last = before.iter().rev().find(|byte| **byte != b'\r');
    last.is_none_or(|last| *last == marks.end)
}

/// Where the case of the last rows begins; nothing where all rows may be of one case. Rows that name no case are left with
/// those before them.
fn border(cells: &mut Cells, bytes: &[u8], ends: &RowEnds, case: usize) -> Option<usize> {
    let mut at = ends.last(bytes)?;
    let mut border: Option<(String, usize)> = None;
    while at > 0 {
        let start = ends.before(bytes, at - 1).unwrap_or(0);
        let row = String::from_utf8_lossy(part(bytes, start, at));
        cells.begin(&row, ends.marks);
        let id = cells
            .split(&row, 0, ends.marks)
            .map(|_| cells.get(&row, case).trim());
        let id = id.filter(|id| !id.is_empty());
        match (id, &mut border) {
            (None, _) => {}
            (Some(id), None) => border = Some((id.to_string(), start)),
            (Some(id), Some((last, since))) if id == last => *since = start,
            (Some(_), Some((_, since))) => return Some(*since),
        }
        at = start;
    }
    None
}
