//! The other parts of the document, set in two columns, because lines across a lying page are too long to read.
//!
//! Text fills the left column, then the right one, then goes on with the next sheet. On the last sheet both are of about
//! the same height. The type is as large as lets all of it stand on the sheet where it begins.

use crate::render::content::OtherPart;
use crate::render::geometry::Rect;
use crate::render::scene::IdentityPart;
use crate::render::text::{LEADING, Measure, Weight};

use super::Frame;
use super::columns::{Slot, fitting, least_height};
use super::part::{Look, Part};
use super::sheets::Sheets;
use super::words::{Run, Words};

/// The type sizes, the largest first; and that of a text that does not fit on one sheet.
const SIZES: [f64; 4] = [9.5, 9.0, 8.5, 8.0];
const SIZE_OF_MANY: f64 = 9.0;

/// The room between the columns.
const GUTTER: f64 = 24.0;

/// The room above a paragraph, and above a heading, in lines.
const GAPS: (f64, f64) = (0.35, 0.9);

/// A sheet with less room than this many lines is left to what stands on it.
const LEAST_LINES: f64 = 6.0;

/// Text of no more than this many lines stays in one column.
const SHORT: f64 = 12.0;

/// A measured paragraph.
struct Paragraph {
    part: IdentityPart,
    words: Words,
}

/// All paragraphs at a type size.
struct SetParagraphs<'a> {
    paragraphs: &'a [Paragraph],
    runs: Vec<Run>,
    slots: Vec<Slot>,
    /// From one line to the next.
    line: f64,
}

/// Puts other parts of the document upon sheets.
pub fn put(parts: &[OtherPart], sheets: &mut Sheets, frame: Frame, measure: &dyn Measure) {
    let paragraphs = measured(parts, measure);
    let (left, right) = frame.span();
    let width = (right - left - GUTTER) / 2.0;
    let set = |size: f64| SetParagraphs::new(&paragraphs, size, width, measure);
    if sheets.room() < LEAST_LINES * SIZE_OF_MANY * LEADING && !sheets.is_fresh() {
        sheets.next();
    }
    let fits = |set: &SetParagraphs| set.taken(&set.slots, sheets.room()) == set.slots.len();
    let set = SIZES.into_iter().map(set).find(fits);
    let set = set.unwrap_or_else(|| SetParagraphs::new(&paragraphs, SIZE_OF_MANY, width, measure));
    set.put(sheets, [left, left + width + GUTTER]);
}

fn measured(parts: &[OtherPart], measure: &dyn Measure) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    for part in parts {
        let heads = part.head.iter();
        paragraphs.extend(heads.map(|text| Paragraph {
            part: IdentityPart::SectionHead,
            words: Words::plain([text.clone()], Weight::Bold, measure),
        }));
        paragraphs.extend(part.lines.iter().map(|text| Paragraph {
            part: IdentityPart::Section,
            words: Words::plain([text.clone()], Weight::Regular, measure),
        }));
    }
    paragraphs
}

impl<'a> SetParagraphs<'a> {
    fn new(paragraphs: &'a [Paragraph], size: f64, width: f64, measure: &dyn Measure) -> Self {
        let line = size * LEADING;
        let runs = paragraphs.iter();
        let runs: Vec<Run> = runs
            .map(|it| it.words.set((0.0, width), size, measure))
            .collect();
        let slots = paragraphs.iter().zip(&runs).enumerate();
        let slots = slots.flat_map(|(at, (paragraph, run))| {
            let heads = paragraph.part == IdentityPart::SectionHead;
            let gap = if heads { GAPS.1 } else { GAPS.0 };
            let lines = run.lines.len();
            (0..lines).map(move |of| Slot {
                paragraph: at,
                line: of,
                gap: if of == 0 { gap * line } else { 0.0 },
                height: line,
                tied: heads || lines > 1 && (of == 0 || of + 2 == lines),
            })
        });
        SetParagraphs {
            paragraphs,
            slots: slots.collect(),
            runs,
            line,
        }
    }

    /// How many lines two columns of this height take.
    fn taken(&self, slots: &[Slot], height: f64) -> usize {
        let left = fitting(slots, height);
        left + fitting(slots.get(left..).unwrap_or_default(), height)
    }

    fn put(&self, sheets: &mut Sheets, lefts: [f64; 2]) {
        let mut rest = self.slots.as_slice();
        while !rest.is_empty() {
            let height = least_height(rest, sheets.room(), SHORT * self.line);
            let (top, mut end) = (sheets.top(), sheets.top());
            for left in lefts {
                let (column, later) = rest.split_at(fitting(rest, height));
                let parts = self.column(column, left, top);
                end = parts.iter().map(|part| part.rect.y1).fold(end, f64::max);
                sheets.put(parts, end);
                rest = later;
            }
            if !rest.is_empty() {
                sheets.next();
            }
        }
    }

    /// A column's lines as parts, one for each paragraph.
    fn column(&self, column: &[Slot], left: f64, top: f64) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        let pieces = column.chunk_by(|a, b| a.paragraph == b.paragraph);
        for (first, count) in pieces.filter_map(|piece| Some((piece.first()?, piece.len()))) {
            let before = parts.last().map(|part| part.rect.y1 + first.gap);
            let (Some(run), Some(paragraph)) = (
                self.runs.get(first.paragraph),
                self.paragraphs.get(first.paragraph),
            ) else {
                continue;
            };
            let y = before.unwrap_or(top);
            let right = left + run.span.1;
            let rect = Rect::new(left, y, right, y + count as f64 * self.line);
            let says = match first.line {
                0 => paragraph.words.blocks().to_vec(),
                _ => Vec::new(),
            };
            let lines = run.piece(first.line, count).at(y);
            parts.push(Part {
                runs: vec![lines.within((left, right))],
                says,
                ..Part::new(paragraph.part, rect, Look::Bare)
            });
        }
        parts
    }
}
