//! Where a fault of a calendar file is shown. The reader of YAML keeps no places, so they are looked up in the text.

use crate::diagnostic::messages::CalendarMessage;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Source, Span};

/// Reports the faults of one file, and remembers whether there was one.
pub(in crate::calendar) struct Faults<'a> {
    source: &'a Source,
    diagnostics: &'a mut Diagnostics,
    any: bool,
}

impl<'a> Faults<'a> {
    /// Faults of the file that `diagnostics` is at.
    pub(in crate::calendar) fn new(source: &'a Source, diagnostics: &'a mut Diagnostics) -> Self {
        Faults {
            source,
            diagnostics,
            any: false,
        }
    }

    /// Whether there was none.
    pub(in crate::calendar) fn none(&self) -> bool {
        !self.any
    }

    /// Blames the first place where this is written.
    pub(in crate::calendar) fn blame(&mut self, written: &str, message: CalendarMessage) {
        self.blame_nth(0, written, message);
    }

    /// Blames a place where this is written, counted from 0: the last one there is, where there are fewer.
    pub(in crate::calendar) fn blame_nth(
        &mut self,
        nth: usize,
        written: &str,
        message: CalendarMessage,
    ) {
        self.blame_at(self.place(nth, written), message);
    }

    /// Blames a place.
    pub(in crate::calendar) fn blame_at(&mut self, span: Span, message: CalendarMessage) {
        self.report(span, message, None);
    }

    /// Blames the first place where this is written, and says what may have been meant.
    pub(in crate::calendar) fn blame_with_help(
        &mut self,
        written: &str,
        message: CalendarMessage,
        help: Option<CalendarMessage>,
    ) {
        self.report(self.place(0, written), message, help);
    }

    fn report(&mut self, span: Span, message: CalendarMessage, help: Option<CalendarMessage>) {
        self.any = true;
        let mut finding = Diagnostic::new(message, self.diagnostics.source(), span);
        if let Some(help) = help {
            finding = finding.help(help);
        }
        self.diagnostics.push(finding);
    }

    fn place(&self, nth: usize, written: &str) -> Span {
        let places = self.source.text().match_indices(written).take(nth + 1);
        match places.last() {
            Some((at, _)) if !written.is_empty() => Span::new(at, at + written.len()),
            _ => Span::new(0, self.source.line(1).len()),
        }
    }
}
