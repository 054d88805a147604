//! The events of an `.ics` file.

use std::ops::RangeInclusive;

use super::lines::{Line, unescaped};
use crate::calendar::dates;
use crate::calendar::file::Faults;
use crate::diagnostic::messages::CalendarMessage;
use crate::source::Span;

/// What a repetition may say besides being yearly.
const PLAIN: [&str; 3] = ["FREQ=YEARLY", "INTERVAL=1", "WKST="];

/// How long an event can be, in days.
const LONGEST: i64 = 366;

/// Days off with one name.
#[derive(Debug)]
pub(super) struct Event {
    pub(super) days: RangeInclusive<i64>,
    pub(super) name: String,
    /// Whether it comes again every year.
    pub(super) yearly: bool,
    /// When the event was written into the file.
    pub(super) stamp: String,
}

/// An event as it is being read.
#[derive(Debug)]
pub(super) struct Draft {
    /// Its first line.
    pub(super) span: Span,
    start: Option<(i64, String)>,
    end: Option<(i64, String)>,
    name: String,
    yearly: bool,
    cancelled: bool,
    stamp: String,
    faulty: bool,
}

impl Draft {
    pub(super) fn new(span: Span) -> Draft {
        Draft {
            span,
            start: None,
            end: None,
            name: String::new(),
            yearly: false,
            cancelled: false,
            stamp: String::new(),
            faulty: false,
        }
    }

    /// Takes a line of the event. Lines that don't tell its days are left alone.
    pub(super) fn take(&mut self, line: &Line, faults: &mut Faults) {
        match line.name.as_str() {
            "DTSTART" => self.start = self.date(line, false, faults),
            "DTEND" => self.end = self.date(line, true, faults),
            "SUMMARY" => self.name = unescaped(&line.value),
            "STATUS" => self.cancelled = line.value.eq_ignore_ascii_case("CANCELLED"),
            "DTSTAMP" => self.stamp.clone_from(&line.value),
            "RRULE" if is_plain(&line.value) => self.yearly = true,
            "RRULE" | "RDATE" | "EXDATE" | "DURATION" | "RECURRENCE-ID" => {
                let written = format!("{}:{}", line.name, line.value);
                faults.blame_at(line.span, CalendarMessage::NotInEvent { written });
                self.faulty = true;
            }
            _ => {}
        }
    }

    /// The whole event; nothing where it is cancelled or faulty.
    pub(super) fn finish(self, faults: &mut Faults) -> Option<Event> {
        if self.cancelled || self.faulty {
            return None;
        }
        let Some((first, from)) = self.start else {
            faults.blame_at(self.span, CalendarMessage::EventWithoutDate {});
            return None;
        };
        let (last, to) = self.end.unwrap_or((first, from.clone()));
        if last < first {
            faults.blame_at(self.span, CalendarMessage::ReversedDates { from, to });
            return None;
        }
        if last - first >= LONGEST {
            faults.blame_at(self.span, CalendarMessage::LongHoliday { from, to });
            return None;
        }
        Some(Event {
            days: first..=last,
            name: self.name,
            yearly: self.yearly,
            stamp: self.stamp,
        })
    }

    /// The day that a line names, the last one where it names an end: an end is exclusive, so an event that ends at
    /// midnight ends the day before.
    fn date(&mut self, line: &Line, end: bool, faults: &mut Faults) -> Option<(i64, String)> {
        let Some((day, midnight)) = date(&line.value) else {
            let written = line.value.clone();
            faults.blame_at(line.span, CalendarMessage::NotAnIcsDate { written });
            self.faulty = true;
            return None;
        };
        let before = i64::from(end && midnight);
        Some((day - before, line.value.clone()))
    }
}

/// The day of `20260319` or `20260319T080000`, and whether the time is midnight. A time in another zone (`Z`) names a
/// day that depends on where one is, so it is no answer.
fn date(written: &str) -> Option<(i64, bool)> {
    let (date, time) = written.split_once('T').unwrap_or((written, "000000"));
    let digits =
        |text: &str, width| text.len() == width && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(date, 8) || !digits(time, 6) {
        return None;
    }
    let (year, month, day) = (date.get(..4)?, date.get(4..6)?, date.get(6..)?);
    let date = dates::parse_date(&format!("{year}-{month}-{day}"))?;
    Some((dates::day_of(date)?, time == "000000"))
}

fn is_plain(rule: &str) -> bool {
    let rule = rule.to_ascii_uppercase();
    let plain = |part: &str| {
        PLAIN.iter().any(|known| match known.ends_with('=') {
            true => part.starts_with(known),
            false => part == *known,
        })
    };
    rule.split(';').all(plain) && rule.contains("FREQ=YEARLY")
}
