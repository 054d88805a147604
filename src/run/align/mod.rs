//! Alignment: the cheapest explanation of a sequence of events by the SOP.
//!
//! An alignment (Adriansyah, "Aligning Observed and Modeled Behavior", 2014) pairs what a log says with a run of the
//! process: each event is done by a step of the run or stands alone, each step is told by an event or is silent or is
//! missing in the log. The cheapest one by the table in [`costs`] is the explanation. A case may stop anywhere, so an alignment need
//! not come to an end of the process.

pub mod costs;

mod aligner;
mod beside;
mod bound;
mod chart;
mod meaning;
mod memory;
mod problem;
mod search;
mod table;
mod tariff;
mod ways;

pub use aligner::Aligner;

use super::{Activity, WordId};
use crate::engine::{Marking, StepId, Truths};

/// One event of a trace, as far as the flow goes. Cases whose events are the same here share their alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol {
    /// What was done.
    pub activity: Activity,
    /// How it ended; nothing where that tells no way.
    pub outcome: Option<WordId>,
    /// Who did it, where that tells which node of a row with several is meant.
    pub actor: Option<WordId>,
}

/// A sequence of events, and what the data of the case say before the first and after each of them.
#[derive(Debug, Clone, Copy)]
pub struct Trace<'t> {
    /// The events.
    pub symbols: &'t [Symbol],
    /// What the data say when so many events have been: one for each position, up to the number of events. One alone
    /// holds for all positions.
    pub truths: &'t [Truths],
}

/// A piece of an alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Move {
    /// A step that the event at this position tells.
    Both(StepId, usize),
    /// A step without an event: it is silent, or the log lacks it.
    Model(StepId),
    /// An event that no step explains, at this position.
    Log(usize),
}

/// How a sequence of events is explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alignment {
    /// The pieces, in order.
    pub moves: Vec<Move>,
    /// What it costs.
    pub cost: u32,
    /// Whether no cheaper one exists. Where the search was cut off, this is the best one found, and not proven.
    pub proven: bool,
    /// Where the tokens lie after it.
    pub marking: Marking,
}
