//! Each part of a setup: who is there, how long rows take, which way cases go, what their data are, from when until when.

use lajur::model::{ExitTrigger, TimeSpan};
use lajur::simulate::draw::{Law, TimeLaw};
use lajur::simulate::setup::{Coming, Per, Seat, Values, charged};

use super::*;

const LETTERS: &str = r#"
sop letters "Incoming letters" {
  days workdays
  actor clerk "Clerk"
  actor head "Head"
  actor public "Public" outside
  data {
    complete yes/no
    kind one of { plain "Plain"  secret "Secret" }
    pages number
    note optional text
  }
  event withdrawn "Withdrawn"
  activity receive "Receive the letter" { start by public  takes 10 minutes }
  activity check "Check the letter" {
    decision by clerk { when complete "Complete" -> sign  otherwise "Not complete" -> receive }
    takes 1-3 workdays
  }
  activity sign "Sign the letter" {
    task first by clerk or head "Draft"
    task second by same as check "Second"
    takes at least 2 hours
  }
  activity copy "Copy the letter" { by clerk and head
    takes "as scheduled"
    repeat at most 3 times
  }
  activity answer "Wait for the answer" {
    wait 5 workdays or until withdrawn { "Yes" -> archive  "No" -> archive }
  }
  activity archive "Archive the letter" { end by clerk }
  rule secret-pages must { when kind == secret  require note is given }
}
"#;

fn letters() -> Office {
    let office = Office::of(LETTERS);
    assert!(!office.sop().faulty);
    office
}

/// Everything that is assumed of the sample, in the order in which it is told.
#[test]
fn what_is_not_said_is_told() {
    let office = letters();
    let setup = office.setup(&Scenario::default());
    assert_eq!(
        assumed(&setup, Lang::En),
        [
            "5.7 cases come per month, as many as keep `clerk` busy for 80% of the time",
            "one officer does the work of each of `clerk`, `head`",
            "there are always enough of `public`",
            "the one time that is stated is the most it takes, and half of it the likeliest: `receive`",
            "a stated range is drawn between its ends, the middle the likeliest: `check`",
            "the least that is stated is what it takes: `sign`",
            "no time is stated, so none is taken: `archive`",
            "the time is stated in words, so none is taken: `copy`",
            "10% of the cases go back, the other exits share the rest alike: `check`",
            "what is waited for comes in 50% of the cases, at any time before the wait is over: `answer`",
            "what is repeated at most so many times is done once up to that often, each number alike: `copy`",
            "the data of a case are `kind` (each value equally often), `note` (always given)",
            "cases come from 2025-01-02 on",
            "cases come until 2026-01-02",
            "cases that come before 2025-02-07 are not counted, so that the office is not empty at first",
            "the whole is played 20 times",
            "chance is drawn from the seed 1; another seed gives other luck",
        ]
    );
    let indonesian = assumed(&setup, Lang::Id);
    assert_eq!(indonesian.len(), setup.assumptions.len());
    assert!(
        indonesian
            .iter()
            .all(|text| !text.is_empty() && !text.ends_with('.'))
    );
}

#[test]
fn what_a_scenario_says_is_not_assumed() {
    let office = letters();
    let scenario = Scenario {
        since: since(2025, 3, 3),
        horizon: Some(spanned(span("6", Unit::Months))),
        warm_up: Some(spanned(span("2", Unit::Weeks))),
        repetitions: Some(spanned(3)),
        seed: Some(spanned(9)),
        arrivals: rate("2", Unit::Weeks),
        staff: vec![staff(&[office.actor("clerk"), office.actor("head")], 2)],
        shape: Some(spanned(Shape::Exactly)),
        chances: vec![exits(office.node("check"), &["70", "30"])],
        ..Scenario::default()
    };
    let setup = office.setup(&scenario);
    assert_eq!((setup.repetitions, setup.seed), (3, 9));
    assert_eq!(setup.begins.to_string(), "2025-03-03T00:00");
    assert_eq!(setup.counts_from.to_string(), "2025-03-17T15:00");
    assert_eq!(setup.counts_until.to_string(), "2025-09-03T23:59:59");
    let told = assumed(&setup, Lang::En).join("\n");
    for word in [
        "busy",
        "one officer does",
        "seed",
        "played",
        "come from",
        "come until",
        "10%",
        "drawn",
    ] {
        assert!(!told.contains(word), "{word} in {told}");
    }
}

#[test]
fn seats_are_those_who_work_at_once() {
    let office = letters();
    let setup = office.setup(&Scenario::default());
    let seats = |name| setup.nodes[office.node(name).0 as usize].seats.clone();
    let (clerk, head) = (office.actor("clerk"), office.actor("head"));
    assert_eq!(seats("check"), [Seat::Actors(vec![clerk])]);
    assert_eq!(seats("first"), [Seat::Actors(vec![clerk, head])]);
    assert_eq!(seats("second"), [Seat::SameAs(office.node("check"))]);
    assert_eq!(
        seats("copy"),
        [Seat::Actors(vec![clerk]), Seat::Actors(vec![head])]
    );
    assert_eq!(seats("answer"), []);
}

#[test]
fn officers_are_one_each_or_as_many_as_are_needed() {
    let office = letters();
    let setup = office.setup(&Scenario::default());
    let numbers: Vec<Option<u32>> = setup.officers.iter().map(|it| it.number).collect();
    assert_eq!(numbers, [Some(1), Some(1), None]);
}

#[test]
fn an_officer_has_hours_a_share_and_absences_of_their_own() {
    let office = letters();
    let (clerk, head) = (office.actor("clerk"), office.actor("head"));
    let scenario = Scenario {
        staff: vec![Staff {
            hours: Some(said("08:00-12:00")),
            share: Some(number("50")),
            absent: Some(number("10")),
            ..staff(&[head, clerk], 3)
        }],
        ..Scenario::default()
    };
    let setup = office.setup(&scenario);
    let group = &setup.officers[0];
    assert_eq!(
        (group.number, group.share, group.absent),
        (Some(3), 0.5, 0.1)
    );
    assert_eq!(group.actors, [head, clerk]);
    let monday =
        |hour| lajur::calendar::Moment::at(since(2025, 1, 6).unwrap().value, hour, 0).unwrap();
    let hours = group.hours.as_ref().unwrap();
    assert_eq!(
        hours.office_seconds_between(monday(0), monday(23)),
        Ok(4 * 3600)
    );
    assert_eq!(setup.officers.len(), 2);
}

#[test]
fn hours_that_never_meet_those_of_the_office_are_refused() {
    let office = letters();
    let scenario = Scenario {
        staff: vec![Staff {
            hours: Some(said("19:00-21:00")),
            ..staff(&[office.actor("clerk")], 1)
        }],
        ..Scenario::default()
    };
    let (setup, findings) = office.tried(&scenario, &Options::default());
    assert!(setup.is_none());
    assert_eq!(findings[0].code(), "hours-never-meet");
}

#[test]
fn stated_times_are_read_in_the_shape_that_is_said() {
    let office = letters();
    let law = |shape: Option<Shape>, row: &str| {
        let scenario = Scenario {
            shape: shape.map(spanned),
            ..Scenario::default()
        };
        let setup = office.setup(&scenario);
        setup.rows[office.row(row).0 as usize].times[0].law.clone()
    };
    let between = |least: Option<&str>, most: &str, unit, part| TimeLaw::Between {
        least: least.map(|least| span(least, unit)),
        most: span(most, unit),
        part,
    };
    let even = Law::Uniform {
        least: 0.0,
        most: 1.0,
    };
    let pert = Law::pert(0.0, 0.5, 1.0);
    assert_eq!(
        law(None, "check"),
        between(Some("1"), "3", Unit::Workdays, pert.clone())
    );
    assert_eq!(
        law(None, "receive"),
        between(None, "10", Unit::Minutes, pert)
    );
    let exact = Some(Shape::Exactly);
    assert_eq!(
        law(exact, "check"),
        between(Some("1"), "3", Unit::Workdays, even.clone())
    );
    assert_eq!(
        law(exact, "receive"),
        between(None, "10", Unit::Minutes, Law::Exactly(1.0))
    );
    let evenly = Some(Shape::Uniform);
    assert_eq!(
        law(evenly, "receive"),
        between(None, "10", Unit::Minutes, even)
    );
    assert_eq!(
        law(None, "sign"),
        between(None, "2", Unit::Hours, Law::Exactly(1.0))
    );
    assert_eq!(law(None, "copy"), TimeLaw::Nothing);
}

#[test]
fn a_row_takes_what_the_scenario_says() {
    let office = letters();
    let check = office.row("check");
    let scenario = Scenario {
        times: vec![takes(check, Shape::Exponential, &["2.5"], Unit::Hours)],
        handovers: vec![RowDraw {
            time: TimeDraw::Span(Said::stated(
                TimeSpan {
                    low: None,
                    high: Some(span("1", Unit::Workdays)),
                    written: None,
                },
                Span::default(),
            )),
            ..takes(check, Shape::Exactly, &["1"], Unit::Hours)
        }],
        ..Scenario::default()
    };
    let setup = office.setup(&scenario);
    let row = &setup.rows[check.0 as usize];
    let number = Law::Exponential { mean: 2.5 };
    assert_eq!(
        row.times[0].law,
        TimeLaw::Of {
            unit: Unit::Hours,
            number
        }
    );
    assert!(matches!(row.handover, Some(TimeLaw::Between { .. })));
    assert_eq!(row.limit, Some(span("3", Unit::Workdays)));
}

#[test]
fn ways_back_are_seldom_unless_the_data_decide() {
    let office = letters();
    let check = office.node("check");
    let weights = |scenario: &Scenario| {
        let setup = office.setup(scenario);
        let ways = setup.nodes[check.0 as usize].ways.clone();
        ways.map(|ways| ways.iter().map(|way| way.weight).collect::<Vec<_>>())
    };
    assert!(matches!(
        office.sop()[check].exits[0].trigger,
        ExitTrigger::When(_)
    ));
    assert_eq!(weights(&Scenario::default()), Some(vec![0.9, 0.1]));
    let chances = Scenario {
        chances: vec![exits(check, &["25", "75"])],
        ..Scenario::default()
    };
    assert_eq!(weights(&chances), Some(vec![0.25, 0.75]));
    let data = Scenario {
        data: vec![draw(office.field("complete"), ValueDraw::Yes(number("60")))],
        ..Scenario::default()
    };
    assert_eq!(weights(&data), None);
}

#[test]
fn data_that_rules_ask_for_are_drawn_and_what_chance_decides_is_not() {
    let office = letters();
    let setup = office.setup(&Scenario::default());
    let fields: Vec<FieldId> = setup.data.iter().map(|it| it.field).collect();
    assert_eq!(fields, [office.field("kind"), office.field("note")]);
    assert!(matches!(&setup.data[0].of, Values::OneOf(weights) if weights == &[1.0, 1.0]));
    assert!(matches!(setup.data[1].of, Values::Given(1.0)));
}

#[test]
fn lengths_of_time_keep_their_unit() {
    let office = letters();
    let pages = office.field("pages");
    let days = TimeDraw::Shaped(distribution(Shape::Exactly, &["2"]), Unit::Workdays);
    let scenario = Scenario {
        data: vec![draw(pages, ValueDraw::Time(days))],
        ..Scenario::default()
    };
    let setup = office.setup(&scenario);
    let drawn = setup.data[0]
        .of
        .draw(&mut lajur::simulate::draw::Stream::of(&[]));
    let expected = lajur::model::expr::Value::Duration(span("2", Unit::Workdays));
    assert_eq!(drawn, Some(expected));
}

#[test]
fn without_dates_it_begins_with_the_last_year_but_one() {
    let setup_of = |options: &Options| {
        let office = letters();
        let (setup, _) = office.tried(&Scenario::default(), options);
        let setup = setup.unwrap();
        (
            setup.begins.to_string(),
            setup.counts_from.to_string(),
            setup.counts_until.to_string(),
        )
    };
    let (begins, from, until) = setup_of(&Options::default());
    assert_eq!(begins, "2025-01-02T00:00");
    assert_eq!(from, "2025-02-07T00:00");
    assert_eq!(until, "2026-01-02T23:59:59");
    let (_, _, until) = setup_of(&Options {
        cases: Some(500),
        ..Options::default()
    });
    assert_eq!(until, "2026-12-31T23:59:59");
}

#[test]
fn what_lies_beyond_the_calendar_is_refused() {
    let office = letters();
    let codes = |scenario: Scenario| -> Vec<&str> {
        office
            .told(&scenario)
            .iter()
            .map(|(code, _)| *code)
            .collect()
    };
    let early = Scenario {
        since: since(1999, 1, 4),
        ..Scenario::default()
    };
    assert_eq!(codes(early), ["beyond-calendar"]);
    let long = Scenario {
        horizon: Some(spanned(span("9", Unit::Years))),
        ..Scenario::default()
    };
    assert_eq!(codes(long), ["beyond-calendar"]);
    let warm = Scenario {
        horizon: Some(spanned(span("1", Unit::Months))),
        warm_up: Some(spanned(span("2", Unit::Months))),
        ..Scenario::default()
    };
    assert_eq!(codes(warm), ["nothing-counts"]);
}

#[test]
fn cases_come_as_in_a_log_that_has_any() {
    let office = letters();
    let scenario = Scenario {
        arrivals: Some(spanned(Arrivals::Log(said("log.csv")))),
        ..Scenario::default()
    };
    let (setup, findings) = office.tried(&scenario, &Options::default());
    assert!(setup.is_none());
    assert_eq!(findings[0].code(), "no-logged-arrivals");
    let at = |day, hour| {
        lajur::calendar::Moment::at(since(2025, 3, day).unwrap().value, hour, 0).unwrap()
    };
    let options = Options {
        logged_arrivals: Some(vec![at(20, 9), at(4, 8), at(10, 10)]),
        ..Options::default()
    };
    let (setup, _) = office.tried(&scenario, &options);
    let setup = setup.unwrap();
    assert_eq!(
        setup.arrivals,
        Coming::At(vec![at(4, 8), at(10, 10), at(20, 9)])
    );
    assert_eq!(setup.begins, at(4, 0));
    assert!(setup.counts_until > at(20, 9));
}

#[test]
fn a_quarter_is_three_months_of_arrivals() {
    let office = letters();
    let scenario = Scenario {
        arrivals: rate("6", Unit::Quarters),
        ..Scenario::default()
    };
    let Coming::Rate { number, per, .. } = office.setup(&scenario).arrivals else {
        panic!("a rate");
    };
    assert_eq!((number, per), (2.0, Per::Month));
}

#[test]
fn a_row_is_charged_when_a_case_comes_to_it_or_goes_back_in_it() {
    let office = Office::of(
        r#"
sop shared "Shared" {
  days workdays
  actor clerk "Clerk"
  activity one "Read" { start by clerk  takes 3 minutes, shared with two }
  activity two "Write" {
    decision first by clerk "Good?" { "Yes" -> second  "No" -> one }
    decision second by clerk "Sure?" { "Yes" -> three  "No" -> first }
  }
  activity three "Send" { end by clerk  takes 1 minute }
}
"#,
    );
    let charged = |from, to| charged(office.sop(), from, office.node(to));
    let node = |name| Some(office.node(name));
    assert!(charged(None, "one"));
    assert!(!charged(node("one"), "first"));
    assert!(!charged(node("first"), "second"));
    assert!(charged(node("first"), "one"));
    assert!(charged(node("second"), "first"));
    assert!(charged(node("second"), "three"));
}

/// A change can give a start a chance that does not go with that of another one.
#[test]
fn the_chances_of_all_starts_must_be_the_whole() {
    let office = Office::of(
        r#"sop a "A" {
          actor clerk "Clerk"
          activity desk "At the desk" { start by clerk -> note }
          activity mail "By mail" { start by clerk -> note }
          activity note "Note it" { end by clerk }
        }"#,
    );
    let start = |name: &str, percent: &str| Chance {
        node: spanned(office.node(name)),
        of: ChanceOf::Start(number(percent)),
        span: Span::default(),
    };
    let with = |desk: &str, mail: &str| Scenario {
        chances: vec![start("desk", desk), start("mail", mail)],
        ..Scenario::default()
    };
    assert_eq!(office.setup(&with("70", "30")).starts[1].1, 0.3);
    for (desk, mail, sum) in [("70", "50", 120), ("0", "0", 0)] {
        let words = format!("the chances of `mail` add up to {sum}%, not to 100%");
        assert_eq!(
            office.told(&with(desk, mail)),
            [("chances-not-whole", words)]
        );
    }
}
