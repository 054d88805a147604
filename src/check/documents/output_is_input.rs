//! A row does something to what it needs: what it puts out has another name.

use super::papers::Papers;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::DocumentMessage;

pub(super) fn check(papers: &Papers, diagnostics: &mut Diagnostics) {
    for output in &papers.outputs {
        let needs = papers.needs_of(output.row).iter();
        let same = needs.flat_map(|need| &need.wanted).find(|wanted| {
            let mut names = wanted.names();
            names.any(|name| name == output.name)
        });
        let Some(need) = same else { continue };
        let text = &output.document.text;
        let message = DocumentMessage::OutputIsInput {
            row: papers.row(output.row),
            document: text.value.clone(),
        };
        let finding = papers.finding(message, text.span);
        let finding = finding.label(need.text.span, DocumentMessage::NeededHere {});
        diagnostics.push(finding.help(DocumentMessage::SayWhatIsDone {}));
    }
}
