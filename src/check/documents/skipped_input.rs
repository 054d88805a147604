//! No case comes to a row past the one that puts out what it needs.

use super::missing::{Missing, State};
use super::papers::Papers;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::DocumentMessage;

pub(super) fn check(papers: &Papers, missing: &[Missing], diagnostics: &mut Diagnostics) {
    for one in missing {
        let State::Skipped(producer) = one.state else {
            continue;
        };
        let message = DocumentMessage::SkippedInput {
            row: papers.row(one.need.row),
            document: one.written.to_string(),
            producer: papers.row(producer),
        };
        let finding = papers.finding(message, one.need.document.text.span);
        diagnostics.push(finding.help(DocumentMessage::LeadPastProducer {}));
    }
}
