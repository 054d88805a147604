//! Working time: which days an office works, at which hours, and how time is counted on them. The only home of chrono.

use crate::diagnostic::Diagnostics;
use crate::source::Source;

/// The calendars that SOPs may count on: the built-in one, and those of the user's files.
#[derive(Debug, Default)]
pub struct Calendars {}

impl Calendars {
    /// The built-in calendar and those of these files, each given with its position among all sources.
    pub fn read<'s>(
        files: impl Iterator<Item = (usize, &'s Source)>,
        diagnostics: &mut Diagnostics,
    ) -> Calendars {
        for (at, _) in files {
            diagnostics.enter(at);
        }
        Calendars {}
    }
}
