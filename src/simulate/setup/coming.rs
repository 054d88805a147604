//! How cases come: as a scenario says, or as many as keep the busiest officers busy; and whether there are too many.

use super::load::{Load, workdays};
use super::times::plain;
use super::{Assumption, Coming, Options, Per, Setup, decimal};
use crate::calendar::Moment;
use crate::diagnostic::messages::{SimulateMessage, Worded};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{ActorId, Arrivals, Scenario, Sop, Unit};

/// How much of their time the busiest officers work, where nothing is said.
const BUSY: f64 = 0.8;

/// How many cases come in each working day where nothing is said and nobody has work that takes time.
const PLAIN_RATE: f64 = 1.0;

/// What is used more than this is used too much. What a mean over a few moments is off by is left out.
const TOO_MUCH: f64 = 1.005;

/// More cases in one repetition than can be played: where officers can't do their work, all of them are open at once.
const MOST_CASES: f64 = 10_000_000.0;

/// How cases come, where a scenario says it.
pub(super) fn said(
    scenario: &Scenario,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Option<Coming> {
    let arrivals = scenario.arrivals.as_ref()?;
    match &arrivals.value {
        Arrivals::Rate {
            number,
            per,
            evenly,
            around_the_clock,
        } => {
            let (times, per) = per_unit(*per);
            Some(Coming::Rate {
                number: plain(*number) * times,
                per,
                evenly: *evenly,
                around_the_clock: *around_the_clock,
            })
        }
        Arrivals::Log(name) => {
            let mut logged = options.logged_arrivals.clone().unwrap_or_default();
            logged.sort_unstable();
            if logged.is_empty() {
                let log = name.value.clone();
                let message = SimulateMessage::NoLoggedArrivals { log };
                let finding = Diagnostic::new(message, diagnostics.source(), arrivals.span);
                diagnostics.push(finding.help(SimulateMessage::NameLog {}));
            }
            Some(Coming::At(logged))
        }
    }
}

/// What a rate in each of a unit is counted in, and how many of the unit that has.
fn per_unit(unit: Unit) -> (f64, Per) {
    match unit {
        Unit::Seconds => (3600.0, Per::Hour),
        Unit::Minutes | Unit::ClockMinutes => (60.0, Per::Hour),
        Unit::Hours | Unit::ClockHours => (1.0, Per::Hour),
        Unit::UnsaidDays | Unit::Workdays | Unit::CalendarDays => (1.0, Per::Day),
        Unit::Weeks => (1.0, Per::Week),
        Unit::Months => (1.0, Per::Month),
        Unit::Quarters => (1.0 / 3.0, Per::Month),
        Unit::Semesters => (1.0 / 6.0, Per::Month),
        Unit::Years => (1.0, Per::Year),
    }
}

/// As many cases as keep the busiest officers busy.
pub(super) fn usual(setup: &Setup<'_>, loads: Option<&[Load]>) -> (Coming, Assumption) {
    let loads = loads.unwrap_or_default().iter().enumerate();
    let busiest = loads.max_by(|(_, one), (_, other)| one.used().total_cmp(&other.used()));
    let busiest = busiest.filter(|(_, load)| load.used() > 1e-12);
    let actors = busiest.and_then(|(group, _)| setup.officers.get(group));
    let used = busiest.map(|(_, load)| load.used());
    let rate = used.map_or(PLAIN_RATE, |used| BUSY / used);
    let (number, per) = match rate >= 1.0 {
        true => (rate, Per::Day),
        false => (rate * workdays(setup) as f64 / months(setup), Per::Month),
    };
    let number = two_digits(number);
    let coming = Coming::Rate {
        number,
        per,
        evenly: false,
        around_the_clock: false,
    };
    let assumption = match actors {
        Some(group) => Assumption::Rate {
            number,
            per,
            busiest: group.actors.clone(),
        },
        None => Assumption::PlainRate(number),
    };
    (coming, assumption)
}

/// A number to two digits, so that it can be told and written again.
fn two_digits(number: f64) -> f64 {
    let scale = 10_f64.powf(number.log10().floor() - 1.0);
    let digits = (number / scale).round();
    // Tenths and hundredths are better divided by than multiplied with: 0.1 is no number that can be held.
    match scale < 1.0 {
        true => digits / (1.0 / scale).round(),
        false => digits * scale.round(),
    }
}

fn calendar_days(setup: &Setup<'_>) -> f64 {
    (setup.begins.seconds_until(setup.counts_until) as f64 / 86_400.0).max(1.0)
}

/// How many months the period has: a month is a twelfth of a year of 365.2425 days.
fn months(setup: &Setup<'_>) -> f64 {
    calendar_days(setup) / (365.2425 / 12.0)
}

/// How many cases come in a working day on average.
fn per_workday(setup: &Setup<'_>) -> f64 {
    let workdays = workdays(setup).max(1) as f64;
    let all = match &setup.arrivals {
        Coming::At(moments) => {
            let within = |it: &&Moment| (setup.begins..setup.counts_until).contains(*it);
            moments.iter().filter(within).count() as f64
        }
        Coming::Rate {
            number,
            per,
            around_the_clock,
            ..
        } => {
            let times = match (per, around_the_clock) {
                (Per::Hour, true) => calendar_days(setup) * 24.0,
                (Per::Hour, false) => office_hours(setup),
                (Per::Day, true) => calendar_days(setup),
                (Per::Day, false) => workdays,
                (Per::Week, _) => calendar_days(setup) / 7.0,
                (Per::Month, _) => months(setup),
                (Per::Year, _) => months(setup) / 12.0,
            };
            number * times
        }
    };
    all / workdays
}

/// Tells of more cases than can be played.
pub(super) fn blame_too_many(
    setup: &Setup<'_>,
    scenario: &Scenario,
    diagnostics: &mut Diagnostics,
) {
    let all = per_workday(setup) * workdays(setup).max(1) as f64;
    let before_counted = setup.begins.seconds_until(setup.counts_from) as f64;
    let length = setup.begins.seconds_until(setup.counts_until).max(1) as f64;
    let most = setup.most_cases.map_or(all, |most| most as f64);
    let cases = all.min(all * before_counted / length + most);
    if cases <= MOST_CASES {
        return;
    }
    let arrivals = scenario.arrivals.as_ref().map(|arrivals| arrivals.span);
    let message = SimulateMessage::TooManyCases {
        cases: cases as u64,
        most: MOST_CASES as u64,
    };
    let span = arrivals.unwrap_or(scenario.span);
    let finding = Diagnostic::new(message, diagnostics.source(), span);
    diagnostics.push(finding.help(SimulateMessage::FewerCases {}));
}

fn office_hours(setup: &Setup<'_>) -> f64 {
    let seconds = setup
        .calendar
        .office_seconds_between(setup.begins, setup.counts_until);
    seconds.unwrap_or_default() as f64 / 3600.0
}

/// Tells of officers who would need more time than they have.
pub(super) fn blame_overload(
    setup: &Setup<'_>,
    scenario: &Scenario,
    loads: &[Load],
    diagnostics: &mut Diagnostics,
) {
    let rate = per_workday(setup);
    for (group, load) in setup.officers.iter().zip(loads) {
        let (Some(capacity), Some(number)) = (load.capacity, group.number) else {
            continue;
        };
        let used = rate * load.used();
        if used <= TOO_MUCH {
            continue;
        }
        let same = |it: &&crate::model::Staff| {
            let mut actors = it.actors.iter().map(|actor| actor.value);
            actors.any(|actor| group.actors.contains(&actor))
        };
        let staff = scenario.staff.iter().find(same).map(|staff| staff.span);
        let arrivals = scenario.arrivals.as_ref().map(|arrivals| arrivals.span);
        let actor = group
            .actors
            .first()
            .map(|it| setup.plan.sop()[*it].name.span);
        let span = staff.or(arrivals).or(actor).unwrap_or(scenario.span);
        let (rate_words, work, give) = (rate, rate * load.work / 3600.0, capacity / 3600.0);
        let message = SimulateMessage::Overload {
            actors: names(setup.plan.sop(), &group.actors),
            percent: (used * 100.0).round() as u64,
            rate: Worded::new(|lang| decimal(rate_words, lang)),
            work: Worded::new(|lang| decimal(work, lang)),
            give: Worded::new(|lang| decimal(give, lang)),
        };
        let enough = (f64::from(number) * used).ceil() as u64;
        let help = SimulateMessage::MoreOfficers {
            officers: enough,
            rate: Worded::new(|lang| decimal(two_digits(rate / used), lang)),
        };
        let finding = Diagnostic::new(message, diagnostics.source(), span);
        diagnostics.push(finding.help(help));
    }
}

/// Actors by their names: `admin, penghubung`.
fn names(sop: &Sop, actors: &[ActorId]) -> String {
    let names = actors.iter().map(|actor| sop[*actor].name.value.as_str());
    names.collect::<Vec<_>>().join(", ")
}
