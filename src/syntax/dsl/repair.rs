//! Reads a faulty section statement by statement, so that each of its faults is found and the rest is kept.
//!
//! The text is taken fragment by fragment: what stands between two braces. The whole statements at the beginning of a
//! fragment are read; where they stop is a fault, which is reported and skipped to the end of its line. Braces keep
//! their meaning, so a fault in the head of a block does not hide the faults inside it.

use super::guess::{
    begins_longer_word, expectations, first_words, leading_name, nearest, token_length,
};
use super::scan::unclosed_text_end;
use super::{Block, Reader, Rule, parse};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::messages::{Expected, Found, SyntaxMessage};
use crate::lang::{Group, Word};
use crate::syntax::tree::{Head, Item};

/// How many faults of one section are looked for.
const FAULTS: usize = 200;
/// Fragments are no longer than this many bytes, so that a fault never costs more than this to find.
const FRAGMENT: usize = 16 * 1024;

/// Reads what can be read of a faulty text and reports each fault.
pub(super) fn statements(text: &str, block: Block, reader: &mut Reader, out: &mut Vec<Item>) {
    let mut repair = Repair {
        text,
        around: block,
        open: Vec::new(),
        faults: 0,
        reader,
        out,
    };
    let mut at = 0;
    while at < text.len() && repair.faults < FAULTS {
        at = repair.step(at);
    }
    while repair.close() {}
}

struct Repair<'a, 'r> {
    text: &'a str,
    around: Block,
    open: Vec<Frame>,
    faults: usize,
    reader: &'a mut Reader<'r>,
    out: &'a mut Vec<Item>,
}

/// A block that is being read.
struct Frame {
    /// The item whose block it is; nothing where its head could not be read.
    item: Option<Item>,
    block: Block,
    items: Vec<Item>,
}

impl Repair<'_, '_> {
    /// Reads on from an offset; returns where to go on, always further.
    fn step(&mut self, at: usize) -> usize {
        match self.text.as_bytes()[at] {
            b'{' => {
                let block = self.block();
                self.fault(at, at, &[], at + 1);
                self.open(None, block);
                at + 1
            }
            b'}' => {
                if !self.close() {
                    *self.reader.faulty = true;
                }
                self.title_after_block(at + 1)
            }
            _ => self.fragment(at),
        }
    }

    fn block(&self) -> Block {
        self.open.last().map_or(self.around, |frame| frame.block)
    }

    fn open(&mut self, item: Option<Item>, block: Block) {
        self.open.push(Frame {
            item,
            block,
            items: Vec::new(),
        });
    }

    fn close(&mut self) -> bool {
        let Some(frame) = self.open.pop() else {
            return false;
        };
        let mut items = frame.items;
        if let Some(mut item) = frame.item {
            block_owner(&mut item).items.append(&mut items);
            items.push(item);
        } else {
            *self.reader.faulty = true;
            for item in items.iter().filter_map(|item| item.name.as_ref()) {
                self.reader.blamed.insert(item.value.clone());
            }
            items.clear();
        }
        self.items().append(&mut items);
        true
    }

    /// A field's title may follow the block of its type: `one of { … } "Jenis"`.
    fn title_after_block(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        let start = at + rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let after_field = self.items().last().is_some_and(|it| it.head == Head::Field);
        if !after_field || !self.text[start..].starts_with('"') {
            return at;
        }
        let end = text_end(self.text, start);
        let mut items = Vec::new();
        self.leading(start, end, Block::Statements, &mut items);
        if let (Some(field), Some(line)) = (self.items().last_mut(), items.pop()) {
            field.text = line.text;
        }
        end
    }

    fn items(&mut self) -> &mut Vec<Item> {
        match self.open.last_mut() {
            Some(frame) => &mut frame.items,
            None => self.out,
        }
    }

    fn fragment(&mut self, start: usize) -> usize {
        let end = fragment_end(self.text, start);
        let block = self.block();
        let mut items = Vec::new();
        let read = self.leading(start, end, block, &mut items);
        let stuck = start + read.end;
        let head = (stuck == end && self.text[end..].starts_with('{')).then(|| items.pop());
        self.items().append(&mut items);
        match head {
            Some(Some(item)) => {
                let mut item = item;
                let block = Block::below(block_owner(&mut item).head, block);
                self.open(Some(item), block);
                end + 1
            }
            Some(None) => end,
            None if stuck == end => end,
            None => self.stuck(start + read.last, stuck, end),
        }
    }

    /// Reads the whole statements at the beginning of a part of the text.
    fn leading(
        &mut self,
        start: usize,
        end: usize,
        block: Block,
        items: &mut Vec<Item>,
    ) -> parse::Leading {
        let outer = self.reader.place;
        let place = move |offset: usize| outer(start + offset);
        let mut reader = Reader {
            place: &place,
            sense: self.reader.sense,
            comments: self.reader.comments,
            blamed: self.reader.blamed,
            faulty: self.reader.faulty,
            diagnostics: self.reader.diagnostics,
        };
        parse::leading(&self.text[start..end], block, &mut reader, items)
    }

    /// A statement at `stuck` can't be read. Reports it and returns where to go on. The statement before it, at `last`,
    /// may be the one to blame: it ended too early.
    fn stuck(&mut self, last: usize, stuck: usize, end: usize) -> usize {
        let block = self.block();
        let from = if self.text[last..stuck].trim_end().contains('\n') {
            stuck
        } else {
            last
        };
        let (reached, expected) = parse::fault(&self.text[from..end], block);
        let reached = (from + reached).saturating_sub(stuck);
        let line_end = |from: usize| {
            self.text[from..end]
                .find('\n')
                .map_or(end, |length| from + length + 1)
        };
        // A word missing at the end of a line is noticed only at the beginning of the next one: blame the line.
        let blamed = stuck + self.text[stuck..stuck + reached].trim_end().len();
        let next = line_end(blamed.max(stuck)).max(stuck + 1);
        let next = if self.text.is_char_boundary(next) {
            next
        } else {
            end
        };
        self.fault(stuck, stuck + reached, &expected, next);
        self.blame_names(stuck, next);
        if next == end && self.text[end..].starts_with('{') {
            let head = self.guess(stuck).map_or(Head::Line, Head::Word);
            self.open(None, Block::below(head, block));
            return end + 1;
        }
        next
    }

    /// The word that the author may have meant at an offset.
    fn guess(&self, at: usize) -> Option<Word> {
        let written = leading_name(&self.text[at..])?;
        Word::find(Group::Statement, written).or_else(|| nearest(written, self.block()))
    }

    fn fault(&mut self, start: usize, reached: usize, expected: &[Rule], next: usize) {
        self.faults += 1;
        *self.reader.faulty = true;
        if let Some(span) = self.unclosed_text(start, next) {
            // The scan has blamed it.
            return self.blame_names(span.0, span.1);
        }
        let written = leading_name(&self.text[start..]);
        match written {
            Some(written)
                if reached <= start
                    && matches!(self.block(), Block::Statements | Block::Scenario)
                    && Word::find(Group::Statement, &first_words(&self.text[start..]))
                        .is_none()
                    && Word::find(Group::Statement, written).is_none()
                    && !begins_longer_word(written) =>
            {
                self.unknown_word(written.to_string(), start);
            }
            _ => self.unexpected(start, reached, expected),
        }
    }

    fn unclosed_text(&self, start: usize, next: usize) -> Option<(usize, usize)> {
        let quotes = self.text[start..next].matches('"').count()
            - self.text[start..next].matches("\\\"").count();
        (quotes % 2 == 1).then_some((start, next))
    }

    fn unknown_word(&mut self, word: String, start: usize) {
        let span = self.reader.span(start, start + word.len());
        let suggestion = nearest(&word, self.block());
        let message = SyntaxMessage::UnknownWord { word };
        let mut finding = Diagnostic::new(message, self.reader.diagnostics.source(), span);
        if let Some(word) = suggestion {
            let name = word.spelling(self.reader.sense.lang()).to_string();
            finding = finding
                .help(SyntaxMessage::DidYouMean { name: name.clone() })
                .fix(span, name, false);
        }
        self.reader.diagnostics.push(finding);
    }

    fn unexpected(&mut self, start: usize, reached: usize, expected: &[Rule]) {
        let trimmed = start + self.text[start..reached].trim_end().len();
        let crossed_line = self.text[trimmed..reached].contains('\n');
        let (at, end) = if crossed_line {
            (trimmed.saturating_sub(1).max(start), trimmed.max(start + 1))
        } else {
            (reached, reached + token_length(&self.text[reached..]))
        };
        let (at, end) = self.on_boundaries(at, end);
        let what = match self.text[at..end].trim() {
            token if !crossed_line && !token.is_empty() => Found::Token(token.to_string()),
            _ => Found::EndOfLine,
        };
        let expected = Expected(expectations(expected));
        let message = SyntaxMessage::Expected { what, expected };
        self.reader.report(message, at, end);
    }

    fn on_boundaries(&self, mut start: usize, end: usize) -> (usize, usize) {
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = end.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        (start, end)
    }

    fn blame_names(&mut self, start: usize, end: usize) {
        let is_part = |char: char| char.is_ascii_alphanumeric() || char == '_' || char == '-';
        for name in self.text[start..end].split(|char: char| !is_part(char)) {
            if name.starts_with(|first: char| first.is_ascii_alphabetic()) {
                self.reader.blamed.insert(name.to_string());
            }
        }
    }
}

/// The item that a block after a head belongs to: the type of a field, or the head itself.
fn block_owner(head: &mut Item) -> &mut Item {
    let last = head.items.len().saturating_sub(1);
    let typed = head.head == Head::Field
        && head.items.last().is_some_and(|last| {
            matches!(last.head, Head::Word(Word::OneOf | Word::List)) && last.items.is_empty()
        });
    if typed { &mut head.items[last] } else { head }
}

/// Where the fragment that begins at `start` ends: at the next brace, or at a line's end where it grows too long.
fn fragment_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while at < bytes.len() {
        match bytes[at] {
            b'{' | b'}' if at > start => return at,
            b'"' => at = text_end(text, at),
            b'#' => {
                while at < bytes.len() && bytes[at] != b'\n' {
                    at += 1;
                }
            }
            b'\n' if at - start > FRAGMENT => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The offset after a text's closing quote, or where the text is taken to end if it has none.
fn text_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => return at + 1,
            b'\n' => break,
            b'\\' if bytes.get(at + 1).is_some_and(|next| *next != b'\n') => at += 2,
            _ => at += 1,
        }
    }
    unclosed_text_end(text, start, at.min(bytes.len()))
}
