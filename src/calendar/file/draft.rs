//! What one calendar file says by itself, its values understood. What it leaves to the calendar it extends is open.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::faults::Faults;
use super::form::{DecreeForm, Form, HolidayForm, KindForm, PeriodForm, ZoneForm};
use super::values;
use crate::calendar::dates;
use crate::calendar::rules::{Holiday, HolidayKind, Period, Week, Zone};
use crate::diagnostic::messages::CalendarMessage;

/// How many days one line can give off.
const LONGEST: i64 = 366;

/// A calendar before the one it extends is known.
#[derive(Debug, Clone)]
pub(in crate::calendar) struct Draft {
    pub(in crate::calendar) name: String,
    pub(in crate::calendar) extends: Option<String>,
    pub(super) version: Option<String>,
    pub(super) years: Option<RangeInclusive<i32>>,
    pub(super) joint_leave: Option<bool>,
    pub(super) week: Option<Week>,
    pub(super) service: Option<Week>,
    pub(super) periods: Vec<Period>,
    pub(super) holidays: BTreeMap<i64, Holiday>,
    /// Whether the days off of the calendar it extends don't count.
    pub(super) only_own_days: bool,
    /// Days that are worked although the calendar extended has them off.
    pub(super) worked: BTreeSet<i64>,
    pub(super) zones: Option<Vec<Zone>>,
}

impl Draft {
    /// A calendar that says nothing but its name.
    pub(super) fn named(name: &str) -> Draft {
        Draft {
            name: name.to_string(),
            extends: None,
            version: None,
            years: None,
            joint_leave: None,
            week: None,
            service: None,
            periods: Vec::new(),
            holidays: BTreeMap::new(),
            only_own_days: false,
            worked: BTreeSet::new(),
            zones: None,
        }
    }
}

/// Understands the values of a file; nothing where one is faulty.
pub(super) fn from_form(form: Form, name: &str, faults: &mut Faults) -> Option<Draft> {
    let draft = Draft {
        name: name.to_string(),
        extends: form.extends,
        version: form.version,
        years: form.years.and_then(|years| values::years(&years, faults)),
        joint_leave: form.joint_leave,
        week: form.office_hours.map(|form| values::week(&form, faults)),
        service: form.service_hours.map(|form| values::week(&form, faults)),
        periods: periods(&form.periods, faults),
        holidays: holidays(&form.holidays, &form.decrees, faults),
        only_own_days: false,
        worked: worked(&form.working_days, faults),
        zones: form.zones.map(|zones| self::zones(&zones, faults)),
    };
    faults.none().then_some(draft)
}

fn periods(forms: &[PeriodForm], faults: &mut Faults) -> Vec<Period> {
    let mut period = |form: &PeriodForm| {
        let week = values::week(&form.office_hours, faults);
        let days = values::days(&form.from, &form.to, faults)?;
        Some(Period {
            from: *days.start(),
            to: *days.end(),
            week,
        })
    };
    forms.iter().filter_map(&mut period).collect()
}

fn holidays(
    forms: &[HolidayForm],
    decrees: &BTreeMap<String, DecreeForm>,
    faults: &mut Faults,
) -> BTreeMap<i64, Holiday> {
    let mut holidays = BTreeMap::new();
    for form in forms {
        let last = form.to.as_ref().unwrap_or(&form.date);
        let Some(days) = values::days(&form.date, last, faults) else {
            continue;
        };
        if days.end() - days.start() > LONGEST {
            let (from, to) = (form.date.clone(), last.clone());
            faults.blame(last, CalendarMessage::LongHoliday { from, to });
            continue;
        }
        for day in days {
            if holidays.insert(day, holiday(form, decrees)).is_some() {
                let date = dates::written(day);
                faults.blame_second(&date.clone(), CalendarMessage::DoubledDay { date });
            }
        }
    }
    holidays
}

fn holiday(form: &HolidayForm, decrees: &BTreeMap<String, DecreeForm>) -> Holiday {
    let known = form.decree.as_ref().and_then(|name| decrees.get(name));
    let title = known.map(|decree| decree.title.clone());
    Holiday {
        name: form.name.clone(),
        english: form.english.clone().unwrap_or_else(|| form.name.clone()),
        kind: match form.kind {
            KindForm::National => HolidayKind::National,
            KindForm::JointLeave => HolidayKind::JointLeave,
            KindForm::Own => HolidayKind::Own,
        },
        decree: title.or_else(|| form.decree.clone()),
        confidence: known.and_then(|decree| decree.confidence.clone()),
    }
}

fn worked(written: &[String], faults: &mut Faults) -> BTreeSet<i64> {
    let days = written.iter();
    days.filter_map(|date| values::day(date, faults)).collect()
}

fn zones(forms: &[ZoneForm], faults: &mut Faults) -> Vec<Zone> {
    let zone = |form: &ZoneForm| {
        Some(Zone {
            name: form.name.clone(),
            short: form.short.clone(),
            offset_minutes: values::offset(&form.offset, faults)?,
        })
    };
    forms.iter().filter_map(zone).collect()
}
