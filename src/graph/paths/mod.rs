//! A map of places and of ways between them that cost something, and the shortest and longest paths on it.
//!
//! The map knows nothing of rows or of time. A cost is a position in a list that belongs to whoever made the map, and
//! only a [`Measure`] knows what it comes to: a plain number, or a moment of a real calendar.

mod all_done;
mod course;
mod rounds;

pub use all_done::AllDone;
pub use course::{Course, Reached};
pub use rounds::{Round, Rounds};

/// The place before the first: the ways out of it lead to where a case may begin.
pub const ROOT: usize = 0;

/// A way from one place to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    /// The place it leaves.
    pub from: usize,
    /// The place it leads to.
    pub to: usize,
    /// What it costs to go it and to be done at the place it leads to.
    pub cost: usize,
    /// How many times a case may go it.
    pub at_most: Option<u32>,
    /// Which exit of its place it belongs to.
    pub exit: usize,
    /// Whether all ways of the exit are gone at once.
    pub all: bool,
    /// Which of the branches it ends that its target joins, where that joins any.
    pub branch: usize,
}

/// Places and the ways between them.
#[derive(Debug, Clone, Default)]
pub struct Map {
    ways: Vec<Way>,
    joins: Vec<bool>,
    into: Vec<Vec<usize>>,
    out: Vec<Vec<usize>>,
}

/// What the costs of ways come to.
pub trait Measure {
    /// How far a case has come. The further it is, the greater.
    type At: Copy + Ord;

    /// How far it has come after a cost. Never less than before, and never less for a later beginning.
    fn after(&self, at: Self::At, cost: usize) -> Self::At;

    /// How far it has come after all rounds of a loop, given as a position in [`Rounds::list`].
    fn around(&self, at: Self::At, round: usize) -> Self::At;
}

impl Map {
    /// A map of the root alone.
    pub fn new() -> Map {
        let mut map = Map::default();
        map.add_place(false);
        map
    }

    /// Adds a place. One that joins waits for each of its branches, any other for none but the first that comes.
    pub fn add_place(&mut self, joins: bool) -> usize {
        self.joins.push(joins);
        self.into.push(Vec::new());
        self.out.push(Vec::new());
        self.joins.len() - 1
    }

    /// Adds a way between two places that there are.
    pub fn add_way(&mut self, way: Way) {
        let at = self.ways.len();
        if let (Some(out), Some(_)) = (self.out.get_mut(way.from), self.joins.get(way.to)) {
            out.push(at);
            self.into[way.to].push(at);
            self.ways.push(way);
        }
    }

    /// How many places there are, the root included.
    pub fn places(&self) -> usize {
        self.joins.len()
    }

    /// Every way.
    pub fn ways(&self) -> &[Way] {
        &self.ways
    }

    /// The ways out of a place, as positions in [`Map::ways`].
    pub fn out(&self, place: usize) -> &[usize] {
        self.out.get(place).map_or(&[], Vec::as_slice)
    }

    /// The ways into a place, as positions in [`Map::ways`].
    pub fn ways_into(&self, place: usize) -> &[usize] {
        self.into.get(place).map_or(&[], Vec::as_slice)
    }

    /// Whether a place waits for several branches.
    pub fn joins(&self, place: usize) -> bool {
        self.joins.get(place).copied().unwrap_or_default()
    }
}
