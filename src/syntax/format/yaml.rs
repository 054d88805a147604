//! The canonical form of YAML: a mapping for what has a block, a scalar for what stands on one line.

use std::collections::HashMap;

use super::layout;
use super::page::Page;
use super::phrase;
use super::scalar::scalar;
use super::values::{Values, text};
use crate::lang::{Lang, Word};
use crate::source::Span;
use crate::syntax::shape::{Form, form, has_text, is_exit, name_in_key};
use crate::syntax::tree::{Head, Item, Text, Tree, Value};

/// A tree as a `.sop.yaml` file, its words in the given language.
pub fn to_yaml(tree: &Tree, words: Lang) -> String {
    let mut page = Page::new(&tree.comments);
    mapping(&mut page, Values { words }, None, &tree.items);
    page.finish()
}

/// What stands after a key, or after the dash of a sequence.
enum Shape<'t> {
    Nothing,
    Scalar(String),
    /// Scalars, each with the place its comments are before.
    Sequence(Vec<(String, Span)>),
    Mapping(&'t Item),
}

/// Statements with one key.
struct Entry<'t> {
    key: String,
    items: Vec<&'t Item>,
    exits: bool,
}

fn mapping(page: &mut Page<'_>, values: Values, parent: Option<&Item>, items: &[Item]) {
    let mut before: Option<&Item> = None;
    for entry in entries(values, parent, items) {
        let [first, .., last] = &entry.items[..] else {
            if let [only] = &entry.items[..] {
                space(page, parent, before, only);
                single(page, values, &entry, only);
                before = Some(only);
            }
            continue;
        };
        space(page, parent, before, first);
        repeated(page, values, &entry, first);
        before = Some(last);
    }
}

fn space(page: &mut Page<'_>, parent: Option<&Item>, before: Option<&Item>, after: &Item) {
    if before.is_some_and(|before| layout::apart(parent, before, after)) {
        page.blank();
    }
}

/// Gathers the statements that share a key at the place of the first.
fn entries<'t>(values: Values, parent: Option<&Item>, items: &'t [Item]) -> Vec<Entry<'t>> {
    let exits = parent.is_some_and(|parent| has_exits(parent.head));
    let mut entries: Vec<Entry<'t>> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for item in items {
        let exit = exits && is_exit(item);
        let key = match exit {
            true => exit_key(values, items),
            false => key(values, item),
        };
        match places.get(&key).and_then(|at| entries.get_mut(*at)) {
            Some(entry) => entry.items.push(item),
            None => {
                places.insert(key.clone(), entries.len());
                let exits = exit && key != values.word(Word::Next);
                entries.push(Entry {
                    key,
                    items: vec![item],
                    exits,
                });
            }
        }
    }
    entries
}

fn has_exits(head: Head) -> bool {
    form(head) == Form::Node || head == Head::Word(Word::Activity)
}

/// `next` for a single arrow, `exits` for more.
fn exit_key(values: Values, items: &[Item]) -> String {
    let mut exits = items.iter().filter(|item| is_exit(item));
    let word = match (exits.next(), exits.next()) {
        (Some(only), None) if only.is(Word::Next) && only.text.is_none() => Word::Next,
        _ => Word::Exits,
    };
    values.word(word).to_string()
}

/// The word, the name, and where the value is a mapping what must stand before it.
fn key(values: Values, item: &Item) -> String {
    let mut parts = Vec::new();
    let word = phrase::word(values, item);
    if !word.is_empty() {
        parts.push(word);
    }
    if name_in_key(item.head) {
        parts.extend(phrase::name(item));
    }
    if item.is(Word::Section) {
        parts.extend(item.text.as_ref().map(text));
    }
    if is_mapping(item) {
        parts.extend(phrase::value(values, item));
    }
    let mut key = parts.join(" ");
    if plain_text(item).is_some_and(|text| text.inferred) {
        key.push('?');
    }
    key
}

/// Writes a key and a value.
fn single(page: &mut Page<'_>, values: Values, entry: &Entry<'_>, item: &Item) {
    let key = format!("{}:", scalar(&entry.key));
    if entry.exits {
        repeated(page, values, entry, item);
        return;
    }
    let shape = shape(values, item);
    match &shape {
        Shape::Scalar(_) => page.comments_at(layout::line_span(item)),
        _ => page.comments_before(layout::line_span(item).start()),
    }
    match shape {
        Shape::Nothing => page.line(&key),
        Shape::Scalar(value) => page.line(&format!("{key} {value}")),
        Shape::Sequence(lines) if lines.is_empty() => page.line(&format!("{key} []")),
        Shape::Sequence(lines) => {
            page.line(&key);
            page.deeper(|page| sequence(page, &lines));
            page.comments_before(item.span.0.end());
        }
        Shape::Mapping(item) => {
            page.line(&key);
            page.deeper(|page| {
                children(page, values, item);
                page.comments_before(item.span.0.end());
            });
        }
    }
}

/// Writes a key and a sequence with a value for each of its statements.
fn repeated(page: &mut Page<'_>, values: Values, entry: &Entry<'_>, first: &Item) {
    page.comments_before(layout::line_span(first).start());
    page.line(&format!("{}:", scalar(&entry.key)));
    page.deeper(|page| {
        for item in &entry.items {
            if entry.exits {
                page.comments_at(layout::line_span(item));
                let exit = phrase::line(values, item).unwrap_or_default();
                page.line(&format!("- {}", scalar(&exit)));
            } else {
                element(page, values, item);
            }
        }
    });
}

/// Writes one of several statements with the same key.
fn element(page: &mut Page<'_>, values: Values, item: &Item) {
    page.comments_before(layout::line_span(item).start());
    match shape(values, item) {
        Shape::Nothing => page.line("-"),
        Shape::Scalar(value) => page.line(&format!("- {value}")),
        Shape::Sequence(lines) if lines.is_empty() => page.line("- []"),
        Shape::Sequence(lines) => {
            page.line("-");
            page.deeper(|page| sequence(page, &lines));
        }
        Shape::Mapping(item) => {
            page.line("-");
            page.deeper(|page| {
                children(page, values, item);
                page.comments_before(item.span.0.end());
            });
        }
    }
}

fn sequence(page: &mut Page<'_>, lines: &[(String, Span)]) {
    for (line, place) in lines {
        page.comments_at(*place);
        page.line(&format!("- {line}"));
    }
}

/// Writes the text and the items of a mapping.
fn children(page: &mut Page<'_>, values: Values, item: &Item) {
    if let Some(text) = item.text.as_ref().filter(|_| !item.is(Word::Section)) {
        let word = if item.is(Word::Sop) {
            Word::Title
        } else {
            Word::Text
        };
        let mark = if text.inferred { "?" } else { "" };
        let value = match text.value.starts_with('"') {
            true => scalar(&super::values::quoted(&text.value)),
            false => scalar(&text.value),
        };
        page.comments_before(text.span.0.start());
        page.line(&format!("{}{mark}: {value}", values.word(word)));
    }
    mapping(page, values, Some(item), &item.items);
}

fn shape(values: Values, item: &Item) -> Shape<'_> {
    if let Some(text) = plain_text(item) {
        return Shape::Scalar(scalar(&text.value));
    }
    if is_mapping(item) {
        return match item.items.is_empty() && item.text.is_none() {
            true => Shape::Nothing,
            false => Shape::Mapping(item),
        };
    }
    match (form(item.head), &item.value) {
        (Form::Flag, _) if phrase::line(values, item) == Some(phrase::word(values, item)) => {
            Shape::Scalar(values.word(Word::Yes).to_string())
        }
        (Form::Lines | Form::Documents, _) => lines(values, item),
        (_, Some(Value::Texts(texts))) if item.items.is_empty() => aliases(texts),
        _ => match phrase::rest(values, item, !name_in_key(item.head)) {
            Some(rest) if rest.is_empty() => Shape::Nothing,
            Some(rest) => Shape::Scalar(scalar(&rest)),
            None => Shape::Mapping(item),
        },
    }
}

/// Whether the value is a mapping: there are statements in a block.
fn is_mapping(item: &Item) -> bool {
    let (_, block) = layout::split(item);
    match form(item.head) {
        Form::Block | Form::Rule | Form::Named => {
            !item.items.is_empty() || item.is(Word::Sop) || layout::keeps_empty_block(item)
        }
        Form::Lines | Form::Documents => false,
        Form::Node => !block.is_empty(),
        Form::Flag | Form::Line => item
            .items
            .iter()
            .any(|child| !layout::split(child).1.is_empty()),
    }
}

/// The text, where it can stand plainly as the value.
fn plain_text(item: &Item) -> Option<&Text> {
    let marked = item.inferred || item.value_inferred;
    let more = !item.items.is_empty() || item.value.is_some();
    let own_key = item.is(Word::Section) || form(item.head) == Form::Documents;
    if !has_text(item.head) || marked || more || own_key {
        return None;
    }
    item.text
        .as_ref()
        .filter(|text| !text.value.starts_with('"'))
}

fn lines(values: Values, item: &Item) -> Shape<'_> {
    let mut written: Vec<(String, Span)> = item
        .items
        .iter()
        .map(|line| (document(values, line), layout::line_span(line)))
        .collect();
    match (form(item.head), written.len()) {
        (Form::Documents, 1) => Shape::Scalar(written.remove(0).0),
        _ => Shape::Sequence(written),
    }
}

fn document(values: Values, line: &Item) -> String {
    match plain_text(line).filter(|text| !text.inferred) {
        Some(text) => scalar(&text.value),
        None => scalar(&phrase::line(values, line).unwrap_or_default()),
    }
}

fn aliases(texts: &[Text]) -> Shape<'_> {
    let mut written: Vec<(String, Span)> = texts
        .iter()
        .map(|one| match one.inferred || one.value.starts_with('"') {
            true => (scalar(&text(one)), one.span.0),
            false => (scalar(&one.value), one.span.0),
        })
        .collect();
    match written.len() {
        1 => Shape::Scalar(written.remove(0).0),
        _ => Shape::Sequence(written),
    }
}
