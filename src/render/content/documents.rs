//! Needs and outputs.

use crate::model::{Document, Sop};

use super::{Cell, condition, words};

/// The documents of a cell, as a numbered list where there are several.
pub fn list(sop: &Sop, documents: &[Document]) -> Cell {
    Cell::list(documents.iter().map(|d| document(sop, d)).collect())
}

/// A document with its alternatives, and the condition under which it is owed.
fn document(sop: &Sop, document: &Document) -> String {
    let mut names = vec![document.text.value.clone()];
    names.extend(
        document
            .alternatives
            .iter()
            .map(|other| self::document(sop, other)),
    );
    let name = words::either(sop.lang, &names);
    match &document.condition {
        Some(guard) => {
            let condition = words::given_that(sop.lang, &condition::in_words(sop, guard));
            format!("{name}, {condition}")
        }
        None => name,
    }
}
