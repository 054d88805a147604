//! What is said before anything is played is what the play comes to: with as many cases as are to keep the busiest
//! officers busy for four fifths of their time, they are.

use lajur::simulate::Watch;
use lajur::simulate::setup::Assumption;
use lajur::simulate::tally::simulate;

use super::*;

/// How much of their time the busiest officers work when it is played.
fn played(office: &Office, scenario: &Scenario) -> f64 {
    let scenario = Scenario {
        repetitions: Some(spanned(4)),
        horizon: Some(spanned(span("8", Unit::Months))),
        ..scenario.clone()
    };
    let setup = office.setup(&scenario);
    let Some(Assumption::Rate { busiest, .. }) = setup.assumptions.first() else {
        panic!("{:?}", setup.assumptions);
    };
    let results = simulate(&setup, 1, &Watch::default());
    let actor = busiest[0];
    results.actors[actor.0 as usize].used.unwrap().mean
}

fn agrees(text: &str, scenario: impl Fn(&Office) -> Scenario, within: f64) {
    let office = Office::of(text);
    assert!(!office.sop().faulty, "{text}");
    let used = played(&office, &scenario(&office));
    assert!((used - 0.8).abs() < within, "{used} for {text}");
}

#[test]
fn branches_side_by_side_are_all_done() {
    let text = r#"
sop split "Split" {
  actor clerk "Clerk"
  actor head "Head"
  activity one "Open" { start by clerk  takes 5 minutes  -> two and three }
  activity two "Copy" { by clerk  takes 20 minutes  -> four }
  activity three "Read" { by head  takes 10 minutes  -> four }
  activity four "Compare" { by clerk  joins two, three  takes 15 minutes }
  activity five "File" { end by clerk }
}
"#;
    agrees(text, |_| Scenario::default(), 0.04);
}

#[test]
fn loops_with_and_without_a_bound_come_round_as_often_as_they_do() {
    let text = r#"
sop loops "Loops" {
  actor clerk "Clerk"
  activity one "Open" { start by clerk  takes 5 minutes }
  activity two "Check" {
    decision by clerk { "Good" -> three  "Not good" -> one, at most 2 times }
    takes 20 minutes
  }
  activity three "Check again" {
    decision by clerk { "Good" -> four  "Not good" -> two }
    takes 10 minutes
  }
  activity four "File" { end by clerk  takes 1 minute }
}
"#;
    let chances = |office: &Office| Scenario {
        chances: vec![
            exits(office.node("two"), &["40", "60"]),
            exits(office.node("three"), &["70", "30"]),
        ],
        ..Scenario::default()
    };
    agrees(text, chances, 0.06);
}

#[test]
fn data_decide_as_often_as_they_are_drawn() {
    let text = r#"
sop data "Data" {
  actor clerk "Clerk"
  data {
    urgent yes/no
    pages number
    files list { name text }
  }
  activity zero "Begin" { start by clerk }
  activity one "Open" {
    decision by clerk { when urgent and pages > 20 "Long" -> two  otherwise "Short" -> three }
    takes 5 minutes
  }
  activity two "Read" { by clerk  takes 40 minutes }
  activity three "Copy" { by clerk  takes 4 minutes per files }
  activity four "File" { by clerk  only when urgent  takes 10 minutes }
  activity five "End" { end by clerk }
}
"#;
    let draws = |office: &Office| {
        let even = |least, most| ValueDraw::Number(distribution(Shape::Uniform, &[least, most]));
        Scenario {
            data: vec![
                draw(office.field("urgent"), ValueDraw::Yes(number("60"))),
                draw(office.field("pages"), even("0", "50")),
                draw(office.field("files"), even("1", "7")),
            ],
            ..Scenario::default()
        }
    };
    agrees(text, draws, 0.05);
}

#[test]
fn work_that_either_may_do_is_shared_by_both() {
    let text = r#"
sop either "Either" {
  actor clerk "Clerk"
  actor head "Head"
  activity one "Open" { start by clerk or head  takes 20 minutes }
  activity two "Sign" { by head  takes 10 minutes }
  activity three "File" { end by clerk  takes 10 minutes }
}
"#;
    agrees(text, |_| Scenario::default(), 0.05);
}

#[test]
fn a_cell_of_several_rows_and_nodes_is_counted_once() {
    let text = r#"
sop cells "Cells" {
  actor clerk "Clerk"
  activity one "Open" { start by clerk  takes 20 minutes, shared with two }
  activity two "Check" {
    decision a by clerk "Good?" { "Yes" -> b  "No" -> one }
    decision b by clerk "Sure?" { "Yes" -> three  "No" -> a }
  }
  activity three "File" { end by clerk  takes 10 minutes }
}
"#;
    agrees(text, |_| Scenario::default(), 0.05);
}

#[test]
fn times_in_days_hold_their_officer_for_that_long() {
    let text = r#"
sop days "Days" {
  days workdays
  actor clerk "Clerk"
  actor head "Head"
  activity one "Open" { start by head  takes 15 minutes }
  activity two "Check" { by clerk  takes 1-3 days }
  activity three "File" { end by head  takes 1 hour }
}
"#;
    agrees(text, |_| Scenario::default(), 0.09);
}

#[test]
fn an_officer_with_hours_and_a_share_has_that_much_less() {
    let text = r#"
sop less "Less" {
  actor clerk "Clerk"
  activity one "Open" { start by clerk  takes 15 minutes }
  activity two "File" { end by clerk  takes 30 minutes }
}
"#;
    let less = |office: &Office| Scenario {
        staff: vec![Staff {
            hours: Some(said("08:00-14:00")),
            share: Some(number("60")),
            ..staff(&[office.actor("clerk")], 2)
        }],
        ..Scenario::default()
    };
    agrees(text, less, 0.06);
}

/// Work that goes on over days on which its officer is absent is not worked on then.
#[test]
fn officers_who_are_absent_now_and_then_work_on_the_other_days() {
    let text = r#"
sop absent "Absent" {
  days workdays
  actor clerk "Clerk"
  actor head "Head"
  activity one "Open" { start by head  takes 15 minutes }
  activity two "Check" { by clerk  takes 1-6 hours }
  activity three "File" { end by head  takes 1 hour }
}
"#;
    for officers in [1, 3] {
        let absent = |office: &Office| Scenario {
            staff: vec![Staff {
                absent: Some(number("15")),
                ..staff(&[office.actor("clerk")], officers)
            }],
            ..Scenario::default()
        };
        agrees(text, absent, 0.05);
    }
}
