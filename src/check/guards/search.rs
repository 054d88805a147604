//! The search for a case in which formulas hold together.
//!
//! What follows at once is settled first. What is left is a choice, which is tried one way after the other, the
//! shortest choice first; a way that was tried and failed is excluded from the next. So the search is complete: when it
//! ends without a case, there is none. When it would take too long it stops and says so.

use super::eliminate::{self, Feasible};
use super::formula::Formula;
use super::state::State;
use super::texts;
use super::universe::Universe;

/// What a search comes to.
#[derive(Debug)]
pub(super) enum Found<'f> {
    /// No case.
    Nothing,
    /// What a case must be like.
    Case(Box<State<'f>>),
    /// It took too long to tell.
    GaveUp,
}

/// How much work may still be done.
#[derive(Debug)]
pub(super) struct Budget {
    /// Parts of formulas that may still be looked at.
    pub(super) left: u64,
}

/// How much of a budget one search may take.
const MOST_OF_ONE_SEARCH: u64 = 400_000;

impl Budget {
    pub(super) fn new(left: u64) -> Budget {
        Budget { left }
    }
}

/// Searches a case in which all of these formulas hold.
pub(super) fn search<'f>(
    universe: &'f Universe,
    formulas: impl IntoIterator<Item = &'f Formula>,
    budget: &mut Budget,
) -> Found<'f> {
    let open = universe.facts.iter().chain(formulas).collect();
    let allowed = budget.left.min(MOST_OF_ONE_SEARCH);
    let mut steps = 0;
    let found = walk(State::new(universe, open), allowed, &mut steps);
    budget.left = budget.left.saturating_sub(steps);
    found
}

fn walk<'f>(start: State<'f>, allowed: u64, steps: &mut u64) -> Found<'f> {
    let mut todo = vec![start];
    let mut gave_up = false;
    while let Some(mut state) = todo.pop() {
        *steps += 1 + state.flags.len() as u64 + state.bounds.len() as u64;
        if *steps > allowed {
            return Found::GaveUp;
        }
        if !simplify(&mut state, steps) {
            continue;
        }
        match agree(&state, steps) {
            Feasible::No => continue,
            Feasible::TooLarge => gave_up = true,
            Feasible::Yes => {}
        }
        match shortest_choice(&state, steps) {
            None if gave_up => return Found::GaveUp,
            None => return Found::Case(Box::new(state)),
            Some(choice) => branch(state, choice, &mut todo),
        }
    }
    if gave_up {
        Found::GaveUp
    } else {
        Found::Nothing
    }
}

/// Whether the comparisons of several variables can be met together.
fn agree(state: &State, steps: &mut u64) -> Feasible {
    if !texts::agree(&state.texts) {
        return Feasible::No;
    }
    eliminate::feasible(&state.sums, &state.bounds, steps)
}

/// Settles all that must be so. False where that can't be.
fn simplify<'f>(state: &mut State<'f>, steps: &mut u64) -> bool {
    loop {
        let mut choices = Vec::new();
        let mut settled = false;
        let mut todo = std::mem::take(&mut state.open);
        todo.reverse();
        while let Some(formula) = todo.pop() {
            match formula {
                Formula::True => {}
                Formula::False => return false,
                Formula::And(parts) => todo.extend(parts.iter().rev()),
                Formula::Literal(literal, holds) => match state.value(formula, steps) {
                    Some(true) => {}
                    Some(false) => return false,
                    None if !state.settle(literal, *holds) => return false,
                    None => settled = true,
                },
                Formula::Or(parts) => match live(state, parts, steps) {
                    Live::Held => {}
                    Live::None => return false,
                    Live::One(only) => todo.push(only),
                    Live::Several => choices.push(formula),
                },
            }
        }
        state.open = choices;
        if !settled {
            return true;
        }
    }
}

/// What is left of a choice.
enum Live<'f> {
    Held,
    None,
    One(&'f Formula),
    Several,
}

fn live<'f>(state: &State, parts: &'f [Formula], steps: &mut u64) -> Live<'f> {
    let mut live = Live::None;
    for part in parts {
        match (state.value(part, steps), &live) {
            (Some(true), _) => return Live::Held,
            (Some(false), _) => {}
            (None, Live::None) => live = Live::One(part),
            (None, _) => live = Live::Several,
        }
    }
    live
}

fn shortest_choice<'f>(state: &State<'f>, steps: &mut u64) -> Option<&'f Formula> {
    let mut open = |formula: &Formula| match formula {
        Formula::Or(parts) => {
            let parts = parts.iter();
            parts
                .filter(|part| state.value(part, steps).is_none())
                .count()
        }
        _ => 0,
    };
    state
        .open
        .iter()
        .copied()
        .min_by_key(|formula| open(formula))
}

/// Puts a state for each way of a choice on the list, the first way on top.
fn branch<'f>(mut state: State<'f>, choice: &'f Formula, todo: &mut Vec<State<'f>>) {
    state.open.retain(|formula| !std::ptr::eq(*formula, choice));
    let Formula::Or(parts) = choice else {
        todo.push(state);
        return;
    };
    let mut ways = Vec::new();
    for part in parts {
        let mut way = state.clone();
        way.open.push(part);
        ways.push(way);
        if let Formula::Literal(literal, holds) = part
            && !state.settle(literal, !holds)
        {
            break;
        }
    }
    todo.extend(ways.into_iter().rev());
}
