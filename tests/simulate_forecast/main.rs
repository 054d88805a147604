//! Forecasts of cases whose end is known, or can be reckoned otherwise.

mod bundled;
mod office;
#[path = "../run_output/schema.rs"]
mod schema;
mod shown;

use lajur::calendar::Moment;
use lajur::simulate::Watch;
use lajur::simulate::draw::Law;
use lajur::simulate::forecast::{Deadline, Forecast, State, forecast};
use lajur::simulate::setup::{Coming, Per, WayWeight};
use office::{Office, SOP, moment};

fn look(office: &Office, of: &[(&str, &str)], repetitions: u32) -> Forecast {
    let mut setup = office.setup("2025-07-09T09:00");
    setup.repetitions = repetitions;
    let openings: Vec<_> = of
        .iter()
        .map(|(node, since)| office.opening(node, since))
        .collect();
    forecast(&setup, &openings, 1, &Watch::default())
}

fn deadline<'f>(office: &Office, forecast: &'f Forecast, rule: &str) -> &'f Deadline {
    let rules = &office.plan.sop().rules;
    let at = rules.iter().position(|it| it.name.value == rule).unwrap();
    let deadlines = forecast.cases[0].deadlines.iter();
    deadlines
        .into_iter()
        .find(|it| it.rule.0 as usize == at)
        .unwrap()
}

#[test]
fn a_case_alone_is_done_when_the_calendar_says() {
    let office = Office::new(SOP);
    // Work of two hours begins on Wednesday at nine, then three working days are counted.
    let forecast = look(&office, &[("check", "2025-07-08T10:00")], 20);
    let case = &forecast.cases[0];
    assert_eq!(case.finished, 20);
    assert_eq!(case.half, Some(moment("2025-07-14T16:00")));
    assert_eq!(case.nine_tenths, case.half);
    assert_eq!(case.at[0].1, moment("2025-07-08T10:00"));
}

#[test]
fn what_is_certain_has_no_chance() {
    let office = Office::new(SOP);
    let forecast = look(&office, &[("check", "2025-07-08T10:00")], 50);
    // The case began on Monday and ends on Monday of the next week, the fifth working day.
    let of = |rule| {
        let of = deadline(&office, &forecast, rule);
        (of.state, of.broken.share, of.due.map(|due| due.to_string()))
    };
    let due = |text: &str| Some(text.to_string());
    assert_eq!(of("five"), (State::Binding, 0.0, due("2025-07-14T16:00")));
    assert_eq!(of("four"), (State::Binding, 1.0, due("2025-07-11T16:30")));
    assert_eq!(of("one"), (State::Broken, 1.0, due("2025-07-08T16:00")));
    // Its clock has not started.
    assert_eq!(of("decided"), (State::Binding, 0.0, None));
    // A certain one has no interval, one that always came out so has one.
    assert_eq!(
        deadline(&office, &forecast, "one").broken.interval,
        (1.0, 1.0)
    );
    assert!(deadline(&office, &forecast, "five").broken.interval.1 > 0.01);
}

#[test]
fn those_who_came_first_are_served_first() {
    let office = Office::new(SOP);
    let cases = [
        ("check", "2025-07-08T11:00"),
        ("check", "2025-07-08T09:00"),
        ("check", "2025-07-08T10:00"),
    ];
    let mut setup = office.setup("2025-07-09T07:30");
    setup.repetitions = 3;
    let openings: Vec<_> = cases
        .iter()
        .map(|(node, since)| office.opening(node, since))
        .collect();
    // The head needs no time here, so that the clerk alone decides.
    let decide = office.row("decide");
    setup.rows[decide].times.clear();
    let forecast = forecast(&setup, &openings, 1, &Watch::default());
    let ends = forecast
        .cases
        .iter()
        .map(|case| case.half.unwrap().to_string());
    // Two hours each from 7:30, with the rest from 12 to 13.
    let expected = ["2025-07-09T14:30", "2025-07-09T09:30", "2025-07-09T11:30"];
    assert_eq!(ends.collect::<Vec<_>>(), expected);
}

#[test]
fn a_chance_is_that_of_the_way_that_breaks_the_deadline() {
    let office = Office::new(SOP);
    let mut setup = office.setup("2025-07-09T09:00");
    setup.repetitions = 1000;
    setup.nodes[office.node("check").0 as usize].ways = Some(vec![
        WayWeight {
            exit: 0,
            target: None,
            weight: 0.3,
        },
        WayWeight {
            exit: 1,
            target: None,
            weight: 0.7,
        },
    ]);
    let openings = [office.opening("check", "2025-07-08T10:00")];
    let forecast = forecast(&setup, &openings, 2, &Watch::default());
    // Who is given back is done at once; to decide takes until the fifth working day.
    let four = deadline(&office, &forecast, "four");
    let (low, high) = four.broken.interval;
    assert!(low < 0.3 && 0.3 < high && high - low < 0.07, "{four:?}");
    assert_eq!(forecast.cases[0].half, Some(moment("2025-07-09T11:00")));
    assert_eq!(
        forecast.cases[0].nine_tenths,
        Some(moment("2025-07-14T16:00"))
    );
}

#[test]
fn quantiles_are_those_of_a_queue_reckoned_by_hand() {
    // One clerk, five cases that wait, each with work of a time drawn evenly from whole parts of an hour: the last is done
    // after the sum of all five, whose spread is known.
    let office = Office::new(SOP);
    let mut setup = office.setup("2025-07-09T07:30");
    setup.repetitions = 2000;
    let (check, decide) = (office.row("check"), office.row("decide"));
    setup.rows[decide].times.clear();
    setup.rows[check].times[0].law = office::hours(Law::Uniform {
        least: 0.0,
        most: 1.0,
    });
    let since = |minute: u32| format!("2025-07-08T10:{minute:02}");
    let openings: Vec<_> = (10..15)
        .map(|at| office.opening("check", &since(at)))
        .collect();
    let forecast = forecast(&setup, &openings, 2, &Watch::default());
    let last = &forecast.cases[4];
    let begun = moment("2025-07-09T07:30");
    let hours = |at: Option<Moment>| begun.seconds_until(at.unwrap()) as f64 / 3600.0;
    // The sum of five even parts of an hour (Irwin-Hall): half below 2.5, nine tenths below 3.335. Office hours without a
    // break until noon hold both.
    assert!(
        (hours(last.half) - 2.5).abs() < 0.06,
        "{}",
        hours(last.half)
    );
    let high = hours(last.nine_tenths);
    assert!((high - 3.335).abs() < 0.07, "{high}");
}

#[test]
fn new_cases_wait_their_turn_and_are_no_part_of_the_forecast() {
    let office = Office::new(SOP);
    let mut setup = office.setup("2025-07-09T09:00");
    setup.repetitions = 5;
    let openings = [office.opening("check", "2025-07-08T10:00")];
    let alone = forecast(&setup, &openings, 1, &Watch::default());
    setup.arrivals = Coming::Rate {
        number: 3.0,
        per: Per::Hour,
        evenly: false,
        around_the_clock: false,
    };
    let busy = forecast(&setup, &openings, 1, &Watch::default());
    assert_eq!(alone, busy);
}

#[test]
fn what_goes_beyond_the_calendar_has_no_date() {
    let office = Office::new(SOP);
    let mut setup = office.setup("2026-12-30T09:00");
    setup.repetitions = 4;
    let openings = [office.opening("check", "2026-12-29T10:00")];
    let forecast = forecast(&setup, &openings, 1, &Watch::default());
    assert_eq!(forecast.beyond, Some(2027));
    assert_eq!(
        (forecast.cases[0].half, forecast.cases[0].finished),
        (None, 0)
    );
}

#[test]
fn the_worst_come_first() {
    let office = Office::new(SOP);
    let cases = [
        ("file", "2025-07-08T10:00"),
        ("decide", "2025-07-08T10:00"),
        ("check", "2025-07-08T10:00"),
    ];
    let forecast = look(&office, &cases, 3);
    // All three break `one`; that which is done last comes first.
    assert_eq!(forecast.worst_first(), [2, 1, 0]);
}

#[test]
fn threads_change_nothing_and_stopping_leaves_what_is_known() {
    let office = Office::new(SOP);
    let mut setup = office.setup("2025-07-09T09:00");
    setup.repetitions = 40;
    setup.nodes[office.node("check").0 as usize].ways = Some(vec![
        WayWeight {
            exit: 0,
            target: None,
            weight: 0.5,
        },
        WayWeight {
            exit: 1,
            target: None,
            weight: 0.5,
        },
    ]);
    let openings = [
        office.opening("check", "2025-07-08T10:00"),
        office.opening("decide", "2025-07-08T10:00"),
    ];
    let with = |threads| forecast(&setup, &openings, threads, &Watch::default());
    let one = with(1);
    assert_eq!(one, with(3));
    let watch = Watch::default();
    watch.stop.store(true, std::sync::atomic::Ordering::Relaxed);
    let stopped = forecast(&setup, &openings, 2, &watch);
    assert_eq!(
        (stopped.repetitions, stopped.asked, stopped.cases.len()),
        (0, 40, 2)
    );
    assert_eq!(stopped.cases[0].half, None);
}
