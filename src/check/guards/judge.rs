//! Questions about a group of conditions, and their answers.

use super::Doubt;
use super::formula::Formula;
use super::sample::Sample;
use super::search::{Budget, Found, search};
use super::translate::truth;
use super::universe::{Place, Universe};
use crate::model::Sop;
use crate::model::expr::{self, TypedExpr};

/// What is wanted of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Want {
    /// It is true.
    Holds,
    /// It is false.
    Fails,
    /// It is false or unknown.
    HoldsNot,
    /// It is true or unknown.
    FailsNot,
}

/// Whether there is a case of which all that is wanted is so.
#[derive(Debug, Clone)]
pub(super) enum Answer {
    /// There is none.
    Never,
    /// This one.
    Case(Sample),
    /// It can't be told.
    Doubt(Doubt),
}

/// A condition, read as plain logic.
struct Condition<'a> {
    expr: &'a TypedExpr,
    holds: Formula,
    fails: Formula,
    holds_not: Formula,
    fails_not: Formula,
    doubts: Vec<Doubt>,
}

/// Judges a group of conditions, which are known by their positions in it.
pub(super) struct Judge<'a, 'b> {
    universe: Universe<'a>,
    conditions: Vec<Condition<'a>>,
    budget: &'b mut Budget,
}

impl<'a, 'b> Judge<'a, 'b> {
    /// Reads a group of conditions.
    pub(super) fn new(sop: &'a Sop, group: &[&'a TypedExpr], budget: &'b mut Budget) -> Self {
        let mut universe = Universe::new(sop, group);
        let mut conditions = Vec::with_capacity(group.len());
        for expr in group {
            let truth = truth(&mut universe, expr);
            conditions.push(Condition {
                expr,
                holds_not: truth.holds.negated(),
                fails_not: truth.fails.negated(),
                holds: truth.holds,
                fails: truth.fails,
                doubts: universe.take_doubts(),
            });
        }
        Judge {
            universe,
            conditions,
            budget,
        }
    }

    /// Whether there is surely no case of which all of this is so.
    pub(super) fn never(&mut self, wanted: &[(usize, Want)]) -> bool {
        let found = search(
            &self.universe,
            formulas(&self.conditions, wanted),
            self.budget,
        );
        matches!(found, Found::Nothing)
    }

    /// Whether there is a case of which all of this is so.
    pub(super) fn ask(&mut self, wanted: &[(usize, Want)]) -> Answer {
        let found = search(
            &self.universe,
            formulas(&self.conditions, wanted),
            self.budget,
        );
        let state = match found {
            Found::Nothing => return Answer::Never,
            Found::GaveUp => return Answer::Doubt(Doubt::TooLarge),
            Found::Case(state) => state,
        };
        let doubt = self.doubt(wanted);
        match Sample::of(&self.universe, &state) {
            Some(sample) if self.confirms(&sample, wanted) => Answer::Case(sample),
            unconfirmed => {
                debug_assert!(
                    unconfirmed.is_none() || doubt.is_some(),
                    "a case that the conditions don't confirm"
                );
                Answer::Doubt(doubt.unwrap_or(Doubt::TooLarge))
            }
        }
    }

    /// Whether the evaluator, which knows nothing of formulas, says the same.
    fn confirms(&self, sample: &Sample, wanted: &[(usize, Want)]) -> bool {
        wanted.iter().all(|(at, want)| {
            let truth = self
                .conditions
                .get(*at)
                .map(|condition| expr::truth(condition.expr, sample));
            match (truth, want) {
                (Some(truth), Want::Holds) => truth == Some(true),
                (Some(truth), Want::Fails) => truth == Some(false),
                (Some(truth), Want::HoldsNot) => truth != Some(true),
                (Some(truth), Want::FailsNot) => truth != Some(false),
                (None, _) => false,
            }
        })
    }

    fn doubt(&self, wanted: &[(usize, Want)]) -> Option<Doubt> {
        let conditions = wanted.iter().filter_map(|(at, _)| self.conditions.get(*at));
        conditions
            .flat_map(|condition| &condition.doubts)
            .next()
            .copied()
    }

    /// The sample without what doesn't matter: data that could be anything, and the conditions would be true or false all
    /// the same. What a condition lacks, or asks to be given, is kept, and so is all that an unknown one reads.
    pub(super) fn plain(&self, sample: &Sample, wanted: &[(usize, Want)]) -> Sample {
        let conditions = wanted.iter().filter_map(|(at, _)| self.conditions.get(*at));
        let mut decided = Vec::new();
        let mut kept = sample.missing_and_events();
        for condition in conditions {
            match expr::truth(condition.expr, sample) {
                Some(truth) => decided.push((condition.expr, truth)),
                None => note_places(condition.expr, false, &mut kept),
            }
            note_places(condition.expr, true, &mut kept);
        }
        let mut plain = sample.clone();
        for place in plain.places().into_iter().rev() {
            let fewer = plain.without(place);
            let same =
                |(expr, truth): &(&TypedExpr, bool)| expr::truth(expr, &fewer) == Some(*truth);
            if !kept.contains(&place) && decided.iter().all(same) {
                plain = fewer;
            }
        }
        plain
    }
}

/// What is wanted, as formulas.
fn formulas<'c>(
    conditions: &'c [Condition],
    wanted: &[(usize, Want)],
) -> impl Iterator<Item = &'c Formula> {
    wanted.iter().filter_map(|(at, want)| {
        let condition = conditions.get(*at)?;
        Some(match want {
            Want::Holds => &condition.holds,
            Want::Fails => &condition.fails,
            Want::HoldsNot => &condition.holds_not,
            Want::FailsNot => &condition.fails_not,
        })
    })
}

/// Collects what an expression reads of a case; on demand only what it asks to be given.
fn note_places(expr: &TypedExpr, only_given: bool, places: &mut Vec<Place>) {
    match expr {
        TypedExpr::Field(id) if !only_given => places.push(Place::Field(*id)),
        TypedExpr::ItemField(list, position) if !only_given => {
            places.push(Place::Item(*list, *position));
        }
        TypedExpr::Size(list) if !only_given => places.push(Place::Size(*list)),
        _ => {}
    }
    let only_given = only_given && !matches!(expr, TypedExpr::Given(..));
    for operand in expr.operands() {
        note_places(operand, only_given, places);
    }
}
