//! Dates as numbers of days, so that they can be counted. The only file that names chrono.
//!
//! A day is numbered from 1 January 1970, which is day 0 and was a Thursday.

use chrono::{Datelike, Months, NaiveDate};

use crate::model::Date;

/// The number of a date; nothing where there is no such date.
pub(super) fn day_of(date: Date) -> Option<i64> {
    NaiveDate::from_ymd_opt(date.year, date.month, date.day).map(number)
}

/// The date with this number; nothing beyond some 260,000 years from now.
pub(super) fn date_of(day: i64) -> Option<Date> {
    civil(day).map(|date| Date {
        year: date.year(),
        month: date.month(),
        day: date.day(),
    })
}

/// The same day of a later month, or that month's last day where it is shorter.
pub(super) fn months_later(day: i64, months: u32) -> Option<i64> {
    civil(day)?
        .checked_add_months(Months::new(months))
        .map(number)
}

/// The same date some years later; nothing where that year has no such date, as with 29 February.
pub(super) fn years_later(day: i64, years: i32) -> Option<i64> {
    let date = civil(day)?;
    date.with_year(date.year().checked_add(years)?).map(number)
}

/// The first of January.
pub(super) fn first_day(year: i32) -> Option<i64> {
    NaiveDate::from_ymd_opt(year, 1, 1).map(number)
}

/// The day of the week, from Monday, which is 0.
pub(super) fn weekday(day: i64) -> usize {
    (day + 3).rem_euclid(7) as usize
}

/// A day as a file writes it: `2026-03-19`.
pub(super) fn written(day: i64) -> String {
    date_of(day).map_or(String::new(), |date| date.to_string())
}

/// Reads `2026-03-19`.
pub(super) fn parse_date(text: &str) -> Option<Date> {
    let mut parts = text.trim().splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let widths = [(year, 4), (month, 2), (day, 2)];
    let sound = |(part, width): (&str, usize)| {
        part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !widths.into_iter().all(sound) {
        return None;
    }
    let date = Date {
        year: year.parse().ok()?,
        month: month.parse().ok()?,
        day: day.parse().ok()?,
    };
    day_of(date).map(|_| date)
}

fn civil(day: i64) -> Option<NaiveDate> {
    NaiveDate::from_epoch_days(i32::try_from(day).ok()?)
}

fn number(date: NaiveDate) -> i64 {
    i64::from(date.to_epoch_days())
}
