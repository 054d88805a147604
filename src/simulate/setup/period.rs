//! From when until when cases come, and from when they count.

use super::{Assumption, Brief, Options};
use crate::calendar::{Beyond, Calendar, Moment};
use crate::diagnostic::messages::SimulateMessage;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lang::Number;
use crate::model::{Amount, Arrivals, Duration, Unit};
use crate::source::Span;

/// Which part of the time in which cases come is left out before they count, where nothing is said.
const WARM_UP: f64 = 0.1;

/// From when until when cases come and count.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Period {
    pub begins: Moment,
    pub counts_from: Moment,
    pub counts_until: Moment,
}

/// The period that a scenario says, or a usual one on the calendar.
pub(super) fn period(
    brief: &Brief<'_>,
    options: &Options,
    assumptions: &mut Vec<Assumption>,
    diagnostics: &mut Diagnostics,
) -> Option<Period> {
    let begins = begins(brief, options, assumptions, diagnostics)?;
    let until = until(brief, options, begins, assumptions, diagnostics)?;
    let counts_from = counts_from(brief, options, begins, until, assumptions, diagnostics)?;
    Some(Period {
        begins,
        counts_from,
        counts_until: until,
    })
}

/// What leads out of the calendar is a fault of the statement that leads there.
fn within(
    brief: &Brief<'_>,
    moment: Result<Moment, Beyond>,
    span: Span,
    diagnostics: &mut Diagnostics,
) -> Option<Moment> {
    let beyond = match moment {
        Ok(moment) => return Some(moment),
        Err(beyond) => beyond,
    };
    let message = brief.calendar.beyond(beyond);
    let finding = Diagnostic::new(message, diagnostics.source(), span);
    diagnostics.push(finding.help(SimulateMessage::ChooseYears {}));
    None
}

fn begins(
    brief: &Brief<'_>,
    options: &Options,
    assumptions: &mut Vec<Assumption>,
    diagnostics: &mut Diagnostics,
) -> Option<Moment> {
    let calendar = brief.calendar;
    let whole = brief.scenario.span;
    if let Some(begins) = options.begins {
        return within(
            brief,
            calendar.clock_moment_after(begins, 0),
            whole,
            diagnostics,
        );
    }
    if let Some(since) = &brief.scenario.since {
        let year = since.value.year;
        let moment = Moment::new(since.value, 0).ok_or(Beyond { year });
        let covered = moment.and_then(|moment| calendar.clock_moment_after(moment, 0));
        return within(brief, covered, since.span, diagnostics);
    }
    let logged = logged(brief, options).and_then(|logged| logged.iter().min());
    if let Some(first) = logged {
        let midnight = first.with_second(0).unwrap_or(*first);
        return within(
            brief,
            calendar.clock_moment_after(midnight, 0),
            whole,
            diagnostics,
        );
    }
    let year = usual_year(calendar);
    let date = calendar.first_working_day(year);
    let moment = date.and_then(|date| Moment::new(date, 0));
    let begins = within(brief, moment.ok_or(Beyond { year }), whole, diagnostics)?;
    assumptions.push(Assumption::Begins(begins.date()));
    Some(begins)
}

/// The last but one, so that there is time for what is still open in the end.
fn usual_year(calendar: &Calendar) -> i32 {
    let years = calendar.years();
    (years.end() - 1).max(*years.start())
}

/// When the cases of a log began, where those are to come.
fn logged<'o>(brief: &Brief<'_>, options: &'o Options) -> Option<&'o Vec<Moment>> {
    let arrivals = brief.scenario.arrivals.as_ref().map(|it| &it.value);
    let logged = options.logged_arrivals.as_ref();
    logged.filter(|_| matches!(arrivals, Some(Arrivals::Log(_))))
}

fn until(
    brief: &Brief<'_>,
    options: &Options,
    begins: Moment,
    assumptions: &mut Vec<Assumption>,
    diagnostics: &mut Diagnostics,
) -> Option<Moment> {
    let calendar = brief.calendar;
    if let Some(horizon) = &brief.scenario.horizon {
        let end = calendar.add(begins, &horizon.value, &brief.counting);
        return within(brief, end.map(|due| due.at), horizon.span, diagnostics);
    }
    if options.cases.is_some() {
        return Some(calendar.last_moment());
    }
    let last = logged(brief, options).and_then(|logged| logged.iter().max());
    if let Some(last) = last {
        let after = calendar.clock_moment_after(*last, 1);
        return within(brief, after, brief.scenario.span, diagnostics);
    }
    let year = calendar.add(begins, &of_unit(1, Unit::Years), &brief.counting);
    let end = match year {
        Ok(due) => due.at,
        Err(_) => {
            let half = calendar.clock_moment_between(begins, calendar.last_moment(), 0.5);
            half.unwrap_or(begins)
        }
    };
    assumptions.push(Assumption::ComesUntil(end.date()));
    Some(end)
}

fn of_unit(number: i64, unit: Unit) -> Duration {
    let number = Number::whole(number).unwrap_or_default();
    Duration {
        amounts: vec![Amount { number, unit }],
    }
}

fn counts_from(
    brief: &Brief<'_>,
    options: &Options,
    begins: Moment,
    until: Moment,
    assumptions: &mut Vec<Assumption>,
    diagnostics: &mut Diagnostics,
) -> Option<Moment> {
    let calendar = brief.calendar;
    let Some(warm_up) = &brief.scenario.warm_up else {
        if options.begins.is_some() || options.cases == Some(1) {
            return Some(begins);
        }
        let part = calendar.clock_moment_between(begins, until, WARM_UP);
        let midnight = part.map_or(begins, |part| part.with_second(0).unwrap_or(part));
        let from = midnight.max(begins);
        if from > begins {
            assumptions.push(Assumption::CountsFrom(from.date()));
        }
        return Some(from);
    };
    let end = calendar.add(begins, &warm_up.value, &brief.counting);
    let from = within(brief, end.map(|due| due.at), warm_up.span, diagnostics)?;
    if from < until {
        return Some(from);
    }
    let message = SimulateMessage::NothingCounts {};
    let finding = Diagnostic::new(message, diagnostics.source(), warm_up.span);
    diagnostics.push(finding.help(SimulateMessage::ShortenWarmUp {}));
    None
}
