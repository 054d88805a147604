//! The lines of an `.ics` file (RFC 5545): unfolded, and cut into name and value.

use crate::source::{Source, Span};

/// A content line.
#[derive(Debug)]
pub(super) struct Line {
    /// `DTSTART`, in capitals, without its parameters.
    pub(super) name: String,
    /// What follows the colon.
    pub(super) value: String,
    /// Its first line in the file.
    pub(super) span: Span,
}

/// The content lines of a file; empty ones are left out.
pub(super) fn lines(source: &Source) -> Vec<Line> {
    let mut folded: Vec<(String, Span)> = Vec::new();
    for number in 1..=source.line_count() {
        let text = source.line(number);
        match (text.strip_prefix([' ', '\t']), folded.last_mut()) {
            (Some(rest), Some((earlier, _))) => earlier.push_str(rest),
            _ if text.trim().is_empty() => {}
            _ => {
                let start = source.line_start(number);
                folded.push((text.to_string(), Span::new(start, start + text.len())));
            }
        }
    }
    folded.into_iter().map(cut).collect()
}

/// Cuts at the first colon that stands outside quotes.
fn cut((text, span): (String, Span)) -> Line {
    let mut quoted = false;
    let colon = text.find(|letter: char| {
        quoted ^= letter == '"';
        letter == ':' && !quoted
    });
    let (head, value) = match colon {
        Some(at) => (text.get(..at), text.get(at + 1..)),
        None => (Some(text.as_str()), None),
    };
    let name = head.unwrap_or_default().split(';').next();
    Line {
        name: name.unwrap_or_default().trim().to_ascii_uppercase(),
        value: value.unwrap_or_default().trim().to_string(),
        span,
    }
}

/// A text without its escapes: `\,` is a comma, `\n` a blank.
pub(super) fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => text.push(' '),
                Some(escaped) => text.push(escaped),
                None => {}
            },
            other => text.push(other),
        }
    }
    text.trim().to_string()
}
