//! Between the making of an SOP and its coming into force lies time to learn it.

use super::date;
use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::FormMessage;
use crate::lang::Word;

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    let identity = &subject.sop.identity;
    let created = date(identity.created.as_ref());
    let effective = date(identity.effective.as_ref());
    let (Some(created), Some(effective)) = (created, effective) else {
        return;
    };
    if created.value == effective.value {
        let message = FormMessage::EffectiveAtOnce {
            date: effective.value.to_string(),
        };
        let word = Word::Created.spelling(subject.sop.lang);
        let finding = subject
            .finding(message, effective.span)
            .label(created.span, FormMessage::EarlierDate { word });
        diagnostics.push(finding.help(FormMessage::LeaveTime {}));
    }
}
