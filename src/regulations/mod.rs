//! The catalogue of regulations that citations are checked against.

use crate::diagnostic::Diagnostics;
use crate::source::Source;

/// The regulations that are known: the built-in ones, and those of the user's files.
#[derive(Debug, Default)]
pub struct Regulations {}

impl Regulations {
    /// The built-in regulations and those of these files, each given with its position among all sources.
    pub fn read<'s>(
        files: impl Iterator<Item = (usize, &'s Source)>,
        diagnostics: &mut Diagnostics,
    ) -> Regulations {
        for (at, _) in files {
            diagnostics.enter(at);
        }
        Regulations {}
    }
}
