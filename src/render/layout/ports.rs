//! The places where arrows can leave and reach symbols, and which of them look best.
//!
//! A symbol has ports on all four sides, the middle one of each side and others beside it. Flow runs downwards: arrows
//! rather leave below or at a side, and rather arrive from above.

use super::board::{Board, Symbol};
use super::grid::{Dir, Grid, Spot};
use super::search::Port;
use super::symbols::Shape;

/// The ports of some symbols, with what it costs to use each.
pub fn ports(
    board: &Board,
    grid: &Grid,
    symbols: &[usize],
    cost: impl Fn(&Board, &Grid, &Port) -> f64,
) -> Vec<Port> {
    let mut ports = Vec::new();
    for at in symbols {
        let Some(symbol) = board.symbols.get(*at) else {
            continue;
        };
        for side in Dir::ALL {
            ports.extend(ports_on(board, grid, *at, symbol, side));
        }
    }
    for port in &mut ports {
        port.cost = cost(board, grid, port);
    }
    ports
}

fn ports_on(board: &Board, grid: &Grid, at: usize, symbol: &Symbol, side: Dir) -> Vec<Port> {
    let lines = grid.level_lines[symbol.level].clone();
    let (left, right) = board.lanes[symbol.lane];
    let centre = (left + right) / 2.0;
    let half = symbol.design.width / 2.0;
    let spots: Vec<Spot> = match side {
        Dir::Up | Dir::Down => {
            let inside = |x: &usize| (grid.xs[*x] - centre).abs() < half - 2.0;
            let Some(y) = (if side == Dir::Up {
                lines.start.checked_sub(1)
            } else {
                Some(lines.end)
            }) else {
                return Vec::new();
            };
            let xs = grid.port_xs[symbol.lane].clone().filter(inside);
            xs.map(|x| Spot { x, y }).collect()
        }
        Dir::Right => {
            let x = grid.xs.partition_point(|x| *x < centre + half + 3.0);
            lines.map(|y| Spot { x, y }).collect()
        }
        Dir::Left => {
            let Some(x) = grid
                .xs
                .partition_point(|x| *x <= centre - half - 3.0)
                .checked_sub(1)
            else {
                return Vec::new();
            };
            lines.map(|y| Spot { x, y }).collect()
        }
    };
    let port = |spot: Spot| {
        (spot.x < grid.xs.len() && spot.y < grid.lines.len()).then_some(())?;
        Some(Port {
            symbol: at,
            side,
            spot,
            stub: grid.edge(spot, side.back())?,
            cost: 0.0,
        })
    };
    spots.into_iter().filter_map(port).collect()
}

/// How far from the middle of its side a port is, in lines.
pub fn aside(board: &Board, grid: &Grid, port: &Port) -> usize {
    let Some(symbol) = board.symbols.get(port.symbol) else {
        return 0;
    };
    let (at, lines) = match port.side.is_upright() {
        true => (port.spot.x, grid.port_xs[symbol.lane].clone()),
        false => (port.spot.y, grid.level_lines[symbol.level].clone()),
    };
    at.abs_diff(lines.start + lines.len() / 2)
}

fn aside_cost(board: &Board, grid: &Grid, port: &Port) -> f64 {
    let shape = board
        .symbols
        .get(port.symbol)
        .map(|symbol| symbol.design.shape);
    let step = match shape {
        Some(Shape::Diamond | Shape::Clock | Shape::Connector) => 34.0,
        Some(Shape::Capsule) if !port.side.is_upright() => 26.0,
        _ => 16.0,
    };
    step * aside(board, grid, port) as f64
}

/// Arrows leave downwards or to a side rather than upwards.
pub fn leaving_cost(board: &Board, grid: &Grid, port: &Port) -> f64 {
    let side = match port.side {
        Dir::Down | Dir::Left | Dir::Right => 0.0,
        Dir::Up => 24.0,
    };
    side + aside_cost(board, grid, port)
}

/// Arrows come from above rather than from a side, and from a side rather than from below.
pub fn reaching_cost(board: &Board, grid: &Grid, port: &Port) -> f64 {
    let side = match port.side {
        Dir::Up => 0.0,
        Dir::Left | Dir::Right => 4.0,
        Dir::Down => 20.0,
    };
    side + aside_cost(board, grid, port)
}
