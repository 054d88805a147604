//! Which column and which lane each element stands in.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Sop;

use super::super::flow::{Kind, Process};

/// The grid of a process.
#[derive(Debug)]
pub struct Grid {
    /// The column and the lane of each element. Events on edges and elements of subprocesses have those of what they
    /// belong to.
    pub cells: Vec<Cell>,
    /// How many columns there are.
    pub columns: usize,
    /// How many lanes there are, one at least.
    pub lanes: usize,
    taken: BTreeSet<Cell>,
}

/// A place in the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Cell {
    /// The lane.
    pub lane: usize,
    /// The column.
    pub column: usize,
}

impl Grid {
    /// Gives each element a cell.
    pub fn new(sop: &Sop, process: &Process, lanes: usize) -> Grid {
        let mut grid = Grid {
            cells: vec![Cell::default(); process.elements.len()],
            columns: 0,
            lanes: lanes.max(1),
            taken: BTreeSet::new(),
        };
        let mut order: Vec<usize> = (0..process.elements.len()).collect();
        order.retain(|at| {
            process
                .elements
                .get(*at)
                .is_some_and(|it| host(process, *at).is_none() && it.within.is_none())
        });
        order.sort_by_key(|at| {
            let node = process.elements.get(*at).map(|element| element.node);
            (node.map(|node| (sop[node].row, node)), *at)
        });
        let row = |at: &usize| {
            process
                .elements
                .get(*at)
                .map(|element| sop[element.node].row)
        };
        for row in order.chunk_by(|a, b| row(a) == row(b)) {
            grid.row(process, row);
        }
        for at in 0..process.elements.len() {
            let owner = host(process, at).or(process.elements.get(at).and_then(|it| it.within));
            let cell = owner.and_then(|owner| grid.cells.get(owner)).copied();
            if let (Some(cell), Some(own)) = (cell, grid.cells.get_mut(at)) {
                *own = cell;
            }
        }
        grid
    }

    /// Puts the elements of a row behind all others, those of one lane one after the other.
    fn row(&mut self, process: &Process, row: &[usize]) {
        let base = self.columns;
        let mut next: BTreeMap<usize, usize> = BTreeMap::new();
        for at in row {
            let Some(element) = process.elements.get(*at) else {
                continue;
            };
            let lane = element.lane.min(self.lanes - 1);
            let free = next.get(&lane).copied().unwrap_or(base);
            let column = free.max(self.behind(process, *at, base));
            let cell = Cell { lane, column };
            next.insert(lane, column + 1);
            self.columns = self.columns.max(column + 1);
            self.taken.insert(cell);
            if let Some(own) = self.cells.get_mut(*at) {
                *own = cell;
            }
        }
    }

    /// The column behind all elements of the same row that lead to this one and are placed already.
    fn behind(&self, process: &Process, at: usize, base: usize) -> usize {
        let flows = process.flows.iter().filter(|flow| flow.to == at);
        let from = flows.map(|flow| host(process, flow.from).unwrap_or(flow.from));
        let placed = from.filter(|from| self.taken.contains(&self.cell(*from)));
        let columns = placed.map(|from| self.cell(from).column);
        let behind = columns.filter(|column| *column >= base).max();
        behind.map_or(base, |column| column + 1)
    }

    /// Where an element stands.
    pub fn cell(&self, at: usize) -> Cell {
        self.cells.get(at).copied().unwrap_or_default()
    }

    /// Whether nothing stands in a lane between two columns, themselves left out.
    pub fn is_line_free(&self, lane: usize, from: usize, to: usize) -> bool {
        let between = from + 1..to;
        !between
            .into_iter()
            .any(|column| self.taken.contains(&Cell { lane, column }))
    }

    /// Whether nothing stands in a column on the way from one lane to another, the other included.
    pub fn is_column_free(&self, column: usize, from: usize, to: usize) -> bool {
        let lanes = from.min(to)..=from.max(to);
        let mut passed = lanes.filter(|lane| *lane != from);
        !passed.any(|lane| self.taken.contains(&Cell { lane, column }))
    }
}

/// The activity on whose edge an element stands.
pub fn host(process: &Process, at: usize) -> Option<usize> {
    match process.elements.get(at)?.kind {
        Kind::Boundary { of, .. } => Some(of),
        _ => None,
    }
}
