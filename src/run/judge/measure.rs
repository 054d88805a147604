//! Lengths of time as a row or a rule states them, and how much of one was used.

use crate::calendar::{Beyond, Calendar, Counting, Moment};
use crate::lang::Number;
use crate::model::{Amount, DayKind, Duration, Unit};
use crate::run::Used;

/// What a length of time is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Working days.
    Workdays,
    /// Dates.
    CalendarDays,
    /// Minutes of office hours.
    OfficeMinutes,
    /// Minutes of the clock.
    ClockMinutes,
}

impl Measure {
    /// That of a length of time: of several amounts the smallest unit, which is how exactly it is meant.
    pub fn of(duration: &Duration, bare_day: DayKind) -> Measure {
        let smallest = duration.amounts.iter().map(|amount| amount.unit).min();
        match smallest.unwrap_or(Unit::UnsaidDays) {
            Unit::Seconds | Unit::Minutes | Unit::Hours => Measure::OfficeMinutes,
            Unit::ClockMinutes | Unit::ClockHours => Measure::ClockMinutes,
            Unit::Workdays => Measure::Workdays,
            Unit::UnsaidDays | Unit::Weeks => match bare_day {
                DayKind::Working => Measure::Workdays,
                DayKind::Calendar => Measure::CalendarDays,
            },
            Unit::CalendarDays | Unit::Months | Unit::Quarters | Unit::Semesters | Unit::Years => {
                Measure::CalendarDays
            }
        }
    }

    /// Whether it is counted in days, so that the hour of the day does not matter.
    pub fn by_dates(self) -> bool {
        matches!(self, Measure::Workdays | Measure::CalendarDays)
    }

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

    /// So much of it, as a length of time.
    pub fn duration(self, amount: i64) -> Duration {
        let unit = match self {
            Measure::Workdays => Unit::Workdays,
            Measure::CalendarDays => Unit::CalendarDays,
            Measure::OfficeMinutes => Unit::Minutes,
            Measure::ClockMinutes => Unit::ClockMinutes,
        };
        let number = Number::from_millionths(amount.saturating_mul(1_000_000));
        Duration {
            amounts: vec![Amount { number, unit }],
        }
    }

    /// Whether something done at one moment is later than when it was due: by dates where it is counted in days, to the
    /// minute where it is not.
    pub fn is_late(self, due: Moment, done: Moment) -> bool {
        match self.by_dates() {
            true => due.seconds_until(done) > rest_of_date(due),
            false => due.seconds_until(done) >= 60,
        }
    }

    /// Whether something done at one moment is earlier than it may be.
    pub fn is_early(self, earliest: Moment, done: Moment) -> bool {
        match self.by_dates() {
            true => done.seconds_until(earliest) > rest_of_date(done),
            false => done < earliest,
        }
    }

    /// The moment up to which something counts back that begins at another: in days, the whole date of its beginning.
    pub fn back_from(self, begin: Moment) -> Moment {
        match self.by_dates() {
            true => begin.plus_seconds(rest_of_date(begin)).unwrap_or(begin),
            false => begin,
        }
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

/// How many seconds the date of a moment has after it.
fn rest_of_date(moment: Moment) -> i64 {
    86_399 - i64::from(moment.second())
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
