//! A rule or a legal basis that rests on a regulation which another one has replaced.

use super::{Cited, Role, Verdict};
use crate::check::Subject;
use crate::diagnostic::messages::CitationMessage;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::regulations::{Catalogue, Regulation};

pub(super) fn check(
    subject: &Subject,
    catalogue: &Catalogue,
    cited: &[Cited],
    diagnostics: &mut Diagnostics,
) {
    let rests = |it: &&Cited| it.role != Role::Prose && !it.citation.nested;
    for it in cited.iter().filter(rests) {
        if let Verdict::Means(_) = it.verdict {
            continue;
        }
        let Some(new) = catalogue.replacement(it.key()) else {
            continue;
        };
        let by = it.named(catalogue, new.key);
        let message = CitationMessage::ReplacedRegulation {
            cited: it.written(),
            by: by.clone(),
        };
        let finding = subject.finding(message, it.place(it.citation.head.clone()));
        let beside = cited.iter().find(|other| is_beside(it, other, new));
        diagnostics.push(match beside {
            Some(other) => finding
                .label(
                    other.place(other.citation.head.clone()),
                    CitationMessage::TheReplacement {},
                )
                .help(CitationMessage::ReplacementCited { by }),
            None => with_fix(finding, it, new, by),
        });
    }
}

/// Whether another line of the same legal basis cites the new one already.
fn is_beside(it: &Cited, other: &Cited, new: &Regulation) -> bool {
    let both = it.role == Role::Basis && other.role == Role::Basis;
    both && !other.citation.nested && other.key() == new.key
}

/// Offers the new regulation in the place of the old, with its title where the old one's stands.
fn with_fix(finding: Diagnostic, it: &Cited, new: &Regulation, by: String) -> Diagnostic {
    let title = new.title.clone();
    let help = CitationMessage::CiteReplacement {
        by: by.clone(),
        title: title.clone(),
    };
    let finding = finding.help(help);
    let head = it.citation.head.clone();
    let (old, text) = match &it.citation.title {
        Some(old_title) => (head.start..old_title.end, format!("{by} tentang {title}")),
        None => (head, by),
    };
    // What has a meaning of its own in a notation would need quoting.
    let plain = !text.contains(['"', '\'', '\\', ':', '#']);
    match it.text.place_of(old).filter(|_| plain) {
        Some(place) => finding.fix(place, text, false),
        None => finding,
    }
}
