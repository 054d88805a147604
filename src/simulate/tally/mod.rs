//! What a simulation comes to.
//!
//! A tally listens to one repetition and counts at once what happens (`listen`, `load`, `rules`); what it has counted is
//! added up in the order of the repetitions (`counts`, `meter`), so that the sum is the same on however many threads, and
//! turned into results in the end (`results`, `figures`). Nothing in it grows with the number of cases.

mod bottleneck;
mod compare;
mod counts;
mod figures;
mod goal;
mod ledger;
mod listen;
mod load;
mod meter;
mod repeat;
mod results;
pub(in crate::simulate) mod rules;
mod seek;

pub use compare::{Comparison, Difference, Figure, Point, compare};
pub use counts::Counts;
pub use goal::{Goal, GoalFault};
pub use ledger::Ledger;
pub use listen::Tally;
pub use repeat::simulate;
pub use seek::{Sought, Trial, seek};

use crate::calendar::Moment;
use crate::model::{ActorId, NodeId, RowId, RuleId};
use crate::statistics::{Estimate, Spread};

/// What a simulation comes to: what all counted cases of all repetitions show.
#[derive(Debug, Clone, PartialEq)]
pub struct Results {
    /// How many repetitions were played to their end.
    pub repetitions: u32,
    /// How many were asked for.
    pub asked: u32,
    /// Whether it was stopped before its end.
    pub stopped: bool,
    /// How many cases counted.
    pub cases: u64,
    /// How many of them came to an end.
    pub finished: u64,
    /// How many of them were still open when the calendar ended or the play was stopped.
    pub open: u64,
    /// The first year for which the calendar has no data, where cases were left open for that.
    pub beyond: Option<i32>,
    /// The node at which a case went round so often that it will never end, if one did.
    pub endless: Option<NodeId>,
    /// Whether the margins come from one repetition alone, whose cases were taken in batches.
    pub batched: bool,
    /// How many cases came to an end in a working day, on average.
    pub throughput: Estimate,
    /// How long a case took, from its coming to its end, in working days that began after it came.
    pub workdays: Measured,
    /// The same in calendar days.
    pub calendar_days: Measured,
    /// The same in minutes of office hours.
    pub office_minutes: Measured,
    /// How much of a case's time was work, in minutes of office hours: with work side by side counted once for each.
    pub worked_minutes: Measured,
    /// How much of a case's time it waited for officers, likewise.
    pub waited_minutes: Measured,
    /// What was done at each row, by row.
    pub rows: Vec<RowResult>,
    /// What each actor did, by actor.
    pub actors: Vec<ActorResult>,
    /// What became of each rule that can be judged, in the order of the rules.
    pub rules: Vec<RuleResult>,
    /// How many counted cases left each node by each exit: node, exit, how many.
    pub ways: Vec<(NodeId, u32, u64)>,
    /// The use of actors over time, in portions of equal length.
    pub course: Course,
    /// Each figure by which results can be compared, in a fixed order.
    pub figures: Vec<FigureResult>,
}

/// A figure, and what each repetition shows of it.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureResult {
    /// The figure.
    pub figure: Figure,
    /// What all counted cases of all repetitions show.
    pub estimate: Estimate,
    /// What each repetition shows, in their order; nothing where it has no case for it.
    pub each: Vec<Option<f64>>,
}

/// Where cases wait most.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bottleneck {
    /// For whom.
    pub actor: ActorId,
    /// At which row of theirs most of all; nothing where none of their rows is waited at.
    pub row: Option<RowId>,
    /// How much of all waiting for officers is for them, from 0 to 1.
    pub share: f64,
    /// How long a case waits for them on average, in minutes of office hours.
    pub minutes: f64,
    /// How much of their office time they work, from 0 to 1; nothing where there are as many as are needed.
    pub used: Option<f64>,
}

/// A number of each case or visit: its mean with its interval over the repetitions, and how it spreads over all.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Measured {
    /// The mean.
    pub mean: Estimate,
    /// How it spreads.
    pub spread: Spread,
}

/// How often something is so: in how many of how many, with the share from 0 to 1 and its interval.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Share {
    /// In how many.
    pub count: u64,
    /// Of how many.
    pub of: u64,
    /// The share, from 0 to 1.
    pub share: f64,
    /// Its confidence interval of 95%, within 0 and 1.
    pub interval: (f64, f64),
}

/// What was done at a row.
#[derive(Debug, Clone, PartialEq)]
pub struct RowResult {
    /// The row.
    pub row: RowId,
    /// How many visits of its nodes there were in counted cases.
    pub visits: u64,
    /// How long its work took, in seconds of office hours.
    pub work: Measured,
    /// How long cases waited for an officer there, likewise.
    pub wait: Measured,
    /// How long cases lay there before anybody could take them up, likewise.
    pub handover: Measured,
    /// How often it took longer than the SOP allows, counted from when the case came to it.
    pub late: Share,
}

/// What an actor did.
#[derive(Debug, Clone, PartialEq)]
pub struct ActorResult {
    /// The actor.
    pub actor: ActorId,
    /// How many officers there are; nothing for as many as are needed.
    pub officers: Option<u32>,
    /// How much of their office time they worked, from 0 to 1; nothing where there are as many as are needed. Officers
    /// who fill several lanes count in each of them with all their work.
    pub used: Option<Estimate>,
    /// How many pieces of work waited for them on average.
    pub queue: Estimate,
    /// The most that ever waited.
    pub longest_queue: u32,
    /// How long work waited for them, in seconds of office hours.
    pub wait: Measured,
    /// The row at which work waited for them most in all; nothing where none did.
    pub most_waited_at: Option<RowId>,
}

/// What became of a rule.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleResult {
    /// The rule.
    pub rule: RuleId,
    /// In how many of the cases that it binds it was broken; for a silence, in how many somebody gained the right. Cases
    /// that are open at the end and not yet too late are left out.
    pub broken: Share,
    /// Whether it can be judged by what is simulated.
    pub judged: bool,
}

/// The use of actors over time.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Course {
    /// When each portion begins, and at last when the last ends.
    pub bounds: Vec<Moment>,
    /// For each actor and portion, how much of their office time its officers worked, from 0 to 1.
    pub used: Vec<Vec<f64>>,
    /// For each actor and portion, how many pieces of work waited on average.
    pub queue: Vec<Vec<f64>>,
}
