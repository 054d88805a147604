//! The days of a calendar in a row, summed up, so that counting takes no walk over them.

use super::Beyond;
use super::dates;
use super::hours::Hours;
use super::moment::Moment;

/// Working days are looked up by portions of so many office seconds: less than most days have.
const PORTION: i64 = 16_384;

/// A day, and what came before it.
#[derive(Debug, Clone, Copy)]
struct Row {
    hours: Option<Hours>,
    workdays_before: u32,
    seconds_before: i64,
}

impl Row {
    fn workdays_through(&self) -> i64 {
        i64::from(self.workdays_before) + i64::from(self.hours.is_some())
    }
}

/// The covered days. Working days and office seconds are counted from the first of them.
#[derive(Debug, Clone)]
pub(super) struct Table {
    first: i64,
    rows: Vec<Row>,
    /// The working days: their position in `rows`, and the office seconds before them.
    working: Vec<(u32, i64)>,
    /// For each portion of office seconds how many working days begin before it does.
    portions: Vec<u32>,
    /// The office seconds of all days.
    seconds: i64,
}

impl Table {
    /// The table of the days from `first` up to, not including, `end`.
    pub(super) fn new(
        first: i64,
        end: i64,
        mut hours_on: impl FnMut(i64) -> Option<Hours>,
    ) -> Table {
        let mut table = Table {
            first,
            rows: Vec::new(),
            working: Vec::new(),
            portions: Vec::new(),
            seconds: 0,
        };
        for day in first..end {
            let hours = hours_on(day);
            let at = table.rows.len() as u32;
            table.rows.push(Row {
                hours,
                workdays_before: table.working.len() as u32,
                seconds_before: table.seconds,
            });
            if let Some(hours) = hours {
                table.working.push((at, table.seconds));
                table.seconds += i64::from(hours.length());
            }
        }
        table.portions = portions(&table.working, table.seconds);
        table
    }

    /// The office hours of a day, if it is a working day.
    pub(super) fn hours(&self, day: i64) -> Result<Option<Hours>, Beyond> {
        self.row(day).map(|row| row.hours)
    }

    /// How many working days there are up to a day, that one included.
    pub(super) fn workdays_through(&self, day: i64) -> Result<i64, Beyond> {
        self.row(day).map(Row::workdays_through)
    }

    /// The office hours of a day, if it is a working day, and how many working days there are up to it, that one
    /// included.
    pub(super) fn today(&self, day: i64) -> Result<(Option<Hours>, i64), Beyond> {
        let row = self.row(day)?;
        Ok((row.hours, row.workdays_through()))
    }

    /// The working day with this number, counted from 1, and its hours.
    pub(super) fn workday(&self, number: i64) -> Result<(i64, Hours), Beyond> {
        let at = usize::try_from(number.saturating_sub(1)).ok();
        let day = at.and_then(|at| self.working.get(at));
        let day = day.ok_or_else(|| match number < 1 {
            true => self.too_early(),
            false => self.too_late(),
        })?;
        let row = self.rows.get(day.0 as usize);
        let hours = row.and_then(|row| row.hours);
        let day = self.first + i64::from(day.0);
        hours
            .map(|hours| (day, hours))
            .ok_or_else(|| self.too_late())
    }

    /// How many office seconds have passed at a moment.
    pub(super) fn seconds_until(&self, moment: Moment) -> Result<i64, Beyond> {
        let row = self.row(moment.day())?;
        let today = row
            .hours
            .map_or(0, |hours| hours.worked_until(moment.second()));
        Ok(row.seconds_before + i64::from(today))
    }

    /// The first moment at which so many office seconds have passed; they are more than none.
    pub(super) fn moment_after(&self, seconds: i64) -> Result<Moment, Beyond> {
        if seconds > self.seconds {
            return Err(self.too_late());
        }
        let known = usize::try_from(seconds / PORTION).ok();
        let known = known.and_then(|portion| self.portions.get(portion));
        let known = known.map_or(0, |number| *number as usize);
        let more = self.working.iter().skip(known);
        let more = more.take_while(|(_, before)| *before < seconds).count();
        let (day, hours) = self.workday((known + more) as i64)?;
        let today = seconds - self.row(day)?.seconds_before;
        Ok(Moment::of_day(day, hours.reached(today as u32)))
    }

    /// The first moment at which so many office seconds have passed since another; none of them give that one.
    pub(super) fn moment_later(&self, from: Moment, seconds: i64) -> Result<Moment, Beyond> {
        let row = self.row(from.day())?;
        if seconds <= 0 {
            return Ok(from);
        }
        let Some(hours) = row.hours else {
            return self.moment_after(row.seconds_before.saturating_add(seconds));
        };
        let worked = i64::from(hours.worked_until(from.second())).saturating_add(seconds);
        match worked <= i64::from(hours.length()) {
            true => Ok(Moment::of_day(from.day(), hours.reached(worked as u32))),
            false => self.moment_after(row.seconds_before.saturating_add(worked)),
        }
    }

    /// The days there are, each with its hours if it is a working day.
    pub(super) fn days(&self) -> impl Iterator<Item = (i64, Option<Hours>)> {
        (self.first..).zip(self.rows.iter().map(|row| row.hours))
    }

    /// The working days from the one with this number on, counted from 1, each with its hours.
    pub(super) fn workdays_from(&self, number: i64) -> impl Iterator<Item = (i64, Hours)> {
        let before = usize::try_from(number.saturating_sub(1)).unwrap_or_default();
        let days = self.working.iter().skip(before);
        days.filter_map(|(at, _)| {
            let hours = self.rows.get(*at as usize)?.hours?;
            Some((self.first + i64::from(*at), hours))
        })
    }

    /// The same days with other hours, or none, on its working days.
    pub(super) fn with_hours(&self, change: impl FnMut(i64, Hours) -> Option<Hours>) -> Table {
        let mut change = change;
        let end = self.first + self.rows.len() as i64;
        Table::new(self.first, end, |day| {
            let hours = self.hours(day).ok().flatten()?;
            change(day, hours)
        })
    }

    /// Whether there is no working day.
    pub(super) fn is_empty(&self) -> bool {
        self.working.is_empty()
    }

    /// The first covered moment.
    pub(super) fn beginning(&self) -> Moment {
        Moment::of_day(self.first, 0)
    }

    /// The last covered moment.
    pub(super) fn end(&self) -> Moment {
        Moment::end_of_day(self.first + self.rows.len() as i64 - 1)
    }

    /// The first day after the covered ones has no data.
    pub(super) fn too_late(&self) -> Beyond {
        year_of(self.first + self.rows.len() as i64)
    }

    /// The last day before the covered ones has no data.
    pub(super) fn too_early(&self) -> Beyond {
        year_of(self.first - 1)
    }

    fn row(&self, day: i64) -> Result<&Row, Beyond> {
        let at = usize::try_from(day - self.first).ok();
        let row = at.and_then(|at| self.rows.get(at));
        row.ok_or_else(|| match dates::date_of(day) {
            Some(date) => Beyond { year: date.year },
            None => self.too_late(),
        })
    }
}

/// For each portion how many working days, given with the seconds before them, begin before it does.
fn portions(working: &[(u32, i64)], seconds: i64) -> Vec<u32> {
    let mut number = 0;
    let begins = (0..=seconds / PORTION).map(|portion| portion * PORTION);
    let count = |begin| {
        let rest = working.iter().skip(number);
        number += rest.take_while(|(_, before)| *before < begin).count();
        number as u32
    };
    begins.map(count).collect()
}

fn year_of(day: i64) -> Beyond {
    let year = dates::date_of(day).map_or(0, |date| date.year);
    Beyond { year }
}
