//! The search: from no events and the marking before the case, the cheapest way on first (A*).
//!
//! A state is how many events have been and where the tokens lie. Of two ways with the same prospect the one found last
//! goes first, and what follows a state is put ahead so that an event that is done by a step comes before one that stands
//! alone, and that before a step without an event, each in the order of the steps. So the search is a function of the
//! trace alone, and of equally cheap explanations it prefers the one that people would read.
//!
//! Where the cheapest way is not found within bounds, the trace is gone through event by event with the best few states
//! after each (a beam), which finds a good explanation in a time that grows with the length alone.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rustc_hash::FxHashMap;

use super::Move;
use super::bound::Bound;
use super::problem::{Cost, Problem};
use super::table::{MarkingId, Table};
use crate::engine::Plan;

/// How many states are looked at for one trace.
const LIMIT: usize = 200_000;

/// How many states may be known for one trace.
const STATES: usize = 1_000_000;

/// How much the table of markings may hold while one trace is searched.
const TABLE: usize = 8_000_000;

/// How many states are looked at between two events where the search goes event by event.
const BEAM: usize = 16;

/// How many states the room is kept for from one trace to the next.
const ROOM: usize = 20_000;

/// A position in the list of states.
type StateId = u32;

/// How many events have been, and where the tokens lie.
type Spot = (u32, MarkingId);

/// A way to a spot.
#[derive(Debug, Clone, Copy)]
struct State {
    spot: Spot,
    cost: Cost,
    /// The state before it and the move from there; nothing for the first.
    by: Option<(StateId, Move)>,
}

/// A state ahead: the best prospect first, of several the newest.
type Turn = (Reverse<Cost>, u32, StateId);

/// What a search remembers; kept for the next one, so that its room is used again.
#[derive(Debug, Default)]
pub(super) struct Search {
    states: Vec<State>,
    known: FxHashMap<Spot, StateId>,
    ahead: BinaryHeap<Turn>,
    /// How often something was put ahead.
    turns: u32,
    looked_at: usize,
}

/// What is searched, and what helps.
#[derive(Debug)]
pub(super) struct Field<'a> {
    pub(super) plan: &'a Plan,
    pub(super) table: &'a mut Table,
    pub(super) problem: &'a Problem<'a>,
    pub(super) bound: &'a Bound,
    /// The marking before the case.
    pub(super) first: MarkingId,
}

impl Search {
    /// The moves of a cheapest explanation; nothing where the search was cut off.
    pub(super) fn cheapest(&mut self, field: &mut Field<'_>) -> Option<Vec<Move>> {
        self.begin(field);
        while let Some((_, _, at)) = self.ahead.pop() {
            let spot = self.states[at as usize].spot;
            if field.problem.is_over(spot.0) {
                return Some(self.moves(at));
            }
            if self.known.get(&spot) != Some(&at) {
                continue;
            }
            if self.looked_at >= LIMIT || self.is_full(field) {
                return None;
            }
            self.look_at(field, at);
        }
        None
    }

    /// The moves of a good explanation.
    pub(super) fn good(&mut self, field: &mut Field<'_>) -> Vec<Move> {
        let looked_at = self.looked_at;
        self.begin(field);
        let mut best = 0;
        for events in 0..field.problem.events.len() as u32 {
            let after = self.go_on(field, events);
            best = after.first().map_or(best, |(_, _, at)| *at);
            self.ahead.extend(after);
        }
        self.looked_at += looked_at;
        let mut moves = self.moves(best);
        let explained = self.states[best as usize].spot.0 as usize;
        moves.extend((explained..field.problem.events.len()).map(Move::Log));
        moves
    }

    /// Looks at the best states ahead that have had so many events; the best ones with one more.
    fn go_on(&mut self, field: &mut Field<'_>, events: u32) -> Vec<Turn> {
        let before = self.looked_at;
        let mut after = Vec::new();
        while let Some(turn) = self.ahead.pop() {
            let (_, _, at) = turn;
            let spot = self.states[at as usize].spot;
            if self.known.get(&spot) != Some(&at) {
                continue;
            }
            if spot.0 > events && after.len() < BEAM {
                after.push(turn);
            } else if spot.0 == events && self.looked_at < before + BEAM && !self.is_full(field) {
                self.look_at(field, at);
            }
        }
        after
    }

    /// How many states were looked at for the last trace.
    pub(super) fn looked_at(&self) -> usize {
        self.looked_at
    }

    fn begin(&mut self, field: &Field<'_>) {
        if self.known.capacity() > ROOM {
            *self = Search::default();
        }
        self.states.clear();
        self.known.clear();
        self.ahead.clear();
        (self.turns, self.looked_at) = (0, 0);
        self.reach(field, (0, field.first), 0, None);
    }

    fn is_full(&self, field: &Field<'_>) -> bool {
        self.states.len() > STATES || field.table.size() > TABLE
    }

    /// Puts ahead whatever can follow a state, the best last.
    fn look_at(&mut self, field: &mut Field<'_>, at: StateId) {
        self.looked_at += 1;
        let State { spot, cost, .. } = self.states[at as usize];
        let (events, marking) = spot;
        let count = field.table.look_at(field.plan, marking);
        for which in (0..count).rev() {
            self.go_without_event(field, at, which);
        }
        let cost = cost + field.problem.alone(events);
        let by = (at, Move::Log(events as usize));
        self.reach(field, (events + 1, marking), cost, Some(by));
        for which in (0..count).rev() {
            self.go_with_event(field, at, which);
        }
    }

    /// Goes on by one of the steps that can happen in a state, without an event.
    fn go_without_event(&mut self, field: &mut Field<'_>, at: StateId, which: usize) -> Option<()> {
        let State { spot, cost, .. } = self.states[at as usize];
        let id = field.table.step(spot.1, which)?;
        if field.problem.is_needed(spot.0, field.plan.step(id)?) {
            let then = field.table.then(field.plan, spot.1, which)?;
            let cost = cost + field.problem.without_event(spot.0, id);
            self.reach(field, (spot.0, then), cost, Some((at, Move::Model(id))));
        }
        Some(())
    }

    /// Goes on by one of the steps that can happen in a state, as the next event.
    fn go_with_event(&mut self, field: &mut Field<'_>, at: StateId, which: usize) -> Option<()> {
        let State { spot, cost, .. } = self.states[at as usize];
        let id = field.table.step(spot.1, which)?;
        let cost = cost + field.problem.told(spot.0, id)?;
        let then = field.table.then(field.plan, spot.1, which)?;
        let by = (at, Move::Both(id, spot.0 as usize));
        self.reach(field, (spot.0 + 1, then), cost, Some(by));
        Some(())
    }

    /// Keeps a way to a spot and puts it ahead, unless one no dearer is known.
    fn reach(&mut self, field: &Field<'_>, spot: Spot, cost: Cost, by: Option<(StateId, Move)>) {
        let id = self.states.len() as StateId;
        match self.known.get_mut(&spot) {
            Some(known) if self.states[*known as usize].cost <= cost => return,
            Some(known) => *known = id,
            None => {
                self.known.insert(spot, id);
            }
        }
        self.states.push(State { spot, cost, by });
        let prospect = cost + field.bound.of(spot.0, field.table.marking(spot.1));
        self.turns += 1;
        self.ahead.push((Reverse(prospect), self.turns, id));
    }

    /// The moves that lead to a state.
    fn moves(&self, at: StateId) -> Vec<Move> {
        let mut moves = Vec::new();
        let mut at = at;
        while let Some((before, by)) = self.states[at as usize].by {
            moves.push(by);
            at = before;
        }
        moves.reverse();
        moves
    }
}
