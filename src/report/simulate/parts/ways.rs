//! Which ways cases went at each fork.

use super::{Cell, Table, Tone, named, numbers, words};
use crate::lang::Lang;
use crate::model::{NodeId, Sop};
use crate::report::pair::Pair;
use crate::report::simulate::amounts::percent;
use crate::report::speech::count;
use crate::simulate::tally::Results;

/// A line for each exit of each node that has several.
pub(in crate::report::simulate) fn ways(sop: &Sop, results: &Results, lang: Lang) -> Table {
    let forks = sop
        .nodes_with_ids()
        .filter(|(_, node)| node.exits.len() > 1);
    let exits = forks.flat_map(|(id, node)| (0..node.exits.len()).map(move |exit| (id, exit)));
    Table {
        id: "ways",
        title: Pair::new("The ways that cases went", "Arah yang ditempuh kasus"),
        hint: Pair::new(
            "At each fork: how many went which way, and which share of those that came there that is.",
            "Pada setiap percabangan: berapa yang menempuh setiap arah, dan berapa bagiannya dari yang tiba di situ.",
        ),
        columns: vec![
            named(Pair::new("step", "langkah")),
            words(Pair::new("exit", "cabang")),
            words(Pair::new("leads to", "menuju")),
            numbers(Pair::new("times", "kali")),
            numbers(Pair::new("share", "bagian")),
        ],
        rows: exits
            .map(|(id, exit)| line(sop, results, id, exit, lang))
            .collect(),
    }
}

fn line(sop: &Sop, results: &Results, from: NodeId, exit: usize, lang: Lang) -> Vec<Cell> {
    let own = results.ways.iter().filter(|(node, ..)| *node == from);
    let all: u64 = own.clone().map(|(.., times)| times).sum();
    let mut gone = own.filter(|(_, at, _)| *at as usize == exit);
    let times = gone.next().map_or(0, |(.., times)| *times);
    let exit = &sop[from].exits[exit];
    let targets = exit.targets.iter();
    let targets: Vec<String> = targets.map(|it| sop.node_label(it.node.value)).collect();
    let label = exit.label.as_ref().map_or("", |label| &label.value);
    let tone = if times == 0 { Tone::Dim } else { Tone::Plain };
    let share = match all {
        0 => String::new(),
        _ => percent(times as f64 / all as f64, lang),
    };
    vec![
        Cell::new(sop.node_label(from)),
        Cell::new(label),
        Cell::new(targets.join(", ")),
        Cell::new(count(times, lang)).toned(tone),
        Cell::new(share).toned(tone),
    ]
}
