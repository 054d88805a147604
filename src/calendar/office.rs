//! Office time as a line of its own: how many seconds the office works between two moments, when so many have passed, and
//! the moments between two due ones. Unlike [`Calendar::add`], nothing here knows units or the kinds of days.

use super::{Beyond, Calendar, Moment, dates};
use crate::model::Date;

/// What is left of a working day from a moment on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfficeDay {
    /// The first moment of it at which the office works, not before the one from which days are asked for.
    pub begins: Moment,
    /// How many seconds the office works on it from then on; never none.
    pub seconds: i64,
    /// How many seconds it works on the whole day.
    pub whole: i64,
}

impl Calendar {
    /// How many seconds the office works between two moments. Negative where the second is earlier.
    pub fn office_seconds_between(&self, from: Moment, to: Moment) -> Result<i64, Beyond> {
        let passed = self.table.seconds_until(from)?;
        Ok(self.table.seconds_until(to)? - passed)
    }

    /// The first moment at which the office has worked so many seconds since another; none of them give that moment
    /// itself, even where the office doesn't work then.
    pub fn office_moment_after(&self, from: Moment, seconds: i64) -> Result<Moment, Beyond> {
        self.table.moment_later(from, seconds)
    }

    /// The moment at which a part of the office time between two moments has passed: the first at 0, the second at 1, and
    /// never one that lies outside of both.
    pub fn office_moment_between(
        &self,
        first: Moment,
        second: Moment,
        part: f64,
    ) -> Result<Moment, Beyond> {
        match part {
            _ if part >= 1.0 => return Ok(second),
            _ if part > 0.0 => {}
            _ => return Ok(first),
        }
        let seconds = self.office_seconds_between(first, second)?;
        let passed = (seconds as f64 * part).round() as i64;
        let moment = self.office_moment_after(first, passed)?;
        Ok(moment.min(second).max(first))
    }

    /// The moment so many seconds later by the clock.
    pub fn clock_moment_after(&self, from: Moment, seconds: i64) -> Result<Moment, Beyond> {
        let later = from.plus_seconds(seconds);
        let later = later.ok_or_else(|| self.table.too_late())?;
        self.table.hours(later.day()).map(|_| later)
    }

    /// The moment at which a part of the time of the clock between two moments has passed.
    pub fn clock_moment_between(
        &self,
        first: Moment,
        second: Moment,
        part: f64,
    ) -> Result<Moment, Beyond> {
        let seconds = first.seconds_until(second) as f64;
        self.clock_moment_after(first, (seconds * part.clamp(0.0, 1.0)).round() as i64)
    }

    /// What is left of the working days from a moment on, in their order, up to the end of the calendar.
    pub fn office_days(&self, from: Moment) -> Result<impl Iterator<Item = OfficeDay>, Beyond> {
        let (today, through) = self.table.today(from.day())?;
        let next = through + i64::from(today.is_none());
        let days = self.table.workdays_from(next);
        Ok(days.filter_map(move |(day, hours)| {
            let second = match day == from.day() {
                true => hours.next_open(from.second())?,
                false => hours.first_open(),
            };
            let whole = i64::from(hours.length());
            Some(OfficeDay {
                begins: Moment::of_day(day, second),
                seconds: whole - i64::from(hours.worked_until(second)),
                whole,
            })
        }))
    }

    /// The first working day of a year.
    pub fn first_working_day(&self, year: i32) -> Option<Date> {
        let first = Moment::of_day(dates::first_day(year)?, 0);
        let days = self.office_days(first).ok()?;
        let mut dates = days.map(|day| day.begins.date());
        dates.next().filter(|date| date.year == year)
    }
}
