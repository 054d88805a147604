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
    let tree = match Notation::of(source.name()) {
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
