//! The lines being written, and the comments that find their way between them.

use crate::source::Span;
use crate::syntax::tree::Comment;

/// Two blanks a level.
const STEP: &str = "  ";

/// Text in the making. Comments are handed out in file order, each when the statement after it is written.
pub(super) struct Page<'t> {
    out: String,
    depth: usize,
    comments: &'t [Comment],
    /// Comments from within the statement that is written next, to stand at the end of its line.
    held: Vec<&'t Comment>,
    blank: bool,
    /// Whether the last line ends with a comment.
    commented: bool,
}

impl<'t> Page<'t> {
    /// An empty page.
    pub(super) fn new(comments: &'t [Comment]) -> Self {
        Page {
            out: String::new(),
            depth: 0,
            comments,
            held: Vec::new(),
            blank: false,
            commented: false,
        }
    }

    /// How many columns the current indentation takes.
    pub(super) fn indent(&self) -> usize {
        self.depth * STEP.len()
    }

    /// Writes the lines of `inside` one level deeper.
    pub(super) fn deeper(&mut self, inside: impl FnOnce(&mut Self)) {
        self.depth += 1;
        inside(self);
        self.depth -= 1;
    }

    /// Leaves a line empty before the next one.
    pub(super) fn blank(&mut self) {
        self.blank = !self.out.is_empty();
    }

    /// Writes a line, and at its end the comment from within it.
    pub(super) fn line(&mut self, text: &str) {
        self.start_line();
        self.out.push_str(text);
        for comment in std::mem::take(&mut self.held) {
            self.trailing(comment);
        }
    }

    fn start_line(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        if std::mem::take(&mut self.blank) {
            self.out.push('\n');
        }
        for _ in 0..self.depth {
            self.out.push_str(STEP);
        }
        self.commented = false;
    }

    fn trailing(&mut self, comment: &Comment) {
        if self.commented || self.out.is_empty() {
            self.start_line();
        } else {
            self.out.push(' ');
        }
        self.comment(comment);
    }

    fn comment(&mut self, comment: &Comment) {
        self.out.push('#');
        if !comment.text.is_empty() && !comment.text.starts_with([' ', '\t', '!', '#']) {
            self.out.push(' ');
        }
        self.out.push_str(&comment.text);
        self.commented = true;
    }

    /// Writes the comments that stand before an offset.
    pub(super) fn comments_before(&mut self, offset: usize) {
        self.comments_until(offset, Self::trailing);
    }

    /// Writes the comments that stand before a statement, and those on lines of their own within it; what follows
    /// words within it waits for the end of the next line.
    pub(super) fn comments_at(&mut self, statement: Span) {
        self.comments_before(statement.start());
        self.comments_until(statement.end(), |page, comment| page.held.push(comment));
    }

    /// Takes the comments that stand before an offset: those on lines of their own are written, the others are left to
    /// `after_words`.
    fn comments_until(&mut self, offset: usize, after_words: fn(&mut Self, &'t Comment)) {
        while let Some((comment, rest)) = self.comments.split_first() {
            if comment.span.start() >= offset {
                break;
            }
            self.comments = rest;
            if comment.own_line {
                self.start_line();
                self.comment(comment);
            } else {
                after_words(self, comment);
            }
        }
    }

    /// Whether a comment that isn't written yet stands in this place.
    pub(super) fn has_comment_in(&self, place: Span) -> bool {
        self.comments
            .iter()
            .map(|comment| comment.span.start())
            .take_while(|start| *start < place.end())
            .any(|start| start >= place.start())
    }

    /// The whole text, with the comments that are left.
    pub(super) fn finish(mut self) -> String {
        self.comments_before(usize::MAX);
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out
    }
}
