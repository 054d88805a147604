//! Every node is performed by somebody. A wait and a node that runs beside the others may do without.

use super::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::CheckMessage;
use crate::model::NodeKind;

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    for (id, node) in subject.sop.nodes_with_ids() {
        let waits = matches!(node.kind.value, NodeKind::Wait(_));
        if node.performers.is_some() || waits {
            continue;
        }
        let row = subject.row(id);
        let finding = subject.finding(CheckMessage::MissingActor { row }, subject.place(id));
        diagnostics.push(finding.help(CheckMessage::WriteActor {}));
    }
}
