//! What the data of a case decide: exits, times, and what is done at all; and the silences that follow when nothing is.

use lajur::model::FieldId;
use lajur::model::expr::Value;
use lajur::simulate::draw::Law;
use lajur::simulate::setup::{FieldSetup, Gather, Values};

use crate::support::{Office, heard, moment};

const DATA: &str = r#"
sop kerja "Kerja" {
  actor a "A"
  data {
    right yes/no
    kind  one of { big "Big"  small "Small" }
    files list { name text }
  }
  activity first "First" { start by a  takes 10 minutes if kind == big  takes 1 minute }
  activity check "Check" {
    decision by a {
      when right "Right" -> count
      otherwise  "Wrong" -> first
    }
    takes 20 minutes for "Right"
    takes 5 minutes for "Wrong"
  }
  activity count "Count" { by a  takes 2 minutes per files  for each files }
  activity extra "Extra" { by a  only when kind == big  takes 3 minutes }
  activity last  "Last"  { end by a  takes at most 1 hour after first }
}
"#;

fn draws(office: &Office, seed: u64) -> lajur::simulate::Setup<'_> {
    let mut setup = office.setup(&[moment(6, 8, 0)]);
    setup.seed = seed;
    let field = |at, of| FieldSetup {
        field: FieldId(at),
        of,
    };
    setup.data = vec![
        field(0, Values::Yes(0.5)),
        field(1, Values::OneOf(vec![1.0, 1.0])),
        field(2, Values::Items(Law::Exactly(3.0))),
    ];
    setup.rows[2].times[0].per = None;
    setup
}

#[test]
fn data_decide_ways_and_times() {
    let office = Office::of(DATA);
    let mut ways = [0; 4];
    for seed in 0..60 {
        let ear = heard(&draws(&office, seed));
        let case = ear.case(0);
        let big = case.data.values[1] == Some(Value::Variant(0));
        let minutes = |at: usize| {
            let visit = case.visits[at];
            visit.begun.seconds_until(visit.done) / 60
        };
        let back = case.visits.iter().filter(|visit| visit.node.0 == 0).count() - 1;
        ways[back.min(3)] += 1;
        for round in 0..=back {
            assert_eq!(minutes(2 * round), if big { 10 } else { 1 });
            assert_eq!(minutes(2 * round + 1), if round < back { 5 } else { 20 });
        }
        // The decision was drawn anew each time: at last it is as the data are.
        assert_eq!(case.data.values[0], Some(Value::YesNo(true)));
        let counted = &case.visits[2 * back + 2..2 * back + 5];
        assert!(counted.iter().all(|visit| visit.node.0 == 2));
        let extra = case.visits[2 * back + 5];
        assert_eq!((extra.node.0, extra.passed), (3, !big));
        let first = case.visits[2 * back].done;
        let due = first.plus_seconds(3600).unwrap();
        assert_eq!(case.visits.last().unwrap().done, due.max(extra.done));
    }
    assert!(ways[0] > 15 && ways[1] > 5 && ways[2] > 1, "{ways:?}");
}

const SILENT: &str = r#"
sop kerja "Kerja" {
  actor a "A"
  actor b "B"
  activity ask    "Ask"    { start by a }
  activity answer "Answer" { by b  takes 3 workdays }
  activity close  "Close"  { end by a }
  activity stop   "Stop"   { end by a }
  rule quiet may { silence 2 workdays after ask without answer -> stop }
}
"#;

#[test]
fn a_silence_that_lasts_takes_the_case_elsewhere() {
    let office = Office::of(SILENT);
    let ear = heard(&office.setup(&[moment(6, 8, 0), moment(7, 8, 0)]));
    assert_eq!(
        ear.course(&office, 0),
        ["ask 06T08:00..06T08:00", "stop 08T16:00:01..08T16:00:01"]
    );
    // The officer is free for the other case when the first is dropped.
    assert_eq!(
        ear.course(&office, 1),
        ["ask 07T08:00..07T08:00", "stop 09T16:00:01..09T16:00:01"]
    );
    assert_eq!(
        ear.queues.last().map(|(_, at, length)| (*at, *length)),
        moment(8, 16, 0).plus_seconds(1).map(|at| (at, 0))
    );
}

#[test]
fn what_is_done_in_time_is_no_silence() {
    let office = Office::of(&SILENT.replace("takes 3 workdays", "takes 2 workdays"));
    let ear = heard(&office.setup(&[moment(6, 8, 0)]));
    assert_eq!(
        ear.course(&office, 0),
        [
            "ask 06T08:00..06T08:00",
            "answer 06T08:00..08T16:00",
            "close 08T16:00..08T16:00"
        ]
    );
}

#[test]
fn a_case_that_is_dropped_from_a_batch_leaves_the_others_to_it() {
    let office = Office::of(&SILENT.replace("takes 3 workdays", "takes 2 workdays"));
    let mut setup = office.setup(&[moment(6, 8, 0), moment(7, 8, 0)]);
    setup.nodes[1].gather = Some(Gather {
        size: 2,
        within: None,
    });
    let ear = heard(&setup);
    assert_eq!(ear.course(&office, 0)[1], "stop 08T16:00:01..08T16:00:01");
    assert_eq!(ear.course(&office, 1)[1], "answer 07T08:00..09T16:00");
}

#[test]
fn a_loop_without_an_end_is_told() {
    let office = Office::of(
        r#"sop kerja "Kerja" {
  actor a "A"
  activity one "One" { start by a }
  activity two "Two" { decision by a { "Again" -> one  "Done" -> last } }
  activity last "Last" { end }
}"#,
    );
    let mut setup = office.setup(&[moment(6, 8, 0)]);
    let way = |exit, weight| lajur::simulate::setup::WayWeight {
        exit,
        target: None,
        weight,
    };
    setup.nodes[1].ways = Some(vec![way(0, 1.0), way(1, 0.0)]);
    let (ear, played) = crate::support::played(&setup, &[]);
    assert!(played.endless.is_some_and(|node| node.0 < 2));
    assert_eq!(ear.cases[0].over, None);
}

#[test]
fn who_is_told_to_stop_stops() {
    let office = Office::of(SILENT);
    let mut setup = office.setup(&[]);
    setup.arrivals = lajur::simulate::setup::Coming::Rate {
        number: 100.0,
        per: lajur::simulate::setup::Per::Day,
        evenly: true,
        around_the_clock: false,
    };
    let watch = lajur::simulate::Watch::default();
    watch.stop.store(true, std::sync::atomic::Ordering::Relaxed);
    let mut ear = crate::support::Ear::default();
    let played = lajur::simulate::play::play(&setup, 0, &[], &mut ear, &watch);
    assert!(played.stopped);
    assert!(ear.visits.len() < 5000);
    let over = ear.cases.iter().filter(|case| case.over.is_some()).count() as u64;
    assert_eq!(watch.cases.load(std::sync::atomic::Ordering::Relaxed), over);
}

/// A silence that was broken before the play began stays broken; one that lasts goes on.
#[test]
fn silences_of_open_cases_go_on() {
    let office = Office::of(SILENT);
    let setup = office.setup(&[moment(6, 8, 0)]);
    let ask = heard(&setup).case(0).visits[0];
    let plan = &office.plan;
    let step = |name: &str, marking: &lajur::engine::Marking| {
        let mut steps = plan.steps().map(|(_, step)| step);
        let is_it = |step: &&lajur::engine::Step| {
            marking.allows(step) && plan.sop()[step.kind.node()].name.value == name
        };
        marking.after(steps.find(is_it).unwrap())
    };
    let mut marking = lajur::engine::Marking::before();
    for name in ["ask", "ask"] {
        marking = step(name, &marking);
    }
    let mut opening = lajur::simulate::Opening {
        began: moment(6, 8, 0),
        visits: vec![ask],
        since: vec![(office.node("answer"), moment(6, 8, 0))],
        marking: marking.clone(),
        data: lajur::model::expr::Slots::default(),
    };
    let mut setup = office.setup(&[]);
    setup.begins = moment(7, 9, 0);
    let ends = |opening: &lajur::simulate::Opening| {
        let (ear, _) = crate::support::played(&setup, std::slice::from_ref(opening));
        ear.course(&office, 0).pop().unwrap()
    };
    assert_eq!(ends(&opening), "stop 08T16:00:01..08T16:00:01");
    opening.marking = step("answer", &marking);
    opening.since = vec![(office.node("close"), moment(6, 10, 0))];
    opening.visits.push(lajur::simulate::Visit {
        node: office.node("answer"),
        done: moment(6, 10, 0),
        ..ask
    });
    assert_eq!(ends(&opening), "close 07T09:00..07T09:00");
}
