//! How long a case takes, and whether its deadlines can be kept.
//!
//! `times` reads what the rows say, `plan` makes a map of the SOP with it, `stretch` finds the shortest and the longest
//! path between two points, `finish` counts them on a calendar, `judge` tries a limit against them on every working day
//! of it, and `timeline` puts that together for the whole case and each deadline. What is found is told by the files
//! named after the codes.

mod calls;
mod finish;
mod judge;
mod measure;
mod narrowed;
mod plan;
mod stretch;
mod timeline;
mod times;
mod words;

pub mod overview;

mod deadline_never_starts;
mod deadline_unknown;
mod exceeded;
mod loop_without_way_out;
mod time_in_words;
mod unbounded_loop;
mod unsaid_days;
mod values;

pub use judge::{Days, Exceeded, Extent, Judged, Worst};
pub use timeline::DaysSaid;

pub(super) use loop_without_way_out::check as check_ways_out;

use super::Subject;
use crate::diagnostic::Diagnostics;
use narrowed::Narrowed;
use timeline::{Deadline, Schedule, Timeline, deadlines, is_bare};

/// What is known of the times of an SOP.
struct Known<'a> {
    schedule: Schedule<'a>,
    said: DaysSaid,
    /// The whole case; nothing where no path leads through it, or nobody asks.
    case: Option<Timeline>,
    /// Each deadline, with nothing where no path leads to it.
    deadlines: Vec<(Deadline, Option<Timeline>)>,
}

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    let sop = subject.sop;
    // Which calendar is missing is told elsewhere.
    let Some(calendar) = subject.references.calendars.used_by(sop) else {
        return;
    };
    let narrowed = Narrowed::of(sop);
    let schedule = Schedule::new(sop, &narrowed, subject.catalogue, calendar);
    let known = Known::new(schedule, deadlines(sop, &narrowed));
    deadline_never_starts::check(subject, &known, diagnostics);
    exceeded::check(subject, &known, diagnostics);
    deadline_unknown::check(subject, &known, diagnostics);
    unsaid_days::check(subject, &known, diagnostics);
    time_in_words::check(subject, &known, diagnostics);
    unbounded_loop::check(subject, &known, diagnostics);
}

impl<'a> Known<'a> {
    fn new(schedule: Schedule<'a>, found: Vec<Deadline>) -> Known<'a> {
        let said = DaysSaid::by(schedule.plan.sop);
        // The whole case is asked for where its length depends on what a day is, and by most deadlines anyway.
        let costs = schedule.plan.costs.iter();
        let mut amounts = costs.flat_map(|cost| cost.low.iter().chain(&cost.high));
        let case = said != DaysSaid::Stated && amounts.any(is_bare);
        let mut asked: Vec<Option<Deadline>> = found.iter().cloned().map(Some).collect();
        asked.extend(case.then_some(None));
        let mut timelines = schedule.timelines(&asked);
        let case = match case {
            true => timelines.pop().flatten(),
            false => None,
        };
        Known {
            deadlines: found.into_iter().zip(timelines).collect(),
            schedule,
            said,
            case,
        }
    }

    /// The deadlines that can be judged.
    fn timelines(&self) -> impl Iterator<Item = (&Deadline, &Timeline)> {
        let known = self.deadlines.iter();
        known.filter_map(|(deadline, timeline)| Some((deadline, timeline.as_ref()?)))
    }
}
