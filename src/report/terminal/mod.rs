//! Texts on a terminal: paragraphs that break between words, columns, and colours where there are some.

mod grid;
mod paint;
mod plain;

pub(super) use grid::{Cell, Column, GAP, Piece, grid};
pub(super) use paint::Paint;
pub(super) use plain::{plain, short, width, wrap};

use super::Style;

/// Lines while they are written.
pub(super) struct Lines {
    /// How wide they may be.
    pub(super) width: usize,
    /// Whether there are colours.
    pub(super) colours: bool,
    /// What is written.
    pub(super) out: String,
}

impl Lines {
    pub(super) fn new(style: &Style) -> Lines {
        Lines {
            width: style.width,
            colours: style.colours,
            out: String::new(),
        }
    }

    /// A paragraph, its further lines indented.
    pub(super) fn paragraph(&mut self, text: &str) {
        self.painted(text, Paint::Plain);
    }

    /// A paragraph in a colour.
    pub(super) fn painted(&mut self, text: &str, paint: Paint) {
        for (at, line) in wrap(&plain(text), self.width.saturating_sub(2))
            .iter()
            .enumerate()
        {
            let indent = if at == 0 { "" } else { "  " };
            self.out
                .push_str(&format!("{indent}{}\n", paint.on(line, self.colours)));
        }
    }

    /// The title of a section.
    pub(super) fn title(&mut self, title: &str) {
        self.out.push('\n');
        self.painted(title, Paint::Bold);
    }

    /// A section of columns; nothing where it has no rows.
    pub(super) fn grid(&mut self, title: &str, columns: &[Column<'_>], rows: &[Vec<Cell>]) {
        if rows.is_empty() {
            return;
        }
        self.title(title);
        let text = grid(columns, rows, self.width, self.colours);
        self.out.push_str(&text);
    }
}
