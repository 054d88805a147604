//! How judged cases are shown: a table for people, JSON, JSON Lines and CSV for machines, and why a case was judged so.
//!
//! Cases can be written one by one while a log is read: [`json_head`], [`json_case`] and [`json_tail`] make one document
//! together, [`json_line`] and [`csv_case`] stand for themselves. The table comes last, when all is known. Nothing here
//! decides what is a deviation or how much it weighs.

mod amounts;
mod cells;
mod explain;
mod html;
mod json;
mod kinds;
mod limit;
mod next;
mod reasons;
mod sign;
mod table;
mod words;

pub use super::cell::csv_row;
pub use super::flow::{FlowNote, FlowPlace, Pace};
pub use cells::{REJECTS_HEAD, csv_case, csv_head, reject};
pub use explain::explain;
pub use html::{flow_notes, html};
pub use json::{json_case, json_head, json_line, json_tail};
pub use table::table;
pub use words::status_name;

use crate::calendar::{Calendar, Moment};
use crate::engine::Plan;
use crate::lang::Lang;
use crate::run::log::Reading;
use crate::run::summary::Summary;
use crate::run::{Judged, Lexicon, Names};

/// What is known before the first case: by what cases are judged, and in which language that is told.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The SOP.
    pub plan: &'a Plan,
    /// What it calls things.
    pub names: &'a Names,
    /// The words of the log.
    pub lexicon: &'a Lexicon,
    /// The calendar.
    pub calendar: &'a Calendar,
    /// The moment at which open cases are looked at.
    pub as_of: Option<Moment>,
    /// The file with the SOP, as the user named it.
    pub sop_file: &'a str,
    /// The log, as the user named it.
    pub events_file: Option<&'a str>,
    /// The case table, as the user named it.
    pub cases_file: Option<&'a str>,
    /// The language of what is told.
    pub lang: Lang,
}

/// What is known when all cases are judged.
#[derive(Debug, Clone, Copy)]
pub struct Account<'a> {
    /// By what they were judged.
    pub setting: Setting<'a>,
    /// What the verdicts come to.
    pub summary: &'a Summary,
    /// The worst cases, the worst first.
    pub worst: &'a [Judged],
    /// How the reading of the log went.
    pub reading: &'a Reading,
}
