//! Phrases that are read together.
//!
//! To call the grammar for each phrase of a few words costs several times what reading it does. So phrases gather in
//! one text, a line each, and leave gaps in the tree. A sound batch is read in one go; where the grammar sees any of it
//! differently, each phrase is read on its own, so that a phrase never runs into the next and each fault is found.

use std::ops::Range;

use super::place::Phrase;
use crate::source::{Span, Spanned};
use crate::syntax::dsl::{self, Block};
use crate::syntax::tree::{Head, Item, Value};

/// A batch is read when it has this many bytes.
const FULL: usize = 4096;

/// Phrases to be read, and what was read of those before.
#[derive(Debug, Default)]
pub(super) struct Batch {
    /// The phrases.
    pub phrase: Phrase,
    starts: Vec<usize>,
    /// What was read, each item until it is taken to its gap.
    read: Vec<Option<Item>>,
    /// Which of these each phrase gave.
    gaps: Vec<Range<usize>>,
}

impl Batch {
    /// Counts the phrase that begins at `start`, and gives the gap it leaves. It is filled with what stands below the
    /// phrase's statement if `below`.
    pub(super) fn gap(&mut self, start: usize, below: bool) -> Item {
        let number = self.gaps.len() + self.starts.len();
        self.starts.push(start);
        let place = Span::new(number, number);
        let mut gap = Item::new(Head::Line, place);
        gap.value = Some(Value::Range(Spanned::new(place.start, place), None));
        gap.inferred = below;
        gap
    }

    /// Whether it is time to read.
    pub(super) fn is_full(&self) -> bool {
        self.phrase.text().len() >= FULL
    }

    /// Reads what has gathered. The reader's places are set here.
    pub(super) fn read(&mut self, reader: &mut dsl::Reader<'_>) {
        let text = self.phrase.text();
        let sound = {
            let place = |offset| self.phrase.place(offset);
            dsl::phrases(text, &self.starts, &mut at(reader, &place))
        };
        match sound {
            Some(items) => items.into_iter().for_each(|item| self.put([item])),
            None => self.read_alone(reader),
        }
        self.starts.clear();
        self.phrase.clear();
    }

    fn read_alone(&mut self, reader: &mut dsl::Reader<'_>) {
        let starts = std::mem::take(&mut self.starts);
        for (number, start) in starts.iter().enumerate() {
            let text = self.phrase.text();
            let end = starts.get(number + 1).map_or(text.len(), |next| next - 1);
            let alone = text.get(*start..end).unwrap_or_default();
            let place = |offset| self.phrase.place(start + offset);
            let items = dsl::phrase(alone, Block::Statements, &mut at(reader, &place));
            self.put(items);
        }
    }

    fn put(&mut self, items: impl IntoIterator<Item = Item>) {
        let start = self.read.len();
        self.read.extend(items.into_iter().map(Some));
        self.gaps.push(start..self.read.len());
    }

    /// Fills the gaps among items and below them.
    pub(super) fn fill(&mut self, items: &mut Vec<Item>) {
        if items.iter().any(is_gap) {
            for item in std::mem::take(items) {
                match is_gap(&item) {
                    true => self.take(&item, items),
                    false => items.push(item),
                }
            }
        }
        for item in items {
            self.fill(&mut item.items);
        }
    }

    fn take(&mut self, gap: &Item, out: &mut Vec<Item>) {
        let number = gap.head_span.0.start();
        let range = self.gaps.get(number).cloned().unwrap_or_default();
        let read = self.read.get_mut(range).unwrap_or_default();
        for item in read.iter_mut().filter_map(Option::take) {
            match gap.inferred {
                true => out.extend(item.items),
                false => out.push(item),
            }
        }
    }
}

/// No line of a list has a number for its value.
fn is_gap(item: &Item) -> bool {
    item.head == Head::Line && matches!(item.value, Some(Value::Range(..)))
}

/// The same reader for a text that stands at other places of the file.
fn at<'a>(reader: &'a mut dsl::Reader<'_>, place: &'a dyn Fn(usize) -> usize) -> dsl::Reader<'a> {
    dsl::Reader {
        place,
        sense: reader.sense,
        comments: reader.comments,
        blamed: reader.blamed,
        faulty: reader.faulty,
        diagnostics: reader.diagnostics,
    }
}
