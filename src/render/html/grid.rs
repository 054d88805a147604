//! The grid of a table: which cells it has, and how wide and high its columns and rows are.

use std::ops::Range;

use super::super::scene::{Element, Heads, Place, Role, Table};

/// A table of a page.
pub struct Grid<'a> {
    /// The left edges of its columns, and the right edge of the last.
    columns: Vec<f64>,
    /// The upper edges of its rows, and the lower edge of the last.
    rows: Vec<f64>,
    /// Its cells, row by row.
    cells: Vec<Cell<'a>>,
    /// Those that head columns.
    heads: Vec<Cell<'a>>,
}

/// A cell of a table.
#[derive(Clone, Copy)]
pub struct Cell<'a> {
    /// Where it stands.
    pub place: &'a Place,
    /// What it is.
    pub element: &'a Element,
}

impl Cell<'_> {
    fn is_head(&self) -> bool {
        self.place.heads == Some(Heads::Columns) || self.element.role == Role::ColumnNumber
    }
}

/// What fills a row of a table from left to right.
pub enum Slot<'a> {
    /// A cell that begins here.
    Cell(Cell<'a>),
    /// Nothing, in one column.
    Gap,
}

impl<'a> Grid<'a> {
    /// One of the tables among these elements; nothing where they have none.
    pub fn of(table: Table, elements: &'a [Element]) -> Option<Grid<'a>> {
        let cell = |element: &'a Element| {
            let place = element.place.as_ref()?;
            (place.table == table).then_some(Cell { place, element })
        };
        let mut cells: Vec<Cell> = elements.iter().filter_map(cell).collect();
        cells.sort_by_key(|cell| (cell.place.rows.start, cell.place.columns.start));
        if cells.is_empty() {
            return None;
        }
        let across = |cell: &Cell| {
            let bounds = cell.element.bounds;
            (cell.place.columns.clone(), bounds.x0, bounds.x1)
        };
        let down = |cell: &Cell| {
            let bounds = cell.element.bounds;
            (cell.place.rows.clone(), bounds.y0, bounds.y1)
        };
        Some(Grid {
            columns: edges(cells.iter().map(across)),
            rows: edges(cells.iter().map(down)),
            heads: cells.iter().filter(|cell| cell.is_head()).copied().collect(),
            cells,
        })
    }

    /// How many columns it has.
    pub fn width(&self) -> usize {
        self.columns.len() - 1
    }

    /// How many rows it has.
    pub fn height(&self) -> usize {
        self.rows.len() - 1
    }

    /// How many of its rows are its head: those above the first cell that heads no columns.
    pub fn head_height(&self) -> usize {
        let body = self.cells.iter().find(|cell| !cell.is_head());
        body.map_or(self.height(), |cell| cell.place.rows.start)
    }

    /// The left and right edge of columns.
    pub fn across(&self, columns: &Range<usize>) -> (f64, f64) {
        span(&self.columns, columns)
    }

    /// The upper and lower edge of rows.
    pub fn down(&self, rows: &Range<usize>) -> (f64, f64) {
        span(&self.rows, rows)
    }

    /// Its cells, row by row.
    pub fn cells(&self) -> impl Iterator<Item = Cell<'a>> {
        self.cells.iter().copied()
    }

    /// The words of the nearest head above a cell.
    pub fn head_of(&self, cell: &Cell) -> Option<&'a str> {
        let column = cell.place.columns.start;
        let over = |head: &&Cell| {
            head.place.heads == Some(Heads::Columns)
                && head.place.columns.contains(&column)
                && head.place.rows.end <= cell.place.rows.start
        };
        let heads = self.heads.iter().filter(over);
        let nearest = heads.max_by_key(|head| head.place.rows.end)?;
        Some(&nearest.element.says.first()?.text)
    }

    /// What fills each row from left to right, cells that reach down from rows above left out.
    pub fn slots(&self) -> Vec<Vec<Slot<'a>>> {
        let mut taken = vec![vec![false; self.width()]; self.height()];
        for cell in &self.cells {
            let rows = taken.get_mut(cell.place.rows.clone());
            for row in rows.into_iter().flatten() {
                let columns = row.get_mut(cell.place.columns.clone());
                columns.into_iter().for_each(|own| own.fill(true));
            }
        }
        let mut rest = self.cells.as_slice();
        let row = |(at, taken): (usize, Vec<bool>)| {
            let (begin, after) =
                rest.split_at(rest.partition_point(|cell| cell.place.rows.start <= at));
            rest = after;
            let cells = begin
                .iter()
                .map(|cell| (cell.place.columns.start, Slot::Cell(*cell)));
            let gaps = taken.into_iter().enumerate().filter(|(_, taken)| !taken);
            let mut slots: Vec<_> = cells.chain(gaps.map(|(at, _)| (at, Slot::Gap))).collect();
            slots.sort_by_key(|slot| slot.0);
            slots.into_iter().map(|slot| slot.1).collect()
        };
        taken.into_iter().enumerate().map(row).collect()
    }
}

/// The edges between columns or rows, by the cells that begin or end there. One where none does is where the one before
/// it is.
fn edges(cells: impl Iterator<Item = (Range<usize>, f64, f64)>) -> Vec<f64> {
    let mut edges: Vec<Option<f64>> = Vec::new();
    for (range, from, to) in cells {
        for (at, edge) in [(range.start, from), (range.end, to)] {
            if edges.len() <= at {
                edges.resize(at + 1, None);
            }
            edges[at] = Some(edge);
        }
    }
    let first = edges.iter().flatten().next().copied().unwrap_or_default();
    let mut last = first;
    let known = |edge: Option<f64>| {
        last = edge.unwrap_or(last);
        last
    };
    edges.into_iter().map(known).collect()
}

fn span(edges: &[f64], range: &Range<usize>) -> (f64, f64) {
    let at = |at: usize| edges.get(at).or(edges.last()).copied().unwrap_or_default();
    (at(range.start), at(range.end))
}
