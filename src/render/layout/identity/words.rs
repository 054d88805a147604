//! Text of the identity: measured once, set in lines at any size and width.

use crate::render::content::{Block, Cell};
use crate::render::layout::cells::{CellLine, PAD};
use crate::render::text::{LEADING, Line, Measure, Paragraph, Weight};

/// The room between the number of a line and its text, at size 1.
const MARKER_GAP: f64 = 0.3;

/// Measured paragraphs.
#[derive(Debug, Clone)]
pub struct Words {
    blocks: Vec<Block>,
    paragraphs: Vec<Paragraph>,
    /// Where the text of numbered paragraphs begins, the same for all, at size 1.
    indent: f64,
    weight: Weight,
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

impl Words {
    /// Measures the paragraphs of a cell.
    pub fn new(cell: Cell, weight: Weight, measure: &dyn Measure) -> Self {
        let paragraph = |block: &Block| Paragraph::new(&block.text, weight, measure);
        let markers = cell.blocks.iter().filter_map(|it| it.marker.as_deref());
        let indents = markers.map(|marker| measure.width(marker, weight) + MARKER_GAP);
        Words {
            indent: indents.fold(0.0, f64::max),
            paragraphs: cell.blocks.iter().map(paragraph).collect(),
            blocks: cell.blocks,
            weight,
        }
    }

    /// Measures plain paragraphs.
    pub fn plain(
        texts: impl IntoIterator<Item = String>,
        weight: Weight,
        measure: &dyn Measure,
    ) -> Self {
        Words::new(Cell::plain(texts), weight, measure)
    }

    /// Its paragraphs.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The width of its widest paragraph without a second line, at size 1.
    pub fn natural_width(&self) -> f64 {
        let widths = self.paragraphs.iter().map(Paragraph::natural_width);
        widths.fold(0.0, f64::max)
    }

    /// Its lines between two edges.
    pub fn set(&self, span: (f64, f64), size: f64, measure: &dyn Measure) -> Run {
        let blocks = self.blocks.iter().zip(&self.paragraphs);
        let lines = blocks.flat_map(|(block, paragraph)| {
            let indent = match block.marker {
                Some(_) => self.indent * size,
                None => 0.0,
            };
            let room = (span.1 - span.0 - 2.0 * PAD - indent).max(size);
            let mut marker = block.marker.clone();
            let line = move |line: Line| CellLine {
                text: line.text,
                indent,
                width: line.width,
                marker: marker.take(),
            };
            paragraph.wrap(size, room, measure).into_iter().map(line)
        });
        Run {
            lines: lines.collect(),
            span,
            top: 0.0,
            centred: false,
            size,
            weight: self.weight,
        }
    }
}

impl Run {
    /// The same lines, centred.
    pub fn centred(self) -> Self {
        Run {
            centred: true,
            ..self
        }
    }

    /// How high it is.
    pub fn height(&self) -> f64 {
        self.lines.len() as f64 * self.size * LEADING
    }

    /// The same lines at another height.
    pub fn at(self, top: f64) -> Self {
        Run { top, ..self }
    }

    /// The same lines in the middle between two heights.
    pub fn between(self, top: f64, end: f64) -> Self {
        let top = (top + end - self.height()) / 2.0;
        self.at(top)
    }

    /// The same lines between other edges, as far apart.
    pub fn within(self, span: (f64, f64)) -> Self {
        Run { span, ..self }
    }

    /// Some of its lines.
    pub fn piece(&self, from: usize, count: usize) -> Self {
        Run {
            lines: self.lines.iter().skip(from).take(count).cloned().collect(),
            ..*self
        }
    }
}
