//! What is learned from facts that are known.

mod bundled;
mod facts;
mod played;

use facts::{Facts, SOP, at, exact, on, world};
use lajur::lang::Lang;
use lajur::model::{ActorId, Arrivals, ChanceOf, Scenario, Shape, TimeDraw, Unit, ValueDraw};
use lajur::simulate::learn::{About, Fact, Learned};

fn learned(facts: &[Facts]) -> Learned {
    world(SOP, |notes| {
        facts.iter().for_each(|facts| facts.tell(notes))
    })
}

fn scenario(facts: &[Facts]) -> Scenario {
    learned(facts).scenario
}

/// A case each working day at nine, checked by this person from ten for so many minutes.
fn checked(minutes: impl Fn(u32) -> i64, person: Option<u64>) -> Vec<Facts> {
    let case = |day| {
        let mut facts = Facts::coming(at(day, 9, 0));
        let began = at(day, 10, 0);
        let done = began.plus_seconds(minutes(day) * 60).unwrap();
        facts.work("check", Some(at(day, 9, 0)), Some(began), done, person);
        facts
    };
    (0..30).map(case).collect()
}

fn numbers(time: &TimeDraw) -> (Shape, Vec<String>, Unit) {
    match time {
        TimeDraw::Shaped(of, unit) => {
            let numbers = of.numbers.iter().map(|number| number.value.to_string());
            (of.shape.value, numbers.collect(), *unit)
        }
        TimeDraw::Span(_) => panic!("a stated time"),
    }
}

#[test]
fn logged_work_spreads_as_it_was() {
    let scenario = scenario(&checked(|day| 10 + 2 * i64::from(day % 21), None));
    let (shape, numbers, unit) = numbers(&scenario.times[0].time);
    assert_eq!((shape, unit), (Shape::Empirical, Unit::Minutes));
    assert_eq!(numbers.len(), 21);
    assert_eq!((numbers[0].as_str(), numbers[20].as_str()), ("10", "50"));
    // The nine shortest come twice, so that the middle of all lies below that of their range.
    assert_eq!(numbers[10], "24");
}

#[test]
fn a_few_visits_give_one_number_and_say_so() {
    let mut few = checked(|day| 10 + i64::from(day), None);
    few.truncate(3);
    let learned = learned(&few);
    let (shape, numbers, _) = numbers(&learned.scenario.times[0].time);
    assert_eq!((shape, numbers), (Shape::Exactly, vec!["11".to_string()]));
    let fact = |about| learned.evidence.iter().find(|it| it.about == about);
    let time = fact(About::Time(learned.scenario.times[0].row.value)).unwrap();
    assert!(matches!(
        time.fact,
        Fact::Took {
            visits: 3,
            few: true,
            ..
        }
    ));
    assert_eq!(
        time.fact.text(Lang::En),
        "3 visits; too few to say how they spread"
    );
}

#[test]
fn without_beginnings_work_starts_when_the_same_hands_are_free() {
    // Two cases are there at nine; one person is done with them at 9:30 and at 10:15.
    let case = |day: u32, minutes: i64| {
        let mut facts = Facts::coming(at(day, 9, 0));
        let done = at(day, 9, 0).plus_seconds(minutes * 60).unwrap();
        facts.work("check", Some(at(day, 9, 0)), None, done, Some(7));
        facts
    };
    let both = (0..20).flat_map(|day| [case(day, 30), case(day, 75)]);
    let scenario = scenario(&both.collect::<Vec<_>>());
    let (_, numbers, unit) = numbers(&scenario.times[0].time);
    assert_eq!((numbers[0].as_str(), numbers[20].as_str()), ("30", "45"));
    assert_eq!(unit, Unit::Minutes);
    assert!(scenario.handovers.is_empty());
}

#[test]
fn what_one_person_does_at_the_same_time_counts_once() {
    // Begun together at nine, done at ten and at eleven: an hour each, not one and two.
    let case = |day: u32, hours: u32| {
        let mut facts = Facts::coming(at(day, 9, 0));
        let begun = Some(at(day, 9, 0));
        facts.work("check", begun, begun, at(day, 9 + hours, 0), Some(7));
        facts
    };
    let both = (0..20).flat_map(|day| [case(day, 1), case(day, 2)]);
    let scenario = scenario(&both.collect::<Vec<_>>());
    assert_eq!(numbers(&scenario.times[0].time).1, ["60"]);
}

#[test]
fn rows_in_days_are_measured_in_days() {
    // Due at the close of office on the second day, and done then.
    let case = |day: u32| {
        let mut facts = Facts::coming(at(day, 9, 0));
        facts.work(
            "decide",
            Some(at(day, 9, 0)),
            None,
            at(day + 2, 16, 0),
            Some(u64::from(day)),
        );
        facts
    };
    // From Mondays and Tuesdays on, for offices close later on Fridays.
    let cases: Vec<Facts> = [0, 1, 5, 6, 10, 11].map(case).into();
    let scenario = scenario(&cases);
    assert_eq!(
        numbers(&scenario.times[0].time),
        (Shape::Exactly, vec!["2".to_string()], Unit::Workdays)
    );
}

#[test]
fn hand_over_is_what_lay_while_its_officer_was_free() {
    let mut cases = checked(|_| 30, Some(1));
    let scenario = scenario(&cases);
    let (_, lay, unit) = numbers(&scenario.handovers[0].time);
    assert_eq!((lay, unit), (vec!["60".to_string()], Unit::Minutes));
    // The same waits while the officer works on something else.
    for (day, case) in cases.iter_mut().enumerate() {
        let day = day as u32;
        case.work(
            "decide",
            Some(at(day, 8, 0)),
            Some(at(day, 8, 30)),
            at(day, 9, 55),
            Some(1),
        );
    }
    let busy = learned(&cases).scenario;
    assert!(
        busy.handovers
            .iter()
            .all(|it| it.row != scenario.handovers[0].row)
    );
}

#[test]
fn staff_are_those_who_were_seen_and_the_lanes_they_fill() {
    let mut cases = checked(|_| 30, Some(1));
    for (day, case) in cases.iter_mut().enumerate() {
        let day = day as u32;
        let person = 1 + u64::from(day % 3);
        case.work(
            "decide",
            Some(at(day, 11, 0)),
            Some(at(day, 11, 0)),
            at(day, 12, 0),
            Some(person),
        );
    }
    let scenario = scenario(&cases);
    let staff: Vec<(Vec<ActorId>, u32)> = scenario
        .staff
        .iter()
        .map(|it| {
            let actors = it.actors.iter().map(|actor| actor.value).collect();
            (actors, it.number.as_ref().unwrap().value)
        })
        .collect();
    // The first checks and decides, two others only decide.
    let (clerk, head) = (ActorId(1), ActorId(2));
    assert_eq!(staff, [(vec![clerk, head], 1), (vec![head], 2)]);
}

#[test]
fn without_people_as_many_are_needed_as_worked_at_once() {
    let case = |day: u32| {
        let mut facts = Facts::coming(at(day / 3, 9, 0));
        let hour = 9 + day % 3;
        facts.work(
            "check",
            Some(at(day / 3, 9, 0)),
            Some(at(day / 3, hour, 0)),
            at(day / 3, hour + 2, 0),
            None,
        );
        facts
    };
    let learned = learned(&(0..60).map(case).collect::<Vec<_>>());
    let staff = &learned.scenario.staff[0];
    assert_eq!(staff.number.as_ref().unwrap().value, 2);
    let seen = learned
        .evidence
        .iter()
        .find(|it| it.about == About::Staff(0));
    assert_eq!(
        seen.unwrap().fact.text(Lang::Id),
        "paling banyak 2 pada saat yang sama"
    );
}

#[test]
fn chances_are_counted_and_add_up() {
    let mut cases = checked(|_| 30, None);
    for (day, case) in cases.iter_mut().enumerate() {
        case.last_exit(u32::from(day % 3 == 0));
    }
    let scenario = scenario(&cases);
    let ChanceOf::Exits(exits) = &scenario.chances[0].of else {
        panic!("exits");
    };
    let percents: Vec<String> = exits
        .iter()
        .map(|it| it.percent.value.to_string())
        .collect();
    assert_eq!(percents, ["66.7", "33.3"]);
}

#[test]
fn data_that_agree_with_the_exits_decide_in_place_of_chance() {
    let mut cases = checked(|_| 30, None);
    for (day, case) in cases.iter_mut().enumerate() {
        case.last_exit(u32::from(day % 4 == 0));
        case.complete(day % 4 != 0);
    }
    let scenario = scenario(&cases);
    let exits = |of: &ChanceOf| matches!(of, ChanceOf::Exits(_));
    assert!(!scenario.chances.iter().any(|it| exits(&it.of)));
    let ValueDraw::Yes(share) = &scenario.data[0].of else {
        panic!("yes or no");
    };
    assert_eq!(share.value.to_string(), "73.3");
}

#[test]
fn a_node_that_is_passed_by_has_the_chance_of_those_that_came_to_it() {
    let mut cases = checked(|_| 30, None);
    for (day, case) in (0..).zip(&mut cases) {
        case.last_exit(0);
        if day % 5 == 0 {
            case.work(
                "visit",
                Some(at(day, 11, 0)),
                Some(at(day, 11, 0)),
                at(day, 12, 0),
                None,
            );
            case.last_exit(0);
        }
        case.work(
            "decide",
            Some(at(day, 13, 0)),
            Some(at(day, 13, 0)),
            at(day, 14, 0),
            None,
        );
        case.last_exit(0);
    }
    let scenario = scenario(&cases);
    let done = scenario.chances.iter().find_map(|it| match &it.of {
        ChanceOf::Done(share) => Some(share.value.to_string()),
        _ => None,
    });
    assert_eq!(done.as_deref(), Some("20"));
}

#[test]
fn cases_come_evenly_by_chance_or_around_the_clock() {
    let rate = |facts: &[Facts]| match scenario(facts).arrivals.unwrap().value {
        Arrivals::Rate {
            number,
            per,
            evenly,
            around_the_clock,
        } => (number.to_string(), per, evenly, around_the_clock),
        Arrivals::Log(_) => panic!("a rate"),
    };
    let come = |times: &dyn Fn(u32) -> u32, hour: &dyn Fn(u32) -> u32| -> Vec<Facts> {
        let days = (0..112).filter(|day| day % 7 < 5);
        let cases = days.flat_map(|day| (0..times(day)).map(move |at| (day, at)));
        cases
            .map(|(day, at)| Facts::coming(on(day, hour(day + at), 0)))
            .collect()
    };
    let office = |_: u32| 10;
    // Holidays take out some of the eighty days from Monday to Friday; their cases go with the working day before.
    let (number, per, evenly, clock) = rate(&come(&|_| 4, &office));
    assert!(
        (4.0..4.8).contains(&number.parse::<f64>().unwrap()),
        "{number}"
    );
    assert_eq!((per, evenly, clock), (Unit::Workdays, true, false));
    let by_chance = [0, 9, 2, 6, 3, 1, 7, 4, 8, 0, 5];
    let (_, _, evenly, _) = rate(&come(&|day| by_chance[day as usize % 11], &office));
    assert!(!evenly);
    let (_, per, _, clock) = rate(&come(&|_| 4, &|day| day % 24));
    assert_eq!((per, clock), (Unit::CalendarDays, true));
    let (_, per, ..) = rate(&[Facts::coming(at(0, 9, 0)), Facts::coming(at(50, 9, 0))]);
    assert_eq!(per, Unit::Months);
}

#[test]
fn deviating_visits_teach_nothing_and_are_counted() {
    let mut cases = checked(|_| 30, None);
    for case in cases.iter_mut().take(10) {
        case.deviate(exact(600));
    }
    let learned = learned(&cases);
    assert_eq!(numbers(&learned.scenario.times[0].time).1, ["30"]);
    let said = learned.evidence[0].fact.text(Lang::En);
    assert_eq!(
        said,
        "learned from 30 cases, 10 of which deviate; 10 of 30 visits are left out"
    );
}

#[test]
fn neither_order_nor_threads_change_anything() {
    let mut cases = checked(|day| 10 + i64::from(day * 7 % 23), Some(1));
    for (day, case) in cases.iter_mut().enumerate() {
        case.last_exit(u32::from(day % 3 == 0));
        case.complete(day % 2 == 0);
    }
    let whole = learned(&cases);
    cases.reverse();
    let (one, other) = cases.split_at(17);
    let parts = facts::merged(SOP, one, other);
    assert_eq!(whole, parts);
}
