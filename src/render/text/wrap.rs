//! Breaking a text into lines.
//!
//! A [`Paragraph`] is measured once, piece by piece between the places where Unicode allows a break, and can then be
//! wrapped to any width at any size. Unicode allows more breaks than a reader likes: a compound (`SP4N-LAPOR!`) is
//! broken at its hyphens and slashes only if it is long and the line has no room for all of it, and a number stays with
//! what it counts. A piece too wide for the line is broken between letters.

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::letters::clusters;
use super::{Measure, Weight};

/// The most letters of a compound that is never broken at its hyphens and slashes.
const SHORT: usize = 14;

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
    /// Whether it should stand in the same line as the next.
    joined: bool,
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
        let mut pieces: Vec<Piece> = Vec::new();
        let mut start = 0;
        for (end, last) in breaks(text) {
            let piece = text.get(start..end).unwrap_or_default();
            let rest = text.get(end..).unwrap_or_default();
            let joined = !last && (is_open_compound(piece) || counts(piece, rest));
            pieces.push(Piece::new(piece, last, joined, weight, measure));
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

    /// The parts that are wider than this at this size, so that they have to be broken between letters.
    pub fn too_wide(&self, size: f64, width: f64) -> impl Iterator<Item = &str> {
        let wide = self
            .pieces
            .iter()
            .filter(move |piece| piece.ink * size > width);
        wide.map(|piece| piece.text.trim_end())
    }

    /// Its lines at this size, none wider than `width` unless a single letter is.
    pub fn wrap(&self, size: f64, width: f64, measure: &dyn Measure) -> Vec<Line> {
        let mut lines = Lines::default();
        for word in self.pieces.chunk_by(|piece, _| piece.joined) {
            if !lines.fits(word, size, width) {
                lines.break_before(word, size, width);
            }
            for piece in word {
                if piece.ink * size > width {
                    for part in piece.letters(self.weight, measure) {
                        lines.push(&part, size, width);
                    }
                } else {
                    lines.push(piece, size, width);
                }
            }
        }
        lines.finish()
    }
}

/// Where the lines of a text may end (false) or must (true), in bytes. Short compounds have no such place.
fn breaks(text: &str) -> Vec<(usize, bool)> {
    let must = |kind| kind == BreakOpportunity::Mandatory;
    let all: Vec<(usize, bool)> = linebreaks(text)
        .map(|(at, kind)| (at, must(kind)))
        .collect();
    let stays = |at: usize| {
        let (before, after) = text.split_at_checked(at).unwrap_or_default();
        is_open_compound(before) && {
            let tail = before.chars().rev().take_while(|c| !c.is_whitespace());
            let head = after.chars().take_while(|c| !c.is_whitespace());
            tail.chain(head).take(SHORT + 1).count() <= SHORT
        }
    };
    let breaks = all.into_iter();
    breaks.filter(|(at, last)| *last || !stays(*at)).collect()
}

/// Whether a text ends within a compound.
fn is_open_compound(text: &str) -> bool {
    text.ends_with(['-', '/', '\u{2010}'])
}

/// Whether a text is a number that counts what follows.
fn counts(text: &str, rest: &str) -> bool {
    let number = text.trim_end();
    number.len() < text.len()
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && rest.starts_with(char::is_alphabetic)
}

impl Piece {
    fn new(text: &str, last: bool, joined: bool, weight: Weight, measure: &dyn Measure) -> Self {
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
            joined,
        }
    }

    /// The same text as pieces of one letter each, with the marks upon it.
    fn letters(&self, weight: Weight, measure: &dyn Measure) -> Vec<Piece> {
        let letter = |(_, letter)| Piece::new(letter, false, false, weight, measure);
        let mut letters: Vec<Piece> = clusters(&self.text).map(letter).collect();
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
    /// Whether a word of several pieces fits in what is left of the line.
    fn fits(&self, word: &[Piece], size: f64, width: f64) -> bool {
        self.full + ink(word) * size <= width
    }

    /// Begins a new line for a word, if that leaves it whole.
    fn break_before(&mut self, word: &[Piece], size: f64, width: f64) {
        if !self.text.is_empty() && ink(word) * size <= width {
            self.end_line();
        }
    }

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

/// The width at size 1 of pieces in a line, without the blanks at its end.
fn ink(pieces: &[Piece]) -> f64 {
    let Some((last, before)) = pieces.split_last() else {
        return 0.0;
    };
    before.iter().map(|piece| piece.full).sum::<f64>() + last.ink
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
    fn a_compound_is_broken_only_if_it_is_long_and_must_be() {
        assert_eq!(wrapped("di SP4N-LAPOR!", 11.0), ["di", "SP4N-LAPOR!"]);
        assert_eq!(wrapped("a dan/atau b", 8.0), ["a", "dan/atau", "b"]);
        assert_eq!(
            wrapped("ini peraturan-perundangan", 21.0),
            ["ini", "peraturan-perundangan"]
        );
        assert_eq!(
            wrapped("ini peraturan-perundangan", 15.0),
            ["ini peraturan-", "perundangan"]
        );
    }

    #[test]
    fn a_number_stays_with_what_it_counts() {
        assert_eq!(
            wrapped("paling lama 10 hari", 14.0),
            ["paling lama", "10 hari"]
        );
        assert_eq!(wrapped("10 hari", 5.0), ["10", "hari"]);
    }

    #[test]
    fn breaks_a_word_that_is_too_long_and_keeps_written_line_breaks() {
        assert_eq!(wrapped("abcdefgh", 3.0), ["abc", "def", "gh"]);
        assert_eq!(wrapped("a\nb c", 10.0), ["a", "b c"]);
        assert_eq!(wrapped("", 10.0), Vec::<String>::new());
    }
}
