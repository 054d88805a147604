//! A row that repeats an earlier one in everything that can be seen was probably copied and forgotten.
//!
//! The same text by other performers, or with other documents, is usual: a letter goes up the line from desk to desk.

use std::collections::BTreeMap;

use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::FormMessage;
use crate::lang::folded;
use crate::model::{Document, Node, RowId, Sop};

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<Vec<String>, RowId> = BTreeMap::new();
    for (id, row) in subject.sop.rows_with_ids() {
        if folded(&row.text.value).is_empty() {
            continue;
        }
        let earlier = *seen.entry(looks(subject.sop, id)).or_insert(id);
        if earlier == id {
            continue;
        }
        let message = FormMessage::DoubledActivity {
            row: subject.sop.row_label(id),
        };
        let earlier = subject.sop[earlier].name.span;
        let finding = subject
            .finding(message, row.name.span)
            .label(earlier, FormMessage::EarlierRow {});
        diagnostics.push(finding.help(FormMessage::MergeRows {}));
    }
}

/// What can be seen of a row: its text, performers, documents and remark.
fn looks(sop: &Sop, id: RowId) -> Vec<String> {
    let row = &sop[id];
    let note = row.note.as_ref().map(|note| folded(&note.value));
    let performers: Vec<String> = sop.nodes_of(id).map(|(_, node)| performers(node)).collect();
    vec![
        folded(&row.text.value),
        performers.join("; "),
        names(&row.needs),
        names(&row.outputs),
        note.unwrap_or_default(),
    ]
}

fn performers(node: &Node) -> String {
    let shown = node.performers.as_ref().map(|performers| {
        let list = performers.list.iter().map(|performer| performer.value);
        format!("{:?} {:?}", performers.kind, list.collect::<Vec<_>>())
    });
    shown.unwrap_or_default()
}

fn names(documents: &[Document]) -> String {
    let names: Vec<String> = documents
        .iter()
        .map(|document| folded(&document.text.value))
        .collect();
    names.join("; ")
}
