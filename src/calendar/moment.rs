//! A date and a time of day as the clock on the office wall shows them.

use std::fmt;

use serde::{Serialize, Serializer};

use super::{Hours, dates};
use crate::lang::{Lang, month_name, weekday_name};
use crate::model::Date;

/// How many seconds a date has. A civil day is never shorter or longer.
const DAY: i64 = 86_400;

/// A moment of local time, exact to the second. It knows no zone: an SOP is worked by the clock of its own office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Moment {
    /// The beginning of 1 January 1970.
    pub const EPOCH: Moment = Moment(0);

    /// The moment this many seconds after midnight; nothing where there is no such date or time of day.
    pub fn new(date: Date, second: u32) -> Option<Moment> {
        (i64::from(second) < DAY)
            .then(|| dates::day_of(date))
            .flatten()
            .map(|day| Moment::of_day(day, second))
    }

    /// The moment at this hour and minute; nothing where there is no such date or time of day.
    pub fn at(date: Date, hour: u32, minute: u32) -> Option<Moment> {
        let second = hour
            .checked_mul(3600)?
            .checked_add(minute.checked_mul(60)?)?;
        (minute < 60).then(|| Moment::new(date, second)).flatten()
    }

    /// The date.
    pub fn date(self) -> Date {
        dates::date_of(self.day()).unwrap_or(Date {
            year: 0,
            month: 1,
            day: 1,
        })
    }

    /// How many seconds have passed since midnight.
    pub fn second(self) -> u32 {
        self.0.rem_euclid(DAY) as u32
    }

    /// The moment of the same date this many seconds after midnight; nothing where there is no such time of day.
    pub fn with_second(self, second: u32) -> Option<Moment> {
        (i64::from(second) < DAY).then(|| Moment::of_day(self.day(), second))
    }

    /// The moment this many seconds later by the clock, or earlier if negative; nothing at the end of all dates.
    pub fn plus_seconds(self, seconds: i64) -> Option<Moment> {
        let later = Moment(self.0.checked_add(seconds)?);
        dates::date_of(later.day()).map(|_| later)
    }

    /// How many seconds by the clock lie between this moment and a later one; negative if that is earlier.
    pub fn seconds_until(self, later: Moment) -> i64 {
        later.0.saturating_sub(self.0)
    }

    /// In words: `Monday, 6 January 2025, 16:00`; `Senin, 6 Januari 2025 pukul 16.00`.
    pub fn in_words(self, lang: Lang) -> String {
        let date = self.date();
        let month = month_name(date.month, lang).unwrap_or_default();
        let weekday = weekday_name(dates::weekday(self.day()), lang).unwrap_or_default();
        let date = format!("{weekday}, {} {month} {}", date.day, date.year);
        let (hour, minute) = (self.second() / 3600, self.second() / 60 % 60);
        match lang {
            Lang::En => format!("{date}, {hour:02}:{minute:02}"),
            Lang::Id => format!("{date} pukul {hour:02}.{minute:02}"),
        }
    }

    pub(super) fn of_day(day: i64, second: u32) -> Moment {
        Moment(day.saturating_mul(DAY).saturating_add(i64::from(second)))
    }

    /// The last second of a day.
    pub(super) fn end_of_day(day: i64) -> Moment {
        Moment::of_day(day, DAY as u32 - 1)
    }

    /// The close of office on a day. An office that is open until midnight closes in the last second before.
    pub(super) fn at_close(day: i64, hours: Hours) -> Moment {
        let end = Moment::end_of_day(day);
        Moment::of_day(day, hours.close()).min(end)
    }

    pub(super) fn day(self) -> i64 {
        self.0.div_euclid(DAY)
    }
}

/// As `2025-01-06T16:00`, with seconds where there are any.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let second = self.second();
        let (hour, minute) = (second / 3600, second / 60 % 60);
        write!(f, "{}T{hour:02}:{minute:02}", self.date())?;
        match second % 60 {
            0 => Ok(()),
            rest => write!(f, ":{rest:02}"),
        }
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
