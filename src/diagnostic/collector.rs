//! Where findings are gathered.

use super::{Diagnostic, Severity};

/// How many findings of one file are kept. A file with more is told so by the finding `too-many-findings`.
const LIMIT_PER_SOURCE: usize = 1000;

/// The findings of one or more files. Bounded: what a faulty file can make it hold is limited.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    source: usize,
    in_source: usize,
}

impl Diagnostics {
    /// An empty collector.
    pub fn new() -> Self {
        Self::default()
    }

    /// The file that the findings of [`Diagnostics::source`]'s callers are about, as a position in the list of sources.
    pub fn source(&self) -> usize {
        self.source
    }

    /// From now on findings are about this file.
    pub fn enter(&mut self, source: usize) {
        self.source = source;
        self.in_source = self.list.iter().filter(|d| d.source == source).count();
    }

    /// Adds a finding. Past the limit it is counted as dropped by [`Diagnostics::overflowed`].
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.in_source += 1;
        if self.in_source <= LIMIT_PER_SOURCE {
            self.list.push(diagnostic);
        } else if self.in_source == LIMIT_PER_SOURCE + 1 {
            let message = super::messages::SyntaxMessage::TooManyFindings {
                limit: LIMIT_PER_SOURCE,
            };
            self.list
                .push(Diagnostic::new(message, diagnostic.source, diagnostic.span));
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
