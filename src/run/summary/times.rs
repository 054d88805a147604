//! Amounts of time, each kind by itself: a day is never turned into hours.

use crate::run::Used;
use crate::statistics::Spread;

/// A kind of time that is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeKind {
    /// Working days.
    Workdays,
    /// Calendar days.
    CalendarDays,
    /// Minutes of office hours.
    OfficeMinutes,
    /// Minutes of the clock.
    ClockMinutes,
}

impl TimeKind {
    /// All kinds, in their order.
    pub const ALL: [TimeKind; 4] = [
        TimeKind::Workdays,
        TimeKind::CalendarDays,
        TimeKind::OfficeMinutes,
        TimeKind::ClockMinutes,
    ];

    /// An amount of this kind.
    pub fn of(self, amount: i64) -> Used {
        match self {
            TimeKind::Workdays => Used::Workdays(amount),
            TimeKind::CalendarDays => Used::CalendarDays(amount),
            TimeKind::OfficeMinutes => Used::OfficeMinutes(amount),
            TimeKind::ClockMinutes => Used::ClockMinutes(amount),
        }
    }

    /// The kind of an amount, and how much of it there is.
    pub fn split(used: Used) -> (TimeKind, i64) {
        match used {
            Used::Workdays(amount) => (TimeKind::Workdays, amount),
            Used::CalendarDays(amount) => (TimeKind::CalendarDays, amount),
            Used::OfficeMinutes(amount) => (TimeKind::OfficeMinutes, amount),
            Used::ClockMinutes(amount) => (TimeKind::ClockMinutes, amount),
        }
    }
}

/// Something for each kind of time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PerKind<T>([T; 4]);

impl<T> PerKind<T> {
    /// That of a kind.
    pub fn get(&self, kind: TimeKind) -> &T {
        &self.0[kind as usize]
    }

    pub(super) fn get_mut(&mut self, kind: TimeKind) -> &mut T {
        &mut self.0[kind as usize]
    }

    /// Each kind with what belongs to it, in their order.
    pub fn iter(&self) -> impl Iterator<Item = (TimeKind, &T)> {
        TimeKind::ALL.into_iter().zip(&self.0)
    }
}

impl PerKind<Spread> {
    pub(super) fn add(&mut self, used: Used) {
        let (kind, amount) = TimeKind::split(used);
        self.get_mut(kind).add(amount);
    }

    pub(super) fn merge(&mut self, other: &PerKind<Spread>) {
        for (own, more) in self.0.iter_mut().zip(&other.0) {
            own.merge(more);
        }
    }

    /// The kind that most amounts are of, and their spread; nothing without amounts.
    pub fn main(&self) -> Option<(TimeKind, &Spread)> {
        let used = self.iter().filter(|(_, spread)| spread.count() > 0);
        used.max_by_key(|(kind, spread)| (spread.count(), std::cmp::Reverse(*kind)))
    }
}
