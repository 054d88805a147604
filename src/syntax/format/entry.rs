//! The entries of a YAML mapping: which statements share a key, and what stands after it.

use std::collections::HashMap;

use super::layout;
use super::phrase;
use super::scalar::scalar;
use super::values::{Values, text};
use crate::lang::Word;
use crate::source::Span;
use crate::syntax::form::{
    Form, form, has_date, has_text, is_exit, is_name, is_named_in_key, looks_like_date,
};
use crate::syntax::tree::{Head, Item, Text, Value};

/// What stands after a key, or after the dash of a sequence.
pub(super) enum Shape<'t> {
    /// Nothing.
    Nothing,
    /// One scalar, quoted where it must be.
    Scalar(String),
    /// Scalars, each with the place its comments are before.
    Sequence(Vec<(String, Span)>),
    /// The text of the item and the items below it.
    Mapping(&'t Item),
}

/// Statements with one key.
pub(super) struct Entry<'t> {
    /// The key, not quoted yet.
    pub key: String,
    /// The statements, at least one.
    pub items: Vec<&'t Item>,
    /// Whether they are exits, each a whole statement in a sequence.
    pub exits: bool,
}

/// How the statements of one mapping are written.
#[derive(Clone, Copy)]
pub(super) struct Style {
    /// Writes values.
    pub values: Values,
    /// Whether they are columns, where each word is followed by nothing but a text.
    pub columns: bool,
    /// Whether they are shares, where a label or a name is followed by a percentage.
    pub shares: bool,
}

impl Style {
    /// The style of what stands below an item.
    pub(super) fn below(self, item: &Item) -> Style {
        Style {
            columns: self.columns || matches!(item.word(), Some(Word::Columns | Word::Log)),
            shares: form(item.head) == Form::Shares,
            ..self
        }
    }

    /// Gathers neighbours that share a key. A key stands once in a mapping; where it comes again after others, so that
    /// the order tells something, a blank at its end makes it another.
    pub(super) fn entries<'t>(self, parent: Option<&Item>, items: &'t [Item]) -> Vec<Entry<'t>> {
        let has_exits = parent.is_some_and(|parent| {
            form(parent.head) == Form::Node || parent.head == Head::Word(Word::Activity)
        });
        let exit_key = self.exit_key(items);
        let mut entries: Vec<Entry<'t>> = Vec::new();
        let mut runs: HashMap<String, usize> = HashMap::new();
        for item in items {
            let exit = has_exits && is_exit(item);
            let key = match exit {
                true => exit_key.to_string(),
                false => self.key(item),
            };
            match entries.last_mut() {
                Some(last) if last.key.trim_end() == key => last.items.push(item),
                _ => {
                    let run = runs.entry(key.clone()).or_default();
                    entries.push(Entry {
                        exits: exit && key != self.values.word(Word::Next),
                        key: format!("{key}{}", " ".repeat(*run)),
                        items: vec![item],
                    });
                    *run += 1;
                }
            }
        }
        entries
    }

    /// `next` for a single arrow, `exits` for more.
    fn exit_key(self, items: &[Item]) -> &'static str {
        let mut exits = items.iter().filter(|item| is_exit(item));
        match (exits.next(), exits.next()) {
            (Some(only), None) if only.is(Word::Next) && only.text.is_none() => {
                self.values.word(Word::Next)
            }
            _ => self.values.word(Word::Exits),
        }
    }

    /// The word, the name, and what must stand before a mapping or a sequence.
    fn key(self, item: &Item) -> String {
        let word = match item.head {
            Head::Word(Word::Next) => self.values.word(Word::Next).to_string(),
            _ => phrase::word(self.values, item),
        };
        let mut parts = vec![word];
        if is_named_in_key(item) {
            parts.extend(phrase::name(item));
        }
        if self.shares && item.head == Head::Line {
            parts.extend(item.text.as_ref().map(label_key));
        }
        if item.is(Word::Section) {
            parts.extend(item.text.as_ref().map(text));
        }
        if is_mapping(item) {
            parts.extend(phrase::value(self.values, item));
        }
        parts.retain(|part| !part.is_empty());
        let mut key = parts.join(" ");
        if self.plain_text(item).is_some_and(|text| text.inferred) {
            key.push('?');
        }
        key
    }

    /// What stands after the dash where a statement shares its key with others. Documents and other names are a list even
    /// if there is but one, which tells a list of statements from a list of documents.
    pub(super) fn element(self, item: &Item) -> Shape<'_> {
        match (form(item.head), &item.value) {
            (Form::Documents, _) if !self.columns => Shape::Sequence(self.documents(item)),
            (_, Some(Value::Texts(texts))) => Shape::Sequence(aliases(texts)),
            _ => self.shape(item),
        }
    }

    /// What stands after the key.
    pub(super) fn shape(self, item: &Item) -> Shape<'_> {
        if let Some(text) = self.plain_text(item) {
            return Shape::Scalar(scalar(&text.value));
        }
        let empty = item.items.is_empty() && item.text.is_none() && item.value.is_none();
        if empty && (is_mapping(item) || self.columns) {
            return Shape::Nothing;
        }
        if is_mapping(item) {
            return Shape::Mapping(item);
        }
        let values = self.values;
        if self.shares {
            let share = phrase::value(values, item);
            return Shape::Scalar(scalar(&share.unwrap_or_default()));
        }
        match (form(item.head), &item.value) {
            (Form::Flag, _) if phrase::line(values, item) == Some(phrase::word(values, item)) => {
                Shape::Scalar(values.word(Word::Yes).to_string())
            }
            (Form::Lines, _) => Shape::Sequence(self.documents(item)),
            (Form::Documents, _) if !self.columns => one_or_several(self.documents(item)),
            (_, Some(Value::Texts(texts))) => one_or_several(aliases(texts)),
            _ => match phrase::rest(values, item, !is_named_in_key(item)) {
                Some(rest) if rest.is_empty() => Shape::Nothing,
                Some(rest) => Shape::Scalar(scalar(&rest)),
                None => Shape::Mapping(item),
            },
        }
    }

    /// The text, where it can stand plainly as the value.
    fn plain_text(self, item: &Item) -> Option<&Text> {
        let marked = item.inferred || item.value_inferred;
        let more = !item.items.is_empty() || item.value.is_some();
        let has_text = (has_text(item.head) && !item.is(Word::Section)) || self.columns;
        if !has_text || marked || more {
            return None;
        }
        item.text.as_ref().filter(|text| is_plain(item.head, text))
    }

    fn documents(self, item: &Item) -> Vec<(String, Span)> {
        let scalars = item.items.iter().map(|line| {
            let plain = self.plain_text(line);
            let written = match plain.filter(|text| !text.inferred && !item.inferred) {
                Some(text) => scalar(&text.value),
                None => scalar(&phrase::line(self.values, line).unwrap_or_default()),
            };
            (written, layout::line_span(line))
        });
        scalars.collect()
    }
}

/// A label as a key: plainly, unless it would be taken for a name or for a text in quotes, or YAML would write it otherwise
/// than it reads.
fn label_key(label: &Text) -> String {
    let value = label.value.as_str();
    let escaped = value.contains(['"', '\'', '\\', '\n', '\t']);
    match is_name(value) || escaped || value.trim() != value || value.is_empty() || label.inferred {
        true => text(label),
        false => value.to_string(),
    }
}

/// Whether a text can stand without quotes of its own: it must not be taken for one in quotes, nor for a date.
fn is_plain(head: Head, text: &Text) -> bool {
    let dated = matches!(head, Head::Word(word) if has_date(word));
    let taken = text.value.starts_with('"') || dated && looks_like_date(&text.value);
    !taken
}

/// Whether the value is a mapping: there are statements in a block.
fn is_mapping(item: &Item) -> bool {
    let (_, block) = layout::split(item);
    match form(item.head) {
        Form::Block | Form::Rule | Form::Named => !item.items.is_empty() || item.is(Word::Sop),
        Form::Lines | Form::Documents => false,
        Form::Node | Form::Shares => !block.is_empty(),
        Form::Flag | Form::Line => item
            .items
            .iter()
            .any(|child| !layout::split(child).1.is_empty()),
    }
}

fn aliases(texts: &[Text]) -> Vec<(String, Span)> {
    let scalars = texts.iter().map(|one| {
        let written = match one.inferred || one.value.starts_with('"') {
            true => scalar(&text(one)),
            false => scalar(&one.value),
        };
        (written, one.span.0)
    });
    scalars.collect()
}

/// A list of one is written without its dash.
fn one_or_several<'t>(mut scalars: Vec<(String, Span)>) -> Shape<'t> {
    match &mut scalars[..] {
        [(only, _)] => Shape::Scalar(std::mem::take(only)),
        _ => Shape::Sequence(scalars),
    }
}
