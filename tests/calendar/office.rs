//! Office time as a line of its own, and the calendars of single officers. What a day has is added up by hand here.

use lajur::calendar::{Calendar, DayStatus, Moment, NoSuchHours};
use lajur::model::Date;
use lajur::simulate::draw::{Law, Stream, TimeLaw};
use proptest::prelude::*;
use proptest::sample::select;

use super::laws::{UNITS, calendars, countings, durations, early_minutes, of, on, starts};
use super::{built_in, date, moment};

/// The office seconds of a date.
fn seconds_of(calendar: &Calendar, date: Date) -> i64 {
    match calendar.day(date) {
        Ok(DayStatus::Working(hours)) => i64::from(hours.length()),
        _ => 0,
    }
}

fn dates(from: Moment, days: i64) -> impl Iterator<Item = Date> {
    (0..days).filter_map(move |day| Some(from.plus_seconds(day * 86_400)?.date()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whole_days_add_up(which in calendars(), start in early_minutes(), days in 0..60_i64) {
        let calendar = on(which);
        let from = start.with_second(0).unwrap();
        let to = from.plus_seconds(days * 86_400).unwrap();
        let plainly: i64 = dates(from, days).map(|date| seconds_of(calendar, date)).sum();
        prop_assert_eq!(calendar.office_seconds_between(from, to), Ok(plainly));
        prop_assert_eq!(calendar.office_seconds_between(to, from), Ok(-plainly));
    }

    #[test]
    fn so_many_seconds_later_is_the_first_moment_with_so_many(
        which in calendars(), start in early_minutes(), seconds in 0..1_000_000_i64,
    ) {
        let calendar = on(which);
        let later = calendar.office_moment_after(start, seconds).unwrap();
        prop_assert_eq!(calendar.office_seconds_between(start, later), Ok(seconds));
        if seconds == 0 {
            prop_assert_eq!(later, start);
        } else {
            let before = later.plus_seconds(-1).unwrap();
            prop_assert_eq!(calendar.office_seconds_between(start, before), Ok(seconds - 1));
        }
    }

    #[test]
    fn parts_between_two_moments_grow_from_one_to_the_other(
        which in calendars(), from in early_minutes(), more in 0..5_000_000_i64,
        parts in (0.0..=1.0_f64, 0.0..=1.0_f64),
    ) {
        let calendar = on(which);
        let to = from.plus_seconds(more).unwrap();
        let (low, high) = (parts.0.min(parts.1), parts.0.max(parts.1));
        for between in [Calendar::office_moment_between, Calendar::clock_moment_between] {
            let at = |part| between(calendar, from, to, part).unwrap();
            prop_assert_eq!((at(0.0), at(1.0)), (from, to));
            prop_assert!(from <= at(low) && at(low) <= at(high) && at(high) <= to);
        }
    }

    #[test]
    fn days_with_hours_are_all_there_is_of_office_time(
        which in calendars(), from in early_minutes(), days in 0..40_i64,
    ) {
        let calendar = on(which);
        let until = from.plus_seconds(days * 86_400).unwrap();
        let to = until.with_second(0).unwrap();
        let office = calendar.office_days(from).unwrap().take_while(|day| day.begins < to);
        let mut last = None;
        let mut sum = 0;
        for day in office {
            prop_assert!(day.begins >= from && last < Some(day.begins.date()));
            prop_assert_eq!(calendar.next_office_moment(day.begins), Ok(day.begins));
            prop_assert_eq!(day.whole, seconds_of(calendar, day.begins.date()));
            prop_assert!(day.seconds > 0 && day.seconds <= day.whole);
            last = Some(day.begins.date());
            sum += day.seconds;
        }
        prop_assert_eq!(calendar.office_seconds_between(from, to.max(from)), Ok(sum));
    }

    #[test]
    fn narrower_hours_are_the_overlap(which in calendars(), start in early_minutes()) {
        let calendar = on(which);
        let narrow = calendar.within_hours("09:30-13:30").unwrap();
        let date = start.date();
        let window = |it: Moment| (34_200..48_600).contains(&it.second());
        let minutes = (0..1440).filter_map(|minute| Moment::at(date, minute / 60, minute % 60));
        for at in minutes {
            let next = at.plus_seconds(60).unwrap();
            let office = calendar.office_seconds_between(at, next).unwrap();
            let expected = if window(at) { office } else { 0 };
            prop_assert_eq!(narrow.office_seconds_between(at, next), Ok(expected));
        }
    }

    #[test]
    fn days_taken_out_are_days_off(which in calendars(), start in early_minutes(), modulo in 2..7_u32) {
        let calendar = on(which);
        let mut asked = Vec::new();
        let without = calendar.without_days(|date| {
            asked.push(date);
            date.day % modulo == 0
        });
        prop_assert!(asked.iter().eq(calendar.working_days().collect::<Vec<_>>().iter()));
        for date in dates(start, 30) {
            let expected = if date.day % modulo == 0 { 0 } else { seconds_of(calendar, date) };
            prop_assert_eq!(seconds_of(&without, date), expected);
        }
    }

    #[test]
    fn a_whole_number_of_units_ends_when_the_calendar_says(
        which in calendars(), start in starts(), unit in select(UNITS.to_vec()), number in 0..20_i64,
        counting in countings(),
    ) {
        let law = TimeLaw::Of { unit, number: Law::Exactly(number as f64) };
        let end = law.end(start, on(which), &counting, &mut Stream::of(&[]));
        let due = on(which).add(start, &of(number, unit), &counting);
        prop_assert_eq!(end, due.map(|due| due.at));
    }

    #[test]
    fn more_of_a_unit_never_ends_earlier(
        which in calendars(), start in early_minutes(), unit in select(UNITS[..9].to_vec()),
        numbers in (0.0..20.0_f64, 0.0..20.0_f64), counting in countings(),
    ) {
        let end = |number| {
            let law = TimeLaw::Of { unit, number: Law::Exactly(number) };
            law.end(start, on(which), &counting, &mut Stream::of(&[]))
        };
        if let (Ok(less), Ok(more)) = (end(numbers.0.min(numbers.1)), end(numbers.0.max(numbers.1))) {
            prop_assert!(start <= less && less <= more);
        }
    }

    #[test]
    fn both_ends_of_a_range_are_what_the_calendar_says(
        which in calendars(), start in starts(), least in durations(), most in durations(),
        counting in countings(),
    ) {
        let end = |part, least: Option<_>| {
            let law = TimeLaw::Between { least, most: most.clone(), part: Law::Exactly(part) };
            law.end(start, on(which), &counting, &mut Stream::of(&[])).ok()
        };
        let due = |length| on(which).add(start, length, &counting).ok().map(|due| due.at);
        if let Some((first, last)) = due(&least).zip(due(&most)) {
            prop_assert_eq!(end(0.0, Some(least.clone())), Some(first));
            prop_assert_eq!(end(1.0, Some(least)), Some(last));
            prop_assert_eq!(end(0.0, None), Some(start));
        }
    }
}

#[test]
fn hours_that_are_none_or_never_meet_are_refused() {
    let office = built_in();
    for hours in ["", "8-12", "12:00-08:00", "08:00-16:00, rest 07:00-13:00"] {
        assert_eq!(
            office.within_hours(hours).err(),
            Some(NoSuchHours::Unreadable)
        );
    }
    assert_eq!(
        office.within_hours("20:00-22:00").err(),
        Some(NoSuchHours::NeverMeet)
    );
}

/// On Mondays the office rests from 12:00 to 13:00.
#[test]
fn a_rest_of_ones_own_takes_the_place_of_the_offices() {
    let own = built_in()
        .within_hours("08:00-15:00, rest 13:00-13:30")
        .unwrap();
    let hours = |from, to| {
        own.office_seconds_between(moment(from), moment(to))
            .unwrap()
    };
    assert_eq!(hours("2025-01-06 12:00", "2025-01-06 13:00"), 3600);
    assert_eq!(hours("2025-01-06 13:00", "2025-01-06 13:30"), 0);
    assert_eq!(
        hours("2025-01-06 00:00", "2025-01-07 00:00"),
        6 * 3600 + 1800
    );
}

#[test]
fn a_calendar_without_any_day_answers_that_it_has_none() {
    let empty = built_in().without_days(|_| true);
    let start = moment("2025-01-06 10:00");
    assert!(empty.office_moment_after(start, 1).is_err());
    assert_eq!(empty.office_moment_after(start, 0), Ok(start));
    assert_eq!(empty.office_days(start).unwrap().count(), 0);
}

#[test]
fn a_year_begins_with_its_first_working_day() {
    let office = built_in();
    assert_eq!(office.first_working_day(2025), Some(date("2025-01-02")));
    assert_eq!(office.first_working_day(1999), None);
}

/// Half a day, from ten o'clock: halfway in office time between then and the close of office on the next day.
#[test]
fn a_part_of_a_day_is_a_part_of_its_office_time() {
    let office = built_in();
    let counting = super::working();
    let law = TimeLaw::Of {
        unit: lajur::model::Unit::Workdays,
        number: Law::Exactly(0.5),
    };
    let start = moment("2025-01-06 10:00");
    let end = law
        .end(start, &office, &counting, &mut Stream::of(&[]))
        .unwrap();
    let close = office
        .add(start, &of(1, lajur::model::Unit::Workdays), &counting)
        .unwrap()
        .at;
    let whole = office.office_seconds_between(start, close).unwrap();
    assert_eq!(office.office_seconds_between(start, end), Ok(whole / 2));
}
