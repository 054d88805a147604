//! Calendars as files: the form of `NAME.calendar.yaml`, `.ics` files, and how a calendar builds on another one.

mod draft;
mod faults;
mod form;
mod ics;
mod merge;
mod values;

pub(super) use draft::Draft;
pub(super) use faults::Faults;
pub(super) use merge::merge;

use crate::diagnostic::Diagnostics;
use crate::source::Source;

/// The endings of calendar files.
const ENDINGS: [&str; 5] = [
    ".calendar.yaml",
    ".calendar.yml",
    ".calendar.ics",
    ".ics",
    ".yaml",
];

/// What a file says; nothing where it has a fault, which is reported.
pub(super) fn read(source: &Source, diagnostics: &mut Diagnostics) -> Option<Draft> {
    if source.name().to_ascii_lowercase().ends_with(".ics") {
        return ics::read(source, diagnostics);
    }
    let form = crate::data_file::read(source, diagnostics)?;
    draft::from_form(form, source, diagnostics)
}

/// The name that a calendar has by its file: what stands before the ending, without the folders.
pub(super) fn stem(source: &Source) -> &str {
    let name = source.name().rsplit(['/', '\\']).next().unwrap_or_default();
    let lower = name.to_ascii_lowercase();
    let ending = ENDINGS.iter().find(|ending| lower.ends_with(*ending));
    ending.map_or(name, |ending| {
        name.get(..name.len() - ending.len()).unwrap_or(name)
    })
}
