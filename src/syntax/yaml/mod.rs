//! The `.sop.yaml` notation. The only home of granit-parser.
//!
//! A file becomes nodes with byte spans first ([`nodes`]), then items ([`read`]). The keys are the words of the notation
//! and their names ([`key`]); texts are taken as they stand; every other value is a phrase of the DSL and is read by the
//! DSL's own grammar, many at a time ([`batch`]), in a text put together from keys and values ([`place`]). Where a line is no YAML, it is reported,
//! left out, and the file read once more, so that each of its faults is found ([`fault`]).

mod batch;
mod fault;
mod key;
mod list;
mod nodes;
mod phrase;
mod place;
mod read;
mod scalar;

use super::tree::{Notation, Tree};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Source;

/// How many lines that are no YAML are looked for in one file.
const FAULTS: usize = 20;
/// How many bytes may be read again for the sake of finding one more fault.
const REREAD: usize = 20_000_000;

/// Reads a file.
pub(in crate::syntax) fn read(source: &Source, diagnostics: &mut Diagnostics) -> Tree {
    let mut tree = Tree::empty(Notation::Yaml);
    let mut patched: Option<String> = None;
    let mut faults = 0;
    loop {
        let text = patched.as_deref().unwrap_or(source.text());
        let mut document = nodes::read(text);
        if let Some(found) = document.fault.take() {
            tree.faulty = true;
            faults += 1;
            let place = fault::report(source, text, &found, diagnostics);
            let affordable = faults < FAULTS && faults * text.len() <= REREAD;
            if let Some(rest) = fault::without_line(text, place).filter(|_| affordable) {
                fault::blame_names(text, &rest, place, &mut tree.blamed);
                patched = Some(rest);
                continue;
            }
        }
        for (message, span) in document.refused.drain(..) {
            tree.faulty = true;
            diagnostics.push(Diagnostic::new(message, diagnostics.source(), span));
        }
        read::document(source, text, document, &mut tree, diagnostics);
        return tree;
    }
}
