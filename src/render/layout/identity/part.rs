//! The parts of the identity, laid out: where each is, how it looks, and where its lines stand.

use std::ops::Range;

use crate::render::content::{Block, Cell};
use crate::render::geometry::Rect;
use crate::render::layout::cells::{CellLine, CellText, PAD};
use crate::render::scene::{Heads, IdentityPart};
use crate::render::text::{LEADING, Measure, Weight};

/// A part of the identity.
#[derive(Debug, Clone)]
pub struct Part {
    /// Which part.
    pub part: IdentityPart,
    /// Where it is.
    pub rect: Rect,
    /// How it looks.
    pub look: Look,
    /// Its text.
    pub runs: Vec<Run>,
    /// The same as paragraphs.
    pub says: Vec<Block>,
    /// What it is the head of, if it is a cell.
    pub heads: Option<Heads>,
    /// The rows and columns that it covers, if it is a cell.
    pub cell: Option<(Range<usize>, Range<usize>)>,
}

/// How a part looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Look {
    /// A cell with its borders.
    Cell,
    /// A cell with its borders, shaded.
    Head,
    /// A cell without its upper border.
    OpenAbove,
    /// Empty room.
    Room,
    /// Text without borders.
    Bare,
    /// A cell with the emblem, or the room for it.
    Emblem {
        /// Where within the cell it is.
        room: Rect,
        /// Whether the cell has no lower border.
        open_below: bool,
    },
}

/// Lines below each other.
#[derive(Debug, Clone)]
pub struct Run {
    /// The lines.
    pub lines: Vec<CellLine>,
    /// The left and right edge of the cell that they stand in.
    pub span: (f64, f64),
    /// The upper edge of the first.
    pub top: f64,
    /// Whether they are centred, or begin at the left.
    pub centred: bool,
    /// Their type size.
    pub size: f64,
    /// How heavy they are.
    pub weight: Weight,
}

impl Part {
    /// A part without text.
    pub fn new(part: IdentityPart, rect: Rect, look: Look) -> Self {
        Part {
            part,
            rect,
            look,
            runs: Vec::new(),
            says: Vec::new(),
            heads: None,
            cell: None,
        }
    }

    /// Whether it is a cell of the table.
    pub fn is_cell(&self) -> bool {
        !matches!(self.look, Look::Room | Look::Bare)
    }
}

/// Text that is measured, and how it is to be set.
#[derive(Debug, Clone)]
pub struct Words {
    blocks: Vec<Block>,
    text: CellText,
    size: f64,
    weight: Weight,
}

impl Words {
    /// Measures the paragraphs of a cell.
    pub fn new(cell: Cell, size: f64, weight: Weight, measure: &dyn Measure) -> Self {
        Words {
            text: CellText::new(&cell, weight, measure),
            blocks: cell.blocks,
            size,
            weight,
        }
    }

    /// Its paragraphs.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The width without a second line, with the room beside it.
    pub fn natural_width(&self) -> f64 {
        self.text.natural_width() * self.size + 2.0 * PAD + 0.5
    }

    /// Its lines between two edges.
    pub fn set(&self, span: (f64, f64), centred: bool, measure: &dyn Measure) -> Run {
        Run {
            lines: self.text.wrap(self.size, span.1 - span.0, measure),
            span,
            top: 0.0,
            centred,
            size: self.size,
            weight: self.weight,
        }
    }
}

impl Run {
    /// How high it is.
    pub fn height(&self) -> f64 {
        self.lines.len() as f64 * self.size * LEADING
    }

    /// The same lines at another place.
    pub fn at(mut self, top: f64) -> Self {
        self.top = top;
        self
    }
}
