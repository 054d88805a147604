//! Values that are phrases of the DSL.

use super::key::Key;
use super::place::Phrase;
use super::read::Reader;
use super::scalar::Scalar;
use crate::diagnostic::messages::SyntaxMessage;
use crate::source::Span;
use crate::syntax::dsl::{self, Block};
use crate::syntax::tree::Item;

/// How long a phrase may be, in bytes.
const PHRASE: usize = 64 * 1024;

impl Reader<'_> {
    /// Reads a phrase with the DSL's grammar at once.
    pub(super) fn grammar(&mut self, phrase: &Phrase, block: Block) -> Vec<Item> {
        let mut reader = dsl::Reader {
            place: &|offset| phrase.place(offset),
            sense: &mut self.sense,
            comments: &mut self.inner_comments,
            blamed: &mut self.tree.blamed,
            faulty: &mut self.tree.faulty,
            diagnostics: self.diagnostics,
        };
        dsl::phrase(phrase.text(), block, &mut reader)
    }

    /// Reads a key, and the scalar after it, with the DSL's grammar at once.
    pub(super) fn statement(
        &mut self,
        key: &Key<'_>,
        scalar: Option<Scalar<'_>>,
        block: Block,
    ) -> Vec<Item> {
        let mut phrase = Phrase::default();
        self.write(key, scalar, &mut phrase);
        match self.is_short(&phrase, 0) {
            true => self.grammar(&phrase, block),
            false => Vec::new(),
        }
    }

    fn write(&self, key: &Key<'_>, scalar: Option<Scalar<'_>>, phrase: &mut Phrase) {
        key.write(phrase, self.raw(key.span), self.sense.lang());
        if let Some(scalar) = scalar.filter(|scalar| !scalar.text.is_empty()) {
            phrase.push_scalar(self.raw(scalar.span), scalar.text, scalar.span);
        }
    }

    /// Whether the phrase that begins at `start` is short enough to be read. A longer one is blamed.
    fn is_short(&mut self, phrase: &Phrase, start: usize) -> bool {
        let end = phrase.text().len();
        let short = end - start <= PHRASE;
        if !short {
            let span = Span::new(phrase.place(start), phrase.place(end));
            self.report(SyntaxMessage::PhraseTooLong { limit: PHRASE }, span);
        }
        short
    }

    /// Leaves a key and its scalar to the DSL's grammar, which reads them together with others.
    pub(super) fn later(
        &mut self,
        key: &Key<'_>,
        scalar: Option<Scalar<'_>>,
        block: Block,
        out: &mut Vec<Item>,
    ) {
        if block != Block::Statements {
            return out.extend(self.statement(key, scalar, block));
        }
        let mut batch = std::mem::take(&mut self.batch);
        let start = batch.phrase.begin();
        self.write(key, scalar, &mut batch.phrase);
        self.batch = batch;
        self.gap(start, false, out);
    }

    /// Closes the phrase that begins at `start`, with a gap for what it will read as.
    fn gap(&mut self, start: usize, below: bool, out: &mut Vec<Item>) {
        let phrase = std::mem::take(&mut self.batch.phrase);
        let short = self.is_short(&phrase, start);
        self.batch.phrase = phrase;
        if !short {
            return self.batch.phrase.take_back(start);
        }
        out.push(self.batch.gap(start, below));
        if self.batch.is_full() {
            self.read_batch();
        }
    }

    /// Reads the phrases that wait.
    pub(super) fn read_batch(&mut self) {
        let mut reader = dsl::Reader {
            place: &|offset| offset,
            sense: &mut self.sense,
            comments: &mut self.inner_comments,
            blamed: &mut self.tree.blamed,
            faulty: &mut self.tree.faulty,
            diagnostics: self.diagnostics,
        };
        self.batch.read(&mut reader);
    }

    /// Leaves a scalar that is a whole statement, after the word in `lead`, to the DSL's grammar. Takes what stands below that
    /// statement in its stead if `below`.
    pub(super) fn free(
        &mut self,
        lead: &str,
        at: Span,
        scalar: Scalar<'_>,
        below: bool,
        out: &mut Vec<Item>,
    ) {
        let mut batch = std::mem::take(&mut self.batch);
        let start = batch.phrase.begin();
        if !lead.is_empty() {
            batch.phrase.push(lead, at);
        }
        batch
            .phrase
            .push_scalar(self.raw(scalar.span), scalar.text, scalar.span);
        self.batch = batch;
        self.gap(start, below, out);
    }
}
