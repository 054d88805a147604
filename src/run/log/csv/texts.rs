//! Texts with numbers: the same text, the same number.

use std::hash::Hasher;

use rustc_hash::FxHasher;

/// How many places there are at first.
const PLACES: usize = 64;

/// Different texts, numbered from 0 as they came.
#[derive(Debug, Clone)]
pub(super) struct Texts {
    /// For each place the upper half of a hash, and the number of the text from 1; both 0 where it is free. There are
    /// always free ones, and their count is a power of two.
    places: Vec<(u32, u32)>,
    text: String,
    ends: Vec<usize>,
}

impl Texts {
    pub(super) fn new() -> Texts {
        Texts {
            places: vec![(0, 0); PLACES],
            text: String::new(),
            ends: Vec::new(),
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text with a number; an empty one where there is none.
    pub(super) fn get(&self, number: usize) -> &str {
        let start = match number.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or_default(),
            None => 0,
        };
        let end = self.ends.get(number).copied().unwrap_or_default();
        self.text.get(start..end).unwrap_or_default()
    }

    /// The number of a text, and whether it is new.
    pub(super) fn number(&mut self, text: &str) -> (usize, bool) {
        self.number_of(text, hash(text))
    }

    /// The same for who knows its hash already.
    pub(super) fn number_of(&mut self, text: &str, hash: u64) -> (usize, bool) {
        let upper = (hash >> 32) as u32;
        let mask = self.places.len() - 1;
        let mut at = hash as usize & mask;
        while let Some((known, number)) = self.places.get(at).copied() {
            let Some(number) = (number as usize).checked_sub(1) else {
                break;
            };
            if known == upper && self.get(number) == text {
                return (number, false);
            }
            at = (at + 1) & mask;
        }
        let number = self.ends.len();
        self.text.push_str(text);
        self.ends.push(self.text.len());
        if let Some(place) = self.places.get_mut(at) {
            *place = (upper, number as u32 + 1);
        }
        if self.ends.len() * 2 > self.places.len() {
            self.grow();
        }
        (number, true)
    }

    fn grow(&mut self) {
        let count = self.places.len() * 2;
        let mut places = vec![(0, 0); count];
        for number in 0..self.len() {
            let hash = hash(self.get(number));
            let mut at = hash as usize & (count - 1);
            while let Some((_, 1..)) = places.get(at) {
                at = (at + 1) & (count - 1);
            }
            if let Some(place) = places.get_mut(at) {
                *place = ((hash >> 32) as u32, number as u32 + 1);
            }
        }
        self.places = places;
    }
}

/// A hash of a text, the same in every run.
pub(super) fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}
