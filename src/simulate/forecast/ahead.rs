//! What one play says of the cases that were open at its beginning.

use crate::calendar::Moment;
use crate::model::ActorId;
use crate::simulate::tally::rules::Rules;
use crate::simulate::{CaseOver, Listener, OfficerId, Setup, Visit};

/// What became of a case in one play.
#[derive(Debug, Clone, Default)]
pub(super) struct Fate {
    /// When it was over; nothing where it was not before the end of the calendar.
    pub over: Option<Moment>,
    /// For each rule, whether it was broken; nothing where it does not bind, or that can't be said.
    pub broken: Vec<Option<bool>>,
}

/// Listens for the cases that were open, and for nothing else.
pub(super) struct Ahead<'s> {
    setup: &'s Setup<'s>,
    rules: &'s Rules<'s>,
    /// The fates, by opening.
    pub fates: Vec<Fate>,
    now: Moment,
}

impl<'s> Ahead<'s> {
    pub(super) fn new(setup: &'s Setup<'s>, rules: &'s Rules<'s>, openings: usize) -> Ahead<'s> {
        Ahead {
            setup,
            rules,
            fates: vec![Fate::default(); openings],
            now: setup.begins,
        }
    }
}

impl Listener for Ahead<'_> {
    fn visit(&mut self, _counts: bool, visit: &Visit, _seats: &[(ActorId, OfficerId)]) {
        self.now = self.now.max(visit.done);
    }

    fn case(&mut self, case: &CaseOver<'_>) {
        let fate = case.opening.and_then(|at| self.fates.get_mut(at));
        if let Some(fate) = fate {
            let now = case.over.unwrap_or(self.now);
            let rules = self.rules.iter();
            let broken = rules.map(|rule| rule.is_broken(self.setup, case, now));
            *fate = Fate {
                over: case.over,
                broken: broken.collect(),
            };
        }
    }
}
