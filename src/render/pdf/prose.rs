//! Lines of text as the paragraphs and lists that they were before they were set.
//!
//! A scene has a cell's text twice: as lines where they stand, and as paragraphs. This holds the two together, line by
//! line, so that each line is heard as part of its paragraph and each number or dash as the mark of its item.

use krilla::tagging::{Identifier, ListNumbering, Node, Tag, TagGroup};

use crate::render::scene::Block;

/// The paragraphs of a cell or of another part, with what has been drawn of them.
#[derive(Default)]
pub struct Prose {
    blocks: Vec<Block>,
    /// The paragraph that is being drawn.
    current: usize,
    /// How much of its text has been drawn, in bytes.
    used: usize,
    drawn: Vec<Drawn>,
}

/// What has been drawn of a paragraph.
#[derive(Default, Clone)]
struct Drawn {
    marker: Vec<Identifier>,
    body: Vec<Identifier>,
}

/// Where a line of text belongs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    paragraph: usize,
    marker: bool,
}

impl Prose {
    /// Paragraphs of which nothing has been drawn.
    pub fn new(blocks: &[Block]) -> Self {
        Prose {
            blocks: blocks.to_vec(),
            ..Prose::default()
        }
    }

    /// Further paragraphs, which are drawn after the others.
    pub fn go_on(&mut self, blocks: &[Block]) {
        self.blocks.extend_from_slice(blocks);
    }

    /// Takes over what has been drawn of another text.
    pub fn absorb(&mut self, other: Prose) {
        self.drawn.extend(other.drawn);
    }

    /// Where the next line belongs, and whether its paragraph goes on after it with another word.
    pub fn slot(&mut self, line: &str) -> (Slot, bool) {
        if self.begins_with_marker(line) {
            let marker = true;
            let paragraph = self.current;
            return (Slot { paragraph, marker }, false);
        }
        let goes_on = self.take(line);
        let slot = Slot {
            paragraph: self.current,
            marker: false,
        };
        (slot, goes_on)
    }

    /// Says that what is drawn under a mark belongs to a slot.
    pub fn push(&mut self, slot: Slot, drawn: Identifier) {
        if self.drawn.len() <= slot.paragraph {
            self.drawn.resize(slot.paragraph + 1, Drawn::default());
        }
        if let Some(paragraph) = self.drawn.get_mut(slot.paragraph) {
            match slot.marker {
                true => paragraph.marker.push(drawn),
                false => paragraph.body.push(drawn),
            }
        }
    }

    /// Its text in one line.
    pub fn in_one_line(&self) -> String {
        let texts: Vec<&str> = self
            .blocks
            .iter()
            .map(|block| block.text.as_str())
            .collect();
        texts.join(" ")
    }

    /// All that has been drawn, with no paragraphs.
    pub fn leaves(self) -> Vec<Node> {
        let drawn = self.drawn.into_iter();
        let all = drawn.flat_map(|paragraph| paragraph.marker.into_iter().chain(paragraph.body));
        all.map(Node::from).collect()
    }

    /// What has been drawn, as paragraphs and lists.
    pub fn nodes(self) -> Vec<Node> {
        let mut nodes = Vec::new();
        let mut items: Vec<Node> = Vec::new();
        let numbering = self.numbering();
        for paragraph in self.drawn {
            if paragraph.marker.is_empty() {
                nodes.extend(list(numbering, std::mem::take(&mut items)));
                nodes.extend(group(TagGroup::new(Tag::P), paragraph.body));
            } else {
                let mut item = TagGroup::new(Tag::LI);
                item.children
                    .extend(group(TagGroup::new(Tag::Lbl), paragraph.marker));
                item.children
                    .extend(group(TagGroup::new(Tag::LBody), paragraph.body));
                items.push(item.into());
            }
        }
        nodes.extend(list(numbering, items));
        nodes
    }

    /// How its items are marked, by the first of them.
    fn numbering(&self) -> ListNumbering {
        let mut markers = self
            .blocks
            .iter()
            .filter_map(|block| block.marker.as_deref());
        let first = markers.next().and_then(|marker| marker.chars().next());
        match first {
            Some(letter) if letter.is_ascii_digit() => ListNumbering::Decimal,
            Some(letter) if letter.is_ascii_lowercase() => ListNumbering::LowerAlpha,
            Some(letter) if letter.is_ascii_uppercase() => ListNumbering::UpperAlpha,
            _ => ListNumbering::None,
        }
    }

    /// Whether a line is the marker of the paragraph at hand, or of the next one where that is done.
    fn begins_with_marker(&mut self, line: &str) -> bool {
        if self.marks(line) {
            return true;
        }
        let done = self.rest().trim().is_empty() && self.used > 0;
        if done && self.current + 1 < self.blocks.len() {
            let before = (self.current, self.used);
            (self.current, self.used) = (self.current + 1, 0);
            if self.marks(line) {
                return true;
            }
            (self.current, self.used) = before;
        }
        false
    }

    fn marks(&self, line: &str) -> bool {
        let marker = self
            .blocks
            .get(self.current)
            .and_then(|block| block.marker.as_deref());
        let drawn = self.drawn.get(self.current);
        marker == Some(line)
            && drawn.is_none_or(|drawn| drawn.marker.is_empty())
            && (self.used > 0 || !self.rest().trim_start().starts_with(line))
    }

    fn rest(&self) -> &str {
        let block = self.blocks.get(self.current);
        block
            .and_then(|block| block.text.get(self.used..))
            .unwrap_or_default()
    }

    /// Goes on to the end of a line, and says whether another word follows it. A line that is not in the text is told
    /// from what follows.
    fn take(&mut self, line: &str) -> bool {
        let (current, used) = (self.current, self.used);
        while self.current < self.blocks.len() {
            if let Some(length) = matching(self.rest(), line) {
                self.used += length;
                return self.rest().starts_with(char::is_whitespace);
            }
            if !self.rest().trim().is_empty() {
                break;
            }
            (self.current, self.used) = (self.current + 1, 0);
        }
        (self.current, self.used) = (current, used);
        true
    }
}

/// How many bytes of a text a line takes up, blanks aside; nothing if the text does not begin with it.
fn matching(text: &str, line: &str) -> Option<usize> {
    let mut letters = text
        .char_indices()
        .filter(|(_, letter)| !letter.is_whitespace());
    let mut end = 0;
    for wanted in line.chars().filter(|letter| !letter.is_whitespace()) {
        let (at, letter) = letters.next()?;
        if letter != wanted {
            return None;
        }
        end = at + letter.len_utf8();
    }
    Some(end)
}

fn list(numbering: ListNumbering, items: Vec<Node>) -> Option<Node> {
    let filled = !items.is_empty();
    filled.then(|| TagGroup::with_children(Tag::L(numbering), items).into())
}

fn group(mut group: TagGroup, drawn: Vec<Identifier>) -> Option<Node> {
    group.children = drawn.into_iter().map(Node::from).collect();
    (!group.children.is_empty()).then(|| group.into())
}
