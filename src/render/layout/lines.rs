//! The lines of the grid, and where they lie.
//!
//! Its upright lines lie in the lanes: some between each lane's border and its symbols, and some through the symbols'
//! middles. Its level lines lie on each level of symbols and, several deep, in zones between the levels and next to the
//! borders of the rows. Upright lines have their final place from the beginning; of the level lines only the order is
//! fixed, and those that no arrow uses take no room in the end.

use std::ops::Range;

use super::board::Board;

/// The least distance between neighbouring arrows.
pub const GAP: f64 = 4.2;

/// How near an upright line may come to a symbol that it passes.
pub const PASSING: f64 = 3.2;

/// How many lines there are to choose from.
#[derive(Debug, Clone)]
pub struct Density {
    /// Level lines in each zone, from top to bottom.
    pub tracks: Vec<usize>,
    /// Lines that meet each side of a symbol where it is long enough; odd.
    pub ports: usize,
}

/// What a level line is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LineKind {
    /// On a level of symbols, this far below its centre.
    Level {
        /// The level.
        level: usize,
        /// The distance; negative above the centre.
        offset: f64,
    },
    /// Between levels or next to a row's border.
    Track {
        /// The zone.
        zone: usize,
    },
}

/// The lines of one page.
#[derive(Debug, Default)]
pub struct Lines {
    /// The places of the upright lines, from left to right.
    pub xs: Vec<f64>,
    /// The level lines, from top to bottom.
    pub ys: Vec<LineKind>,
    /// The level lines of each zone. A row has one above each of its levels and one below the last.
    pub zones: Vec<Range<usize>>,
    /// The level lines of each level.
    pub levels: Vec<Range<usize>>,
    /// The upright lines that meet the symbols of each lane.
    pub ports: Vec<Range<usize>>,
    /// Where the level lines would be if each were used: only for comparing ways.
    pub nominal: Vec<f64>,
}

/// How many zones a board has.
pub fn zones(board: &Board) -> usize {
    board.levels.len() + board.rows.len()
}

impl Lines {
    /// The lines for a board.
    pub fn new(board: &Board, density: &Density) -> Self {
        let mut lines = Lines::default();
        for lane in &board.lanes {
            lines.add_lane(*lane, board.base, density.ports);
        }
        let mut y = 0.0;
        for levels in &board.rows {
            lines.add_zone(density, &mut y);
            for level in levels.clone() {
                lines.add_level(level, board, density.ports, &mut y);
                lines.add_zone(density, &mut y);
            }
        }
        lines
    }

    fn add_lane(&mut self, (left, right): (f64, f64), base: f64, ports: usize) {
        let offsets = side_offsets((right - left - base) / 2.0);
        self.xs.extend(offsets.iter().map(|offset| left + offset));
        let first = self.xs.len();
        let centre = (left + right) / 2.0;
        let ports = port_offsets(base, ports);
        self.xs.extend(ports.map(|offset| centre + offset));
        self.ports.push(first..self.xs.len());
        let mirrored = offsets.iter().rev().map(|offset| right - offset);
        self.xs.extend(mirrored);
    }

    fn add_zone(&mut self, density: &Density, y: &mut f64) {
        let zone = self.zones.len();
        let first = self.ys.len();
        for _ in 0..density.tracks.get(zone).copied().unwrap_or(1) {
            self.ys.push(LineKind::Track { zone });
            *y += GAP / 2.0;
            self.nominal.push(*y);
        }
        *y += GAP / 2.0;
        self.zones.push(first..self.ys.len());
    }

    fn add_level(&mut self, level: usize, board: &Board, ports: usize, y: &mut f64) {
        let first = self.ys.len();
        let room = board.levels.get(level).copied().unwrap_or_default();
        let heights = board.on_level(level).map(|symbol| symbol.design.height);
        let lowest = heights.fold(2.0 * room.up, f64::min);
        for offset in port_offsets(lowest, ports) {
            self.ys.push(LineKind::Level { level, offset });
            self.nominal.push(*y + room.up + offset);
        }
        *y += room.up + room.down;
        self.levels.push(first..self.ys.len());
    }

    /// The upright lines strictly between two places.
    pub fn upright_between(&self, left: f64, right: f64) -> Range<usize> {
        let first = self.xs.partition_point(|x| *x <= left);
        let end = self.xs.partition_point(|x| *x < right);
        first..end.max(first)
    }

    /// The upright lines from which an edge to the next one passes between two places.
    pub fn edges_between(&self, left: f64, right: f64) -> Range<usize> {
        let first = self.xs.partition_point(|x| *x <= left).saturating_sub(1);
        let last = self.xs.len().saturating_sub(1);
        let end = self.xs.partition_point(|x| *x < right).min(last);
        first..end.max(first)
    }

    /// How far below the centre of its level a line lies; nothing where it is in a zone.
    pub fn offset(&self, y: usize) -> Option<f64> {
        match self.ys.get(y) {
            Some(LineKind::Level { offset, .. }) => Some(*offset),
            _ => None,
        }
    }

    /// The lane in which an upright line lies.
    pub fn lane_of(&self, x: usize, board: &Board) -> usize {
        let place = self.xs.get(x).copied().unwrap_or_default();
        let before = board.lanes.partition_point(|lane| lane.1 <= place);
        before.min(board.lanes.len().saturating_sub(1))
    }
}

/// Where the lines at the side of a lane lie, from its border: half a gap from the border at least, as there may be one
/// on its other side, and clear of the symbols.
fn side_offsets(side: f64) -> Vec<f64> {
    let from = (GAP / 2.0).min(side / 2.0);
    let room = (side - PASSING - 0.05 - from).max(0.0);
    let count = (room / GAP) as usize + 1;
    let gap = (room / count as f64).clamp(GAP, 1.5 * GAP);
    let first = from + (room - gap * (count - 1) as f64) / 2.0;
    (0..count).map(|at| first + gap * at as f64).collect()
}

/// Where arrows meet the side of a symbol of this length, from its middle: as many places as asked for, if there is
/// room for them between its corners.
fn port_offsets(length: f64, ports: usize) -> impl Iterator<Item = f64> {
    let step = (length / (ports + 1) as f64).max(GAP);
    let aside = ((length / 2.0 - 1.0) / step).max(0.0) as usize;
    let aside = aside.min(ports / 2) as i32;
    (-aside..=aside).map(move |at| f64::from(at) * step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_beside_each_other_keep_their_distance_across_the_border_too() {
        for side in 5..60 {
            let side = f64::from(side) * 0.9;
            let offsets = side_offsets(side);
            assert!(side < 2.0 * GAP || 2.0 * offsets[0] >= GAP - 1e-9, "{side}");
            let apart = |pair: &[f64]| pair[1] - pair[0] >= GAP - 1e-9;
            assert!(offsets.windows(2).all(apart), "{side}: {offsets:?}");
            let last = offsets[offsets.len() - 1];
            assert!(side < 7.0 || side - last >= PASSING, "{side}: {offsets:?}");
        }
    }

    #[test]
    fn ports_lie_around_the_middle_and_within_the_side() {
        let ports: Vec<f64> = port_offsets(24.0, 3).collect();
        assert_eq!(ports, [-6.0, 0.0, 6.0]);
        assert_eq!(port_offsets(5.0, 5).collect::<Vec<_>>(), [0.0]);
    }
}
