//! What a need says of its own source: the row or the SOP that it names puts the document out.

use super::library::Library;
use super::names::Name;
use super::papers::{Need, Output, Papers};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::DocumentMessage;
use crate::lang::nearest;
use crate::model::DocumentSource;

/// With how many outputs of a source a name is compared that is not among them.
const SPELT: usize = 100;

/// Whether a need names a row of its own SOP that does not put the document out.
pub(super) fn is_wrong_row(papers: &Papers, need: &Need) -> bool {
    match need.document.source {
        Some(DocumentSource::Row(row)) => !is_met(need, |name| papers.given.has_in(row, name)),
        _ => false,
    }
}

fn is_met(need: &Need, there: impl Fn(Name) -> bool) -> bool {
    need.wanted.iter().any(|wanted| wanted.is_among(&there))
}

/// Reports the needs that name a wrong source.
pub(super) fn check(papers: &Papers, library: &Library, diagnostics: &mut Diagnostics) {
    for need in &papers.needs {
        match &need.document.source {
            Some(DocumentSource::Row(row)) if is_wrong_row(papers, need) => {
                let outputs = papers.outputs_of(*row);
                report(papers, need, papers.row(*row), outputs, diagnostics);
            }
            Some(DocumentSource::Sop(other)) => {
                let other = other.sop.and_then(|sop| library.of(sop));
                let other = other.filter(|other| !other.subject.sop.faulty);
                let other = other.filter(|other| !is_met(need, |name| other.given.has(name)));
                if let Some(other) = other {
                    let title = other.subject.sop.title.value.clone();
                    report(papers, need, title, &other.outputs, diagnostics);
                }
            }
            _ => {}
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
    let help = match nearest(&text.value, known.take(SPELT)) {
        Some(near) => DocumentMessage::DidYouMean {
            document: near.to_string(),
            row: source,
        },
        None => DocumentMessage::NameSource {},
    };
    diagnostics.push(papers.finding(message, text.span).help(help));
}
