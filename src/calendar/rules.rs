//! What a calendar says, before it is made into a table: years, hours, periods with hours of their own, holidays.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::dates;
use super::hours::Hours;

/// Office hours by the day of the week, from Monday.
pub(super) type Week = [Option<Hours>; 7];

/// A day off that has a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// Its name, in Indonesian in the built-in calendar.
    pub name: String,
    /// Its name in English; the same name where the file gives none.
    pub english: String,
    /// Who gives it.
    pub kind: HolidayKind,
    /// The decree that sets it.
    pub decree: Option<String>,
    /// How sure the decree is, where it is not certain.
    pub confidence: Option<String>,
}

/// Who gives a day off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HolidayKind {
    /// A national holiday (libur nasional).
    National,
    /// Joint leave (cuti bersama), which a unit may work through.
    JointLeave,
    /// A day off of the user's own.
    Own,
}

/// A time zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// Its name, such as `Asia/Makassar`.
    pub name: String,
    /// Its short name, such as `WITA`.
    pub short: String,
    /// How many minutes its clocks are ahead of universal time.
    pub offset_minutes: i32,
}

/// A stretch of dates with office hours of its own, such as Ramadan. On days of the week it doesn't name, the ordinary
/// hours hold.
#[derive(Debug, Clone)]
pub(super) struct Period {
    pub(super) from: i64,
    pub(super) to: i64,
    pub(super) week: Week,
}

/// A calendar's rules, those of the calendars it extends included.
#[derive(Debug, Clone)]
pub(super) struct Rules {
    pub(super) name: String,
    pub(super) version: String,
    pub(super) years: RangeInclusive<i32>,
    pub(super) week: Week,
    /// The hours at which a unit serves, where they are narrower than those of its office.
    pub(super) service: Option<Week>,
    pub(super) periods: Vec<Period>,
    pub(super) holidays: BTreeMap<i64, Holiday>,
    pub(super) joint_leave: bool,
    pub(super) zones: Vec<Zone>,
}

impl Rules {
    /// The covered days: the first, and the one after the last.
    pub(super) fn days(&self) -> (i64, i64) {
        let first = dates::first_day(*self.years.start());
        let end = dates::first_day(self.years.end().saturating_add(1));
        (first.unwrap_or_default(), end.unwrap_or_default())
    }

    /// The office hours of a day; nothing for a day off.
    pub(super) fn hours_on(&self, day: i64) -> Option<Hours> {
        if self.holiday_on(day).is_some() {
            return None;
        }
        let office = self.office_hours_on(day)?;
        match &self.service {
            Some(service) => office.within(of_day(service, day)?),
            None => Some(office),
        }
    }

    /// The holiday on a day. Joint leave is none where it is switched off.
    pub(super) fn holiday_on(&self, day: i64) -> Option<&Holiday> {
        let holiday = self.holidays.get(&day)?;
        (self.joint_leave || holiday.kind != HolidayKind::JointLeave).then_some(holiday)
    }

    fn office_hours_on(&self, day: i64) -> Option<Hours> {
        let mut periods = self.periods.iter().rev();
        let special = periods.find_map(|period| {
            let inside = (period.from..=period.to).contains(&day);
            inside.then(|| of_day(&period.week, day)).flatten()
        });
        special.or_else(|| of_day(&self.week, day))
    }
}

fn of_day(week: &Week, day: i64) -> Option<Hours> {
    week.get(dates::weekday(day)).copied().flatten()
}
