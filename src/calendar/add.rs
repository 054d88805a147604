//! When something is due: a moment and a length of time give a moment.

use super::dates;
use super::{Beyond, Calendar, Counting, Due, Moment};
use crate::model::{Amount, DayKind, Duration, Unit};

/// One, as numbers count it: in millionths.
const ONE: i64 = 1_000_000;

/// What one amount of a duration adds; always something.
enum Step {
    /// Seconds of office hours.
    Office(i64),
    /// Seconds of the clock.
    Clock(i64),
    /// Working days.
    Workdays(i64),
    /// Dates.
    Dates(i64),
    /// Months.
    Months(i64),
}

impl Calendar {
    /// When something is due that starts at a moment and takes this long.
    ///
    /// The amounts are added one after the other, the largest unit first, each in its own unit:
    ///
    /// - minutes and hours pass while the office works; a start outside its hours is a start at the next opening;
    /// - minutes and hours of the clock pass day and night;
    /// - working days: the day of the start is not counted, due at the close of office on the last day;
    /// - calendar days, months and longer: due at the last second of the date reached. The 31st and a month is the
    ///   last day of a shorter month;
    /// - weeks are five working days or seven dates, bare days of one kind or the other, as `counting` says.
    ///
    /// A fraction of a second, day or month counts as a whole one: 1.5 days are due when 2 days are, 1.5 weeks are 8
    /// working days, 1.5 years 18 months. Nothing added leaves the start as it is. With `count_first_day` the day of
    /// the start is the first one where it is a day of the kind counted; the due moment is never before the start.
    pub fn add(
        &self,
        start: Moment,
        duration: &Duration,
        counting: &Counting,
    ) -> Result<Due, Beyond> {
        self.add_amounts(start, &duration.amounts, counting)
    }

    /// The same for amounts that are at hand, the largest unit first.
    pub fn add_amounts(
        &self,
        start: Moment,
        amounts: &[Amount],
        counting: &Counting,
    ) -> Result<Due, Beyond> {
        self.table.hours(start.day())?;
        let mut at = start;
        let mut first_counts = counting.count_first_day;
        let mut in_dates = false;
        for step in amounts.iter().filter_map(|it| step(it, counting.day_kind)) {
            at = self.step(at, &step, first_counts)?;
            in_dates = matches!(step, Step::Dates(_) | Step::Months(_));
            first_counts &= matches!(step, Step::Office(_) | Step::Clock(_));
        }
        self.due(at, in_dates && counting.roll_forward)
    }

    /// The latest moment from which something that takes this long is still done by a moment.
    pub fn subtract(
        &self,
        due: Moment,
        duration: &Duration,
        counting: &Counting,
    ) -> Result<Moment, Beyond> {
        self.table.hours(due.day())?;
        let in_time = |start| {
            let reached = self.add(start, duration, counting);
            reached.is_ok_and(|reached| reached.at <= due)
        };
        let mut early = self.table.beginning();
        let mut late = due;
        if !in_time(early) {
            return Err(self.table.too_early());
        }
        if in_time(late) {
            return Ok(late);
        }
        loop {
            let between = early.seconds_until(late) / 2;
            match early.plus_seconds(between) {
                Some(middle) if between > 0 => match in_time(middle) {
                    true => early = middle,
                    false => late = middle,
                },
                _ => return Ok(early),
            }
        }
    }

    fn step(&self, at: Moment, step: &Step, first_counts: bool) -> Result<Moment, Beyond> {
        match *step {
            Step::Office(seconds) => self.table.moment_later(at, seconds),
            Step::Clock(seconds) => {
                let later = at.plus_seconds(seconds);
                later.ok_or_else(|| self.table.too_late())
            }
            Step::Workdays(days) => self.workdays_later(at, days, first_counts),
            Step::Dates(days) => {
                let day = at.day().saturating_add(days);
                Ok(Moment::end_of_day(day - i64::from(first_counts)))
            }
            Step::Months(months) => {
                let months = u32::try_from(months).ok();
                let day = months.and_then(|months| dates::months_later(at.day(), months));
                let day = day.ok_or_else(|| self.table.too_late())?;
                Ok(Moment::end_of_day(day - i64::from(first_counts)))
            }
        }
    }

    fn workdays_later(&self, at: Moment, days: i64, first_counts: bool) -> Result<Moment, Beyond> {
        let (today, through) = self.table.today(at.day())?;
        let counted = first_counts && today.is_some();
        let passed = through - i64::from(counted);
        let (day, hours) = self.table.workday(passed.saturating_add(days))?;
        Ok(Moment::at_close(day, hours).max(at))
    }

    fn due(&self, at: Moment, roll_forward: bool) -> Result<Due, Beyond> {
        let on_day_off = self.table.hours(at.day())?.is_none();
        if !(on_day_off && roll_forward) {
            return Ok(Due {
                at,
                on_day_off,
                rolled_from: None,
            });
        }
        let before = self.table.workdays_through(at.day())?;
        let (day, _) = self.table.workday(before.saturating_add(1))?;
        Ok(Due {
            at: Moment::end_of_day(day),
            on_day_off: false,
            rolled_from: Some(at),
        })
    }
}

/// How many seconds of office hours a length of time is that is counted in nothing else; nothing for any other.
pub fn office_seconds(duration: &Duration) -> Option<i64> {
    let mut amounts = duration.amounts.iter();
    amounts.try_fold(0_i64, |sum, amount| {
        // Bare days of either kind are no office time.
        match step(amount, DayKind::Working) {
            Some(Step::Office(seconds)) => sum.checked_add(seconds),
            Some(_) => None,
            None => Some(sum),
        }
    })
}

/// What an amount adds; nothing where it is none. A fraction goes down to the smaller unit that the calendar knows, and
/// what is left of it there counts as a whole one.
fn step(amount: &Amount, day_kind: DayKind) -> Option<Step> {
    let millionths = amount.number.millionths();
    if millionths <= 0 {
        return None;
    }
    // What is too much to hold is too much for any calendar.
    let times = |factor: i64| {
        let product = millionths.saturating_mul(factor);
        product / ONE + i64::from(product % ONE > 0)
    };
    let days = |kind, of_working: i64, of_dates: i64| match kind {
        DayKind::Working => Step::Workdays(times(of_working)),
        DayKind::Calendar => Step::Dates(times(of_dates)),
    };
    Some(match amount.unit {
        Unit::Seconds => Step::Office(times(1)),
        Unit::Minutes => Step::Office(times(60)),
        Unit::Hours => Step::Office(times(3600)),
        Unit::ClockMinutes => Step::Clock(times(60)),
        Unit::ClockHours => Step::Clock(times(3600)),
        Unit::UnsaidDays => days(day_kind, 1, 1),
        Unit::Workdays => days(DayKind::Working, 1, 1),
        Unit::CalendarDays => days(DayKind::Calendar, 1, 1),
        Unit::Weeks => days(day_kind, 5, 7),
        Unit::Months => Step::Months(times(1)),
        Unit::Quarters => Step::Months(times(3)),
        Unit::Semesters => Step::Months(times(6)),
        Unit::Years => Step::Months(times(12)),
    })
}
