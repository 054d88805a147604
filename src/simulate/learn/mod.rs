//! A scenario out of what was observed in a real log.
//!
//! Whoever has read and judged a log hands over plain facts, case by case ([`Case`], [`Visit`]), in any order and on as
//! many threads as it likes: [`Notes`] add up, and two of them merged are the notes of all their cases. What belongs to
//! one case is counted at once (`ways`, `values`, `coming`). What only several cases together show, who was busy with
//! what, is kept in a sample of whole weeks (`sample`) and read at the end (`work`). Memory is bounded by the SOP, the
//! days of the log, the people in it and the size of the sample, never by the number of cases.
//!
//! [`Notes::scenario`] makes a scenario of it, and for each of its statements the evidence it rests on, so that a reader
//! of the scenario knows which numbers to trust.

mod coming;
mod evidence;
mod numbers;
mod sample;
mod statements;
mod text;
mod times;
mod values;
mod ways;
mod work;

pub use evidence::{About, Evidence, Fact};

use crate::calendar::{Calendar, Moment};
use crate::engine::{Plan, Truths};
use crate::model::expr::Slots;
use crate::model::{ActorId, EventId, NodeId, Scenario};

use coming::Comings;
use sample::Sample;
use values::Data;
use ways::Ways;

/// A case as a log shows it.
#[derive(Debug, Clone)]
pub struct Case<'c> {
    /// What tells it from all others: a number made from its name.
    pub key: u64,
    /// When it came.
    pub came: Option<Moment>,
    /// Whether anything in it deviates from the SOP.
    pub deviates: bool,
    /// Whether nothing more can come of it.
    pub over: bool,
    /// The nodes that can be done next.
    pub open_at: &'c [NodeId],
    /// Its data as they are at its end.
    pub data: &'c Slots,
    /// Whether the log has a place for a field, by field.
    pub told: &'c [bool],
    /// What was done, in its order.
    pub visits: &'c [Visit],
    /// What came from outside, and when.
    pub events: &'c [(EventId, Moment)],
}

/// A node that was done.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Visit {
    /// The node.
    pub node: NodeId,
    /// When the case came to it.
    pub ready: Option<Moment>,
    /// When work on it began, where the log says so.
    pub started: Option<Moment>,
    /// When it was done.
    pub done: Option<Moment>,
    /// The exit it was left by, as a position in its node.
    pub exit: Option<u32>,
    /// In whose lane it was done.
    pub actor: Option<ActorId>,
    /// A number made from the name of the person who did it, where the log has persons.
    pub person: Option<u64>,
    /// Whether the log doesn't have it.
    pub is_missing: bool,
    /// Whether it is missing, or deviates. Nothing is learned from it.
    pub deviates: bool,
}

/// What was observed so far.
#[derive(Debug, Clone)]
pub struct Notes<'a> {
    plan: &'a Plan,
    calendar: &'a Calendar,
    cases: u64,
    deviating: u64,
    visits: u64,
    left_out: u64,
    comings: Comings,
    ways: Ways,
    data: Data,
    sample: Sample,
}

/// A scenario that was learned.
#[derive(Debug, Clone, PartialEq)]
pub struct Learned {
    /// The scenario.
    pub scenario: Scenario,
    /// What its statements rest on, in their order; what is said of the whole comes first.
    pub evidence: Vec<Evidence>,
}

impl<'a> Notes<'a> {
    /// Nothing observed yet.
    pub fn new(plan: &'a Plan, calendar: &'a Calendar) -> Notes<'a> {
        Notes {
            plan,
            calendar,
            cases: 0,
            deviating: 0,
            visits: 0,
            left_out: 0,
            comings: Comings::default(),
            ways: Ways::new(plan.sop()),
            data: Data::new(plan.sop()),
            sample: Sample::default(),
        }
    }

    /// Takes in a case.
    pub fn add(&mut self, case: &Case<'_>) {
        self.cases += 1;
        self.deviating += u64::from(case.deviates);
        self.visits += case.visits.len() as u64;
        self.left_out += case.visits.iter().filter(|it| it.deviates).count() as u64;
        if let Some(came) = case.came {
            self.comings.add(came, self.calendar);
        }
        let truths: Truths = self.plan.truths(case.data);
        self.ways.add(self.plan, case, &truths);
        self.data.add(self.plan.sop(), self.calendar, case);
        self.sample.add(self.plan.sop(), case);
    }

    /// Takes in what others observed.
    pub fn merge(&mut self, other: Notes<'a>) {
        self.cases += other.cases;
        self.deviating += other.deviating;
        self.visits += other.visits;
        self.left_out += other.left_out;
        self.comings.merge(&other.comings);
        self.ways.merge(&other.ways);
        self.data.merge(&other.data);
        self.sample.merge(other.sample);
    }

    /// How many visits were observed, and how many of them taught nothing, as they deviate.
    pub fn visits(&self) -> (u64, u64) {
        (self.visits, self.left_out)
    }

    /// How many cases were observed.
    pub fn cases(&self) -> u64 {
        self.cases
    }
}
