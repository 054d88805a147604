//! What is to be drawn in the lanes of one page: symbols on levels, and wires between them.
//!
//! A wire is an arrow, or the part of one that lies on this page. An arrow whose other end is on another page runs to or
//! from a connector, which stands on a level of its own above the first row (for what comes from earlier pages or goes
//! back to them) or below the last.

use std::ops::Range;

use crate::model::{ExitKind, NodeId, Sop};
use crate::render::content;
use crate::render::geometry::{Point, Rect};
use crate::render::text::{LEADING, Line, Measure, Paragraph, Weight};

use super::bars;
use super::grid::Dir;
use super::place::Placed;
use super::symbols::{self, Design, LABEL_SIZE};

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

/// Sets up the board of a page that holds these rows.
pub fn set_up(chart: &Chart, rows: &[BoardRow]) -> Board {
    let arrows = arrows(chart.sop);
    let mut builder = Builder::new(chart, rows, &arrows);
    let ends: Vec<(ArrowId, Ends)> = arrows
        .into_iter()
        .filter_map(|arrow| Some((arrow, builder.ends(arrow)?)))
        .collect();
    let (top, bottom) = builder.connectors(&ends);
    builder.rows(rows, &top, &bottom);
    for (arrow, ends) in ends {
        builder.wire(arrow, ends);
    }
    builder.board
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

/// On which side of the page an end of an arrow lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Earlier,
    Here,
    Later,
}

/// Where the two ends of an arrow are.
#[derive(Debug, Clone, Copy)]
struct Ends {
    from: Side,
    to: Side,
}

/// Connectors side by side, by lane.
type Strip = Vec<Vec<(usize, Subject)>>;

struct Builder<'a> {
    chart: &'a Chart<'a>,
    /// The rows whose symbols stand on this page, first and one past the last.
    here: Range<usize>,
    board: Board,
    /// The symbols of each node of the page.
    of_node: Vec<Vec<usize>>,
    /// How many arrows lead to each node.
    arriving: Vec<usize>,
}

impl<'a> Builder<'a> {
    fn new(chart: &'a Chart<'a>, rows: &[BoardRow], arrows: &[ArrowId]) -> Self {
        let mut arriving = vec![0; chart.sop.nodes.len()];
        for arrow in arrows {
            if let Some(count) = arriving.get_mut(arrow.to.0 as usize) {
                *count += 1;
            }
        }
        let mut with_nodes = rows.iter().filter(|row| row.with_nodes).map(|row| row.row);
        let first = with_nodes.next();
        let last = with_nodes.next_back().or(first);
        let here = match (first, last) {
            (Some(first), Some(last)) => first..last + 1,
            _ => 0..0,
        };
        Builder {
            chart,
            here,
            board: Board {
                lanes: chart.lanes.to_vec(),
                base: chart.base,
                ..Board::default()
            },
            of_node: vec![Vec::new(); chart.sop.nodes.len()],
            arriving,
        }
    }

    fn side(&self, node: NodeId) -> Side {
        let row = self.chart.sop[node].row.0 as usize;
        if self.here.contains(&row) {
            Side::Here
        } else if row < self.here.start {
            Side::Earlier
        } else {
            Side::Later
        }
    }

    /// Where the ends of an arrow are, if one of them is here.
    fn ends(&self, arrow: ArrowId) -> Option<Ends> {
        let ends = Ends {
            from: self.side(arrow.from),
            to: self.side(arrow.to),
        };
        (ends.from == Side::Here || ends.to == Side::Here).then_some(ends)
    }

    /// The connectors above the first row and below the last.
    fn connectors(&self, ends: &[(ArrowId, Ends)]) -> (Strip, Strip) {
        let (mut top, mut bottom) = (Strip::new(), Strip::new());
        for (arrow, ends) in ends {
            let (subject, node, up) = match (ends.from, ends.to) {
                (Side::Here, Side::Here) => continue,
                (Side::Here, to) => (Subject::Leaving(arrow.to), arrow.from, to == Side::Earlier),
                (from, _) => (Subject::Arriving(arrow.to), arrow.to, from == Side::Earlier),
            };
            let known = |strip: &Strip| strip.iter().flatten().any(|(_, other)| *other == subject);
            if known(&top) || known(&bottom) {
                continue;
            }
            let lane = self.chart.placed[node.0 as usize].lanes[0];
            let strip = if up { &mut top } else { &mut bottom };
            settle(strip, lane, subject, self.board.lanes.len());
        }
        (top, bottom)
    }

    fn rows(&mut self, rows: &[BoardRow], top: &Strip, bottom: &Strip) {
        for (at, row) in rows.iter().enumerate() {
            let first = self.board.levels.len();
            if at == 0 {
                self.strip(top);
            }
            if row.with_nodes {
                self.nodes(row.row);
            }
            if at + 1 == rows.len() {
                self.strip(bottom);
            }
            self.board.rows.push(first..self.board.levels.len());
        }
    }

    fn strip(&mut self, strip: &Strip) {
        for connectors in strip {
            let level = self.new_level();
            for (lane, subject) in connectors {
                self.symbol(*subject, *lane, level, symbols::connector());
            }
        }
    }

    fn nodes(&mut self, row: usize) {
        let Some(row) = self.chart.sop.rows.get(row) else {
            return;
        };
        let first = self.board.levels.len();
        for node in &row.nodes {
            let placed = &self.chart.placed[node.0 as usize];
            while self.board.levels.len() <= first + placed.level {
                self.new_level();
            }
            let design = &self.chart.designs[node.0 as usize];
            let mut last = None;
            for lane in &placed.lanes {
                let subject = Subject::Node(*node);
                let at = self.symbol(subject, *lane, first + placed.level, design.clone());
                self.of_node[node.0 as usize].push(at);
                self.board.joints.extend(last.map(|last| (last, at)));
                last = Some(at);
            }
        }
    }

    fn new_level(&mut self) -> usize {
        self.board.levels.push(Level::default());
        self.board.by_level.push(Vec::new());
        self.board.levels.len() - 1
    }

    fn symbol(&mut self, subject: Subject, lane: usize, level: usize, design: Design) -> usize {
        let (joins, splits) = self.bars(subject, design.width);
        let room = |side| match joins.contains(&side) || splits.contains(&side) {
            true => CLEAR + bars::ROOM,
            false => CLEAR,
        };
        let here = &mut self.board.levels[level];
        here.up = here.up.max(design.height / 2.0 + room(Dir::Up));
        here.down = here.down.max(design.height / 2.0 + room(Dir::Down));
        let captions = match &design.outside {
            Some(words) => settings(words, self.chart.measure),
            None => Vec::new(),
        };
        self.board.by_level[level].push(self.board.symbols.len());
        self.board.symbols.push(Symbol {
            subject,
            lane,
            level,
            design,
            joins,
            splits,
            captions,
        });
        self.board.symbols.len() - 1
    }

    /// The sides of a symbol with a bar for arrows that join, and with one for those that split off.
    fn bars(&self, subject: Subject, width: f64) -> (&'static [Dir], &'static [Dir]) {
        let Subject::Node(id) = subject else {
            return (&[], &[]);
        };
        let node = &self.chart.sop[id];
        let joining = match node.joins.is_some() {
            true => self.arriving.get(id.0 as usize).copied().unwrap_or(0),
            false => 0,
        };
        let all = node.exits.iter().filter(|exit| exit.kind == ExitKind::All);
        (
            bars::joining_sides(joining, width),
            bars::splitting_sides(all.map(|exit| exit.targets.len()).sum(), width),
        )
    }

    fn wire(&mut self, arrow: ArrowId, ends: Ends) {
        let sop = self.chart.sop;
        let node = &sop[arrow.from];
        let (Some(exit), Some(source), Some(target)) = (
            node.exits.get(arrow.exit),
            self.end(arrow.from, ends.from, arrow.to, false),
            self.end(arrow.to, ends.to, arrow.to, true),
        ) else {
            return;
        };
        let said = match ends.from {
            Side::Here => exit
                .targets
                .get(arrow.target)
                .and_then(|target| content::exit_label(sop, node, exit, target)),
            _ => None,
        };
        let joins = ends.to == Side::Here && sop[arrow.to].joins.is_some();
        let at = self.board.wires.len();
        let shared = arrow.to.0 + 1;
        let own = (sop.nodes.len() + at) as u32 + 1;
        // Several arrows from one connector are one arrow on this page.
        let doubled = |wire: &Wire| ends.from != Side::Here && wire.from == source;
        if self.board.wires.iter().any(doubled) {
            return;
        }
        self.board.wires.push(Wire {
            arrow,
            from: source,
            to: target,
            net: if joins { own } else { shared },
            labels: said.map_or(Vec::new(), |said| settings(&said, self.chart.measure)),
            splits: ends.from == Side::Here && exit.kind == ExitKind::All,
            joins,
        });
    }

    /// The symbols at an end of an arrow: those of the node where it is here, else the connector.
    fn end(&self, node: NodeId, side: Side, to: NodeId, leaving: bool) -> Option<Vec<usize>> {
        if side == Side::Here {
            return self.of_node.get(node.0 as usize).cloned();
        }
        let subject = if leaving {
            Subject::Leaving(to)
        } else {
            Subject::Arriving(to)
        };
        let at = self
            .board
            .symbols
            .iter()
            .position(|s| s.subject == subject)?;
        Some(vec![at])
    }
}

/// Puts a connector in this lane or a neighbouring one, on the first level that has room there.
fn settle(strip: &mut Strip, lane: usize, subject: Subject, lanes: usize) {
    let near = [Some(lane), lane.checked_add(1), lane.checked_sub(1)];
    for level in strip.iter_mut() {
        let free = |lane: &usize| *lane < lanes && level.iter().all(|(other, _)| other != lane);
        if let Some(lane) = near.into_iter().flatten().find(free) {
            level.push((lane, subject));
            return;
        }
    }
    strip.push(vec![(lane, subject)]);
}

/// Ways to set a label: in one line, in two or more of about the same length, and, where a word is long, broken within
/// the word.
fn settings(words: &str, measure: &dyn Measure) -> Vec<Label> {
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
