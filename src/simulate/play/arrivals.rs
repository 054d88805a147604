//! When cases come.
//!
//! Each day carries a number of expected cases, spread evenly over its office seconds. A Poisson process of unit rate on
//! the running sum of that number is the one wanted (Çinlar, "Introduction to Stochastic Processes", 1975, chapter 4.7:
//! a non-homogeneous process is a homogeneous one seen through its expected number), and equal steps on it are an even
//! stream.

use super::luck::Luck;
use crate::calendar::{Calendar, DayStatus, Hours, Moment};
use crate::model::Date;
use crate::simulate::draw::Stream;
use crate::simulate::setup::{Coming, Per, Setup};

/// How many seconds a date has.
const DATE: u32 = 86_400;

/// The moments at which cases come, one after the other.
pub(super) enum Arrivals<'s> {
    /// By a rate.
    Rate(Rate),
    /// At given moments, of which these are left.
    At(&'s [Moment]),
}

/// A stream of cases at a rate.
pub(super) struct Rate {
    days: Vec<Day>,
    /// The day that is filled now, and how much of its number is used up.
    day: usize,
    used: f64,
    stream: Stream,
    evenly: bool,
    first: bool,
}

/// A day on which cases come.
struct Day {
    midnight: Moment,
    hours: Option<Hours>,
    expected: f64,
}

impl Iterator for Arrivals<'_> {
    type Item = Moment;

    fn next(&mut self) -> Option<Moment> {
        match self {
            Arrivals::Rate(rate) => rate.next(),
            Arrivals::At(left) => {
                let (next, rest) = left.split_first()?;
                *left = rest;
                Some(*next)
            }
        }
    }
}

impl<'s> Arrivals<'s> {
    /// The arrivals of one repetition.
    pub(super) fn new(setup: &'s Setup<'_>, luck: &Luck) -> Arrivals<'s> {
        match &setup.arrivals {
            Coming::At(moments) => {
                let early = moments.partition_point(|moment| *moment < setup.begins);
                Arrivals::At(moments.get(early..).unwrap_or_default())
            }
            Coming::Rate {
                number,
                per,
                evenly,
                around_the_clock,
            } => {
                let days = match around_the_clock {
                    true => all_days(setup, *number, *per),
                    false => office_days(setup, *number, *per),
                };
                let used = days.first().map_or(0.0, |day| day.before(setup.begins));
                Arrivals::Rate(Rate {
                    days,
                    day: 0,
                    used,
                    stream: luck.arrivals(),
                    evenly: *evenly,
                    first: true,
                })
            }
        }
    }
}

impl Rate {
    fn next(&mut self) -> Option<Moment> {
        self.used += self.step();
        loop {
            let day = self.days.get(self.day)?;
            if self.used < day.expected {
                return Some(day.moment(self.used / day.expected));
            }
            self.used -= day.expected;
            self.day += 1;
        }
    }

    /// How much of the expected number passes until the next case. The first of an even stream comes after half a step.
    fn step(&mut self) -> f64 {
        match (self.evenly, std::mem::take(&mut self.first)) {
            (true, true) => 0.5,
            (true, false) => 1.0,
            (false, _) => -(1.0 - self.stream.part()).ln(),
        }
    }
}

impl Day {
    /// How much of its number is expected before a moment.
    fn before(&self, moment: Moment) -> f64 {
        if moment.date() != self.midnight.date() {
            return 0.0;
        }
        let (passed, all) = match self.hours {
            Some(hours) => (hours.worked_until(moment.second()), hours.length()),
            None => (moment.second(), DATE),
        };
        self.expected * f64::from(passed) / f64::from(all.max(1))
    }

    /// The moment at which so much of its time has passed, from 0 to 1.
    fn moment(&self, part: f64) -> Moment {
        let second = match self.hours {
            None => (part * f64::from(DATE)) as u32,
            Some(hours) => {
                let second = hours.open() + (part * f64::from(hours.length())) as u32;
                match hours.rest() {
                    Some((from, to)) if second >= from => second + (to - from),
                    _ => second,
                }
            }
        };
        let second = second.min(DATE - 1);
        self.midnight.with_second(second).unwrap_or(self.midnight)
    }
}

/// The working days from the beginning on, with how many cases are expected on each.
fn office_days(setup: &Setup<'_>, number: f64, per: Per) -> Vec<Day> {
    let calendar = setup.calendar;
    let dates: Vec<Date> = calendar.working_days().collect();
    let hours = |date| match calendar.day(date) {
        Ok(DayStatus::Working(hours)) => Some(hours),
        _ => None,
    };
    let shares = shares(&dates, per);
    let days = dates.iter().zip(shares).filter_map(|(date, share)| {
        let hours = hours(*date)?;
        let in_hours = f64::from(hours.length()) / 3600.0;
        let share = if per == Per::Hour { in_hours } else { share };
        Day::new(*date, Some(hours), number * share)
    });
    from(setup, days.collect())
}

/// All dates from the beginning on, likewise.
fn all_days(setup: &Setup<'_>, number: f64, per: Per) -> Vec<Day> {
    let dates = dates(setup.calendar);
    let shares = shares(&dates, per);
    let days = dates.iter().zip(shares).filter_map(|(date, share)| {
        let share = if per == Per::Hour { 24.0 } else { share };
        Day::new(*date, None, number * share)
    });
    from(setup, days.collect())
}

impl Day {
    fn new(date: Date, hours: Option<Hours>, expected: f64) -> Option<Day> {
        let midnight = Moment::new(date, 0)?;
        Some(Day {
            midnight,
            hours,
            expected,
        })
    }
}

fn from(setup: &Setup<'_>, mut days: Vec<Day>) -> Vec<Day> {
    let first = setup.begins.with_second(0).unwrap_or(setup.begins);
    days.retain(|day| day.midnight >= first);
    days
}

/// The dates that a calendar covers.
fn dates(calendar: &Calendar) -> Vec<Date> {
    let first = Date {
        year: *calendar.years().start(),
        month: 1,
        day: 1,
    };
    let mut next = Moment::new(first, 0);
    let mut dates = Vec::new();
    while let Some(moment) = next.filter(|moment| calendar.covers(moment.date())) {
        dates.push(moment.date());
        next = moment.plus_seconds(i64::from(DATE));
    }
    dates
}

/// For each date, which part of its week, month or year it is among the dates given; all of it for a day.
fn shares(dates: &[Date], per: Per) -> Vec<f64> {
    let period = |date: &Date| match per {
        Per::Hour | Per::Day => None,
        Per::Week => Some(week(*date)),
        Per::Month => Some(i64::from(date.year) * 12 + i64::from(date.month)),
        Per::Year => Some(i64::from(date.year)),
    };
    let mut shares = Vec::with_capacity(dates.len());
    for same in dates.chunk_by(|a, b| period(a).is_some() && period(a) == period(b)) {
        shares.extend(same.iter().map(|_| 1.0 / same.len() as f64));
    }
    shares
}

/// The number of the week of a date, which begins on a Monday.
fn week(date: Date) -> i64 {
    let moment = Moment::new(date, 0).unwrap_or(Moment::EPOCH);
    let days = Moment::EPOCH.seconds_until(moment) / i64::from(DATE);
    // 1 January 1970 was a Thursday.
    (days + 3).div_euclid(7)
}
