//! The table: head, cells and borders.

use std::ops::Range;

use crate::model::{ColumnKind, RowId};
use crate::render::content;
use crate::render::layout::cells::{CellLine, PAD};
use crate::render::layout::head::HeadCell;
use crate::render::layout::pages::{PageRows, Piece};
use crate::render::layout::{self};
use crate::render::scene::{
    Block, Element, Heads, Paint, Place, Point, Rect, Role, Shape, Table, Text, Weight,
};
use crate::render::text::{ASCENT, LEADING};

use super::{Drawing, centred, line_at};

/// The width of the borders of cells.
pub(super) const BORDER: f64 = 0.5;
/// The shade of heads.
pub(super) const HEAD_GREY: u8 = 226;

impl Drawing<'_> {
    pub(super) fn table(&mut self, page: &layout::Page) {
        if !page.has_table {
            return;
        }
        for cell in &self.layout.head.cells {
            self.head_cell(cell, page.top, Role::Head, Weight::Bold);
        }
        for cell in &self.layout.head.numbers {
            self.head_cell(cell, page.top, Role::ColumnNumber, Weight::Regular);
        }
        let Some(rows) = &page.rows else {
            return;
        };
        let mut top = page.top + self.layout.head.height;
        for (at, (piece, height)) in rows.pieces.iter().zip(&rows.chart.heights).enumerate() {
            self.lane_cells(at, piece, top, *height);
            for leaf in 0..self.layout.columns.leaves.len() {
                self.leaf_cell(rows, at, leaf, top);
            }
            top += height;
        }
    }

    fn head_cell(&mut self, cell: &HeadCell, top: f64, role: Role, weight: Weight) {
        let rect = cell.rect.moved(self.layout.left, top);
        let size = self.layout.head.size;
        let paint = Paint {
            fill: Some(HEAD_GREY),
            stroke: Some(BORDER),
            ..Paint::default()
        };
        let mut shapes = vec![Shape::Rect {
            rect,
            radius: 0.0,
            paint,
        }];
        let block = cell.lines.len() as f64 * size * LEADING;
        if cell.turned {
            let left = rect.centre().x - block / 2.0;
            for (at, line) in cell.lines.iter().enumerate() {
                let x = left + at as f64 * size * LEADING + size * ASCENT;
                shapes.push(Shape::Text(Text {
                    words: line.text.clone(),
                    at: Point::new(x, rect.centre().y + line.width / 2.0),
                    width: line.width,
                    size,
                    weight,
                    turned: true,
                }));
            }
        } else {
            let top = rect.centre().y - block / 2.0;
            shapes.extend(centred(&cell.lines, rect.centre().x, top, size, weight));
        }
        self.elements.push(Element {
            says: vec![Block::plain(cell.title.clone())],
            place: Some(Place {
                heads: Some(Heads::Columns),
                ..self.place(cell.rows.clone(), (cell.rect.x0, cell.rect.x1))
            }),
            ..Element::new(role, rect, shapes)
        });
    }

    /// The place of a cell by its rows and its span.
    fn place(&self, rows: Range<usize>, span: (f64, f64)) -> Place {
        Place {
            table: Table::Procedure,
            rows,
            columns: self.layout.columns.between(span),
            heads: None,
        }
    }

    fn lane_cells(&mut self, at: usize, piece: &Piece, top: f64, height: f64) {
        let row = self.layout.head.depth + at;
        for (at, lane) in self.layout.columns.lanes.iter().enumerate() {
            let left = self.layout.left;
            let rect = Rect::new(left + lane.span.0, top, left + lane.span.1, top + height);
            let role = Role::LaneCell(RowId(piece.row.row as u32), at);
            self.elements.push(Element {
                place: Some(self.place(row..row + 1, lane.span)),
                ..Element::new(role, rect, vec![border(rect)])
            });
        }
    }

    /// A text cell. A time cell that several rows share is drawn once, over all of them that are on this page.
    fn leaf_cell(&mut self, rows: &PageRows, at: usize, leaf: usize, top: f64) {
        let (Some(column), Some(piece)) =
            (self.layout.columns.leaves.get(leaf), rows.pieces.get(at))
        else {
            return;
        };
        let row = RowId(piece.row.row as u32);
        let mut range = at..at + 1;
        let mut text_from = at;
        if column.kind == ColumnKind::Time {
            let block = content::time_block(self.sop, row);
            range = on_this_page(rows, at, &block);
            if range.start != at {
                return;
            }
            let owner = self.sop.time_owner(row);
            let owns = |at: &usize| rows.pieces[*at].row.row == owner.0 as usize;
            text_from = range.clone().find(owns).unwrap_or(at);
        }
        let depth = self.layout.head.depth;
        let place = self.place(range.start + depth..range.end + depth, column.span);
        let height: f64 = rows.chart.heights[range].iter().sum();
        let left = self.layout.left;
        let rect = Rect::new(
            left + column.span.0,
            top,
            left + column.span.1,
            top + height,
        );
        let mut shapes = vec![border(rect)];
        let kind = column.kind;
        if let Some(lines) = rows
            .pieces
            .get(text_from)
            .and_then(|piece| piece.lines.get(leaf))
        {
            shapes.extend(self.cell_text(lines, rect, kind));
        }
        let begins = rows
            .pieces
            .get(text_from)
            .filter(|piece| piece.row.with_nodes);
        let says = begins.map(|piece| content::cell(self.sop, RowId(piece.row.row as u32), kind));
        let heads = (kind == ColumnKind::Activity).then_some(Heads::Row);
        self.elements.push(Element {
            says: says.unwrap_or_default().blocks,
            place: Some(Place { heads, ..place }),
            ..Element::new(Role::Cell(row, kind), rect, shapes)
        });
    }

    /// Short things stand in the middle of their cell; sentences and lists begin at its upper left corner.
    fn cell_text(&self, lines: &[CellLine], rect: Rect, kind: ColumnKind) -> Vec<Shape> {
        let size = self.layout.columns.size;
        let middle = matches!(kind, ColumnKind::Number | ColumnKind::Time);
        let block = lines.len() as f64 * size * LEADING;
        let top = rect.centre().y - block / 2.0;
        let mut shapes = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            let y = top + at as f64 * size * LEADING + size * ASCENT;
            let x = match middle && line.indent == 0.0 {
                true => rect.centre().x - line.width / 2.0,
                false => rect.x0 + PAD + line.indent,
            };
            let text = crate::render::text::Line {
                text: line.text.clone(),
                width: line.width,
            };
            shapes.push(line_at(&text, Point::new(x, y), size, Weight::Regular));
            if let Some(marker) = &line.marker {
                let marker = crate::render::text::Line {
                    text: marker.clone(),
                    width: self.measure.width(marker, Weight::Regular) * size,
                };
                shapes.push(line_at(
                    &marker,
                    Point::new(rect.x0 + PAD, y),
                    size,
                    Weight::Regular,
                ));
            }
        }
        shapes
    }
}

pub(super) fn border(rect: Rect) -> Shape {
    Shape::Rect {
        rect,
        radius: 0.0,
        paint: Paint::outline(BORDER),
    }
}

/// The pieces around one that belong to the rows of a block, as positions on the page.
fn on_this_page(rows: &PageRows, at: usize, block: &Range<u32>) -> Range<usize> {
    let inside = |piece: &Piece| block.contains(&(piece.row.row as u32));
    let alone = block.len() < 2;
    if alone {
        return at..at + 1;
    }
    let before = rows.pieces[..at]
        .iter()
        .rev()
        .take_while(|p| inside(p))
        .count();
    let after = rows.pieces[at..].iter().take_while(|p| inside(p)).count();
    at - before..at + after
}
