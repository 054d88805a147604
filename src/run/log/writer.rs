//! Writing an event log in one of the forms, so that the readers beside it find in it what was written.

use std::io::{self, Write};

use super::{Layout, Piece, csv as rows_and_cells, xes};

/// The forms in which a log can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrittenForm {
    /// Rows of cells.
    Csv,
    /// XES.
    Xes,
}

/// Writes a log case by case. What is written of a case is not kept.
pub enum LogWriter<'p, W: Write> {
    /// Rows of cells.
    Csv(Box<rows_and_cells::Rows<'p, W>>),
    /// XES.
    Xes(xes::Traces<'p, W>),
}

impl<'p, W: Write> LogWriter<'p, W> {
    /// Begins a log.
    ///
    /// # Errors
    ///
    /// When it can't be written; so everywhere.
    pub fn new(form: WrittenForm, layout: Layout<'p>, out: W) -> io::Result<LogWriter<'p, W>> {
        Ok(match form {
            WrittenForm::Csv => LogWriter::Csv(Box::new(rows_and_cells::Rows::new(layout, out)?)),
            WrittenForm::Xes => LogWriter::Xes(xes::Traces::new(layout, out)?),
        })
    }

    /// Writes a case and what was done in it, in its order.
    ///
    /// # Errors
    ///
    /// When it can't be written.
    pub fn case(&mut self, case: &str, pieces: &[Piece<'_>]) -> io::Result<()> {
        match self {
            LogWriter::Csv(rows) => rows.case(case, pieces),
            LogWriter::Xes(traces) => traces.case(case, pieces),
        }
    }

    /// Ends the log, and gives back what it was written to.
    ///
    /// # Errors
    ///
    /// When it can't be written.
    pub fn finish(self) -> io::Result<W> {
        match self {
            LogWriter::Csv(rows) => rows.finish(),
            LogWriter::Xes(traces) => traces.finish(),
        }
    }
}
