//! A row that repeats an earlier one in everything that can be seen was probably copied and forgotten.
//!
//! The same text by other performers, or with other documents, is usual: a letter goes up the line from desk to desk.

use std::collections::BTreeMap;

use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::FormMessage;
use crate::lang::folded;
use crate::model::{Row, RowId, Sop};

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<String, Vec<RowId>> = BTreeMap::new();
    for (id, row) in subject.sop.rows_with_ids() {
        let text = folded(&row.text.value);
        if text.is_empty() {
            continue;
        }
        let alike = seen.entry(text).or_default();
        match alike.iter().find(|other| same(subject.sop, **other, id)) {
            Some(earlier) => {
                let message = FormMessage::DoubledActivity {
                    row: subject.sop.row_label(id),
                };
                let earlier = subject.sop[*earlier].name.span;
                let finding = subject
                    .finding(message, row.name.span)
                    .label(earlier, FormMessage::EarlierRow {});
                diagnostics.push(finding.help(FormMessage::MergeRows {}));
            }
            None => alike.push(id),
        }
    }
}

/// Whether two rows have the same performers, documents and remark.
fn same(sop: &Sop, a: RowId, b: RowId) -> bool {
    let performers = |row: RowId| {
        let nodes = sop.nodes_of(row);
        nodes
            .map(|(_, node)| node.performers.as_ref())
            .collect::<Vec<_>>()
    };
    let papers = |row: &Row| (row.needs.clone(), row.outputs.clone(), row.note.clone());
    performers(a) == performers(b) && papers(&sop[a]) == papers(&sop[b])
}
