//! An SOP that names its calendar can be counted on it from the day it is in force. One in force since before the
//! calendar's first year still is in force during it, so that only a later year is a fault.

use super::Subject;
use crate::calendar::Beyond;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::CalendarMessage;
use crate::model::DateSaid;

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    let identity = &subject.sop.identity;
    let calendar = subject.references.calendars.used_by(subject.sop);
    let named = identity.calendar.as_ref().zip(calendar);
    let Some((effective, (said, calendar))) = identity.effective.as_ref().zip(named) else {
        return;
    };
    let DateSaid::Date(date) = effective.value else {
        return;
    };
    if date.year <= *calendar.years().end() {
        return;
    }
    let help = CalendarMessage::BringTheYear {
        calendar: calendar.name().to_string(),
        year: date.year.to_string(),
    };
    let message = calendar.beyond(Beyond { year: date.year });
    let finding = subject.finding(message, effective.span).help(help);
    diagnostics.push(finding.label(said.name.span, CalendarMessage::CalendarHere {}));
}
