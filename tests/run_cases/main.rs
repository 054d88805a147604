//! The verdicts on the sample cases of both SOPs, and what each of the hard forms of an SOP says of a case.

#[path = "../judging/mod.rs"]
mod judging;

mod actors;
mod clocks;
mod flow;
mod laws;
mod open;
mod rules;
mod samples;

use judging::Office;
use lajur::run::Verdict;

/// The verdict on the one case of a log.
fn verdict(office: &Office, events: &str, cases: &str, as_of: Option<&str>) -> Verdict {
    let mut verdicts = office.verdicts(events, cases, as_of);
    assert_eq!(verdicts.len(), 1, "one case");
    verdicts.remove(0).1
}

/// What is found in the one case of a log without a table of cases, notes left out.
fn found(office: &Office, events: &str) -> Vec<String> {
    office.found(&verdict(office, events, "case\n", None))
}

/// A log of one case from `activity day` or `activity day outcome`, done at ten.
fn log(events: &[&str]) -> String {
    let mut log = String::from("case,activity,completed,outcome,actor,person,started\n");
    for event in events {
        let mut words = event.split_whitespace();
        let mut word = || words.next().unwrap_or_default();
        let (activity, day, outcome) = (word(), word(), word());
        let (actor, person) = (word(), word());
        let time = if day.contains('T') { "" } else { "T10:00" };
        let outcome = if outcome == "-" { "" } else { outcome };
        log += &format!("1,{activity},{day}{time},{outcome},{actor},{person},\n");
    }
    log
}
