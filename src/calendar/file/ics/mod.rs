//! Calendars that other programs write: `.ics` files (RFC 5545). Each event is a day off, or several.
//!
//! Read here and by no crate: of a large form four properties matter, and a fault must be shown at its line, of which
//! the crates for this form keep nothing.

mod event;
mod lines;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::{Draft, Faults, values};
use crate::calendar::calendars::BUILT_IN;
use crate::calendar::dates;
use crate::calendar::rules::{Holiday, HolidayKind};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::CalendarMessage;
use crate::source::Source;
use event::Event;
use lines::{Line, lines};

/// What the file says, the name of its calendar given; nothing where it has a fault. It is a calendar by itself: its days off are those of its events
/// and no others. Hours, periods and zones are those of the built-in calendar.
pub(super) fn read(source: &Source, name: &str, diagnostics: &mut Diagnostics) -> Option<Draft> {
    let mut faults = Faults::new(source, diagnostics);
    let lines = lines(source);
    if !begins_well(&lines, &mut faults) {
        return None;
    }
    let events = events(&lines, &mut faults);
    let years = years(&events, &mut faults);
    let stamp = events.iter().map(|event| event.stamp.as_str()).max();
    let draft = Draft {
        version: stamp.filter(|it| !it.is_empty()).map(str::to_string),
        holidays: holidays(&events, years.clone()?, name),
        extends: Some(BUILT_IN.to_string()),
        only_own_days: true,
        years,
        ..Draft::named(name)
    };
    faults.none().then_some(draft)
}

fn begins_well(lines: &[Line], faults: &mut Faults) -> bool {
    let first = lines.first();
    let well = first
        .is_some_and(|line| line.name == "BEGIN" && line.value.eq_ignore_ascii_case("VCALENDAR"));
    if !well {
        let written = first.map_or(String::new(), |line| {
            format!("{}:{}", line.name, line.value)
        });
        let span = first.map(|line| line.span).unwrap_or_default();
        faults.blame_at(span, CalendarMessage::NotIcs { written });
    }
    well
}

/// The events of all lines. What stands inside an event in a block of its own, such as an alarm, is no part of it.
fn events(lines: &[Line], faults: &mut Faults) -> Vec<Event> {
    let mut events = Vec::new();
    let mut open: Option<event::Draft> = None;
    let mut inner = 0_usize;
    for line in lines {
        let about_event = line.value.eq_ignore_ascii_case("VEVENT");
        match (line.name.as_str(), open.as_mut()) {
            ("BEGIN", None) if about_event => open = Some(event::Draft::new(line.span)),
            ("BEGIN", Some(event)) if about_event => {
                faults.blame_at(event.span, CalendarMessage::UnclosedEvent {});
                *event = event::Draft::new(line.span);
                inner = 0;
            }
            ("END", Some(_)) if about_event => {
                events.extend(open.take().and_then(|event| event.finish(faults)));
                inner = 0;
            }
            ("BEGIN", Some(_)) => inner += 1,
            ("END", Some(_)) => inner = inner.saturating_sub(1),
            (_, Some(event)) if inner == 0 => event.take(line, faults),
            _ => {}
        }
    }
    if let Some(event) = open {
        faults.blame_at(event.span, CalendarMessage::UnclosedEvent {});
    }
    events
}

/// The years in which events begin: of those that come once, or where all are yearly, of these.
fn years(events: &[Event], faults: &mut Faults) -> Option<RangeInclusive<i32>> {
    let begun = |yearly: bool| -> BTreeSet<i32> {
        let events = events.iter().filter(|event| event.yearly == yearly);
        let starts = events.filter_map(|event| dates::date_of(*event.days.start()));
        starts.map(|date| date.year).collect()
    };
    let once = begun(false);
    let years = match once.is_empty() {
        true => begun(true),
        false => once,
    };
    let Some((first, last)) = years.first().zip(years.last()) else {
        if faults.none() {
            faults.blame("", CalendarMessage::NoEvents {});
        }
        return None;
    };
    let span = values::years(&format!("{first:04}-{last:04}"), faults)?;
    if let Some(year) = span.clone().find(|year| !years.contains(year)) {
        let year = year.to_string();
        faults.blame("", CalendarMessage::YearWithoutEvent { year });
    }
    Some(span)
}

/// The days off in these years. Of two events on one day both names are kept.
fn holidays(
    events: &[Event],
    years: RangeInclusive<i32>,
    calendar: &str,
) -> BTreeMap<i64, Holiday> {
    let mut names: BTreeMap<i64, Vec<&str>> = BTreeMap::new();
    for event in events {
        let name = match event.name.is_empty() {
            true => calendar,
            false => event.name.as_str(),
        };
        for day in occurrences(event, years.clone()) {
            let names = names.entry(day).or_default();
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    let holidays = names.into_iter();
    holidays
        .map(|(day, names)| (day, holiday(names.join(" / "))))
        .collect()
}

/// The days of an event in these years.
fn occurrences(event: &Event, years: RangeInclusive<i32>) -> Vec<i64> {
    let first = *event.days.start();
    let begun = dates::date_of(first).map_or(0, |date| date.year);
    let again = match event.yearly {
        true => (years.end() - begun).max(0),
        false => 0,
    };
    let shifts = (0..=again).filter_map(|years| dates::years_later(first, years));
    let days = shifts.flat_map(|start| event.days.clone().map(move |day| day - first + start));
    let covered = |day: &i64| dates::date_of(*day).is_some_and(|date| years.contains(&date.year));
    days.filter(covered).collect()
}

fn holiday(name: String) -> Holiday {
    Holiday {
        english: name.clone(),
        name,
        kind: HolidayKind::Own,
        decree: None,
        confidence: None,
    }
}
