//! The verdicts on the sample cases of both SOPs, and what each of the hard forms of an SOP says of a case.

#[path = "../judging/mod.rs"]
mod judging;

use judging::Office;
use lajur::run::{Level, Verdict};

const KALTIM: &str = include_str!("../../sops/kaltim.sop");

#[test]
fn look() {
    for (sop, events, cases) in [
        (
            KALTIM,
            include_str!("../../sops/kaltim.cases/events.csv"),
            include_str!("../../sops/kaltim.cases/cases.csv"),
        ),
        (
            include_str!("../../sops/lubuklinggau.sop"),
            include_str!("../../sops/lubuklinggau.cases/events.csv"),
            include_str!("../../sops/lubuklinggau.cases/cases.csv"),
        ),
    ] {
        let office = Office::new(sop);
        let batch = office.batch(events, cases);
        let mut judge = office.judge(None);
        for case in batch.cases() {
            let verdict = judge.case(&case);
            println!(
                "{} {:?} {:?} {:?}",
                case.id, verdict.status, verdict.workdays, verdict.calendar_days
            );
            for finding in &verdict.findings {
                let m = lajur::run::message(finding, &case, &office.plan);
                println!("   {:?} {}", finding.level, m.text(lajur::lang::Lang::Id));
            }
            println!("   {:?}", verdict.rules);
            println!("   {:?}", verdict.next);
        }
    }
}
