//! The other parts of the document, under their headings, before the procedure table or after it, as the file has them.

use crate::model::{Section, Sop};
use crate::source::Span;

/// Another part of the document in words.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherPart {
    /// Its heading.
    pub head: Option<String>,
    /// Its paragraphs.
    pub lines: Vec<String>,
}

/// The other parts of the document: those that stand before the table, and those that stand after it. A part is after
/// the table if it begins behind the last row in the file; where the file is not known, all are before it.
pub fn sections(sop: &Sop) -> (Vec<OtherPart>, Vec<OtherPart>) {
    let last = sop.rows.iter().map(|row| row.text.span.start()).max();
    let after = |section: &Section| match (begin(section), last) {
        (Some(begin), Some(last)) => begin.start() > last,
        _ => false,
    };
    let (after, before): (Vec<_>, Vec<_>) = sop.identity.sections.iter().partition(|it| after(it));
    (
        before.into_iter().map(part).collect(),
        after.into_iter().map(part).collect(),
    )
}

fn begin(section: &Section) -> Option<Span> {
    section
        .title
        .iter()
        .chain(&section.lines)
        .map(|said| said.span)
        .next()
}

fn part(section: &Section) -> OtherPart {
    let text = |said: &crate::model::Said<String>| said.value.trim().to_owned();
    OtherPart {
        head: section.title.as_ref().map(text),
        lines: section.lines.iter().map(text).collect(),
    }
}
