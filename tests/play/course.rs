//! The course of single cases: work by day and night, decisions, branches, waits, and what comes from outside.

use lajur::simulate::draw::Law;
use lajur::simulate::draw::TimeLaw;
use lajur::simulate::setup::{EventSetup, WayWeight};

use crate::support::{Office, heard, minutes, moment, played};

const CHAIN: &str = r#"
sop kerja "Kerja" {
  actor a "A"
  actor b "B"
  activity one   "One"   { start by a  takes 1 hour }
  activity two   "Two"   { by b  takes 2 workdays }
  activity three "Three" { end by a  takes 3 hours }
}
"#;

#[test]
fn work_goes_on_while_the_office_works() {
    let office = Office::of(CHAIN);
    let ear = heard(&office.setup(&[moment(6, 15, 30)]));
    assert_eq!(
        ear.course(&office, 0),
        [
            "one 06T15:30..07T08:00",
            "two 07T08:00..09T16:00",
            "three 09T16:00..10T10:30",
        ]
    );
    assert_eq!(ear.case(0).over, Some(moment(10, 10, 30)));
    assert!(ear.case(0).marking.is_over());
}

#[test]
fn a_case_waits_for_the_officer_who_works_on_the_one_before() {
    let office = Office::of(
        r#"sop kerja "Kerja" {
  actor a "A"
  activity one "One" { start by a  takes 1 hour  -> two }
  activity two "Two" { end by a  takes 1 hour }
}"#,
    );
    let ear = heard(&office.setup(&[moment(6, 8, 0), moment(6, 8, 30)]));
    assert_eq!(
        ear.course(&office, 0),
        ["one 06T08:00..06T09:00", "two 06T10:00..06T11:00"]
    );
    assert_eq!(
        ear.course(&office, 1),
        ["one 06T09:00..06T10:00", "two 06T11:00..06T12:00"]
    );
    let a = office.actor("a");
    let lengths: Vec<_> = ear
        .queues
        .iter()
        .map(|(_, at, length)| (*at, *length))
        .collect();
    assert!(ear.queues.iter().all(|(actor, ..)| *actor == a));
    assert_eq!(lengths[0], (moment(6, 8, 30), 1));
    assert_eq!(lengths.last(), Some(&(moment(6, 11, 0), 0)));
}

const LOOP: &str = r#"
sop kerja "Kerja" {
  actor a "A"
  activity one   "One"   { start by a  takes 10 minutes }
  activity check "Check" {
    decision by a {
      "Good" -> last
      "Bad"  -> one, at most 2 times
    }
    takes 5 minutes
  }
  activity last  "Last"  { end by a }
}
"#;

#[test]
fn a_loop_is_gone_no_more_often_than_it_may_be() {
    let office = Office::of(LOOP);
    let mut setup = office.setup(&[moment(6, 8, 0)]);
    let way = |exit, weight| WayWeight {
        exit,
        target: None,
        weight,
    };
    setup.nodes[1].ways = Some(vec![way(0, 0.0), way(1, 1.0)]);
    let ear = heard(&setup);
    let names: Vec<u32> = ear
        .case(0)
        .visits
        .iter()
        .map(|visit| visit.node.0)
        .collect();
    assert_eq!(names, [0, 1, 0, 1, 0, 1, 2]);
    assert_eq!(ear.case(0).over, Some(moment(6, 8, 45)));
}

#[test]
fn chances_are_kept() {
    let office = Office::of(LOOP);
    let arrivals: Vec<_> = (0..2000)
        .map(|at| moment(6, 8, 0).plus_seconds(at * 1200).unwrap())
        .collect();
    let mut setup = office.setup(&arrivals);
    let way = |exit, weight| WayWeight {
        exit,
        target: None,
        weight,
    };
    setup.nodes[1].ways = Some(vec![way(0, 3.0), way(1, 1.0)]);
    let ear = heard(&setup);
    let first = |at: usize| ear.cases[at].visits[1].exit == Some(1);
    let bad = (0..ear.cases.len()).filter(|at| first(*at)).count();
    assert!((430..570).contains(&bad), "{bad}");
}

const SPLIT: &str = r#"
sop meeting "Meeting" {
  actor a "A"
  actor b "B"
  data { far optional yes/no }
  event called-off "Called off"
  activity lead   "Lead"   { start by a  takes 1 hour  -> draft and letter }
  activity draft  "Draft"  { by a  takes 2 hours  -> sign }
  activity letter "Letter" { by b  only when far  takes 30 minutes  -> sign }
  activity sign   "Sign"   { end by a  joins draft, letter  takes 10 minutes }
  activity stop   "Stop"   { end by b  takes 5 minutes }
  on called-off from any "Called off" -> stop
}
"#;

#[test]
fn branches_wait_for_each_other() {
    let office = Office::of(SPLIT);
    let mut setup = office.setup(&[moment(6, 8, 0)]);
    setup.nodes[2].done = Some(1.0);
    assert_eq!(
        heard(&setup).course(&office, 0),
        [
            "lead 06T08:00..06T09:00",
            "letter 06T09:00..06T09:30",
            "draft 06T09:00..06T11:00",
            "sign 06T11:00..06T11:10",
        ]
    );
    setup.nodes[2].done = Some(0.0);
    let ear = heard(&setup);
    assert!(ear.case(0).visits[1].passed);
    assert_eq!(ear.case(0).visits[1].by, None);
    assert_eq!(ear.case(0).over, Some(moment(6, 11, 10)));
}

#[test]
fn an_interrupt_drops_what_is_under_way_and_frees_its_officer() {
    let office = Office::of(SPLIT);
    let mut setup = office.setup(&[moment(6, 8, 0), moment(6, 8, 0)]);
    setup.nodes[2].done = Some(1.0);
    setup.events = vec![EventSetup {
        event: lajur::model::EventId(0),
        chance: 1.0,
        after: minutes(Law::Exactly(90.0)),
    }];
    let ear = heard(&setup);
    assert_eq!(
        ear.course(&office, 0),
        [
            "lead 06T08:00..06T09:00",
            "letter 06T09:00..06T09:30",
            "stop 06T09:30..06T09:35"
        ]
    );
    // The other case's first work is dropped while it is under way.
    assert_eq!(ear.course(&office, 1), ["stop 06T09:35..06T09:40"]);
    assert_eq!(
        ear.case(0).events,
        [(lajur::model::EventId(0), moment(6, 9, 30))]
    );
}

const WAIT: &str = r#"
sop teguran "Teguran" {
  actor a "A"
  event urus "Diurus"
  activity warn "Warn" { start by a  takes 10 minutes }
  activity wait "Wait" {
    wait 3 workdays or until urus { "Yes" -> good   "No" -> bad }
  }
  activity good "Good" { end by a }
  activity bad  "Bad"  { end by a }
}
"#;

#[test]
fn a_wait_ends_by_what_comes_first() {
    let office = Office::of(WAIT);
    let mut setup = office.setup(&[moment(6, 8, 0)]);
    let ends = |setup: &lajur::simulate::Setup<'_>| heard(setup).course(&office, 0)[2].clone();
    assert_eq!(ends(&setup), "bad 09T16:00..09T16:00");
    setup.nodes[1].until = Some((1.0, minutes(Law::Exactly(60.0))));
    assert_eq!(ends(&setup), "good 06T09:10..06T09:10");
    setup.nodes[1].until = Some((0.0, TimeLaw::Nothing));
    assert_eq!(ends(&setup), "bad 09T16:00..09T16:00");
    setup.nodes[1].until = Some((1.0, minutes(Law::Exactly(6000.0))));
    assert_eq!(ends(&setup), "bad 09T16:00..09T16:00");
}

#[test]
fn a_case_that_would_leave_the_calendar_stays_open() {
    let office = Office::of(&CHAIN.replace("2 workdays", "900 workdays"));
    let (ear, played) = played(&office.setup(&[moment(6, 8, 0)]), &[]);
    assert_eq!(ear.case(0).over, None);
    assert_eq!(ear.case(0).visits.len(), 1);
    assert_eq!(played.beyond, Some(2027));
}
