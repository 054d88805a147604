//! Ids for notations whose ids are narrower than the names of an SOP, or shared by several SOPs.

use std::collections::BTreeSet;

/// The ids that are given out so far.
#[derive(Debug, Default)]
pub struct Ids {
    taken: BTreeSet<String>,
}

impl Ids {
    /// The id for a wish: itself, or with the first number behind it that makes it an id of its own.
    pub fn fresh(&mut self, wish: String) -> String {
        let numbered = (2..).map(|number| format!("{wish}_{number}"));
        let free = std::iter::once(wish.clone())
            .chain(numbered)
            .find(|id| !self.taken.contains(id));
        let id = free.unwrap_or(wish);
        self.taken.insert(id.clone());
        id
    }
}

/// A name with everything but ASCII letters and digits as `_`.
pub fn word(name: &str) -> String {
    let plain = |letter: char| match letter.is_ascii_alphanumeric() {
        true => letter,
        false => '_',
    };
    name.chars().map(plain).collect()
}
