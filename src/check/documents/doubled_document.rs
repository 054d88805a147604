//! A row names each document that it needs or puts out once.

use std::collections::BTreeMap;

use super::names::Name;
use super::papers::Papers;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::{DocumentMessage, SyntaxMessage};
use crate::lang::Word;
use crate::model::{Document, RowId, Said};

pub(super) fn check(papers: &Papers, diagnostics: &mut Diagnostics) {
    let needs = papers.needs.iter().flat_map(|need| {
        let each = need.wanted.iter();
        each.map(|wanted| (need.row, wanted.whole, wanted.text, need.document))
    });
    check_list(papers, needs, Word::Needs, diagnostics);
    let outputs = papers.outputs.iter();
    let outputs = outputs.map(|it| (it.row, it.name, &it.document.text, it.document));
    check_list(papers, outputs, Word::Output, diagnostics);
}

type Entry<'a> = (RowId, Name, &'a Said<String>, &'a Document);

fn check_list<'a>(
    papers: &Papers,
    entries: impl Iterator<Item = Entry<'a>>,
    word: Word,
    diagnostics: &mut Diagnostics,
) {
    let mut known: BTreeMap<(RowId, Name), (&Said<String>, &Document)> = BTreeMap::new();
    for (row, name, text, document) in entries {
        let Some((first, before)) = known.get(&(row, name)) else {
            known.insert((row, name), (text, document));
            continue;
        };
        if are_told_apart(before, document) {
            continue;
        }
        let message = DocumentMessage::DoubledDocument {
            row: papers.row(row),
            document: text.value.clone(),
            word: papers.spell(word),
        };
        let finding = papers.finding(message, text.span);
        let finding = finding.label(first.span, SyntaxMessage::FirstHere {});
        diagnostics.push(finding.help(DocumentMessage::NameOnce {}));
    }
}

/// Whether two documents of one name differ in where they come from, where they go, or when they are owed.
fn are_told_apart(one: &Document, other: &Document) -> bool {
    one.source != other.source || one.target != other.target || one.condition != other.condition
}
