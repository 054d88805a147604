//! Phrases of the DSL put together from keys and values, and where each of their bytes stands in the file.
//!
//! A plain value stands in the file as it is read. In a quoted or folded one, escapes and line breaks shift what comes
//! after them, so the text keeps a table of the runs that are the same in both.

use crate::source::Span;

/// A text for the DSL's grammar, a phrase a line.
#[derive(Debug, Default)]
pub(super) struct Phrase {
    text: String,
    runs: Vec<Run>,
}

/// A run of the phrase, and the run of the file it stands for. They differ in length where a word was replaced.
#[derive(Debug, Clone, Copy)]
struct Run {
    at: usize,
    length: usize,
    place: Span,
}

impl Phrase {
    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.runs.clear();
    }

    /// Begins a new phrase on a line of its own; returns where.
    pub(super) fn begin(&mut self) -> usize {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.len()
    }

    /// Forgets the phrase that begins here.
    pub(super) fn take_back(&mut self, start: usize) {
        self.text.truncate(start);
        self.runs.retain(|run| run.at < start);
    }

    /// The phrase so far.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Adds a text that stands for a place of the file, after a blank.
    pub(super) fn push(&mut self, text: &str, place: Span) {
        self.blank();
        self.join(text, place);
    }

    /// Adds a text right after what is there.
    pub(super) fn join(&mut self, text: &str, place: Span) {
        let run = Run {
            at: self.text.len(),
            length: text.len(),
            place,
        };
        self.runs.push(run);
        self.text.push_str(text);
    }

    /// Adds the value of a scalar that stands in the file as `raw`, after a blank.
    pub(super) fn push_scalar(&mut self, raw: &str, value: &str, place: Span) {
        self.blank();
        if raw == value {
            self.join(value, place);
            return;
        }
        let at = self.text.len();
        for (from, to, length) in align(raw, value) {
            let start = place.start() + from;
            self.runs.push(Run {
                at: at + to,
                length,
                place: Span::new(start, start + length),
            });
        }
        self.text.push_str(value);
    }

    fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push(' ');
        }
    }

    /// Where a byte of the phrase stands in the file.
    pub(super) fn place(&self, offset: usize) -> usize {
        let next = self.runs.partition_point(|run| run.at <= offset);
        let Some(run) = next.checked_sub(1).and_then(|at| self.runs.get(at)) else {
            return 0;
        };
        let within = offset - run.at;
        match within >= run.length {
            true => run.place.end(),
            false => (run.place.start() + within).min(run.place.end()),
        }
    }
}

/// The runs that a scalar's value shares with the scalar as written: offset in the file, offset in the value, length.
fn align(raw: &str, value: &str) -> Vec<(usize, usize, usize)> {
    let (raw, value) = (raw.as_bytes(), value.as_bytes());
    let quote = raw
        .first()
        .copied()
        .filter(|first| matches!(first, b'"' | b'\''));
    let (mut from, mut to) = (usize::from(quote.is_some()), 0);
    let mut runs = Vec::new();
    while from < raw.len() && to < value.len() {
        let length = common(&raw[from..], &value[to..], quote);
        if length > 0 {
            runs.push((from, to, length));
            from += length;
            to += length;
        }
        match skip(
            &raw[from.min(raw.len())..],
            &value[to.min(value.len())..],
            quote,
        ) {
            Some((raw_skip, value_skip)) => {
                from += raw_skip;
                to += value_skip;
            }
            None => break,
        }
    }
    if runs.is_empty() {
        runs.push((0, 0, raw.len()));
    }
    runs
}

/// How many bytes are the same. In single quotes a run ends after a quote, which is doubled in the file; in double quotes
/// before a backslash.
fn common(raw: &[u8], value: &[u8], quote: Option<u8>) -> usize {
    let mut length = 0;
    for (written, read) in raw.iter().zip(value) {
        let escape = *written == b'\\' && quote == Some(b'"');
        if written != read || escape {
            break;
        }
        length += 1;
        if *written == b'\'' && quote == Some(b'\'') {
            break;
        }
    }
    length
}

/// What to leave out on both sides before the next run; nothing where the two can't be brought together again.
fn skip(raw: &[u8], value: &[u8], quote: Option<u8>) -> Option<(usize, usize)> {
    let blanks = |bytes: &[u8]| {
        bytes
            .iter()
            .take_while(|byte| byte.is_ascii_whitespace())
            .count()
    };
    match (quote, raw.first()?) {
        (Some(b'\''), b'\'') => Some((1, 0)),
        (Some(b'"'), b'\\') => {
            let length = match raw.get(1)? {
                b'x' => 4,
                b'u' => 6,
                b'U' => 10,
                b'\n' | b'\r' => 1 + blanks(&raw[1..]),
                _ => 2,
            };
            let joins_lines = raw.get(1).is_some_and(|byte| matches!(byte, b'\n' | b'\r'));
            let char = if joins_lines { 0 } else { char_length(value) };
            Some((length, char))
        }
        _ => {
            let skipped = (blanks(raw), blanks(value));
            (skipped.0 > 0 || skipped.1 > 0).then_some(skipped)
        }
    }
}

fn char_length(bytes: &[u8]) -> usize {
    match bytes.first() {
        None => 0,
        Some(0..=0x7f) => 1,
        Some(0x80..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(_) => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::Phrase;
    use crate::source::Span;

    fn placed(raw: &str, value: &str, find: &str) -> String {
        let mut phrase = Phrase::default();
        phrase.push("takes", Span::new(0, 5));
        phrase.push_scalar(raw, value, Span::new(100, 100 + raw.len()));
        let at = phrase.text().find(find).unwrap();
        let start = phrase.place(at) - 100;
        let end = phrase.place(at + find.len()) - 100;
        raw[start..end].to_string()
    }

    #[test]
    fn a_word_is_found_where_it_stands_in_the_file() {
        let cases = [
            ("3 hari", "3 hari", "hari"),
            ("'\"Ya\" -> perlu'", "\"Ya\" -> perlu", "perlu"),
            ("'\"it''s\" -> perlu'", "\"it's\" -> perlu", "perlu"),
            ("\"\\\"Ya\\\" -> perlu\"", "\"Ya\" -> perlu", "perlu"),
            ("\"\\u00e9 -> perlu\"", "é -> perlu", "perlu"),
            ("3 hari\n      jika ya", "3 hari jika ya", "jika"),
        ];
        for (raw, value, find) in cases {
            assert_eq!(placed(raw, value, find), find, "{raw}");
        }
    }
}
