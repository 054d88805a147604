//! The places where arrows can leave and reach symbols, and which of them look best.
//!
//! A symbol has ports on all four sides, the middle one of each side and others beside it. Flow runs downwards: arrows
//! rather leave below or at a side, and rather arrive from above. Arrows that leave together do so below, under one
//! bar, and those that are waited for arrive above, upon one.

use super::board::{Board, Symbol, Wire};
use super::grid::{Dir, Grid, Spot};
use super::search::Port;
use super::symbols::Shape;

/// The ports where a wire can begin, with what it costs to use each.
pub fn starts(board: &Board, grid: &Grid, wire: &Wire) -> Vec<Port> {
    let cost = |side: Dir| match side {
        Dir::Down => 0,
        Dir::Left | Dir::Right if wire.splits => 700,
        Dir::Up if wire.splits => 1000,
        Dir::Left | Dir::Right => 0,
        Dir::Up => 240,
    };
    ports(board, grid, &wire.from, cost)
}

/// The ports where a wire can end, with what it costs to use each.
pub fn goals(board: &Board, grid: &Grid, wire: &Wire) -> Vec<Port> {
    let cost = |side: Dir| match side {
        Dir::Up => 0,
        Dir::Left | Dir::Right if wire.joins => 700,
        Dir::Down if wire.joins => 1000,
        Dir::Left | Dir::Right => 40,
        Dir::Down => 200,
    };
    ports(board, grid, &wire.to, cost)
}

/// The ports in the middle of the four sides of a symbol.
pub fn central(board: &Board, grid: &Grid, symbol: usize) -> Vec<Port> {
    let mut ports = ports(board, grid, &[symbol], |_| 0);
    ports.retain(|port| aside(board, grid, port) == 0);
    ports
}

fn ports(board: &Board, grid: &Grid, symbols: &[usize], cost: impl Fn(Dir) -> u32) -> Vec<Port> {
    let mut ports = Vec::new();
    for at in symbols {
        let Some(symbol) = board.symbols.get(*at) else {
            continue;
        };
        for side in Dir::ALL {
            for spot in spots(board, grid, symbol, side) {
                let port = Port {
                    symbol: *at,
                    side,
                    spot,
                    stub: grid.edge(spot, side.back()),
                    cost: cost(side),
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

/// The first spots outside a side of a symbol.
fn spots(board: &Board, grid: &Grid, symbol: &Symbol, side: Dir) -> Vec<Spot> {
    let lines = grid.lines.levels[symbol.level].clone();
    let centre = board.centre_of_lane(symbol.lane);
    let half = symbol.design.width / 2.0;
    let xs = &grid.lines.xs;
    let beside = |x: Option<usize>| match x.filter(|x| *x < xs.len()) {
        Some(x) => lines.clone().map(|y| Spot { x, y }).collect(),
        None => Vec::new(),
    };
    match side {
        Dir::Right => beside(Some(xs.partition_point(|x| *x < centre + half + 3.0))),
        Dir::Left => beside(
            xs.partition_point(|x| *x <= centre - half - 3.0)
                .checked_sub(1),
        ),
        Dir::Up | Dir::Down => {
            let y = match side {
                Dir::Up => lines.start.checked_sub(1),
                _ => Some(lines.end).filter(|y| *y < grid.lines.ys.len()),
            };
            let ports = grid.lines.ports[symbol.lane].clone();
            let inside = ports.filter(|x| (xs[*x] - centre).abs() < half - 1.5);
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
