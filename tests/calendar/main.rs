//! Working time: the examples of how time is counted, the laws that counting keeps, and calendar files, sound and bad.

mod examples;
mod files;
mod laws;
mod office;

use lajur::calendar::{Calendar, Calendars, Counting, Moment};
use lajur::diagnostic::Diagnostics;
use lajur::lang::Number;
use lajur::model::{Amount, Date, DayKind, Duration, Unit};
use lajur::source::Source;

/// `2025-01-06`
fn date(text: &str) -> Date {
    let parts: Vec<u32> = text.split('-').map(|part| part.parse().unwrap()).collect();
    Date {
        year: parts[0] as i32,
        month: parts[1],
        day: parts[2],
    }
}

/// `2025-01-06 10:00`
fn moment(text: &str) -> Moment {
    let (day, time) = text.split_once(' ').unwrap();
    let (hour, minute) = time.split_once(':').unwrap();
    Moment::at(date(day), hour.parse().unwrap(), minute.parse().unwrap()).unwrap()
}

fn span(amounts: &[(&str, Unit)]) -> Duration {
    let amounts = amounts.iter().map(|(number, unit)| Amount {
        number: Number::parse(number).unwrap(),
        unit: *unit,
    });
    Duration {
        amounts: amounts.collect(),
    }
}

fn working() -> Counting {
    Counting::of(DayKind::Working)
}

fn by_dates() -> Counting {
    Counting::of(DayKind::Calendar)
}

fn built_in() -> Calendar {
    Calendars::default().get("indonesia").unwrap().clone()
}

/// The calendar that one sound file makes.
fn calendar(file: &str, text: &str) -> Calendar {
    let mut diagnostics = Diagnostics::new();
    let source = Source::new(file, text);
    let calendars = Calendars::read([(0, &source)].into_iter(), &mut diagnostics);
    let findings: Vec<_> = diagnostics.into_sorted();
    assert!(findings.is_empty(), "{findings:?}");
    let name = calendars.names().find(|name| *name != "indonesia").unwrap();
    calendars.get(name).unwrap().clone()
}
