//! Lengths of time as they compare.
//!
//! Without a calendar nobody can say whether three working days are longer than four dates, or a month than thirty
//! days. So a length is kept by families of units, and inside a family everything is exact: seconds, minutes and hours
//! of the office; those of the clock; working days; calendar days; months, quarters, semesters and years. A bare day
//! and a week (five working days or seven dates) belong to the kind of day that the SOP counts in; where it says none
//! they are families of their own.
//!
//! One length is longer than another when it is so in whatever calendar: one hour more is more, two working days and an
//! hour are more than two working days, anything is more than nothing. For all other pairs the answer is unknown.

use std::cmp::Ordering;

use super::ratio::Ratio;
use crate::model::{DayKind, Duration, Unit};

/// A family of units that compare exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// Seconds of office hours.
    Office,
    /// Seconds by the clock.
    Clock,
    /// Days of a kind that nobody says.
    UnsaidDays,
    /// Working days.
    Workdays,
    /// Calendar days.
    CalendarDays,
    /// Weeks of an SOP that says no kind of day.
    Weeks,
    /// Months.
    Months,
}

impl Family {
    /// All of them.
    pub const ALL: [Family; 7] = [
        Family::Office,
        Family::Clock,
        Family::UnsaidDays,
        Family::Workdays,
        Family::CalendarDays,
        Family::Weeks,
        Family::Months,
    ];

    /// The family of a unit, and how many of the family's own unit it is.
    pub fn of(unit: Unit, days: Option<DayKind>) -> (Family, i64) {
        match (unit, days) {
            (Unit::Seconds, _) => (Family::Office, 1),
            (Unit::Minutes, _) => (Family::Office, 60),
            (Unit::Hours, _) => (Family::Office, 3600),
            (Unit::ClockMinutes, _) => (Family::Clock, 60),
            (Unit::ClockHours, _) => (Family::Clock, 3600),
            (Unit::Workdays, _) | (Unit::UnsaidDays, Some(DayKind::Working)) => {
                (Family::Workdays, 1)
            }
            (Unit::CalendarDays, _) | (Unit::UnsaidDays, Some(DayKind::Calendar)) => {
                (Family::CalendarDays, 1)
            }
            (Unit::UnsaidDays, None) => (Family::UnsaidDays, 1),
            (Unit::Weeks, Some(DayKind::Working)) => (Family::Workdays, 5),
            (Unit::Weeks, Some(DayKind::Calendar)) => (Family::CalendarDays, 7),
            (Unit::Weeks, None) => (Family::Weeks, 1),
            (Unit::Months, _) => (Family::Months, 1),
            (Unit::Quarters, _) => (Family::Months, 3),
            (Unit::Semesters, _) => (Family::Months, 6),
            (Unit::Years, _) => (Family::Months, 12),
        }
    }

    /// Its position in a [`Length`].
    pub fn position(self) -> usize {
        self as usize
    }
}

/// A length of time by families, in the order of [`Family::ALL`].
#[derive(Debug, Clone)]
pub struct Length(pub [Ratio; Family::ALL.len()]);

impl Length {
    /// Nothing.
    pub const ZERO: Length = Length([Ratio::ZERO; Family::ALL.len()]);

    /// The length of a duration; nothing where it is too large.
    pub fn of(duration: &Duration, days: Option<DayKind>) -> Option<Length> {
        let mut length = Length::ZERO;
        for amount in &duration.amounts {
            let (family, factor) = Family::of(amount.unit, days);
            let part = Ratio::of(amount.number).times(Ratio::whole(factor))?;
            let place = length.0.get_mut(family.position())?;
            *place = place.plus(part)?;
        }
        Some(length)
    }

    /// A number of calendar days.
    pub fn calendar_days(days: Ratio) -> Length {
        let mut length = Length::ZERO;
        if let Some(place) = length.0.get_mut(Family::CalendarDays.position()) {
            *place = days;
        }
        length
    }

    /// How much there is of a family.
    pub fn part(&self, family: Family) -> Ratio {
        self.0
            .get(family.position())
            .copied()
            .unwrap_or(Ratio::ZERO)
    }

    /// Whether it has parts of no other families than these.
    pub fn is_only(&self, families: &[Family]) -> bool {
        let mut others = Family::ALL
            .iter()
            .filter(|family| !families.contains(family));
        others.all(|family| self.part(*family).is_zero())
    }

    /// Each part with that of another length.
    pub fn with(&self, other: &Length, join: fn(Ratio, Ratio) -> Option<Ratio>) -> Option<Length> {
        let mut joined = self.clone();
        for (part, other) in joined.0.iter_mut().zip(other.0) {
            *part = join(*part, other)?;
        }
        Some(joined)
    }

    /// Each part changed.
    pub fn map(&self, change: impl Fn(Ratio) -> Option<Ratio>) -> Option<Length> {
        let mut changed = self.clone();
        for part in &mut changed.0 {
            *part = change(*part)?;
        }
        Some(changed)
    }

    /// Which of two is longer, in whatever calendar; nothing where that depends on one.
    pub fn compare(&self, other: &Length) -> Option<Ordering> {
        let mut order = Ordering::Equal;
        for (part, other) in self.0.iter().zip(other.0) {
            match (part.compare(other), order) {
                (Ordering::Equal, _) => {}
                (found, Ordering::Equal) => order = found,
                (found, _) if found == order => {}
                _ => return None,
            }
        }
        Some(order)
    }
}
