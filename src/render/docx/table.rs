//! Tables: real ones, with the columns and rows of the layout, a head that is repeated, and cells that can grow.

use crate::render::layout::cells::PAD;
use crate::render::scene::{Element, Heads, Point, Rect, Role, Shape};

use super::drawing::{Anchor, colour};
use super::flow::{Column, Grid};
use super::paragraph::{self, Format};
use super::setting;
use super::text::Frame;
use super::units::{eighths, twips};
use super::xml::Xml;
use super::{Cursor, Document, EASE};

impl<'a> Document<'a> {
    /// A table whose page has this left margin.
    pub fn table(&mut self, grid: &Grid<'a>, margin: f64) {
        self.xml.open("w:tbl", &[]);
        head(&mut self.xml, grid, margin);
        for row in 0..grid.cells.len() {
            self.row(grid, row);
        }
        self.xml.close("w:tbl");
    }

    /// Columns of text beside each other, whose upper edge is here: a table of one row that shows no borders.
    pub fn columns(&mut self, columns: &[Column<'a>], top: f64, margin: f64) {
        let starts = columns.iter().map(|column| column.bounds.x0);
        let end = columns
            .iter()
            .map(|column| column.bounds.x1)
            .fold(0.0, f64::max);
        let across: Vec<f64> = starts.chain([end]).collect();
        let grid = Grid {
            down: vec![top, top],
            cells: Vec::new(),
            drawings: Vec::new(),
            across,
        };
        self.xml.open("w:tbl", &[]);
        head(&mut self.xml, &grid, margin);
        self.xml.open("w:tr", &[]);
        for (column, width) in columns.iter().zip(widths(&grid.across)) {
            self.xml.open("w:tc", &[]);
            let shape = CellShape {
                width,
                span: 1,
                merge: None,
            };
            cell_properties(&mut self.xml, &shape, None);
            let mut cursor = Cursor::at(top);
            let left = column.bounds.x0;
            let edges = (left + PAD, left + width as f64 / 20.0 - PAD + EASE);
            for element in &column.elements {
                self.lines(element, edges, &mut cursor);
            }
            self.xml.close("w:tc");
        }
        self.xml.close("w:tr");
        self.xml.close("w:tbl");
    }

    fn row(&mut self, grid: &Grid<'a>, row: usize) {
        let (Some(cells), Some(height)) = (grid.cells.get(row), widths(&grid.down).nth(row)) else {
            return;
        };
        self.xml.open("w:tr", &[]);
        row_properties(&mut self.xml, cells, height);
        let mut column = 0;
        while column < cells.len() {
            let end = end_of_cell(cells, column);
            self.cell(grid, row, column..end);
            column = end;
        }
        self.xml.close("w:tr");
    }

    fn cell(&mut self, grid: &Grid<'a>, row: usize, columns: std::ops::Range<usize>) {
        let cell = grid.cells.get(row).and_then(|row| *row.get(columns.start)?);
        let place = cell.and_then(|cell| cell.place.as_ref());
        let edge = |at| grid.across.get(at).copied().unwrap_or_default();
        let shape = CellShape {
            width: twips(edge(columns.end)) - twips(edge(columns.start)),
            span: columns.len(),
            merge: place
                .filter(|place| place.rows.len() > 1)
                .map(|place| place.rows.start == row),
        };
        self.xml.open("w:tc", &[]);
        cell_properties(&mut self.xml, &shape, cell);
        match cell {
            Some(cell) if shape.merge != Some(false) => {
                self.content(grid, (row, columns.start), cell);
            }
            _ => self.nothing(),
        }
        self.xml.close("w:tc");
    }

    /// An empty paragraph, without which no cell may be.
    fn nothing(&mut self) {
        paragraph::paragraph(&mut self.xml, &Format::spacer(1.0), |_| {});
    }

    fn content(&mut self, grid: &Grid<'a>, at: (usize, usize), cell: &'a Element) {
        let own = has_drawing(cell).then_some(cell);
        let here = grid
            .drawings
            .iter()
            .filter(|drawing| (drawing.0, drawing.1) == at);
        let drawings: Vec<&Element> = own
            .into_iter()
            .chain(here.map(|drawing| drawing.2))
            .collect();
        let paragraphs = self.paragraphs_of(cell);
        let room = room(cell);
        if !drawings.is_empty() || paragraphs.is_empty() {
            let corner = Point::new(room.x0, room.y0);
            self.drawings(&drawings, Anchor::Cell(corner), &Format::spacer(1.0));
        }
        let frame = Frame {
            top: (!is_in_the_middle(cell)).then_some(room.y0),
            room,
            common: Format::default(),
        };
        self.paragraphs(&paragraphs, &frame);
    }

    /// A line of no height that holds drawings.
    pub fn drawings(&mut self, drawings: &[&'a Element], anchor: Anchor, format: &Format) {
        self.xml.open("w:p", &[]);
        paragraph::properties(&mut self.xml, format, |_| {});
        for drawing in drawings {
            self.draw(drawing, anchor);
        }
        self.xml.close("w:p");
    }
}

/// What the properties of a cell say of its place.
struct CellShape {
    width: i64,
    span: usize,
    /// Whether it is the first of several rows or a later one, if it covers several.
    merge: Option<bool>,
}

/// The room for the text of a cell. All cells of a row have the same room above, as word processors give each the
/// largest that one of them asks for.
fn room(cell: &Element) -> Rect {
    let (rect, pad) = (cell.bounds, side_pad(cell));
    let (top, bottom) = (rect.y0 + PAD - EASE, rect.y1 - PAD + EASE);
    Rect::new(rect.x0 + pad, top, rect.x1 - pad, bottom)
}

/// The room beside the content of a cell: none in a lane, whose drawings are placed from its very edge.
fn side_pad(cell: &Element) -> f64 {
    match cell.role {
        Role::LaneCell(..) => 0.0,
        _ => PAD,
    }
}

/// The widths between edges. Edges are rounded before widths are, so that the widths add up to the whole.
fn widths(edges: &[f64]) -> impl Iterator<Item = i64> {
    let pairs = edges.windows(2);
    pairs.map(|pair| match pair {
        [from, to] => (twips(*to) - twips(*from)).max(0),
        _ => 0,
    })
}

/// One past the last column of the cell, or of the gap, that begins at a column.
fn end_of_cell(cells: &[Option<&Element>], column: usize) -> usize {
    let place = |at: usize| {
        cells
            .get(at)
            .copied()
            .flatten()
            .and_then(|cell| cell.place.as_ref())
    };
    let own = place(column);
    let same = |at: &usize| place(*at) == own;
    column + (column..cells.len()).take_while(same).count().max(1)
}

/// What a table says of itself before its rows.
fn head(xml: &mut Xml, grid: &Grid, margin: f64) {
    properties(xml, grid, margin);
    xml.inside("w:tblGrid", &[], |xml| {
        for width in widths(&grid.across) {
            xml.empty("w:gridCol", &[("w:w", &width)]);
        }
    });
}

fn properties(xml: &mut Xml, grid: &Grid, margin: f64) {
    let bounds = grid.bounds();
    xml.inside("w:tblPr", &[], |xml| {
        let width = twips(bounds.x1) - twips(bounds.x0);
        xml.empty("w:tblW", &[("w:w", &width), ("w:type", &"dxa")]);
        let indent = twips(bounds.x0) - twips(margin);
        xml.empty("w:tblInd", &[("w:w", &indent), ("w:type", &"dxa")]);
        xml.empty("w:tblLayout", &[("w:type", &"fixed")]);
        let (pad, eased) = (twips(PAD), twips(PAD - EASE));
        margins(xml, "w:tblCellMar", [eased, pad, eased, eased]);
        let head = u8::from(grid.cells.first().is_some_and(|row| is_head(row)));
        xml.empty(
            "w:tblLook",
            &[
                ("w:firstRow", &head),
                ("w:lastRow", &0),
                ("w:noHBand", &1),
                ("w:noVBand", &1),
            ],
        );
    });
}

/// Margins at the top, the left, the bottom and the right.
fn margins(xml: &mut Xml, name: &str, sides: [i64; 4]) {
    xml.inside(name, &[], |xml| {
        for (side, width) in ["w:top", "w:left", "w:bottom", "w:right"].iter().zip(sides) {
            xml.empty(side, &[("w:w", &width), ("w:type", &"dxa")]);
        }
    });
}

fn row_properties(xml: &mut Xml, cells: &[Option<&Element>], height: i64) {
    let turned = cells.iter().flatten().any(|cell| is_turned(cell));
    let rule = if turned { "exact" } else { "atLeast" };
    xml.inside("w:trPr", &[], |xml| {
        xml.empty("w:cantSplit", &[]);
        xml.empty("w:trHeight", &[("w:val", &height), ("w:hRule", &rule)]);
        if is_head(cells) {
            xml.empty("w:tblHeader", &[]);
        }
    });
}

/// Whether a row belongs to the head of its table.
fn is_head(cells: &[Option<&Element>]) -> bool {
    let heads = |cell: &&Element| {
        let place = cell.place.as_ref();
        place.is_some_and(|place| place.heads == Some(Heads::Columns))
    };
    cells
        .iter()
        .flatten()
        .any(|cell| heads(cell) || cell.role == Role::ColumnNumber)
}

fn is_turned(cell: &Element) -> bool {
    cell.texts().any(|line| line.turned)
}

fn cell_properties(xml: &mut Xml, shape: &CellShape, cell: Option<&Element>) {
    xml.inside("w:tcPr", &[], |xml| {
        xml.empty("w:tcW", &[("w:w", &shape.width), ("w:type", &"dxa")]);
        if shape.span > 1 {
            xml.empty("w:gridSpan", &[("w:val", &shape.span)]);
        }
        if let Some(first) = shape.merge {
            let merge = if first { "restart" } else { "continue" };
            xml.empty("w:vMerge", &[("w:val", &merge)]);
        }
        let Some(cell) = cell else {
            return;
        };
        borders(xml, cell);
        shade(xml, cell);
        if matches!(cell.role, Role::LaneCell(..)) {
            let eased = twips(PAD - EASE);
            margins(xml, "w:tcMar", [eased, 0, eased, 0]);
        }
        if is_turned(cell) {
            xml.empty("w:textDirection", &[("w:val", &"btLr")]);
        }
        if is_in_the_middle(cell) {
            xml.empty("w:vAlign", &[("w:val", &"center")]);
        }
    });
}

/// Whether the text of a cell stands in the middle of its height, and not at its top.
fn is_in_the_middle(cell: &Element) -> bool {
    if has_drawing(cell) {
        return false;
    }
    if is_turned(cell) {
        return true;
    }
    let room = setting::room(cell.texts());
    room.is_some_and(|room| (room.centre().y - cell.bounds.centre().y).abs() < 0.75)
}

fn borders(xml: &mut Xml, cell: &Element) {
    let sides = sides(cell);
    if sides.iter().all(Option::is_none) {
        return;
    }
    xml.inside("w:tcBorders", &[], |xml| {
        for (name, width) in ["w:top", "w:left", "w:bottom", "w:right"].iter().zip(sides) {
            match width {
                Some(width) => xml.empty(
                    name,
                    &[
                        ("w:val", &"single"),
                        ("w:sz", &eighths(width)),
                        ("w:space", &0),
                        ("w:color", &"000000"),
                    ],
                ),
                None => xml.empty(name, &[("w:val", &"nil")]),
            }
        }
    });
}

/// The widths of the borders that are drawn at the top, the left, the bottom and the right of a cell.
fn sides(cell: &Element) -> [Option<f64>; 4] {
    let rect = cell.bounds;
    let mut sides = [None; 4];
    for shape in &cell.shapes {
        match shape {
            Shape::Rect {
                rect: drawn, paint, ..
            } if *drawn == rect => {
                sides = sides.map(|side| side.or(paint.stroke));
            }
            Shape::Line { corners, paint } => {
                for pair in corners.windows(2) {
                    if let Some(side) = side(rect, pair).and_then(|side| sides.get_mut(side)) {
                        *side = paint.stroke;
                    }
                }
            }
            _ => {}
        }
    }
    sides
}

/// The side of a rectangle along which a line runs.
fn side(rect: Rect, line: &[Point]) -> Option<usize> {
    let [from, to] = line else {
        return None;
    };
    let near = |a: f64, b: f64| (a - b).abs() < 0.01;
    let on = |edge: f64, a: f64, b: f64| near(a, edge) && near(b, edge);
    let sides = [
        on(rect.y0, from.y, to.y),
        on(rect.x0, from.x, to.x),
        on(rect.y1, from.y, to.y),
        on(rect.x1, from.x, to.x),
    ];
    sides.iter().position(|on| *on)
}

fn shade(xml: &mut Xml, cell: &Element) {
    let fill = cell.shapes.iter().find_map(|shape| match shape {
        Shape::Rect { rect, paint, .. } if *rect == cell.bounds => {
            paint.fill.map(|shade| colour(paint.ink, shade))
        }
        _ => None,
    });
    if let Some(fill) = fill {
        xml.empty(
            "w:shd",
            &[("w:val", &"clear"), ("w:color", &"auto"), ("w:fill", &fill)],
        );
    }
}

/// Whether something is drawn in a cell besides its text, its ground and its borders.
fn has_drawing(cell: &Element) -> bool {
    cell.shapes.iter().any(|shape| is_within(cell, shape))
}

/// Whether a primitive of a cell is none of its text, its ground and its borders.
pub fn is_within(cell: &Element, shape: &Shape) -> bool {
    match shape {
        Shape::Text(_) => false,
        Shape::Rect { rect, .. } => *rect != cell.bounds,
        Shape::Line { corners, .. } => corners
            .windows(2)
            .any(|pair| side(cell.bounds, pair).is_none()),
        _ => true,
    }
}
