//! Forecasts as they are shown: what will become of the cases that are open now.
//!
//! The likeliest to break a deadline come first. What people read is made once, as sentences (`words`); the
//! terminal and the page each draw them in their own way.

mod cells;
mod html;
mod json;
mod table;
mod words;

pub use cells::csv;
pub use html::html;
pub use json::json;
pub use table::table;

use super::{Setting, tell};
use crate::lang::Lang;
use crate::model::{ActorId, NodeId, Performer, Sop};
use crate::simulate::forecast::{CaseForecast, Forecast};

/// Why an open case can't be placed in a play.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unplaced {
    /// The log doesn't say when it began.
    NoMoment,
    /// It has not begun, and there are several starts.
    SeveralStarts,
    /// It stands where nothing can be done.
    Nowhere,
}

/// What is shown.
#[derive(Debug, Clone, Copy)]
pub struct Outlook<'a> {
    /// What was played.
    pub setting: Setting<'a>,
    /// The log, as the user named it.
    pub events_file: Option<&'a str>,
    /// The case table, likewise.
    pub cases_file: Option<&'a str>,
    /// What the log calls the cases of the forecast, in their order.
    pub names: &'a [String],
    /// The open cases that could not be placed.
    pub unplaced: &'a [(String, Unplaced)],
    /// How many cases were over.
    pub over: u64,
    /// How many came later.
    pub later: u64,
    /// What will become of the open ones.
    pub forecast: &'a Forecast,
}

impl<'a> Outlook<'a> {
    fn sop(&self) -> &'a Sop {
        self.setting.sop()
    }

    fn lang(&self) -> Lang {
        self.setting.lang
    }

    /// What was assumed.
    fn assumptions(&self) -> Vec<String> {
        tell::assumptions(&self.setting)
    }

    /// The cases with their names, the worst first.
    fn cases(&self) -> impl Iterator<Item = (&'a str, &'a CaseForecast)> {
        let forecast = self.forecast;
        let names = self.names;
        let order = forecast.worst_first().into_iter();
        order.filter_map(move |at| Some((names.get(at)?.as_str(), forecast.cases.get(at)?)))
    }

    /// Who has the work of a node, as far as the SOP names them.
    fn holders(&self, node: NodeId) -> Vec<ActorId> {
        let by = self.sop()[node].performers.as_ref();
        let list = by.into_iter().flat_map(|by| &by.list);
        let mut actors: Vec<ActorId> = Vec::new();
        for performer in list {
            match performer.value {
                Performer::Actor(actor) => actors.push(actor),
                // Whoever did that node; who that may be is said there.
                Performer::SameAs(other) => {
                    let of = self.sop()[other].performers.as_ref();
                    actors.extend(of.into_iter().flat_map(|by| &by.list).filter_map(|it| {
                        match it.value {
                            Performer::Actor(actor) => Some(actor),
                            Performer::SameAs(_) => None,
                        }
                    }));
                }
            }
        }
        actors.dedup();
        actors
    }
}
