//! From every node an end can be reached. An interrupt is no way out: nothing makes it happen.

use super::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::CheckMessage;

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    if subject.ends().next().is_none() {
        return;
    }
    let reaching = subject.graph.reaching(subject.ends());
    for (id, node) in subject.sop.nodes_with_ids() {
        if reaching[id.0 as usize] || node.alongside {
            continue;
        }
        let row = subject.row(id);
        let finding = subject.finding(CheckMessage::NoWayOut { row }, subject.place(id));
        diagnostics.push(finding.help(CheckMessage::LeadOut {}));
    }
}
