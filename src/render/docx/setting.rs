//! Paragraphs matched with the lines that the layout set them in: from the lines a paragraph has its type, its indent and
//! the room above it, and a text that goes on over a page is parted where the layout parted it.

use crate::render::scene::{Block, Rect, Text, Weight};
use crate::render::text::inked;

/// The narrowest space, which parts nothing but lets a line break.
const BREAK_HERE: char = '\u{200b}';

/// A paragraph as the layout set it.
#[derive(Debug)]
pub struct Set<'a> {
    /// Its marker, if it is an item of a list.
    pub marker: Option<String>,
    /// Its words.
    pub text: String,
    /// Its lines; none where it is empty.
    pub lines: Vec<&'a Text>,
}

impl Set<'_> {
    /// Its type size and weight; nothing where it is empty.
    pub fn style(&self) -> Option<(f64, Weight)> {
        self.lines.first().map(|line| (line.size, line.weight))
    }

    /// The upper edge of its first line and the lower edge of its last; nothing where it is empty.
    pub fn extent(&self) -> Option<(f64, f64)> {
        let (first, last) = (self.lines.first()?, self.lines.last()?);
        Some((first.top(), last.bottom()))
    }

    /// Where its first line begins.
    pub fn start(&self) -> Option<f64> {
        self.lines.first().map(|line| line.at.x)
    }

    /// Whether its lines are centred between two edges, and don't all begin at the first. An item of a list never is,
    /// wherever its line happens to end.
    pub fn is_centred(&self, left: f64, right: f64) -> bool {
        let middle = (left + right) / 2.0;
        let at_middle = |line: &&Text| (line.at.x + line.width / 2.0 - middle).abs() < 0.6;
        let at_left = |line: &&Text| (line.at.x - left).abs() < 0.1;
        self.marker.is_none()
            && !self.lines.is_empty()
            && self.lines.iter().all(at_middle)
            && !self.lines.iter().all(at_left)
    }
}

/// The room that lines fill: from the first edge to the last. Nothing where there are none.
pub fn room<'t>(lines: impl IntoIterator<Item = &'t Text>) -> Option<Rect> {
    let edges = lines
        .into_iter()
        .map(|line| Rect::new(line.at.x, line.top(), line.at.x + line.width, line.bottom()));
    edges.reduce(Rect::with)
}

/// Gives each paragraph its lines; what found none, because it stands on the next page, comes second.
pub fn set<'a>(blocks: &[Block], lines: &[&'a Text]) -> (Vec<Set<'a>>, Vec<Block>) {
    let (mut done, mut rest) = (Vec::new(), Vec::new());
    let mut lines = lines;
    for block in blocks {
        let (own, left, after) = take(block, lines);
        lines = after;
        match left {
            Some(_) if own.lines.is_empty() => rest.push(block.clone()),
            left => {
                done.push(own);
                rest.extend(left.map(Block::plain));
            }
        }
    }
    (done, rest)
}

/// The lines of a paragraph, the words that are left when there are no more, and the lines after them. Letters are
/// counted, as the blanks at the ends of lines are lost.
fn take<'a, 'b>(
    block: &Block,
    mut lines: &'b [&'a Text],
) -> (Set<'a>, Option<String>, &'b [&'a Text]) {
    let mut marker = block.marker.as_deref();
    let mut own = Vec::new();
    let mut missing = inked(&block.text);
    let mut ends = Vec::new();
    while let [line, after @ ..] = lines {
        let neighbours = own.last().into_iter().chain(after.first());
        if marker == Some(line.words.as_str()) && stands_before(line, neighbours) {
            marker = None;
        } else if missing == 0 {
            break;
        } else {
            own.push(*line);
            missing = missing.saturating_sub(inked(&line.words));
            ends.push(inked(&block.text) - missing);
        }
        lines = after;
    }
    let (words, left) = part(&block.text, inked(&block.text) - missing);
    let set = Set {
        marker: block.marker.clone(),
        text: breakable(words, &ends),
        lines: own,
    };
    (set, (missing > 0).then(|| left.to_owned()), lines)
}

/// Whether a text stands to the left of one of these, on the same line.
fn stands_before<'a>(text: &Text, mut others: impl Iterator<Item = &'a &'a Text>) -> bool {
    others.any(|other| other.at.y == text.at.y && other.at.x > text.at.x)
}

/// The text up to this many letters, and the rest without the blanks between.
fn part(text: &str, count: usize) -> (&str, &str) {
    let visible = text
        .char_indices()
        .filter(|(_, letter)| !letter.is_whitespace());
    match visible.skip(count).map(|(at, _)| at).next() {
        Some(at) => (text[..at].trim_end(), &text[at..]),
        None => (text, ""),
    }
}

/// The text with leave to break where the layout broke a word: after so many letters each. Word processors break only at
/// blanks and hyphens, the layout also after a slash and, where nothing else helps, within a word.
fn breakable(text: &str, ends: &[usize]) -> String {
    let mut broken = String::with_capacity(text.len());
    let mut count = 0;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        broken.push(letter);
        if letter.is_whitespace() {
            continue;
        }
        count += 1;
        let within = letters.peek().is_some_and(|next| !next.is_whitespace());
        if within && letter != '-' && ends.binary_search(&count).is_ok() {
            broken.push(BREAK_HERE);
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::{BREAK_HERE, set};
    use crate::render::scene::{Block, Point, Text, Weight};

    fn text(words: &str, x: f64, y: f64) -> Text {
        Text {
            words: words.to_owned(),
            at: Point::new(x, y),
            width: 10.0,
            size: 8.0,
            weight: Weight::Regular,
            turned: false,
        }
    }

    fn item(marker: &str, words: &str) -> Block {
        Block {
            marker: Some(marker.to_owned()),
            text: words.to_owned(),
        }
    }

    #[test]
    fn each_paragraph_gets_its_lines_and_the_next_page_the_rest() {
        let lines = [
            text("satu dua", 10.0, 8.0),
            text("1.", 3.0, 8.0),
            text("tiga", 10.0, 16.0),
            text("2.", 3.0, 24.0),
            text("empat", 10.0, 24.0),
        ];
        let blocks = [
            item("1.", "satu dua tiga"),
            item("2.", "empat  lima"),
            item("3.", "enam"),
        ];
        let (done, rest) = set(&blocks, &lines.iter().collect::<Vec<_>>());
        let words: Vec<_> = done
            .iter()
            .map(|set| (set.text.as_str(), set.lines.len()))
            .collect();
        assert_eq!(words, [("satu dua tiga", 2), ("empat", 1)]);
        assert_eq!(rest, [Block::plain("lima"), item("3.", "enam")]);
    }

    #[test]
    fn a_word_may_break_where_the_layout_broke_it() {
        let lines = [text("tanggapan/", 0.0, 8.0), text("jawaban", 0.0, 16.0)];
        let blocks = [Block::plain("tanggapan/jawaban")];
        let (done, _) = set(&blocks, &lines.iter().collect::<Vec<_>>());
        assert_eq!(done[0].text, format!("tanggapan/{BREAK_HERE}jawaban"));
    }
}
