//! Two ways to tell what costs come to: a plain sum, and a real calendar.
//!
//! The plain sum ranks paths, with a working day as seven fifths of a day and a month as the twelfth part of a year.
//! Among times of one family (days and weeks of one kind; office hours; hours by the clock; months) that is exact, and
//! the best path of one date is the best of all. Where families mix, which path is the longest depends on the date; then
//! the calendar itself is asked, for each date by itself.

use super::times::{Amounts, Cost};
use crate::calendar::{Calendar, Counting, Moment};
use crate::graph::paths::Measure;
use crate::model::{Amount, DayKind, Duration, Unit};

/// Which of the two sides of a cost counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The least.
    Low,
    /// The most.
    High,
}

impl Side {
    /// That side of a cost.
    pub fn of(self, cost: &Cost) -> &Amounts {
        match self {
            Side::Low => &cost.low,
            Side::High => &cost.high,
        }
    }
}

/// Costs as plain numbers.
pub struct Plain {
    values: Vec<i64>,
}

/// The parts of a day in which plain numbers count: an office day has 7.5 hours.
const DAY: i64 = 8_640_000;
const WORKDAY: i64 = DAY / 5 * 7;
const OFFICE_SECOND: i64 = WORKDAY / 27_000;
const MONTH: i64 = 262_980_000;

/// So much that no sum of costs is more.
const ENDLESS: i128 = 1 << 52;

impl Plain {
    /// The plain numbers of one side of some costs.
    pub fn new<'c>(costs: impl IntoIterator<Item = &'c Cost>, side: Side, kind: DayKind) -> Plain {
        let values = costs.into_iter();
        Plain {
            values: values.map(|cost| plain(side.of(cost), kind)).collect(),
        }
    }

    /// The plain number of a cost.
    pub fn of(&self, cost: usize) -> i64 {
        self.values.get(cost).copied().unwrap_or_default()
    }
}

/// A plain number for amounts.
pub fn plain(amounts: &[Amount], kind: DayKind) -> i64 {
    let each = amounts.iter().map(|amount| {
        let millionths = i128::from(amount.number.millionths());
        millionths * i128::from(of_one(amount.unit, kind)) / 1_000_000
    });
    i64::try_from(each.sum::<i128>().min(ENDLESS)).unwrap_or(i64::MAX)
}

fn of_one(unit: Unit, kind: DayKind) -> i64 {
    match (unit, kind) {
        (Unit::Seconds, _) => OFFICE_SECOND,
        (Unit::Minutes, _) => 60 * OFFICE_SECOND,
        (Unit::Hours, _) => 3600 * OFFICE_SECOND,
        (Unit::ClockMinutes, _) => DAY / 1440,
        (Unit::ClockHours, _) => DAY / 24,
        (Unit::Workdays, _) | (Unit::UnsaidDays, DayKind::Working) => WORKDAY,
        (Unit::CalendarDays, _) | (Unit::UnsaidDays, DayKind::Calendar) => DAY,
        (Unit::Weeks, _) => 7 * DAY,
        (Unit::Months, _) => MONTH,
        (Unit::Quarters, _) => 3 * MONTH,
        (Unit::Semesters, _) => 6 * MONTH,
        (Unit::Years, _) => 12 * MONTH,
    }
}

/// The family of a unit: times of one family add up to the same on any date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// Office hours.
    Office,
    /// Hours by the clock.
    Clock,
    /// Working days.
    Workdays,
    /// Dates.
    Dates,
    /// Months and longer.
    Months,
}

impl Family {
    /// The family of a unit.
    pub fn of(unit: Unit, kind: DayKind) -> Family {
        match (unit, kind) {
            (Unit::Seconds | Unit::Minutes | Unit::Hours, _) => Family::Office,
            (Unit::ClockMinutes | Unit::ClockHours, _) => Family::Clock,
            (Unit::Workdays, _) | (Unit::UnsaidDays | Unit::Weeks, DayKind::Working) => {
                Family::Workdays
            }
            (Unit::CalendarDays, _) | (Unit::UnsaidDays | Unit::Weeks, DayKind::Calendar) => {
                Family::Dates
            }
            (Unit::Months | Unit::Quarters | Unit::Semesters | Unit::Years, _) => Family::Months,
        }
    }

    /// Whether it counts days rather than hours.
    pub fn counts_days(self) -> bool {
        !matches!(self, Family::Office | Family::Clock)
    }
}

/// Whether all amounts are of one family.
pub fn one_family<'a>(amounts: impl IntoIterator<Item = &'a Amount>, kind: DayKind) -> bool {
    let mut families = amounts
        .into_iter()
        .map(|amount| Family::of(amount.unit, kind));
    let first = families.next();
    families.all(|family| Some(family) == first)
}

impl Measure for Plain {
    type At = i64;

    fn after(&self, at: i64, cost: usize) -> i64 {
        at.saturating_add(self.of(cost))
    }

    /// Rounds are found by their plain length, so none is known yet while it is asked for.
    fn around(&self, at: i64, _: usize) -> i64 {
        at
    }
}

/// Costs as plain numbers, with the rounds of the loops.
pub struct PlainWithRounds<'p> {
    /// The costs.
    pub plain: &'p Plain,
    /// What all rounds of each loop come to.
    pub rounds: Vec<i64>,
}

impl Measure for PlainWithRounds<'_> {
    type At = i64;

    fn after(&self, at: i64, cost: usize) -> i64 {
        self.plain.after(at, cost)
    }

    fn around(&self, at: i64, round: usize) -> i64 {
        at.saturating_add(self.rounds.get(round).copied().unwrap_or_default())
    }
}

/// A moment of a calendar, or the time beyond its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// A moment it has data for.
    At(Moment),
    /// Later than that.
    Beyond,
}

/// A stretch of work as a calendar adds it: a piece for each unit, one after the other.
#[derive(Debug, Clone, Default)]
pub struct Stretch {
    pieces: Vec<Duration>,
}

impl Stretch {
    /// The stretch of amounts that are worked one after the other. Neighbours of one unit are one piece, but for
    /// fractions, which each count as whole, and months, which end where the month ends.
    pub fn new(amounts: &[Amount], kind: DayKind) -> Stretch {
        let mut pieces: Vec<Duration> = Vec::new();
        for amount in amounts {
            let last = pieces.last_mut().and_then(|piece| piece.amounts.last_mut());
            match last.filter(|last| may_merge(last, amount, kind)) {
                Some(last) => last.number = last.number.plus(amount.number).unwrap_or(last.number),
                None => pieces.push(Duration {
                    amounts: vec![*amount],
                }),
            }
        }
        Stretch { pieces }
    }

    /// When work that begins at a moment is done.
    pub fn after(&self, at: When, calendar: &Calendar, counting: &Counting) -> When {
        let mut at = at;
        for piece in &self.pieces {
            let When::At(moment) = at else { break };
            at = calendar
                .add(moment, piece, counting)
                .map_or(When::Beyond, |due| When::At(due.at));
        }
        at
    }
}

fn may_merge(a: &Amount, b: &Amount, kind: DayKind) -> bool {
    let whole = |amount: &Amount| amount.number.as_whole().is_some();
    let months = Family::of(a.unit, kind) == Family::Months;
    a.unit == b.unit && whole(a) && whole(b) && !months && a.number.plus(b.number).is_some()
}

/// Costs on a calendar.
pub struct OnCalendar<'c> {
    /// The calendar.
    pub calendar: &'c Calendar,
    /// What a bare day is.
    pub counting: Counting,
    /// The costs.
    pub costs: Vec<Stretch>,
    /// All rounds of each loop.
    pub rounds: Vec<Stretch>,
}

impl Measure for OnCalendar<'_> {
    type At = When;

    fn after(&self, at: When, cost: usize) -> When {
        let cost = self.costs.get(cost);
        cost.map_or(at, |cost| cost.after(at, self.calendar, &self.counting))
    }

    fn around(&self, at: When, round: usize) -> When {
        let round = self.rounds.get(round);
        round.map_or(at, |round| round.after(at, self.calendar, &self.counting))
    }
}
