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
        let message = CalendarMessage::NotADay {
            written: written.to_string(),
        };
        faults.blame(written, message);
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
    let year = |text: &str| {
        let text = text.trim();
        let year = text.parse::<i32>().ok().filter(|year| *year > 0);
        year.filter(|_| text.len() == 4)
    };
    let written_as = written.to_string();
    let Some((first, last)) = year(first).zip(year(last)) else {
        faults.blame(
            written,
            CalendarMessage::NotYears {
                written: written_as,
            },
        );
        return None;
    };
    if last < first {
        let (from, to) = (first.to_string(), last.to_string());
        faults.blame(written, CalendarMessage::ReversedDates { from, to });
        return None;
    }
    if (last - first) as usize >= MOST_YEARS {
        let message = CalendarMessage::TooManyYears {
            written: written_as,
            limit: MOST_YEARS,
        };
        faults.blame(written, message);
        return None;
    }
    Some(first..=last)
}

/// The hours of each day of the week.
pub(super) fn week(form: &WeekForm, faults: &mut Faults) -> Week {
    let mut week = Week::default();
    for (written, hours) in &form.0 {
        let Some(weekdays) = weekdays(written) else {
            let written_as = written.clone();
            faults.blame(
                written,
                CalendarMessage::NotAWeekday {
                    written: written_as,
                },
            );
            continue;
        };
        let hours = self::hours(hours, faults);
        let mut doubled = false;
        for (_, place) in week
            .iter_mut()
            .enumerate()
            .filter(|(at, _)| weekdays.contains(at))
        {
            doubled |= place.is_some();
            *place = hours;
        }
        if doubled {
            let written_as = written.clone();
            faults.blame_nth(
                usize::MAX - 1,
                written,
                CalendarMessage::DoubledWeekday {
                    written: written_as,
                },
            );
        }
    }
    week
}

fn hours(written: &str, faults: &mut Faults) -> Option<Hours> {
    let fault = match Hours::parse(written) {
        Ok(hours) => return Some(hours),
        Err(fault) => fault,
    };
    let written_as = written.to_string();
    let message = match fault {
        HoursFault::Form => CalendarMessage::NotHours {
            written: written_as,
        },
        HoursFault::Reversed => CalendarMessage::ReversedHours {
            written: written_as,
        },
        HoursFault::RestOutside => CalendarMessage::RestOutside {
            written: written_as,
        },
    };
    faults.blame(written, message);
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
        let message = CalendarMessage::NotAnOffset {
            written: written.to_string(),
        };
        faults.blame(written, message);
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
