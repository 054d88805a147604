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
use form::Form;

/// The endings of calendar files.
const ENDINGS: [&str; 5] = [
    ".calendar.yaml",
    ".calendar.yml",
    ".calendar.ics",
    ".ics",
    ".yaml",
];

/// What a file says. Where it has a fault, which is reported, only the calendar's name, as far as it can be known.
pub(super) fn read(source: &Source, diagnostics: &mut Diagnostics) -> Result<Draft, String> {
    let stem = stem(source);
    if source.name().to_ascii_lowercase().ends_with(".ics") {
        return ics::read(source, stem, diagnostics).ok_or_else(|| stem.to_string());
    }
    let Some(form) = crate::data_file::read::<Form>(source, diagnostics) else {
        return Err(stem.to_string());
    };
    let name = form.name.clone().unwrap_or_else(|| stem.to_string());
    let mut faults = Faults::new(source, diagnostics);
    draft::from_form(form, &name, &mut faults).ok_or(name)
}

/// The name that a calendar has by its file: what stands before the ending, without the folders.
fn stem(source: &Source) -> &str {
    let name = source.name().rsplit(['/', '\\']).next().unwrap_or_default();
    let lower = name.to_ascii_lowercase();
    let ending = ENDINGS.iter().find(|ending| lower.ends_with(*ending));
    ending.map_or(name, |ending| {
        name.get(..name.len() - ending.len()).unwrap_or(name)
    })
}
