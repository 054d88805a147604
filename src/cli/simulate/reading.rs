//! The log that is learned from, or whose open cases are forecast.

use std::path::Path;

use lajur::report::run::Setting;

use super::Args;
use crate::cli::run::desk::Desk;
use crate::cli::run::task::Task;
use crate::cli::{Shell, input};

/// A log and its case table, and what they are called in messages.
pub struct Log<'l> {
    path: &'l Path,
    table: Option<&'l Path>,
    /// The SOP file.
    pub sop_file: String,
    /// The log.
    pub events_file: String,
    /// The case table.
    pub cases_file: Option<String>,
}

impl<'l> Log<'l> {
    /// The log at a path, with the case table that is named beside it.
    pub fn of(args: &'l Args, path: &'l Path) -> Log<'l> {
        Log {
            path,
            table: args.case_table.as_deref(),
            sop_file: args.file.as_deref().map(input::name).unwrap_or_default(),
            events_file: input::name(path),
            cases_file: args.case_table.as_deref().map(input::name),
        }
    }

    /// The cases to read, as those who judge them read them.
    pub fn task<'t>(&'t self, desk: &'t Desk, args: &Args, shell: &Shell) -> Task<'t> {
        Task {
            desk,
            setting: Setting {
                plan: &desk.plan,
                names: &desk.names,
                lexicon: &desk.lexicon,
                calendar: &desk.calendar,
                as_of: None,
                sop_file: &self.sop_file,
                events_file: Some(&self.events_file),
                cases_file: self.cases_file.as_deref(),
                lang: shell.lang,
            },
            log: args.reading.options(desk.zone),
            events: Some(self.path),
            cases: self.table,
        }
    }
}
