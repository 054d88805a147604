//! The verdict on a case: time, actors, rules, what is next.
//!
//! What the flow alone tells is a `course::Course`, made once for all cases with the same events. Everything else is
//! judged per case in a `work::Work`: `times` counts on the calendar, `actors` asks who did it, `rules` judges the
//! rules, `open` says what is next. None of it depends on the cases judged before.

mod actors;
mod answers;
mod building;
mod course;
mod courses;
mod escalations;
mod explain;
mod ground;
mod known;
mod measure;
mod open;
mod outcomes;
mod pauses;
mod planned;
mod returns;
mod rules;
mod strays;
mod times;
mod tokens;
mod untold;
mod work;

use crate::calendar::{Calendar, Moment};
use crate::engine::{Plan, Truths};
use crate::run::align::{Aligner, Symbol, Trace};
use crate::run::{Case, Event, Lexicon, Names, Verdict};

use actors::Actors;
use courses::Courses;
use ground::Ground;
use outcomes::Outcomes;
use work::Work;

pub use explain::{
    Answered, DayOff, Days, ExplainedExit, ExplainedRule, ExplainedVisit, Explanation, Why,
    value_in_words,
};
pub use pauses::{Pause, Paused};

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
    ground: Ground<'p>,
    aligner: Aligner<'p>,
    courses: Courses,
    actors: Actors,
    outcomes: Outcomes,
    /// What the data of a case without any say.
    nothing_known: Truths,
    symbols: Vec<Symbol>,
    truths: Vec<Truths>,
    done: Vec<u32>,
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
        let nobody = crate::model::expr::Slots {
            day_kind: plan.sop().bare_day(),
            ..Default::default()
        };
        Judge {
            ground: Ground::new(plan, names, calendar, lexicon, options.as_of),
            aligner: Aligner::new(plan, names, lexicon),
            courses: Courses::default(),
            actors: Actors::default(),
            outcomes: Outcomes::default(),
            nothing_known: plan.truths(&nobody),
            symbols: Vec::new(),
            truths: Vec::new(),
            done: Vec::new(),
        }
    }

    /// The verdict on a case.
    pub fn case(&mut self, case: &Case<'_>) -> Verdict {
        self.read(case);
        let trace = Trace {
            symbols: &self.symbols,
            truths: &self.truths,
        };
        let course = self.courses.of(&self.ground, &mut self.aligner, trace);
        let work = Work::new(&self.ground, case, course, &self.done);
        work.judge(&mut self.actors, &mut self.outcomes)
    }

    /// The verdict on a case with its reasons.
    pub fn explain(&mut self, case: &Case<'_>) -> Explanation {
        let verdict = self.case(case);
        let trace = Trace {
            symbols: &self.symbols,
            truths: &self.truths,
        };
        let course = self.courses.of(&self.ground, &mut self.aligner, trace);
        let work = Work::new(&self.ground, case, course, &self.done);
        explain::explain(work, verdict)
    }

    /// Makes the trace of a case: the events that are done, and what the data say on the way.
    fn read(&mut self, case: &Case<'_>) {
        self.symbols.clear();
        self.done.clear();
        for (at, event) in case.events.iter().enumerate() {
            if is_done(event) {
                let symbol = self.outcomes.symbol(&self.ground, event);
                self.symbols.push(symbol);
                self.done.push(at as u32);
            }
        }
        self.truths.clear();
        if !self.ground.plan.asks_data() || (case.header.is_none() && !known::changes(case)) {
            self.truths.push(self.nothing_known.clone());
            return;
        }
        let known = |events| self.ground.known(case, events);
        let truths = |events| self.ground.plan.truths(&known(events));
        self.truths.push(truths(0));
        if known::changes(case) {
            let after = self.done.iter().map(|at| truths(*at as usize + 1));
            self.truths.extend(after);
            if self.truths.iter().all(|it| *it == self.truths[0]) {
                self.truths.truncate(1);
            }
        }
    }
}

/// Whether an event is work that is done. Work that has a beginning and no end is under way.
fn is_done(event: &Event) -> bool {
    event.completed.is_some() || event.started.is_none()
}
