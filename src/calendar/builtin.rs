//! The calendar that is built in, read from its file when somebody first asks for it.

use std::sync::LazyLock;

use super::Calendar;
use super::file::{self, Faults};
use crate::diagnostic::Diagnostics;
use crate::source::Source;

const FILE: &str = "indonesia.calendar.yaml";
const TEXT: &str = include_str!("../../calendars/indonesia.calendar.yaml");

/// The built-in calendar. Nothing only if its file were faulty, which a test rules out.
pub(super) fn built_in() -> Option<&'static Calendar> {
    static CALENDAR: LazyLock<Option<Calendar>> = LazyLock::new(read);
    CALENDAR.as_ref()
}

fn read() -> Option<Calendar> {
    let source = Source::new(FILE, TEXT);
    let mut diagnostics = Diagnostics::new();
    let draft = file::read(&source, &mut diagnostics).ok()?;
    let mut faults = Faults::new(&source, &mut diagnostics);
    file::merge(draft, None, None, &mut faults).map(Calendar::new)
}
