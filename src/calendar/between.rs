//! How long something took: two moments give a length of time.

use serde::Serialize;

use super::{Beyond, Calendar, Moment};

/// By how much something is late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Lateness {
    /// Working days: those that began after the due date, up to the day it was done.
    pub workdays: i64,
    /// Whole minutes of office hours.
    pub office_minutes: i64,
}

impl Calendar {
    /// How many working days come after the date of one moment, up to that of another: what [`Calendar::add`] counts.
    /// Negative where the other is earlier.
    pub fn working_days_between(&self, from: Moment, to: Moment) -> Result<i64, Beyond> {
        let before = self.table.workdays_through(from.day())?;
        Ok(self.table.workdays_through(to.day())? - before)
    }

    /// How many dates come after that of one moment, up to that of another. Negative where the other is earlier.
    pub fn calendar_days_between(&self, from: Moment, to: Moment) -> Result<i64, Beyond> {
        self.table.hours(from.day())?;
        self.table.hours(to.day())?;
        Ok(to.day() - from.day())
    }

    /// How many whole minutes the office works between two moments. Negative where the second is earlier.
    pub fn office_minutes_between(&self, from: Moment, to: Moment) -> Result<i64, Beyond> {
        self.office_seconds_between(from, to)
            .map(|seconds| seconds / 60)
    }

    /// How many seconds the office works before a moment, counted from the first covered day.
    pub fn office_seconds_before(&self, moment: Moment) -> Result<i64, Beyond> {
        self.table.seconds_until(moment)
    }

    /// By how much something is late that was due at one moment and done at another; nothing where it is in time.
    /// What is done after the close of office on the day it was due is late by no working day and no office minute.
    pub fn lateness(&self, due: Moment, done: Moment) -> Result<Option<Lateness>, Beyond> {
        let late = Lateness {
            workdays: self.working_days_between(due, done)?,
            office_minutes: self.office_minutes_between(due, done)?,
        };
        Ok((done > due).then_some(late))
    }
}
