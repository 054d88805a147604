//! The text of the table's cells, measured once and wrapped to the width of its column.

use crate::render::content::Cell;
use crate::render::text::{LEADING, Measure, Paragraph, Weight};

/// The room between the text of a cell and its border.
pub const PAD: f64 = 3.0;

/// The room between the marker of a list item and its text, at size 1.
const MARKER_GAP: f64 = 0.3;

/// A measured cell.
#[derive(Debug, Clone, Default)]
pub struct CellText {
    blocks: Vec<MeasuredBlock>,
}

#[derive(Debug, Clone)]
struct MeasuredBlock {
    marker: Option<String>,
    /// From the left edge of the cell's text, at size 1.
    indent: f64,
    paragraph: Paragraph,
}

/// A line of a cell: its text, where it begins within the cell, and how wide it is.
#[derive(Debug, Clone, PartialEq)]
pub struct CellLine {
    /// The words.
    pub text: String,
    /// From the left edge of the cell's text.
    pub indent: f64,
    /// The width of the words.
    pub width: f64,
    /// The marker that stands before them, at the left edge.
    pub marker: Option<String>,
}

impl CellText {
    /// Measures a cell. All items of its list begin at the same place, right of the widest marker.
    pub fn new(cell: &Cell, weight: Weight, measure: &dyn Measure) -> Self {
        let markers = cell.blocks.iter().filter_map(|block| block.marker.as_ref());
        let widths = markers.map(|marker| measure.width(marker, weight) + MARKER_GAP);
        let widest = widths.fold(0.0, f64::max);
        let blocks = cell.blocks.iter().map(|block| MeasuredBlock {
            marker: block.marker.clone(),
            indent: block.marker.as_ref().map_or(0.0, |_| widest),
            paragraph: Paragraph::new(&block.text, weight, measure),
        });
        CellText {
            blocks: blocks.collect(),
        }
    }

    /// The width at size 1 below which a word has to be broken.
    pub fn least_width(&self) -> f64 {
        self.widest(Paragraph::widest_piece)
    }

    /// The width at size 1 at which no paragraph needs a second line.
    pub fn natural_width(&self) -> f64 {
        self.widest(Paragraph::natural_width)
    }

    fn widest(&self, width: impl Fn(&Paragraph) -> f64) -> f64 {
        self.blocks
            .iter()
            .map(|block| block.indent + width(&block.paragraph))
            .fold(0.0, f64::max)
    }

    /// The width at size 1 of all of it in one line: a measure of how much there is to read.
    pub fn amount(&self) -> f64 {
        self.blocks
            .iter()
            .map(|b| b.paragraph.natural_width())
            .sum()
    }

    /// Its lines in a column of this width.
    pub fn wrap(&self, size: f64, width: f64, measure: &dyn Measure) -> Vec<CellLine> {
        let mut lines = Vec::new();
        for block in &self.blocks {
            let indent = block.indent * size;
            let room = (width - 2.0 * PAD - indent).max(size);
            let mut marker = block.marker.clone();
            for line in block.paragraph.wrap(size, room, measure) {
                lines.push(CellLine {
                    text: line.text,
                    indent,
                    width: line.width,
                    marker: marker.take(),
                });
            }
        }
        lines
    }
}

impl CellText {
    /// The words that don't fit into a column of this width and have to be broken between letters.
    pub fn broken_words(&self, size: f64, width: f64) -> impl Iterator<Item = &str> {
        self.blocks.iter().flat_map(move |block| {
            let room = (width - 2.0 * PAD - block.indent * size).max(size);
            block.paragraph.too_wide(size, room)
        })
    }
}

/// The height of a cell with this many lines.
pub fn height(lines: usize, size: f64) -> f64 {
    match lines {
        0 => 0.0,
        _ => lines as f64 * size * LEADING + 2.0 * PAD,
    }
}

/// How many lines a cell of this height holds.
pub fn lines_in(height: f64, size: f64) -> usize {
    ((height - 2.0 * PAD) / (size * LEADING)).max(0.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::content::Block;
    use crate::render::text::Arimo;

    #[test]
    fn all_items_of_a_list_begin_at_one_place() {
        let item = |at: usize| Block {
            marker: Some(format!("{at}.")),
            text: "surat".to_owned(),
        };
        let cell = Cell {
            blocks: (9..=10).map(item).collect(),
        };
        let measure = Arimo::new();
        let text = CellText::new(&cell, Weight::Regular, &measure);
        let lines = text.wrap(8.0, 100.0, &measure);
        assert_eq!(lines.len(), 2);
        assert!(lines[0].indent > 8.0 && lines[0].indent == lines[1].indent);
    }
}
