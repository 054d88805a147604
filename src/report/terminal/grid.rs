//! Columns of text on a terminal.

use super::paint::Paint;
use super::plain::{plain, width, wrap};

/// What stands between two columns.
pub(in crate::report) const GAP: usize = 2;

/// The narrowest that a column becomes.
const NARROWEST: usize = 6;

/// A paragraph of a cell. What its mark begins, the further lines are indented under.
#[derive(Debug, Clone)]
pub(in crate::report) struct Piece {
    mark: &'static str,
    text: String,
    paint: Paint,
}

impl Piece {
    pub(in crate::report) fn new(text: &str, paint: Paint) -> Piece {
        Piece::marked("", text, paint)
    }

    /// With a sign before it. The mark is painted; so is the text, where there is no mark.
    pub(in crate::report) fn marked(mark: &'static str, text: &str, paint: Paint) -> Piece {
        Piece {
            mark,
            text: plain(text),
            paint,
        }
    }

    fn width(&self) -> usize {
        width(self.mark) + width(&self.text)
    }

    /// Its lines: the text to measure, and the text to show.
    fn lines(&self, columns: usize, colours: bool, out: &mut Vec<(usize, String)>) {
        let indent = width(self.mark);
        let texts = wrap(&self.text, columns.saturating_sub(indent));
        for (at, text) in texts.iter().enumerate() {
            let mark = match at {
                0 => self.paint.on(self.mark, colours),
                _ => " ".repeat(indent),
            };
            let text = match self.mark {
                "" => (width(text), self.paint.on(text, colours)),
                _ => (width(text), text.clone()),
            };
            out.push((indent + text.0, mark + &text.1));
        }
    }
}

/// A cell: its paragraphs.
pub(in crate::report) type Cell = Vec<Piece>;

/// A column: its head, and how it stands.
#[derive(Debug, Clone, Copy)]
pub(in crate::report) struct Column<'h> {
    pub(in crate::report) head: &'h str,
    /// Whether it holds numbers, which stand at the right.
    pub(in crate::report) right: bool,
    /// The widest it becomes.
    pub(in crate::report) most: usize,
    /// Whether it becomes narrower where there is too little room.
    pub(in crate::report) narrows: bool,
}

impl<'h> Column<'h> {
    pub(in crate::report) fn text(head: &'h str) -> Column<'h> {
        Column {
            head,
            right: false,
            most: usize::MAX,
            narrows: true,
        }
    }

    /// Of names no wider than this.
    pub(in crate::report) fn names(head: &'h str, most: usize) -> Column<'h> {
        Column {
            most,
            narrows: false,
            ..Column::text(head)
        }
    }

    pub(in crate::report) fn number(head: &'h str) -> Column<'h> {
        Column {
            right: true,
            narrows: false,
            ..Column::text(head)
        }
    }
}

/// The rows as lines of columns, no line wider than `room` where that can be.
pub(in crate::report) fn grid(
    columns: &[Column<'_>],
    rows: &[Vec<Cell>],
    room: usize,
    colours: bool,
) -> String {
    let widths = widths(columns, rows, room);
    let heads = columns.iter().map(|column| column.head);
    let mut out = String::new();
    if heads.clone().any(|head| !head.is_empty()) {
        let heads: Vec<Cell> = heads
            .map(|head| vec![Piece::new(head, Paint::Dim)])
            .collect();
        line(columns, &widths, &heads, colours, &mut out);
    }
    for row in rows {
        line(columns, &widths, row, colours, &mut out);
    }
    out
}

/// How wide each column is: as its widest text. Where that is too much, the widest texts are narrowed first, then names
/// and the heads of numbers; a number is never broken, even where the line gets too wide for it.
fn widths(columns: &[Column<'_>], rows: &[Vec<Cell>], room: usize) -> Vec<usize> {
    let data = data_widths(columns.len(), rows);
    let sizes = columns.iter().zip(&data);
    let mut widths: Vec<usize> = sizes
        .map(|(column, data)| width(column.head).max(*data).min(column.most).min(room))
        .collect();
    narrow(&mut widths, room, |at| match columns[at].narrows {
        true => NARROWEST,
        false => usize::MAX,
    });
    narrow(&mut widths, room, |at| match columns[at].right {
        true => data[at],
        false => NARROWEST,
    });
    widths
}

/// The widest text of each column, its head left aside.
fn data_widths(columns: usize, rows: &[Vec<Cell>]) -> Vec<usize> {
    let mut widths = vec![0; columns];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            let widest = cell.iter().map(Piece::width).max();
            *width = (*width).max(widest.unwrap_or(0));
        }
    }
    widths
}

/// Narrows the widest columns until all fit, or each is as narrow as it may become.
fn narrow(widths: &mut [usize], room: usize, least: impl Fn(usize) -> usize) {
    let gaps = GAP * widths.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > room {
        let wide = widths.iter_mut().enumerate();
        let wide = wide.filter(|(at, width)| **width > least(*at));
        match wide.map(|(_, width)| width).max() {
            Some(widest) => *widest -= 1,
            None => break,
        }
    }
}

fn line(columns: &[Column<'_>], widths: &[usize], row: &[Cell], colours: bool, out: &mut String) {
    let cells = row.iter().zip(widths).map(|(cell, width)| {
        let mut lines = Vec::new();
        cell.iter()
            .for_each(|piece| piece.lines(*width, colours, &mut lines));
        lines
    });
    let cells: Vec<Vec<(usize, String)>> = cells.collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    for at in 0..height {
        let mut blanks = 0;
        for ((cell, width), column) in cells.iter().zip(widths).zip(columns) {
            let (used, text) = cell.get(at).map_or((0, ""), |(used, text)| (*used, text));
            let rest = width.saturating_sub(used);
            let before = if column.right { rest } else { 0 };
            if !text.is_empty() {
                out.push_str(&" ".repeat(blanks + before));
                out.push_str(text);
                blanks = 0;
            } else {
                blanks += before + used;
            }
            blanks += rest - before + GAP;
        }
        out.push('\n');
    }
}
