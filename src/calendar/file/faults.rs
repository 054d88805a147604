//! Where a fault of a calendar file is shown. The reader of YAML keeps no places, so they are looked up in the text:
//! what is said in no place is shown at the file's first line.

use crate::diagnostic::messages::CalendarMessage;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Source, Span};

/// Reports the faults of one file, and remembers whether there was one.
pub(in crate::calendar) struct Faults<'a> {
    source: &'a Source,
    diagnostics: &'a mut Diagnostics,
    count: usize,
}

/// How many faults of a file are looked up. More are not shown, and each look goes through the whole file.
const SEARCHED: usize = 1000;

impl<'a> Faults<'a> {
    /// Faults of the file that `diagnostics` is at.
    pub(in crate::calendar) fn new(source: &'a Source, diagnostics: &'a mut Diagnostics) -> Self {
        Faults {
            source,
            diagnostics,
            count: 0,
        }
    }

    /// Whether there was none.
    pub(in crate::calendar) fn none(&self) -> bool {
        self.count == 0
    }

    /// Blames the first place where this is written.
    pub(in crate::calendar) fn blame(&mut self, written: &str, message: CalendarMessage) {
        self.blame_at(self.place(0, written), message);
    }

    /// Blames the second place where this is written; the first one, where there is no other.
    pub(in crate::calendar) fn blame_second(&mut self, written: &str, message: CalendarMessage) {
        self.blame_at(self.place(1, written), message);
    }

    /// Blames the first place where a value is written, with a message that repeats the value.
    pub(in crate::calendar) fn refuse(
        &mut self,
        written: &str,
        why: impl FnOnce(String) -> CalendarMessage,
    ) {
        self.blame(written, why(written.to_string()));
    }

    /// Blames the last place where this is written.
    pub(in crate::calendar) fn blame_last(&mut self, written: &str, message: CalendarMessage) {
        self.blame_at(self.place(usize::MAX, written), message);
    }

    /// Blames the first of these keys that the file has.
    pub(in crate::calendar) fn blame_key(&mut self, keys: [&str; 2], message: CalendarMessage) {
        let [english, indonesian] = keys;
        let key = match self.source.text().contains(english) {
            true => english,
            false => indonesian,
        };
        self.blame(key, message);
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
        self.count += 1;
        let mut finding = Diagnostic::new(message, self.diagnostics.source(), span);
        if let Some(help) = help {
            finding = finding.help(help);
        }
        self.diagnostics.push(finding);
    }

    /// The place where this is written, counted from 0; the last one there is, where there are fewer.
    fn place(&self, nth: usize, written: &str) -> Span {
        if self.count > SEARCHED {
            return Span::default();
        }
        let whole = |at: &usize| self.stands_alone(*at, written);
        let places = self.source.text().match_indices(written);
        let places = places
            .map(|(at, _)| at)
            .filter(whole)
            .take(nth.saturating_add(1));
        match places.last() {
            Some(at) if !written.is_empty() => Span::new(at, at + written.len()),
            _ => Span::new(0, self.source.line(1).len()),
        }
    }

    /// Whether what is written at a place is no part of a longer word.
    fn stands_alone(&self, at: usize, written: &str) -> bool {
        let part = |letter: char| letter.is_alphanumeric() || letter == '_';
        let text = self.source.text();
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text
            .get(at + written.len()..)
            .and_then(|text| text.chars().next());
        !before.is_some_and(part) && !after.is_some_and(part)
    }
}
