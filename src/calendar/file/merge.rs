//! A calendar on top of the one it extends.

use std::collections::{BTreeMap, BTreeSet};

use super::{Draft, Faults};
use crate::calendar::dates;
use crate::calendar::rules::{Holiday, Rules, Week};
use crate::diagnostic::messages::{CalendarMessage, Weekday};

/// The version of a calendar whose file says none.
const NO_VERSION: &str = "-";

/// The key of service hours, in both languages.
const SERVICE_HOURS: [&str; 2] = ["service-hours", "jam-layanan"];

/// The rules of a calendar: what its file says, and for the rest what the calendar it extends says. Without such a
/// one its years and hours must be its own; zones are those of `built_in` where it names none.
pub(in crate::calendar) fn merge(
    draft: Draft,
    base: Option<&Rules>,
    built_in: Option<&Rules>,
    faults: &mut Faults,
) -> Option<Rules> {
    let said = days_said(&draft);
    let worked = draft.worked.clone();
    let rules = combined(draft, base, built_in, faults)?;
    days_are_covered(&rules, &said, faults);
    worked_days_have_hours(&rules, &worked, faults);
    hours_meet(&rules, faults);
    faults.none().then_some(rules)
}

fn combined(
    draft: Draft,
    base: Option<&Rules>,
    built_in: Option<&Rules>,
    faults: &mut Faults,
) -> Option<Rules> {
    let holidays = holidays(&draft, base);
    let years = draft.years.or(base.map(|base| base.years.clone()));
    if years.is_none() {
        faults.blame("", CalendarMessage::NoYears {});
    }
    let week = draft.week.or(base.map(|base| base.week));
    if week.is_none() {
        faults.blame("", CalendarMessage::NoHours {});
    }
    let version = draft.version.or(base.map(|base| base.version.clone()));
    let zones = draft.zones.or(base.or(built_in).map(|it| it.zones.clone()));
    let joint_leave = draft.joint_leave.or(base.map(|base| base.joint_leave));
    let mut periods = base.map(|base| base.periods.clone()).unwrap_or_default();
    periods.extend(draft.periods);
    Some(Rules {
        name: draft.name,
        version: version.unwrap_or_else(|| NO_VERSION.to_string()),
        years: years?,
        week: week?,
        service: draft.service.or(base.and_then(|base| base.service)),
        periods,
        holidays,
        joint_leave: joint_leave.unwrap_or(true),
        zones: zones.unwrap_or_default(),
    })
}

/// The days off of both, without those that the file works.
fn holidays(draft: &Draft, base: Option<&Rules>) -> BTreeMap<i64, Holiday> {
    let base = base.filter(|_| !draft.only_own_days);
    let mut holidays = base.map(|base| base.holidays.clone()).unwrap_or_default();
    holidays.retain(|day, _| !draft.worked.contains(day));
    holidays.extend(draft.holidays.clone());
    holidays
}

/// Every day that the file itself names.
fn days_said(draft: &Draft) -> Vec<i64> {
    let holidays = draft.holidays.keys().copied();
    let periods = draft.periods.iter().flat_map(|it| [it.from, it.to]);
    let worked = draft.worked.iter().copied();
    holidays.chain(periods).chain(worked).collect()
}

fn days_are_covered(rules: &Rules, days: &[i64], faults: &mut Faults) {
    for date in days.iter().copied().filter_map(dates::date_of) {
        if !rules.years.contains(&date.year) {
            let message = CalendarMessage::OutsideYears {
                date: date.to_string(),
                first: rules.years.start().to_string(),
                last: rules.years.end().to_string(),
            };
            faults.blame(&date.to_string(), message);
        }
    }
}

fn worked_days_have_hours(rules: &Rules, days: &BTreeSet<i64>, faults: &mut Faults) {
    for day in days.iter().filter(|day| rules.hours_on(**day).is_none()) {
        faults.refuse(&dates::written(*day), |date| {
            CalendarMessage::WorkedWithoutHours { date }
        });
    }
}

/// Service hours that never meet the office hours would close the office on that day of the week for good.
fn hours_meet(rules: &Rules, faults: &mut Faults) {
    let service: Week = rules.service.unwrap_or_default();
    let pairs = rules.week.iter().zip(&service).enumerate();
    for (weekday, (office, service)) in pairs {
        let apart = office
            .zip(*service)
            .is_some_and(|(office, service)| office.within(service).is_none());
        if apart {
            let weekday = Weekday(weekday);
            faults.blame_key(SERVICE_HOURS, CalendarMessage::ServiceOutside { weekday });
        }
    }
    let (first, end) = rules.days();
    if faults.none() && (first..end).all(|day| rules.hours_on(day).is_none()) {
        faults.blame("", CalendarMessage::NoWorkday {});
    }
}
