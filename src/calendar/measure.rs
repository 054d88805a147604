//! What a length of time is counted in, and how exactly it is meant: what is due in days may be done at any hour.

use super::Moment;
use crate::lang::Number;
use crate::model::{Amount, DayKind, Duration, Unit};

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
}

/// How many seconds the date of a moment has after it.
fn rest_of_date(moment: Moment) -> i64 {
    86_399 - i64::from(moment.second())
}
