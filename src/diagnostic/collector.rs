//! Where findings are gathered.

use std::collections::BTreeMap;

use super::{Diagnostic, Severity};

/// How many findings of one weight are kept of one file. A file with more is told so by `too-many-findings`.
const LIMIT: usize = 1000;

/// The findings of one or more files. Bounded: what a faulty file can make it hold is limited, weight by weight, so
/// that a thousand questions never push out an error.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    source: usize,
    counts: BTreeMap<(usize, Severity), usize>,
}

impl Diagnostics {
    /// An empty collector.
    pub fn new() -> Self {
        Self::default()
    }

    /// The file that findings are about now, as a position in the list of sources.
    pub fn source(&self) -> usize {
        self.source
    }

    /// From now on findings are about this file.
    pub fn enter(&mut self, source: usize) {
        self.source = source;
    }

    /// Adds a finding. At the limit, one that says so takes its place; past it, nothing is kept.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let key = (diagnostic.source, diagnostic.severity);
        let count = self.counts.entry(key).or_default();
        *count += 1;
        match *count {
            ..=LIMIT => self.list.push(diagnostic),
            n if n == LIMIT + 1 => self.list.push(overflow(&diagnostic)),
            _ => {}
        }
    }

    /// The findings so far.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// How many errors there have been, those past the limit included.
    pub fn errors(&self) -> usize {
        let errors = self.counts.iter();
        let errors = errors.filter(|((_, severity), _)| *severity == Severity::Error);
        errors.map(|(_, count)| count).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// The findings in the order of the files and of their places in them.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort_by_key(|d| (d.source, d.span, d.code()));
        self.list
    }
}

/// Says that the findings of this one's weight end here. It weighs as much as they do.
fn overflow(dropped: &Diagnostic) -> Diagnostic {
    let message = super::messages::SyntaxMessage::TooManyFindings { limit: LIMIT };
    let mut overflow = Diagnostic::new(message, dropped.source, dropped.span);
    overflow.severity = dropped.severity;
    overflow
}

#[cfg(test)]
mod tests {
    use super::{Diagnostics, LIMIT};
    use crate::diagnostic::messages::SyntaxMessage;
    use crate::diagnostic::{Diagnostic, Severity};
    use crate::source::Span;

    fn warning(at: usize) -> Diagnostic {
        let message = SyntaxMessage::OtherLanguage {
            written: "waktu".into(),
            spelling: "takes",
        };
        Diagnostic::new(message, 0, Span::new(at, at + 1))
    }

    #[test]
    fn many_warnings_leave_room_for_an_error() {
        let mut all = Diagnostics::new();
        (0..3 * LIMIT).for_each(|at| all.push(warning(at)));
        all.push(Diagnostic::new(
            SyntaxMessage::EmptyFile {},
            0,
            Span::new(0, 0),
        ));
        assert_eq!(all.len(), LIMIT + 2);
        let sorted = all.into_sorted();
        assert_eq!(sorted[0].code(), "empty-file");
        let last = &sorted[LIMIT + 1];
        assert_eq!(
            (last.code(), last.severity),
            ("too-many-findings", Severity::Warning)
        );
    }
}
