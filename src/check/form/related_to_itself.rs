//! The list of related SOPs names others, not the SOP itself.

use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::FormMessage;
use crate::lang::{Word, folded};

/// What may stand before a title and is not part of it, folded; the longest first.
const OPENINGS: &[&str] = &[
    "standar operasional prosedur",
    "standard operating procedure",
    "prosedur operasional standar",
    "standar prosedur operasional",
    "sop",
    "pos",
];

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    let sop = subject.sop;
    let own_title = bare(&sop.title.value);
    let own_number = sop.identity.number.as_ref();
    let own_number = own_number.map(|number| folded(&number.value));
    let related = sop.identity.lists.iter();
    let related = related.filter(|list| list.kind == Word::Related);
    for line in related.flat_map(|list| &list.lines) {
        let same_title = !own_title.is_empty() && bare(&line.value) == own_title;
        let same_number = own_number.as_ref().is_some_and(|number| {
            let line = format!(" {} ", folded(&line.value));
            number.contains(' ') && line.contains(&format!(" {number} "))
        });
        if same_title || same_number {
            let finding = subject.finding(FormMessage::RelatedToItself {}, line.span);
            diagnostics.push(finding.help(FormMessage::NameRelated {}));
        }
    }
}

/// A title as its words, without the words that say that it is an SOP.
fn bare(title: &str) -> String {
    let folded = folded(title);
    let mut rest = folded.as_str();
    while let Some(after) = OPENINGS.iter().find_map(|opening| without(rest, opening)) {
        rest = after;
    }
    rest.to_string()
}

fn without<'t>(text: &'t str, opening: &str) -> Option<&'t str> {
    text.strip_prefix(opening)?.strip_prefix(' ')
}
