//! A condition or a decision that only the text of a row tells can be seen neither in the flowchart nor by a machine.
//!
//! A row is not blamed that shows it: a decision, several exits, a guard on a node, a time or a document.

use super::folded;
use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::FormMessage;
use crate::lang::Word;
use crate::model::{Document, ExitTrigger, Node, NodeKind, RowId, Sop};

/// Words that open a condition, folded.
const CONDITIONS: &[&str] = &[
    "apabila",
    "jika",
    "bila",
    "bilamana",
    "kalau",
    "jikalau",
    "seandainya",
    "dalam hal",
    "if",
    "unless",
    "in case",
];

/// Words that tell a decision, folded.
const DECISIONS: &[&str] = &[
    "mengambil keputusan",
    "memutuskan",
    "menentukan apakah",
    "decide whether",
    "determine whether",
    "make a decision",
    "take a decision",
];

/// What begins with the words of a condition and is none.
const HARMLESS: &[&str] = &["dalam hal ini"];

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    let sop = subject.sop;
    for (id, row) in sop.rows_with_ids() {
        let Some(message) = hidden(&row.text.value, sop.row_label(id)) else {
            continue;
        };
        if shows(sop, id) {
            continue;
        }
        let finding = subject.finding(message, row.text.span);
        diagnostics.push(finding.help(FormMessage::DrawDecision {
            decision: Word::Decision.spelling(sop.lang),
            only_when: Word::OnlyWhen.spelling(sop.lang),
        }));
    }
}

/// What a text hides.
fn hidden(text: &str, row: String) -> Option<FormMessage> {
    let mut text = format!(" {} ", folded(text));
    for harmless in HARMLESS {
        text = text.replace(&format!(" {harmless} "), " ");
    }
    let found = |words: &[&str]| {
        let mut words = words.iter();
        let word = words.find(|word| text.contains(&format!(" {word} ")))?;
        Some(word.to_string())
    };
    match (found(CONDITIONS), found(DECISIONS)) {
        (Some(word), _) => Some(FormMessage::HiddenCondition { row, word }),
        (None, Some(word)) => Some(FormMessage::HiddenDecision { row, word }),
        (None, None) => None,
    }
}

/// Whether the table or the flowchart shows that something is decided in a row.
fn shows(sop: &Sop, id: RowId) -> bool {
    let row = &sop[id];
    let times = row.times.iter();
    let mut documents = row.needs.iter().chain(&row.outputs);
    sop.nodes_of(id).any(|(_, node)| branches(node))
        || times
            .into_iter()
            .any(|time| time.condition.is_some() || time.for_exit.is_some())
        || documents.any(is_conditional)
}

fn branches(node: &Node) -> bool {
    let guarded = node
        .exits
        .iter()
        .any(|exit| exit.trigger != ExitTrigger::Free);
    matches!(node.kind.value, NodeKind::Decision | NodeKind::Wait(_))
        || node.exits.len() > 1
        || guarded
        || node.only_when.is_some()
}

fn is_conditional(document: &Document) -> bool {
    let alternatives = document.alternatives.iter();
    document.condition.is_some() || alternatives.into_iter().any(|it| it.condition.is_some())
}
