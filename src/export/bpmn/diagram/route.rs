//! The way of each flow through the grid.

use std::collections::BTreeSet;

use super::super::flow::{Kind, Process};
use super::grid::{Cell, Grid, host};
use super::tracks::{Channel, Net, Run};

/// The side on which a flow leaves its element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// To the right.
    Right,
    /// Above it.
    Top,
    /// Below it.
    Bottom,
}

/// The way of a flow. All come to their element from the left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Straight to the right.
    Straight,
    /// To the right, along this gap to the line of the target, and on.
    Gap(usize, Net),
    /// From this side straight to the line of the target, and on.
    Line(Side),
    /// From this side to this edge of its lane, along it, and along the gap before the target.
    Edge(Side, Channel),
}

/// The way of each flow.
pub fn ways(process: &Process, grid: &Grid) -> Vec<Way> {
    let mut used = BTreeSet::new();
    let way = |flow: &super::super::flow::SequenceFlow| {
        let way = way(process, grid, (flow.from, flow.to), &used);
        used.insert((flow.from, side(way)));
        way
    };
    process.flows.iter().map(way).collect()
}

/// The side on which a way leaves.
pub fn side(way: Way) -> Side {
    match way {
        Way::Straight | Way::Gap(..) => Side::Right,
        Way::Line(side) | Way::Edge(side, _) => side,
    }
}

fn way(
    process: &Process,
    grid: &Grid,
    ends: (usize, usize),
    used: &BTreeSet<(usize, Side)>,
) -> Way {
    let (from, to) = (grid.cell(ends.0), grid.cell(ends.1));
    let inside = process
        .elements
        .get(ends.0)
        .is_some_and(|element| element.within.is_some());
    if inside {
        return Way::Straight;
    }
    if host(process, ends.0).is_some() {
        return Way::Edge(Side::Top, Channel::Above(from.lane));
    }
    let forward = to.column > from.column;
    let right = !used.contains(&(ends.0, Side::Right));
    let clear = grid.is_line_free(from.lane, from.column, to.column);
    if forward && from.lane == to.lane && clear && right {
        return Way::Straight;
    }
    let gateway = process.elements.get(ends.0).map(|element| &element.kind);
    match gateway {
        Some(Kind::Gateway(..)) => from_gateway(grid, ends, (from, to), used),
        _ => from_right(grid, ends, (from, to)),
    }
}

/// Gateways are left above and below where that is the shorter way.
fn from_gateway(
    grid: &Grid,
    ends: (usize, usize),
    cells: (Cell, Cell),
    used: &BTreeSet<(usize, Side)>,
) -> Way {
    let (from, to) = cells;
    let forward = to.column > from.column;
    let up = to.lane < from.lane || (to.lane == from.lane && forward);
    let wanted = if up { Side::Top } else { Side::Bottom };
    let taken = |side| used.contains(&(ends.0, side));
    if taken(wanted) && !taken(Side::Right) {
        return from_right(grid, ends, cells);
    }
    let other = if up { Side::Bottom } else { Side::Top };
    let side = if taken(wanted) && !taken(other) {
        other
    } else {
        wanted
    };
    let straight = side == wanted && forward && from.lane != to.lane;
    if straight
        && grid.is_column_free(from.column, from.lane, to.lane)
        && grid.is_line_free(to.lane, from.column, to.column)
    {
        return Way::Line(side);
    }
    let channel = match side {
        Side::Top => Channel::Above(from.lane),
        _ => Channel::Below(from.lane),
    };
    Way::Edge(side, channel)
}

fn from_right(grid: &Grid, ends: (usize, usize), cells: (Cell, Cell)) -> Way {
    let (from, to) = cells;
    let forward = to.column > from.column;
    if forward && from.lane != to.lane {
        if grid.is_line_free(to.lane, from.column, to.column) {
            return Way::Gap(from.column + 1, Net::From(ends.0));
        }
        if grid.is_line_free(from.lane, from.column, to.column) {
            return Way::Gap(to.column, Net::To(ends.1));
        }
    }
    let up = to.lane < from.lane || (to.lane == from.lane && forward);
    let channel = match up {
        true => Channel::Above(from.lane),
        false => Channel::Below(from.lane),
    };
    Way::Edge(Side::Right, channel)
}

/// The runs of a flow in channels. Lanes are counted in threes: their upper edge, their line, their lower edge. Columns
/// are counted in twos: the gap before them, and themselves.
pub fn runs(grid: &Grid, way: Way, ends: (usize, usize)) -> Vec<Run> {
    let (from, to) = (grid.cell(ends.0), grid.cell(ends.1));
    let line = |cell: Cell| 3 * cell.lane + 1;
    match way {
        Way::Straight | Way::Line(_) => Vec::new(),
        Way::Gap(gap, net) => vec![Run {
            channel: Channel::Gap(gap),
            from: line(from),
            to: line(to),
            net,
        }],
        Way::Edge(side, channel) => {
            let edge = match channel {
                Channel::Above(lane) => 3 * lane,
                Channel::Below(lane) => 3 * lane + 2,
                Channel::Gap(_) => line(from),
            };
            let begins = match side {
                Side::Right => 2 * from.column + 2,
                _ => 2 * from.column + 1,
            };
            let gap = |gap, from, to, net| Run {
                channel: Channel::Gap(gap),
                from,
                to,
                net,
            };
            let out = gap(from.column + 1, line(from), edge, Net::From(ends.0));
            let along = Run {
                channel,
                from: begins,
                to: 2 * to.column,
                net: Net::To(ends.1),
            };
            let into = gap(to.column, edge, line(to), Net::To(ends.1));
            match side {
                Side::Right => vec![out, along, into],
                _ => vec![along, into],
            }
        }
    }
}
