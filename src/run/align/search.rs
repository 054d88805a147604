//! The search: from no events and the marking before the case, the cheapest way on first (A*).
//!
//! A state is how many events have been and where the tokens lie. Of two ways with the same prospect the one found last
//! goes first, and what follows a state is put ahead so that an event that is done by a step comes before one that stands
//! alone, and that before a step without an event, each in the order of the steps. So the search is a function of the
//! trace alone, and of equally cheap explanations it prefers the one that people would read.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rustc_hash::FxHashMap;

use super::Move;
use super::bound::Bound;
use super::problem::{Cost, Problem};
use super::table::{Enabled, MarkingId, Table};
use crate::engine::Plan;

/// How many states are looked at for one trace.
pub(super) const LIMIT: usize = 200_000;

/// How much the table of markings may hold while one trace is searched.
pub(super) const TABLE_LIMIT: usize = 8_000_000;

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

/// The states ahead, the one with the best prospect first, of several the newest.
type Ahead = BinaryHeap<(Reverse<Cost>, u32, StateId)>;

/// What a search remembers; kept for the next one, so that its room is used again.
#[derive(Debug, Default)]
pub(super) struct Search {
    states: Vec<State>,
    known: FxHashMap<Spot, StateId>,
    ahead: Ahead,
    /// How often something was put ahead.
    turns: u32,
    looked_at: usize,
}

impl Search {
    /// The moves of a cheapest explanation; nothing where the search was cut off.
    pub(super) fn run(
        &mut self,
        plan: &Plan,
        table: &mut Table,
        problem: &Problem<'_>,
        bound: &Bound,
        first: MarkingId,
    ) -> Option<Vec<Move>> {
        self.states.clear();
        self.known.clear();
        self.ahead.clear();
        (self.turns, self.looked_at) = (0, 0);
        self.reach((0, first), 0, None, bound, table);
        while let Some((_, _, at)) = self.ahead.pop() {
            let state = self.states[at as usize];
            if problem.is_over(state.spot.0) {
                return Some(self.moves(at));
            }
            if self.known.get(&state.spot) != Some(&at) {
                continue;
            }
            if self.looked_at >= LIMIT || table.size() > TABLE_LIMIT {
                return None;
            }
            self.looked_at += 1;
            self.look_at(plan, table, problem, bound, at);
        }
        None
    }

    /// How many states were looked at.
    pub(super) fn looked_at(&self) -> usize {
        self.looked_at
    }

    /// Puts ahead whatever can follow a state, the best last.
    fn look_at(
        &mut self,
        plan: &Plan,
        table: &mut Table,
        problem: &Problem<'_>,
        bound: &Bound,
        at: StateId,
    ) {
        let State { spot, cost, .. } = self.states[at as usize];
        let (events, marking) = spot;
        table.look_at(plan, marking);
        let enabled: Vec<Enabled> = table.enabled(marking).to_vec();
        for next in enabled.iter().rev() {
            let step = plan.step(next.step);
            if next.then == marking || !step.is_some_and(|it| problem.is_needed(events, it)) {
                continue;
            }
            let by = (at, Move::Model(next.step));
            let cost = cost + problem.without_event(events, next.step);
            self.reach((events, next.then), cost, Some(by), bound, table);
        }
        let by = (at, Move::Log(events as usize));
        let more = problem.alone(events);
        self.reach((events + 1, marking), cost + more, Some(by), bound, table);
        for next in enabled.iter().rev() {
            if let Some(more) = problem.told(events, next.step) {
                let by = (at, Move::Both(next.step, events as usize));
                self.reach((events + 1, next.then), cost + more, Some(by), bound, table);
            }
        }
    }

    /// Keeps a way to a spot and puts it ahead, unless one no dearer is known.
    fn reach(
        &mut self,
        spot: Spot,
        cost: Cost,
        by: Option<(StateId, Move)>,
        bound: &Bound,
        table: &Table,
    ) {
        let id = self.states.len() as StateId;
        match self.known.get_mut(&spot) {
            Some(known) if self.states[*known as usize].cost <= cost => return,
            Some(known) => *known = id,
            None => {
                self.known.insert(spot, id);
            }
        }
        self.states.push(State { spot, cost, by });
        let prospect = cost + bound.of(spot.0, table.marking(spot.1));
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
