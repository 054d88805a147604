//! Calendars of single officers: the office's own with fewer hours or fewer days.

use super::hours::Hours;
use super::table::Table;
use super::{Calendar, Moment};
use crate::model::Date;

/// Why hours don't narrow those of an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoSuchHours {
    /// The text is not of the form `08:00-12:00` or `08:00-15:00, rest 12:00-13:00`, or something ends before it begins.
    Unreadable,
    /// The office never works at these hours.
    NeverMeet,
}

impl Calendar {
    /// This calendar with the office at work only within some hours of each day, such as `08:00-12:00`. The office's rest
    /// stays unless the hours have one of their own, and days on which nothing is left are days off.
    pub fn within_hours(&self, hours: &str) -> Result<Calendar, NoSuchHours> {
        let window = Hours::parse(hours).map_err(|_| NoSuchHours::Unreadable)?;
        let table = self.table.with_hours(|_, hours| hours.within_own(window));
        match table.is_empty() {
            true => Err(NoSuchHours::NeverMeet),
            false => Ok(self.with_table(table)),
        }
    }

    /// This calendar without some of its working days, those for which `off` says so; it is asked for each of them once,
    /// in their order.
    pub fn without_days(&self, mut off: impl FnMut(Date) -> bool) -> Calendar {
        let table = self.table.with_hours(|day, hours| {
            let date = Moment::of_day(day, 0).date();
            (!off(date)).then_some(hours)
        });
        self.with_table(table)
    }

    fn with_table(&self, table: Table) -> Calendar {
        Calendar {
            rules: self.rules.clone(),
            table,
        }
    }
}
