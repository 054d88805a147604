//! A condition or a decision that only the text of a row tells can be seen neither in the flowchart nor by a machine.
//!
//! A row is not blamed that shows it: a decision, several exits, a guard on a node, a time or a document.

use std::ops::Range;

use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::FormMessage;
use crate::lang::{TextWord, Word, folded, text_words};
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
        let text = &row.text;
        let Some(place) = hidden(&text.value).filter(|_| !shows(sop, id)) else {
            continue;
        };
        let word = text.value.get(place.clone()).unwrap_or("").to_string();
        let decides = DECISIONS.contains(&folded(&word).as_str());
        let row = sop.row_label(id);
        let message = match decides {
            true => FormMessage::HiddenDecision { row, word },
            false => FormMessage::HiddenCondition { row, word },
        };
        let place = text.place_of(place).unwrap_or(text.span);
        diagnostics.push(subject.finding(message, place).help(help(sop)));
    }
}

fn help(sop: &Sop) -> FormMessage {
    FormMessage::DrawDecision {
        decision: Word::Decision.spelling(sop.lang),
        only_when: Word::OnlyWhen.spelling(sop.lang),
    }
}

/// Where a text tells a condition or a decision: the words that do.
fn hidden(text: &str) -> Option<Range<usize>> {
    let words = text_words(text);
    let all = (0..words.len()).filter_map(|at| words.get(at..));
    let mut found = all.filter_map(|rest| {
        let length = opening(rest, CONDITIONS).or(opening(rest, DECISIONS))?;
        let last = rest.get(length.checked_sub(1)?)?;
        let harmless = opening(rest, HARMLESS).is_some();
        (!harmless).then(|| rest.first().map(|first| first.place.start..last.place.end))?
    });
    found.next()
}

/// How many of these words are one of the phrases.
fn opening(words: &[TextWord], phrases: &[&str]) -> Option<usize> {
    let begins = |phrase: &&&str| {
        let mut there = words.iter().map(|word| word.folded.as_str());
        phrase.split(' ').all(|word| there.next() == Some(word))
    };
    let phrase = phrases.iter().find(begins)?;
    Some(phrase.split(' ').count())
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
