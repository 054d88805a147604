//! What will become of the cases that are open now.
//!
//! The open cases of a log are put where they stand, new ones come as the scenario says, and all of it is played on, many
//! times. What becomes of each open case in so many plays is its forecast: by when it is done, and how often each
//! deadline is broken. Deadlines are judged as in any simulation. What is known of a case stays as it is; only what lies
//! ahead of it is left to chance, so a deadline that is broken already is broken in every play.

mod ahead;
mod gather;

pub use gather::forecast;

use crate::calendar::Moment;
use crate::model::{NodeId, RuleId};
use crate::simulate::tally::Share;

/// What will become of open cases.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// The moment from which it looks ahead.
    pub as_of: Moment,
    /// How many times it was played to the end.
    pub repetitions: u32,
    /// How many times it should have been.
    pub asked: u32,
    /// The first year that some case came to and for which the calendar has no data.
    pub beyond: Option<i32>,
    /// The node at which a case went round so often that it will never end, if one did.
    pub endless: Option<NodeId>,
    /// The cases, in the order in which they were given.
    pub cases: Vec<CaseForecast>,
}

/// What will become of one open case.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseForecast {
    /// When it began.
    pub began: Moment,
    /// The nodes at which it stands, and since when.
    pub at: Vec<(NodeId, Moment)>,
    /// In how many plays it came to an end.
    pub finished: u32,
    /// The moment by which it is done in half of the plays; nothing where that is not before the end of the calendar.
    pub half: Option<Moment>,
    /// The moment by which it is done in nine of ten plays, likewise.
    pub nine_tenths: Option<Moment>,
    /// The deadlines that bind it, or may, in the order of the rules.
    pub deadlines: Vec<Deadline>,
}

/// A deadline of an open case.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Deadline {
    /// The rule.
    pub rule: RuleId,
    /// When it is due; nothing where its clock has not started, or the calendar has no data for it.
    pub due: Option<Moment>,
    /// What is certain of it now.
    pub state: State,
    /// In how many of the plays in which it bound the case it was broken.
    pub broken: Share,
}

/// What is certain of a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is broken already.
    Broken,
    /// It binds the case and is not broken yet.
    Binding,
    /// The data of the case don't tell whether it binds.
    Perhaps,
}

impl CaseForecast {
    /// How likely the worst of its deadlines is broken, from 0 to 1.
    pub fn worst(&self) -> f64 {
        let shares = self.deadlines.iter().map(|deadline| deadline.broken.share);
        shares.fold(0.0, f64::max)
    }
}

impl Forecast {
    /// The cases by their positions, those first that are likeliest to break a deadline; of equals, those that are done
    /// last.
    pub fn worst_first(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.cases.len()).collect();
        // A case that is done at no known moment is done after all others.
        let late = |case: &CaseForecast| (case.nine_tenths.is_none(), case.nine_tenths);
        let key = |at: &usize| self.cases.get(*at).map(|case| (case.worst(), late(case)));
        order.sort_by(|one, other| match (key(one), key(other)) {
            (Some(one), Some(other)) => other.0.total_cmp(&one.0).then(other.1.cmp(&one.1)),
            _ => std::cmp::Ordering::Equal,
        });
        order
    }
}
