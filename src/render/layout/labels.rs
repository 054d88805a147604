//! Where words can stand beside a symbol: next to the beginning of an arrow, on either side of it.
//!
//! Words stand in the room of their level, so that no arrow between the levels can meet them; the level grows for them.
//! Once they stand they are in the way of the arrows that are routed later.

use crate::render::geometry::Rect;
use crate::render::text::LEADING;

use super::board::{Board, Label, Symbol};
use super::grid::{Dir, EdgeId, Grid, JOINT_NET, Spot};
use super::search::{FIGHT, Port, STRAIN};
use super::symbols::LABEL_SIZE;

/// The room between words and the arrow they belong to.
const BESIDE: f64 = 2.0;

/// The room around words that other things keep.
const AROUND: f64 = 1.2;

/// The room around words that the arrows and symbols of others keep: more than their own, so that it is clear whose they are.
const FOREIGN: f64 = 2.4;

/// The distance of a line above or below an arrow, closer than [`BESIDE`], as letters have air of their own.
const ABOVE: f64 = 0.8;

/// What it costs words to stand across the border of a lane.
const ACROSS_BORDER: f64 = 9.0;

/// What it costs to set words in one more line.
const MORE_LINES: f64 = 3.0;

/// What it costs to break a word.
const BROKEN_WORD: f64 = 60.0;

/// What it costs to stand below or above all symbols of the level and not right beside the own one; and again for each
/// line farther away, below or above the words of others.
const APART: f64 = 12.0;

/// How many such lines there are for the words on arrows, and for those that belong to symbols.
pub const LINES_APART: (u8, u8) = (4, 1);

/// Words in their place.
#[derive(Debug, Clone, PartialEq)]
pub struct Spotted {
    /// Which way to set them.
    pub setting: usize,
    /// The level they stand in.
    pub level: usize,
    /// Where: upright from the level's centre.
    pub rect: Rect,
    /// The line of the arrow that they stand beside: whether it is upright, and its position.
    own: (bool, usize),
    /// How much worse this place is than the best, in tenths of a point.
    pub cost: u32,
}

/// The words that stand so far, by level, each with the wire it belongs to; none for those that never give way.
#[derive(Debug, Default)]
pub struct Standing(Vec<Vec<(Option<usize>, Rect)>>);

impl Standing {
    /// Nothing on any of so many levels.
    pub fn new(levels: usize) -> Self {
        Standing(vec![Vec::new(); levels])
    }

    /// Puts words up.
    pub fn put(&mut self, owner: Option<usize>, place: &Spotted) {
        if let Some(level) = self.0.get_mut(place.level) {
            level.push((owner, place.rect));
        }
    }

    /// Takes the words of a wire down.
    pub fn take(&mut self, wire: usize, place: &Spotted) {
        if let Some(level) = self.0.get_mut(place.level) {
            level.retain(|(owner, _)| *owner != Some(wire));
        }
    }

    /// Whose words are in the way of these.
    pub fn in_the_way(&self, place: &Spotted) -> impl Iterator<Item = Option<usize>> + '_ {
        let around = place.rect.grown(AROUND);
        let level = self.0.get(place.level).into_iter().flatten();
        level
            .filter(move |(_, rect)| rect.overlaps(&around))
            .map(|(owner, _)| *owner)
    }
}

/// Where words are to be placed.
pub struct Setting<'a> {
    /// The board.
    pub board: &'a Board,
    /// The grid.
    pub grid: &'a Grid,
    /// The words that stand already.
    pub standing: &'a Standing,
    /// Whether arrows and words of others may be driven away for these.
    pub fights: bool,
    /// In how many lines apart from the symbol they may stand.
    pub lines: u8,
}

impl Setting<'_> {
    /// The places beside an arrow that leaves by this port, best first.
    pub fn beside(&self, port: &Port, labels: &[Label]) -> Vec<Spotted> {
        let Some(symbol) = self.board.symbols.get(port.symbol) else {
            return Vec::new();
        };
        let anchor = Anchor::new(self.board, self.grid, symbol, port);
        let mut places: Vec<(bool, Spotted)> = Vec::new();
        for line in anchor.lines(self.lines) {
            // Farther away only where there is no free place nearer by.
            if line > 1 && places.iter().any(|(free, _)| *free) {
                break;
            }
            for first_side in [true, false] {
                let way = Beside { first_side, line };
                places.extend(self.best_setting(&anchor, way, port, symbol, labels));
            }
        }
        places.sort_by_key(|(_, place)| place.cost);
        places.into_iter().map(|(_, place)| place).collect()
    }

    /// The best way to set words in this place, and whether it is free.
    fn best_setting(
        &self,
        anchor: &Anchor,
        way: Beside,
        port: &Port,
        symbol: &Symbol,
        labels: &[Label],
    ) -> Option<(bool, Spotted)> {
        let settings = labels.iter().enumerate().filter_map(|(setting, label)| {
            let rect = anchor.rect(label, way);
            let apart = APART * f64::from(way.line);
            let cost = cost(self.board, symbol, &rect) + setting_cost(label) + apart;
            let place = Spotted {
                setting,
                level: symbol.level,
                rect,
                own: match port.side.is_upright() {
                    true => (true, port.spot.x),
                    false => (false, port.spot.y),
                },
                cost: (cost * 10.0) as u32,
            };
            let fight = self.fight(&place, symbol)?;
            let cost = place.cost + fight;
            Some((fight == 0, Spotted { cost, ..place }))
        });
        settings.min_by_key(|(_, place)| place.cost)
    }

    /// What it costs to drive away what is in the way of words: nothing where nothing is. No answer where it is the edge
    /// of the lanes, a symbol, or words that never give way.
    fn fight(&self, place: &Spotted, of: &Symbol) -> Option<u32> {
        let (first, last) = (self.board.lanes.first()?, self.board.lanes.last()?);
        if place.rect.x0 < first.0 + 1.0 || place.rect.x1 > last.1 - 1.0 {
            return None;
        }
        let mut symbols = self.board.on_level(place.level);
        let meets = |symbol: &Symbol| {
            let own = std::ptr::eq(symbol, of);
            let room = if own { AROUND } else { FOREIGN };
            let outline = self.board.outline(symbol);
            outline.overlaps(&place.rect.grown(room))
        };
        if symbols.any(meets) {
            return None;
        }
        let mut fights = 0;
        for owner in self.standing.in_the_way(place) {
            fights += owner.map(|_| 1)?;
        }
        let mut strain = 0;
        for edge in edges_of_label(self.grid, place) {
            let used = self.grid.used(edge);
            strain = strain.max(u32::from(used.strain));
            match used.net {
                0 => {}
                JOINT_NET => return None,
                _ => fights += 1,
            }
        }
        match fights {
            0 => Some(0),
            _ => self
                .fights
                .then_some(FIGHT * fights.min(3) + STRAIN * strain),
        }
    }
}

/// Where an arrow leaves its symbol.
struct Anchor {
    side: Dir,
    /// The symbol.
    outline: Rect,
    /// How far it reaches to that side, if it is above or below.
    high: f64,
    /// How far any symbol of the level does.
    highest: f64,
    /// The arrow's own line: its place for an upright one, its offset for a level one.
    line: f64,
}

/// On which side of its arrow a label stands, and how far away: right beside the symbol, or in one of the lines below or
/// above all symbols of the level, counted from 1.
#[derive(Clone, Copy)]
struct Beside {
    first_side: bool,
    line: u8,
}

impl Anchor {
    fn new(board: &Board, grid: &Grid, symbol: &Symbol, port: &Port) -> Self {
        let line = match port.side.is_upright() {
            true => grid.lines.xs.get(port.spot.x).copied(),
            false => grid.lines.offset(port.spot.y),
        };
        let edge = |symbol: &Symbol| match port.side {
            Dir::Up => -board.outline(symbol).y0,
            _ => board.outline(symbol).y1,
        };
        let all = board.on_level(symbol.level);
        Anchor {
            side: port.side,
            outline: board.outline(symbol),
            high: edge(symbol),
            highest: all.map(edge).fold(0.0, f64::max),
            line: line.unwrap_or(0.0),
        }
    }

    /// In which lines words may stand, the nearest first.
    fn lines(&self, most: u8) -> impl Iterator<Item = u8> + use<> {
        // The first line is where words stand anyway, unless another symbol is higher.
        let first = if self.highest > self.high + 1.0 { 1 } else { 2 };
        let most = if self.side.is_upright() { most } else { 0 };
        std::iter::once(0).chain(first..=most)
    }

    /// The place for words of this size: to the right of an upright arrow or above a level one, or else on its other
    /// side.
    fn rect(&self, label: &Label, way: Beside) -> Rect {
        let (w, h) = (label.width, label.height);
        let (x, y) = match self.side {
            Dir::Up | Dir::Down => {
                let x = match way.first_side {
                    true => self.line + BESIDE,
                    false => self.line - BESIDE - w,
                };
                let from = match way.line.checked_sub(1) {
                    None => self.high,
                    Some(lines) => {
                        self.highest + f64::from(lines) * (LABEL_SIZE * LEADING + AROUND)
                    }
                };
                let y = from + AROUND + 0.3;
                (x, if self.side == Dir::Down { y } else { -y - h })
            }
            Dir::Left | Dir::Right => {
                let x = match self.side {
                    Dir::Right => self.outline.x1 + BESIDE,
                    _ => self.outline.x0 - BESIDE - w,
                };
                let y = match way.first_side {
                    true => self.line - ABOVE - h,
                    false => self.line + ABOVE,
                };
                (x, y)
            }
        };
        Rect::new(x, y, x + w, y + h)
    }
}

fn setting_cost(label: &Label) -> f64 {
    let lines = MORE_LINES * (label.lines.len() as f64 - 1.0);
    lines + if label.broken { BROKEN_WORD } else { 0.0 }
}

fn cost(board: &Board, symbol: &Symbol, rect: &Rect) -> f64 {
    let borders = board.lanes.iter().flat_map(|lane| [lane.0, lane.1]);
    let mut crossed: Vec<f64> = borders
        .filter(|x| rect.x0 - 0.8 < *x && *x < rect.x1 + 0.8)
        .collect();
    crossed.dedup();
    let level = board.levels[symbol.level];
    let growth = (rect.y1 - level.down).max(0.0) + (-rect.y0 - level.up).max(0.0);
    crossed.len() as f64 * ACROSS_BORDER + growth
}

/// The edges that lead through the words, or so near to them that they would seem to belong to another arrow; those
/// along the line of their own arrow apart.
pub fn edges_below(grid: &Grid, place: &Spotted) -> Vec<EdgeId> {
    edges_near(grid, place, Some(place.own))
}

/// The edges that no other arrow may use once words stand beside a symbol. An arrow that leads upwards or downwards may
/// pass them closely, as its own words would stand there too.
pub fn edges_of_caption(grid: &Grid, place: &Spotted) -> Vec<EdgeId> {
    edges_near(grid, place, Some(place.own).filter(|own| own.0))
}

/// The edges that no other arrow may use once these words stand.
pub fn edges_of_label(grid: &Grid, place: &Spotted) -> Vec<EdgeId> {
    edges_near(grid, place, None)
}

fn edges_near(grid: &Grid, place: &Spotted, but: Option<(bool, usize)>) -> Vec<EdgeId> {
    let lines = &grid.lines;
    let around = place.rect.grown(FOREIGN);
    let mut edges = Vec::new();
    for x in lines.upright_between(around.x0, around.x1) {
        if but != Some((true, x)) {
            let ys = upright_edges(grid, place);
            edges.extend(ys.map(|y| grid.edge(Spot { x, y }, Dir::Down)));
        }
    }
    for y in level_lines(grid, place).filter(|y| but != Some((false, *y))) {
        for x in lines.edges_between(around.x0, around.x1) {
            edges.push(grid.edge(Spot { x, y }, Dir::Right));
        }
    }
    edges
}

/// The level lines from which an edge downwards passes through the height of the words.
fn upright_edges(grid: &Grid, place: &Spotted) -> std::ops::Range<usize> {
    let lines = grid.lines.levels[place.level].clone();
    let offsets = || lines.clone().filter_map(|y| grid.lines.offset(y));
    let above = offsets().take_while(|offset| *offset <= place.rect.y0);
    let first = lines.start + above.count();
    let below = offsets().take_while(|offset| *offset < place.rect.y1);
    first.saturating_sub(1)..lines.start + below.count()
}

/// The lines of the level that pass through the words, or near them.
fn level_lines<'a>(grid: &'a Grid, place: &'a Spotted) -> impl Iterator<Item = usize> + 'a {
    let near = place.rect.grown(FOREIGN);
    let through = move |offset: f64| near.y0 < offset && offset < near.y1;
    let lines = grid.lines.levels[place.level].clone();
    lines.filter(move |y| grid.lines.offset(*y).is_some_and(through))
}
