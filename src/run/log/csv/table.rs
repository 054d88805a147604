//! A table of rows and cells, read row by row on one thread: a case table, which is put into memory as a whole anyway.

use super::super::{Context, Fault, Input, bytes};
use super::cells::Cells;
use super::heading::{self, HeadRow};
use super::quotes::Marks;
use super::source::{Piece, Room, Sizes, Source, Stop, lines};
use super::{head, stopped};
use crate::diagnostic::messages::LogMessage;

/// A row of a table.
pub(in crate::run::log) struct TableRow<'r> {
    /// The line it begins in, from 1.
    pub line: u64,
    /// Its cells.
    pub cells: Vec<&'r str>,
    /// As it is written.
    pub text: &'r str,
    /// Whether a quotation mark of it is never closed; it has no cells then.
    pub is_broken: bool,
}

/// The heads of a table, where one of its first rows fits; nothing where none does.
///
/// # Errors
///
/// When the file can't be read.
pub(in crate::run::log) fn heads(
    context: &Context<'_>,
    input: &Input<'_>,
    fits: impl Fn(&[&str]) -> bool,
) -> Result<Option<Vec<String>>, Fault> {
    let room = Room::default();
    let (reader, _) = bytes::open(input, context.options)?;
    let mut source = Source::new(reader, &room, Sizes::default());
    let (found, _) = find(context, input, &mut source, &fits)?;
    let found = found.filter(|row| fits(&row.heads()));
    Ok(found.map(|row| row.heads))
}

/// Reads a table: gives its heads with their line to `start`, and each row to `take`, with what `start` made of the heads.
/// The heads are the first row that fits, as in [`heads`].
///
/// # Errors
///
/// When the file can't be read, is empty, or `start` says so.
pub(in crate::run::log) fn table<T>(
    context: &Context<'_>,
    input: &Input<'_>,
    fits: impl Fn(&[&str]) -> bool,
    start: impl FnOnce(u64, &[&str]) -> Result<T, Fault>,
    mut take: impl FnMut(&mut T, TableRow<'_>),
) -> Result<(T, Vec<LogMessage>), Fault> {
    let room = Room::default();
    let (reader, mut notes) = bytes::open(input, context.options)?;
    let mut source = Source::new(reader, &room, Sizes::default());
    let (row, length) = find(context, input, &mut source, &fits)?;
    let Some(row) = row else {
        return Err(Fault::new(input.name, None, LogMessage::EmptyTable {}));
    };
    let (marks, (bytes, line, count)) = (row.marks, length);
    if row.is_broken {
        let message = LogMessage::BrokenQuote {};
        return Err(Fault::new(input.name, Some(line), message));
    }
    notes.extend(head::preamble(line));
    notes.extend(head::delimiter(context, marks));
    let mut made = start(line, &row.heads())?;
    source.skip(bytes, count);
    let mut cells = Cells::default();
    let next = |source: &mut Source<'_>| source.next(marks, None);
    while let Some(piece) = next(&mut source).map_err(|stop| stopped(input, stop))? {
        rows(&piece, marks, &mut cells, &mut |row| take(&mut made, row));
        room.give_back(piece);
    }
    Ok((made, notes))
}

/// How many bytes the head has, its line, and how many lines there are to its end.
type Length = (usize, u64, u64);

fn find(
    context: &Context<'_>,
    input: &Input<'_>,
    source: &mut Source<'_>,
    fits: &impl Fn(&[&str]) -> bool,
) -> Result<(Option<HeadRow>, Length), Fault> {
    loop {
        source.fill().map_err(|stop| stopped(input, stop))?;
        let (bytes, is_all) = source.peek();
        let text = String::from_utf8_lossy(bytes);
        if let Some(row) = heading::find(&text, is_all, context.options.delimiter, fits) {
            let part = |end| text.as_bytes().get(..end).unwrap_or_default();
            let line = 1 + lines(part(row.start), row.marks);
            let count = lines(part(row.next), row.marks);
            let length = head::after_lines(bytes, count, row.marks);
            return Ok((Some(row), (length, line, count)));
        }
        if is_all {
            return Ok((None, (0, 1, 0)));
        }
        if !source.grow() {
            return Err(stopped(input, Stop::LongRow(1)));
        }
    }
}

fn rows(piece: &Piece, marks: Marks, cells: &mut Cells, take: &mut dyn FnMut(TableRow<'_>)) {
    let text = String::from_utf8_lossy(piece.bytes());
    let part = |from, to| text.as_bytes().get(from..to).unwrap_or_default();
    let (mut line, mut at) = (piece.line, 0);
    cells.begin(&text, marks);
    while let Some(row) = cells.split(&text, at, marks) {
        line += lines(part(at, row.start), marks);
        take(TableRow {
            line,
            cells: (0..cells.len()).map(|at| cells.get(&text, at)).collect(),
            text: row.text(&text),
            is_broken: row.is_broken,
        });
        line += lines(part(row.start, row.next), marks);
        at = row.next;
    }
}
