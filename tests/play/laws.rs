//! What holds for whatever is played: nothing is lost, nobody does two things at once or at hours that are not his, those
//! who come first are served first, and nothing waits for who is free.

use std::collections::BTreeMap;

use lajur::calendar::{Calendar, Moment};
use lajur::simulate::draw::Law;
use lajur::simulate::setup::{Seat, WayWeight};
use lajur::simulate::{OfficerId, Setup, Visit, Watch, play::play};

use crate::invented::{Parts, sop};
use crate::numbers::Chance;
use crate::support::{Ear, Office, heard, minutes, moment, office_calendar};

const MANY: u64 = 80;

const ALL: Parts = Parts {
    decisions: true,
    branches: true,
    actors: 3,
};

fn busy(office: &Office, chance: &mut Chance) -> Vec<Moment> {
    let _ = office;
    let mut at = moment(6, 8, 0);
    let gap = [600, 3600, 20_000][chance.below(3)];
    let each = (0..40).map(|_| {
        at = at.plus_seconds(chance.below(gap) as i64).unwrap();
        at
    });
    each.collect()
}

/// A setup by chance: some staff, some hours of their own, times that spread.
fn vary<'o>(office: &'o Office, setup: &mut Setup<'o>, chance: &mut Chance) {
    setup.seed = chance.below(1000) as u64;
    for officers in &mut setup.officers {
        officers.number = Some(1 + chance.below(2) as u32);
        if chance.one_in(4) {
            officers.hours = office.calendar.within_hours("08:00-13:30").ok();
        }
        if chance.one_in(5) {
            officers.absent = 0.3;
        }
    }
    if chance.one_in(4) && setup.officers.len() > 1 {
        let other = setup.officers.remove(1);
        setup.officers[0].actors.extend(other.actors);
    }
    for row in &mut setup.rows {
        if chance.one_in(3) && !row.times.is_empty() {
            row.times[0].law = minutes(Law::Exponential { mean: 45.0 });
        }
    }
    let sop = office.sop();
    for (node, of) in setup.nodes.iter_mut().zip(&sop.nodes) {
        if of.exits.len() > 1 {
            let ways = (0..of.exits.len()).map(|exit| WayWeight {
                exit,
                target: None,
                weight: 1.0 + exit as f64,
            });
            node.ways = Some(ways.collect());
        }
    }
}

fn each(parts: Parts, mut claim: impl FnMut(&Office, &Setup<'_>, &Ear)) {
    for seed in 0..MANY {
        let chance = &mut Chance::new(seed);
        let office = Office::of(&sop(chance, parts));
        let mut setup = office.setup(&busy(&office, chance));
        vary(&office, &mut setup, chance);
        let ear = heard(&setup);
        claim(&office, &setup, &ear);
    }
}

#[test]
fn every_case_is_over_once_and_tells_its_visits_in_their_order() {
    each(ALL, |_, _, ear| {
        let mut numbers: Vec<u64> = ear.cases.iter().map(|case| case.number).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (0..40).collect::<Vec<_>>());
        for case in &ear.cases {
            assert!(case.marking.is_over());
            let last = case.visits.iter().map(|visit| visit.done).max();
            assert_eq!(case.over, last);
            assert!(case.visits.is_sorted_by_key(|visit| visit.done));
            for visit in &case.visits {
                assert!(case.began <= visit.ready && visit.ready <= visit.waits_from);
                assert!(visit.waits_from <= visit.begun && visit.begun <= visit.done);
            }
        }
        assert!(ear.visits.is_sorted_by_key(|(visit, _)| visit.done));
        assert!(ear.queues.is_sorted_by_key(|(_, at, _)| *at));
        let visits: usize = ear.cases.iter().map(|case| case.visits.len()).sum();
        assert_eq!(visits, ear.visits.len());
    });
}

#[test]
fn the_same_seed_gives_the_same_and_another_one_something_else() {
    let mut others = 0;
    each(ALL, |_, setup, ear| {
        assert_eq!(*ear, heard(setup));
        let mut second = Ear::default();
        play(setup, 1, &[], &mut second, &Watch::default());
        others += u32::from(second != *ear);
    });
    assert!(others > MANY as u32 / 2);
}

/// The work of each officer, in its order.
fn by_officer(ear: &Ear) -> BTreeMap<OfficerId, Vec<Visit>> {
    let mut of: BTreeMap<OfficerId, Vec<Visit>> = BTreeMap::new();
    for (visit, seats) in &ear.visits {
        let mut officers: Vec<_> = seats.iter().map(|(_, officer)| *officer).collect();
        officers.dedup();
        for officer in officers {
            of.entry(officer).or_default().push(*visit);
        }
    }
    for visits in of.values_mut() {
        visits.sort_by_key(|visit| (visit.begun, visit.done));
    }
    of
}

#[test]
fn nobody_does_two_things_at_once() {
    each(ALL, |_, _, ear| {
        for visits in by_officer(ear).values() {
            let pairs = visits.windows(2);
            assert!(pairs.into_iter().all(|pair| pair[0].done <= pair[1].begun));
        }
    });
}

#[test]
fn every_seat_is_taken_by_one_who_may() {
    each(ALL, |_, setup, ear| {
        for (visit, seats) in &ear.visits {
            let wanted = &setup.nodes[visit.node.0 as usize].seats;
            let waits = setup.nodes[visit.node.0 as usize].timer.is_some();
            assert_eq!(seats.len(), if waits { 0 } else { wanted.len() });
            for (actor, officer) in seats {
                let mut from = 0;
                let group = setup.officers.iter().find(|group| {
                    from += group.number.unwrap();
                    officer.0 < from
                });
                assert!(group.unwrap().actors.contains(actor));
                let takes =
                    |seat: &Seat| matches!(seat, Seat::Actors(list) if list.contains(actor));
                assert!(wanted.iter().any(takes));
            }
        }
    });
}

/// Of one node, whose work all want the same.
#[test]
fn who_comes_first_is_served_first() {
    each(ALL, |office, _, ear| {
        for (node, _) in office.sop().nodes_with_ids() {
            let of_node = ear.cases.iter().flat_map(|case| {
                let visits = case.visits.iter().filter(|visit| visit.node == node);
                visits.map(|visit| (visit.waits_from, case.number, visit.begun))
            });
            let mut line: Vec<_> = of_node.collect();
            line.sort_unstable_by_key(|(from, _, begun)| (*from, *begun));
            assert!(line.is_sorted_by_key(|(.., begun)| *begun), "{line:?}");
        }
    });
}

/// How long an officer's own office is open between two moments.
fn open(calendar: &Calendar, from: Moment, to: Moment) -> i64 {
    calendar.office_seconds_between(from, to).unwrap()
}

/// Work that one officer alone could do does not wait while he is at work for nobody.
#[test]
fn nothing_waits_for_who_is_free_and_there() {
    let parts = Parts {
        branches: false,
        ..ALL
    };
    let mut waited = 0;
    each(parts, |_, setup, ear| {
        let together = |node: &lajur::simulate::setup::NodeSetup| node.seats.len() > 1;
        if setup.nodes.iter().any(together) {
            return;
        }
        let work = by_officer(ear);
        let mut id = 0;
        for group in &setup.officers {
            for _ in 0..group.number.unwrap() {
                let none = Vec::new();
                let own = work.get(&OfficerId(id)).unwrap_or(&none);
                id += 1;
                if group.absent > 0.0 {
                    continue;
                }
                let calendar = group.hours.as_ref().unwrap_or(setup.calendar);
                for (visit, _) in &ear.visits {
                    let seats = &setup.nodes[visit.node.0 as usize].seats;
                    let may = matches!(seats.as_slice(), [Seat::Actors(list)]
                        if list.iter().any(|actor| group.actors.contains(actor)));
                    if !may || visit.begun == visit.waits_from {
                        continue;
                    }
                    waited += 1;
                    let mut idle_from = visit.waits_from;
                    for piece in own {
                        if piece.begun > idle_from && idle_from < visit.begun {
                            let until = piece.begun.min(visit.begun);
                            assert_eq!(open(calendar, idle_from, until), 0, "{visit:?}");
                        }
                        idle_from = idle_from.max(piece.done);
                    }
                    if idle_from < visit.begun {
                        assert_eq!(open(calendar, idle_from, visit.begun), 0, "{visit:?}");
                    }
                }
            }
        }
    });
    assert!(waited > 500, "{waited}");
}

/// The lengths told are those of the visits that have come and not begun.
#[test]
fn lengths_of_lines_are_those_of_the_work_that_waits() {
    each(ALL, |_, setup, ear| {
        let mut lengths: BTreeMap<_, u32> = BTreeMap::new();
        for (tell, (actor, at, length)) in ear.queues.iter().enumerate() {
            assert_ne!(lengths.insert(*actor, *length), Some(*length));
            let mut later = ear.queues[tell + 1..].iter();
            if later.any(|(other, then, _)| (other, then) == (actor, at)) {
                continue;
            }
            let waits = ear.visits.iter().filter(|(visit, _)| {
                let mut seats = setup.nodes[visit.node.0 as usize].seats.iter();
                let of = |seat: &Seat| matches!(seat, Seat::Actors(list) if list.contains(actor));
                visit.waits_from <= *at && visit.begun > *at && seats.any(of)
            });
            assert_eq!(waits.count() as u32, *length);
        }
        assert!(lengths.values().all(|length| *length == 0));
    });
}

/// Times of the office end while it is open, by the hours of the officer himself.
#[test]
fn minutes_of_work_pass_only_at_the_officers_hours() {
    let office = Office::of(
        "sop a \"A\" { actor a \"A\"  activity n \"N\" { start by a -> m }  activity m \"M\" { end } }",
    );
    let mut setup = office.setup(&busy(&office, &mut Chance::new(3)));
    let hours = office_calendar().within_hours("09:00-11:00").unwrap();
    setup.officers[0].hours = Some(hours.clone());
    setup.rows[0].times = vec![lajur::simulate::setup::TimeSetup {
        condition: None,
        for_exit: None,
        per: None,
        after: None,
        law: minutes(Law::Exactly(50.0)),
    }];
    for (visit, _) in heard(&setup)
        .visits
        .iter()
        .filter(|(visit, _)| visit.node.0 == 0)
    {
        assert_eq!(open(&hours, visit.begun, visit.done), 3000);
    }
}
