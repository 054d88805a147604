//! An exit that leads back to its own node says nothing that can be done.

use super::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::CheckMessage;

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    for (id, node) in subject.sop.nodes_with_ids() {
        let targets = node.exits.iter().flat_map(|exit| &exit.targets);
        for target in targets.filter(|target| target.node.value == id) {
            let row = subject.row(id);
            let finding = subject.finding(CheckMessage::SelfLoop { row }, target.node.span);
            diagnostics.push(finding.help(CheckMessage::UseRepeat {}));
        }
    }
}
