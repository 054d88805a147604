//! The way in: what form a log has, who reads it, and what becomes of cases without events.

use std::io::Read;

use super::case_rows::{CaseRows, Made};
use super::csv::{self as rows_and_cells, TableRow};
use super::planned::{Watching, planned};
use super::{
    CaseTable, Columns, Context, Fault, Format, Input, Reading, Trouble, Worker, bytes, json,
    lapor, xes,
};
use crate::diagnostic::messages::LogMessage;
use crate::run::Batch;

/// How much of a file is looked at to tell its form.
const HEAD: u64 = 4096;

/// What files of other programs begin with that are taken for logs most easily.
const OTHERS: [(&str, &str); 3] = [
    ("PK\u{3}\u{4}", "XLSX"),
    ("ÐÏ\u{11}à", "XLS"),
    ("%PDF", "PDF"),
];

/// Reads a log, whatever its form, and hands its cases to the workers that `make` makes, one for each thread. The cases of
/// the case table that have no events come last, as cases that are planned; without a log they are all there is.
///
/// # Errors
///
/// When the file can't be read, or is no log.
pub fn read<W: Worker>(
    context: &Context<'_>,
    events: Option<&Input<'_>>,
    make: impl Fn() -> W + Sync,
) -> Result<(Vec<W>, Reading), Fault> {
    let Some(input) = events else {
        let mut workers = vec![make()];
        let count = planned(context, context.cases.rest(), Vec::new(), &mut workers);
        let mut reading = Reading::default();
        reading.notes.extend(planned_note(count));
        return Ok((workers, reading));
    };
    let format = format(context, input)?;
    if format == Format::Csv && is_lapor(context, input)? {
        return lapor_export(context, input, make);
    }
    let make = || Watching::new(make(), context.cases);
    let (watching, mut reading) = match format {
        Format::Csv => rows_and_cells::read(context, input, make)?,
        Format::Json | Format::JsonLines => json::read(context, input, make)?,
        Format::Xes => xes::read(context, input, make)?,
    };
    let count = watching.iter().map(Watching::lacking).sum();
    if count > 0 {
        reading.notes.push(LogMessage::CasesWithoutData { count });
    }
    let mut workers: Vec<W> = watching.into_iter().map(Watching::into_inner).collect();
    if workers.is_empty() {
        return Ok((workers, reading));
    }
    let count = planned(context, context.cases.rest(), Vec::new(), &mut workers);
    reading.notes.extend(planned_note(count));
    Ok((workers, reading))
}

/// Reads a case table: CSV, the export of SP4N-LAPOR! among it, or JSON. `context` has no case table yet.
///
/// # Errors
///
/// When the file can't be read, or is no case table.
pub fn read_cases(
    context: &Context<'_>,
    input: &Input<'_>,
) -> Result<(CaseTable, Reading, Vec<Trouble>), Fault> {
    let made = match format(context, input)? {
        Format::Csv => rows(context, input)?,
        Format::Json | Format::JsonLines => objects(context, input)?,
        Format::Xes => {
            let what = "XES".to_string();
            return Err(Fault::new(
                input.name,
                None,
                LogMessage::NoCaseTable { what },
            ));
        }
    };
    Ok((made.table, made.reading, made.troubles))
}

fn planned_note(count: u64) -> Option<LogMessage> {
    (count > 0).then_some(LogMessage::CasesPlanned { count })
}

/// The form of a file, by what the user says, what it begins with, and how its name ends.
fn format(context: &Context<'_>, input: &Input<'_>) -> Result<Format, Fault> {
    if let Some(format) = context.options.format {
        return Ok(format);
    }
    let (source, _) = bytes::open(input, context.options)?;
    let mut head = Vec::new();
    let read = source.take(HEAD).read_to_end(&mut head);
    read.map_err(|why| bytes::fault(input.name, why))?;
    let head = String::from_utf8_lossy(&head);
    let head = head.trim_start();
    if let Some((_, what)) = OTHERS.iter().find(|(start, _)| head.starts_with(start)) {
        let what = what.to_string();
        return Err(Fault::new(input.name, None, LogMessage::NoLog { what }));
    }
    let named = by_name(input.name);
    Ok(match head.chars().next() {
        Some('<') if named != Some(Format::Csv) => Format::Xes,
        Some('{' | '[') if named != Some(Format::Csv) => Format::Json,
        _ => named.unwrap_or(Format::Csv),
    })
}

/// The form that the ending of a name tells.
fn by_name(name: &str) -> Option<Format> {
    let name = name.to_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    let (_, ending) = name.rsplit_once('.')?;
    match ending {
        "csv" | "tsv" | "txt" => Some(Format::Csv),
        "json" => Some(Format::Json),
        "jsonl" | "ndjson" => Some(Format::JsonLines),
        "xes" | "xml" => Some(Format::Xes),
        _ => None,
    }
}

/// Whether a file is an export of SP4N-LAPOR!. A log whose cases are reports may well begin with their tracking ids, but it
/// has a column that says what was done.
fn is_lapor(context: &Context<'_>, input: &Input<'_>) -> Result<bool, Fault> {
    let no_events = |heads: &[&str]| Columns::of_events(context, heads).is_err();
    let fits = |heads: &[&str]| lapor::is_head(heads) && no_events(heads);
    let heads = rows_and_cells::heads(context, input, fits)?;
    Ok(heads.is_some())
}

/// Reads an export of SP4N-LAPOR! as what it is: a case table, all of whose cases are planned.
fn lapor_export<W: Worker>(
    context: &Context<'_>,
    input: &Input<'_>,
    make: impl Fn() -> W + Sync,
) -> Result<(Vec<W>, Reading), Fault> {
    let mut made = rows(context, input)?;
    made.reading.notes.insert(0, LogMessage::LaporExport {});
    let mut workers = vec![make()];
    // A case that another table has as well is taken from the export.
    for (id, _) in made.table.rest() {
        context.cases.header(id);
    }
    let cases = made.table.rest().chain(context.cases.rest());
    let count = planned(context, cases, made.troubles, &mut workers);
    made.reading.notes.extend(planned_note(count));
    Ok((workers, made.reading))
}

/// Reads a case table of rows and cells.
fn rows(context: &Context<'_>, input: &Input<'_>) -> Result<Made, Fault> {
    let fits = |heads: &[&str]| Columns::of_cases(context, heads).is_ok();
    let fault = |(line, message)| Fault::new(input.name, line, message);
    let start = |line, heads: &[&str]| {
        let columns = Columns::of_cases(context, heads);
        let columns = columns.map_err(|message| fault((Some(line), message)))?;
        let widths = (columns.least(), heads.len());
        Ok((CaseRows::new(*context, columns), widths, Ok(())))
    };
    let (made, notes) = rows_and_cells::table(context, input, fits, start, |table, row| {
        let (rows, widths, state) = table;
        if state.is_ok() {
            *state = take(rows, *widths, &row);
        }
    })?;
    let (rows, _, state) = made;
    state.map_err(fault)?;
    let mut made = rows.end().map_err(fault)?;
    made.reading.notes.splice(0..0, notes);
    Ok(made)
}

/// Takes a row. `widths` are the cells it must have so that nothing that is read is missing, and the columns of the table.
fn take(
    rows: &mut CaseRows<'_>,
    (least, columns): (usize, usize),
    row: &TableRow<'_>,
) -> Result<(), (Option<u64>, LogMessage)> {
    let cells = row.cells.len();
    if row.is_broken {
        rows.reject(row.line, LogMessage::BrokenQuote {}, row.text);
    } else if cells < least {
        let message = LogMessage::ShortRow { cells, columns };
        rows.reject(row.line, message, row.text);
    } else {
        return rows.row(row.line, &row.cells, row.text);
    }
    Ok(())
}

/// The cases that a log brings, in its order, without their events.
#[derive(Default)]
struct Headers(Vec<(usize, Batch, Vec<Trouble>)>);

impl Worker for Headers {
    fn portion(&mut self, at: usize, portion: &super::Portion) {
        let troubles = portion.troubles.clone();
        self.0.push((at, portion.batch.clone(), troubles));
    }
}

/// Reads a case table of JSON objects.
fn objects(context: &Context<'_>, input: &Input<'_>) -> Result<Made, Fault> {
    let (workers, reading) = json::read(context, input, Headers::default)?;
    let mut made = Made::default();
    made.reading.notes = reading.notes;
    let mut portions: Vec<_> = workers.into_iter().flat_map(|worker| worker.0).collect();
    portions.sort_by_key(|(at, ..)| *at);
    for (_, batch, troubles) in portions {
        let rejected = troubles.iter().filter(|trouble| trouble.rejected.is_some());
        made.reading.case_rows_rejected += rejected.count() as u64;
        made.troubles.extend(troubles);
        for case in batch.cases() {
            let header = case.header.cloned().unwrap_or_default();
            let line = header.line.unwrap_or_default();
            if let Err(known) = made.table.add(case.id, header) {
                made.reading.case_rows_rejected += 1;
                made.troubles.push(twice(case.id, line, known));
            }
        }
    }
    made.reading.case_rows = made.table.len() as u64 + made.reading.case_rows_rejected;
    Ok(made)
}

fn twice(id: &str, line: u64, known: Option<u64>) -> Trouble {
    let case = id.to_string();
    let known = known.unwrap_or_default();
    Trouble {
        line,
        message: LogMessage::CaseTwice { case, line: known },
        rejected: Some(id.to_string()),
    }
}
