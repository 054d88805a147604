//! The beginning of a log: what separates its cells, and which column holds what.

use memchr::memchr_iter;

use super::super::{Columns, Context, Fault, Holds, Input, Moments, Role, bytes};
use super::cells::Cells;
use super::quotes::Marks;
use super::source::{Room, Sizes, Source, Stop, lines};
use super::{fault, stopped};
use crate::diagnostic::messages::LogMessage;
use crate::model::FieldId;

/// What may separate cells. Where two separate as many, the first is taken.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How many rows are looked at to see how moments are written.
const SAMPLES: usize = 10_000;

/// What holds for the whole log.
#[derive(Debug)]
pub(super) struct Head {
    /// What separates its parts.
    pub marks: Marks,
    /// What is in which column.
    pub layout: Layout,
    /// How the moments of the columns are written.
    pub moments: ColumnMoments,
    /// How many bytes the head has, and how many lines.
    length: (usize, u64),
}

/// Where the columns of a log are.
#[derive(Debug, Clone, Default)]
pub(super) struct Layout {
    /// How many there are.
    pub columns: usize,
    /// The least number of cells a row must have so that no column that is asked for is missing.
    pub least: usize,
    pub case: usize,
    pub activity: Option<usize>,
    pub number: Option<usize>,
    pub actor: Option<usize>,
    pub person: Option<usize>,
    pub outcome: Option<usize>,
    pub started: Option<usize>,
    pub completed: Option<usize>,
    /// The columns that say something of the case as a whole.
    pub of_case: Vec<(usize, OfCase)>,
}

/// What a column says of the case as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OfCase {
    Field(FieldId),
    Filed,
    FiledTime,
}

/// How the moments of each column are written.
#[derive(Debug, Clone)]
pub(super) struct ColumnMoments {
    pub started: Moments,
    pub completed: Moments,
    pub filed: Moments,
    /// Those in fields of the case data.
    pub data: Moments,
}

/// Opens a log and passes over its head, which is known already.
pub(super) fn reopen<'r>(
    context: &Context<'_>,
    input: &Input<'_>,
    head: &Head,
    room: &'r Room,
    sizes: Sizes,
) -> Result<Source<'r>, Fault> {
    let (reader, _) = bytes::open(input, context.options)?;
    let mut source = Source::new(reader, room, sizes);
    loop {
        source.fill().map_err(|stop| stopped(input, stop))?;
        if source.peek().0.len() >= head.length.0 || !source.grow() {
            source.skip(head.length.0, head.length.1);
            return Ok(source);
        }
    }
}

/// Reads the head of a log, and says what was recognised.
pub(super) fn read(
    context: &Context<'_>,
    input: &Input<'_>,
    sizes: Sizes,
) -> Result<(Head, Vec<LogMessage>), Fault> {
    let room = Room::default();
    let (reader, mut notes) = bytes::open(input, context.options)?;
    let mut source = Source::new(reader, &room, sizes);
    loop {
        source.fill().map_err(|stop| stopped(input, stop))?;
        let (bytes, is_all) = source.peek();
        let text = String::from_utf8_lossy(bytes);
        if let Some(row) = first_row(&text, is_all, context.options.delimiter) {
            let (head, more) = of_row(context, input, bytes, &text, row)?;
            notes.extend(more);
            return Ok((head, notes));
        }
        if is_all {
            return Err(fault(input, None, LogMessage::EmptyLog {}));
        }
        if !source.grow() {
            return Err(stopped(input, Stop::LongRow(1)));
        }
    }
}

/// The first row, split.
struct FirstRow {
    marks: Marks,
    heads: Vec<String>,
    /// Where the row begins and where the next one does.
    start: usize,
    next: usize,
    is_broken: bool,
}

/// Splits the first row by what separates it into most cells; nothing where the text ends before it does.
fn first_row(text: &str, is_all: bool, delimiter: Option<u8>) -> Option<FirstRow> {
    let end = row_end(text, is_all)?;
    let split = |delimiter| {
        let marks = Marks { delimiter, end };
        let mut cells = Cells::default();
        let row = cells.split(text, 0, marks)?;
        let heads = (0..cells.len()).map(|at| cells.get(text, at).to_string());
        Some(FirstRow {
            marks,
            heads: heads.collect(),
            start: row.start,
            next: row.next,
            is_broken: row.is_broken,
        })
    };
    let rows: Vec<FirstRow> = match delimiter {
        Some(delimiter) => split(delimiter).into_iter().collect(),
        None => DELIMITERS.into_iter().filter_map(split).collect(),
    };
    let most = rows.iter().map(|row| row.heads.len()).max()?;
    let row = rows.into_iter().find(|row| row.heads.len() == most)?;
    (row.next < text.len() || is_all).then_some(row)
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

fn of_row(
    context: &Context<'_>,
    input: &Input<'_>,
    bytes: &[u8],
    text: &str,
    row: FirstRow,
) -> Result<(Head, Vec<LogMessage>), Fault> {
    let marks = row.marks;
    let line = 1 + lines(text.as_bytes().get(..row.start).unwrap_or_default(), marks);
    let count = lines(text.as_bytes().get(..row.next).unwrap_or_default(), marks);
    if row.is_broken {
        return Err(fault(input, Some(line), LogMessage::BrokenQuote {}));
    }
    let heads: Vec<&str> = row.heads.iter().map(|head| head.trim()).collect();
    let columns =
        Columns::of_events(context, &heads).map_err(|message| fault(input, Some(line), message))?;
    let layout = Layout::new(&columns);
    let moments = moments(context, &layout);
    let mut notes = Vec::new();
    if context.options.delimiter.is_none() && marks.delimiter != b',' {
        notes.push(LogMessage::DelimiterRead {
            delimiter: char::from(marks.delimiter).escape_default().to_string(),
        });
    }
    let head = Head {
        marks,
        layout,
        moments,
        length: (after_lines(bytes, count, marks), count),
    };
    Ok((head, notes))
}

/// Where so many lines end. Bytes that are not UTF-8 have another length as text, but no other lines.
fn after_lines(bytes: &[u8], count: u64, marks: Marks) -> usize {
    let mut ends = memchr_iter(marks.end, bytes).skip(count.saturating_sub(1) as usize);
    match count {
        0 => bytes.len(),
        _ => ends.next().map_or(bytes.len(), |end| end + 1),
    }
}

fn moments(context: &Context<'_>, _layout: &Layout) -> ColumnMoments {
    let moments = Moments {
        order: context
            .options
            .dates
            .unwrap_or(super::super::DateOrder::YearFirst),
        zone: context.options.zone,
    };
    ColumnMoments {
        started: moments.clone(),
        completed: moments.clone(),
        filed: moments.clone(),
        data: moments,
    }
}

impl Layout {
    fn new(columns: &Columns) -> Layout {
        let of_case = |(at, holds): (usize, &Holds)| match holds {
            Holds::Field(field) => Some((at, OfCase::Field(*field))),
            Holds::Role(Role::Filed) => Some((at, OfCase::Filed)),
            Holds::Role(Role::FiledTime) => Some((at, OfCase::FiledTime)),
            _ => None,
        };
        let holds = columns.holds();
        let last = holds.iter().rposition(|holds| *holds != Holds::Nothing);
        Layout {
            columns: holds.len(),
            least: last.map_or(0, |last| last + 1),
            case: columns.role(Role::Case).unwrap_or_default(),
            activity: columns.role(Role::Activity),
            number: columns.role(Role::Number),
            actor: columns.role(Role::Actor),
            person: columns.role(Role::Person),
            outcome: columns.role(Role::Outcome),
            started: columns.role(Role::Started),
            completed: columns.role(Role::Completed),
            of_case: holds.iter().enumerate().filter_map(of_case).collect(),
        }
    }
}
