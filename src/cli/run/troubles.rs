//! The first troubles of a log, and how many there were.

use lajur::run::log::Trouble;

/// How many troubles are shown; all of them go to the file of rejects, if there is one.
pub const SHOWN: usize = 10;

/// The first troubles of a log, in the order of its lines.
#[derive(Default)]
pub struct Troubles {
    /// The first.
    pub first: Vec<Trouble>,
    /// How many there were.
    pub count: usize,
}

impl Troubles {
    /// Takes in those of a portion.
    pub fn add(&mut self, troubles: &[Trouble]) {
        self.count += troubles.len();
        self.first.extend(troubles.iter().take(SHOWN).cloned());
        self.keep_first();
    }

    /// Takes in those that another has seen.
    pub fn merge(&mut self, other: Troubles) {
        self.count += other.count;
        self.first.extend(other.first);
        self.keep_first();
    }

    fn keep_first(&mut self) {
        self.first.sort_by_key(|trouble| trouble.line);
        self.first.truncate(SHOWN);
    }
}
