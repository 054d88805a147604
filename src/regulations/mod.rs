//! The regulations that citations are checked against.
//!
//! A catalogue holds the kinds of regulations (how each is called in words) and regulations by kind, number and year.
//! One is built in; users add their own files. Citations are read out of free text with the catalogue's kinds, so that a
//! new kind needs no new code. Nothing is said about what the catalogue does not hold.

mod catalogue;
mod citation;
mod file;
mod likeness;

use crate::diagnostic::Diagnostics;
use crate::source::Source;

pub use catalogue::{Catalogue, Key, Regulation};
pub use citation::Citation;

/// The regulations that are known: the built-in ones, and those of the user's files.
#[derive(Debug, Default)]
pub struct Regulations {
    /// The whole catalogue, where the user has files; the built-in one is read only when it is needed.
    own: Option<Catalogue>,
}

impl Regulations {
    /// The built-in regulations and those of these files, each given with its position among all sources.
    pub fn read<'s>(
        files: impl Iterator<Item = (usize, &'s Source)>,
        diagnostics: &mut Diagnostics,
    ) -> Regulations {
        let mut files = files.peekable();
        if files.peek().is_none() {
            return Regulations::default();
        }
        let mut own = file::built_in().clone();
        for (at, source) in files {
            diagnostics.enter(at);
            file::add(&mut own, source, diagnostics);
        }
        Regulations { own: Some(own) }
    }

    /// All of them.
    pub fn catalogue(&self) -> &Catalogue {
        self.own.as_ref().unwrap_or_else(|| file::built_in())
    }
}
