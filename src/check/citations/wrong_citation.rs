//! A citation whose kind, number or year is not that of its title, or whose title is not that of its number.

use super::{Cited, Verdict};
use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::CitationMessage;
use crate::regulations::{Catalogue, Regulation};

pub(super) fn check(
    subject: &Subject,
    catalogue: &Catalogue,
    cited: &[Cited],
    diagnostics: &mut Diagnostics,
) {
    for it in cited {
        match it.verdict {
            Verdict::Fits => {}
            Verdict::Means(other) => miscited(subject, catalogue, it, other, diagnostics),
            Verdict::OtherTitle(named) => mistitled(subject, it, named, diagnostics),
        }
    }
}

fn miscited(
    subject: &Subject,
    catalogue: &Catalogue,
    it: &Cited,
    other: &Regulation,
    diagnostics: &mut Diagnostics,
) {
    let right = it.named(catalogue, other.key);
    let message = CitationMessage::WrongCitation {
        cited: it.written(),
        right: right.clone(),
        title: other.title.clone(),
    };
    let head = it.citation.head.clone();
    let help = CitationMessage::WriteCitation {
        right: right.clone(),
    };
    let finding = subject.finding(message, it.place(head.clone())).help(help);
    diagnostics.push(match it.text.place_of(head) {
        Some(place) => finding.fix(place, right, false),
        None => finding,
    });
}

fn mistitled(subject: &Subject, it: &Cited, named: &Regulation, diagnostics: &mut Diagnostics) {
    let title = it.citation.title.clone().unwrap_or_default();
    let message = CitationMessage::WrongTitle {
        cited: it.written(),
    };
    let finding = subject.finding(message, it.place(title));
    diagnostics.push(finding.help(CitationMessage::WriteTitle {
        title: named.title.clone(),
    }));
}
