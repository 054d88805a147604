//! A time that is no number can't be counted, checked or planned with.

use super::super::Subject;
use super::Known;
use super::times::Gap;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::DeadlineMessage;
use crate::model::{Limit, NodeId};
use crate::source::Span;

pub(super) fn check(subject: &Subject, known: &Known, diagnostics: &mut Diagnostics) {
    for (node, gap) in &known.schedule.plan.gaps {
        let Gap::Words(words) = gap else { continue };
        let Some(place) = place(subject, *node, words) else {
            continue;
        };
        let message = DeadlineMessage::TimeInWords {
            row: subject.row(*node),
            words: words.clone(),
        };
        let finding = subject.finding(message, place);
        diagnostics.push(finding.help(DeadlineMessage::WriteTime {}));
    }
}

/// Where a row says so; nothing for one that shares the cell of another, which is told there.
fn place(subject: &Subject, node: NodeId, words: &str) -> Option<Span> {
    let row = &subject.sop[subject.sop[node].row];
    let said = |limit: &Limit| matches!(limit, Limit::Words(said) if said == words);
    let time = row.times.iter().find(|time| said(&time.limit.value));
    time.map(|time| time.limit.span)
}
