//! What the user says about a log, and what every reader of one needs.

use std::sync::Arc;

use super::CaseTable;
use crate::engine::Plan;
use crate::lang::DateOrder;
use crate::model::Role;
use crate::run::{Lexicon, Names};

/// The form of a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Rows of cells, with a header row; the export of SP4N-LAPOR! among them.
    Csv,
    /// One JSON document: cases with their events, or a list of events.
    Json,
    /// A JSON document on each line.
    JsonLines,
    /// XES, the exchange format of event logs (IEEE 1849).
    Xes,
}

/// What the user says about a log; what is not said is recognised.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    /// The columns that hold something, by their heads.
    pub columns: Vec<(Role, String)>,
    /// The columns that hold fields of the case data, by the field's name and the column's head.
    pub fields: Vec<(String, String)>,
    /// The form.
    pub format: Option<Format>,
    /// What stands between the cells of a row.
    pub delimiter: Option<u8>,
    /// The encoding, by its name, such as `windows-1252`.
    pub encoding: Option<String>,
    /// How the parts of a date stand.
    pub dates: Option<DateOrder>,
    /// The offset of the SOP's zone from UTC in minutes. Times with an offset are turned into this zone, times without
    /// one are taken as its.
    pub zone: Option<i32>,
    /// How many threads read and judge.
    pub threads: usize,
}

/// What every reader of a log needs.
#[derive(Debug, Clone, Copy)]
pub struct Context<'c> {
    /// The SOP.
    pub plan: &'c Plan,
    /// What it calls things.
    pub names: &'c Names,
    /// The words met.
    pub lexicon: &'c Arc<Lexicon>,
    /// The case table; an empty one where there is none.
    pub cases: &'c CaseTable,
    /// What the user says.
    pub options: &'c Options,
}
