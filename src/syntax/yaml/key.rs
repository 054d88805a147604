//! A key: a word of the notation and, if it has one, its name.

use super::nodes::{Content, Node};
use super::place::Phrase;
use crate::lang::{Group, Lang, Word};
use crate::source::{Span, Spanned};
use crate::syntax::dsl::Block;
use crate::syntax::form::{Form, form, is_name, name_in_key};
use crate::syntax::format::quoted;
use crate::syntax::tree::{Head, Item};

/// A key as far as it is understood without the grammar.
#[derive(Debug)]
pub(super) struct Key<'n> {
    /// The whole key. It stands once in its mapping; blanks at its end make it another.
    pub whole: &'n str,
    /// The key without those blanks.
    pub text: &'n str,
    /// Where its first letter stands.
    start: usize,
    /// Where it stands.
    pub span: Span,
    /// What the statement begins with; nothing where only the grammar can tell.
    pub head: Option<Head>,
    /// The word as written.
    pub word: Spanned<&'n str>,
    /// Whether the word is marked.
    pub inferred: bool,
    /// The name after the word.
    pub name: Option<Spanned<&'n str>>,
    /// Whether the name is marked.
    pub name_inferred: bool,
}

/// Longer spellings have this many words at most.
const WORDS: usize = 4;

impl<'n> Key<'n> {
    /// Understands a key in a block of this kind; nothing for a key that is no scalar.
    pub(super) fn new(node: &'n Node<'_>, raw: &str, block: Block, in_field: bool) -> Option<Self> {
        let Content::Scalar(text, plain) = &node.content else {
            return None;
        };
        let whole: &str = text;
        let text = whole.trim_end();
        let (inner, quote) = match plain {
            true => (raw, 0),
            false => (raw.get(1..raw.len().saturating_sub(1)).unwrap_or(""), 1),
        };
        let mut key = Key {
            whole,
            text,
            start: node.span.start() + quote,
            span: node.span,
            head: None,
            word: Spanned::new("", node.span),
            inferred: false,
            name: None,
            name_inferred: false,
        };
        if inner == whole {
            match block {
                Block::Fields => key.named(Head::Field),
                Block::Variants => key.named(Head::Variant),
                Block::Shares => key.share(),
                Block::Statements | Block::Columns | Block::Log | Block::Scenario => {
                    key.worded(block, in_field)
                }
            }
        }
        Some(key)
    }

    /// The key that a word alone would be, standing for another one.
    pub(super) fn of_word(word: Word, span: Span) -> Key<'static> {
        Key {
            whole: "",
            text: "",
            start: span.start(),
            span,
            head: Some(Head::Word(word)),
            word: Spanned::new("", span),
            inferred: false,
            name: None,
            name_inferred: false,
        }
    }

    fn named(&mut self, head: Head) {
        let (name, mark) = unmarked(self.text);
        if is_name(name) {
            self.head = Some(head);
            self.name = Some(Spanned::new(name, self.part(0, name.len())));
            self.name_inferred = mark;
        }
    }

    /// The name of a value or of a target, or the label of an exit. A label in quotes of its own is left to the grammar.
    fn share(&mut self) {
        if is_name(self.text) {
            self.named(Head::Variant);
        } else if !self.text.starts_with('"') {
            self.head = Some(Head::Line);
        }
    }

    fn worded(&mut self, block: Block, in_field: bool) {
        let Some((word, length)) = leading_word(self.text, in_field) else {
            return;
        };
        let (written, rest) = self.text.split_at(length);
        let (rest, mark) = match rest.strip_prefix('?') {
            Some(rest) => (rest, true),
            None => (rest, false),
        };
        let (name, name_mark) = unmarked(rest.trim_start());
        let head = Head::Word(word);
        let fits = match name.is_empty() {
            true => !needs_name(head, block),
            false => is_name(name) && takes_name(head, block),
        };
        if !fits {
            return;
        }
        self.head = Some(head);
        self.word = Spanned::new(written, self.part(0, length));
        self.inferred = mark;
        if !name.is_empty() {
            let end = self.text.len() - usize::from(name_mark);
            self.name = Some(Spanned::new(name, self.part(end - name.len(), end)));
            self.name_inferred = name_mark;
        }
    }

    fn part(&self, start: usize, end: usize) -> Span {
        Span::new(self.start + start, self.start + end)
    }

    /// Whether anything in the key is marked.
    pub(super) fn is_marked(&self) -> bool {
        self.inferred || self.name_inferred
    }

    /// The word, if it is understood.
    pub(super) fn known_word(&self) -> Option<Word> {
        match self.head {
            Some(Head::Word(word)) => Some(word),
            _ => None,
        }
    }

    /// The form of its statement; the plainest for one that only the grammar understands.
    pub(super) fn form(&self) -> Form {
        self.head.map_or(Form::Line, form)
    }

    /// The item that the key alone gives.
    pub(super) fn item(&self, head: Head) -> Item {
        let head_span = match head {
            Head::Word(_) => self.word.span,
            _ => self.span,
        };
        let mut item = Item::new(head, head_span);
        item.span.0 = self.span;
        item.inferred = self.inferred;
        item.value_inferred = self.name_inferred;
        item.name = self
            .name
            .map(|name| Spanned::new(name.value.to_string(), name.span));
        item
    }

    /// Writes the key as the beginning of a phrase. Its word is written in the language of the file: what there is to say
    /// about its spelling has been said.
    pub(super) fn write(&self, phrase: &mut Phrase, raw: &str, lang: Lang) {
        let Some(head) = self.head else {
            return phrase.push_scalar(raw, self.text, self.span);
        };
        if let Head::Word(word) = head {
            phrase.push(word.spelling(lang), self.word.span);
            if self.inferred {
                let end = self.word.span.end();
                phrase.join("?", Span::new(end, end + 1));
            }
        }
        if head == Head::Line {
            phrase.push(&quoted(self.text), self.span);
        }
        if let Some(name) = self.name {
            phrase.push(name.value, name.span);
            if self.name_inferred {
                phrase.join("?", Span::new(name.span.end(), name.span.end() + 1));
            }
        }
    }
}

/// Whether a name may stand after a word in a key.
fn takes_name(head: Head, block: Block) -> bool {
    match block {
        Block::Statements => name_in_key(head),
        Block::Scenario => name_in_key(head) || head == Head::Word(Word::Takes),
        _ => false,
    }
}

/// Statements that make no sense without a name are left to the grammar, which says so.
fn needs_name(head: Head, block: Block) -> bool {
    use Word::*;
    matches!(block, Block::Statements | Block::Scenario)
        && matches!(
            head,
            Head::Word(
                Sop | Calendar
                    | Actor
                    | Event
                    | Activity
                    | Rule
                    | Escalate
                    | At
                    | Limit
                    | Allow
                    | Deny
                    | Scenario
                    | Chance
                    | Draw
                    | Handover
                    | Batch
            )
        )
}

fn unmarked(text: &str) -> (&str, bool) {
    match text.strip_suffix('?') {
        Some(text) => (text, true),
        None => (text, false),
    }
}

/// The longest word of the notation that a key begins with, and its length.
fn leading_word(text: &str, in_field: bool) -> Option<(Word, usize)> {
    let ends = text
        .char_indices()
        .filter(|(_, char)| matches!(char, ' ' | '?'))
        .map(|(at, _)| at)
        .chain([text.len()])
        .take(WORDS);
    let mut found = None;
    for end in ends {
        let written = &text[..end];
        let types = || Word::find(Group::Type, written).filter(|_| in_field);
        if let Some(word) = types().or_else(|| Word::find(Group::Statement, written)) {
            found = Some((word, end));
        }
    }
    found
}
