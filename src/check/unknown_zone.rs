//! The time zone that an SOP names is one of its calendar's.

use super::Subject;
use crate::calendar::Calendar;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::CalendarMessage;

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    let said = subject.sop.identity.calendar.as_ref();
    let zone = said.and_then(|said| said.zone.as_ref());
    let calendar = subject.references.calendars.used_by(subject.sop);
    let Some((zone, calendar)) = zone.zip(calendar) else {
        return;
    };
    if calendar.zone(&zone.value).is_some() {
        return;
    }
    let message = CalendarMessage::UnknownZone {
        zone: zone.value.clone(),
        calendar: calendar.name().to_string(),
    };
    let help = CalendarMessage::KnownZones {
        zones: known(calendar),
    };
    diagnostics.push(subject.finding(message, zone.span).help(help));
}

/// `Asia/Jakarta` (WIB), `Asia/Makassar` (WITA)
fn known(calendar: &Calendar) -> String {
    let zones = calendar.zones().iter();
    let words = zones.map(|zone| format!("`{}` ({})", zone.name, zone.short));
    words.collect::<Vec<_>>().join(", ")
}
