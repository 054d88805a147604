//! Regulations by kind, number and year, and by title.

use std::collections::{BTreeMap, BTreeSet};

use super::citation::{self, Citation};
use super::likeness::{self, Title};
use crate::lang::{TextWord, text_words};

/// A title whose words stand to this part in that of its number is a short form of it.
const FITTING: f64 = 0.7;
/// With a smaller part than this it is another title; in between nothing is said.
const FOREIGN: f64 = 0.34;
/// So alike are a title and a careless copy of it.
const COPIED: f64 = 0.8;
/// With number and year the same, less will do.
const CUT_SHORT: f64 = 0.5;

/// A kind of regulations: a law, a regulation of some minister.
#[derive(Debug, Clone)]
pub(super) struct Kind {
    /// Its short name: `UU`.
    pub short: String,
    /// Its full name: `Undang-Undang`.
    pub name: String,
}

/// What names a regulation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The kind, as a position in the catalogue's list of kinds.
    pub(super) kind: usize,
    /// The number within the year.
    pub number: u32,
    /// The year.
    pub year: u32,
}

/// A regulation.
#[derive(Debug, Clone)]
pub struct Regulation {
    /// What names it.
    pub key: Key,
    /// What it is about: the words after "tentang".
    pub title: String,
    /// The same for comparing.
    pub(super) compared: Title,
}

/// Kinds and regulations, indexed.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    kinds: Vec<Kind>,
    /// Every way to call a kind, as folded words, by the first of them; the longest way first.
    names: BTreeMap<String, Vec<(Vec<String>, usize)>>,
    regulations: BTreeMap<Key, Regulation>,
    by_number: BTreeMap<u32, BTreeSet<Key>>,
    by_year: BTreeMap<u32, BTreeSet<Key>>,
    by_words: BTreeMap<BTreeSet<String>, BTreeSet<Key>>,
    replaced: BTreeMap<Key, Key>,
}

impl Catalogue {
    /// The citations in a text, in its order; those inside the title of another one included.
    pub fn citations(&self, text: &str) -> Vec<Citation> {
        citation::read(self, text)
    }

    /// The regulation of this kind, number and year.
    pub fn get(&self, key: Key) -> Option<&Regulation> {
        self.regulations.get(&key)
    }

    /// The regulation in force that replaced one, directly or in several steps, if it was replaced.
    pub fn replacement(&self, key: Key) -> Option<&Regulation> {
        let mut last = *self.replaced.get(&key)?;
        for _ in 0..self.replaced.len() {
            match self.replaced.get(&last) {
                Some(next) => last = *next,
                None => break,
            }
        }
        self.get(last)
    }

    /// Whether a title fits a regulation well enough to be a short or a careless form of its own.
    pub fn fits(&self, title: &str, regulation: &Regulation) -> bool {
        let title = Title::new(self, title);
        title.words() == 0 || title.overlap(&regulation.compared) >= FITTING
    }

    /// Whether a title is clearly that of another regulation. One with an abbreviation in it never is.
    pub fn is_another(&self, title: &str, regulation: &Regulation) -> bool {
        if likeness::is_abbreviated(title) {
            return false;
        }
        let title = Title::new(self, title);
        title.words() >= 2 && title.overlap(&regulation.compared) < FOREIGN
    }

    /// The other regulation that a title belongs to and whose kind, number or year may have been miswritten as this key.
    pub fn by_title(&self, title: &str, cited: Key) -> Option<&Regulation> {
        let title = Title::new(self, title);
        let same_number = self.by_number.get(&cited.number);
        let same_year = self.by_year.get(&cited.year);
        let same_words = self.by_words.get(&title.all);
        let near: BTreeSet<&Key> = [same_number, same_year, same_words]
            .into_iter()
            .flatten()
            .flatten()
            .filter(|key| **key != cited)
            .collect();
        let others = near.into_iter().filter_map(|key| self.get(*key));
        let likely = others.filter_map(|it| {
            let sure = sureness(cited, &title, it)?;
            Some((sure, !self.replaced.contains_key(&it.key), it))
        });
        let best = likely.max_by(|(sure_a, valid_a, a), (sure_b, valid_b, b)| {
            let sure = sure_a.total_cmp(sure_b);
            sure.then(valid_a.cmp(valid_b))
                .then(a.key.year.cmp(&b.key.year))
        });
        best.map(|(_, _, regulation)| regulation)
    }

    /// `Undang-Undang Nomor 25 Tahun 2009`.
    pub fn in_full(&self, key: Key) -> String {
        let name = self
            .kinds
            .get(key.kind)
            .map_or("", |kind| kind.name.as_str());
        format!("{name} Nomor {} Tahun {}", key.number, key.year)
    }

    /// `UU 25/2009`.
    pub fn in_short(&self, key: Key) -> String {
        let short = self
            .kinds
            .get(key.kind)
            .map_or("", |kind| kind.short.as_str());
        format!("{short} {}/{}", key.number, key.year)
    }

    /// The full name of a kind.
    pub(super) fn name_of(&self, kind: usize) -> &str {
        self.kinds.get(kind).map_or("", |kind| kind.name.as_str())
    }

    /// The kind that the first of these folded words name, and how many of them do; the longest name counts.
    pub(super) fn kind_at(&self, words: &[TextWord]) -> Option<(usize, usize)> {
        let first = words.first()?;
        let names = self.names.get(&first.folded)?;
        let is_there = |name: &Vec<String>| {
            let folded = words.iter().map(|word| &word.folded);
            name.len() <= words.len() && name.iter().zip(folded).all(|(a, b)| a == b)
        };
        let (name, kind) = names.iter().find(|(name, _)| is_there(name))?;
        Some((*kind, name.len()))
    }

    /// Adds a kind with all its names, or names to a kind that is there.
    pub(super) fn add_kind(&mut self, short: &str, name: &str, aka: &[String]) {
        let known = self.kinds.iter().position(|kind| kind.short == short);
        let id = known.unwrap_or_else(|| {
            self.kinds.push(Kind {
                short: short.to_string(),
                name: name.to_string(),
            });
            self.kinds.len() - 1
        });
        let all = [short, name]
            .into_iter()
            .chain(aka.iter().map(String::as_str));
        for name in all {
            let words: Vec<String> = text_words(name)
                .into_iter()
                .map(|word| word.folded)
                .collect();
            let Some(first) = words.first() else {
                continue;
            };
            let names = self.names.entry(first.clone()).or_default();
            if !names.iter().any(|(known, _)| *known == words) {
                names.push((words, id));
                names.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
            }
        }
    }

    /// Adds a regulation; one of the same key gives way.
    pub(super) fn add(&mut self, key: Key, title: &str) {
        let regulation = Regulation {
            key,
            title: title.to_string(),
            compared: Title::new(self, title),
        };
        let words = regulation.compared.all.clone();
        self.by_number.entry(key.number).or_default().insert(key);
        self.by_year.entry(key.year).or_default().insert(key);
        self.by_words.entry(words).or_default().insert(key);
        self.regulations.insert(key, regulation);
        self.replaced.remove(&key);
    }

    /// Says that one was replaced by another. Refused where the old one would in the end be replaced by itself.
    pub(super) fn replace(&mut self, old: Key, new: Key) -> bool {
        let mut seen = BTreeSet::from([old]);
        let mut next = Some(new);
        while let Some(key) = next {
            if !seen.insert(key) {
                return false;
            }
            next = self.replaced.get(&key).copied();
        }
        self.replaced.insert(old, new);
        true
    }
}

/// How surely a citation with this title means a regulation, from 0 to 2; nothing where it is not sure enough.
///
/// What is miswritten is one thing, mostly: the kind, the number or the year. With two of them wrong the title must be
/// the very same, and a title of one word tells too little.
fn sureness(cited: Key, title: &Title, it: &Regulation) -> Option<f64> {
    let like = title.likeness(&it.compared);
    let same_number = cited.number == it.key.number;
    let same_year = cited.year == it.key.year;
    if cited.kind != it.key.kind {
        let within = title.overlap(&it.compared) >= FITTING;
        let close = like >= CUT_SHORT && within && title.words() >= 2;
        return (same_number && same_year && close).then_some(1.0 + like);
    }
    if same_number || same_year {
        return (like >= COPIED).then_some(1.0 + like);
    }
    (like >= 1.0 && title.words() >= 2).then_some(like)
}
