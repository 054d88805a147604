//! A statement as the DSL writes it, cut where a block opens.

use super::layout;
use super::values::{Values, text};
use crate::lang::Word;
use crate::syntax::form::{Form, form};
use crate::syntax::tree::{Head, Item};

/// A part of a statement.
pub(super) enum Piece<'t> {
    /// Words on its line.
    Words(String),
    /// A block, and the item whose block it is.
    Block(&'t [Item], &'t Item),
}

/// The pieces of one statement.
pub(super) struct Pieces<'t> {
    values: Values,
    pieces: Vec<Piece<'t>>,
}

/// The whole statement.
pub(super) fn statement(values: Values, item: &Item) -> Vec<Piece<'_>> {
    let mut out = Pieces::new(values);
    out.head(item);
    out.name(item);
    out.rest(item);
    out.block(item);
    out.pieces
}

/// What stands on a statement's line after its word, the name included or not.
/// Nothing where a block stands in the middle of it.
pub(super) fn rest(values: Values, item: &Item, with_name: bool) -> Option<String> {
    let mut out = Pieces::new(values);
    if with_name {
        out.name(item);
    }
    out.rest(item);
    out.into_words()
}

/// A whole statement that has no block.
pub(super) fn line(values: Values, item: &Item) -> Option<String> {
    let mut out = Pieces::new(values);
    out.head(item);
    out.name(item);
    out.rest(item);
    out.into_words()
}

/// A statement's word, with its mark.
pub(super) fn word(values: Values, item: &Item) -> String {
    let mark = if item.inferred { "?" } else { "" };
    match item.head {
        Head::Word(Word::Next) => "->".to_string(),
        Head::Word(word) => format!("{}{mark}", values.word(word)),
        _ => String::new(),
    }
}

/// A statement's name, with its mark.
pub(super) fn name(item: &Item) -> Option<String> {
    let mark = if item.value.is_none() && item.value_inferred {
        "?"
    } else {
        ""
    };
    item.name
        .as_ref()
        .map(|name| format!("{}{mark}", name.value))
}

/// A statement's value, with its mark.
pub(super) fn value(values: Values, item: &Item) -> Option<String> {
    let mark = if item.value_inferred { "?" } else { "" };
    let value = item.value.as_ref()?;
    Some(format!("{}{mark}", values.value(value, item.word())))
}

impl<'t> Pieces<'t> {
    fn new(values: Values) -> Self {
        Pieces {
            values,
            pieces: Vec::new(),
        }
    }

    fn into_words(self) -> Option<String> {
        match self.pieces.into_iter().collect::<Vec<_>>().as_mut_slice() {
            [] => Some(String::new()),
            [Piece::Words(words)] => Some(std::mem::take(words)),
            _ => None,
        }
    }

    fn push(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(Piece::Words(line)) => {
                line.push(' ');
                line.push_str(words);
            }
            _ => self.pieces.push(Piece::Words(words.to_string())),
        }
    }

    fn comma(&mut self) {
        if let Some(Piece::Words(line)) = self.pieces.last_mut() {
            line.push(',');
        }
    }

    /// The word; an arrow's label stands before it, and the word of `at most 2 times` is part of its value.
    fn head(&mut self, item: &Item) {
        if item.is(Word::Next) {
            self.text(item);
        }
        if !item.is(Word::AtMost) {
            let word = word(self.values, item);
            self.push(&word);
        }
    }

    fn name(&mut self, item: &Item) {
        if let Some(name) = name(item) {
            self.push(&name);
        }
    }

    /// Value, text and phrases. A share stands after the label it belongs to.
    fn rest(&mut self, item: &'t Item) {
        if item.head == Head::Line && item.value.is_some() {
            self.text(item);
            self.push(&value(self.values, item).unwrap_or_default());
            return;
        }
        if let Some(value) = value(self.values, item) {
            self.push(&value);
        }
        let (phrases, _) = layout::split(item);
        let before = phrases
            .iter()
            .take_while(|phrase| layout::before_text(item, phrase))
            .count();
        let (before, after) = phrases.split_at(before);
        self.phrases(item, before);
        if !item.is(Word::Next) {
            self.text(item);
        }
        self.phrases(item, after);
    }

    fn text(&mut self, item: &Item) {
        if let Some(written) = &item.text {
            self.push(&text(written));
        }
    }

    fn phrases(&mut self, item: &'t Item, phrases: &'t [Item]) {
        let documents = form(item.head) == Form::Documents;
        for (at, phrase) in phrases.iter().enumerate() {
            if layout::comma_before(phrase) || (documents && at > 0) {
                self.comma();
            }
            if phrase.is(Word::Until) && item.is(Word::Wait) && item.value.is_some() && at == 0 {
                let or = self.values.word(Word::Or);
                self.push(or);
            }
            self.head(phrase);
            self.name(phrase);
            self.rest(phrase);
            self.block(phrase);
        }
    }

    fn block(&mut self, item: &'t Item) {
        let (_, block) = layout::split(item);
        if !block.is_empty() || layout::keeps_empty_block(item) {
            self.pieces.push(Piece::Block(block, item));
        }
    }
}
