//! The grid on which arrows are routed.
//!
//! Its upright lines lie in the lanes: some between each lane's border and its symbols, and some through the symbols'
//! middles. Its level lines lie on each level of symbols and, several deep, between the levels and next to the borders
//! of the rows. An arrow runs along lines and turns where they meet, so every arrow is upright and level by nature; an
//! edge of the grid belongs to one net of merging arrows at most, so no two others lie upon each other. Symbols and
//! labels stand as walls. Upright lines have their final place from the beginning; of the level lines only the order is
//! fixed, and those that no arrow uses take no room in the end.

use std::ops::Range;

use super::board::Board;
use super::symbols::base_width;

/// The least distance between neighbouring arrows.
pub const GAP: f64 = 4.5;

/// The least distance between upright lines where many have to share the side of a lane.
const CLOSEST: f64 = 2.0;

/// How near an upright line may come to a symbol that it passes.
const PASSING: f64 = 3.0;

/// How many lines there are to choose from.
#[derive(Debug, Clone, Copy)]
pub struct Density {
    /// Upright lines on each side of a lane, at least.
    pub sides: usize,
    /// Level lines in each place between levels and borders.
    pub tracks: usize,
    /// Lines that meet each side of a symbol; odd.
    pub ports: usize,
}

/// A crossing of two lines: the position of the upright one, and of the level one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// Which upright line.
    pub x: usize,
    /// Which level line.
    pub y: usize,
}

/// A direction on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dir {
    /// Up.
    Up,
    /// To the right.
    Right,
    /// Down.
    Down,
    /// To the left.
    Left,
}

impl Dir {
    /// All four.
    pub const ALL: [Dir; 4] = [Dir::Up, Dir::Right, Dir::Down, Dir::Left];

    /// The other way.
    pub fn back(self) -> Dir {
        match self {
            Dir::Up => Dir::Down,
            Dir::Right => Dir::Left,
            Dir::Down => Dir::Up,
            Dir::Left => Dir::Right,
        }
    }

    /// Whether it is up or down.
    pub fn is_upright(self) -> bool {
        matches!(self, Dir::Up | Dir::Down)
    }
}

/// What a level line of the grid is.
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
        /// The zone, by its position in [`Grid::zones`].
        zone: usize,
    },
}

/// Level lines that lie in one place: between two levels of a row, or between a level and the row's border.
#[derive(Debug, Clone)]
pub struct Zone {
    /// The row.
    pub row: usize,
    /// Its lines.
    pub lines: Range<usize>,
}

/// An edge of the grid, between two neighbouring spots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EdgeId(usize);

/// What an edge is used for.
#[derive(Debug, Clone, Copy, Default)]
struct Use {
    /// The net of the arrows along it; 0 for none.
    net: u32,
    /// How many arrows that is.
    count: u16,
    /// How many symbols are in the way. Arrows pass only where they leave and reach their own.
    symbols: u16,
    /// How many labels are in the way.
    words: u16,
}

/// The grid of one page.
pub struct Grid {
    /// The places of the upright lines.
    pub xs: Vec<f64>,
    /// The level lines from top to bottom.
    pub lines: Vec<LineKind>,
    /// The zones from top to bottom.
    pub zones: Vec<Zone>,
    /// The lines of each level.
    pub level_lines: Vec<Range<usize>>,
    /// Where the level lines would be if each were used: only for comparing ways.
    nominal: Vec<f64>,
    /// The upright lines that meet the symbols of each lane.
    pub port_xs: Vec<Range<usize>>,
    uses: Vec<Use>,
}

/// The net of the line that joins the symbols of one node. No arrow has it.
const JOINT_NET: u32 = u32::MAX;

impl Grid {
    /// The grid of a board, with its symbols as walls.
    pub fn new(board: &Board, density: Density) -> Self {
        let mut grid = Grid {
            xs: Vec::new(),
            lines: Vec::new(),
            zones: Vec::new(),
            level_lines: Vec::new(),
            nominal: Vec::new(),
            port_xs: Vec::new(),
            uses: Vec::new(),
        };
        for lane in &board.lanes {
            grid.add_lane(*lane, density);
        }
        let mut y = 0.0;
        for (row, levels) in board.rows.iter().enumerate() {
            grid.add_zone(row, density.tracks, &mut y);
            for level in levels.clone() {
                grid.add_level(level, board, density.ports, &mut y);
                grid.add_zone(row, density.tracks, &mut y);
            }
        }
        grid.uses = vec![Use::default(); 2 * grid.xs.len() * grid.lines.len()];
        grid.wall_in_symbols(board);
        grid.lay_joints(board);
        grid
    }

    fn add_lane(&mut self, (left, right): (f64, f64), density: Density) {
        let width = right - left;
        let base = base_width(width);
        let side = (width - base) / 2.0;
        let offsets = side_offsets(side, density.sides);
        self.xs.extend(offsets.iter().map(|offset| left + offset));
        let first = self.xs.len();
        let centre = (left + right) / 2.0;
        self.xs
            .extend(port_offsets(base, density.ports).map(|offset| centre + offset));
        self.port_xs.push(first..self.xs.len());
        self.xs
            .extend(offsets.iter().rev().map(|offset| right - offset));
    }

    fn add_zone(&mut self, row: usize, tracks: usize, y: &mut f64) {
        let first = self.lines.len();
        for _ in 0..tracks {
            self.lines.push(LineKind::Track {
                zone: self.zones.len(),
            });
            *y += GAP / 2.0;
            self.nominal.push(*y);
        }
        *y += GAP / 2.0;
        self.zones.push(Zone {
            row,
            lines: first..self.lines.len(),
        });
    }

    fn add_level(&mut self, level: usize, board: &Board, ports: usize, y: &mut f64) {
        let first = self.lines.len();
        let room = board.levels[level];
        let lowest = board
            .symbols
            .iter()
            .filter(|symbol| symbol.level == level)
            .map(|symbol| symbol.design.height)
            .fold(f64::INFINITY, f64::min);
        let lowest = if lowest.is_finite() { lowest } else { room.up };
        for offset in port_offsets(lowest, ports) {
            self.lines.push(LineKind::Level { level, offset });
            self.nominal.push(*y + room.up + offset);
        }
        *y += room.up + room.down;
        self.level_lines.push(first..self.lines.len());
    }

    fn wall_in_symbols(&mut self, board: &Board) {
        for symbol in &board.symbols {
            let (left, right) = board.lanes[symbol.lane];
            let centre = (left + right) / 2.0;
            let half = symbol.design.width / 2.0;
            let lines = self.level_lines[symbol.level].clone();
            for x in self.upright_between(centre - half - PASSING, centre + half + PASSING) {
                for y in lines.start.saturating_sub(1)..lines.end {
                    self.wall(Spot { x, y }, Dir::Down);
                }
            }
            for x in self.edges_between(centre - half, centre + half) {
                for y in lines.clone() {
                    self.wall(Spot { x, y }, Dir::Right);
                }
            }
        }
    }

    fn wall(&mut self, at: Spot, dir: Dir) {
        if let Some(EdgeId(edge)) = self.edge(at, dir) {
            self.uses[edge].symbols += 1;
        }
    }

    fn lay_joints(&mut self, board: &Board) {
        for (from, to) in &board.joints {
            let (Some(from), Some(to)) = (board.symbols.get(*from), board.symbols.get(*to)) else {
                continue;
            };
            let lines = self.level_lines[from.level].clone();
            let y = lines.start + lines.len() / 2;
            let ends = [from, to].map(|symbol| {
                let range = self.port_xs[symbol.lane].clone();
                range.start + range.len() / 2
            });
            for x in ends[0]..ends[1] {
                let edge = self.edge(Spot { x, y }, Dir::Right);
                if let Some(EdgeId(edge)) = edge {
                    self.uses[edge].net = JOINT_NET;
                    self.uses[edge].count = 1;
                }
            }
        }
    }

    /// Puts words upon an edge, or takes them away with -1.
    pub fn put_words(&mut self, at: Spot, dir: Dir, by: i16) {
        if let Some(EdgeId(edge)) = self.edge(at, dir) {
            let words = &mut self.uses[edge].words;
            *words = words.saturating_add_signed(by);
        }
    }

    /// The upright lines strictly between two places.
    pub fn upright_between(&self, left: f64, right: f64) -> Range<usize> {
        let first = self.xs.partition_point(|x| *x <= left);
        let end = self.xs.partition_point(|x| *x < right);
        first..end.max(first)
    }

    /// The positions of the upright lines from which an edge to the next one passes between two places.
    pub fn edges_between(&self, left: f64, right: f64) -> Range<usize> {
        let first = self.xs.partition_point(|x| *x <= left).saturating_sub(1);
        let end = self
            .xs
            .partition_point(|x| *x < right)
            .min(self.xs.len().saturating_sub(1));
        first..end.max(first)
    }

    /// How many spots there are.
    pub fn spots(&self) -> usize {
        self.xs.len() * self.lines.len()
    }

    /// A spot as a single number.
    pub fn index(&self, at: Spot) -> usize {
        at.y * self.xs.len() + at.x
    }

    /// The spot with this number.
    pub fn spot(&self, index: usize) -> Spot {
        Spot {
            x: index % self.xs.len(),
            y: index / self.xs.len(),
        }
    }

    /// The neighbour in a direction.
    pub fn step(&self, at: Spot, dir: Dir) -> Option<Spot> {
        let Spot { x, y } = at;
        match dir {
            Dir::Up => Some(Spot {
                x,
                y: y.checked_sub(1)?,
            }),
            Dir::Left => Some(Spot {
                x: x.checked_sub(1)?,
                y,
            }),
            Dir::Down => (y + 1 < self.lines.len()).then_some(Spot { x, y: y + 1 }),
            Dir::Right => (x + 1 < self.xs.len()).then_some(Spot { x: x + 1, y }),
        }
    }

    /// The edge in a direction.
    pub fn edge(&self, at: Spot, dir: Dir) -> Option<EdgeId> {
        let next = self.step(at, dir)?;
        let base = match dir {
            Dir::Up | Dir::Left => self.index(next),
            Dir::Down | Dir::Right => self.index(at),
        };
        Some(EdgeId(match dir.is_upright() {
            true => base + self.spots(),
            false => base,
        }))
    }

    /// The length of the edge in a direction, for comparing ways.
    pub fn length(&self, at: Spot, next: Spot) -> f64 {
        (self.xs[at.x] - self.xs[next.x]).abs() + (self.nominal[at.y] - self.nominal[next.y]).abs()
    }

    /// A spot's place, for comparing ways.
    pub fn place(&self, at: Spot) -> (f64, f64) {
        (self.xs[at.x], self.nominal[at.y])
    }

    /// The net of an edge; 0 where no arrow runs.
    pub fn net(&self, EdgeId(edge): EdgeId) -> u32 {
        self.uses[edge].net
    }

    /// Whether no arrow runs along an edge and nothing is in the way.
    pub fn is_free(&self, EdgeId(edge): EdgeId) -> bool {
        let edge = &self.uses[edge];
        edge.net == 0 && edge.symbols == 0 && edge.words == 0
    }

    /// Whether an arrow can leave or reach its symbol along an edge.
    pub fn is_open(&self, EdgeId(edge): EdgeId) -> bool {
        self.uses[edge].net == 0 && self.uses[edge].words == 0
    }

    /// Lays an arrow along an edge.
    pub fn occupy(&mut self, EdgeId(edge): EdgeId, net: u32) {
        let edge = &mut self.uses[edge];
        edge.net = net;
        edge.count += 1;
    }

    /// Takes an arrow from an edge.
    pub fn release(&mut self, EdgeId(edge): EdgeId) {
        let edge = &mut self.uses[edge];
        edge.count = edge.count.saturating_sub(1);
        if edge.count == 0 {
            edge.net = 0;
        }
    }

    /// The nets around a spot, by direction; 0 where no arrow runs.
    pub fn around(&self, at: Spot) -> [u32; 4] {
        Dir::ALL.map(|dir| self.edge(at, dir).map_or(0, |edge| self.net(edge)))
    }
}

/// Where the lines at the side of a lane lie, from its border: clear of the border, and farther from the symbol, where
/// the heads of arrows need room.
fn side_offsets(side: f64, at_least: usize) -> Vec<f64> {
    let crowded = at_least > 1;
    let from = (side * 0.35).min(if crowded { 1.6 } else { 3.5 });
    let to = side - (side * 0.5).min(if crowded { 3.3 } else { 5.5 });
    let room = (to - from).max(0.0);
    let most = (room / CLOSEST) as usize + 1;
    let count = at_least.min(most).max((room / 4.0) as usize + 1);
    (0..count)
        .map(|at| match count {
            1 => from + room / 2.0,
            _ => from + room * at as f64 / (count - 1) as f64,
        })
        .collect()
}

/// Where arrows meet the side of a symbol of this length, from its middle.
fn port_offsets(length: f64, ports: usize) -> impl Iterator<Item = f64> {
    let middle = (ports / 2) as f64;
    let step = length / (ports + 1) as f64;
    (0..ports).map(move |at| (at as f64 - middle) * step)
}
