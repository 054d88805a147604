//! What follows what on a page: paragraphs and tables from top to bottom, and the drawings that float above them.

use std::collections::BTreeMap;

use crate::render::scene::{Element, Page, Rect, Role, Shape, Table};

use super::setting;

/// The content of a page.
pub struct PageFlow<'a> {
    /// Its paragraphs and tables, from top to bottom.
    pub blocks: Vec<Flow<'a>>,
    /// The drawings that are at no table.
    pub floats: Vec<&'a Element>,
    /// The running title and the number of the page.
    pub header: Vec<&'a Element>,
}

/// What stands in the flow.
pub enum Flow<'a> {
    /// The paragraphs of an element.
    Lines(&'a Element),
    /// Elements in columns beside each other.
    Columns(Vec<Column<'a>>),
    /// A table.
    Table(Grid<'a>),
}

/// Elements below each other, beside others.
pub struct Column<'a> {
    /// Where they are.
    pub bounds: Rect,
    /// The elements, from top to bottom.
    pub elements: Vec<&'a Element>,
}

/// A table on a page.
pub struct Grid<'a> {
    /// The edges of its columns, from left to right.
    pub across: Vec<f64>,
    /// The edges of its rows, from top to bottom.
    pub down: Vec<f64>,
    /// The cell at each row and column.
    pub cells: Vec<Vec<Option<&'a Element>>>,
    /// The drawings upon it, each with the row and the column of the cell that holds it.
    pub drawings: Vec<(usize, usize, &'a Element)>,
}

/// The content of a page in order.
pub fn page(page: &Page) -> PageFlow<'_> {
    let mut flow = PageFlow {
        blocks: Vec::new(),
        floats: Vec::new(),
        header: Vec::new(),
    };
    let mut tables: BTreeMap<Table, Vec<&Element>> = BTreeMap::new();
    for element in &page.elements {
        match (&element.place, element.role) {
            (Some(place), _) => tables.entry(place.table).or_default().push(element),
            (None, Role::RunningTitle | Role::PageNumber) => flow.header.push(element),
            (None, _) if is_paragraph(element) => flow.blocks.push(Flow::Lines(element)),
            (None, _) => flow.floats.push(element),
        }
    }
    let grids = tables.into_values().map(grid);
    flow.blocks.extend(grids.map(Flow::Table));
    flow.blocks.sort_by(|a, b| a.top().total_cmp(&b.top()));
    flow.blocks = in_columns(flow.blocks);
    flow.anchor();
    flow
}

/// Whether an element stands in the flow of the text.
fn is_paragraph(element: &Element) -> bool {
    let flows = matches!(
        element.role,
        Role::Title | Role::Notes | Role::Identity(_) | Role::Head | Role::Cell(..)
    );
    flows
        && element
            .shapes
            .iter()
            .any(|shape| matches!(shape, Shape::Text(_)))
}

/// Puts the parts of the identity that stand beside each other into columns.
fn in_columns(blocks: Vec<Flow>) -> Vec<Flow> {
    let mut done: Vec<Flow> = Vec::new();
    for block in blocks {
        match (block, done.last_mut()) {
            (Flow::Lines(element), Some(Flow::Columns(columns))) if is_part(element) => {
                let beside = columns.iter_mut().find(|column| column.holds(element));
                match beside {
                    Some(column) => column.add(element),
                    None => columns.push(Column::new(element)),
                }
            }
            (Flow::Lines(element), _) if is_part(element) => {
                done.push(Flow::Columns(vec![Column::new(element)]));
            }
            (block, _) => done.push(block),
        }
    }
    done.into_iter().flat_map(alone).collect()
}

/// A single column is nothing but its elements.
fn alone(block: Flow) -> Vec<Flow> {
    match block {
        Flow::Columns(mut columns) => match columns.as_mut_slice() {
            [column] => column.elements.drain(..).map(Flow::Lines).collect(),
            _ => {
                columns.sort_by(|a, b| a.bounds.x0.total_cmp(&b.bounds.x0));
                vec![Flow::Columns(columns)]
            }
        },
        block => vec![block],
    }
}

fn is_part(element: &Element) -> bool {
    matches!(element.role, Role::Identity(_))
}

impl<'a> Column<'a> {
    fn new(element: &'a Element) -> Self {
        Column {
            bounds: element.bounds,
            elements: vec![element],
        }
    }

    fn holds(&self, element: &Element) -> bool {
        element.bounds.x0 < self.bounds.x1 && self.bounds.x0 < element.bounds.x1
    }

    fn add(&mut self, element: &'a Element) {
        self.bounds = self.bounds.with(element.bounds);
        self.elements.push(element);
    }
}

/// The upper edge of the text of an element.
fn text_top(element: &Element) -> f64 {
    let room = setting::room(element.texts());
    room.map_or(element.bounds.y0, |room| room.y0)
}

impl Flow<'_> {
    /// Its upper edge.
    pub fn top(&self) -> f64 {
        match self {
            Flow::Lines(element) => text_top(element),
            Flow::Columns(columns) => {
                let elements = columns.iter().flat_map(|column| &column.elements);
                elements
                    .map(|element| text_top(element))
                    .fold(f64::MAX, f64::min)
            }
            Flow::Table(grid) => grid.bounds().y0,
        }
    }

    /// Its lower edge.
    pub fn end(&self) -> f64 {
        match self {
            Flow::Lines(element) => element.bounds.y1,
            Flow::Columns(columns) => {
                let ends = columns.iter().map(|column| column.bounds.y1);
                ends.fold(0.0, f64::max)
            }
            Flow::Table(grid) => grid.bounds().y1,
        }
    }
}

impl PageFlow<'_> {
    /// Gives the drawings upon a table to its cells.
    fn anchor(&mut self) {
        for element in std::mem::take(&mut self.floats) {
            let holder = self.blocks.iter_mut().find_map(|block| match block {
                Flow::Table(grid) => grid.cell_at(element.bounds).map(|at| (grid, at)),
                Flow::Lines(_) | Flow::Columns(_) => None,
            });
            match holder {
                Some((grid, (row, column))) => grid.drawings.push((row, column, element)),
                None => self.floats.push(element),
            }
        }
    }
}

impl Grid<'_> {
    /// Where it is.
    pub fn bounds(&self) -> Rect {
        let edge = |edge: Option<&f64>| edge.copied().unwrap_or_default();
        Rect::new(
            edge(self.across.first()),
            edge(self.down.first()),
            edge(self.across.last()),
            edge(self.down.last()),
        )
    }

    /// The row and column of the cell in which this begins at its upper left, if it can hold a drawing. A cell of a lane
    /// comes before all others in its row, as nothing but drawings stands in it.
    fn cell_at(&self, rect: Rect) -> Option<(usize, usize)> {
        let row = part(&self.down, rect.y0)?;
        let column = part(&self.across, rect.x0)?;
        let cells = self.cells.get(row)?;
        let begins = |at: &usize| {
            let place = cells.get(*at).copied().flatten()?.place.as_ref()?;
            (place.rows.start == row && place.columns.start == *at).then_some(place)
        };
        let is_lane = |at: &usize| {
            let cell = cells.get(*at).copied().flatten();
            cell.is_some_and(|cell| matches!(cell.role, Role::LaneCell(..)))
        };
        let lanes = (0..cells.len()).filter(is_lane);
        let nearest = lanes.min_by_key(|at| at.abs_diff(column));
        let own = (0..=column).rev().find(|at| begins(at).is_some());
        nearest.or(own).map(|at| (row, at))
    }
}

/// Between which edges a place is.
fn part(edges: &[f64], at: f64) -> Option<usize> {
    const SLACK: f64 = 0.01;
    let inside =
        |pair: &[f64]| matches!(pair, [from, to] if *from - SLACK <= at && at < *to - SLACK);
    edges.windows(2).position(inside)
}

fn grid(elements: Vec<&Element>) -> Grid<'_> {
    let (mut across, mut down) = (BTreeMap::new(), BTreeMap::new());
    let places = elements
        .iter()
        .filter_map(|cell| Some((*cell, cell.place.as_ref()?)));
    for (cell, place) in places.clone() {
        across.insert(place.columns.start, cell.bounds.x0);
        across.insert(place.columns.end, cell.bounds.x1);
        down.insert(place.rows.start, cell.bounds.y0);
        down.insert(place.rows.end, cell.bounds.y1);
    }
    let (across, down) = (edges(&across), edges(&down));
    let row = vec![None; across.len().saturating_sub(1)];
    let mut cells = vec![row; down.len().saturating_sub(1)];
    for (cell, place) in places {
        for row in cells.iter_mut().take(place.rows.end).skip(place.rows.start) {
            for slot in row
                .iter_mut()
                .take(place.columns.end)
                .skip(place.columns.start)
            {
                *slot = Some(cell);
            }
        }
    }
    Grid {
        across,
        down,
        cells,
        drawings: Vec::new(),
    }
}

/// The edges in their order. One that no cell touches lies upon the one before it.
fn edges(known: &BTreeMap<usize, f64>) -> Vec<f64> {
    let last = known.keys().last().map_or(0, |last| last + 1);
    let mut before = known.values().next().copied().unwrap_or_default();
    let mut edge = |at: usize| {
        before = known.get(&at).copied().unwrap_or(before);
        before
    };
    (0..last).map(&mut edge).collect()
}
