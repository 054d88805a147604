//! The beginning of a log: what separates its cells, and which column holds what.

use memchr::memchr_iter;

use super::super::{Columns, Context, Fault, Holds, Input, Moments, Role, bytes};
use super::cells::Cells;
use super::heading::{self, HeadRow};
use super::quotes::Marks;
use super::source::{Room, Sizes, Source, Stop, lines};
use super::stopped;
use crate::diagnostic::messages::LogMessage;
use crate::model::{FieldId, FieldType};
use crate::run::Batch;

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

impl Head {
    /// A batch for the cases of the log, without cases.
    pub(super) fn batch(&self, context: &Context<'_>) -> Batch {
        let mut told = vec![false; context.plan.sop().fields.len()];
        for (_, of_case) in &self.layout.of_case {
            if let OfCase::Field(field) = of_case
                && let Some(told) = told.get_mut(field.0 as usize)
            {
                *told = true;
            }
        }
        let mut batch = Batch::new(context.lexicon.clone());
        batch.tell(Some(told.into()));
        batch
    }
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
    /// Those of the columns that say something of the case as a whole, in their order.
    pub of_case: Vec<Moments>,
}

impl ColumnMoments {
    fn new(
        context: &Context<'_>,
        layout: &Layout,
        samples: &Samples,
        notes: &mut Vec<LogMessage>,
    ) -> Result<ColumnMoments, (Option<u64>, LogMessage)> {
        let sop = context.plan.sop();
        let is_date = |of_case: &OfCase| match of_case {
            OfCase::Field(field) => sop
                .fields
                .get(field.0 as usize)
                .is_some_and(|field| matches!(field.kind, FieldType::Date | FieldType::DateTime)),
            OfCase::Filed => true,
            OfCase::FiledTime => false,
        };
        let mut of_case = Vec::new();
        for (column, holds) in &layout.of_case {
            let dates = Some(*column).filter(|_| is_date(holds));
            of_case.push(samples.moments(context, dates, notes)?);
        }
        Ok(ColumnMoments {
            started: samples.moments(context, layout.started, notes)?,
            completed: samples.moments(context, layout.completed, notes)?,
            of_case,
        })
    }
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
        let fits = |heads: &[&str]| Columns::of_events(context, heads).is_ok();
        if let Some(row) = heading::find(&text, is_all, context.options.delimiter, fits) {
            let (head, more) = of_row(context, input, bytes, &text, row)?;
            notes.extend(more);
            return Ok((head, notes));
        }
        if is_all {
            return Err(Fault::new(input.name, None, LogMessage::EmptyLog {}));
        }
        if !source.grow() {
            return Err(stopped(input, Stop::LongRow(1)));
        }
    }
}

fn of_row(
    context: &Context<'_>,
    input: &Input<'_>,
    bytes: &[u8],
    text: &str,
    row: HeadRow,
) -> Result<(Head, Vec<LogMessage>), Fault> {
    let marks = row.marks;
    let line = 1 + lines(text.as_bytes().get(..row.start).unwrap_or_default(), marks);
    let count = lines(text.as_bytes().get(..row.next).unwrap_or_default(), marks);
    if row.is_broken {
        return Err(Fault::new(
            input.name,
            Some(line),
            LogMessage::BrokenQuote {},
        ));
    }
    let heads = row.heads();
    let columns = Columns::of_events(context, &heads)
        .map_err(|message| Fault::new(input.name, Some(line), message))?;
    let layout = Layout::new(&columns);
    let mut notes = preamble(line);
    notes.extend_from_slice(columns.notes());
    let samples = Samples::new(text, row.next, 1 + count, marks);
    let moments = ColumnMoments::new(context, &layout, &samples, &mut notes);
    let moments = moments.map_err(|(line, message)| Fault::new(input.name, line, message))?;
    notes.extend(delimiter(context, marks));
    let head = Head {
        marks,
        layout,
        moments,
        length: (after_lines(bytes, count, marks), count),
    };
    Ok((head, notes))
}

/// What is to be said of the lines before the heads, where there are any.
pub(super) fn preamble(line: u64) -> Vec<LogMessage> {
    let lines = line.saturating_sub(1);
    let skipped = (lines > 0).then_some(LogMessage::PreambleSkipped { lines });
    skipped.into_iter().collect()
}

/// What is to be said of what separates the cells.
pub(super) fn delimiter(context: &Context<'_>, marks: Marks) -> Option<LogMessage> {
    let unusual = context.options.delimiter.is_none() && marks.delimiter != b',';
    unusual.then(|| LogMessage::DelimiterRead {
        delimiter: char::from(marks.delimiter).escape_default().to_string(),
    })
}

/// Where so many lines end. Bytes that are not UTF-8 have another length as text, but no other lines.
pub(super) fn after_lines(bytes: &[u8], count: u64, marks: Marks) -> usize {
    let mut ends = memchr_iter(marks.end, bytes).skip(count.saturating_sub(1) as usize);
    match count {
        0 => bytes.len(),
        _ => ends.next().map_or(bytes.len(), |end| end + 1),
    }
}

/// The first rows after the head, as far as they are looked at to see how moments are written.
struct Samples {
    rows: Vec<(u64, Vec<String>)>,
}

impl Samples {
    /// The first rows of a text from a position and line on. The last one is left out, for it may be cut off.
    fn new(text: &str, start: usize, line: u64, marks: Marks) -> Samples {
        let mut samples = Samples { rows: Vec::new() };
        let mut cells = Cells::default();
        cells.begin(text, marks);
        let (mut at, mut line) = (start, line);
        while let Some(row) = cells.split(text, at, marks) {
            let part = |from, to| text.as_bytes().get(from..to).unwrap_or_default();
            line += lines(part(at, row.start), marks);
            let row_cells = (0..cells.len()).map(|at| cells.get(text, at).to_string());
            samples.rows.push((line, row_cells.collect()));
            line += lines(part(row.start, row.next), marks);
            at = row.next;
            if samples.rows.len() == SAMPLES {
                return samples;
            }
        }
        if samples.rows.len() > 1 {
            samples.rows.pop();
        }
        samples
    }

    /// How the moments of a column are written.
    fn moments(
        &self,
        context: &Context<'_>,
        column: Option<usize>,
        notes: &mut Vec<LogMessage>,
    ) -> Result<Moments, (Option<u64>, LogMessage)> {
        let rows = self.rows.iter();
        let cells = rows.filter_map(|(line, cells)| Some((*line, cells.get(column?)?.as_str())));
        let (moments, said) = Moments::recognise(cells, context.options)?;
        for note in said {
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        Ok(moments)
    }
}

impl Layout {
    fn new(columns: &Columns) -> Layout {
        let field = |(at, holds): (usize, &Holds)| match holds {
            Holds::Field(field) => Some((at, OfCase::Field(*field))),
            _ => None,
        };
        let holds = columns.holds();
        let mut of_case: Vec<_> = holds.iter().enumerate().filter_map(field).collect();
        // These columns may hold data besides.
        of_case.extend(columns.role(Role::Filed).map(|at| (at, OfCase::Filed)));
        of_case.extend(
            columns
                .role(Role::FiledTime)
                .map(|at| (at, OfCase::FiledTime)),
        );
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
            of_case,
        }
    }
}
