//! What is to be drawn in the lanes of one page: symbols on levels, and wires between them.
//!
//! A wire is an arrow, or the part of one that lies on this page. [`gather`](super::gather) sets a board up.

use std::ops::Range;

use crate::model::{NodeId, Sop};
use crate::render::geometry::{Point, Rect};
use crate::render::text::{LEADING, Line, Measure, Paragraph, Weight};

use super::bars;
use super::grid::Dir;
use super::place::Placed;
use super::symbols::{Design, LABEL_SIZE};

/// The free room above and below every symbol, in which the heads of arrows lie.
pub const CLEAR: f64 = 5.0;

/// What does not change from page to page.
pub struct Chart<'a> {
    /// The SOP.
    pub sop: &'a Sop,
    /// Where its nodes stand, in their order.
    pub placed: &'a [Placed],
    /// Their symbols, in the same order.
    pub designs: &'a [Design],
    /// Left and right edge of each lane.
    pub lanes: &'a [(f64, f64)],
    /// The width of an empty symbol.
    pub base: f64,
    /// Knows the widths of words.
    pub measure: &'a dyn Measure,
}

/// The chart of one page.
#[derive(Debug, Default)]
pub struct Board {
    /// Left and right edge of each lane.
    pub lanes: Vec<(f64, f64)>,
    /// The width of an empty symbol.
    pub base: f64,
    /// The levels of each row of the page.
    pub rows: Vec<Range<usize>>,
    /// The levels from top to bottom.
    pub levels: Vec<Level>,
    /// The symbols.
    pub symbols: Vec<Symbol>,
    /// Pairs of neighbouring symbols of one node.
    pub joints: Vec<(usize, usize)>,
    /// The wires.
    pub wires: Vec<Wire>,
    /// The symbols on each level, as positions.
    pub by_level: Vec<Vec<usize>>,
}

impl Board {
    /// The symbols on a level.
    pub fn on_level(&self, level: usize) -> impl Iterator<Item = &Symbol> + '_ {
        let here = self.by_level.get(level).into_iter().flatten();
        here.filter_map(|at| self.symbols.get(*at))
    }

    /// The rectangle of a symbol with its bars, upright from its level's centre.
    pub fn outline(&self, symbol: &Symbol) -> Rect {
        let middle = Point::new(self.centre_of_lane(symbol.lane), 0.0);
        let design = &symbol.design;
        let bar = |side| match symbol.has_bar(side) {
            true => bars::ROOM,
            false => 0.0,
        };
        let rect = Rect::around(middle, design.width, design.height);
        Rect::new(
            rect.x0 - bar(Dir::Left),
            rect.y0 - bar(Dir::Up),
            rect.x1 + bar(Dir::Right),
            rect.y1 + bar(Dir::Down),
        )
    }

    /// The middle of a lane, where its symbols stand.
    pub fn centre_of_lane(&self, lane: usize) -> f64 {
        let edges = self.lanes.get(lane).copied().unwrap_or_default();
        (edges.0 + edges.1) / 2.0
    }
}

/// A line of symbols, and the room it needs above and below its centre.
#[derive(Debug, Clone, Copy, Default)]
pub struct Level {
    /// Above.
    pub up: f64,
    /// Below.
    pub down: f64,
}

/// What a symbol stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A node.
    Node(NodeId),
    /// A connector of the arrows that lead to this node on another page.
    Leaving(NodeId),
    /// A connector of the arrows that come to this node from another page.
    Arriving(NodeId),
}

/// A symbol in its lane, on its level.
#[derive(Debug, Clone)]
pub struct Symbol {
    /// What it stands for.
    pub subject: Subject,
    /// Its lane.
    pub lane: usize,
    /// Its level.
    pub level: usize,
    /// Its shape and size.
    pub design: Design,
    /// The sides at which arrows join it under a bar; no other arrow meets them there.
    pub joins: &'static [Dir],
    /// The sides at which arrows split off together from under a bar; no other arrow meets them there.
    pub splits: &'static [Dir],
    /// Ways to set the words that stand beside it; none where there are no such words.
    pub captions: Vec<Label>,
}

impl Symbol {
    /// Whether there is a bar at a side of it.
    pub fn has_bar(&self, side: Dir) -> bool {
        self.joins.contains(&side) || self.splits.contains(&side)
    }
}

/// Which arrow of the model this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArrowId {
    /// The node it leaves.
    pub from: NodeId,
    /// The exit it leaves by, as a position.
    pub exit: usize,
    /// The target of the exit, as a position.
    pub target: usize,
    /// The node it leads to.
    pub to: NodeId,
}

/// An arrow, or its part on this page.
#[derive(Debug, Clone)]
pub struct Wire {
    /// The arrow.
    pub arrow: ArrowId,
    /// The symbols it may leave.
    pub from: Vec<usize>,
    /// The symbols it may end at.
    pub to: Vec<usize>,
    /// Wires with the same number may merge.
    pub net: u32,
    /// Ways to set its label; none where it has no label.
    pub labels: Vec<Label>,
    /// Whether it leaves together with others, all of them taken.
    pub splits: bool,
    /// Whether its target waits for it.
    pub joins: bool,
}

/// Words set in lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// The lines.
    pub lines: Vec<Line>,
    /// The width of the widest.
    pub width: f64,
    /// The height of all of them.
    pub height: f64,
    /// Whether a word is broken.
    pub broken: bool,
}

/// A row as it lies on a page: a row of the table, or the rest of one that the page before could not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoardRow {
    /// The row, as a position.
    pub row: usize,
    /// Whether its symbols stand here.
    pub with_nodes: bool,
}

/// All arrows of the model.
pub fn arrows(sop: &Sop) -> Vec<ArrowId> {
    let mut arrows = Vec::new();
    for (from, node) in sop.nodes_with_ids() {
        for (at, exit) in node.exits.iter().enumerate() {
            for (target_at, target) in exit.targets.iter().enumerate() {
                arrows.push(ArrowId {
                    from,
                    exit: at,
                    target: target_at,
                    to: target.node.value,
                });
            }
        }
    }
    arrows
}

/// Ways to set a label: in one line, in two or more of about the same length, and, where a word is long, broken within
/// the word.
pub fn settings(words: &str, measure: &dyn Measure) -> Vec<Label> {
    let paragraph = Paragraph::new(words, Weight::Regular, measure);
    let natural = paragraph.natural_width() * LABEL_SIZE;
    let widest = paragraph.widest_piece() * LABEL_SIZE;
    let whole = [1.0, 2.0, 3.0, 4.0].map(|parts| (natural / parts * 1.12).max(widest) + 0.01);
    let broken = [38.0, 22.0].into_iter().filter(|room| *room < widest);
    let mut settings: Vec<Label> = Vec::new();
    for room in whole.into_iter().chain(broken) {
        let lines = paragraph.wrap(LABEL_SIZE, room, measure);
        let label = Label {
            width: lines.iter().map(|line| line.width).fold(0.0, f64::max),
            height: lines.len() as f64 * LABEL_SIZE * LEADING,
            lines,
            broken: room < widest,
        };
        if !settings.contains(&label) {
            settings.push(label);
        }
    }
    settings
}
