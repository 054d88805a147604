//! SOPs made by chance, the same ones each time: written as text, as an author would, of every kind that the language
//! knows and of every size that offices have.

mod document;
mod flow;
mod words;

use lajur::diagnostic::{Diagnostics, Severity};
use lajur::lang::Lang;
use lajur::model::Sop;
use lajur::model::lower::lower;
use lajur::pipeline::trees;
use lajur::render::{Options, Paper, Parts};
use lajur::source::Source;
use lajur::syntax::format::to_dsl;

/// A small generator of numbers, so that a failing seed can be drawn again.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d);
        chance.below(2);
        chance
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end.max(1)
    }

    pub fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most + 1 - least)
    }

    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}

/// How large an SOP is.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub rows: usize,
    pub lanes: usize,
}

impl Size {
    /// The size of the SOP of a seed: mostly up to 15 rows, a quarter up to 40, and one in twenty up to 100.
    pub fn of(seed: u64) -> Self {
        let mut chance = Chance::new(seed);
        let rows = match chance.below(20) {
            0 => chance.between(40, 100),
            1..6 => chance.between(15, 40),
            _ => chance.between(1, 15),
        };
        let lanes = match chance.below(8) {
            0 => chance.between(1, 2),
            1 | 2 => chance.between(6, 12),
            _ => chance.between(2, 6),
        };
        Size { rows, lanes }
    }
}

/// The SOP of a seed as text, in English words.
pub fn text(seed: u64) -> String {
    text_of(seed, Size::of(seed))
}

/// The SOP of a seed with a given size as text.
pub fn text_of(seed: u64, size: Size) -> String {
    let mut chance = Chance::new(seed ^ 0xa5a5);
    let (document, flow) = (
        document::write(&mut chance, seed, size),
        flow::write(&mut chance, size),
    );
    format!("{document}{flow}}}\n")
}

/// The SOP of a seed; every other one is written in Indonesian words.
pub fn sop(seed: u64) -> Sop {
    let english = text(seed);
    match seed % 2 {
        0 => read(&english),
        _ => {
            let source = [Source::new("chance.sop", english)];
            let tree = trees(&source, &mut Diagnostics::new()).remove(0);
            read(&to_dsl(&tree, Lang::Id))
        }
    }
}

/// Reads a text that has one SOP and no error.
fn read(text: &str) -> Sop {
    let sources = [Source::new("chance.sop", text.to_owned())];
    let mut diagnostics = Diagnostics::new();
    let trees = trees(&sources, &mut diagnostics);
    let mut catalogue = lower(&trees, &sources, &mut diagnostics);
    let errors: Vec<String> = diagnostics
        .into_sorted()
        .iter()
        .filter(|found| found.severity == Severity::Error)
        .map(|found| format!("{found:?}"))
        .collect();
    assert!(errors.is_empty(), "{text}\n{errors:#?}");
    catalogue.sops.remove(0)
}

/// How the SOP of a seed is drawn.
pub fn options(seed: u64) -> Options {
    let mut chance = Chance::new(seed ^ 0x5a5a);
    Options {
        paper: [Paper::A4, Paper::A4, Paper::F4, Paper::Letter][chance.below(4)],
        one_page: chance.one_in(4),
        parts: [Parts::Document, Parts::Table][chance.below(2)],
        logo: None,
    }
}

/// What the judge is shown must be of every kind, or a rule that always holds would say little.
#[test]
fn what_is_made_by_chance_is_of_every_kind() {
    use lajur::model::NodeKind;
    let sops: Vec<Sop> = (0..120).map(sop).collect();
    let nodes = || sops.iter().flat_map(|sop| &sop.nodes);
    let some = |holds: &dyn Fn(&lajur::model::Node) -> bool| nodes().any(holds);
    assert!(some(&|node| matches!(node.kind.value, NodeKind::Wait(_))));
    assert!(some(&|node| matches!(node.kind.value, NodeKind::Call(_))));
    assert!(some(&|node| node.joins.is_some()));
    assert!(some(&|node| node.exits.len() > 3));
    assert!(some(&|node| node
        .exits
        .iter()
        .any(|exit| exit.targets.len() > 1)));
    assert!(some(&|node| node.performers.is_none()));
    assert!(some(
        &|node| node.only_when.is_some() && node.exits.len() == 1
    ));
    let several = |sop: &Sop| sop.rows.iter().any(|row| row.nodes.len() > 2);
    assert!(sops.iter().any(several));
    assert!(sops.iter().any(|sop| sop.rows.len() > 60));
    assert!(sops.iter().any(|sop| sop.actors.len() > 11));
    assert!(sops.iter().any(|sop| !sop.groups.is_empty()));
    assert!(sops.iter().any(|sop| !sop.interrupts.is_empty()));
    assert!(sops.iter().any(|sop| !sop.escalations.is_empty()));
}
