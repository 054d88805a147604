//! From every node that is not an end a way leads on. An interrupt is no way on: nothing makes it happen. Loops that
//! nothing leaves are found by `livelock`.

use super::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::CheckMessage;
use crate::model::NodeKind;

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    if subject.ends().next().is_none() {
        return;
    }
    for (id, node) in subject.sop.nodes_with_ids() {
        let mut ways = subject.graph.after(id);
        let stops = node.kind.value != NodeKind::End && !node.alongside;
        if !stops || ways.any(|(_, flow)| flow.by.is_planned()) {
            continue;
        }
        let row = subject.row(id);
        let finding = subject.finding(CheckMessage::NoWayOut { row }, subject.place(id));
        diagnostics.push(finding.help(CheckMessage::LeadOut {}));
    }
}
