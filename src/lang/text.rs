//! Free text as its words, for comparing what people write in many ways.

use std::ops::Range;

/// A word of a text: a run of letters and digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextWord {
    /// The word in small letters.
    pub folded: String,
    /// Its bytes in the text.
    pub place: Range<usize>,
}

/// The words of a text, in its order, each with its place.
pub fn text_words(text: &str) -> Vec<TextWord> {
    let words = places(text).map(|(at, word)| TextWord {
        folded: word.to_lowercase(),
        place: at..at + word.len(),
    });
    words.collect()
}

/// The words of a text as they are written, without what stands between them.
pub fn bare_words(text: &str) -> impl Iterator<Item = &str> {
    places(text).map(|(_, word)| word)
}

/// A text as its words alone: in small letters, one blank between. Nothing is left of one without a letter or digit.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in bare_words(text) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    folded
}

fn places(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    let pieces = text.split_inclusive(|letter: char| !letter.is_alphanumeric());
    let words = pieces.map(move |piece| {
        let start = at;
        at += piece.len();
        let word = piece.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        (start, word)
    });
    words.filter(|(_, word)| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{folded, text_words};

    #[test]
    fn words_know_their_places() {
        let words = text_words("«Tim» SP4N-LAPOR!");
        let places: Vec<_> = words.iter().map(|word| word.place.clone()).collect();
        assert_eq!(places, [2..5, 8..12, 13..18]);
        assert_eq!(folded("  SP4N-LAPOR!  Ünder "), "sp4n lapor ünder");
        assert_eq!(folded("—"), "");
    }
}
