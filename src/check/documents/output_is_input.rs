//! A row does something to what it needs: what it puts out has another name.

use super::papers::Papers;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::DocumentMessage;

pub(super) fn check(papers: &Papers, diagnostics: &mut Diagnostics) {
    for output in &papers.outputs {
        if !papers.wished.has_in(output.row, output.name) {
            continue;
        }
        let text = &output.document.text;
        let message = DocumentMessage::OutputIsInput {
            row: papers.row(output.row),
            document: text.value.clone(),
        };
        let mut finding = papers.finding(message, text.span);
        let wanted = papers
            .needs_of(output.row)
            .iter()
            .flat_map(|need| &need.wanted);
        for wanted in wanted
            .filter(|wanted| wanted.names().any(|name| name == output.name))
            .take(1)
        {
            finding = finding.label(wanted.text.span, DocumentMessage::NeededHere {});
        }
        diagnostics.push(finding.help(DocumentMessage::SayWhatIsDone {}));
    }
}
