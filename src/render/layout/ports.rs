//! The places where arrows can leave and reach symbols, and which of them look best.
//!
//! A symbol has ports on all four sides, the middle one of each side and others beside it. Flow runs downwards: arrows
//! rather leave below or at a side, and rather arrive from above. Arrows that leave together do so below, under one
//! bar, and those that are waited for arrive above, upon one.

use crate::render::geometry::Rect;

use super::bars;
use super::board::{Board, Symbol, Wire};
use super::grid::{Dir, Grid, Spot};
use super::search::Port;
use super::symbols::Shape;

/// The room that the head of an arrow needs.
const HEAD: f64 = 5.2;

/// The room it needs on either side of its line.
const HALF_HEAD: f64 = 2.0;

/// The ports where a wire can begin, with what it costs to use each; strictly, or rather anywhere than nowhere.
pub fn starts(board: &Board, grid: &Grid, wire: &Wire, strict: bool) -> Vec<Port> {
    let cost = |symbol: &Symbol, side: Dir| match (wire.splits, side) {
        (true, _) if strict => symbol.splits.contains(&side).then_some(0),
        (false, _) if strict && symbol.has_bar(side) => None,
        (_, Dir::Up) => Some(240),
        _ => Some(0),
    };
    ports(board, grid, &wire.from, HEAD, cost)
}

/// The ports where a wire can end, with what it costs to use each; strictly, or rather anywhere than nowhere.
pub fn goals(board: &Board, grid: &Grid, wire: &Wire, strict: bool) -> Vec<Port> {
    let cost = |symbol: &Symbol, side: Dir| match (wire.joins, side) {
        (true, _) if strict => symbol.joins.contains(&side).then_some(0),
        (false, _) if strict && symbol.has_bar(side) => None,
        (_, Dir::Up) => Some(0),
        (_, Dir::Left | Dir::Right) => Some(40),
        (_, Dir::Down) => Some(200),
    };
    let head = if wire.joins { HEAD + bars::ROOM } else { HEAD };
    ports(board, grid, &wire.to, head, cost)
}

/// The ports in the middle of the four sides of a symbol.
pub fn central(board: &Board, grid: &Grid, symbol: usize) -> Vec<Port> {
    let mut ports = ports(board, grid, &[symbol], HEAD, |_, _| Some(0));
    ports.retain(|port| aside(board, grid, port) == 0);
    ports
}

fn ports(
    board: &Board,
    grid: &Grid,
    symbols: &[usize],
    head: f64,
    cost: impl Fn(&Symbol, Dir) -> Option<u32>,
) -> Vec<Port> {
    let mut ports = Vec::new();
    for at in symbols {
        let Some(symbol) = board.symbols.get(*at) else {
            continue;
        };
        for side in Dir::ALL {
            let Some(cost) = cost(symbol, side) else {
                continue;
            };
            for spot in spots(board, grid, symbol, side) {
                let port = Port {
                    symbol: *at,
                    side,
                    spot,
                    stub: grid.edge(spot, side.back()),
                    cost,
                    straight: is_short(board, grid, symbol, side, spot, head),
                };
                let aside = aside_cost(board, grid, &port);
                ports.push(Port {
                    cost: port.cost + aside,
                    ..port
                });
            }
        }
    }
    ports
}

/// The room that the head of an arrow takes beside the symbol it reaches, upright from the centre of the symbol's level;
/// none for one that reaches it from above or below.
pub fn head(board: &Board, grid: &Grid, port: &Port) -> Option<(usize, Rect)> {
    let symbol = board.symbols.get(port.symbol)?;
    let offset = grid.lines.offset(port.spot.y)?;
    let near = board.centre_of_lane(symbol.lane);
    let reach = symbol.design.reach_horizontal(offset);
    let far = reach
        + if symbol.has_bar(port.side) {
            bars::ROOM
        } else {
            0.0
        }
        + HEAD;
    let (left, right) = match port.side {
        Dir::Left => (near - far, near - reach),
        Dir::Right => (near + reach, near + far),
        Dir::Up | Dir::Down => return None,
    };
    let rect = Rect::new(left, offset - HALF_HEAD, right, offset + HALF_HEAD);
    Some((symbol.level, rect))
}

/// Whether the head of an arrow has no room between the symbol and the first spot.
fn is_short(board: &Board, grid: &Grid, symbol: &Symbol, side: Dir, spot: Spot, head: f64) -> bool {
    let centre = board.centre_of_lane(symbol.lane);
    let apart = grid
        .lines
        .xs
        .get(spot.x)
        .map_or(0.0, |x| (x - centre).abs());
    !side.is_upright() && apart - symbol.design.width / 2.0 < head
}

/// The first spots outside a side of a symbol.
fn spots(board: &Board, grid: &Grid, symbol: &Symbol, side: Dir) -> Vec<Spot> {
    let lines = grid.lines.levels[symbol.level].clone();
    let centre = board.centre_of_lane(symbol.lane);
    let half = symbol.design.width / 2.0;
    let xs = &grid.lines.xs;
    let inside = grid
        .lines
        .upright_between(centre - half + 1.5, centre + half - 1.5);
    let widest = inside.clone().map(|x| (xs[x] - centre).abs());
    let widest = widest.fold(0.0, f64::max);
    // Where the outline recedes, a level line would meet the upright ones.
    let clear = |y: &usize| {
        let reach = grid
            .lines
            .offset(*y)
            .map(|o| symbol.design.reach_horizontal(o));
        reach.is_some_and(|reach| widest == 0.0 || reach > widest + 2.0)
    };
    let beside = |x: Option<usize>| match x.filter(|x| *x < xs.len()) {
        Some(x) => lines.clone().filter(clear).map(|y| Spot { x, y }).collect(),
        None => Vec::new(),
    };
    let outline = board.outline(symbol);
    match side {
        Dir::Right => beside(Some(xs.partition_point(|x| *x < outline.x1 + 3.0))),
        Dir::Left => beside(
            xs.partition_point(|x| *x <= outline.x0 - 3.0)
                .checked_sub(1),
        ),
        Dir::Up | Dir::Down => {
            let y = match side {
                Dir::Up => lines.start.checked_sub(1),
                _ => Some(lines.end).filter(|y| *y < grid.lines.ys.len()),
            };
            let spots = y.map(|y| inside.map(|x| Spot { x, y }).collect());
            spots.unwrap_or_default()
        }
    }
}

/// How far from the middle of its side a port is, in lines.
fn aside(board: &Board, grid: &Grid, port: &Port) -> usize {
    let Some(symbol) = board.symbols.get(port.symbol) else {
        return 0;
    };
    let (at, lines) = match port.side.is_upright() {
        true => (port.spot.x, grid.lines.ports[symbol.lane].clone()),
        false => (port.spot.y, grid.lines.levels[symbol.level].clone()),
    };
    at.abs_diff(lines.start + lines.len() / 2)
}

fn aside_cost(board: &Board, grid: &Grid, port: &Port) -> u32 {
    let shape = board
        .symbols
        .get(port.symbol)
        .map(|symbol| symbol.design.shape);
    let step = match shape {
        Some(Shape::Diamond | Shape::Clock | Shape::Connector) => 340,
        Some(Shape::Capsule) if !port.side.is_upright() => 260,
        _ => 160,
    };
    step * aside(board, grid, port) as u32
}
