//! The play itself: cases come, wait for officers, are worked on, and go their ways.

mod ahead;
mod arrivals;
mod cases;
mod coming;
mod course;
mod lines;
mod luck;
mod officers;
mod outside;
mod queueing;
mod seating;
mod stage;
mod time;
mod working;
mod works;

use crate::calendar::{Calendar, Moment};
use crate::engine::Marking;
use crate::model::expr::Slots;
use crate::model::{ActorId, EventId, NodeId};
use crate::simulate::{Setup, Watch};
use stage::Stage;

/// An officer, by position among all of a setup, those of its first group first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OfficerId(pub u32);

/// One visit of a node by a case.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Visit {
    /// The node.
    pub node: NodeId,
    /// When the case came to it.
    pub ready: Moment,
    /// When it could be taken up: when the hand-over and the gathering of other cases were over.
    pub waits_from: Moment,
    /// When work on it began.
    pub begun: Moment,
    /// When it was done.
    pub done: Moment,
    /// The exit it was left by, as a position in its node; nothing at an end.
    pub exit: Option<u32>,
    /// Whether it was passed by because it is done only under a condition.
    pub passed: bool,
    /// Who did it, in whose lane: the first of its seats; nothing for work that needs no officer.
    pub by: Option<(ActorId, OfficerId)>,
}

/// A case that is over, or will not be over before the end of the calendar.
#[derive(Debug, Clone, Copy)]
pub struct CaseOver<'p> {
    /// Which case of the repetition it is, in the order in which they came, from 0.
    pub number: u64,
    /// The case it goes on, where it was open at the beginning, as a position in the openings.
    pub opening: Option<usize>,
    /// When it began.
    pub began: Moment,
    /// When it was over; nothing where it is still open.
    pub over: Option<Moment>,
    /// Whether it counts: it came after the warm-up and before the end.
    pub counts: bool,
    /// What was done, in the order in which it was done.
    pub visits: &'p [Visit],
    /// The events that happened to it, each with its moment.
    pub events: &'p [(EventId, Moment)],
    /// Its data as they are at its end.
    pub data: &'p Slots,
    /// Where its tokens lie.
    pub marking: &'p Marking,
}

/// Who wants to know what happens.
pub trait Listener {
    /// A visit is over, in a case that counts or not. `seats` are all who worked on it, in whose lanes.
    fn visit(&mut self, counts: bool, visit: &Visit, seats: &[(ActorId, OfficerId)]);

    /// An officer works by this calendar, which is that of his group without the days on which he is absent. It is told
    /// first of all, of those who are ever absent.
    fn officer(&mut self, _officer: OfficerId, _calendar: &Calendar) {}

    /// An officer worked from one moment to another, on a case that counts or not: once on cases that were gathered, once in
    /// however many lanes, and also where the work was broken off.
    fn work(&mut self, _officer: OfficerId, _from: Moment, _to: Moment) {}

    /// So many visits wait for an officer of an actor from this moment on.
    fn queue(&mut self, _actor: ActorId, _at: Moment, _length: u32) {}

    /// A case is over, or the play is and the case is not.
    fn case(&mut self, case: &CaseOver<'_>);
}

/// A case that is open when the play begins.
#[derive(Debug, Clone)]
pub struct Opening {
    /// When it began.
    pub began: Moment,
    /// What was done in it, in its order.
    pub visits: Vec<Visit>,
    /// Where its tokens lie.
    pub marking: Marking,
    /// Since when the work that can be done next waits, by node.
    pub since: Vec<(NodeId, Moment)>,
    /// What is known of its data; the rest is drawn.
    pub data: Slots,
}

/// How one repetition went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Played {
    /// When the last counted case was over, or the play had to end.
    pub ended: Moment,
    /// The year for which the calendar has no data, where cases were left open for that.
    pub beyond: Option<i32>,
    /// Whether it was told to stop.
    pub stopped: bool,
    /// The node at which a case went round so often that it will never end, if one did.
    pub endless: Option<NodeId>,
}

/// Plays one repetition of a setup, counted from 0. Cases that are open at the beginning are `openings`; they count, and
/// are numbered before those that come.
pub fn play(
    setup: &Setup<'_>,
    repetition: u32,
    openings: &[Opening],
    listener: &mut impl Listener,
    watch: &Watch,
) -> Played {
    Stage::new(setup, repetition, listener).play(openings, watch)
}
