//! A date of revision that is no date: was the SOP never revised, or was the date forgotten?

use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::FormMessage;
use crate::model::DateSaid;

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    if let Some(revised) = &subject.sop.identity.revised
        && let DateSaid::Words(written) = &revised.value
    {
        let written = written.clone();
        let message = FormMessage::NeverRevised { written };
        diagnostics.push(subject.finding(message, revised.span));
    }
}
