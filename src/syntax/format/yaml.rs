//! The canonical form of YAML: a mapping for what has a block, a scalar for what stands on one line.

use super::entry::{Entry, Shape, Style};
use super::layout;
use super::page::Page;
use super::phrase;
use super::scalar::scalar;
use super::values::{Values, quoted};
use crate::lang::{Lang, Word};
use crate::source::Span;
use crate::syntax::form::yes_no;
use crate::syntax::tree::{Head, Item, Tree};

/// A tree as a `.sop.yaml` file, its words in the given language.
pub fn to_yaml(tree: &Tree, words: Lang) -> String {
    let mut page = Page::new(&tree.comments);
    let style = Style {
        values: Values { words },
        columns: false,
        shares: false,
    };
    mapping(&mut page, style, None, &tree.items);
    page.finish()
}

fn mapping(page: &mut Page<'_>, style: Style, parent: Option<&Item>, items: &[Item]) {
    let mut before: Option<&Item> = None;
    for entry in style.entries(parent, items) {
        let (Some(first), Some(last)) = (entry.items.first(), entry.items.last()) else {
            continue;
        };
        if before.is_some_and(|before| layout::apart(parent, before, first)) {
            page.blank();
        }
        before = Some(last);
        if entry.exits || entry.items.len() > 1 {
            repeated(page, style, &entry, first);
        } else {
            let key = format!("{}:", scalar(&entry.key));
            value(page, style, &key, first, style.shape(first));
        }
    }
}

/// Writes a key and a sequence with a value for each of its statements.
fn repeated(page: &mut Page<'_>, style: Style, entry: &Entry<'_>, first: &Item) {
    page.comments_before(layout::line_span(first).start());
    page.line(&format!("{}:", scalar(&entry.key)));
    page.deeper(|page| {
        for item in &entry.items {
            if entry.exits {
                let exit = phrase::line(style.values, item).unwrap_or_default();
                page.comments_at(layout::line_span(item));
                page.line(&format!("- {}", scalar(&exit)));
            } else {
                value(page, style, "-", item, style.element(item));
            }
        }
    });
}

/// Writes a statement's value after its key or its dash.
fn value(page: &mut Page<'_>, style: Style, lead: &str, item: &Item, shape: Shape<'_>) {
    match &shape {
        Shape::Scalar(_) => page.comments_at(layout::line_span(item)),
        _ => page.comments_before(layout::line_span(item).start()),
    }
    match shape {
        Shape::Nothing => page.line(lead),
        Shape::Scalar(value) => page.line(&format!("{lead} {value}")),
        Shape::Sequence(scalars) if scalars.is_empty() => page.line(&format!("{lead} []")),
        Shape::Sequence(scalars) => below(page, lead, item, |page| sequence(page, &scalars)),
        Shape::Mapping(item) => below(page, lead, item, |page| {
            text_entry(page, style, item);
            mapping(page, style.below(item), Some(item), &item.items);
        }),
    }
}

fn below(page: &mut Page<'_>, lead: &str, item: &Item, inside: impl FnOnce(&mut Page<'_>)) {
    page.line(lead);
    page.deeper(|page| {
        inside(page);
        page.comments_before(item.span.0.end());
    });
}

fn sequence(page: &mut Page<'_>, scalars: &[(String, Span)]) {
    for (scalar, place) in scalars {
        page.comments_at(*place);
        page.line(&format!("- {scalar}"));
    }
}

/// Writes the text of an item whose value is a mapping.
fn text_entry(page: &mut Page<'_>, style: Style, item: &Item) {
    let Some(text) = &item.text else {
        return;
    };
    let word = match item.word() {
        Some(Word::Sop | Word::Scenario) => Word::Title,
        _ => Word::Text,
    };
    let mark = if text.inferred { "?" } else { "" };
    // Below a field a plain `text: yes` would say its type.
    let is_type = item.head == Head::Field && yes_no(&text.value).is_some();
    let quote = text.value.starts_with('"') || is_type;
    let value = match quote {
        true => scalar(&quoted(&text.value)),
        false => scalar(&text.value),
    };
    page.comments_before(text.span.0.start());
    page.line(&format!("{}{mark}: {value}", style.values.word(word)));
}
