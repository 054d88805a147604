//! When work is done whose time is drawn: a number drawn, and the calendar asked where that leads.

use super::{Law, Stream, TimeLaw};
use crate::calendar::{self, Beyond, Calendar, Counting, Moment};
use crate::lang::Number;
use crate::model::{Amount, DayKind, Duration, Unit};

/// How time passes between two moments that the calendar gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Passing {
    /// While the office works.
    Office,
    /// Day and night.
    Clock,
}

/// What a number of units is counted in.
enum Measure {
    /// So many seconds each.
    Seconds(f64, Passing),
    /// So many whole ones of this unit each, which only the calendar can count.
    Whole(f64, Unit, Passing),
}

impl TimeLaw {
    /// When something is done that begins at a moment. Never before that.
    pub fn end(
        &self,
        begun: Moment,
        calendar: &Calendar,
        counting: &Counting,
        stream: &mut Stream,
    ) -> Result<Moment, Beyond> {
        self.end_with(begun, calendar, counting, |law| law.draw(stream))
    }

    /// When it is done where every number drawn is the mean of its law.
    pub fn mean_end(
        &self,
        begun: Moment,
        calendar: &Calendar,
        counting: &Counting,
    ) -> Result<Moment, Beyond> {
        self.end_with(begun, calendar, counting, Law::mean)
    }

    fn end_with(
        &self,
        begun: Moment,
        calendar: &Calendar,
        counting: &Counting,
        number: impl FnOnce(&Law) -> f64,
    ) -> Result<Moment, Beyond> {
        match self {
            TimeLaw::Nothing => Ok(begun),
            TimeLaw::Between { least, most, part } => {
                if let Some((first, last)) = office_seconds(least.as_ref(), most) {
                    let passed = first + ((last - first) as f64 * number(part)).round() as i64;
                    return calendar.office_moment_after(begun, passed.clamp(first, last));
                }
                let first = match least {
                    Some(least) => calendar.add(begun, least, counting)?.at,
                    None => begun,
                };
                let last = calendar.add(begun, most, counting)?.at;
                let passing = passing(least.iter().chain([most]), counting.day_kind);
                between(calendar, first, last, number(part), passing)
            }
            TimeLaw::Of { unit, number: law } => {
                let number = number(law).max(0.0);
                units_later(begun, number, *unit, calendar, counting)
            }
        }
    }
}

/// Two lengths in seconds of office hours, where both are counted in nothing else: the moment between those to which they
/// lead is then the one to which a length between them leads.
fn office_seconds(least: Option<&Duration>, most: &Duration) -> Option<(i64, i64)> {
    let first = least.map_or(Some(0), calendar::office_seconds)?;
    let last = calendar::office_seconds(most)?;
    (first <= last).then_some((first, last))
}

/// The clock, where nothing else is added; the office wherever its time comes in.
fn passing<'a>(lengths: impl Iterator<Item = &'a Duration>, day_kind: DayKind) -> Passing {
    let mut amounts = lengths.flat_map(|length| &length.amounts);
    let by_clock = |amount: &Amount| measure(amount.unit, day_kind).passing() == Passing::Clock;
    match amounts.all(by_clock) {
        true => Passing::Clock,
        false => Passing::Office,
    }
}

fn between(
    calendar: &Calendar,
    first: Moment,
    last: Moment,
    part: f64,
    passing: Passing,
) -> Result<Moment, Beyond> {
    match passing {
        Passing::Office => calendar.office_moment_between(first, last, part),
        Passing::Clock => calendar.clock_moment_between(first, last, part),
    }
}

fn units_later(
    begun: Moment,
    number: f64,
    unit: Unit,
    calendar: &Calendar,
    counting: &Counting,
) -> Result<Moment, Beyond> {
    match measure(unit, counting.day_kind) {
        Measure::Seconds(each, Passing::Office) => {
            calendar.office_moment_after(begun, (number * each).round() as i64)
        }
        Measure::Seconds(each, Passing::Clock) => {
            calendar.clock_moment_after(begun, (number * each).round() as i64)
        }
        Measure::Whole(each, unit, passing) => {
            let number = number * each;
            let first = whole_later(begun, number.floor(), unit, calendar, counting)?;
            if number.fract() == 0.0 {
                return Ok(first);
            }
            let next = whole_later(begun, number.floor() + 1.0, unit, calendar, counting)?;
            between(calendar, first, next, number.fract(), passing)
        }
    }
}

fn whole_later(
    begun: Moment,
    number: f64,
    unit: Unit,
    calendar: &Calendar,
    counting: &Counting,
) -> Result<Moment, Beyond> {
    // What is too much to hold is too much for any calendar.
    let number = Number::whole(number as i64).unwrap_or(Number::from_millionths(i64::MAX));
    let amount = Amount { number, unit };
    calendar
        .add_amounts(begun, &[amount], counting)
        .map(|due| due.at)
}

fn measure(unit: Unit, day_kind: DayKind) -> Measure {
    let days = |kind, of_working: f64, of_dates: f64| match kind {
        DayKind::Working => Measure::Whole(of_working, Unit::Workdays, Passing::Office),
        DayKind::Calendar => Measure::Whole(of_dates, Unit::CalendarDays, Passing::Clock),
    };
    let months = |each| Measure::Whole(each, Unit::Months, Passing::Clock);
    match unit {
        Unit::Seconds => Measure::Seconds(1.0, Passing::Office),
        Unit::Minutes => Measure::Seconds(60.0, Passing::Office),
        Unit::Hours => Measure::Seconds(3600.0, Passing::Office),
        Unit::ClockMinutes => Measure::Seconds(60.0, Passing::Clock),
        Unit::ClockHours => Measure::Seconds(3600.0, Passing::Clock),
        Unit::UnsaidDays => days(day_kind, 1.0, 1.0),
        Unit::Workdays => days(DayKind::Working, 1.0, 1.0),
        Unit::CalendarDays => days(DayKind::Calendar, 1.0, 1.0),
        Unit::Weeks => days(day_kind, 5.0, 7.0),
        Unit::Months => months(1.0),
        Unit::Quarters => months(3.0),
        Unit::Semesters => months(6.0),
        Unit::Years => months(12.0),
    }
}

impl Measure {
    fn passing(&self) -> Passing {
        match self {
            Measure::Seconds(_, passing) | Measure::Whole(_, _, passing) => *passing,
        }
    }
}
