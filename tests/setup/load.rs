//! How much work there is, how many cases come where nothing is said, and what is told of too many.

use std::fs;
use std::path::Path;

use lajur::simulate::setup::{Assumption, Coming, Per};

use super::*;

/// Each case is looked at for an hour, a quarter of them go round once more, and filing takes half an hour.
const DESK: &str = r#"
sop desk "Desk" {
  days workdays
  actor clerk "Clerk"
  actor head "Head"
  activity look "Look at the case" {
    start by clerk { "Good" -> file  "Not good" -> look }
    takes 1 hour
  }
  activity file "File it" { end by head  takes 30 minutes }
}
"#;

fn desk() -> (Office, Scenario) {
    let office = Office::of(DESK);
    let look = office.node("look");
    let scenario = Scenario {
        shape: Some(spanned(Shape::Exactly)),
        chances: vec![exits(look, &["75", "25"])],
        ..Scenario::default()
    };
    (office, scenario)
}

/// Four thirds of an hour of the clerk's time go into a case.
#[test]
fn the_busiest_officer_is_busy_for_four_fifths() {
    let (office, scenario) = desk();
    let setup = office.setup(&scenario);
    let Coming::Rate {
        number,
        per: Per::Day,
        ..
    } = setup.arrivals
    else {
        panic!("{:?}", setup.arrivals);
    };
    let days = office.calendar.office_days(setup.begins).unwrap();
    let days = days
        .take_while(|day| day.begins < setup.counts_until)
        .count();
    let seconds = office
        .calendar
        .office_seconds_between(setup.begins, setup.counts_until)
        .unwrap();
    let hours = seconds as f64 / 3600.0 / days as f64;
    let expected = 0.8 * hours / (4.0 / 3.0);
    assert!(
        (number - expected).abs() < 0.05 * expected,
        "{number} {expected}"
    );
    let busiest = vec![office.actor("clerk")];
    assert!(
        matches!(&setup.assumptions[0], Assumption::Rate { busiest: it, .. } if *it == busiest)
    );
}

#[test]
fn what_is_said_too_much_of_is_told_before_it_is_played() {
    let (office, scenario) = desk();
    let scenario = Scenario {
        arrivals: rate("8", Unit::Workdays),
        ..scenario
    };
    assert_eq!(office.told(&scenario), [("overload", "`clerk` would need 144% of the time there is: at 8 cases per working day there are 10.7 hours of work a day and 7.4 hours to do them in".to_string())]);
    let two = Scenario {
        staff: vec![staff(&[office.actor("clerk")], 2)],
        ..scenario
    };
    assert_eq!(office.told(&two), []);
}

#[test]
fn officers_who_fill_two_lanes_have_the_work_of_both() {
    let (office, scenario) = desk();
    let both = [office.actor("clerk"), office.actor("head")];
    let scenario = Scenario {
        arrivals: rate("4.5", Unit::Workdays),
        staff: vec![staff(&both, 1)],
        ..scenario
    };
    let told = office.told(&scenario);
    assert!(
        told[0].1.starts_with("`clerk, head` would need 111%"),
        "{told:?}"
    );
}

#[test]
fn shares_and_absences_leave_less_time() {
    let (office, scenario) = desk();
    let scenario = Scenario {
        arrivals: rate("5", Unit::Workdays),
        staff: vec![Staff {
            share: Some(number("50")),
            absent: Some(number("20")),
            ..staff(&[office.actor("clerk")], 2)
        }],
        ..scenario
    };
    let told = office.told(&scenario);
    assert!(told[0].1.starts_with("`clerk` would need 112%"), "{told:?}");
}

#[test]
fn a_loop_that_nobody_leaves_is_refused() {
    let (office, scenario) = desk();
    let scenario = Scenario {
        chances: vec![exits(office.node("look"), &["0", "100"])],
        ..scenario
    };
    let (setup, findings) = office.tried(&scenario, &Options::default());
    assert!(setup.is_none());
    assert_eq!(findings[0].code(), "endless-loop");
    let text = findings[0].message.text(Lang::En);
    assert!(text.ends_with("`look`"), "{text}");
}

/// Bundled documents need no scenario at all; each assumption is a sentence of its own in both languages.
#[test]
fn every_bundled_document_can_be_set_up() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sops");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let sops = files.filter(|path| path.extension().is_some_and(|ending| ending == "sop"));
    let mut seen = 0;
    for path in sops {
        let office = Office::of(&fs::read_to_string(&path).unwrap());
        let setup = office.setup(&Scenario::default());
        for lang in Lang::ALL {
            let mut texts = assumed(&setup, lang);
            let all = texts.len();
            texts.sort();
            texts.dedup();
            assert!(
                all > 4 && texts.len() == all && !texts[0].is_empty(),
                "{texts:?}"
            );
        }
        seen += 1;
    }
    assert!(seen > 1);
}

#[test]
fn more_cases_than_can_be_played_are_refused() {
    let (office, scenario) = desk();
    let scenario = Scenario {
        arrivals: rate("1000000", Unit::Hours),
        ..scenario
    };
    let (setup, findings) = office.tried(&scenario, &Options::default());
    assert!(setup.is_none());
    let found: Vec<&str> = findings.iter().map(Diagnostic::code).collect();
    assert!(found.contains(&"out-of-range"), "{found:?}");
    let few = Options {
        cases: Some(1),
        ..Options::default()
    };
    assert!(office.tried(&scenario, &few).0.is_some());
}

/// What an officer has in a day does not depend on how much of a day cases come.
#[test]
fn a_short_time_of_coming_shortens_no_day() {
    let (office, scenario) = desk();
    let scenario = Scenario {
        horizon: Some(spanned(span("1", Unit::Hours))),
        ..scenario
    };
    let setup = office.setup(&scenario);
    let Coming::Rate { number, per, .. } = setup.arrivals else {
        panic!("{:?}", setup.arrivals);
    };
    assert_eq!((number, per), (4.5, Per::Day));
    let counted = |it: &Assumption| matches!(it, Assumption::CountsFrom(_));
    assert!(!setup.assumptions.iter().any(counted));
}

#[test]
fn work_that_outlasts_the_calendar_is_work() {
    let (office, scenario) = desk();
    let look = office.row("look");
    let scenario = Scenario {
        times: vec![takes(look, Shape::Exponential, &["100000"], Unit::Workdays)],
        ..scenario
    };
    let setup = office.setup(&scenario);
    let first = setup.assumptions.first();
    assert!(matches!(first, Some(Assumption::Rate { .. })), "{first:?}");
}
