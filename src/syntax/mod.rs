//! Text to tree: the two notations, and back to text.
//!
//! This layer knows text and places and nothing of what an SOP means.

mod dsl;
mod form;
pub mod format;
mod language;
pub mod shape;
pub mod tree;
mod yaml;

use crate::diagnostic::messages::SyntaxMessage;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Source, Span};
use tree::{Notation, Tree};

/// Reads a file in the notation that its name tells. Never fails as a whole: what can be read is in the tree, every
/// fault is in `diagnostics`.
pub fn parse(source: &Source, diagnostics: &mut Diagnostics) -> Tree {
    let before = diagnostics.len();
    let notation = Notation::of(source.name());
    if has_control_characters(source, diagnostics) {
        let mut tree = Tree::empty(notation);
        tree.faulty = true;
        return tree;
    }
    let tree = match notation {
        Notation::Dsl => dsl::read(source, diagnostics),
        Notation::Yaml => yaml::read(source, diagnostics),
    };
    if tree.items.is_empty() && diagnostics.len() == before {
        let finding = Diagnostic::new(
            SyntaxMessage::EmptyFile {},
            diagnostics.source(),
            Span::new(0, 0),
        );
        diagnostics.push(finding);
    }
    tree
}

/// Reads a text that holds what stands in the block of a scenario, in the DSL: a tree with that one scenario, without a
/// name.
pub fn parse_scenario_parts(source: &Source, diagnostics: &mut Diagnostics) -> Tree {
    if has_control_characters(source, diagnostics) {
        let mut tree = Tree::empty(Notation::Dsl);
        tree.faulty = true;
        return tree;
    }
    dsl::read_scenario_parts(source, diagnostics)
}

/// Reports the first control character of a file. A file with one is no text that a person wrote, and YAML could not
/// hold it.
fn has_control_characters(source: &Source, diagnostics: &mut Diagnostics) -> bool {
    let is_control = |char: char| match char {
        '\t' | '\n' | '\r' => false,
        '\u{fffe}' | '\u{ffff}' => true,
        char => char.is_control(),
    };
    let Some((at, char)) = source
        .text()
        .char_indices()
        .find(|(_, char)| is_control(*char))
    else {
        return false;
    };
    let message = SyntaxMessage::ControlCharacter {
        code: format!("U+{:04X}", u32::from(char)),
    };
    let span = Span::new(at, at + char.len_utf8());
    diagnostics.push(Diagnostic::new(message, diagnostics.source(), span));
    true
}
