//! How the text of an element is set: read back from its lines, so that the browser sets its paragraphs where the layout
//! did.

use std::collections::BTreeSet;

use super::super::scene::{Block, Element, Text, Weight};
use super::super::text::inked;

/// How far two places may differ and still be the same.
const SAME: f64 = 0.3;

/// How the text of an element is set.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// Its type size.
    pub size: f64,
    /// Its weight.
    pub weight: Weight,
    /// Whether it runs upwards.
    pub turned: bool,
    /// Whether each line stands in the middle, and not at the left.
    pub centred: bool,
    /// From the left edge of the element to its lines.
    pub left: f64,
    /// From the upper edge of the element to its lines; nothing where they stand in the middle.
    pub top: Option<f64>,
    /// The words that could be broken within, and are not.
    pub whole: BTreeSet<String>,
    /// Its paragraphs, one for each that the element says; nothing for one without a line.
    pub paragraphs: Vec<Option<Paragraph>>,
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paragraph {
    /// Its type size.
    pub size: f64,
    /// Its weight.
    pub weight: Weight,
    /// The room above it, beyond that between lines.
    pub gap: f64,
}

impl Setting {
    /// Of an element; nothing where it has no text.
    pub fn of(element: &Element) -> Option<Setting> {
        let is_marker = |text: &&Text| {
            let of = |block: &Block| block.marker.as_ref() == Some(&text.words);
            element.says.iter().any(of)
        };
        let all: Vec<&Text> = element.texts().collect();
        let lines: Vec<&Text> = all
            .iter()
            .copied()
            .filter(|text| !is_marker(text))
            .collect();
        let (first, last) = (*lines.first()?, *lines.last()?);
        let bounds = element.bounds;
        let left = all.iter().map(|text| text.at.x).fold(f64::MAX, f64::min) - bounds.x0;
        let (above, below) = (first.top() - bounds.y0, bounds.y1 - last.bottom());
        let middle = |text: &&Text| (text.at.x + text.width / 2.0 - bounds.centre().x).abs() < SAME;
        Some(Setting {
            size: first.size,
            weight: first.weight,
            turned: first.turned,
            centred: first.turned || lines.iter().all(middle),
            left,
            top: (!first.turned && (above - below).abs() > 2.0 * SAME).then_some(above),
            whole: lines
                .iter()
                .flat_map(|line| breakable(&line.words))
                .map(str::to_owned)
                .collect(),
            paragraphs: paragraphs(&element.says, &lines),
        })
    }
}

/// The words of a text that a browser may break elsewhere than the layout does.
pub fn breakable(words: &str) -> impl Iterator<Item = &str> {
    let inner = |word: &&str| word.trim_matches('-').contains(['-', '/', '\u{2013}']);
    words.split_whitespace().filter(inner)
}

/// Tells which lines are whose by counting letters.
fn paragraphs(says: &[Block], lines: &[&Text]) -> Vec<Option<Paragraph>> {
    let mut rest = lines;
    let mut above: Option<&Text> = None;
    let set = |block: &Block| {
        let (own, after) = rest.split_at(lines_of(block, rest));
        let (first, last) = (*own.first()?, *own.last()?);
        let gap = above.map_or(0.0, |above| first.top() - above.bottom());
        rest = after;
        above = Some(last);
        Some(Paragraph {
            size: first.size,
            weight: first.weight,
            gap: gap.max(0.0),
        })
    };
    says.iter().map(set).collect()
}

/// How many of the lines are a paragraph's.
fn lines_of(block: &Block, lines: &[&Text]) -> usize {
    let mut left = inked(&block.text);
    let own = lines.iter().take_while(|line| {
        let more = left > 0;
        left = left.saturating_sub(inked(&line.words));
        more
    });
    own.count()
}
