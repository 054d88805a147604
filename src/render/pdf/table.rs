//! A table of the document, put together from its parts on several pages.
//!
//! Each page counts the rows of its part from its own head. Here they are counted through: a head that is repeated is
//! no part of the table, and the rest of a row that goes on over a page belongs to the cells where it began.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::num::NonZeroU32;
use std::ops::Range;

use krilla::geom::Rect;
use krilla::tagging::{BBox, Identifier, Node, TableHeaderScope, Tag, TagGroup, TagKind};

use crate::model::RowId;
use crate::render::scene::{Element, Heads, IdentityPart, Place, Role, Shape, Table};

use super::prose::Prose;

/// A table in the making.
#[derive(Default)]
pub struct Grid {
    cells: Vec<Cell>,
    /// The last cell that begins in a column.
    latest: BTreeMap<usize, usize>,
    /// How many rows its head has.
    head: usize,
    /// How many rows it has in all.
    rows: usize,
    columns: usize,
    /// Whether an earlier page has a part of it.
    begun: bool,
    /// The row of the SOP that its last row shows.
    last: Option<RowId>,
    /// The first row below the head, as it is counted on the page at hand and in the whole table.
    first: (usize, usize),
    /// The rows of the page at hand that only show what is left of the lists before it, under their repeated headings.
    rests: Range<usize>,
}

/// A cell.
pub struct Cell {
    rows: Range<usize>,
    columns: Range<usize>,
    heads: Option<Heads>,
    /// Its text.
    pub prose: Prose,
    /// The figures in it.
    pub figures: Vec<Figure>,
}

/// Something that is seen and told in words.
pub struct Figure {
    /// Its words.
    pub words: String,
    /// The page of the file that it is on, and where.
    pub bounds: Option<(usize, Rect)>,
    /// What is drawn of it.
    pub drawn: Vec<Identifier>,
    /// The link that leads on from it.
    pub link: Option<Identifier>,
}

impl Figure {
    /// The figure as the structure has it.
    pub fn node(self) -> Node {
        let bounds = self.bounds.map(|(page, rect)| BBox::new(page, rect));
        let mut figure = TagGroup::new(Tag::Figure(Some(self.words)).with_bbox(bounds));
        figure.children = self.drawn.into_iter().map(Node::from).collect();
        match self.link {
            None => figure.into(),
            Some(link) => {
                TagGroup::with_children(Tag::Link, vec![figure.into(), link.into()]).into()
            }
        }
    }
}

/// The elements that are cells of a table, with their places.
fn cells(elements: &[Element], table: Table) -> impl Iterator<Item = (&Element, &Place)> {
    let places = elements
        .iter()
        .filter_map(|element| Some((element, element.place.as_ref()?)));
    places.filter(move |(_, place)| place.table == table)
}

fn is_head(element: &Element) -> bool {
    matches!(element.role, Role::Head | Role::ColumnNumber)
}

/// Whether an element shows what is left of a list that an earlier page begins and says.
fn is_rest_of_list(element: &Element) -> bool {
    let mut shapes = element.shapes.iter();
    element.role == Role::Identity(IdentityPart::List)
        && element.says.is_empty()
        && shapes.any(|shape| matches!(shape, Shape::Text(_)))
}

fn row_of(element: &Element) -> Option<RowId> {
    match element.role {
        Role::Cell(row, _) | Role::LaneCell(row, _) => Some(row),
        _ => None,
    }
}

impl Grid {
    /// Gets ready for the part of the table that is on a page.
    pub fn begin_page(&mut self, elements: &[Element], table: Table) {
        let body = || cells(elements, table).filter(|(element, _)| !is_head(element));
        let first = body().map(|(_, place)| place.rows.start).min().unwrap_or(0);
        let row = |at| body().filter(move |(_, place)| place.rows.start == at);
        let same = row(first).find_map(|(element, _)| row_of(element));
        let goes_on = self.begun && same.is_some() && same == self.last;
        self.rests = match self.begun && row(first + 1).any(|(element, _)| is_rest_of_list(element))
        {
            true => first..first + 2,
            false => first..first,
        };
        self.first = match (self.begun, goes_on) {
            (true, true) => (first, self.rows.saturating_sub(1)),
            (true, false) => (self.rests.end, self.rows),
            (false, _) => (first, first),
        };
        let lowest = body().max_by_key(|(_, place)| place.rows.start);
        self.last = lowest.and_then(|(element, _)| row_of(element));
    }

    /// Says that what follows is on a later page.
    pub fn end_page(&mut self) {
        self.begun = true;
    }

    /// The number of the cell that an element is, or goes on with; nothing for a head that is repeated.
    pub fn cell(&mut self, element: &Element, place: &Place) -> Option<usize> {
        let head = is_head(element);
        if head && self.begun {
            return None;
        }
        if self.rests.contains(&place.rows.start) {
            let latest = self.latest.get(&place.columns.start).copied();
            return latest.filter(|_| is_rest_of_list(element));
        }
        let (here, whole) = match head {
            true => (0, 0),
            false => self.first,
        };
        let through = |row: usize| (row + whole).saturating_sub(here);
        let rows = at_least_one(through(place.rows.start)..through(place.rows.end));
        let columns = at_least_one(place.columns.clone());
        self.rows = self.rows.max(rows.end);
        self.columns = self.columns.max(columns.end);
        if head {
            self.head = self.head.max(rows.end);
        }
        let latest = self.latest.get(&place.columns.start).copied();
        if let Some((at, cell)) = latest.and_then(|at| Some((at, self.cells.get_mut(at)?)))
            && cell.rows.contains(&rows.start)
            && cell.columns == columns
        {
            cell.rows.end = cell.rows.end.max(rows.end);
            cell.prose.go_on(&element.says);
            return Some(at);
        }
        Some(self.add(Cell {
            rows,
            columns,
            heads: place.heads.or(head.then_some(Heads::Columns)),
            prose: Prose::new(&element.says),
            figures: Vec::new(),
        }))
    }

    fn add(&mut self, cell: Cell) -> usize {
        let at = self.cells.len();
        self.latest.insert(cell.columns.start, at);
        self.cells.push(cell);
        at
    }

    /// A cell by its number.
    pub fn get(&mut self, at: usize) -> Option<&mut Cell> {
        self.cells.get_mut(at)
    }

    /// The table as the structure has it. Where the page has no cell, an empty one stands.
    pub fn node(self, summary: Option<String>) -> Node {
        let (head, columns) = (self.head, self.columns);
        let mut rows: Vec<BTreeMap<usize, Cell>> = Vec::new();
        rows.resize_with(self.rows, BTreeMap::new);
        for cell in self.cells {
            let Some(row) = rows.get_mut(cell.rows.start) else {
                continue;
            };
            match row.entry(cell.columns.start) {
                Entry::Vacant(free) => {
                    free.insert(cell);
                }
                Entry::Occupied(mut taken) => taken.get_mut().absorb(cell),
            }
        }
        let mut taken = vec![0; columns];
        let rows = rows.into_iter().enumerate();
        let mut rows = rows.map(|(at, cells)| row(at, cells, &mut taken));
        let top: Vec<Node> = rows.by_ref().take(head).collect();
        let body: Vec<Node> = rows.collect();
        let mut table = TagGroup::new(Tag::Table.with_summary(summary));
        if !top.is_empty() {
            table.push(TagGroup::with_children(Tag::THead, top));
        }
        if !body.is_empty() {
            table.push(TagGroup::with_children(Tag::TBody, body));
        }
        table.into()
    }
}

/// A range that is not empty. A cell covers at least one place, or what is drawn in it would be lost.
fn at_least_one(range: Range<usize>) -> Range<usize> {
    range.start..range.end.max(range.start + 1)
}

/// A row of cells. `taken` says for each column up to which row it is covered.
fn row(at: usize, mut cells: BTreeMap<usize, Cell>, taken: &mut [usize]) -> Node {
    let mut row = TagGroup::new(Tag::TR);
    for column in 0..taken.len() {
        let covered = taken.get(column).is_some_and(|until| *until > at);
        match cells.remove(&column) {
            Some(cell) => {
                let covers = taken.iter_mut().take(cell.columns.end).skip(column);
                covers.for_each(|until| *until = cell.rows.end);
                row.push(cell.node());
            }
            None if covered => {}
            None => row.push(TagGroup::new(Tag::TD)),
        }
    }
    row.into()
}

impl Cell {
    /// Takes over what is in another cell that begins at the same place.
    fn absorb(&mut self, other: Cell) {
        self.prose.absorb(other.prose);
        self.figures.extend(other.figures);
    }

    fn node(self) -> Node {
        let span = |range: &Range<usize>| {
            let cells = u32::try_from(range.len()).ok().and_then(NonZeroU32::new);
            cells.filter(|cells| cells.get() > 1)
        };
        let (rows, columns) = (span(&self.rows), span(&self.columns));
        let head = |scope| {
            let tag = Tag::TH(scope).with_row_span(rows).with_col_span(columns);
            TagKind::from(tag)
        };
        let tag = match self.heads {
            Some(Heads::Columns) => head(TableHeaderScope::Column),
            Some(Heads::Row) => head(TableHeaderScope::Row),
            None => Tag::TD.with_row_span(rows).with_col_span(columns).into(),
        };
        let mut children = self.prose.nodes();
        children.extend(self.figures.into_iter().map(Figure::node));
        TagGroup::with_children(tag, children).into()
    }
}
