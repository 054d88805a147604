//! A regulation that the legal basis cites in two lines. Two titles make it look like two regulations.

use std::collections::BTreeMap;

use super::{Cited, Role};
use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::CitationMessage;
use crate::lang::folded;
use crate::regulations::{Catalogue, Key};

pub(super) fn check(
    subject: &Subject,
    catalogue: &Catalogue,
    cited: &[Cited],
    diagnostics: &mut Diagnostics,
) {
    let mut seen: BTreeMap<Key, &Cited> = BTreeMap::new();
    let in_list = |it: &&Cited| it.role == Role::Basis && !it.citation.nested;
    for it in cited.iter().filter(in_list) {
        let first = *seen.entry(it.key()).or_insert(it);
        if first.text.span == it.text.span {
            continue;
        }
        let cited = it.named(catalogue, it.key());
        let message = match (title(first), title(it)) {
            (Some(one), Some(other)) if one != other => {
                CitationMessage::CitedTwiceOtherwise { cited }
            }
            _ => CitationMessage::CitedTwice { cited },
        };
        let place = |it: &Cited| it.place(it.citation.head.clone());
        let finding = subject
            .finding(message, place(it))
            .label(place(first), CitationMessage::CitedFirst {});
        diagnostics.push(finding.help(CitationMessage::CiteOnce {}));
    }
}

/// The words of a title.
fn title(it: &Cited) -> Option<String> {
    let title = it.text.value.get(it.citation.title.clone()?)?;
    Some(folded(title))
}
