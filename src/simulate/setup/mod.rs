//! What is played: the SOP's own statements and a scenario put together, everything resolved and nothing left open.
//!
//! Each part answers for its own: `period` from when until when, `staff` who is there, `times` how long rows take,
//! `chances` which way cases go, `data` what they are. From these `visits` tells how often a case comes to each node and
//! `load` how much work that makes, so that `coming` can say how many cases come where nothing is said, and warn of more
//! than can be done, before anything is played; `assembly` puts all of it together. Whatever is not said is an
//! [`Assumption`], told in `sentences`.

mod assembly;
mod assumption;
mod chances;
mod coming;
mod data;
mod load;
mod period;
mod sentences;
mod staff;
mod times;
mod visits;
mod words;

pub use assumption::Assumption;
pub use times::charged;

use super::draw::{Law, TimeLaw};
use crate::calendar::{Calendar, Counting, Moment};
use crate::engine::Plan;
use crate::model::{ActorId, Duration, EventId, FieldId, Guard, NodeId, Unit};
use assembly::{Brief, listed};
use words::decimal;

/// What is asked for besides the scenario.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What makes it repeatable, in place of the scenario's own.
    pub seed: Option<u64>,
    /// How often the whole is played, in place of the scenario's own.
    pub repetitions: Option<u32>,
    /// How many cases are counted in each repetition, in place of a horizon.
    pub cases: Option<u64>,
    /// When the cases of the log that the scenario names began.
    pub logged_arrivals: Option<Vec<Moment>>,
    /// How cases come where the scenario doesn't say it, and what was assumed of that, as in what it is compared with.
    pub arrivals_of_another: Option<(Coming, Option<Assumption>)>,
    /// When it begins, in place of the scenario's own date: for a forecast.
    pub begins: Option<Moment>,
}

/// What is played.
#[derive(Debug, Clone)]
pub struct Setup<'a> {
    /// The SOP made ready.
    pub plan: &'a Plan,
    /// The calendar of the office.
    pub calendar: &'a Calendar,
    /// How days are counted.
    pub counting: Counting,
    /// What makes it repeatable.
    pub seed: u64,
    /// How often the whole is played.
    pub repetitions: u32,
    /// From when cases come.
    pub begins: Moment,
    /// From when they count.
    pub counts_from: Moment,
    /// Until when those that come are counted.
    pub counts_until: Moment,
    /// How many cases are counted at most.
    pub most_cases: Option<u64>,
    /// How cases come.
    pub arrivals: Coming,
    /// The officers, those that are alike together.
    pub officers: Vec<Officers>,
    /// What is known of each node, by node.
    pub nodes: Vec<NodeSetup>,
    /// What is known of each row, by row. A row that shares the time of another has none of its own.
    pub rows: Vec<RowSetup>,
    /// How often a case begins at each start; the weights need not add up to one.
    pub starts: Vec<(NodeId, f64)>,
    /// What the data of a case are.
    pub data: Vec<FieldSetup>,
    /// What happens to cases from outside.
    pub events: Vec<EventSetup>,
    /// Which cases go before others: those for which an earlier condition holds.
    pub priorities: Vec<Guard>,
    /// What was assumed, in the order in which it matters.
    pub assumptions: Vec<Assumption>,
}

/// How cases come.
#[derive(Debug, Clone, PartialEq)]
pub enum Coming {
    /// So many in each stretch of time on average.
    Rate {
        /// How many.
        number: f64,
        /// In each of what.
        per: Per,
        /// Evenly spaced; by chance where not.
        evenly: bool,
        /// Day and night; only while the office works where not.
        around_the_clock: bool,
    },
    /// At these moments, in their order; the same in each repetition.
    At(Vec<Moment>),
}

/// What a rate is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Per {
    /// Hours: of the office, or of the clock where cases come around the clock.
    Hour,
    /// Working days, however long each is; calendar days where cases come around the clock.
    Day,
    /// Weeks.
    Week,
    /// Months of the calendar.
    Month,
    /// Years of the calendar.
    Year,
}

/// Officers that are alike.
#[derive(Debug, Clone)]
pub struct Officers {
    /// The actors whose work they do.
    pub actors: Vec<ActorId>,
    /// How many there are; nothing for as many as are needed.
    pub number: Option<u32>,
    /// The calendar of their own hours; that of the office where there is none.
    pub hours: Option<Calendar>,
    /// How much of their time they have, from 0 to 1, 0 excluded.
    pub share: f64,
    /// On how many of the working days each is absent, from 0 to 1, 1 excluded.
    pub absent: f64,
}

/// What is known of a node.
#[derive(Debug, Clone, Default)]
pub struct NodeSetup {
    /// Who works on it at once, a seat each; none for work that needs no officer.
    pub seats: Vec<Seat>,
    /// For each exit and each of its targets, how often it is taken, where chance decides; data decide where there is
    /// nothing. The weights need not add up to one.
    pub ways: Option<Vec<WayWeight>>,
    /// How often it is done where chance decides that, from 0 to 1.
    pub done: Option<f64>,
    /// How often its work is repeated in one visit.
    pub repeats: Law,
    /// How many cases are gathered for it.
    pub gather: Option<Gather>,
    /// For a wait: how long its timer runs.
    pub timer: Option<TimeLaw>,
    /// For a wait until something: how often that comes, and how long after the wait began.
    pub until: Option<(f64, TimeLaw)>,
}

/// Who may take a seat at a piece of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seat {
    /// An officer of any of these actors.
    Actors(Vec<ActorId>),
    /// The officer who did that node in the same case.
    SameAs(NodeId),
}

/// How often a node is left by one way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WayWeight {
    /// The exit, as a position in its node.
    pub exit: usize,
    /// The target, as a position in the exit, where it leads to one of several.
    pub target: Option<usize>,
    /// How often.
    pub weight: f64,
}

/// How many cases are gathered, and how long the first waits at most.
#[derive(Debug, Clone, PartialEq)]
pub struct Gather {
    /// How many.
    pub size: u32,
    /// How long at most.
    pub within: Option<Duration>,
}

/// What is known of a row. Its time is charged to a visit of one of its nodes as [`charged`] says.
#[derive(Debug, Clone, Default)]
pub struct RowSetup {
    /// Its times: the first that holds counts; none for a row that takes no time.
    pub times: Vec<TimeSetup>,
    /// How long a case lies there before anybody could take it up.
    pub handover: Option<TimeLaw>,
    /// The most that the SOP allows it, where that is one plain length: later than that is late.
    pub limit: Option<Duration>,
}

/// One time of a row.
#[derive(Debug, Clone)]
pub struct TimeSetup {
    /// It holds only under this condition.
    pub condition: Option<Guard>,
    /// It holds only for the exit with this label.
    pub for_exit: Option<String>,
    /// It is for each item of this list.
    pub per: Option<FieldId>,
    /// Counted from the end of this node instead of from when work begins.
    pub after: Option<NodeId>,
    /// How long.
    pub law: TimeLaw,
}

/// What a field holds.
#[derive(Debug, Clone)]
pub struct FieldSetup {
    /// The field.
    pub field: FieldId,
    /// What it holds.
    pub of: Values,
}

/// What a field may hold.
#[derive(Debug, Clone)]
pub enum Values {
    /// Yes so often, from 0 to 1.
    Yes(f64),
    /// Each value of a one-of type so often, by its position.
    OneOf(Vec<f64>),
    /// A number.
    Number(Law),
    /// How many items a list has.
    Items(Law),
    /// A length of time: so many of a unit, rounded to whole ones.
    Length {
        /// The unit.
        unit: Unit,
        /// How many.
        number: Law,
    },
    /// Something, so often, from 0 to 1.
    Given(f64),
}

/// What happens to cases from outside.
#[derive(Debug, Clone)]
pub struct EventSetup {
    /// The event.
    pub event: EventId,
    /// To how many cases, from 0 to 1.
    pub chance: f64,
    /// How long after the case began.
    pub after: TimeLaw,
}
