//! Names of documents, as people mean them: whatever their capitals, blanks and punctuation, with or without an article.
//!
//! A name may join several documents ("Kajian dan Laporan"), and one of several may do ("KTP atau SIM", "RT/RW").

use std::collections::HashMap;

use crate::lang::{bare_words, folded};

/// A folded name of a document, by its number. Two texts that mean the same document have one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Name(u32);

/// All names that have been met.
#[derive(Debug, Default)]
pub(super) struct Names {
    known: HashMap<String, Name>,
}

impl Names {
    /// The name that a text means; nothing where it names nothing, such as `-`.
    pub(super) fn of(&mut self, text: &str) -> Option<Name> {
        let folded = without_article(folded(text));
        if folded.is_empty() {
            return None;
        }
        let next = Name(self.known.len() as u32);
        Some(*self.known.entry(folded).or_insert(next))
    }
}

const ARTICLES: &[&str] = &["the", "a", "an", "sebuah", "suatu"];

fn without_article(folded: String) -> String {
    match folded.split_once(' ') {
        Some((first, rest)) if ARTICLES.contains(&first) => rest.to_string(),
        _ => folded,
    }
}

const AND: &[&str] = &["dan", "serta", "beserta", "and", "&", ",", ";"];
const OR: &[&str] = &["atau", "or", "/", "dan/atau", "and/or"];

/// Words that say nothing about which document is meant.
const COMMON: &[&str] = &[
    "atas", "bagi", "dalam", "dari", "dengan", "hasil", "oleh", "pada", "sesuai", "tentang",
    "telah", "untuk", "yang", "about", "from", "into", "that", "this", "which", "with",
];

/// The documents that a text joins, as written.
pub(super) fn parts(text: &str) -> Vec<String> {
    split(text, &[',', ';', '&'], AND)
}

/// The documents of which a text means any one, as written.
pub(super) fn choices(text: &str) -> Vec<String> {
    split(text, &['/'], OR)
}

fn split(text: &str, signs: &[char], words: &[&str]) -> Vec<String> {
    let is_in = |list: &[&str], word: &str| list.iter().any(|it| it.eq_ignore_ascii_case(word));
    let mut parts = vec![String::new()];
    for word in text.split_whitespace() {
        let pieces: Vec<&str> = match is_in(OR, word) {
            true => vec![word],
            false => word.split_inclusive(signs).collect(),
        };
        for piece in pieces {
            let bare = piece.trim_end_matches(signs);
            if is_in(words, piece) {
                parts.push(String::new());
                continue;
            }
            add_word(&mut parts, bare);
            if bare.len() < piece.len() {
                parts.push(String::new());
            }
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn add_word(parts: &mut [String], word: &str) {
    if let Some(part) = parts.last_mut().filter(|_| !word.is_empty()) {
        if !part.is_empty() {
            part.push(' ');
        }
        part.push_str(word);
    }
}

/// The words of a text that tell which document it means: longer ones that are not common to many.
pub(super) fn telling_words(text: &str) -> impl Iterator<Item = String> {
    let words = bare_words(text).map(str::to_lowercase);
    words.filter(|word| word.chars().count() > 3 && !COMMON.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::{Names, choices, parts};

    #[test]
    fn names_are_folded() {
        let mut names = Names::default();
        assert_eq!(names.of("Surat  tugas."), names.of("surat TUGAS"));
        assert_eq!(names.of("The Report,  final. "), names.of("report final"));
        assert_ne!(names.of("Surat tugas"), names.of("Surat"));
        assert_eq!(names.of(" - "), None);
    }

    #[test]
    fn joined_documents_are_taken_apart() {
        assert_eq!(parts("Kajian dan Laporan"), ["Kajian", "Laporan"]);
        assert_eq!(parts("A, B & C serta D"), ["A", "B", "C", "D"]);
        assert_eq!(parts("Pedoman"), ["Pedoman"]);
        assert_eq!(parts("KTP dan/atau SIM"), ["KTP dan/atau SIM"]);
        assert_eq!(parts(",,"), Vec::<String>::new());
    }

    #[test]
    fn one_of_several_documents() {
        assert_eq!(choices("KTP atau SIM"), ["KTP", "SIM"]);
        assert_eq!(choices("KTP dan/atau SIM"), ["KTP", "SIM"]);
        assert_eq!(choices("Komputer/Laptop"), ["Komputer", "Laptop"]);
    }
}
