//! The other parts of the document, set in two columns, because lines across a lying page are too long to read.
//!
//! Text fills the left column, then the right one, then goes on with the next sheet. On the last sheet both are of about
//! the same height.

use crate::render::content::{Block, Cell, OtherPart};
use crate::render::geometry::Rect;
use crate::render::layout::cells::CellLine;
use crate::render::scene::IdentityPart;
use crate::render::text::{LEADING, Measure, Weight};

use super::part::{Look, Part, Run, Words};
use super::sheets::Sheets;

/// The type size.
const SIZE: f64 = 9.0;

/// From one line to the next.
const LINE: f64 = SIZE * LEADING;

/// The room between the columns.
const GUTTER: f64 = 24.0;

/// The room between paragraphs, and before a heading, in lines.
const GAPS: (f64, f64) = (0.35, 0.9);

/// A sheet with less room than this many lines is left to what stands on it.
const LEAST_LINES: f64 = 6.0;

/// Text of no more than this many lines stays in one column.
const SHORT: f64 = 12.0;

/// A paragraph in lines.
struct Paragraph {
    part: IdentityPart,
    run: Run,
    says: Vec<Block>,
}

/// A line, with the paragraph that it belongs to and its place in it.
#[derive(Clone, Copy)]
struct Slot {
    paragraph: usize,
    line: usize,
    /// The room above it, unless it is the first of its column.
    gap: f64,
    /// Whether it must not be the last of its column, because it heads what follows.
    heads: bool,
}

/// Puts other parts of the document upon sheets, between two edges.
pub fn put(parts: &[OtherPart], sheets: &mut Sheets, span: (f64, f64), measure: &dyn Measure) {
    let width = (span.1 - span.0 - GUTTER) / 2.0;
    let lefts = [span.0, span.0 + width + GUTTER];
    let paragraphs = paragraphs(parts, width, measure);
    let slots = slots(&paragraphs);
    let mut rest = slots.as_slice();
    while !rest.is_empty() {
        if sheets.room() < LEAST_LINES * LINE && !sheets.is_fresh() {
            sheets.next();
        }
        let room = sheets.room();
        let height = least_height(rest, room);
        let top = sheets.top();
        let mut end = top;
        for left in lefts {
            let (column, later) = rest.split_at(fitting(rest, height));
            let parts = column_parts(&paragraphs, column, left, top);
            end = parts.iter().map(|part| part.rect.y1).fold(end, f64::max);
            sheets.put(parts, end);
            rest = later;
        }
        if !rest.is_empty() {
            sheets.next();
        }
    }
}

fn paragraphs(parts: &[OtherPart], width: f64, measure: &dyn Measure) -> Vec<Paragraph> {
    let set = |part: IdentityPart, weight: Weight, text: &String| {
        let words = Words::new(Cell::plain([text.clone()]), SIZE, weight, measure);
        Paragraph {
            part,
            says: words.blocks().to_vec(),
            run: words.set((0.0, width), false, measure),
        }
    };
    let mut paragraphs = Vec::new();
    for part in parts {
        let heads = part.head.iter();
        paragraphs.extend(heads.map(|text| set(IdentityPart::SectionHead, Weight::Bold, text)));
        let lines = part.lines.iter();
        paragraphs.extend(lines.map(|text| set(IdentityPart::Section, Weight::Regular, text)));
    }
    paragraphs
}

fn slots(paragraphs: &[Paragraph]) -> Vec<Slot> {
    let mut slots = Vec::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let heads = paragraph.part == IdentityPart::SectionHead;
        let before = if heads { GAPS.1 } else { GAPS.0 };
        slots.extend((0..paragraph.run.lines.len()).map(|line| Slot {
            paragraph: at,
            line,
            gap: if line == 0 { before * LINE } else { 0.0 },
            heads,
        }));
    }
    slots
}

/// How many lines a column of this height takes, at least one.
fn fitting(slots: &[Slot], height: f64) -> usize {
    let mut total = 0.0;
    let count = slots
        .iter()
        .enumerate()
        .take_while(|(at, slot)| {
            total += LINE + if *at == 0 { 0.0 } else { slot.gap };
            total <= height + 1e-6
        })
        .count();
    let taken = slots.get(..count).unwrap_or_default();
    let headings = taken.iter().rev().take_while(|slot| slot.heads).count();
    let whole = count == slots.len() || headings == count;
    let count = if whole { count } else { count - headings };
    count.max(1).min(slots.len())
}

/// The least height at which two columns take all that they can take with this room.
fn least_height(slots: &[Slot], room: f64) -> f64 {
    let taken = |height: f64| {
        let left = fitting(slots, height);
        left + fitting_rest(slots.get(left..).unwrap_or_default(), height)
    };
    let most = slots
        .iter()
        .map(|slot| LINE + slot.gap)
        .sum::<f64>()
        .min(room);
    let all = taken(most);
    let (mut low, mut high) = (most.min(SHORT * LINE), most);
    while high - low > LINE / 4.0 {
        let middle = (low + high) / 2.0;
        match taken(middle) < all {
            true => low = middle,
            false => high = middle,
        }
    }
    high
}

fn fitting_rest(slots: &[Slot], height: f64) -> usize {
    match slots.is_empty() {
        true => 0,
        false => fitting(slots, height),
    }
}

/// A column's lines as parts, one for each paragraph.
fn column_parts(paragraphs: &[Paragraph], column: &[Slot], left: f64, top: f64) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut y = top;
    for (at, piece) in column
        .chunk_by(|a, b| a.paragraph == b.paragraph)
        .enumerate()
    {
        let Some((first, paragraph)) = piece
            .first()
            .and_then(|first| Some((first, paragraphs.get(first.paragraph)?)))
        else {
            continue;
        };
        y += if at == 0 { 0.0 } else { first.gap };
        let end = y + piece.len() as f64 * LINE;
        let lines: Vec<CellLine> = paragraph
            .run
            .lines
            .iter()
            .skip(first.line)
            .take(piece.len())
            .cloned()
            .collect();
        let span = (left, left + paragraph.run.span.1);
        let run = Run {
            lines,
            span,
            ..paragraph.run.clone()
        };
        parts.push(Part {
            runs: vec![run.at(y)],
            says: if first.line == 0 {
                paragraph.says.clone()
            } else {
                Vec::new()
            },
            ..Part::new(
                paragraph.part,
                Rect::new(span.0, y, span.1, end),
                Look::Bare,
            )
        });
        y = end;
    }
    parts
}
