//! What a simulation comes to, as it is shown: a table for people, JSON and CSV for machines, and a page with plots.
//!
//! All forms tell one [`Account`]: the results of one simulation, two side by side, or a search for the least staff. What
//! people read is made once, as sentences and as tables of words (`parts`); the terminal and the page each draw
//! these in their own way. Nothing here counts or judges.
//!
//! A time that was counted in days is told in days, one that was measured in office hours is told in office hours; none
//! is turned into the other.

pub mod forecast;

mod amounts;
mod cells;
mod figures;
mod flow;
mod html;
mod json;
mod parts;
mod table;
mod tell;

pub use super::flow::{FlowNote, FlowPlace, Pace};
pub use cells::csv;
pub use flow::flow_notes;
pub use html::html;
pub use json::json;
pub use table::table;

use crate::lang::Lang;
use crate::model::{Scenario, Sop};
use crate::simulate::Setup;
use crate::simulate::tally::{Comparison, Goal, Results, Sought};

/// What was played, and in which language that is told.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// What was played.
    pub setup: &'a Setup<'a>,
    /// The scenario that was asked for, without a name where there was none.
    pub scenario: &'a Scenario,
    /// What was changed of it, as it was written.
    pub changes: &'a [String],
    /// The file with the SOP, as the user named it.
    pub sop_file: &'a str,
    /// The file with the scenario, where it has one of its own, as the user named it.
    pub scenario_file: Option<&'a str>,
    /// The language of what is told.
    pub lang: Lang,
}

/// One simulation with its results.
#[derive(Debug, Clone, Copy)]
pub struct Played<'a> {
    /// What was played.
    pub setting: Setting<'a>,
    /// What it came to.
    pub results: &'a Results,
}

/// What is told.
#[derive(Debug, Clone, Copy)]
pub enum Account<'a> {
    /// One simulation.
    Played(Played<'a>),
    /// Two side by side.
    Compared {
        /// The first.
        before: Played<'a>,
        /// The second.
        after: Played<'a>,
        /// How they differ.
        comparison: &'a Comparison,
    },
    /// The least staff that keeps a limit.
    Sought {
        /// What the search began with. How many officers its results have, those say themselves.
        setting: Setting<'a>,
        /// The limit.
        goal: &'a Goal,
        /// What was found.
        sought: &'a Sought,
    },
}

impl<'a> Account<'a> {
    /// The language of what is told.
    fn lang(&self) -> Lang {
        self.shown().setting.lang
    }

    /// What is shown in full: the one simulation, the second of two, that with the staff which was found.
    pub fn shown(&self) -> Played<'a> {
        match self {
            Account::Played(played) => *played,
            Account::Compared { after, .. } => *after,
            Account::Sought {
                setting, sought, ..
            } => Played {
                setting: *setting,
                results: &sought.results,
            },
        }
    }
}

impl<'a> Setting<'a> {
    /// The file of the SOP, and that of the scenario where it has one of its own.
    fn files(&self) -> String {
        let files = [Some(self.sop_file), self.scenario_file];
        files.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn sop(&self) -> &'a Sop {
        self.setup.plan.sop()
    }
}
