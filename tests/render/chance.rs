//! SOPs made by chance, the same ones each time.

use lajur::model::*;

use crate::build::{build, said, spanned};

/// A small generator of numbers, so that a failing seed can be drawn again.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end.max(1)
    }

    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn words(&mut self, most: usize) -> String {
        const WORDS: [&str; 12] = [
            "laporan",
            "verifikasi",
            "dan",
            "pengaduan",
            "ke",
            "disposisi",
            "pertanggungjawaban",
            "unit",
            "kerja/instansi",
            "surat",
            "Peraturan",
            "di",
        ];
        let count = 1 + self.below(most);
        let words: Vec<&str> = (0..count).map(|_| WORDS[self.below(WORDS.len())]).collect();
        words.join(" ")
    }
}

/// An SOP that no author would write, of a size that some do.
pub fn sop(seed: u64) -> Sop {
    let mut chance = Chance::new(seed);
    let lanes = 1 + chance.below(10);
    let rows = 1 + chance.below(24);
    let titles: Vec<String> = (0..lanes).map(|_| chance.words(4)).collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let title = chance.words(9);
    let mut b = build(&title, &titles);
    let mut names: Vec<String> = Vec::new();
    for row in 0..rows {
        let long = if chance.one_in(40) { 300 } else { 18 };
        let (text, needs, output) = (chance.words(long), chance.words(6), chance.words(5));
        let needs = if chance.one_in(3) {
            format!("{needs}|{output}|{needs}")
        } else {
            needs
        };
        b.row(&text).standard(&needs, "3 hari kerja", &output);
        if chance.one_in(4) {
            b.note(&text);
        }
        if row > 0 && chance.one_in(8) {
            b.last_row().times.clear();
            b.last_row().shares_time_of = Some(RowId(row as u32 - 1));
        }
        let nodes = if chance.one_in(5) {
            1 + chance.below(3)
        } else {
            1
        };
        for at in 0..nodes {
            let name = format!("n{row}-{at}");
            node(&mut chance, &mut b, &name, lanes);
            names.push(name);
        }
    }
    let mut sop = b.finish();
    let count = names.len();
    for at in 0..count {
        sop.nodes[at].exits = exits(&mut chance, &sop.nodes[at], at, count);
        if chance.one_in(10) && at > 1 {
            let nodes = vec![said(NodeId(at as u32 - 1)), said(NodeId(at as u32 - 2))];
            sop.nodes[at].joins = Some(Join {
                nodes,
                span: spanned(()),
            });
        }
    }
    if chance.one_in(6) {
        sop.actors[0].has_lane = false;
    }
    sop
}

fn node(chance: &mut Chance, b: &mut crate::build::Build, name: &str, lanes: usize) {
    let kind = match chance.below(12) {
        0 => NodeKind::Start,
        1 => NodeKind::End,
        2..5 => NodeKind::Decision,
        5 => NodeKind::Wait(Wait {
            timer: None,
            until: None,
        }),
        6 => NodeKind::Call(CallTarget {
            written: spanned("SOP Arsip".to_owned()),
            sop: None,
        }),
        _ => NodeKind::Task,
    };
    let mut actors = vec![chance.below(lanes) as u32];
    if chance.one_in(8) {
        actors.push(chance.below(lanes) as u32);
    }
    if chance.one_in(12) {
        actors.clear();
    }
    b.node(name, kind, &actors);
    if chance.one_in(5) {
        let words = chance.words(3);
        b.label(&words);
    }
    if chance.one_in(3) {
        b.one_of();
    }
}

fn exits(chance: &mut Chance, node: &Node, at: usize, count: usize) -> Vec<Exit> {
    let exits = match node.kind.value {
        NodeKind::End => 0,
        NodeKind::Decision => 1 + chance.below(4),
        _ => 1,
    };
    let decision = node.kind.value == NodeKind::Decision;
    (0..exits)
        .map(|exit| {
            let split = !decision && chance.one_in(5);
            let targets = (0..if split { 2 } else { 1 }).map(|_| {
                let near = at + 1 + chance.below(2);
                let to = if exit == 0 && !split {
                    near.min(count - 1)
                } else {
                    chance.below(count)
                };
                Target {
                    node: said(NodeId(to as u32)),
                    at_most: None,
                }
            });
            let targets: Vec<Target> = targets.collect();
            Exit {
                trigger: ExitTrigger::Free,
                label: decision.then(|| said(chance.words(2))),
                kind: if split {
                    ExitKind::All
                } else {
                    ExitKind::Single
                },
                targets,
                implied: false,
                span: spanned(()),
            }
        })
        .collect()
}
