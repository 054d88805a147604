//! What is marked with `?` is a question to the person who knows the procedure.

use super::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::CheckMessage;

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    for mark in &subject.sop.marks {
        let written = mark.written.clone();
        let message = match &mark.within {
            Some(name) => CheckMessage::InferredIn {
                written,
                place: place(subject, name),
            },
            None => CheckMessage::Inferred { written },
        };
        diagnostics.push(subject.finding(message, mark.span));
    }
}

/// A row by its number and text, anything else by its name.
fn place(subject: &Subject, name: &str) -> String {
    let mut rows = subject.sop.rows_with_ids();
    rows.find(|(_, row)| row.name.value == name)
        .map_or_else(|| name.to_string(), |(id, _)| subject.sop.row_label(id))
}
