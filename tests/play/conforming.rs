//! What is played is what `run` accepts: the judge of real cases finds nothing wrong in the order, the ways and the actors
//! of invented ones.

use std::fmt::Write;

use lajur::run::Status;

use crate::invented::{Parts, sop};
use crate::judging;
use crate::numbers::Chance;
use crate::support::{Ear, Office, heard, moment};

/// The visits of all cases as a log: a row for each who worked on one.
fn log(office: &Office, ear: &Ear) -> String {
    let mut log = String::from("case,activity,actor,started,completed,outcome\n");
    for case in &ear.cases {
        for visit in case.visits.iter().filter(|visit| !visit.passed) {
            let node = &office.sop()[visit.node];
            let exit = visit
                .exit
                .and_then(|exit| node.exits[exit as usize].label.as_ref());
            let outcome = exit.map_or("", |label| label.value.as_str());
            let told = ear.visits.iter().find(|(told, _)| told == visit);
            let seats = told.map_or(&[][..], |(_, seats)| seats);
            for (actor, _) in seats {
                let actor = &office.sop()[*actor].name.value;
                let _ = writeln!(
                    log,
                    "{:03},{},{actor},{},{},{outcome}",
                    case.number, node.name.value, visit.begun, visit.done
                );
            }
        }
    }
    log
}

#[test]
fn the_judge_finds_every_played_case_in_order() {
    for seed in 0..80 {
        let chance = &mut Chance::new(seed);
        let parts = Parts {
            decisions: true,
            branches: true,
            actors: 3,
        };
        let text = sop(chance, parts);
        let office = Office::of(&text);
        let arrivals: Vec<_> = (0..10)
            .map(|at| moment(6, 8, 0).plus_seconds(at * 2400).unwrap())
            .collect();
        let mut setup = office.setup(&arrivals);
        setup.seed = seed;
        let ear = heard(&setup);
        let judge = judging::Office::new(&text);
        assert_eq!(ear.cases.len(), 10);
        for (case, verdict) in judge.verdicts(&log(&office, &ear), "", None) {
            assert_eq!(verdict.status, Status::Finished, "{case}");
            assert_eq!(verdict.cost, 0, "{case}");
            let found = judge.found(&verdict);
            let of_time = |it: &&String| it.starts_with("late") || it.starts_with("returned");
            let wrong: Vec<_> = found.iter().filter(|it| !of_time(it)).collect();
            assert!(wrong.is_empty(), "{case} {wrong:?}\n{text}");
        }
    }
}
