//! From nodes to items: the mappings.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::batch::Batch;
use super::key::Key;
use super::nodes::{Content, Document, Node};
use super::scalar::Scalar;
use crate::diagnostic::messages::{SyntaxMessage, YamlShape};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lang::{Group, Word};
use crate::source::{Source, Span};
use crate::syntax::dsl::Block;
use crate::syntax::language::LanguageSense;
use crate::syntax::tree::{Comment, Head, Item, Tree};

/// Reads a document into the tree.
pub(super) fn document(
    source: &Source,
    text: &str,
    mut document: Document<'_>,
    tree: &mut Tree,
    diagnostics: &mut Diagnostics,
) {
    tree.comments = std::mem::take(&mut document.comments);
    tree.mark_own_line_comments(source);
    let mut reader = Reader {
        text,
        sense: LanguageSense::default(),
        inner_comments: Vec::new(),
        batch: Batch::default(),
        tree,
        diagnostics,
    };
    reader.top(document.root);
    reader.read_batch();
    finish(reader, source);
}

/// Fills the gaps in the tree and puts its comments in order.
fn finish(mut reader: Reader<'_>, source: &Source) {
    let tree = reader.tree;
    reader.batch.fill(&mut tree.items);
    tree.lang = reader.sense.lang();
    if !reader.inner_comments.is_empty() {
        tree.comments.extend(reader.inner_comments);
        tree.mark_own_line_comments(source);
    }
}

/// What is known while a document is read.
pub(super) struct Reader<'a> {
    text: &'a str,
    pub(super) sense: LanguageSense,
    /// Comments of the DSL within values.
    pub(super) inner_comments: Vec<Comment>,
    pub(super) batch: Batch,
    pub(super) tree: &'a mut Tree,
    pub(super) diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn top(&mut self, root: Option<Node<'_>>) {
        let Some(root) = root else {
            return;
        };
        match root.content {
            Content::Mapping(mut entries) => {
                let strange = entries.iter().find(|(key, _)| !is_top(key));
                if let Some(place) = strange.map(|(key, _)| key.span) {
                    self.report(SyntaxMessage::YamlTop {}, place);
                    entries.retain(|(key, _)| is_top(key));
                }
                let mut file = Item::new(Head::Line, root.span);
                self.entries(&entries, Block::Statements, &mut file, self.text.len());
                self.tree.items = file.items;
            }
            Content::Scalar(text, true) if text.is_empty() => {}
            Content::Refused => {}
            _ => {
                let length = self.raw(root.span).lines().next().map_or(0, str::len);
                let start = root.span.start();
                self.report(SyntaxMessage::YamlTop {}, Span::new(start, start + length));
            }
        }
    }

    /// Reads the entries of a mapping into the item they stand below. The next sign after them stands at `limit`.
    fn entries(
        &mut self,
        entries: &[(Node<'_>, Node<'_>)],
        block: Block,
        item: &mut Item,
        limit: usize,
    ) {
        let mut seen = Seen::default();
        for (at, (key, value)) in entries.iter().enumerate() {
            let limit = entries
                .get(at + 1)
                .map_or(limit, |(next, _)| next.span.start());
            let in_field = item.head == Head::Field;
            let Some(read) = Key::new(key, self.raw(key.span), block, in_field) else {
                if !matches!(key.content, Content::Refused) {
                    self.report(SyntaxMessage::YamlKey {}, key.span);
                }
                continue;
            };
            if let Some(first) = seen.first(read.whole, key.span) {
                self.duplicate(&read, first);
                continue;
            }
            self.entry(&read, value, block, item, limit);
        }
    }

    fn duplicate(&mut self, key: &Key<'_>, first: Span) {
        let message = SyntaxMessage::DuplicateKey {
            key: key.text.to_string(),
        };
        let finding = Diagnostic::new(message, self.diagnostics.source(), key.span);
        self.push(finding.label(first, SyntaxMessage::FirstHere {}));
        if let Some(name) = key.name {
            self.tree.blamed.insert(name.value.to_string());
        }
    }

    fn entry(
        &mut self,
        key: &Key<'_>,
        value: &Node<'_>,
        block: Block,
        item: &mut Item,
        limit: usize,
    ) {
        self.hear(key);
        let scalar = Scalar::of(value);
        match key.known_word() {
            Some(Word::Title | Word::Text) => {
                match scalar {
                    Some(scalar) => self.text_of(key, scalar, item),
                    None => self.misshapen(key, value),
                };
            }
            Some(Word::Exits) => self.exits(key, value, "", item),
            Some(Word::Next) => self.exits(key, value, "->", item),
            Some(Word::TextType) if scalar.is_some_and(is_title) => {
                if let Some(scalar) = scalar {
                    self.text_of(key, scalar, item);
                }
            }
            _ => self.value(key, value, block, &mut item.items, limit),
        }
    }

    /// Lets the sense of the file's language hear a word.
    fn hear(&mut self, key: &Key<'_>) {
        if let Some(word) = key.known_word() {
            self.sense.word(
                word.group(),
                key.word.value,
                key.word.span,
                self.diagnostics,
            );
        }
    }

    pub(super) fn value(
        &mut self,
        key: &Key<'_>,
        value: &Node<'_>,
        block: Block,
        out: &mut Vec<Item>,
        limit: usize,
    ) {
        match &value.content {
            Content::Scalar(..) => {
                if let Some(scalar) = Scalar::of(value) {
                    self.scalar(key, scalar, block, out);
                }
            }
            Content::Mapping(entries) => {
                self.mapping(key, value.span, entries, block, out, limit);
            }
            Content::Sequence(elements) => {
                self.sequence(key, value.span, elements, block, out, limit)
            }
            Content::Refused => {}
        }
    }

    pub(super) fn mapping(
        &mut self,
        key: &Key<'_>,
        span: Span,
        entries: &[(Node<'_>, Node<'_>)],
        block: Block,
        out: &mut Vec<Item>,
        limit: usize,
    ) {
        let Some(mut item) = self.head_item(key, block) else {
            let mut lost = Item::new(Head::Line, key.span);
            self.entries(entries, Block::Statements, &mut lost, limit);
            return self.blame(&lost);
        };
        let below = Block::below(item.head, block);
        self.entries(entries, below, &mut item, limit);
        item.span.0 = self.closed(key.span, span, limit);
        out.push(item);
    }

    /// The item of a key whose value is a mapping or a list.
    pub(super) fn head_item(&mut self, key: &Key<'_>, block: Block) -> Option<Item> {
        match key.head {
            Some(head) => Some(key.item(head)),
            None => self.statement(key, None, block).pop(),
        }
    }

    /// Remembers the names of statements that had to be left out.
    fn blame(&mut self, lost: &Item) {
        self.tree.faulty = true;
        let names = lost.items.iter().filter_map(|item| item.name.as_ref());
        self.tree
            .blamed
            .extend(names.map(|name| name.value.clone()));
    }

    /// The span of a statement with a block: comments on lines of their own that are indented like the block, right after
    /// it, belong to it.
    pub(super) fn closed(&self, key: Span, block: Span, limit: usize) -> Span {
        let column = self.column(block.start());
        let mut span = key.to(block);
        let comments = &self.tree.comments;
        let after = comments.partition_point(|comment| comment.span.start() < span.end());
        for comment in comments.get(after..).unwrap_or_default() {
            if comment.span.start() >= limit {
                break;
            }
            if comment.own_line {
                if self.column(comment.span.start()) < column {
                    break;
                }
                span = span.to(comment.span);
            }
        }
        span
    }

    fn column(&self, offset: usize) -> usize {
        let before = self.text.get(..offset).unwrap_or_default();
        before.len() - before.rfind('\n').map_or(0, |at| at + 1)
    }

    pub(super) fn misshapen(&mut self, key: &Key<'_>, value: &Node<'_>) {
        let shape = match &value.content {
            Content::Mapping(_) => YamlShape::Mapping,
            Content::Sequence(_) => YamlShape::Sequence,
            _ => return,
        };
        let key = key.text.to_string();
        let first_line = self.raw(value.span).lines().next().map_or(0, str::len);
        let start = value.span.start();
        let span = Span::new(start, start + first_line);
        self.report(SyntaxMessage::YamlShape { key, shape }, span);
    }

    pub(super) fn report(&mut self, message: SyntaxMessage, span: Span) {
        let finding = Diagnostic::new(message, self.diagnostics.source(), span);
        self.push(finding);
    }

    fn push(&mut self, finding: Diagnostic) {
        self.tree.faulty = true;
        self.diagnostics.push(finding);
    }

    pub(super) fn raw(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }
}

/// The keys of one mapping so far: a short list, then a table.
#[derive(Default)]
struct Seen<'n> {
    few: Vec<(&'n str, Span)>,
    many: HashMap<&'n str, Span>,
}

impl<'n> Seen<'n> {
    /// Where the key stood before; if nowhere, it is remembered.
    fn first(&mut self, key: &'n str, span: Span) -> Option<Span> {
        const FEW: usize = 12;
        if self.few.len() < FEW {
            let first = self.few.iter().find(|(known, _)| *known == key);
            let first = first.map(|(_, span)| *span);
            if first.is_none() {
                self.few.push((key, span));
            }
            return first;
        }
        if self.many.is_empty() {
            self.many.extend(self.few.iter().copied());
        }
        match self.many.entry(key) {
            Entry::Occupied(known) => Some(*known.get()),
            Entry::Vacant(place) => {
                place.insert(span);
                None
            }
        }
    }
}

/// Whether a key stands at the top of a file: of SOPs, or of scenarios.
fn is_top(key: &Node<'_>) -> bool {
    let Content::Scalar(text, _) = &key.content else {
        return false;
    };
    let first = text.split_whitespace().next();
    let first = first.map(|first| first.trim_end_matches('?'));
    let word = first.and_then(|first| Word::find(Group::Statement, first));
    matches!(word, Some(Word::Sop | Word::Scenario))
}

/// Below a field, `text` is its type where nothing or `yes` follows, else its text.
fn is_title(scalar: Scalar<'_>) -> bool {
    !scalar.is_nothing() && scalar.yes_no().is_none()
}
