//! The values of a calendar file: dates, years, hours by the day of the week, offsets.

use std::ops::RangeInclusive;

use super::faults::Faults;
use super::form::WeekForm;
use crate::calendar::dates;
use crate::calendar::hours::{Hours, HoursFault};
use crate::calendar::rules::Week;
use crate::diagnostic::messages::CalendarMessage;
use crate::lang::weekday_named;

/// The most years that a calendar covers, so that no file can ask for a table without end.
const MOST_YEARS: usize = 100;

/// The number of a date.
pub(super) fn day(written: &str, faults: &mut Faults) -> Option<i64> {
    let day = dates::parse_date(written).and_then(dates::day_of);
    if day.is_none() {
        faults.refuse(written, |written| CalendarMessage::NotADay { written });
    }
    day
}

/// The days from one date to another.
pub(super) fn days(from: &str, to: &str, faults: &mut Faults) -> Option<RangeInclusive<i64>> {
    let days = day(from, faults)?..=day(to, faults)?;
    if days.is_empty() {
        let message = CalendarMessage::ReversedDates {
            from: from.to_string(),
            to: to.to_string(),
        };
        faults.blame(to, message);
        return None;
    }
    Some(days)
}

/// Reads `2026` or `2024-2026`.
pub(super) fn years(written: &str, faults: &mut Faults) -> Option<RangeInclusive<i32>> {
    let (first, last) = written.split_once('-').unwrap_or((written, written));
    let Some((first, last)) = year(first).zip(year(last)) else {
        faults.refuse(written, |written| CalendarMessage::NotYears { written });
        return None;
    };
    if last < first {
        let (from, to) = (first.to_string(), last.to_string());
        faults.blame(written, CalendarMessage::ReversedDates { from, to });
        return None;
    }
    if (last - first) as usize >= MOST_YEARS {
        let limit = MOST_YEARS;
        faults.refuse(written, |written| CalendarMessage::TooManyYears {
            written,
            limit,
        });
        return None;
    }
    Some(first..=last)
}

fn year(text: &str) -> Option<i32> {
    let text = text.trim();
    let year = text.parse().ok().filter(|year| *year > 0);
    year.filter(|_| text.len() == 4)
}

/// The hours of each day of the week.
pub(super) fn week(form: &WeekForm, faults: &mut Faults) -> Week {
    let mut week = Week::default();
    for (written, hours) in &form.0 {
        let hours = self::hours(hours, faults);
        let Some(weekdays) = weekdays(written) else {
            faults.refuse(written, |written| CalendarMessage::NotAWeekday { written });
            continue;
        };
        let places = week.iter_mut().enumerate();
        let places = places.filter(|(at, _)| weekdays.contains(at));
        let before: Vec<_> = places
            .map(|(_, place)| std::mem::replace(place, hours))
            .collect();
        if before.iter().any(Option::is_some) {
            let message = CalendarMessage::DoubledWeekday {
                written: written.clone(),
            };
            faults.blame_last(written, message);
        }
    }
    week
}

fn hours(written: &str, faults: &mut Faults) -> Option<Hours> {
    let fault = match Hours::parse(written) {
        Ok(hours) => return Some(hours),
        Err(fault) => fault,
    };
    faults.refuse(written, |written| match fault {
        HoursFault::Form => CalendarMessage::NotHours { written },
        HoursFault::Reversed => CalendarMessage::ReversedHours { written },
        HoursFault::RestOutside => CalendarMessage::RestOutside { written },
    });
    None
}

/// Reads `monday`, or from one day to another `monday-thursday`, in either language.
fn weekdays(written: &str) -> Option<RangeInclusive<usize>> {
    let (first, last) = written.split_once('-').unwrap_or((written, written));
    let days = weekday_named(first.trim())?..=weekday_named(last.trim())?;
    (!days.is_empty()).then_some(days)
}

/// Reads `+08:00`, in minutes.
pub(super) fn offset(written: &str, faults: &mut Faults) -> Option<i32> {
    let minutes = offset_minutes(written);
    if minutes.is_none() {
        faults.refuse(written, |written| CalendarMessage::NotAnOffset { written });
    }
    minutes
}

fn offset_minutes(written: &str) -> Option<i32> {
    let sign = match written.get(..1)? {
        "+" => 1,
        "-" => -1,
        _ => return None,
    };
    let (hours, minutes) = written.get(1..)?.split_once(':')?;
    let number = |text: &str| {
        let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| text.parse::<i32>().ok()).flatten()
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}
