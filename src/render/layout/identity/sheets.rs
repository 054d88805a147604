//! Sheets that are filled from top to bottom with parts of the identity, and the one grid that all cells stand in.

use std::ops::Range;

use crate::render::layout::MARGIN;

use super::part::{Look, Part};

/// Edges nearer to each other than this are one line of the grid.
const SAME_LINE: f64 = 0.5;

/// A page of parts.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// The parts, from back to front.
    pub parts: Vec<Part>,
    /// Where they end.
    pub end: f64,
}

/// Sheets in the making.
pub struct Sheets {
    done: Vec<Sheet>,
    open: Sheet,
    bottom: Option<f64>,
}

impl Sheets {
    /// Begins at a height of a first sheet. Each sheet ends at `bottom`; a sheet without one is as long as it needs.
    pub fn new(top: f64, bottom: Option<f64>) -> Self {
        Sheets {
            done: Vec::new(),
            open: Sheet {
                parts: Vec::new(),
                end: top,
            },
            bottom,
        }
    }

    /// Where the next part begins.
    pub fn top(&self) -> f64 {
        self.open.end
    }

    /// The room that is left.
    pub fn room(&self) -> f64 {
        self.bottom
            .map_or(f64::INFINITY, |bottom| bottom - self.open.end)
    }

    /// Whether nothing stands on the open sheet yet.
    pub fn is_fresh(&self) -> bool {
        self.open.parts.is_empty() && self.open.end <= MARGIN
    }

    /// Puts parts that end here.
    pub fn put(&mut self, parts: impl IntoIterator<Item = Part>, end: f64) {
        self.open.parts.extend(parts);
        self.open.end = end;
    }

    /// Leaves room.
    pub fn skip(&mut self, room: f64) {
        self.open.end += room;
    }

    /// Goes on with the next sheet.
    pub fn next(&mut self) {
        let next = Sheet {
            parts: Vec::new(),
            end: MARGIN,
        };
        self.done.push(std::mem::replace(&mut self.open, next));
    }

    /// All sheets, their cells in one grid of columns.
    pub fn finish(mut self) -> Vec<Sheet> {
        self.done.push(self.open);
        let cells = |sheet: &Sheet| {
            let cells = sheet.parts.iter().filter(|part| part.is_cell());
            cells.map(|part| part.rect).collect::<Vec<_>>()
        };
        let all = self.done.iter().flat_map(cells);
        let columns = lines(all.flat_map(|rect| [rect.x0, rect.x1]));
        for sheet in &mut self.done {
            let rows = lines(cells(sheet).into_iter().flat_map(|rect| [rect.y0, rect.y1]));
            for part in sheet.parts.iter_mut().filter(|part| part.is_cell()) {
                part.cell = Some((
                    between(&rows, part.rect.y0, part.rect.y1),
                    between(&columns, part.rect.x0, part.rect.x1),
                ));
            }
            in_reading_order(&mut sheet.parts);
        }
        self.done
    }
}

/// Puts cells in the order of their rows, what stands upon a cell behind it, and text that is no cell last.
fn in_reading_order(parts: &mut Vec<Part>) {
    let mut last = (0, 0);
    let mut keyed: Vec<_> = parts
        .drain(..)
        .map(|part| {
            last = match &part.cell {
                Some((rows, columns)) => (rows.start, columns.start),
                None if part.look == Look::Bare => (usize::MAX, 0),
                None => last,
            };
            (last, part)
        })
        .collect();
    keyed.sort_by_key(|(key, _)| *key);
    parts.extend(keyed.into_iter().map(|(_, part)| part));
}

/// The lines of a grid, in order.
fn lines(edges: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut lines: Vec<f64> = edges.collect();
    lines.sort_by(f64::total_cmp);
    lines.dedup_by(|next, last| *next - *last < SAME_LINE);
    lines
}

fn between(lines: &[f64], from: f64, to: f64) -> Range<usize> {
    let before = |edge: f64| {
        lines
            .iter()
            .filter(|line| **line <= edge - SAME_LINE)
            .count()
    };
    before(from)..before(to)
}
