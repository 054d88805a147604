//! What counting keeps to whatever is counted, tried on random starts and lengths, on the built-in calendar and on one
//! that is as unlike it as can be. Plain counters, a day or a minute at a time, are the judges.

use std::sync::LazyLock;

use lajur::calendar::{Calendar, Calendars, Counting, DayStatus, Moment};
use lajur::diagnostic::Diagnostics;
use lajur::lang::Number;
use lajur::model::{Amount, Date, DayKind, Duration, Unit};
use lajur::source::Source;
use proptest::prelude::*;
use proptest::sample::select;

use super::{built_in, calendar, moment};

/// A week of six days, short Saturdays, a rest at the very beginning, days off in a row, one Saturday worked specially.
const MARKET: &str = r#"
version: 1
years: 2025
office-hours:
  monday-thursday: 09:00-17:00
  friday: 13:00-21:00, rest 13:00-14:00
  saturday: 09:00-10:01
periods:
  - { name: night market, from: 2025-06-02, to: 2025-06-15, office-hours: { monday-sunday: "00:00-24:00, rest 01:00-02:00" } }
holidays:
  - { date: 2025-03-03, to: 2025-03-14, name: closed }
  - { date: 2025-06-07, name: closed }
  - { date: 2025-12-31, name: closed }
"#;

const BUILT_IN: &str = include_str!("../../calendars/indonesia.calendar.yaml");

const ICS_LINES: [&str; 14] = [
    "BEGIN:VEVENT",
    "BEGIN:VEVENT",
    "END:VEVENT",
    "END:VEVENT",
    "DTSTART:20250101",
    "DTSTART;VALUE=DATE:20241231",
    "DTEND:20250102T120000",
    "DTEND:20250101",
    "RRULE:FREQ=YEARLY",
    "SUMMARY:Libur \\",
    " lanjutan",
    "DTSTART:00010101",
    "DTEND:99991231",
    "BEGIN:VALARM",
];

pub(super) const UNITS: [Unit; 13] = [
    Unit::Seconds,
    Unit::Minutes,
    Unit::Hours,
    Unit::ClockMinutes,
    Unit::ClockHours,
    Unit::UnsaidDays,
    Unit::Workdays,
    Unit::CalendarDays,
    Unit::Weeks,
    Unit::Months,
    Unit::Quarters,
    Unit::Semesters,
    Unit::Years,
];

#[derive(Debug, Clone, Copy)]
pub(super) enum Which {
    BuiltIn,
    Market,
}

pub(super) fn on(which: Which) -> &'static Calendar {
    static BUILT_IN: LazyLock<Calendar> = LazyLock::new(built_in);
    static MARKETS: LazyLock<Calendar> = LazyLock::new(|| calendar("market.calendar.yaml", MARKET));
    match which {
        Which::BuiltIn => &BUILT_IN,
        Which::Market => &MARKETS,
    }
}

pub(super) fn calendars() -> impl Strategy<Value = Which> {
    select(vec![Which::BuiltIn, Which::Market])
}

/// Any second of 2025, and a little of the years beside it.
pub(super) fn starts() -> impl Strategy<Value = Moment> {
    let first = moment("2024-12-25 00:00");
    (0..380_i64 * 86_400).prop_map(move |seconds| first.plus_seconds(seconds).unwrap())
}

/// Any minute of the first ten months of 2025, so that what is short stays in the year.
pub(super) fn early_minutes() -> impl Strategy<Value = Moment> {
    let first = moment("2025-01-01 00:00");
    (0..300_i64 * 1440).prop_map(move |minutes| first.plus_seconds(minutes * 60).unwrap())
}

pub(super) fn countings() -> impl Strategy<Value = Counting> {
    let kinds = select(vec![DayKind::Working, DayKind::Calendar]);
    (kinds, any::<bool>(), any::<bool>()).prop_map(|(day_kind, count_first_day, roll_forward)| {
        Counting {
            day_kind,
            count_first_day,
            roll_forward,
        }
    })
}

/// One to three amounts, in tenths, the largest unit first.
pub(super) fn durations() -> impl Strategy<Value = Duration> {
    prop::collection::btree_map(select(UNITS.to_vec()), 0..250_i64, 1..4).prop_map(|amounts| {
        let amount = |(unit, tenths): (Unit, i64)| Amount {
            number: tenths_of(tenths),
            unit,
        };
        Duration {
            amounts: amounts.into_iter().rev().map(amount).collect(),
        }
    })
}

fn tenths_of(tenths: i64) -> Number {
    Number::parse(&format!("{}.{}", tenths / 10, tenths % 10)).unwrap()
}

pub(super) fn of(number: i64, unit: Unit) -> Duration {
    Duration {
        amounts: vec![Amount {
            number: Number::whole(number).unwrap(),
            unit,
        }],
    }
}

fn working() -> Counting {
    Counting::of(DayKind::Working)
}

/// Whatever a file says, it is read or blamed.
fn read_any(name: &str, text: &str) {
    let mut diagnostics = Diagnostics::new();
    let source = Source::new(name, text);
    let calendars = Calendars::read([(0, &source)].into_iter(), &mut diagnostics);
    let one = of(1, Unit::Workdays);
    let start = moment("2025-01-06 10:00");
    for calendar in calendars.names().filter_map(|name| calendars.get(name)) {
        if let Ok(due) = calendar.add(start, &one, &working()) {
            assert!(due.at > start);
        }
    }
    let faultless = diagnostics.is_empty();
    assert!(faultless || calendars.names().eq(["indonesia"]));
}

fn works_at(calendar: &Calendar, at: Moment) -> bool {
    match calendar.day(at.date()) {
        Ok(DayStatus::Working(hours)) => {
            let second = at.second();
            let rests = |(from, to): (u32, u32)| (from..to).contains(&second);
            (hours.open()..hours.close()).contains(&second) && !hours.rest().is_some_and(rests)
        }
        _ => false,
    }
}

/// Goes minute by minute until so many of them were office minutes.
fn plainly_minutes_later(calendar: &Calendar, from: Moment, minutes: i64) -> Moment {
    let (mut at, mut left) = (from, minutes);
    while left > 0 {
        left -= i64::from(works_at(calendar, at));
        at = at.plus_seconds(60).unwrap();
    }
    at
}

/// Goes day by day until so many of them were working days, then to the close of office.
fn plainly_workdays_later(calendar: &Calendar, from: Moment, days: i64) -> Moment {
    let (mut at, mut left) = (from, days);
    while left > 0 {
        at = at.plus_seconds(86_400).unwrap();
        left -= i64::from(calendar.is_working_day(at.date()).unwrap());
    }
    let DayStatus::Working(hours) = calendar.day(at.date()).unwrap() else {
        panic!("{at} is worked");
    };
    Moment::new(at.date(), hours.close().min(86_399)).unwrap()
}

/// The last working day before a date.
fn working_day_before(calendar: &Calendar, date: Date) -> Option<Date> {
    calendar.working_days().take_while(|day| *day < date).last()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn minutes_agree_with_a_plain_counter(
        which in calendars(), start in early_minutes(), minutes in 1..2_000_i64,
    ) {
        let calendar = on(which);
        let due = calendar.add(start, &of(minutes, Unit::Minutes), &working()).unwrap();
        let plain = plainly_minutes_later(calendar, start, minutes);
        prop_assert_eq!(due.at, plain);
        prop_assert_eq!(calendar.office_minutes_between(start, due.at), Ok(minutes));
    }

    #[test]
    fn workdays_agree_with_a_plain_counter(
        which in calendars(), start in early_minutes(), days in 1..35_i64,
    ) {
        let calendar = on(which);
        let due = calendar.add(start, &of(days, Unit::Workdays), &working()).unwrap();
        prop_assert_eq!(due.at, plainly_workdays_later(calendar, start, days));
        prop_assert_eq!(calendar.working_days_between(start, due.at), Ok(days));
        prop_assert_eq!(calendar.working_days_between(due.at, start), Ok(-days));
    }

    #[test]
    fn calendar_days_give_back_what_was_added(
        which in calendars(), start in early_minutes(), days in 1..60_i64,
    ) {
        let calendar = on(which);
        let due = calendar.add(start, &of(days, Unit::CalendarDays), &working()).unwrap();
        prop_assert_eq!(calendar.calendar_days_between(start, due.at), Ok(days));
        prop_assert_eq!(due.on_day_off, !calendar.is_working_day(due.at.date()).unwrap());
    }

    #[test]
    fn minutes_taken_back_give_the_start(
        which in calendars(), start in early_minutes(), minutes in 1..20_000_i64,
    ) {
        let calendar = on(which);
        let length = of(minutes, Unit::Minutes);
        let opening = calendar.next_office_moment(start).unwrap();
        let start = opening.plus_seconds(1).unwrap();
        if let Ok(due) = calendar.add(start, &length, &working()) {
            prop_assert_eq!(calendar.subtract(due.at, &length, &working()), Ok(start));
        }
    }

    #[test]
    fn workdays_taken_back_give_the_day(
        which in calendars(), start in early_minutes(), days in 1..35_i64,
    ) {
        let calendar = on(which);
        let length = of(days, Unit::Workdays);
        let due = calendar.add(start, &length, &working()).unwrap();
        let back = calendar.subtract(due.at, &length, &working()).unwrap();
        prop_assert!(back >= start);
        prop_assert_eq!(calendar.working_days_between(start, back), Ok(0));
    }

    #[test]
    fn a_start_counted_back_is_the_latest(
        which in calendars(), due in starts(), length in durations(), counting in countings(),
    ) {
        let calendar = on(which);
        if let Ok(start) = calendar.subtract(due, &length, &counting) {
            prop_assert!(calendar.add(start, &length, &counting).unwrap().at <= due);
            let later = start.plus_seconds(1).unwrap();
            let reached = calendar.add(later, &length, &counting);
            prop_assert!(later > due || reached.is_err() || reached.unwrap().at > due);
        }
    }

    #[test]
    fn a_day_off_is_never_shifted_over_twice(
        which in calendars(), start in early_minutes(), days in 1..35_i64,
    ) {
        let calendar = on(which);
        let mut start = start;
        while calendar.is_working_day(start.date()).unwrap() {
            start = start.plus_seconds(86_400).unwrap();
        }
        let Some(before) = working_day_before(calendar, start.date()) else {
            return Ok(());
        };
        let length = of(days, Unit::Workdays);
        let from_off = calendar.add(start, &length, &working()).unwrap();
        let from_work = calendar.add(Moment::at(before, 10, 0).unwrap(), &length, &working()).unwrap();
        prop_assert_eq!(from_off, from_work);
    }

    #[test]
    fn a_later_start_is_never_due_earlier(
        which in calendars(), one in starts(), other in starts(),
        length in durations(), counting in countings(),
    ) {
        let calendar = on(which);
        let (early, late) = (one.min(other), one.max(other));
        let early = calendar.add(early, &length, &counting);
        let late = calendar.add(late, &length, &counting);
        if let (Ok(early), Ok(late)) = (early, late) {
            prop_assert!(early.at <= late.at);
        }
    }

    #[test]
    fn a_longer_time_is_never_due_earlier(
        which in calendars(), start in starts(), length in durations(), place in 0..3_usize,
        more in 1..30_i64, counting in countings(),
    ) {
        let calendar = on(which);
        let mut longer = length.clone();
        let at = place % longer.amounts.len();
        longer.amounts[at].number = longer.amounts[at].number.plus(tenths_of(more)).unwrap();
        let shorter = calendar.add(start, &length, &counting);
        let longer = calendar.add(start, &longer, &counting);
        match (shorter, longer) {
            (Ok(shorter), Ok(longer)) => {
                prop_assert!(start <= shorter.at);
                prop_assert!(shorter.at <= longer.at);
            }
            (Err(_), longer) => prop_assert!(longer.is_err()),
            (Ok(_), Err(_)) => {}
        }
    }

    #[test]
    fn beyond_the_data_is_a_year_without_data(
        which in calendars(), start in starts(), length in durations(), counting in countings(),
    ) {
        let calendar = on(which);
        let covered = calendar.years();
        match calendar.add(start, &length, &counting) {
            Ok(due) => prop_assert!(covered.contains(&due.at.date().year)),
            Err(beyond) => prop_assert!(!covered.contains(&beyond.year)),
        }
        if !covered.contains(&start.date().year) {
            let due = calendar.add(start, &length, &counting);
            prop_assert_eq!(due.unwrap_err().year, start.date().year);
        }
    }

    #[test]
    fn office_minutes_agree_with_a_plain_counter(
        which in calendars(), from in early_minutes(), minutes in 0..10_000_i64,
    ) {
        let calendar = on(which);
        let to = from.plus_seconds(minutes * 60).unwrap();
        let each = (0..minutes).map(|minute| from.plus_seconds(minute * 60).unwrap());
        let plain = each.filter(|at| works_at(calendar, *at)).count() as i64;
        prop_assert_eq!(calendar.office_minutes_between(from, to), Ok(plain));
        prop_assert_eq!(calendar.office_minutes_between(to, from), Ok(-plain));
    }

    #[test]
    fn no_calendar_file_is_too_odd_to_answer(
        pieces in prop::collection::vec((0..BUILT_IN.lines().count(), "[ -~\n]{0,12}"), 0..40),
    ) {
        let mut text = String::from("years: 2025\noffice-hours: { monday: 08:00-12:00 }\n");
        for (line, noise) in pieces {
            text.push_str(BUILT_IN.lines().nth(line).unwrap());
            text.push_str(if noise.len() > 9 { noise.as_str() } else { "\n" });
        }
        read_any("own.calendar.yaml", &text);
    }

    #[test]
    fn no_ics_file_is_too_odd_to_answer(
        lines in prop::collection::vec((select(ICS_LINES.to_vec()), "[ -~]{0,9}"), 0..20),
    ) {
        let lines = lines.iter().map(|(line, noise)| match noise.len() {
            9 => format!("{line}{noise}"),
            _ => line.to_string(),
        });
        let text = lines.collect::<Vec<_>>().join("\r\n");
        read_any("own.ics", &format!("BEGIN:VCALENDAR\n{text}"));
    }

    #[test]
    fn the_next_office_moment_is_the_first(which in calendars(), from in early_minutes()) {
        let calendar = on(which);
        let next = calendar.next_office_moment(from).unwrap();
        let mut plain = from;
        while !works_at(calendar, plain) {
            plain = plain.plus_seconds(60).unwrap();
        }
        prop_assert_eq!(next, plain);
    }
}
