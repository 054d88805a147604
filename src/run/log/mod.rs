//! Reading logs: whatever form a log comes in, whole cases come out.
//!
//! Nothing is lost on the way. A row that can't be read is a [`Trouble`] with its line and its reason, and the numbers of
//! a [`Reading`] add up: rows read are rows in cases and rows rejected.
//!
//! Whoever wants the cases is a [`Worker`]; each thread that reads has one.
//!
//! ```
//! use std::io;
//! use std::sync::Arc;
//!
//! use lajur::engine::Plan;
//! use lajur::pipeline;
//! use lajur::run::log::{CaseTable, Context, Input, Options, Portion, Worker, read};
//! use lajur::run::{Lexicon, Names};
//! use lajur::source::Source;
//!
//! struct Cases(Vec<(String, usize)>);
//!
//! impl Worker for Cases {
//!     fn portion(&mut self, _at: usize, portion: &Portion) {
//!         let cases = portion.batch.cases();
//!         self.0.extend(cases.map(|case| (case.id.to_string(), case.events.len())));
//!     }
//! }
//!
//! let text = r#"
//! sop letters "Letters" {
//!   actor clerk "Clerk"
//!   activity take "Take in" { start by clerk }
//!   activity file "File"    { end by clerk }
//! }
//! "#;
//! let checked = pipeline::check(&[Source::new("letters.sop", text)]);
//! let plan = Plan::new(&checked.catalogue.sops[0]);
//! let context = Context {
//!     plan: &plan,
//!     names: &Names::new(&plan),
//!     lexicon: &Arc::new(Lexicon::default()),
//!     cases: &CaseTable::default(),
//!     options: &Options::default(),
//! };
//! let csv = "case,activity,completed\nL-1,Take in,2024-06-03 09:00\nL-1,File,2024-06-04 10:00\n";
//! let input = Input {
//!     name: "letters.csv",
//!     open: &|| Ok(Box::new(io::Cursor::new(csv))),
//!     bytes: Some(csv.len() as u64),
//! };
//! let (workers, reading) = read(&context, Some(&input), || Cases(Vec::new())).expect("a log");
//! assert_eq!(workers[0].0, [("L-1".to_string(), 2)]);
//! assert_eq!((reading.rows, reading.rejected), (2, 0));
//! ```

pub mod bytes;
pub mod csv;
pub mod json;
pub mod values;
pub mod xes;

mod case_rows;
mod columns;
mod count;
mod durations;
mod entry;
mod heads;
mod lapor;
mod layout;
mod moments;
mod numbers;
mod options;
mod planned;
mod pool;
mod read;
mod table;
mod writer;
mod written;

use std::io;

pub use columns::{Columns, Holds};
pub use layout::{Layout, Piece};
pub use moments::Moments;
pub use options::{Context, Format, Options};
pub use pool::{hands, pool};
pub use read::{read, read_cases};
pub use table::CaseTable;
pub use writer::{LogWriter, WrittenForm};

use super::Batch;
use crate::diagnostic::messages::LogMessage;
pub use crate::lang::DateOrder;
use crate::lang::Word;
pub use crate::model::Role;

/// A file to read. It is opened anew for each pass over it.
pub struct Input<'i> {
    /// How the user knows it.
    pub name: &'i str,
    /// Opens it at its beginning.
    pub open: &'i (dyn Fn() -> io::Result<Box<dyn io::Read + Send>> + Sync),
    /// How many bytes it has, where that is known.
    pub bytes: Option<u64>,
}

/// A part of a log that has been read: whole cases, and what could not be read.
#[derive(Debug)]
pub struct Portion {
    /// The cases.
    pub batch: Batch,
    /// What was wrong on the way, in the order of the lines.
    pub troubles: Vec<Trouble>,
    /// How many rows, or events, were read for it, those rejected included.
    pub rows: u64,
}

/// Something in a log that can't be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Trouble {
    /// The line, from 1; for a form without lines, the position of the event in the file.
    pub line: u64,
    /// What is wrong.
    pub message: LogMessage,
    /// The row as it stands in the log, where the whole row is rejected; nothing where it is kept without the value.
    pub rejected: Option<String>,
}

/// Whoever takes the portions of a log. Each thread has one of its own.
pub trait Worker: Send {
    /// Takes a portion; `at` is its place in the order of the log.
    fn portion(&mut self, at: usize, portion: &Portion);
}

/// How the reading of a log went.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// What was recognised or assumed, each said once: the delimiter, the encoding, the form of dates, the zone.
    pub notes: Vec<LogMessage>,
    /// How many rows, or events, the log has.
    pub rows: u64,
    /// How many of them were rejected.
    pub rejected: u64,
    /// How many rows the case table has.
    pub case_rows: u64,
    /// How many of them were rejected.
    pub case_rows_rejected: u64,
}

/// Why a log can't be read at all.
#[derive(Debug)]
pub enum Fault {
    /// The file can't be read.
    Io {
        /// Its name.
        name: String,
        /// Why.
        why: io::Error,
    },
    /// What it holds is no log, or lacks what every log needs.
    Log {
        /// Its name.
        name: String,
        /// The line, where there is one.
        line: Option<u64>,
        /// What is wrong.
        message: Box<LogMessage>,
        /// What to do.
        help: Option<Box<LogMessage>>,
    },
}

impl Fault {
    /// A fault of the log itself, with what to do about it where that is known.
    pub fn new(name: &str, line: Option<u64>, message: LogMessage) -> Fault {
        let help = match &message {
            LogMessage::NoCaseColumn { .. } => Some(LogMessage::SayColumn { role: Word::Case }),
            LogMessage::NoActivityColumn { .. } => Some(LogMessage::SayColumn {
                role: Word::Activity,
            }),
            LogMessage::TwoColumns { .. } => Some(LogMessage::RenameColumn {}),
            LogMessage::TwoOrders { .. } => Some(LogMessage::SayOrder {}),
            LogMessage::TruncatedGzip {} | LogMessage::BrokenGzip { .. } => {
                Some(LogMessage::FetchAgain {})
            }
            _ => None,
        };
        Fault::Log {
            name: name.to_string(),
            line,
            message: Box::new(message),
            help: help.map(Box::new),
        }
    }
}
