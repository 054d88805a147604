//! A calendar on top of the one it extends.

use super::{Draft, Faults};
use crate::calendar::dates;
use crate::calendar::rules::{Rules, Week};
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
    let years = draft.years.or(base.map(|base| base.years.clone()));
    if years.is_none() {
        faults.blame("", CalendarMessage::NoYears {});
    }
    let week = draft.week.or(base.map(|base| base.week));
    if week.is_none() {
        faults.blame("", CalendarMessage::NoHours {});
    }
    let zones = draft.zones.or(base.or(built_in).map(|it| it.zones.clone()));
    let version = draft.version.or(base.map(|base| base.version.clone()));
    let mut periods = base.map(|base| base.periods.clone()).unwrap_or_default();
    let mut holidays = base.map(|base| base.holidays.clone()).unwrap_or_default();
    holidays.retain(|day, _| !draft.only_own_days && !draft.worked.contains(day));
    let own_days: Vec<i64> = draft.holidays.keys().copied().collect();
    let own_periods = draft.periods.iter();
    let period_ends: Vec<i64> = own_periods.flat_map(|it| [it.from, it.to]).collect();
    periods.extend(draft.periods);
    holidays.extend(draft.holidays);
    let rules = Rules {
        name: draft.name,
        version: version.unwrap_or_else(|| NO_VERSION.to_string()),
        years: years?,
        week: week?,
        service: draft.service.or(base.and_then(|base| base.service)),
        periods,
        holidays,
        joint_leave: draft
            .joint_leave
            .or(base.map(|base| base.joint_leave))
            .unwrap_or(true),
        zones: zones.unwrap_or_default(),
    };
    let said = own_days.into_iter().chain(period_ends);
    days_are_covered(&rules, said.chain(draft.worked.iter().copied()), faults);
    worked_days_have_hours(&rules, draft.worked.into_iter(), faults);
    hours_meet(&rules, faults);
    faults.none().then_some(rules)
}

fn days_are_covered(rules: &Rules, days: impl Iterator<Item = i64>, faults: &mut Faults) {
    for date in days.filter_map(dates::date_of) {
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

fn worked_days_have_hours(rules: &Rules, days: impl Iterator<Item = i64>, faults: &mut Faults) {
    for day in days.filter(|day| rules.hours_on(*day).is_none()) {
        let date = dates::date_of(day).map(|date| date.to_string());
        let date = date.unwrap_or_default();
        faults.blame(&date.clone(), CalendarMessage::WorkedWithoutHours { date });
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
