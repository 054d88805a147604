//! Every node can be reached from a start.

use super::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::CheckMessage;

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    let sop = subject.sop;
    if subject.starts().next().is_none() {
        return;
    }
    let beside = sop.nodes_with_ids().filter(|(_, node)| node.alongside);
    let starts = subject.starts().chain(beside.map(|(id, _)| id));
    let reached = subject.graph.reached_from(starts);
    for (id, node) in sop.nodes_with_ids() {
        if reached[id.0 as usize] {
            continue;
        }
        let row = subject.row(id);
        let name = node.name.value.clone();
        let finding = subject.finding(CheckMessage::Unreachable { row }, subject.place(id));
        diagnostics.push(finding.help(CheckMessage::LeadTo { name }));
    }
}
