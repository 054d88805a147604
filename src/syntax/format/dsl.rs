//! The canonical form of the DSL: a statement a line, a level two blanks.

use super::layout;
use super::page::Page;
use super::phrase::{self, Piece};
use super::values::Values;
use crate::lang::Lang;
use crate::source::Span;
use crate::syntax::form::{Form, form};
use crate::syntax::tree::{Item, Tree};

/// Documents of one statement that reach beyond this column get a line each.
const WIDTH: usize = 100;

/// A tree as a `.sop` file, its words in the given language.
pub fn to_dsl(tree: &Tree, words: Lang) -> String {
    let mut page = Page::new(&tree.comments);
    statements(&mut page, Values { words }, None, &tree.items);
    page.finish()
}

fn statements(page: &mut Page<'_>, values: Values, parent: Option<&Item>, items: &[Item]) {
    let mut before = None;
    for item in items {
        if before.is_some_and(|before| layout::apart(parent, before, item)) {
            page.blank();
        }
        statement(page, values, item);
        before = Some(item);
    }
}

fn statement(page: &mut Page<'_>, values: Values, item: &Item) {
    if form(item.head) == Form::Documents && documents(page, values, item) {
        return;
    }
    let mut line = String::new();
    page.comments_at(layout::line_span(item));
    for piece in phrase::statement(values, item) {
        match piece {
            Piece::Words(words) if line.is_empty() => line = words,
            Piece::Words(words) => {
                line.push(' ');
                line.push_str(&words);
            }
            Piece::Block([], _) => line.push_str(" {}"),
            Piece::Block(block, parent) => {
                line.push_str(" {");
                page.line(&line);
                page.deeper(|page| {
                    statements(page, values, Some(parent), block);
                    page.comments_before(parent.span.0.end());
                });
                line = "}".to_string();
            }
        }
    }
    page.line(&line);
}

/// Writes documents a line each, where they are too long for one line or have comments among them.
fn documents(page: &mut Page<'_>, values: Values, item: &Item) -> bool {
    let [first, .., last] = &item.items[..] else {
        return false;
    };
    let among = Span::new(
        layout::line_span(first).start(),
        layout::line_span(last).start(),
    );
    let width = phrase::line(values, item).map_or(0, |line| line.chars().count());
    if page.indent() + width <= WIDTH && !page.has_comment_in(among) {
        return false;
    }
    page.comments_at(item.head_span.0.to(layout::line_span(first)));
    let line = |document: &Item| phrase::line(values, document).unwrap_or_default();
    let word = phrase::word(values, item);
    page.line(&format!("{word} {},", line(first)));
    page.deeper(|page| {
        for (at, document) in item.items.iter().enumerate().skip(1) {
            let comma = if at + 1 < item.items.len() { "," } else { "" };
            page.comments_at(layout::line_span(document));
            page.line(&format!("{}{comma}", line(document)));
        }
    });
    true
}
