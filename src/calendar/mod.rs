//! Working time: which days an office works, at which hours, and how time is counted on them.
//!
//! A day is never turned into hours. Minutes and hours pass only while the office works, working days are counted as
//! working days, calendar days as dates, and a month is a month of the calendar. Nothing is ever guessed: where a count
//! would leave the years that a calendar has data for, the answer is [`Beyond`], with the year that is missing.
//!
//! A [`Calendar`] is the `rules` of a file and the `table` made of them once: all covered days in a row with sums, so that
//! adding and counting look up instead of walking. `office` counts in office seconds alone, for what is played rather than
//! judged, and `narrower` gives the calendars of single officers. The only home of chrono, which only `dates` names.

mod add;
mod between;
mod builtin;
mod calendars;
mod dates;
mod file;
mod hours;
mod measure;
mod moment;
mod narrower;
mod office;
mod rules;
mod table;

pub use add::office_seconds;
pub use between::Lateness;
pub use calendars::{BUILT_IN, Calendars};
pub use hours::Hours;
pub use measure::Measure;
pub use moment::Moment;
pub use narrower::NoSuchHours;
pub use office::OfficeDay;
pub use rules::{Holiday, HolidayKind, Zone};

use std::ops::RangeInclusive;
use std::sync::Arc;

use serde::Serialize;

use crate::diagnostic::messages::CalendarMessage;
use crate::model::{Date, DayKind};
use rules::Rules;
use table::Table;

/// A calendar, ready to count on.
#[derive(Debug, Clone)]
pub struct Calendar {
    rules: Arc<Rules>,
    table: Table,
}

/// What a date is to an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayStatus<'a> {
    /// The office works, at these hours.
    Working(Hours),
    /// A day of the week on which the office never works.
    Weekend,
    /// A holiday or joint leave, whatever the day of the week.
    Holiday(&'a Holiday),
}

/// How an SOP or a rule wants its days counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counting {
    /// What a bare day is, and whether a week is five working days or seven dates.
    pub day_kind: DayKind,
    /// Whether the day of the trigger is the first day.
    pub count_first_day: bool,
    /// Whether a due date on a day off moves to the next working day.
    pub roll_forward: bool,
}

/// When something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Due {
    /// The last moment at which it is done in time.
    pub at: Moment,
    /// Whether that is a day on which the office does not work. The due date stays; it deserves a remark.
    pub on_day_off: bool,
    /// The due date before it was moved to the next working day, if it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rolled_from: Option<Moment>,
}

/// A count would leave the years that the calendar covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beyond {
    /// The first year met for which there are no data.
    pub year: i32,
}

impl Counting {
    /// Days of this kind, the first one not counted, due dates not moved.
    pub fn of(day_kind: DayKind) -> Counting {
        Counting {
            day_kind,
            count_first_day: false,
            roll_forward: false,
        }
    }
}

impl Calendar {
    fn new(rules: Rules) -> Calendar {
        let (first, end) = rules.days();
        let table = Table::new(first, end, |day| rules.hours_on(day));
        let rules = Arc::new(rules);
        Calendar { rules, table }
    }

    /// The name that SOPs use it by.
    pub fn name(&self) -> &str {
        &self.rules.name
    }

    /// Which state of the data this is. A result should name it.
    pub fn version(&self) -> &str {
        &self.rules.version
    }

    /// The years with data, from first to last.
    pub fn years(&self) -> RangeInclusive<i32> {
        self.rules.years.clone()
    }

    /// The last moment with data.
    pub fn last_moment(&self) -> Moment {
        self.table.end()
    }

    /// Whether there are data for a date.
    pub fn covers(&self, date: Date) -> bool {
        self.rules.years.contains(&date.year)
    }

    /// The zones it knows.
    pub fn zones(&self) -> &[Zone] {
        &self.rules.zones
    }

    /// The zone with this name, such as `Asia/Makassar` or `WITA`.
    pub fn zone(&self, name: &str) -> Option<&Zone> {
        let named = |zone: &&Zone| zone.name == name || zone.short == name;
        self.rules.zones.iter().find(named)
    }

    /// What a date is to the office.
    pub fn day(&self, date: Date) -> Result<DayStatus<'_>, Beyond> {
        let day = self.number(date)?;
        Ok(match (self.table.hours(day)?, self.rules.holiday_on(day)) {
            (Some(hours), _) => DayStatus::Working(hours),
            (None, Some(holiday)) => DayStatus::Holiday(holiday),
            (None, None) => DayStatus::Weekend,
        })
    }

    /// Whether the office works on a date.
    pub fn is_working_day(&self, date: Date) -> Result<bool, Beyond> {
        Ok(self.table.hours(self.number(date)?)?.is_some())
    }

    /// The first working day after a date.
    pub fn next_working_day(&self, date: Date) -> Result<Date, Beyond> {
        let before = self.table.workdays_through(self.number(date)?)?;
        let (day, _) = self.table.workday(before + 1)?;
        dates::date_of(day).ok_or_else(|| self.table.too_late())
    }

    /// The first moment, this one or a later one, at which the office works.
    pub fn next_office_moment(&self, moment: Moment) -> Result<Moment, Beyond> {
        let today = self.table.hours(moment.day())?;
        if let Some(second) = today.and_then(|hours| hours.next_open(moment.second())) {
            return Ok(Moment::of_day(moment.day(), second));
        }
        let before = self.table.workdays_through(moment.day())?;
        let (day, hours) = self.table.workday(before + 1)?;
        Ok(Moment::of_day(day, hours.first_open()))
    }

    /// The covered working days in their order.
    pub fn working_days(&self) -> impl Iterator<Item = Date> {
        let days = self.table.days().filter(|(_, hours)| hours.is_some());
        days.filter_map(|(day, _)| dates::date_of(day))
    }

    /// The message for a count that would leave the covered years.
    pub fn beyond(&self, beyond: Beyond) -> CalendarMessage {
        CalendarMessage::BeyondCalendar {
            calendar: self.name().to_string(),
            year: beyond.year.to_string(),
            first: self.rules.years.start().to_string(),
            last: self.rules.years.end().to_string(),
        }
    }

    fn number(&self, date: Date) -> Result<i64, Beyond> {
        dates::day_of(date).ok_or(Beyond { year: date.year })
    }
}
