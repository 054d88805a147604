//! The verdict on random procedures agrees with that of the plain search, and each run that is reported leads to its
//! fault.

use std::collections::BTreeSet;

use lajur::check::{References, check};
use lajur::diagnostic::{Diagnostics, Severity};
use lajur::graph::ProcessGraph;
use lajur::graph::net::{Fault, FaultKind, Happening, Net};
use lajur::model::{Catalogue, Sop};
use lajur::pipeline;
use lajur::source::Source;

use crate::chance::{Blank, Chance, grown, wild};
use crate::oracle::{Situation, Verdict, all_reach_an_end, beginnings, judge, nexts};

/// How many procedures each test makes; there are eight of them.
const EACH: u64 = 2_500;

/// How many situations the plain search looks at.
const SITUATIONS: usize = 3_000;

fn agree(make: fn(&mut Chance, &Blank) -> Catalogue, first_seed: u64) {
    let blank = Blank::new(24);
    let references = References::default();
    let mut judged = [0; 6];
    for seed in first_seed..first_seed + EACH {
        let catalogue = make(&mut Chance::new(seed), &blank);
        let sop = &catalogue.sops[0];
        let mut findings = Diagnostics::new();
        check(&catalogue, &references, &mut findings);
        let told: BTreeSet<(&str, Severity)> =
            findings.iter().map(|it| (it.code(), it.severity)).collect();
        let codes: BTreeSet<&str> = told.iter().map(|(code, _)| *code).collect();
        let closed = codes.contains("livelock") || codes.contains("no-way-out");
        assert_eq!(closed, !all_reach_an_end(sop), "seed {seed}: {codes:?}");
        if closed {
            judged[5] += 1;
            continue;
        }
        let Some(verdict) = judge(sop, SITUATIONS) else {
            continue;
        };
        compare(sop, &verdict, seed);
        compare_findings(&verdict, &told, seed);
        for (count, holds) in judged.iter_mut().zip([
            verdict.second_token,
            verdict.deadlock,
            verdict.remains,
            verdict.early_end,
            !(verdict.second_token || verdict.deadlock || verdict.remains || verdict.early_end),
        ]) {
            *count += u64::from(holds);
        }
    }
    println!("second token, deadlock, remains, early end, sound, closed: {judged:?}");
    assert!(judged.iter().all(|count| *count > EACH / 200), "{judged:?}");
}

fn compare(sop: &Sop, verdict: &Verdict, seed: u64) {
    let net = Net::new(sop, &ProcessGraph::new(sop));
    let examined = net.examine(SITUATIONS);
    let kinds: BTreeSet<FaultKind> = examined.faults.iter().map(|fault| fault.kind).collect();
    let second = kinds.contains(&FaultKind::SecondToken);
    assert_eq!(second, verdict.second_token, "seed {seed}");
    for fault in &examined.faults {
        replay(sop, &net, fault, seed);
    }
    if second || !examined.complete {
        return;
    }
    let deadlock = kinds.contains(&FaultKind::Deadlock);
    assert_eq!(deadlock, verdict.deadlock, "seed {seed}");
    let remains = kinds.contains(&FaultKind::Remains);
    assert_eq!(remains, verdict.remains, "seed {seed}");
    let early_end = kinds.contains(&FaultKind::EarlyEnd);
    assert_eq!(early_end, verdict.early_end, "seed {seed}");
    assert!(!verdict.endless, "seed {seed}");
    for (id, _) in sop.nodes_with_ids() {
        let done = examined.done.get(id.0 as usize) == Some(&true);
        assert_eq!(done, verdict.done.contains(&id), "seed {seed}: {id:?}");
    }
}

fn compare_findings(verdict: &Verdict, told: &BTreeSet<(&str, Severity)>, seed: u64) {
    let error = |code: &str| told.contains(&(code, Severity::Error));
    let stuck = error("deadlock") || error("improper-completion") || error("dead-node");
    assert!(
        !told.iter().any(|(code, _)| *code == "soundness-unknown"),
        "seed {seed}"
    );
    assert_eq!(error("second-token"), verdict.second_token, "seed {seed}");
    if verdict.second_token {
        assert!(!stuck || verdict.deadlock || verdict.remains, "seed {seed}");
        return;
    }
    assert_eq!(stuck, verdict.deadlock || verdict.remains, "seed {seed}");
    let several = told.contains(&("improper-completion", Severity::Warning));
    assert_eq!(several, verdict.early_end && !stuck, "seed {seed}");
}

/// Does what a reported run says, by the plain rules, and looks whether it ends in its fault.
fn replay(sop: &Sop, net: &Net, fault: &Fault, seed: u64) {
    let steps = fault.run.steps.iter();
    let steps: Vec<Happening> = steps
        .map(|step| net.transition(*step).unwrap().what)
        .collect();
    let begin = match steps[0] {
        Happening::Start(node) | Happening::Interrupt(_, node) | Happening::Silence(_, node) => {
            node
        }
        other => panic!("seed {seed}: a run begins with {other:?}"),
    };
    let mut begins = beginnings(sop).into_iter();
    let mut now = begins.find(|(node, _)| *node == begin).map(|(_, it)| it);
    let mut ends = false;
    for step in &steps[1..] {
        let before = now.unwrap_or_else(|| panic!("seed {seed}: a run goes on after its fault"));
        let wanted = match *step {
            Happening::Exit(node, exit, target) => (node, Some((exit, target))),
            Happening::End(node) => (node, None),
            other => panic!("seed {seed}: a run goes on with {other:?}"),
        };
        let next = nexts(sop, &before);
        let mut next = next
            .into_iter()
            .filter(|next| (next.node, next.exit) == wanted);
        let next = next
            .next()
            .unwrap_or_else(|| panic!("seed {seed}: {wanted:?} can't happen"));
        ends = next.exit.is_none();
        now = next.then;
    }
    let stuck = |it: &Situation| !it.tokens.is_empty() && nexts(sop, it).is_empty();
    let holds = match (fault.kind, now) {
        (FaultKind::SecondToken, now) => now.is_none(),
        (FaultKind::Deadlock, Some(now)) => stuck(&now) && !now.ended,
        (FaultKind::Remains, Some(now)) => stuck(&now) && now.ended,
        (FaultKind::EarlyEnd, Some(now)) => ends && !now.tokens.is_empty(),
        _ => false,
    };
    assert!(
        holds,
        "seed {seed}: {steps:?} does not show {:?}",
        fault.kind
    );
}

macro_rules! tests {
    ($($name:ident: $make:ident from $seed:literal;)+) => {
        $(#[test]
        fn $name() {
            agree($make, $seed);
        })+
    };
}

tests! {
    wild_procedures_1: wild from 0;
    wild_procedures_2: wild from 100_000;
    wild_procedures_3: wild from 200_000;
    wild_procedures_4: wild from 300_000;
    grown_procedures_1: grown from 0;
    grown_procedures_2: grown from 100_000;
    grown_procedures_3: grown from 200_000;
    grown_procedures_4: grown from 300_000;
}

/// Branches side by side, in each of which a join waits for both exits of a decision.
fn many_wrong_joins(branches: usize) -> String {
    let mut text = String::from("sop a \"A\" {\n  actor x \"X\"\n");
    let names = |word: &str, between: &str| {
        let names: Vec<String> = (0..branches).map(|at| format!("{word}{at}")).collect();
        names.join(between)
    };
    text += &format!(
        "  activity s \"S\" {{ start by x -> {} }}\n",
        names("d", " and ")
    );
    for at in 0..branches {
        text += &format!(
            "  activity d{at} \"D\" {{ decision by x {{ \"A\" -> a{at}  \"B\" -> b{at} }} }}\n"
        );
        text += &format!("  activity a{at} \"A\" {{ by x -> j{at} }}\n");
        text += &format!("  activity b{at} \"B\" {{ by x -> j{at} }}\n");
        text += &format!("  activity j{at} \"J\" {{ by x joins a{at}, b{at} -> e }}\n");
    }
    text + &format!(
        "  activity e \"E\" {{ end by x joins {} }}\n}}\n",
        names("j", ", ")
    )
}

#[test]
fn a_fault_behind_more_situations_than_can_be_looked_at_is_found() {
    let source = Source::new("a.sop", many_wrong_joins(40));
    let checked = pipeline::check(&[source]);
    let mut errors = checked
        .findings
        .iter()
        .filter(|it| it.severity == Severity::Error);
    assert!(errors.clone().count() > 1);
    assert!(errors.all(|it| it.code() == "deadlock"));
}

#[test]
fn at_the_bound_nothing_is_claimed() {
    let blank = Blank::new(24);
    let catalogue = grown(&mut Chance::new(3), &blank);
    let sop = &catalogue.sops[0];
    let net = Net::new(sop, &ProcessGraph::new(sop));
    let examined = net.examine(1);
    assert!(!examined.complete && examined.faults.is_empty());
}
