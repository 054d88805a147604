//! From lines of a grid to places on paper: how high each row must be, and where everything in it lies.

use crate::model::NodeId;
use crate::render::geometry::{Point, Rect};

use super::bars::Bar;
use super::board::{ArrowId, Board, Label, Level, Subject, Wire};
use super::grid::{Dir, Grid, Spot};
use super::labels::Spotted;
use super::lines::GAP;
use super::negotiate::Routed;
use super::search::Port;
use super::symbols::Design;
use super::wires::Route;

/// A chart in its place: level from the left edge of the table, upright from the top of its first row.
#[derive(Debug, Default)]
pub struct Settled {
    /// The heights of the rows.
    pub heights: Vec<f64>,
    /// The symbols.
    pub symbols: Vec<PlacedSymbol>,
    /// The lines between the symbols of one node, and whether they are alternatives.
    pub joints: Vec<(Point, Point, usize)>,
    /// The arrows.
    pub arrows: Vec<PlacedArrow>,
    /// The bars where an arrow splits off or joins.
    pub bars: Vec<Rect>,
    /// What found no place.
    pub lost: Vec<Lost>,
}

/// What found no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    /// An arrow.
    Arrow(ArrowId),
    /// The words on an arrow.
    Label(ArrowId),
    /// The words beside a symbol.
    Caption(NodeId),
}

impl Settled {
    /// Puts up a bar and its stem, once for all arrows that it belongs to.
    fn add_bar(&mut self, bar: Bar) {
        if !self.bars.contains(&bar.rect) {
            self.bars.extend([bar.rect, bar.stem]);
        }
    }
}

/// A symbol in its place.
#[derive(Debug)]
pub struct PlacedSymbol {
    /// What it stands for.
    pub subject: Subject,
    /// Its shape and words.
    pub design: Design,
    /// Where it is.
    pub rect: Rect,
    /// The words beside it.
    pub caption: Option<PlacedLabel>,
}

/// Words in their place.
#[derive(Debug)]
pub struct PlacedLabel {
    /// How they are set.
    pub label: Label,
    /// Where they are.
    pub rect: Rect,
}

/// An arrow in its place.
#[derive(Debug)]
pub struct PlacedArrow {
    /// Which arrow of the model it is, or is a part of.
    pub arrow: ArrowId,
    /// Wires with the same number may lie upon each other.
    pub net: u32,
    /// The corners of its line, from its beginning to its head.
    pub corners: Vec<Point>,
    /// What it leaves and what it reaches.
    pub ends: (Subject, Subject),
    /// Its label.
    pub label: Option<PlacedLabel>,
}

/// Settles a routed chart. Each row becomes at least as high as its text.
pub fn settle(board: &Board, routed: &Routed, text_heights: &[f64]) -> Settled {
    let levels = levels(board, routed);
    let used = used_lines(&routed.grid, routed);
    let (heights, places) = heights(board, &routed.grid, &levels, &used, text_heights);
    let settler = Settler {
        board,
        grid: &routed.grid,
        places,
    };
    Settled {
        lost: lost(board, routed),
        ..settler.settle(routed, heights)
    }
}

fn lost(board: &Board, routed: &Routed) -> Vec<Lost> {
    let arrow = |at: usize| board.wires.get(at).map(|wire| wire.arrow);
    let arrows = routed.lost_arrows().filter_map(arrow).map(Lost::Arrow);
    let labels = routed.lost_labels(board).filter_map(arrow).map(Lost::Label);
    let captions = routed.lost_captions(board).filter_map(|at| {
        let symbol = board.symbols.get(at)?;
        match symbol.subject {
            Subject::Node(node) => Some(Lost::Caption(node)),
            Subject::Leaving(_) | Subject::Arriving(_) => None,
        }
    });
    arrows.chain(labels).chain(captions).collect()
}

/// The room of each level, with that of the words in it.
fn levels(board: &Board, routed: &Routed) -> Vec<Level> {
    let mut levels = board.levels.clone();
    let labels = routed
        .routes
        .iter()
        .flatten()
        .filter_map(|route| route.label.as_ref());
    for words in routed.captions.iter().flatten().chain(labels) {
        if let Some(level) = levels.get_mut(words.level) {
            level.up = level.up.max(1.5 - words.rect.y0);
            level.down = level.down.max(1.5 + words.rect.y1);
        }
    }
    levels
}

/// Which level lines have an arrow along them.
fn used_lines(grid: &Grid, routed: &Routed) -> Vec<bool> {
    let mut used = vec![false; grid.lines.ys.len()];
    for route in routed.routes.iter().flatten() {
        for pair in route.spots.windows(2) {
            if pair[0].y == pair[1].y {
                used[pair[0].y] = true;
            }
        }
    }
    used
}

/// The heights of the rows, and the place of each level line from the top of the first row.
fn heights(
    board: &Board,
    grid: &Grid,
    levels: &[Level],
    used: &[bool],
    text_heights: &[f64],
) -> (Vec<f64>, Vec<f64>) {
    let mut places = vec![0.0; grid.lines.ys.len()];
    let mut heights = Vec::new();
    let mut top = 0.0;
    for (row, own_levels) in board.rows.iter().enumerate() {
        let zones = &grid.lines.zones[own_levels.start + row..own_levels.end + row + 1];
        let tracks: Vec<f64> = zones
            .iter()
            .map(|zone| zone.clone().filter(|y| used[*y]).count() as f64 * GAP)
            .collect();
        let rooms: f64 = own_levels
            .clone()
            .map(|level| levels[level].up + levels[level].down)
            .sum();
        let needed = tracks.iter().sum::<f64>() + rooms;
        let height = needed.max(text_heights.get(row).copied().unwrap_or_default());
        let spare = (height - needed) / tracks.len().max(1) as f64;
        let mut y = top;
        for (at, zone) in zones.iter().enumerate() {
            let room = tracks[at] + spare;
            spread(
                zone.clone().filter(|line| used[*line]).collect(),
                y,
                room,
                &mut places,
            );
            y += room;
            if let Some(level) = own_levels.clone().nth(at) {
                y += levels[level].up;
                for line in grid.lines.levels[level].clone() {
                    places[line] = y + grid.lines.offset(line).unwrap_or_default();
                }
                y += levels[level].down;
            }
        }
        heights.push(height);
        top += height;
    }
    (heights, places)
}

/// Spreads lines evenly over a zone.
fn spread(lines: Vec<usize>, top: f64, room: f64, places: &mut [f64]) {
    let count = lines.len() as f64;
    for (at, line) in lines.into_iter().enumerate() {
        places[line] = top + room * (at as f64 + 0.5) / count;
    }
}

struct Settler<'a> {
    board: &'a Board,
    grid: &'a Grid,
    places: Vec<f64>,
}

impl Settler<'_> {
    fn settle(&self, routed: &Routed, heights: Vec<f64>) -> Settled {
        let mut settled = Settled {
            heights,
            ..Settled::default()
        };
        for (at, symbol) in self.board.symbols.iter().enumerate() {
            let caption = routed.captions.get(at).and_then(|c| c.as_ref());
            settled.symbols.push(PlacedSymbol {
                subject: symbol.subject,
                design: symbol.design.clone(),
                rect: self.outline(at),
                caption: caption.and_then(|spotted| self.label(spotted, &symbol.captions)),
            });
        }
        for (from, to) in &self.board.joints {
            let (left, right) = (self.outline(*from), self.outline(*to));
            let y = left.centre().y;
            let ends = (Point::new(left.x1, y), Point::new(right.x0, y));
            settled.joints.push((ends.0, ends.1, *from));
        }
        let wires = self.board.wires.iter().zip(&routed.routes);
        for (wire, route) in wires.filter_map(|(wire, route)| Some((wire, route.as_ref()?))) {
            self.arrow(wire, route, &mut settled);
        }
        settled
    }

    fn centre_of_level(&self, level: usize) -> f64 {
        let lines = self.grid.lines.levels[level].clone();
        self.places[lines.start + lines.len() / 2]
    }

    fn outline(&self, symbol: usize) -> Rect {
        let symbol = &self.board.symbols[symbol];
        let x = self.board.centre_of_lane(symbol.lane);
        let centre = Point::new(x, self.centre_of_level(symbol.level));
        Rect::around(centre, symbol.design.width, symbol.design.height)
    }

    fn label(&self, spotted: &Spotted, settings: &[Label]) -> Option<PlacedLabel> {
        Some(PlacedLabel {
            label: settings.get(spotted.setting)?.clone(),
            rect: spotted.rect.moved(0.0, self.centre_of_level(spotted.level)),
        })
    }

    fn arrow(&self, wire: &Wire, route: &Route, settled: &mut Settled) {
        let mut corners = vec![self.edge_of_symbol(&route.start)];
        corners.extend(route.spots.iter().map(|spot| self.point(*spot)));
        corners.push(self.edge_of_symbol(&route.end));
        if wire.splits {
            settled.add_bar(Bar::at(self.outline(route.start.symbol), route.start.side));
        }
        if let (true, Some(last)) = (wire.joins, corners.last_mut()) {
            let bar = Bar::at(self.outline(route.end.symbol), route.end.side);
            *last = bar.meets(*last);
            settled.add_bar(bar);
        }
        let subject = |port: &Port| self.board.symbols[port.symbol].subject;
        settled.arrows.push(PlacedArrow {
            arrow: wire.arrow,
            net: wire.net,
            corners: without_straight(corners),
            ends: (subject(&route.start), subject(&route.end)),
            label: route
                .label
                .as_ref()
                .and_then(|label| self.label(label, &wire.labels)),
        });
    }

    fn point(&self, spot: Spot) -> Point {
        Point::new(self.grid.lines.xs[spot.x], self.places[spot.y])
    }

    /// Where an arrow meets the outline of its symbol.
    fn edge_of_symbol(&self, port: &Port) -> Point {
        let rect = self.outline(port.symbol);
        let design = &self.board.symbols[port.symbol].design;
        let centre = rect.centre();
        let line = self.point(port.spot);
        match port.side {
            Dir::Up | Dir::Down => {
                let downwards = port.side == Dir::Down;
                let reach = design.reach_vertical(line.x - centre.x, downwards);
                let by = if downwards { reach } else { -reach };
                Point::new(line.x, centre.y + by)
            }
            Dir::Left => Point::new(
                centre.x - design.reach_horizontal(line.y - centre.y),
                line.y,
            ),
            Dir::Right => Point::new(
                centre.x + design.reach_horizontal(line.y - centre.y),
                line.y,
            ),
        }
    }
}

/// Drops the points between which the line does not turn.
fn without_straight(points: Vec<Point>) -> Vec<Point> {
    let mut corners: Vec<Point> = Vec::new();
    for point in points {
        if let [.., before, last] = corners.as_slice() {
            let upright = before.x == last.x && last.x == point.x;
            let level = before.y == last.y && last.y == point.y;
            if upright || level {
                corners.pop();
            }
        }
        if corners.last() != Some(&point) {
            corners.push(point);
        }
    }
    corners
}
