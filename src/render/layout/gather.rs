//! Gathering what stands on a page.
//!
//! An arrow whose other end is on another page runs to or from a connector, which stands on a level of its own above the
//! first row (for what comes from earlier pages or goes back to them) or below the last.

use std::ops::Range;

use crate::model::{ExitKind, NodeId};
use crate::render::content;

use super::bars;
use super::board::{
    ArrowId, Board, BoardRow, CLEAR, Chart, Level, Subject, Symbol, Wire, arrows, settings,
};
use super::grid::Dir;
use super::symbols::{self, Design};

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
