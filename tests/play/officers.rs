//! Who works on what, and when: lines, seats, hours, shares, absences, batches and hand-overs.

use lajur::calendar::Moment;
use lajur::lang::Number;
use lajur::model::expr::Slots;
use lajur::model::{Amount, Duration, Unit};
use lajur::simulate::draw::Law;
use lajur::simulate::play::Opening;
use lajur::simulate::setup::{FieldSetup, Gather, Values};
use lajur::simulate::{OfficerId, Visit};

use crate::support::{Ear, Office, exactly, heard, moment, played, staff};

const ONE: &str = r#"
sop kerja "Kerja" {
  actor a "A"
  actor b "B"
  data { urgent yes/no }
  activity work "Work" { start by a  takes 1 hour  -> last }
  activity last "Last" { end }
}
"#;

fn length(number: i64, unit: Unit) -> Duration {
    let number = Number::whole(number).unwrap();
    Duration {
        amounts: vec![Amount { number, unit }],
    }
}

/// The first visit of each case: which officer, begun.
fn first(ear: &Ear) -> Vec<(u32, Moment)> {
    let mut cases: Vec<_> = ear.cases.iter().collect();
    cases.sort_by_key(|case| case.number);
    let visit = |visits: &[Visit]| (visits[0].by.unwrap().1.0, visits[0].begun);
    cases.iter().map(|case| visit(&case.visits)).collect()
}

#[test]
fn of_several_officers_the_one_with_the_least_work_takes_it() {
    let office = Office::of(ONE);
    let mut setup = office.setup(&[8, 9, 10].map(|hour| moment(6, hour, 0)));
    setup.officers[0].number = Some(2);
    assert_eq!(
        first(&heard(&setup)),
        [
            (0, moment(6, 8, 0)),
            (1, moment(6, 9, 0)),
            (0, moment(6, 10, 0))
        ]
    );
}

#[test]
fn as_many_officers_as_are_needed_never_let_wait() {
    let office = Office::of(ONE);
    let mut setup = office.setup(&[moment(6, 8, 0); 3]);
    setup.officers[0].number = None;
    let ear = heard(&setup);
    // Numbered are only those of the other actor.
    assert_eq!(first(&ear), [1, 2, 3].map(|id| (id, moment(6, 8, 0))));
    assert!(ear.queues.is_empty());
}

#[test]
fn priorities_go_first_and_the_first_come_among_equals() {
    let office =
        Office::of(&ONE.replace("start by a", "start by a  only when urgent or not urgent"));
    let text = ONE.replace(
        "-> last }",
        "-> fast }\n  activity fast \"Fast\" { by b only when urgent -> last }",
    );
    let guarded = Office::of(&text);
    let guard = guarded.sop().nodes[1].only_when.clone().unwrap();
    let mut setup = office.setup(&[0, 1, 2, 3].map(|minute| moment(6, 8, minute)));
    setup.priorities = vec![guard];
    setup.data = vec![FieldSetup {
        field: lajur::model::FieldId(0),
        of: Values::Yes(0.5),
    }];
    setup.nodes[0].done = Some(1.0);
    let mut told = 0;
    for seed in 0..20 {
        setup.seed = seed;
        let ear = heard(&setup);
        let urgent = |number: u64| {
            ear.case(number).data.values[0] == Some(lajur::model::expr::Value::YesNo(true))
        };
        let mut order = [1, 2, 3];
        order.sort_by_key(|number| (!urgent(*number), *number));
        told += u32::from(order != [1, 2, 3]);
        let done: Vec<u64> = ear.cases.iter().map(|case| case.number).collect();
        assert_eq!(done[0], 0);
        assert_eq!(done[1..], order);
    }
    assert!(told > 5);
}

#[test]
fn own_hours_pause_the_work() {
    let office = Office::of(ONE);
    let mut setup = office.setup(&[moment(6, 9, 30), moment(6, 10, 30)]);
    setup.officers[0].hours = Some(office.calendar.within_hours("08:00-10:00").unwrap());
    let ear = heard(&setup);
    assert_eq!(ear.course(&office, 0)[0], "work 06T09:30..07T08:30");
    assert_eq!(ear.course(&office, 1)[0], "work 07T08:30..07T09:30");
}

#[test]
fn who_is_away_leaves_work_to_who_is_there() {
    let office = Office::of(ONE);
    let a = office.actor("a");
    let mut setup = office.setup(&[[8, 0], [8, 30], [11, 0]].map(|[h, m]| moment(6, h, m)));
    let mut late = staff(&[a], 1);
    late.hours = Some(office.calendar.within_hours("13:00-16:00").unwrap());
    setup.officers = vec![late, staff(&[a], 1)];
    // The second case would have to wait for the first officer until 13:00, and the other one is free at 9:00.
    assert_eq!(
        first(&heard(&setup)),
        [
            (1, moment(6, 8, 0)),
            (1, moment(6, 9, 0)),
            (1, moment(6, 11, 0))
        ]
    );
    // He is looked for when he comes.
    setup.arrivals = lajur::simulate::setup::Coming::At(vec![
        moment(6, 11, 30),
        moment(6, 11, 40),
        moment(6, 11, 50),
    ]);
    assert_eq!(
        first(&heard(&setup)),
        [
            (1, moment(6, 11, 30)),
            (0, moment(6, 13, 0)),
            (1, moment(6, 13, 30))
        ]
    );
}

#[test]
fn half_of_the_time_takes_twice_as_long() {
    let office = Office::of(ONE);
    let mut setup = office.setup(&[moment(6, 15, 0)]);
    setup.officers[0].share = 0.5;
    assert_eq!(
        heard(&setup).course(&office, 0)[0],
        "work 06T15:00..07T08:30"
    );
}

#[test]
fn an_absent_officer_works_on_other_days() {
    let office = Office::of(ONE);
    let arrivals: Vec<_> = (6..11).map(|day| moment(day, 8, 0)).collect();
    let mut setup = office.setup(&arrivals);
    setup.officers[0].absent = 0.5;
    let days = |setup: &lajur::simulate::Setup<'_>| {
        let ear = heard(setup);
        let days = ear.cases.iter().map(|case| case.visits[0].done.date().day);
        days.collect::<std::collections::BTreeSet<_>>()
    };
    let all: Vec<_> = (0..10)
        .map(|seed| {
            setup.seed = seed;
            days(&setup)
        })
        .collect();
    assert!(all.iter().any(|days| !days.contains(&6)));
    assert!(all.iter().any(|days| days.contains(&6)));
}

const SEATS: &str = r#"
sop kerja "Kerja" {
  actor a "A"
  actor b "B"
  activity one "One" { start by a or b  takes 1 hour  -> two }
  activity two "Two" { by same as one  takes 1 hour  -> both }
  activity both "Both" { by a and b  takes 30 minutes  -> last }
  activity last "Last" { end }
}
"#;

#[test]
fn the_same_officer_comes_back_and_several_work_together() {
    let office = Office::of(SEATS);
    let ear = heard(&office.setup(&[moment(6, 8, 0), moment(6, 8, 0)]));
    let (a, b) = (office.actor("a"), office.actor("b"));
    let of_second = ear.case(1).visits.iter().map(|visit| visit.by);
    let b_seat = Some((b, OfficerId(1)));
    assert_eq!(of_second.take(2).collect::<Vec<_>>(), [b_seat, b_seat]);
    let together = ear
        .visits
        .iter()
        .find(|(visit, _)| visit.node.0 == 2)
        .unwrap();
    assert_eq!(together.1, [(a, OfficerId(0)), (b, OfficerId(1))]);
    assert_eq!(ear.course(&office, 0)[2], "both 06T10:00..06T10:30");
    assert_eq!(ear.course(&office, 1)[2], "both 06T10:30..06T11:00");
}

#[test]
fn who_fills_both_lanes_works_together_alone() {
    let office = Office::of(SEATS);
    let (a, b) = (office.actor("a"), office.actor("b"));
    let mut setup = office.setup(&[moment(6, 8, 0)]);
    setup.officers = vec![staff(&[a, b], 1)];
    let ear = heard(&setup);
    assert_eq!(ear.case(0).over, Some(moment(6, 10, 30)));
    let together = ear
        .visits
        .iter()
        .find(|(visit, _)| visit.node.0 == 2)
        .unwrap();
    assert_eq!(together.1, [(a, OfficerId(0)), (b, OfficerId(0))]);
}

/// Work for both does not wait for ever while there is always work for one of them.
#[test]
fn work_for_several_is_not_passed_by_for_ever() {
    let office = Office::of(
        r#"sop kerja "Kerja" {
  actor a "A"
  actor b "B"
  activity in "In" { start { "Both" -> both  "A" -> alone  "B" -> other } }
  activity both  "Both"  { by a and b  takes 1 hour  -> last }
  activity alone "Alone" { by a  takes 1 hour  -> last }
  activity other "Other" { by b  takes 1 hour  -> last }
  activity last "Last" { end }
}"#,
    );
    let arrivals: Vec<_> = (0..40)
        .map(|at| moment(6, 8, 0).plus_seconds(at * 1800).unwrap())
        .collect();
    let setup = office.setup(&arrivals);
    let ear = heard(&setup);
    assert_eq!(ear.cases.len(), 40);
    // Nobody who came an hour or more after work for both was begun before it.
    let visits: Vec<_> = ear.cases.iter().map(|case| case.visits[1]).collect();
    for both in visits.iter().filter(|visit| visit.node.0 == 1) {
        for other in &visits {
            assert!(other.waits_from <= both.waits_from || other.begun >= both.begun);
        }
    }
}

#[test]
fn gathered_cases_are_worked_on_together() {
    let office = Office::of(ONE);
    let mut setup = office.setup(&[0, 10, 20, 30, 40].map(|minute| moment(6, 8, minute)));
    setup.nodes[0].gather = Some(Gather {
        size: 2,
        within: Some(length(1, Unit::Hours)),
    });
    let ear = heard(&setup);
    let times = |number| {
        let visit = ear.case(number).visits[0];
        [visit.ready, visit.waits_from, visit.begun, visit.done]
    };
    let at = |hour, minute| moment(6, hour, minute);
    assert_eq!(times(0), [at(8, 0), at(8, 10), at(8, 10), at(9, 10)]);
    assert_eq!(times(1), [at(8, 10), at(8, 10), at(8, 10), at(9, 10)]);
    assert_eq!(times(3), [at(8, 30), at(8, 30), at(9, 10), at(10, 10)]);
    // The last one waits for nobody longer than an hour.
    assert_eq!(times(4), [at(8, 40), at(9, 40), at(10, 10), at(11, 10)]);
    assert!(
        ear.visits
            .iter()
            .all(|(visit, seats)| visit.node.0 != 0 || seats.len() == 1)
    );
}

#[test]
fn gathered_cases_have_repeated_work_done_together() {
    let office = Office::of(&ONE.replace("start by a", "start by a repeat 4 times"));
    let mut setup = office.setup(&[0, 10].map(|minute| moment(6, 8, minute)));
    setup.nodes[0].repeats = Law::Exactly(4.0);
    setup.nodes[0].gather = Some(Gather {
        size: 2,
        within: None,
    });
    let ear = heard(&setup);
    for number in 0..2 {
        let visits = &ear.case(number).visits;
        let work = visits.iter().filter(|visit| visit.node.0 == 0);
        let begun: Vec<Moment> = work.map(|visit| visit.begun).collect();
        let at = |hour| moment(6, hour, 10);
        assert_eq!(begun, [at(8), at(9), at(10), at(11)]);
    }
}

#[test]
fn work_lies_until_it_is_handed_over() {
    let office = Office::of(ONE);
    let mut setup = office.setup(&[moment(6, 8, 0)]);
    setup.rows[0].handover = Some(exactly(length(1, Unit::Workdays)));
    let visit = heard(&setup).case(0).visits[0];
    assert_eq!(
        [visit.ready, visit.waits_from, visit.begun, visit.done],
        [
            moment(6, 8, 0),
            moment(7, 16, 0),
            moment(7, 16, 0),
            moment(8, 8, 30)
        ]
    );
}

#[test]
fn open_cases_go_on_where_they_stand() {
    let office = Office::of(SEATS);
    let setup = office.setup(&[moment(6, 8, 0)]);
    let before = heard(&setup).case(0).clone();
    let mut setup = office.setup(&[]);
    setup.begins = moment(6, 9, 30);
    let mut marking = lajur::engine::Marking::before();
    let mut take = |name: &str| {
        let plan = &office.plan;
        let (_, step) = plan
            .steps()
            .find(|(_, step)| {
                marking.allows(step) && plan.sop()[step.kind.node()].name.value == name
            })
            .unwrap();
        marking = marking.after(step);
    };
    take("one");
    take("one");
    let opening = Opening {
        began: moment(6, 8, 0),
        visits: before.visits[..1].to_vec(),
        marking,
        since: vec![(office.node("two"), moment(6, 9, 0))],
        data: Slots::default(),
    };
    let (ear, told) = played(&setup, &[opening]);
    let case = ear.case(0);
    assert_eq!((case.opening, case.began), (Some(0), moment(6, 8, 0)));
    let two = case.visits[1];
    assert_eq!(
        [two.ready, two.waits_from, two.begun, two.done],
        [
            moment(6, 9, 0),
            moment(6, 9, 0),
            moment(6, 9, 30),
            moment(6, 10, 30)
        ]
    );
    assert_eq!(two.by, before.visits[0].by);
    assert_eq!(told.ended, moment(6, 11, 0));
}

#[test]
fn repeated_work_is_told_each_time() {
    let office = Office::of(&ONE.replace("start by a", "start by a repeat 3 times"));
    let mut setup = office.setup(&[moment(6, 8, 0)]);
    setup.nodes[0].repeats = Law::Exactly(3.0);
    let ear = heard(&setup);
    let visits = &ear.case(0).visits;
    let exits: Vec<_> = visits.iter().map(|visit| visit.exit).collect();
    assert_eq!(exits, [None, None, Some(0), None]);
    assert_eq!(ear.case(0).over, Some(moment(6, 11, 0)));
}
