//! Words as people compare them: whatever their capitals, blanks and punctuation, with or without an article.

const ARTICLES: &[&str] = &["the", "a", "an", "sebuah", "suatu"];

/// A text in lower case, its words alone, each pair with one blank between, without a leading article. Nothing is left
/// of a text without a letter or digit.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in bare_words(text) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    match folded.split_once(' ') {
        Some((first, rest)) if ARTICLES.contains(&first) => rest.to_string(),
        _ => folded,
    }
}

/// The words of a text, without what stands between them.
pub(super) fn bare_words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn what_people_read_as_one_is_one() {
        assert_eq!(folded("  The Report,  final. "), "report final");
        assert_eq!(folded("Tindak-Lanjut (Laporan)"), "tindak lanjut laporan");
        assert_eq!(folded(" - "), "");
    }
}
