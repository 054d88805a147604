//! The parts of the identity, laid out: where each is, how it looks, and where its lines stand.

use std::ops::Range;

use crate::render::content::Block;
use crate::render::geometry::Rect;
use crate::render::scene::{Heads, IdentityPart};

use super::words::Run;

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
    Logo {
        /// Where within the cell it is.
        room: Rect,
        /// Whether the cell has no lower border.
        open_below: bool,
    },
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
