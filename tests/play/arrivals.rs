//! When cases come: how many in each stretch of time, only while the office works or around the clock, and which count.

use lajur::calendar::{Calendar, Moment};
use lajur::simulate::setup::{Coming, Per};

use crate::support::{Ear, Office, day, heard, moment};

const QUICK: &str = r#"
sop kerja "Kerja" {
  activity one "One" { start }
  activity last "Last" { end }
}
"#;

fn came(office: &Office, number: f64, per: Per, evenly: bool, around_the_clock: bool) -> Ear {
    let mut setup = office.setup(&[]);
    setup.arrivals = Coming::Rate {
        number,
        per,
        evenly,
        around_the_clock,
    };
    setup.counts_until = match per {
        Per::Hour => moment(14, 0, 0),
        _ => day(2026, 1, 1, 0, 0),
    };
    heard(&setup)
}

fn begins(ear: &Ear) -> Vec<Moment> {
    ear.cases.iter().map(|case| case.began).collect()
}

fn between(moments: &[Moment], from: Moment, to: Moment) -> usize {
    moments.iter().filter(|at| (from..to).contains(at)).count()
}

fn at_work(calendar: &Calendar, moment: Moment) -> bool {
    calendar.next_office_moment(moment) == Ok(moment)
}

#[test]
fn an_even_stream_is_spread_over_the_office_seconds() {
    let office = Office::of(QUICK);
    let all = begins(&came(&office, 5.0, Per::Day, true, false));
    let hour = |at: Moment| (at.date().day, at.second() / 60);
    // 450 minutes of work: one each 90 minutes, the first after 45.
    let first: Vec<_> = all[..6].iter().map(|at| hour(*at)).collect();
    assert_eq!(
        first,
        [(6, 495), (6, 585), (6, 675), (6, 825), (6, 915), (7, 495)]
    );
    assert!(all.iter().all(|at| at_work(&office.calendar, *at)));
}

#[test]
fn each_stretch_of_time_has_its_number() {
    let office = Office::of(QUICK);
    let count =
        |per, around, from, to| between(&begins(&came(&office, 12.0, per, true, around)), from, to);
    let week = (moment(13, 0, 0), moment(20, 0, 0));
    let month = (day(2025, 4, 1, 0, 0), day(2025, 5, 1, 0, 0));
    assert_eq!(count(Per::Week, false, week.0, week.1), 12);
    assert_eq!(count(Per::Week, true, week.0, week.1), 12);
    assert_eq!(count(Per::Month, false, month.0, month.1), 12);
    assert_eq!(count(Per::Month, true, month.0, month.1), 12);
    assert_eq!(
        count(Per::Day, true, moment(11, 0, 0), moment(13, 0, 0)),
        24
    );
    assert_eq!(
        count(Per::Day, false, moment(11, 0, 0), moment(13, 0, 0)),
        0
    );
    assert_eq!(
        count(Per::Hour, true, moment(11, 3, 0), moment(11, 5, 0)),
        24
    );
    assert_eq!(
        count(Per::Hour, false, moment(7, 7, 30), moment(7, 16, 0)),
        90
    );
    // The year begins on the 6th for it: the rest of its share.
    let year = count(Per::Year, true, moment(6, 0, 0), day(2026, 1, 1, 0, 0));
    assert!((11..=12).contains(&year), "{year}");
}

#[test]
fn a_stream_by_chance_has_its_mean_and_the_spread_of_a_poisson_process() {
    let office = Office::of(QUICK);
    let all = begins(&came(&office, 40.0, Per::Day, false, false));
    assert!(all.iter().all(|at| at_work(&office.calendar, *at)));
    let days = office
        .calendar
        .working_days()
        .filter(|date| date.year == 2025);
    let days = days.filter(|date| (date.month, date.day) >= (1, 6));
    let counts: Vec<f64> = days
        .map(|date| all.iter().filter(|at| at.date() == date).count() as f64)
        .collect();
    let many = counts.len() as f64;
    let mean = counts.iter().sum::<f64>() / many;
    let variance = counts.iter().map(|it| (it - mean).powi(2)).sum::<f64>() / many;
    assert!((mean - 40.0).abs() < 2.0, "{mean}");
    assert!((variance / 40.0 - 1.0).abs() < 0.35, "{variance}");
}

#[test]
fn only_those_count_that_come_after_the_warm_up_and_before_the_end() {
    let office = Office::of(QUICK);
    let mut setup = office.setup(&[]);
    setup.arrivals = Coming::Rate {
        number: 5.0,
        per: Per::Day,
        evenly: true,
        around_the_clock: false,
    };
    setup.counts_from = moment(8, 0, 0);
    setup.counts_until = moment(10, 0, 0);
    let counted = |ear: &Ear| {
        let counted = ear.cases.iter().filter(|case| case.counts);
        counted
            .map(|case| case.began.date().day)
            .collect::<Vec<_>>()
    };
    assert_eq!(counted(&heard(&setup)), [8, 8, 8, 8, 8, 9, 9, 9, 9, 9]);
    setup.most_cases = Some(7);
    assert_eq!(counted(&heard(&setup)), [8, 8, 8, 8, 8, 9, 9]);
    setup.arrivals = Coming::At(vec![moment(3, 9, 0), moment(7, 9, 0), moment(8, 9, 0)]);
    let ear = heard(&setup);
    assert_eq!(begins(&ear), [moment(7, 9, 0), moment(8, 9, 0)]);
    assert_eq!(counted(&ear), [8]);
}
