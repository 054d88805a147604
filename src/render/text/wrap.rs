//! Breaking a text into lines.
//!
//! A [`Paragraph`] is measured once, piece by piece between the places where Unicode allows a break, and can then be
//! wrapped to any width at any size. A piece too wide for the line is broken between letters.

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::{Measure, Weight};

/// A measured text.
#[derive(Debug, Clone)]
pub struct Paragraph {
    pieces: Vec<Piece>,
    weight: Weight,
}

/// What stands between two places where a line may break.
#[derive(Debug, Clone)]
struct Piece {
    text: String,
    /// Width at size 1, blanks at the end included.
    full: f64,
    /// Width at size 1 without them.
    ink: f64,
    /// Whether the line must end after it.
    last: bool,
}

/// A line of a wrapped text.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its text, without blanks at the end.
    pub text: String,
    /// Its width in points.
    pub width: f64,
}

impl Paragraph {
    /// Measures a text.
    pub fn new(text: &str, weight: Weight, measure: &dyn Measure) -> Self {
        let text = text.trim();
        let mut pieces = Vec::new();
        let mut start = 0;
        for (end, opportunity) in linebreaks(text) {
            let piece = text.get(start..end).unwrap_or_default();
            let last = opportunity == BreakOpportunity::Mandatory;
            pieces.push(Piece::new(piece, last, weight, measure));
            start = end;
        }
        Paragraph { pieces, weight }
    }

    /// The width at size 1 of its widest part that has no place to break.
    pub fn widest_piece(&self) -> f64 {
        self.pieces.iter().map(|p| p.ink).fold(0.0, f64::max)
    }

    /// The width at size 1 if it were set in one line.
    pub fn natural_width(&self) -> f64 {
        self.pieces.iter().map(|p| p.full).sum()
    }

    /// Its lines at this size, none wider than `width` unless a single letter is.
    pub fn wrap(&self, size: f64, width: f64, measure: &dyn Measure) -> Vec<Line> {
        let mut lines = Lines::default();
        for piece in &self.pieces {
            if piece.ink * size > width {
                for part in piece.letters(self.weight, measure) {
                    lines.push(&part, size, width);
                }
            } else {
                lines.push(piece, size, width);
            }
        }
        lines.finish()
    }
}

impl Piece {
    fn new(text: &str, last: bool, weight: Weight, measure: &dyn Measure) -> Self {
        let text = text.trim_end_matches([
            '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
        ]);
        let trimmed = text.trim_end();
        let ink = measure.width(trimmed, weight);
        let blanks = text.len() - trimmed.len();
        let full = match blanks {
            0 => ink,
            _ => ink + blanks as f64 * measure.width(" ", weight),
        };
        Piece {
            text: text.to_owned(),
            full,
            ink,
            last,
        }
    }

    /// The same text as pieces of one letter each.
    fn letters(&self, weight: Weight, measure: &dyn Measure) -> Vec<Piece> {
        let mut letters: Vec<Piece> = self
            .text
            .chars()
            .map(|letter| Piece::new(letter.encode_utf8(&mut [0; 4]), false, weight, measure))
            .collect();
        if let Some(letter) = letters.last_mut() {
            letter.last = self.last;
        }
        letters
    }
}

/// Lines in the making.
#[derive(Default)]
struct Lines {
    done: Vec<Line>,
    text: String,
    full: f64,
    ink: f64,
}

impl Lines {
    fn push(&mut self, piece: &Piece, size: f64, width: f64) {
        if !self.text.is_empty() && self.full + piece.ink * size > width {
            self.end_line();
        }
        self.text.push_str(&piece.text);
        self.ink = self.full + piece.ink * size;
        self.full += piece.full * size;
        if piece.last {
            self.end_line();
        }
    }

    fn end_line(&mut self) {
        let mut text = std::mem::take(&mut self.text);
        text.truncate(text.trim_end().len());
        self.done.push(Line {
            text,
            width: self.ink,
        });
        self.full = 0.0;
        self.ink = 0.0;
    }

    fn finish(mut self) -> Vec<Line> {
        if !self.text.is_empty() {
            self.end_line();
        }
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Monospace;

    impl Measure for Monospace {
        fn width(&self, text: &str, _: Weight) -> f64 {
            text.chars().count() as f64
        }
    }

    fn wrapped(text: &str, width: f64) -> Vec<String> {
        let paragraph = Paragraph::new(text, Weight::Regular, &Monospace);
        let lines = paragraph.wrap(1.0, width, &Monospace);
        lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn breaks_at_blanks_and_after_slashes() {
        assert_eq!(wrapped("satu dua tiga", 8.0), ["satu dua", "tiga"]);
        assert_eq!(
            wrapped("tanggapan/jawaban", 12.0),
            ["tanggapan/", "jawaban"]
        );
    }

    #[test]
    fn breaks_a_word_that_is_too_long_and_keeps_written_line_breaks() {
        assert_eq!(wrapped("abcdefgh", 3.0), ["abc", "def", "gh"]);
        assert_eq!(wrapped("a\nb c", 10.0), ["a", "b c"]);
        assert_eq!(wrapped("", 10.0), Vec::<String>::new());
    }
}
