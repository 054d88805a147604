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

/// The words of a text, in its order.
pub fn text_words(text: &str) -> Vec<TextWord> {
    let mut words: Vec<TextWord> = Vec::new();
    let mut start = None;
    for (at, char) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, char.is_alphanumeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let folded = text.get(from..at).unwrap_or("").to_lowercase();
                let place = from..at;
                words.push(TextWord { folded, place });
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// A text as its words alone: in small letters, one blank between.
pub fn folded(text: &str) -> String {
    let words: Vec<String> = text_words(text)
        .into_iter()
        .map(|word| word.folded)
        .collect();
    words.join(" ")
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
