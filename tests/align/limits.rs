//! Traces and procedures that are too much: the time and the memory they take are bounded, and it is said when the
//! explanation is not proven to be the cheapest.

use std::fmt::Write;

use lajur::engine::{Plan, Truths};
use lajur::model::{NodeId, Sop};
use lajur::run::align::{Aligner, Alignment, Symbol, Trace};
use lajur::run::{Activity, Lexicon, Names};

use super::chance::{Chance, Event, Sample};
use super::oracle::Data;

/// Branches side by side, each of some tasks.
fn branches(count: usize, tasks: usize) -> Sop {
    let name = |branch: usize, task: usize| format!("n{branch}-{task}");
    let all = |task| {
        (0..count)
            .map(|branch| name(branch, task))
            .collect::<Vec<_>>()
    };
    let mut text = String::from("sop a \"A\" {\n actor x \"X\"\n");
    let firsts = all(0).join(" and ");
    let _ = writeln!(text, "activity bagi \"B\" {{ start by x -> {firsts} }}");
    for branch in 0..count {
        for task in 0..tasks {
            let next = if task + 1 == tasks {
                "gabung".into()
            } else {
                name(branch, task + 1)
            };
            let name = name(branch, task);
            let _ = writeln!(text, "activity {name} \"T {name}\" {{ by x -> {next} }}");
        }
    }
    let lasts = all(tasks - 1).join(", ");
    let _ = writeln!(
        text,
        "activity gabung \"G\" {{ end by x joins {lasts} }}\n}}"
    );
    super::sop(&text).unwrap()
}

fn chain(count: usize) -> Sop {
    let mut text = String::from("sop a \"A\" {\n actor x \"X\"\n");
    for row in 0..count {
        let kind = match row {
            0 => "start",
            _ if row + 1 == count => "end",
            _ => "",
        };
        let _ = writeln!(text, "activity n{row} \"N{row}\" {{ {kind} by x }}");
    }
    super::sop(&(text + "}")).unwrap()
}

/// Aligns these nodes, holds the moves against the oracle's costs, and says how many states were looked at.
fn align(sop: &Sop, nodes: impl IntoIterator<Item = u32>) -> (Alignment, usize) {
    let plan = Plan::new(sop);
    let (names, lexicon) = (Names::new(&plan), Lexicon::default());
    let activities: Vec<Activity> = nodes
        .into_iter()
        .map(|it| Activity::Node(NodeId(it)))
        .collect();
    let symbols = activities.iter().map(|activity| Symbol {
        activity: *activity,
        outcome: None,
        actor: None,
    });
    let symbols: Vec<Symbol> = symbols.collect();
    let truths = [Truths::default()];
    let mut aligner = Aligner::new(&plan, &names, &lexicon);
    let found = aligner.align(Trace {
        symbols: &symbols,
        truths: &truths,
    });
    let events = activities.iter().map(|activity| Event {
        activity: Some(*activity),
        outcome: None,
        actor: None,
    });
    let data = Data {
        fields: [None; 3],
        happened: false,
    };
    let sample = Sample {
        events: events.collect(),
        data: vec![data],
    };
    super::replay(&plan, &names, &sample, &found);
    (found, aligner.looked_at())
}

#[test]
fn a_search_that_takes_too_long_is_cut_off_and_says_so() {
    let sop = branches(12, 4);
    let nodes = sop.nodes.len() as u32;
    let mut chance = Chance::new(7);
    let events: Vec<u32> = (0..60)
        .map(|_| chance.below(nodes as usize) as u32)
        .collect();
    let (found, looked_at) = align(&sop, events.iter().copied());
    println!("cost {}, {looked_at} states looked at", found.cost);
    assert!(!found.proven);
    assert!(looked_at <= 210_000);
    assert!(found.cost < 10 * events.len() as u32);
}

#[test]
fn a_trace_of_five_thousand_events_is_explained() {
    let sop = chain(40);
    let rounds = (0..5_000).map(|at| at % 40);
    let (found, looked_at) = align(&sop, rounds);
    assert!(found.proven);
    assert_eq!(found.cost, 10 * (5_000 - 40));
    assert!(looked_at < 20_000, "{looked_at}");
}

#[test]
fn a_procedure_of_a_thousand_rows_is_aligned() {
    let sop = chain(1_000);
    let odd = (0..1_000).filter(|at| at % 10 != 5);
    let (found, looked_at) = align(&sop, odd);
    assert!(found.proven);
    assert_eq!(found.cost, 10 * 100);
    assert!(looked_at < 5_000, "{looked_at}");
    let sop = branches(60, 4);
    let backwards = (0..sop.nodes.len() as u32).rev();
    let (found, _) = align(&sop, backwards);
    assert!(found.cost <= 10 * sop.nodes.len() as u32);
}

#[test]
fn branches_in_any_order_need_no_search() {
    let sop = branches(20, 3);
    let mut chance = Chance::new(3);
    let mut next = [0_u32; 20];
    let mut events = vec![0];
    while events.len() < 61 {
        let branch = chance.below(20);
        if next[branch] < 3 {
            events.push(1 + 3 * branch as u32 + next[branch]);
            next[branch] += 1;
        }
    }
    events.push(61);
    events.remove(30);
    let (found, looked_at) = align(&sop, events);
    assert!(found.proven);
    assert_eq!(found.cost, 10);
    assert!(looked_at < 2_000, "{looked_at}");
}
