//! Nothing follows an end.

use super::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::CheckMessage;
use crate::model::NodeKind;

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    for (id, node) in subject.sop.nodes_with_ids() {
        if node.kind.value != NodeKind::End {
            continue;
        }
        for exit in node.exits.iter().filter(|exit| !exit.implied) {
            let row = subject.row(id);
            diagnostics.push(subject.finding(CheckMessage::EndGoesOn { row }, exit.place()));
        }
    }
}
