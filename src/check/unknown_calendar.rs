//! The calendar that an SOP names is the built-in one or stands in one of the files.

use super::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::CalendarMessage;
use crate::lang::nearest;

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    let calendars = &subject.references.calendars;
    let Some(said) = &subject.sop.identity.calendar else {
        return;
    };
    let name = &said.name.value;
    if calendars.get(name).is_some() || calendars.is_broken(name) {
        return;
    }
    let help = match nearest(name, calendars.names()) {
        Some(near) => CalendarMessage::DidYouMean {
            name: near.to_string(),
        },
        None => CalendarMessage::NameTheFile { name: name.clone() },
    };
    let message = CalendarMessage::UnknownCalendar { name: name.clone() };
    diagnostics.push(subject.finding(message, said.name.span).help(help));
}
