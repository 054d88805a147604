//! Columns of text on a terminal.

use super::super::plain::{plain, width, wrap};

/// What stands between two columns.
const GAP: usize = 2;

/// The narrowest that a column becomes.
const NARROWEST: usize = 6;

/// How a text is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paint {
    Plain,
    Bold,
    Dim,
    Red,
    Yellow,
    Green,
    Blue,
}

impl Paint {
    fn code(self) -> &'static str {
        match self {
            Paint::Plain => "",
            Paint::Bold => "1",
            Paint::Dim => "2",
            Paint::Red => "31",
            Paint::Yellow => "33",
            Paint::Green => "32",
            Paint::Blue => "34",
        }
    }

    /// A text in this paint, where there are colours.
    pub(super) fn on(self, text: &str, colours: bool) -> String {
        match colours && self != Paint::Plain && !text.is_empty() {
            true => format!("\u{1b}[{}m{text}\u{1b}[0m", self.code()),
            false => text.to_string(),
        }
    }
}

/// A paragraph of a cell. What its mark begins, the further lines are indented under.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    mark: &'static str,
    text: String,
    paint: Paint,
}

impl Piece {
    pub(super) fn new(text: &str, paint: Paint) -> Piece {
        Piece::marked("", text, paint)
    }

    /// With a sign before it. The mark is painted; so is the text, where there is no mark.
    pub(super) fn marked(mark: &'static str, text: &str, paint: Paint) -> Piece {
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
pub(super) type Cell = Vec<Piece>;

/// A column: its head, and how it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column<'h> {
    pub(super) head: &'h str,
    /// Whether it holds numbers, which stand at the right.
    pub(super) right: bool,
    /// The widest it becomes.
    pub(super) most: usize,
}

impl<'h> Column<'h> {
    pub(super) fn text(head: &'h str) -> Column<'h> {
        Column {
            head,
            right: false,
            most: usize::MAX,
        }
    }

    pub(super) fn number(head: &'h str) -> Column<'h> {
        Column {
            right: true,
            ..Column::text(head)
        }
    }
}

/// The rows as lines of columns, no line wider than `room` where that can be.
pub(super) fn grid(
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

/// How wide each column is: as its widest text, the widest columns narrowed until all fit.
fn widths(columns: &[Column<'_>], rows: &[Vec<Cell>], room: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = columns.iter().map(|column| width(column.head)).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            let widest = cell.iter().map(Piece::width).max();
            *width = (*width).max(widest.unwrap_or(0));
        }
    }
    for (width, column) in widths.iter_mut().zip(columns) {
        *width = (*width).min(column.most).min(room);
    }
    let gaps = GAP * columns.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > room {
        match widths.iter_mut().max().filter(|width| **width > NARROWEST) {
            Some(widest) => *widest -= 1,
            None => break,
        }
    }
    widths
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
