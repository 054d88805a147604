//! From rows to a case table.
//!
//! The first rows are kept back, because how the dates of a column are written shows only in several of them.

use std::sync::Arc;

use super::{CaseTable, Columns, Context, Holds, Moments, Reading, Role, Trouble, values};
use crate::calendar::Moment;
use crate::diagnostic::messages::LogMessage;
use crate::model::expr::{Slots, Value};
use crate::model::{FieldId, FieldType, Sop};
use crate::run::Header;

/// How many rows are looked at to see how dates are written.
const SAMPLES: usize = 10_000;

/// A row, as it is kept back.
struct Kept {
    line: u64,
    cells: Vec<String>,
    text: String,
}

/// Makes a case table of rows.
pub(super) struct CaseRows<'c> {
    context: Context<'c>,
    columns: Columns,
    told: Arc<[bool]>,
    /// How the dates of each column are written, once that is known.
    moments: Option<Vec<Moments>>,
    kept: Vec<Kept>,
    made: Made,
}

/// A case table, how its reading went, and what could not be read.
#[derive(Default)]
pub(super) struct Made {
    pub table: CaseTable,
    pub reading: Reading,
    pub troubles: Vec<Trouble>,
}

/// Where a table contradicts itself, and how.
pub(super) type Contradiction = (Option<u64>, LogMessage);

impl<'c> CaseRows<'c> {
    /// Begins a table with these columns.
    pub(super) fn new(context: Context<'c>, columns: Columns) -> CaseRows<'c> {
        let mut made = Made::default();
        made.reading.notes.extend_from_slice(columns.notes());
        CaseRows {
            told: columns.told(context.plan.sop().fields.len()),
            context,
            columns,
            moments: None,
            kept: Vec::new(),
            made,
        }
    }

    /// Takes a row: its line, its cells, and the row as it is written.
    ///
    /// # Errors
    ///
    /// When the dates of one column are written in two ways.
    pub(super) fn row(
        &mut self,
        line: u64,
        cells: &[&str],
        text: &str,
    ) -> Result<(), Contradiction> {
        self.made.reading.case_rows += 1;
        if self.moments.is_some() {
            self.read(line, cells, text);
            return Ok(());
        }
        self.kept.push(Kept {
            line,
            cells: cells.iter().map(|cell| cell.to_string()).collect(),
            text: text.to_string(),
        });
        match self.kept.len() < SAMPLES {
            true => Ok(()),
            false => self.settle(),
        }
    }

    /// Rejects a row that has no cells.
    pub(super) fn reject(&mut self, line: u64, message: LogMessage, text: &str) {
        self.made.reading.case_rows += 1;
        self.rejected(line, message, text);
    }

    /// The table.
    ///
    /// # Errors
    ///
    /// When the dates of one column are written in two ways.
    pub(super) fn end(mut self) -> Result<Made, Contradiction> {
        if self.moments.is_none() {
            self.settle()?;
        }
        self.made.troubles.sort_by_key(|trouble| trouble.line);
        Ok(self.made)
    }

    /// Sees how dates are written, and reads the rows kept back.
    fn settle(&mut self) -> Result<(), Contradiction> {
        let mut moments = Vec::new();
        for at in 0..self.columns.holds().len() {
            let rows = self.kept.iter().filter(|_| self.is_dated(at));
            let samples = rows.filter_map(|row| Some((row.line, row.cells.get(at)?.as_str())));
            let (read, notes) = Moments::recognise(samples, self.context.options)?;
            moments.push(read);
            for note in notes {
                if !self.made.reading.notes.contains(&note) {
                    self.made.reading.notes.push(note);
                }
            }
        }
        self.moments = Some(moments);
        for row in std::mem::take(&mut self.kept) {
            let cells: Vec<&str> = row.cells.iter().map(String::as_str).collect();
            self.read(row.line, &cells, &row.text);
        }
        Ok(())
    }

    fn is_dated(&self, at: usize) -> bool {
        let field = match self.columns.holds().get(at) {
            Some(Holds::Field(field)) => self.context.plan.sop().fields.get(field.0 as usize),
            _ => None,
        };
        let dated = |kind: &FieldType| matches!(kind, FieldType::Date | FieldType::DateTime);
        self.columns.role(Role::Filed) == Some(at) || field.is_some_and(|it| dated(&it.kind))
    }

    fn read(&mut self, line: u64, cells: &[&str], text: &str) {
        let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).map_or("", |it| it.trim());
        let id = cell(self.columns.role(Role::Case));
        if id.is_empty() {
            return self.rejected(line, LogMessage::RowWithoutCase {}, text);
        }
        if let Some(known) = self.made.table.line(id) {
            let case = id.to_string();
            let message = LogMessage::CaseTwice { case, line: known };
            return self.rejected(line, message, text);
        }
        let header = self.header(line, cells);
        // The name has just been looked for, so the table takes it.
        let _ = self.made.table.add(id, header);
    }

    fn header(&mut self, line: u64, cells: &[&str]) -> Header {
        let mut header = Header {
            line: Some(line),
            data: empty(self.context.plan.sop()),
            told: Some(self.told.clone()),
            ..Header::default()
        };
        for (at, cell) in cells.iter().enumerate() {
            let Some(Holds::Field(field)) = self.columns.holds().get(at).copied() else {
                continue;
            };
            match self.value(field, at, cell) {
                Ok(value) => put(&mut header.data, field, value),
                Err(message) => self.doubt(line, message),
            }
        }
        match self.filed(cells) {
            Ok(filed) => header.filed = filed,
            Err(message) => self.doubt(line, message),
        }
        header
    }

    fn value(&self, field: FieldId, at: usize, cell: &str) -> Result<Option<Value>, LogMessage> {
        let moments = self.moments.as_ref().and_then(|moments| moments.get(at));
        match (
            self.context.plan.sop().fields.get(field.0 as usize),
            moments,
        ) {
            (Some(field), Some(moments)) => values::value(field, cell, moments),
            _ => Ok(None),
        }
    }

    /// When the case was filed: a date, and its time of day where that stands apart.
    fn filed(&self, cells: &[&str]) -> Result<Option<Moment>, LogMessage> {
        let column = |role| {
            let at = self.columns.role(role)?;
            let moments = self.moments.as_ref()?.get(at)?;
            Some((*cells.get(at)?, moments))
        };
        let Some((cell, moments)) = column(Role::Filed) else {
            return Ok(None);
        };
        let date = moments.read(cell)?;
        let time = match column(Role::FiledTime) {
            Some((cell, moments)) => moments.time_of_day(cell)?,
            None => None,
        };
        Ok(match (date, time) {
            (Some(date), Some(time)) if date.second() == 0 => Moment::new(date.date(), time),
            _ => date,
        })
    }

    /// Something of a row that can't be read; the row is kept without it.
    fn doubt(&mut self, line: u64, message: LogMessage) {
        self.made.troubles.push(Trouble {
            line,
            message,
            rejected: None,
        });
    }

    fn rejected(&mut self, line: u64, message: LogMessage, text: &str) {
        self.made.reading.case_rows_rejected += 1;
        self.made.troubles.push(Trouble {
            line,
            message,
            rejected: Some(text.to_string()),
        });
    }
}

/// The data of a case of which nothing is known.
pub(super) fn empty(sop: &Sop) -> Slots {
    Slots {
        values: vec![None; sop.fields.len()],
        lists: vec![None; sop.fields.len()],
        happened: vec![false; sop.events.len()],
        day_kind: sop.bare_day(),
        ..Slots::default()
    }
}

fn put(data: &mut Slots, field: FieldId, value: Option<Value>) {
    if let Some(place) = data.values.get_mut(field.0 as usize) {
        *place = value;
    }
}
