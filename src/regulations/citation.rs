//! Reading citations out of free text: `Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik`, `UU 25/2009`.
//!
//! A citation is a kind, a number and a year, perhaps with "Republik Indonesia" and "Nomor" in between. Its title begins
//! with "tentang". Another citation inside that title belongs to it ("tentang Pelaksanaan Undang-Undang Nomor …"), unless
//! a comma or an "and" before it shows that a list goes on.

use std::ops::Range;

use super::catalogue::{Catalogue, Key};
use crate::lang::{TextWord, text_words};

/// A citation in a text. Its places are byte offsets into that text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// What it names.
    pub key: Key,
    /// Kind, number and year.
    pub head: Range<usize>,
    /// What stands after "tentang".
    pub title: Option<Range<usize>>,
    /// Whether it is part of the title of another.
    pub nested: bool,
    /// Whether it is written with a slash, as `25/2009`.
    pub short: bool,
}

/// What may stand between the kind and the number.
const OF_THE_STATE: &[&str] = &["republik", "indonesia", "ri", "r", "i"];
const NUMBER: &[&str] = &["nomor", "nomer", "no", "number"];
const YEAR: &[&str] = &["tahun", "thn", "th", "of"];
/// What joins two citations of a list.
const AND: &[&str] = &["dan", "serta", "and", "atau", "or"];
/// What ends a title.
const AFTER_TITLE: &[&str] = &[
    "pasal",
    "ayat",
    "sebagaimana",
    "jo",
    "juncto",
    "lembaran",
    "tambahan",
];
/// Abbreviations whose full stop ends no sentence.
const ABBREVIATED: &[&str] = &["no", "th", "thn"];

/// Longer titles are cut off: no regulation has one.
const LONGEST_TITLE: usize = 80;

/// A citation without its title, by the positions of its words.
struct Head {
    key: Key,
    words: Range<usize>,
    short: bool,
}

pub(super) fn read(catalogue: &Catalogue, text: &str) -> Vec<Citation> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let words = text_words(text);
    let heads = heads(catalogue, text, &words);
    let mut citations: Vec<Citation> = Vec::new();
    let mut title_end = 0;
    for head in &heads {
        let title = title(text, &words, head, &heads);
        let start = place(&words, &head.words).start;
        let nested = start < title_end;
        if !nested {
            title_end = title.as_ref().map_or(0, |title| title.end);
        }
        citations.push(Citation {
            key: head.key,
            head: place(&words, &head.words),
            title,
            nested,
            short: head.short,
        });
    }
    citations
}

fn heads(catalogue: &Catalogue, text: &str, words: &[TextWord]) -> Vec<Head> {
    let mut heads = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match head_at(catalogue, text, words, at) {
            Some(head) => {
                at = head.words.end;
                heads.push(head);
            }
            None => at += 1,
        }
    }
    heads
}

fn head_at(catalogue: &Catalogue, text: &str, words: &[TextWord], start: usize) -> Option<Head> {
    let (kind, length) = catalogue.kind_at(words.get(start..)?)?;
    let mut at = start + length;
    let is = |at: usize, set: &[&str]| {
        words
            .get(at)
            .is_some_and(|it| set.contains(&it.folded.as_str()))
    };
    while is(at, OF_THE_STATE) {
        at += 1;
    }
    if is(at, NUMBER) {
        at += 1;
    }
    let number = digits(words.get(at)?, 1..=5)?;
    let slash = gap(text, words, at + 1).trim() == "/";
    at += 1;
    match (slash, is(at, YEAR)) {
        (true, _) => {}
        (false, true) => at += 1,
        (false, false) => return None,
    }
    let year = digits(words.get(at)?, 4..=4)?;
    let key = Key { kind, number, year };
    Some(Head {
        key,
        words: start..at + 1,
        short: slash,
    })
}

/// The number that a word is, if it has this many digits and nothing else.
fn digits(word: &TextWord, count: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let plain = word.folded.bytes().all(|byte| byte.is_ascii_digit());
    let fits = plain && count.contains(&word.folded.len());
    fits.then(|| word.folded.parse().ok())?
}

/// What stands between a word and the one before it.
fn gap<'t>(text: &'t str, words: &[TextWord], at: usize) -> &'t str {
    let end = words.get(at).map_or(text.len(), |word| word.place.start);
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    let start = before.map_or(0, |word| word.place.end);
    text.get(start..end).unwrap_or("")
}

fn place(words: &[TextWord], range: &Range<usize>) -> Range<usize> {
    let start = words.get(range.start).map_or(0, |word| word.place.start);
    let last = range.end.checked_sub(1).and_then(|at| words.get(at));
    start..last.map_or(start, |word| word.place.end)
}

/// Where the title of a citation stands.
fn title(text: &str, words: &[TextWord], head: &Head, heads: &[Head]) -> Option<Range<usize>> {
    let about = words.get(head.words.end)?;
    if about.folded != "tentang" || gap(text, words, head.words.end).contains([';', '(']) {
        return None;
    }
    let start = head.words.end + 1;
    let mut end = start;
    while end < words.len() && end - start < LONGEST_TITLE && goes_on(text, words, end, heads) {
        end += 1;
    }
    let joined = words
        .get(end.saturating_sub(1))
        .is_some_and(|last| AND.contains(&last.folded.as_str()));
    let end = if joined { end - 1 } else { end };
    (end > start).then(|| place(words, &(start..end)))
}

/// Whether a title goes on with a word.
fn goes_on(text: &str, words: &[TextWord], at: usize, heads: &[Head]) -> bool {
    let Some(word) = words.get(at) else {
        return false;
    };
    let gap = gap(text, words, at);
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    let before = before.map_or("", |word| word.folded.as_str());
    let sentence_ends = gap.contains(". ") && !ABBREVIATED.contains(&before);
    let listed = gap.contains(',') || AND.contains(&before);
    let begins = heads
        .binary_search_by_key(&at, |head| head.words.start)
        .is_ok();
    !(gap.contains([';', '(', ')', '\n'])
        || sentence_ends
        || AFTER_TITLE.contains(&word.folded.as_str())
        || begins && listed)
}
