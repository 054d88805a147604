//! Cuts a file into sections that can be parsed one by one.
//!
//! The scan knows texts, comments and brackets and nothing else. It finds what the grammar could only say badly or
//! too late: texts and blocks that are not closed, closing braces too many, nesting without end. Because it bounds the
//! nesting, nothing after it can recurse deeper than the limits here.

use crate::diagnostic::messages::SyntaxMessage;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Span;

/// How deep blocks may nest.
const BLOCK_DEPTH: usize = 16;
/// How deep parentheses may nest.
const GROUP_DEPTH: usize = 64;
/// A section ends at the first statement that is whole after this many bytes.
const SECTION: usize = 4096;

/// The sections of a file, in its order.
pub(super) struct Scan {
    pub pieces: Vec<Piece>,
    pub faulty: bool,
    /// Whether it gave up, because the text nests too deep.
    pub stopped: bool,
}

/// A section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// Text outside all blocks: the head of the block that follows, if one does.
    Outside(Span),
    /// Whole statements of the block whose head came last.
    Inside(Span),
}

/// Cuts a text into sections and reports faults of texts and brackets.
pub(super) fn scan(text: &str, diagnostics: &mut Diagnostics) -> Scan {
    let mut scanner = Scanner::new(text, false);
    scanner.run();
    if scanner.is_unbalanced() && !scanner.stopped {
        scanner = Scanner::new(text, true);
        scanner.run();
    }
    scanner.finish(diagnostics)
}

struct Scanner<'a> {
    text: &'a str,
    /// Whether a line that begins a new activity or rule closes what is still open before it, and shows a brace before
    /// it that closes the SOP to be one too many.
    recovering: bool,
    open: Vec<usize>,
    groups: usize,
    piece_start: usize,
    pieces: Vec<Piece>,
    faults: Vec<(SyntaxMessage, Span)>,
    stopped: bool,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str, recovering: bool) -> Self {
        Scanner {
            text,
            recovering,
            open: Vec::new(),
            groups: 0,
            piece_start: 0,
            pieces: Vec::new(),
            faults: Vec::new(),
            stopped: false,
        }
    }

    fn is_unbalanced(&self) -> bool {
        let extra = |(message, _): &(SyntaxMessage, Span)| *message == SyntaxMessage::ExtraClose {};
        !self.open.is_empty() || self.faults.iter().any(extra)
    }

    fn run(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        while at < bytes.len() && !self.stopped {
            at = match bytes[at] {
                b'"' => self.text_end(at),
                b'#' => line_end(bytes, at),
                b'{' => self.open_block(at),
                b'}' => self.close_block(at),
                b'(' => self.open_group(at),
                b')' => {
                    self.groups = self.groups.saturating_sub(1);
                    at + 1
                }
                b'\n' => self.next_line(at + 1),
                _ => at + 1,
            };
        }
    }

    fn text_end(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = start + 1;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'"' => return at + 1,
                b'\\' if bytes.get(at + 1).is_some_and(|next| *next != b'\n') => at += 2,
                b'\n' => break,
                _ => at += 1,
            }
        }
        let end = unclosed_text_end(self.text, start, at.min(bytes.len()));
        self.fault(SyntaxMessage::UnclosedText {}, start, end);
        end
    }

    fn open_block(&mut self, at: usize) -> usize {
        if self.open.len() == BLOCK_DEPTH {
            return self.too_deep(at, BLOCK_DEPTH);
        }
        self.groups = 0;
        if self.open.is_empty() {
            self.pieces
                .push(Piece::Outside(Span::new(self.piece_start, at)));
            self.piece_start = at + 1;
        }
        self.open.push(at);
        at + 1
    }

    fn close_block(&mut self, at: usize) -> usize {
        self.groups = 0;
        if self.recovering && self.open.len() == 1 && self.goes_on(at + 1) {
            self.fault(SyntaxMessage::ExtraClose {}, at, at + 1);
            self.cut(at, at + 1);
            return at + 1;
        }
        match self.open.pop() {
            None => {
                self.fault(SyntaxMessage::ExtraClose {}, at, at + 1);
                self.pieces
                    .push(Piece::Outside(Span::new(self.piece_start, at)));
                self.piece_start = at + 1;
            }
            Some(_) if self.open.is_empty() => self.cut(at, at + 1),
            Some(_) if self.open.len() == 1 && at - self.piece_start >= SECTION => {
                self.cut(at + 1, at + 1);
            }
            Some(_) => {}
        }
        at + 1
    }

    /// Whether an activity or a rule follows, so that the SOP is not at its end. A scenario may stand at the top as well.
    fn goes_on(&self, mut at: usize) -> bool {
        let bytes = self.text.as_bytes();
        loop {
            let rest = &self.text[at..];
            let next = rest.trim_start();
            at += rest.len() - next.len();
            if !next.starts_with('#') {
                let at_top = ["sop", "scenario", "skenario"];
                return begins_section(next) && !at_top.iter().any(|word| next.starts_with(word));
            }
            at = line_end(bytes, at);
        }
    }

    fn cut(&mut self, end: usize, next: usize) {
        self.pieces
            .push(Piece::Inside(Span::new(self.piece_start, end)));
        self.piece_start = next;
    }

    fn open_group(&mut self, at: usize) -> usize {
        self.groups += 1;
        if self.groups > GROUP_DEPTH {
            return self.too_deep(at, GROUP_DEPTH);
        }
        at + 1
    }

    fn too_deep(&mut self, at: usize, limit: usize) -> usize {
        self.fault(SyntaxMessage::TooDeep { limit }, at, at + 1);
        self.stopped = true;
        self.text.len()
    }

    fn next_line(&mut self, start: usize) -> usize {
        if self.recovering && self.open.len() > 1 && begins_section(&self.text[start..]) {
            if let Some(open) = self.open.last().copied() {
                self.fault(SyntaxMessage::UnclosedBlock {}, open, open + 1);
            }
            self.open.truncate(1);
            self.cut(start, start);
        }
        start
    }

    fn fault(&mut self, message: SyntaxMessage, start: usize, end: usize) {
        self.faults.push((message, Span::new(start, end)));
    }

    fn finish(mut self, diagnostics: &mut Diagnostics) -> Scan {
        if !self.stopped {
            match self.open.pop() {
                Some(open) => {
                    self.fault(SyntaxMessage::UnclosedBlock {}, open, open + 1);
                    self.cut(self.text.len(), self.text.len());
                }
                None => {
                    let rest = Span::new(self.piece_start, self.text.len());
                    self.pieces.push(Piece::Outside(rest));
                }
            }
        }
        let faulty = !self.faults.is_empty();
        for (message, span) in self.faults {
            diagnostics.push(Diagnostic::new(message, diagnostics.source(), span));
        }
        Scan {
            pieces: self.pieces,
            faulty,
            stopped: self.stopped,
        }
    }
}

/// Where a text without a closing quote is taken to end: with its line, but before a brace that opens a block there.
pub(super) fn unclosed_text_end(text: &str, start: usize, line_end: usize) -> usize {
    let line = text[start..line_end].trim_end();
    start + line.strip_suffix('{').unwrap_or(line).trim_end().len()
}

fn line_end(bytes: &[u8], from: usize) -> usize {
    bytes[from..]
        .iter()
        .position(|byte| *byte == b'\n')
        .map_or(bytes.len(), |length| from + length)
}

/// Whether a line begins a statement that can only stand in an SOP itself.
fn begins_section(line: &str) -> bool {
    const SECTIONS: [&str; 7] = [
        "activity",
        "aktivitas",
        "rule",
        "aturan",
        "scenario",
        "skenario",
        "sop",
    ];
    let line = line.trim_start_matches([' ', '\t']);
    SECTIONS.iter().any(|word| {
        line.strip_prefix(word)
            .is_some_and(|rest| rest.starts_with([' ', '\t']) && begins_name(rest))
    })
}

fn begins_name(text: &str) -> bool {
    text.trim_start_matches([' ', '\t'])
        .starts_with(|first: char| first.is_ascii_alphabetic())
}
