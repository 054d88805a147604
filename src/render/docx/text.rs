//! The paragraphs of an element, as the layout set them.

use crate::render::scene::{Block, Element, Page, Rect, Role, Shape, Text, Weight};

use super::Document;
use super::paragraph::{self, Format};
use super::setting::{self, Set};

/// What a text that goes on over a page is known by on the next: its role and its column.
pub type Key = (Role, usize);

/// Texts that go on over pages.
#[derive(Default)]
pub struct Carried {
    /// What goes on upon the next page.
    ahead: Vec<Key>,
    /// What the pages before have left.
    rest: Vec<(Key, Vec<Block>)>,
}

impl Carried {
    /// Looks ahead at the next page.
    pub fn look_at(&mut self, next: Option<&Page>) {
        let elements = next.iter().flat_map(|page| &page.elements);
        self.ahead = elements
            .filter(|element| goes_on(element))
            .map(key)
            .collect();
    }

    fn take(&mut self, key: Key) -> Option<Vec<Block>> {
        let at = self.rest.iter().position(|(of, _)| *of == key)?;
        Some(self.rest.remove(at).1)
    }
}

fn key(element: &Element) -> Key {
    let place = element.place.as_ref();
    (element.role, place.map_or(0, |place| place.columns.start))
}

/// Whether an element shows the rest of a text that began on an earlier page.
fn goes_on(element: &Element) -> bool {
    element.says.is_empty()
        && element
            .shapes
            .iter()
            .any(|shape| matches!(shape, Shape::Text(_)))
}

impl Document<'_> {
    /// The paragraphs of an element that stand on this page. No word is lost: what has no line here and does not go on
    /// over the page stands here all the same.
    pub fn paragraphs_of<'b>(&mut self, element: &'b Element) -> Vec<Set<'b>> {
        let key = key(element);
        let lines: Vec<&Text> = element.texts().collect();
        let carried = match goes_on(element) {
            true => self.carried.take(key),
            false => Some(element.says.clone()),
        };
        let spoken = || {
            lines
                .iter()
                .map(|line| Block::plain(line.words.clone()))
                .collect()
        };
        let (mut sets, rest) = setting::set(&carried.unwrap_or_else(spoken), &lines);
        if self.carried.ahead.contains(&key) {
            self.carried.rest.push((key, rest));
        } else {
            let bare = rest.into_iter().map(|block| Set {
                marker: block.marker,
                text: block.text,
                lines: Vec::new(),
            });
            sets.extend(bare);
        }
        sets.retain(|set| !set.text.trim().is_empty());
        sets
    }

    /// Writes paragraphs, one below the other.
    pub fn paragraphs(&mut self, paragraphs: &[Set], frame: &Frame) {
        let mut end = frame.top;
        for (at, set) in paragraphs.iter().enumerate() {
            let mut format = frame.format(set);
            format.page_break &= at == 0;
            if let Some((from, to)) = set.extent().filter(|_| !is_turned(set)) {
                format.before = end.map_or(0.0, |end| from - end);
                end = Some(to);
            }
            self.paragraph(set, format, at == 0);
        }
    }

    /// Writes a paragraph; `begins` says that it is the first where it stands.
    fn paragraph(&mut self, set: &Set, mut format: Format, begins: bool) {
        format.list = set
            .marker
            .as_ref()
            .map(|marker| self.lists.item(marker, begins));
        let (size, weight) = set.style().unwrap_or((format.size, Weight::Regular));
        paragraph::paragraph(&mut self.xml, &format, |xml| {
            paragraph::run(xml, &set.text, size, weight);
        });
    }
}

fn is_turned(set: &Set) -> bool {
    set.lines.iter().any(|line| line.turned)
}

/// Where paragraphs stand.
pub struct Frame {
    /// The room for them.
    pub room: Rect,
    /// The edge below which the first stands; none where all stand in the middle of their room.
    pub top: Option<f64>,
    /// What all have in common; only the first begins a page.
    pub common: Format,
}

impl Frame {
    /// How a paragraph is set.
    fn format(&self, set: &Set) -> Format {
        let centred = is_turned(set) || set.is_centred(self.room.x0, self.room.x1);
        let indent = match (centred, set.start()) {
            (false, Some(start)) => (start - self.room.x0).max(0.0),
            _ => 0.0,
        };
        Format {
            left: self.common.left + indent,
            hanging: if set.marker.is_some() { indent } else { 0.0 },
            centred,
            size: set.style().map_or(BARE, |style| style.0),
            ..self.common
        }
    }
}

/// The type size of a text that has no line.
const BARE: f64 = 7.5;
