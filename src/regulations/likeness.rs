//! How alike two titles of regulations are.
//!
//! People shorten titles, add a "Republik Indonesia", and write out or leave out the number of a law that a title names
//! in turn. So words are compared as sets, small words left out, in two ways of which the better counts: with each
//! inner citation as one weighty whole, and with its number left out.

use std::collections::BTreeSet;

use super::catalogue::{Catalogue, Key};
use crate::lang::text_words;

/// As many words an inner citation counts for.
const WEIGHT: usize = 3;

/// Words that tell nothing about what a regulation is about.
const SMALL: &[&str] = &[
    "atas",
    "dalam",
    "dan",
    "dari",
    "dengan",
    "di",
    "indonesia",
    "ke",
    "nomor",
    "no",
    "pada",
    "republik",
    "ri",
    "secara",
    "tahun",
    "tentang",
    "terhadap",
    "untuk",
    "yang",
];

/// Words that make the change of a regulation another one than the regulation.
const CHANGES: &[&str] = &[
    "perubahan",
    "kedua",
    "ketiga",
    "keempat",
    "kelima",
    "pencabutan",
];

/// A title, made ready for comparing.
#[derive(Debug, Clone, Default)]
pub(super) struct Title {
    /// The regulations it names.
    inner: BTreeSet<Key>,
    /// Its words outside of these.
    outside: BTreeSet<String>,
    /// All its words, each inner citation as the full name of its kind.
    pub all: BTreeSet<String>,
}

impl Title {
    pub(super) fn new(catalogue: &Catalogue, text: &str) -> Title {
        let mut title = Title::default();
        let citations = catalogue.citations(text);
        for citation in &citations {
            title.inner.insert(citation.key);
            title
                .all
                .extend(telling(catalogue.name_of(citation.key.kind)));
        }
        let mut from = 0;
        for head in citations.iter().map(|citation| citation.head.clone()) {
            title
                .outside
                .extend(telling(text.get(from..head.start).unwrap_or("")));
            from = head.end;
        }
        title
            .outside
            .extend(telling(text.get(from..).unwrap_or("")));
        title.all.extend(title.outside.iter().cloned());
        title
    }

    /// How many words tell something.
    pub(super) fn words(&self) -> usize {
        self.all.len()
    }

    /// Of the shorter title, the part that stands in the longer one too.
    pub(super) fn overlap(&self, other: &Title) -> f64 {
        let common = self.all.intersection(&other.all).count();
        ratio(common, self.all.len().min(other.all.len()))
    }

    /// From 0, nothing in common, to 1, the same.
    pub(super) fn likeness(&self, other: &Title) -> f64 {
        let named_others = !self.inner.is_empty()
            && !other.inner.is_empty()
            && self.inner.is_disjoint(&other.inner);
        if named_others || self.changes() != other.changes() {
            return 0.0;
        }
        let inner = self.inner.intersection(&other.inner).count();
        let common = inner * WEIGHT + self.outside.intersection(&other.outside).count();
        let with_numbers = ratio(2 * common, self.weight() + other.weight());
        let common = self.all.intersection(&other.all).count();
        let without = ratio(2 * common, self.all.len() + other.all.len());
        with_numbers.max(without)
    }

    fn weight(&self) -> usize {
        self.inner.len() * WEIGHT + self.outside.len()
    }

    fn changes(&self) -> BTreeSet<&str> {
        let words = self.outside.iter().map(String::as_str);
        words.filter(|word| CHANGES.contains(word)).collect()
    }
}

/// Whether capitals stand for words: `SOP AP`. In a title of nothing but capitals they don't.
pub(super) fn is_abbreviated(title: &str) -> bool {
    let all_capitals = |word: &str| {
        let mut letters = word.chars().filter(|c| c.is_alphabetic()).peekable();
        letters.peek().is_some() && letters.all(char::is_uppercase)
    };
    let mut words = title.split_whitespace();
    let abbreviation = |word: &str| word.len() > 1 && all_capitals(word);
    words.clone().any(abbreviation) && (words.clone().count() <= 2 || !words.all(all_capitals))
}

/// The words of a text that tell something.
fn telling(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace("road map", "roadmap");
    let all = text_words(&text).into_iter().map(|word| word.folded);
    all.filter(|word| !SMALL.contains(&word.as_str())).collect()
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        return 0.0;
    }
    part as f64 / whole as f64
}
