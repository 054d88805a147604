//! The days of a calendar in a row, summed up, so that counting takes no walk over them.

use super::Beyond;
use super::dates;
use super::hours::Hours;
use super::moment::Moment;

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
    /// The office seconds of all days.
    seconds: i64,
}

impl Table {
    /// The table of the days from `first` up to, not including, `end`.
    pub(super) fn new(first: i64, end: i64, hours_on: impl Fn(i64) -> Option<Hours>) -> Table {
        let mut table = Table {
            first,
            rows: Vec::new(),
            working: Vec::new(),
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
        let earlier = |(_, before): &(u32, i64)| *before < seconds;
        let number = self.working.partition_point(earlier);
        let (day, hours) = self.workday(number as i64)?;
        let today = seconds - self.row(day)?.seconds_before;
        Ok(Moment::of_day(day, hours.reached(today as u32)))
    }

    /// The days there are, each with its hours if it is a working day.
    pub(super) fn days(&self) -> impl Iterator<Item = (i64, Option<Hours>)> {
        (self.first..).zip(self.rows.iter().map(|row| row.hours))
    }

    /// The first covered moment.
    pub(super) fn beginning(&self) -> Moment {
        Moment::of_day(self.first, 0)
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

fn year_of(day: i64) -> Beyond {
    let year = dates::date_of(day).map_or(0, |date| date.year);
    Beyond { year }
}
