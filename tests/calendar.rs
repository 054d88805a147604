//! Working time: the built-in calendar, calendars of the user's own, and how time is counted on them.

use lajur::calendar::{Calendar, Calendars, Counting, DayStatus, Moment};
use lajur::lang::{Lang, Number};
use lajur::model::{Amount, Date, DayKind, Duration, Unit};

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

fn indonesia(calendars: &Calendars) -> &Calendar {
    calendars.get("indonesia").unwrap()
}

/// When something is due on the built-in calendar.
fn due(start: &str, amounts: &[(&str, Unit)], counting: Counting) -> String {
    let calendars = Calendars::default();
    let due = indonesia(&calendars)
        .add(moment(start), &span(amounts), &counting)
        .unwrap();
    due.at.to_string()
}

#[test]
fn the_built_in_calendar_reads() {
    let calendars = Calendars::default();
    let calendar = indonesia(&calendars);
    assert_eq!(calendar.version(), "2026.1");
    assert_eq!(calendar.years(), 2024..=2026);
    assert_eq!(calendar.zone("WITA").unwrap().offset_minutes, 480);
    assert_eq!(calendar.zone("Asia/Makassar"), calendar.zone("WITA"));
    let DayStatus::Holiday(holiday) = calendar.day(date("2024-02-14")).unwrap() else {
        panic!("an election day is a holiday");
    };
    assert_eq!(holiday.name, "Hari Pemilihan Umum");
    assert_eq!(holiday.confidence.as_deref(), Some("from memory"));
}

#[test]
fn three_workdays_from_monday_morning_end_on_thursday() {
    let three = [("3", Unit::Workdays)];
    assert_eq!(
        due("2025-01-06 10:00", &three, working()),
        "2025-01-09T16:00"
    );
    assert_eq!(
        due("2025-01-06 20:00", &three, working()),
        "2025-01-09T16:00"
    );
    assert_eq!(
        due("2025-01-04 10:00", &three, working()),
        "2025-01-08T16:00"
    );
}

#[test]
fn moments_read_in_both_languages() {
    let at = moment("2025-01-06 16:00");
    assert_eq!(at.in_words(Lang::En), "Monday, 6 January 2025, 16:00");
    assert_eq!(at.in_words(Lang::Id), "Senin, 6 Januari 2025 pukul 16.00");
}
