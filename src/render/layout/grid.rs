//! The grid on which arrows are routed, and what lies on it.
//!
//! An arrow runs along [`Lines`] and turns where they meet, so every arrow is upright and level by nature; an edge of the
//! grid belongs to one net of merging arrows at most, so no two others lie upon each other. Symbols stand as walls for
//! good; words on arrows do as long as their arrow lies.

use super::board::Board;
use super::lines::{Density, Lines, PASSING};

/// Where two lines meet: the position of the upright one, and of the level one.
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

    /// The direction from one spot to the next.
    pub fn between(from: Spot, to: Spot) -> Dir {
        match (from.x == to.x, from.x < to.x, from.y < to.y) {
            (true, _, true) => Dir::Down,
            (true, _, false) => Dir::Up,
            (false, true, _) => Dir::Right,
            (false, false, _) => Dir::Left,
        }
    }
}

/// An edge of the grid, between two neighbouring spots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct EdgeId(u32);

/// What an edge is used for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Use {
    /// The net of the arrows along it; 0 for none.
    pub net: u32,
    /// How many arrows that is.
    count: u16,
    /// How many things are in the way for good. Arrows pass only where they leave and reach their own symbols.
    pub walls: u16,
    /// How many words of arrows are in the way.
    pub words: u16,
    /// How many words are in the way that never give way, nor let an arrow reach its symbol.
    pub fixed: u16,
    /// How often arrows have fought for it.
    pub strain: u16,
}

/// The grid of one page. Every spot has four edges: those that would leave the grid are walls.
pub struct Grid {
    /// Its lines.
    pub lines: Lines,
    width: usize,
    uses: Vec<Use>,
}

/// The net of the line that joins the symbols of one node. No arrow has it.
pub const JOINT_NET: u32 = u32::MAX;

impl Grid {
    /// The grid of a board, with its symbols as walls.
    pub fn new(board: &Board, density: &Density) -> Self {
        let lines = Lines::new(board, density);
        let width = lines.xs.len();
        let height = lines.ys.len();
        // A row of spots above the first line holds the edges that would lead up from it.
        let uses = vec![Use::default(); 2 * (width * (height + 1) + 1)];
        let mut grid = Grid { lines, width, uses };
        grid.wall_in_itself(width, height);
        grid.wall_in_symbols(board);
        grid.lay_joints(board);
        grid
    }

    fn wall_in_itself(&mut self, width: usize, height: usize) {
        let (right, bottom) = (width.saturating_sub(1), height.saturating_sub(1));
        for y in 0..height {
            self.wall(Spot { x: 0, y }, Dir::Left);
            self.wall(Spot { x: right, y }, Dir::Right);
        }
        for x in 0..width {
            self.wall(Spot { x, y: 0 }, Dir::Up);
            self.wall(Spot { x, y: bottom }, Dir::Down);
        }
    }

    fn wall_in_symbols(&mut self, board: &Board) {
        for symbol in &board.symbols {
            let outline = board.outline(symbol);
            let lines = self.lines.levels[symbol.level].clone();
            let (left, right) = (outline.x0 - PASSING, outline.x1 + PASSING);
            for x in self.lines.upright_between(left, right) {
                for y in lines.start.saturating_sub(1)..lines.end {
                    self.wall(Spot { x, y }, Dir::Down);
                }
            }
            for x in self.lines.edges_between(outline.x0, outline.x1) {
                for y in lines.clone() {
                    self.wall(Spot { x, y }, Dir::Right);
                }
            }
        }
    }

    fn wall(&mut self, at: Spot, dir: Dir) {
        let edge = self.edge(at, dir);
        if let Some(edge) = self.uses.get_mut(edge.0 as usize) {
            edge.walls += 1;
        }
    }

    fn lay_joints(&mut self, board: &Board) {
        for (from, to) in &board.joints {
            let (Some(from), Some(to)) = (board.symbols.get(*from), board.symbols.get(*to)) else {
                continue;
            };
            let lines = self.lines.levels[from.level].clone();
            let y = lines.start + lines.len() / 2;
            let ends = [from, to].map(|symbol| {
                let range = self.lines.ports[symbol.lane].clone();
                range.start + range.len() / 2
            });
            for x in ends[0]..ends[1] {
                self.occupy(self.edge(Spot { x, y }, Dir::Right), JOINT_NET);
            }
        }
    }

    /// How many numbers [`Grid::index`] gives.
    pub fn spots(&self) -> usize {
        self.uses.len() / 2
    }

    /// A spot as a single number.
    pub fn index(&self, at: Spot) -> usize {
        (at.y + 1) * self.width + at.x
    }

    /// The spot with this number.
    pub fn spot(&self, index: usize) -> Spot {
        Spot {
            x: index % self.width,
            y: (index / self.width).saturating_sub(1),
        }
    }

    /// The number of the neighbour in a direction, along an edge that is no wall.
    pub fn step(&self, index: usize, dir: Dir) -> usize {
        match dir {
            Dir::Up => index - self.width,
            Dir::Right => index + 1,
            Dir::Down => index + self.width,
            Dir::Left => index - 1,
        }
    }

    /// The edges around the spot with this number, by direction.
    pub fn around(&self, index: usize) -> [EdgeId; 4] {
        [
            2 * (index - self.width) + 1,
            2 * index,
            2 * index + 1,
            2 * (index - 1),
        ]
        .map(|edge| EdgeId(edge as u32))
    }

    /// The edge in a direction.
    pub fn edge(&self, at: Spot, dir: Dir) -> EdgeId {
        self.around(self.index(at))[dir as usize]
    }

    /// The spot at the upper or left end of an edge, and whether the edge is upright.
    pub fn place_of(&self, edge: EdgeId) -> (Spot, bool) {
        (self.spot(edge.0 as usize / 2), edge.0 % 2 == 1)
    }

    /// What an edge is used for.
    pub fn used(&self, edge: EdgeId) -> Use {
        self.uses.get(edge.0 as usize).copied().unwrap_or_default()
    }

    /// Puts words of an arrow upon an edge, or takes them away with -1.
    pub fn put_words(&mut self, edge: EdgeId, by: i16) {
        if let Some(edge) = self.uses.get_mut(edge.0 as usize) {
            edge.words = edge.words.saturating_add_signed(by);
        }
    }

    /// Puts words upon an edge that never give way, or takes them away with -1.
    pub fn fix_words(&mut self, edge: EdgeId, by: i16) {
        if let Some(edge) = self.uses.get_mut(edge.0 as usize) {
            edge.fixed = edge.fixed.saturating_add_signed(by);
        }
    }

    /// Notes that arrows fight for an edge.
    pub fn strain(&mut self, edge: EdgeId) {
        if let Some(edge) = self.uses.get_mut(edge.0 as usize) {
            edge.strain = edge.strain.saturating_add(1);
        }
    }

    /// The edges that arrows have fought for.
    pub fn strained(&self) -> impl Iterator<Item = EdgeId> + '_ {
        let edges = (0..).zip(&self.uses);
        edges
            .filter(|(_, used)| used.strain > 0)
            .map(|(at, _)| EdgeId(at))
    }

    /// Lays an arrow along an edge.
    pub fn occupy(&mut self, edge: EdgeId, net: u32) {
        if let Some(edge) = self.uses.get_mut(edge.0 as usize) {
            edge.net = net;
            edge.count += 1;
        }
    }

    /// Takes an arrow from an edge.
    pub fn release(&mut self, edge: EdgeId) {
        if let Some(edge) = self.uses.get_mut(edge.0 as usize) {
            edge.count = edge.count.saturating_sub(1);
            if edge.count == 0 {
                edge.net = 0;
            }
        }
    }
}
