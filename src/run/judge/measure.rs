//! How much of a length of time was used.

pub use crate::calendar::Measure;

use crate::calendar::{Beyond, Calendar, Counting, Moment};
use crate::run::Used;

impl Measure {
    /// How much of it lies between two moments; negative where the second is earlier.
    pub fn between(self, calendar: &Calendar, from: Moment, to: Moment) -> Result<Used, Beyond> {
        Ok(match self {
            Measure::Workdays => Used::Workdays(calendar.working_days_between(from, to)?),
            Measure::CalendarDays => Used::CalendarDays(calendar.calendar_days_between(from, to)?),
            Measure::OfficeMinutes => {
                Used::OfficeMinutes(calendar.office_minutes_between(from, to)?)
            }
            Measure::ClockMinutes => Used::ClockMinutes(from.seconds_until(to).div_euclid(60)),
        })
    }

    /// The same with the day of the first moment counted, where it is a day of the kind.
    pub fn counted(
        self,
        calendar: &Calendar,
        counting: &Counting,
        from: Moment,
        to: Moment,
    ) -> Result<Used, Beyond> {
        let used = self.between(calendar, from, to)?;
        if !counting.count_first_day {
            return Ok(used);
        }
        let first = match self {
            Measure::Workdays => calendar.is_working_day(from.date())?,
            _ => self.by_dates(),
        };
        Ok(used.plus(i64::from(first)))
    }

    /// By how much something is late that is late. Where no working day has passed, in dates; where the office has not
    /// worked, by the clock.
    pub fn lateness(self, calendar: &Calendar, due: Moment, done: Moment) -> Result<Used, Beyond> {
        let by = self.between(calendar, due, done)?;
        if by.amount() > 0 {
            return Ok(by);
        }
        match self.by_dates() {
            true => Measure::CalendarDays.between(calendar, due, done),
            false => Measure::ClockMinutes.between(calendar, due, done),
        }
    }
}

impl Used {
    /// How much it is, in its own kind of time.
    pub fn amount(self) -> i64 {
        match self {
            Used::Workdays(amount)
            | Used::CalendarDays(amount)
            | Used::OfficeMinutes(amount)
            | Used::ClockMinutes(amount) => amount,
        }
    }

    /// So much more of the same kind of time.
    pub fn plus(self, more: i64) -> Used {
        let amount = self.amount().saturating_add(more);
        match self {
            Used::Workdays(_) => Used::Workdays(amount),
            Used::CalendarDays(_) => Used::CalendarDays(amount),
            Used::OfficeMinutes(_) => Used::OfficeMinutes(amount),
            Used::ClockMinutes(_) => Used::ClockMinutes(amount),
        }
    }
}
