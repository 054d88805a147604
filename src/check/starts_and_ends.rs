//! A procedure begins and ends somewhere.

use super::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::CheckMessage;

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    if subject.sop.rows.is_empty() {
        return;
    }
    let place = subject.sop.name.span;
    if subject.starts().next().is_none() {
        let finding = subject.finding(CheckMessage::MissingStart {}, place);
        diagnostics.push(finding.help(CheckMessage::WriteStart {}));
    }
    if subject.ends().next().is_none() {
        let finding = subject.finding(CheckMessage::MissingEnd {}, place);
        diagnostics.push(finding.help(CheckMessage::WriteEnd {}));
    }
}
