//! Dates and times as logs write them.

use std::sync::Arc;

use super::written::{Day, Written, century, time_of_day, written};
use super::{DateOrder, Options};
use crate::calendar::Moment;
use crate::diagnostic::messages::LogMessage;
use crate::model::Date;

/// How many digits a number of seconds, and one of milliseconds, since 1970 has.
const SECONDS: usize = 10;
const MILLISECONDS: usize = 13;

/// How the moments of one column are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moments {
    /// How the parts of a date stand where they are all numbers and the year is not first.
    pub order: DateOrder,
    /// The offset of the SOP's zone from UTC in minutes.
    pub zone: Option<i32>,
    /// The line and the date that show the order.
    shown_by: Option<(u64, Arc<str>)>,
}

impl Moments {
    /// As the options say, without having seen any; day first where they say nothing.
    pub fn new(options: &Options) -> Moments {
        Moments {
            order: options.dates.unwrap_or(DateOrder::DayFirst),
            zone: options.zone,
            shown_by: None,
        }
    }

    /// How the moments of a column are written, judged by samples of its cells with their lines, and what is to be said
    /// of it.
    ///
    /// # Errors
    ///
    /// Two samples of which one has the day first and the other the month; the line is that of the second.
    pub fn recognise<'s>(
        samples: impl Iterator<Item = (u64, &'s str)>,
        options: &Options,
    ) -> Result<(Moments, Vec<LogMessage>), (Option<u64>, LogMessage)> {
        let mut seen = Seen::default();
        for (line, cell) in samples {
            seen.cell(line, cell);
        }
        let mut moments = Moments::new(options);
        let mut notes = Vec::new();
        if options.dates.is_none() {
            moments.decide(&seen, &mut notes)?;
        }
        moments.say_zone(&seen, &mut notes);
        Ok((moments, notes))
    }

    /// Reads a moment; nothing for an empty cell. A date alone is the beginning of its day.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn read(&self, cell: &str) -> Result<Option<Moment>, LogMessage> {
        if let Some(parts) = written(cell) {
            return self.moment(cell, parts).map(Some);
        }
        let cell = cell.trim();
        if cell.is_empty() {
            return Ok(None);
        }
        match since_1970(cell) {
            Some(utc) => self.in_zone(cell, utc, Some(0)).map(Some),
            None => Err(no_moment(cell)),
        }
    }

    /// Reads a date; nothing for an empty cell.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn date(&self, cell: &str) -> Result<Option<Date>, LogMessage> {
        Ok(self.read(cell)?.map(Moment::date))
    }

    /// Reads a time of day as seconds since midnight; nothing for an empty cell.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn time_of_day(&self, cell: &str) -> Result<Option<u32>, LogMessage> {
        match (cell.trim(), time_of_day(cell)) {
            ("", _) => Ok(None),
            (_, Some(second)) => Ok(Some(second)),
            (written, None) => Err(LogMessage::NoTimeOfDay {
                written: written.into(),
            }),
        }
    }

    fn moment(&self, cell: &str, parts: Written) -> Result<Moment, LogMessage> {
        let date = self.date_of(cell, parts.day)?;
        match Moment::new(date, parts.second.unwrap_or(0)) {
            Some(moment) => self.in_zone(cell, moment, parts.offset),
            None => Err(LogMessage::NoSuchDate {
                written: cell.trim().into(),
            }),
        }
    }

    /// The moment by the clock of the SOP's zone.
    fn in_zone(
        &self,
        cell: &str,
        moment: Moment,
        offset: Option<i32>,
    ) -> Result<Moment, LogMessage> {
        let (Some(zone), Some(offset)) = (self.zone, offset) else {
            return Ok(moment);
        };
        if zone == offset {
            return Ok(moment);
        }
        let later = (i64::from(zone) - i64::from(offset)) * 60;
        moment
            .plus_seconds(later)
            .ok_or_else(|| no_moment(cell.trim()))
    }

    fn date_of(&self, cell: &str, day: Day) -> Result<Date, LogMessage> {
        let (first, second, third) = match day {
            Day::Known(date) => return Ok(date),
            Day::Open(first, second, year) => (first, second, year),
            Day::Short(first, second, third) => {
                if self.order == DateOrder::YearFirst {
                    let year = century(first).unwrap_or_default();
                    let (month, day) = (second, third);
                    return Ok(Date { year, month, day });
                }
                (first, second, century(third).unwrap_or_default())
            }
        };
        let (day, month) = match self.order {
            DateOrder::MonthFirst => (second, first),
            DateOrder::DayFirst => (first, second),
            DateOrder::YearFirst => return Err(self.other_order(cell)),
        };
        if month > 12 && day <= 12 {
            return Err(self.other_order(cell));
        }
        let year = third;
        Ok(Date { year, month, day })
    }

    /// The date would be one if its parts stood in another order.
    fn other_order(&self, cell: &str) -> LogMessage {
        let written = cell.trim().to_string();
        let order = self.order;
        match &self.shown_by {
            Some((line, shown)) => LogMessage::OtherOrderThan {
                written,
                order,
                line: *line,
                shown: shown.to_string(),
            },
            None => LogMessage::OtherOrder { written, order },
        }
    }

    fn decide(
        &mut self,
        seen: &Seen,
        notes: &mut Vec<LogMessage>,
    ) -> Result<(), (Option<u64>, LogMessage)> {
        let shown = match (&seen.day_first, &seen.month_first) {
            (Some(day), Some(month)) => return Err(contradiction(day, month)),
            (Some(shown), None) => Some((DateOrder::DayFirst, shown)),
            (None, Some(shown)) => Some((DateOrder::MonthFirst, shown)),
            (None, None) => None,
        };
        if let Some((order, (line, written))) = shown {
            self.order = order;
            self.shown_by = Some((*line, written.clone()));
            notes.push(LogMessage::OrderShown {
                order,
                line: *line,
                written: written.to_string(),
            });
        } else if let Some(written) = &seen.open {
            notes.push(LogMessage::OrderAssumed {
                written: written.to_string(),
            });
        }
        Ok(())
    }

    fn say_zone(&self, seen: &Seen, notes: &mut Vec<LogMessage>) {
        let zone = self.zone.map(in_hours);
        match zone {
            Some(zone) => {
                if seen.without_zone {
                    let zone = zone.clone();
                    notes.push(LogMessage::WithoutZone { zone });
                }
                if seen.offsets.iter().any(|it| Some(*it) != self.zone) {
                    notes.push(LogMessage::OtherZone { zone });
                }
            }
            None if !seen.offsets.is_empty() => notes.push(LogMessage::ZoneUnknown {}),
            None => {}
        }
        if let Some(written) = &seen.since_1970 {
            notes.push(LogMessage::Since1970 {
                written: written.to_string(),
            });
        }
    }
}

/// What the samples of a column show.
#[derive(Default)]
struct Seen {
    /// The first date that can only have the day first, and the first that can only have the month first.
    day_first: Option<(u64, Arc<str>)>,
    month_first: Option<(u64, Arc<str>)>,
    /// A date that can have either.
    open: Option<Arc<str>>,
    since_1970: Option<Arc<str>>,
    without_zone: bool,
    offsets: std::collections::BTreeSet<i32>,
}

impl Seen {
    fn cell(&mut self, line: u64, cell: &str) {
        let Some(parts) = written(cell) else {
            if since_1970(cell.trim()).is_some() {
                self.since_1970.get_or_insert_with(|| cell.trim().into());
            }
            return;
        };
        match (parts.offset, parts.second) {
            (Some(offset), _) => _ = self.offsets.insert(offset),
            (None, Some(_)) => self.without_zone = true,
            (None, None) => {}
        }
        let (Day::Open(first, second, _) | Day::Short(first, second, _)) = parts.day else {
            return;
        };
        let here = || (line, Arc::from(cell.trim()));
        match (first > 12, second > 12) {
            (true, false) => _ = self.day_first.get_or_insert_with(here),
            (false, true) => _ = self.month_first.get_or_insert_with(here),
            (false, false) if first != second => {
                self.open.get_or_insert_with(|| cell.trim().into());
            }
            _ => {}
        }
    }
}

fn contradiction(day: &(u64, Arc<str>), month: &(u64, Arc<str>)) -> (Option<u64>, LogMessage) {
    let message = LogMessage::TwoOrders {
        day_line: day.0,
        day_first: day.1.to_string(),
        month_line: month.0,
        month_first: month.1.to_string(),
    };
    (Some(day.0.max(month.0)), message)
}

/// The moment in UTC that a number of seconds or milliseconds since 1970 means.
fn since_1970(cell: &str) -> Option<Moment> {
    let unit = match cell.len() {
        SECONDS => 1,
        MILLISECONDS => 1000,
        _ => return None,
    };
    let digits = cell.bytes().all(|byte| byte.is_ascii_digit());
    let number: i64 = digits.then(|| cell.parse().ok())??;
    let start = Date {
        year: 1970,
        month: 1,
        day: 1,
    };
    Moment::new(start, 0)?.plus_seconds(number / unit)
}

fn no_moment(cell: &str) -> LogMessage {
    let written = cell.to_string();
    let serial = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let whole = cell.split(['.', ',']).next().unwrap_or_default();
    match whole.len() == 5 && cell.split(['.', ',']).take(3).all(serial) {
        true => LogMessage::SerialDate { written },
        false => LogMessage::NoMoment { written },
    }
}

/// An offset in minutes as people write it: `UTC+08:00`.
fn in_hours(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let minutes = minutes.unsigned_abs();
    format!("UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}
