//! A join waits only for nodes that lead to it.

use super::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::CheckMessage;

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    for (id, node) in subject.sop.nodes_with_ids() {
        for branch in node.joins.iter().flat_map(|join| &join.nodes) {
            let leads_here = subject.graph.after(branch.value).any(|(to, _)| to == id);
            if leads_here {
                continue;
            }
            let message = CheckMessage::LoneJoin {
                row: subject.row(id),
                branch: subject.row(branch.value),
            };
            let name = node.name.value.clone();
            let finding = subject.finding(message, branch.span);
            diagnostics.push(finding.help(CheckMessage::LeadTo { name }));
        }
    }
}
