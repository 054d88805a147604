//! What a need says of its own source: the row or the SOP that it names puts the document out.

use super::library::Library;
use super::papers::{Need, Output, Papers};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::DocumentMessage;
use crate::lang::nearest;
use crate::model::DocumentSource;

/// Whether a need names a row of its own SOP that does not put the document out.
pub(super) fn is_wrong_row(papers: &Papers, need: &Need) -> bool {
    match need.document.source {
        Some(DocumentSource::Row(row)) => !is_among(need, papers.outputs_of(row)),
        _ => false,
    }
}

fn is_among(need: &Need, outputs: &[Output]) -> bool {
    let there = |name| outputs.iter().any(|output| output.names.contains(&name));
    need.wanted.iter().any(|wanted| wanted.is_among(there))
}

/// Reports the needs that name a wrong source.
pub(super) fn check(papers: &Papers, library: &Library, diagnostics: &mut Diagnostics) {
    for need in &papers.needs {
        let (source, outputs) = match &need.document.source {
            Some(DocumentSource::Row(row)) => (papers.row(*row), papers.outputs_of(*row)),
            Some(DocumentSource::Sop(other)) => {
                let other = other.sop.and_then(|sop| library.of(sop));
                match other.filter(|other| !other.subject.sop.faulty) {
                    Some(other) => (
                        other.subject.sop.title.value.clone(),
                        other.outputs.as_slice(),
                    ),
                    None => continue,
                }
            }
            _ => continue,
        };
        if !is_among(need, outputs) {
            report(papers, need, source, outputs, diagnostics);
        }
    }
}

fn report(
    papers: &Papers,
    need: &Need,
    source: String,
    outputs: &[Output],
    diagnostics: &mut Diagnostics,
) {
    let text = &need.document.text;
    let message = DocumentMessage::WrongSource {
        row: papers.row(need.row),
        document: text.value.clone(),
        source: source.clone(),
    };
    let known = outputs.iter().map(|it| it.document.text.value.as_str());
    let help = match nearest(&text.value, known) {
        Some(near) => DocumentMessage::DidYouMean {
            document: near.to_string(),
            row: source,
        },
        None => DocumentMessage::NameSource {},
    };
    diagnostics.push(papers.finding(message, text.span).help(help));
}
