//! Where words can stand beside a symbol: next to the beginning of an arrow, on either side of it.
//!
//! Words stand in the room of their level, so that no arrow between the levels can meet them; the level grows for them.
//! Once they stand they are a wall for the arrows that are routed later.

use crate::render::geometry::Rect;

use super::board::{Board, Label, Symbol};
use super::grid::{Dir, Grid, LineKind, Spot};
use super::search::Port;

/// The room between words and the arrow they belong to.
const BESIDE: f64 = 2.0;

/// The room around words that other things keep.
const AROUND: f64 = 1.2;

/// The distance of a line above or below an arrow, closer than [`BESIDE`], as letters have air of their own.
const ABOVE: f64 = 0.8;

/// What it costs words to stand across the border of a lane.
const ACROSS_BORDER: f64 = 9.0;

/// What it costs to set words in one more line.
const MORE_LINES: f64 = 3.0;

/// What it costs to break a word.
const BROKEN_WORD: f64 = 60.0;

/// Words in their place.
#[derive(Debug, Clone, PartialEq)]
pub struct Spotted {
    /// Which way to set them.
    pub setting: usize,
    /// The level they stand in.
    pub level: usize,
    /// Where: upright from the level's centre.
    pub rect: Rect,
    /// How much worse this place is than the best.
    pub cost: f64,
}

/// The places beside an arrow that leaves by this port, best first.
pub fn beside(
    board: &Board,
    grid: &Grid,
    taken: &[Spotted],
    port: &Port,
    settings: &[Label],
) -> Vec<Spotted> {
    let Some(symbol) = board.symbols.get(port.symbol) else {
        return Vec::new();
    };
    let anchor = Anchor::new(board, grid, symbol, port);
    let mut places: Vec<Spotted> = Vec::new();
    for first_side in [true, false] {
        let best = settings
            .iter()
            .enumerate()
            .map(|(setting, label)| {
                let rect = anchor.rect(label, first_side);
                Spotted {
                    setting,
                    level: symbol.level,
                    rect,
                    cost: cost(board, symbol, &rect) + setting_cost(label),
                }
            })
            .filter(|place| is_free(board, grid, taken, place))
            .min_by(|a, b| a.cost.total_cmp(&b.cost));
        places.extend(best);
    }
    places.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    places
}

/// Where an arrow leaves its symbol.
struct Anchor {
    side: Dir,
    /// The symbol's outline on that side, or how far above or below the centre the arrow leaves.
    centre: f64,
    half: (f64, f64),
    /// The arrow's own line: its place for an upright one, its offset for a level one.
    line: f64,
}

impl Anchor {
    fn new(board: &Board, grid: &Grid, symbol: &Symbol, port: &Port) -> Self {
        let (left, right) = board.lanes[symbol.lane];
        let line = match (port.side.is_upright(), grid.lines.get(port.spot.y)) {
            (true, _) => grid.xs[port.spot.x],
            (false, Some(LineKind::Level { offset, .. })) => *offset,
            (false, _) => 0.0,
        };
        Anchor {
            side: port.side,
            centre: (left + right) / 2.0,
            half: (symbol.design.width / 2.0, symbol.design.height / 2.0),
            line,
        }
    }

    /// The place for words of this size: to the right of an upright arrow or above a level one, or else on its other
    /// side.
    fn rect(&self, label: &Label, first_side: bool) -> Rect {
        let (w, h) = (label.width, label.height);
        let (x, y) = match self.side {
            Dir::Up | Dir::Down => {
                let x = if first_side {
                    self.line + BESIDE
                } else {
                    self.line - BESIDE - w
                };
                let y = self.half.1 + AROUND + 0.3;
                (x, if self.side == Dir::Down { y } else { -y - h })
            }
            Dir::Left | Dir::Right => {
                let x = self.half.0 + BESIDE;
                let x = if self.side == Dir::Right {
                    self.centre + x
                } else {
                    self.centre - x - w
                };
                (
                    x,
                    if first_side {
                        self.line - ABOVE - h
                    } else {
                        self.line + ABOVE
                    },
                )
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

/// Whether nothing is there: no symbol, no other words, no arrow, and no edge of the lanes.
fn is_free(board: &Board, grid: &Grid, taken: &[Spotted], place: &Spotted) -> bool {
    let around = place.rect.grown(AROUND);
    let (Some(first), Some(last)) = (board.lanes.first(), board.lanes.last()) else {
        return false;
    };
    let inside = place.rect.x0 >= first.0 + 1.0 && place.rect.x1 <= last.1 - 1.0;
    let symbols = board
        .symbols
        .iter()
        .filter(|symbol| symbol.level == place.level);
    let words = taken.iter().filter(|other| other.level == place.level);
    inside
        && symbols
            .map(|symbol| outline(board, symbol))
            .all(|rect| !rect.overlaps(&around))
        && words
            .map(|other| other.rect)
            .all(|rect| !rect.overlaps(&around))
        && crossings(grid, place)
            .all(|(at, dir)| grid.edge(at, dir).is_none_or(|e| grid.net(e) == 0))
}

/// The rectangle of a symbol, upright from its level's centre.
fn outline(board: &Board, symbol: &Symbol) -> Rect {
    let (left, right) = board.lanes[symbol.lane];
    let (centre, half) = ((left + right) / 2.0, symbol.design.width / 2.0);
    let high = symbol.design.height / 2.0;
    Rect::new(centre - half, -high, centre + half, high)
}

/// The edges that lead through the words.
fn crossings<'a>(grid: &'a Grid, place: &'a Spotted) -> impl Iterator<Item = (Spot, Dir)> + 'a {
    let around = place.rect.grown(AROUND);
    let upright = upright_edges(grid, place);
    let xs = grid.upright_between(around.x0, around.x1);
    let downwards = xs.flat_map(move |x| upright.clone().map(move |y| (Spot { x, y }, Dir::Down)));
    let sideways = level_lines(grid, place).flat_map(move |y| {
        grid.edges_between(around.x0, around.x1)
            .map(move |x| (Spot { x, y }, Dir::Right))
    });
    downwards.chain(sideways)
}

/// The level lines from which an edge downwards passes through the height of the words.
fn upright_edges(grid: &Grid, place: &Spotted) -> std::ops::Range<usize> {
    let lines = grid.level_lines[place.level].clone();
    let above = |y: &usize| matches!(grid.lines[*y], LineKind::Level { offset, .. } if offset <= place.rect.y0);
    let below = |y: &usize| matches!(grid.lines[*y], LineKind::Level { offset, .. } if offset < place.rect.y1);
    let first = lines.start + lines.clone().take_while(above).count();
    let end = lines.start + lines.clone().take_while(below).count();
    first.saturating_sub(1)..end
}

/// The lines of the level that pass through the words.
fn level_lines<'a>(grid: &'a Grid, place: &'a Spotted) -> impl Iterator<Item = usize> + 'a {
    grid.level_lines[place.level]
        .clone()
        .filter(move |y| match grid.lines[*y] {
            LineKind::Level { offset, .. } => {
                place.rect.y0 - ABOVE < offset && offset < place.rect.y1 + ABOVE
            }
            LineKind::Track { .. } => false,
        })
}

/// Puts words up as a wall, or takes them down with -1.
pub fn wall(grid: &mut Grid, place: &Spotted, by: i16) {
    let edges: Vec<(Spot, Dir)> = crossings(grid, place).collect();
    for (at, dir) in edges {
        grid.put_words(at, dir, by);
    }
}
