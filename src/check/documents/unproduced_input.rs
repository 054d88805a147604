//! What a row needs, a row before it puts out, or it is said where it comes from.

use std::collections::{BTreeMap, BTreeSet};

use super::library::Library;
use super::missing::{Missing, State};
use super::names::{Name, telling_words};
use super::papers::{Output, Papers};
use super::{SHOWN, source};
use crate::diagnostic::messages::DocumentMessage;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lang::{Word, nearest};

/// How many comparisons with the names of outputs an SOP may cost. One that needs more has another trouble than
/// misspelling.
const COMPARISONS: usize = 10_000;

pub(super) fn check(
    papers: &Papers,
    library: &Library,
    missing: &[Missing],
    diagnostics: &mut Diagnostics,
) {
    source::check(papers, library, diagnostics);
    let unproduced = missing
        .iter()
        .filter(|one| !matches!(one.state, State::Skipped(_)));
    let mut left = COMPARISONS;
    for group in by_document(unproduced) {
        let Some((first, others)) = group.split_first() else {
            continue;
        };
        left = left.saturating_sub(papers.outputs.len());
        let mut finding = finding(papers, library, first, left > 0);
        for other in others.iter().take(SHOWN) {
            let row = papers.row(other.need.row);
            let span = other.need.document.text.span;
            finding = finding.label(span, DocumentMessage::AlsoNeeded { row });
        }
        diagnostics.push(finding);
    }
}

/// The same document missing in several rows has one cause: the rows go together, in the order of the first ones.
fn by_document<'m, 'p, 'a>(
    missing: impl Iterator<Item = &'m Missing<'p, 'a>>,
) -> Vec<Vec<&'m Missing<'p, 'a>>> {
    let mut groups: Vec<Vec<&Missing>> = Vec::new();
    let mut group_of: BTreeMap<(Name, bool), usize> = BTreeMap::new();
    for one in missing {
        let key = (one.name, one.state == State::Nowhere);
        match group_of.get(&key).and_then(|at| groups.get_mut(*at)) {
            Some(group) => group.push(one),
            None => {
                group_of.insert(key, groups.len());
                groups.push(vec![one]);
            }
        }
    }
    groups
}

fn finding(papers: &Papers, library: &Library, missing: &Missing, may_guess: bool) -> Diagnostic {
    let row = papers.row(missing.need.row);
    let text = &missing.need.document.text;
    let document = missing.written.to_string();
    if let State::NotBefore(producer) = missing.state {
        let message = DocumentMessage::NotBefore {
            row,
            document,
            producer: papers.row(producer),
        };
        let finding = papers.finding(message, text.span);
        return finding.help(write_source(papers));
    }
    let message = match missing.written == text.value {
        true => DocumentMessage::UnproducedInput { row, document },
        false => DocumentMessage::UnproducedPart {
            row,
            document,
            whole: text.value.clone(),
        },
    };
    let help = elsewhere(papers, library, missing.name);
    let help = help.or_else(|| may_guess.then(|| near(papers, missing)).flatten());
    let help = help.unwrap_or_else(|| write_source(papers));
    papers.finding(message, text.span).help(help)
}

fn elsewhere(papers: &Papers, library: &Library, name: Name) -> Option<DocumentMessage> {
    let other = library.other_source(name, papers.subject.sop)?;
    Some(DocumentMessage::WriteFromSop {
        sop: other.title.value.clone(),
        phrase: format!("{} {}", papers.spell(Word::FromSop), other.name.value),
    })
}

/// An output that is spelt nearly so, or one whose words say as much and more, or nearly as much.
fn near(papers: &Papers, missing: &Missing) -> Option<DocumentMessage> {
    let others = papers.outputs.iter();
    let others = others.filter(|output| output.row != missing.need.row);
    let text = |output: &Output<'_>| output.document.text.value.clone();
    let texts: Vec<String> = others.clone().map(text).collect();
    let spelt = nearest(missing.written, texts.iter().map(String::as_str));
    let words: BTreeSet<String> = telling_words(missing.written).collect();
    let output = match spelt {
        Some(near) => others.clone().find(|output| text(output) == near),
        None => others
            .clone()
            .find(|output| says_as_much(&words, &text(output))),
    }?;
    Some(DocumentMessage::DidYouMean {
        document: text(output),
        row: papers.row(output.row),
    })
}

/// Whether the words of one text are among those of the other: all that are asked for, or at least two of them.
fn says_as_much(words: &BTreeSet<String>, output: &str) -> bool {
    let other: BTreeSet<String> = telling_words(output).collect();
    let more = !words.is_empty() && words.is_subset(&other);
    more || (other.len() > 1 && other.is_subset(words))
}

fn write_source(papers: &Papers) -> DocumentMessage {
    DocumentMessage::WriteSource {
        output: papers.spell(Word::Output),
        outside: papers.spell(Word::FromOutside),
        equipment: papers.spell(Word::AsEquipment),
    }
}
