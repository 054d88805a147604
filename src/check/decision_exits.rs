//! A decision has two exits or more, each with its label.
//!
//! The form is that of PermenPANRB 35/2012: a diamond is left by labelled arrows, one for each answer.

use super::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::CheckMessage;
use crate::model::{ExitKind, NodeKind};

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    for (id, node) in subject.sop.nodes_with_ids() {
        if node.kind.value != NodeKind::Decision {
            continue;
        }
        let row = subject.row(id);
        let ways = node.exits.iter().map(|exit| match exit.kind {
            ExitKind::Choice => exit.targets.len(),
            ExitKind::Single | ExitKind::All => 1,
        });
        let count: usize = ways.sum();
        if count < 2 {
            let message = CheckMessage::FewExits { row, count };
            let finding = subject.finding(message, node.kind.span);
            diagnostics.push(finding.help(CheckMessage::WriteExits {}));
            continue;
        }
        for exit in node.exits.iter().filter(|exit| exit.label.is_none()) {
            let message = CheckMessage::UnlabelledExit { row: row.clone() };
            let finding = subject.finding(message, exit.place());
            diagnostics.push(finding.help(CheckMessage::WriteLabel {}));
        }
    }
}
