//! How cases came: how many, when, and whether by chance.

use std::collections::BTreeMap;

use super::evidence::{About, Evidence, Fact};
use super::numbers::{placed, rounded};
use crate::calendar::{Calendar, Moment};
use crate::model::{Arrivals, Date, Unit};

/// Cases that come so much more evenly than by chance are taken as evenly spaced. Counts of cases that come by chance
/// have a variance as large as their mean (Poisson); the index of dispersion, one by the other, is 1 then and 0 for counts
/// that never differ (Cox and Lewis, *The Statistical Analysis of Series of Events*, 1966).
const EVEN: f64 = 0.25;

/// From this index on they come in bursts that no rate shows.
const BURSTS: f64 = 2.0;

/// How many cases a stretch should have on average, and how many stretches there should be, for the index to tell.
const PER_STRETCH: f64 = 4.0;
const STRETCHES: usize = 10;

/// When cases came.
#[derive(Debug, Clone, Default)]
pub(super) struct Comings {
    days: BTreeMap<Date, u64>,
    outside: u64,
}

impl Comings {
    pub(super) fn add(&mut self, came: Moment, calendar: &Calendar) {
        *self.days.entry(came.date()).or_default() += 1;
        let open = calendar.next_office_moment(came) == Ok(came);
        self.outside += u64::from(!open);
    }

    pub(super) fn merge(&mut self, other: &Comings) {
        for (day, count) in &other.days {
            *self.days.entry(*day).or_default() += count;
        }
        self.outside += other.outside;
    }

    /// The days on which the first and the last case came.
    pub(super) fn period(&self) -> Option<(Date, Date)> {
        let first = self.days.first_key_value()?;
        let last = self.days.last_key_value()?;
        Some((*first.0, *last.0))
    }

    /// How they came; nothing where there are too few to tell, or the calendar doesn't know their days.
    pub(super) fn arrivals(&self, calendar: &Calendar) -> Option<(Arrivals, Evidence)> {
        let (first, last) = self.period()?;
        let cases: u64 = self.days.values().sum();
        if cases < 2 || !calendar.covers(first) || !calendar.covers(last) {
            return None;
        }
        let around_the_clock = self.around_the_clock(calendar, cases)?;
        let counts = self.counts(calendar, (first, last), around_the_clock);
        let daily = cases as f64 / counts.len().max(1) as f64;
        let index = dispersion(&counts);
        let (number, per) = match (daily >= 1.0, around_the_clock) {
            (true, false) => (daily, Unit::Workdays),
            (true, true) => (daily, Unit::CalendarDays),
            (false, _) => (cases as f64 / months(first, last)?, Unit::Months),
        };
        let arrivals = Arrivals::Rate {
            number: rounded(number),
            per,
            evenly: index.is_some_and(|index| index < EVEN),
            around_the_clock,
        };
        let fact = Fact::Came {
            cases,
            days: counts.len() as u64,
            working: !around_the_clock,
            outside: self.outside,
            bursts: index.is_some_and(|index| index > BURSTS),
        };
        let about = About::Arrivals;
        Some((arrivals, Evidence { about, fact }))
    }

    /// Whether the share of cases that came outside office hours is nearer to that of the hours themselves than to none.
    fn around_the_clock(&self, calendar: &Calendar, cases: u64) -> Option<bool> {
        let (first, last) = self.period()?;
        let from = Moment::new(first, 0)?;
        let to = Moment::new(last, 0)?.plus_seconds(86_400)?;
        let all = from.seconds_until(to);
        let office = calendar
            .office_seconds_between(from, to.plus_seconds(-1)?)
            .ok()?;
        let closed = (all - office) as f64 / all as f64;
        Some(self.outside as f64 / cases as f64 > closed / 2.0)
    }

    /// How many came on each day, or on each working day with the days off after it.
    fn counts(&self, calendar: &Calendar, (first, last): (Date, Date), all: bool) -> Vec<u64> {
        let mut counts = Vec::new();
        let mut carried = 0;
        let mut day = Moment::new(first, 0);
        while let Some(at) = day.filter(|at| at.date() <= last) {
            let date = at.date();
            let came = self.days.get(&date).copied().unwrap_or_default();
            let counted = all || calendar.is_working_day(date).unwrap_or(true);
            match (counted, counts.last_mut()) {
                (true, _) => counts.push(came + std::mem::take(&mut carried)),
                (false, Some(before)) => *before += came,
                (false, None) => carried += came,
            }
            day = at.plus_seconds(86_400);
        }
        counts
    }
}

/// The index of dispersion of counts, over stretches that are long enough; nothing where there are too few.
fn dispersion(counts: &[u64]) -> Option<f64> {
    let mean = counts.iter().sum::<u64>() as f64 / counts.len().max(1) as f64;
    if mean <= 0.0 {
        return None;
    }
    let length = (PER_STRETCH / mean).ceil().max(1.0) as usize;
    let sums: Vec<f64> = counts
        .chunks_exact(length)
        .map(|stretch| stretch.iter().sum::<u64>() as f64)
        .collect();
    if sums.len() < STRETCHES {
        return None;
    }
    let mean = sums.iter().sum::<f64>() / sums.len() as f64;
    let squares = sums.iter().map(|sum| (sum - mean).powi(2));
    let variance = squares.sum::<f64>() / (sums.len() - 1) as f64;
    (mean > 0.0).then_some(variance / mean)
}

/// How many months lie from one day to another, both included; at least one.
fn months(first: Date, last: Date) -> Option<f64> {
    let days = Moment::new(first, 0)?.seconds_until(Moment::new(last, 0)?) / 86_400 + 1;
    Some((days as f64 / (365.2425 / 12.0)).max(1.0))
}

/// For how long cases came: whole months where it is long, working days where it is short.
pub(super) fn horizon(
    calendar: &Calendar,
    (first, last): (Date, Date),
) -> Option<crate::model::Duration> {
    let (from, to) = (Moment::new(first, 0)?, Moment::new(last, 0)?);
    let whole = months(first, last)?.round() as i64;
    let (number, unit) = match whole {
        3.. => (whole, Unit::Months),
        _ => (
            calendar.working_days_between(from, to).ok()?.max(1),
            Unit::Workdays,
        ),
    };
    let number = crate::lang::Number::whole(number)?;
    crate::model::Duration::sum([crate::model::Amount { number, unit }])
}

/// The day on which the first case came, for the scenario.
pub(super) fn since(first: Date) -> crate::source::Spanned<Date> {
    placed(first)
}
