//! An SOP that is called by its title is among those that are checked.
//!
//! A title may be that of an SOP on paper, or in a file that was not named; so this is no error, and the SOP can be
//! rendered. A name, which only a file can give, is looked for when the SOP is read: without it the call means nothing.
//! Where a document comes from or goes to, an SOP on paper is usual; there only a title that is nearly that of an SOP at
//! hand is blamed.

use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::CallMessage;
use crate::lang::nearest;
use crate::model::{CallTarget, DocumentSource, DocumentTarget, NodeKind};

/// How many comparisons with the titles of SOPs an SOP may cost.
const COMPARISONS: usize = 10_000;

pub(in crate::check) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    let mut speller = Speller {
        subject,
        left: COMPARISONS,
    };
    for (id, node) in subject.sop.nodes_with_ids() {
        let NodeKind::Call(call) = &node.kind.value else {
            continue;
        };
        if call.sop.is_some() {
            continue;
        }
        let near = speller.near(call);
        report(subject, call, &subject.row(id), near, diagnostics);
    }
    for (id, row) in subject.sop.rows_with_ids() {
        let sources = row.needs.iter().filter_map(|need| match &need.source {
            Some(DocumentSource::Sop(other)) => Some(other),
            _ => None,
        });
        let targets = row
            .outputs
            .iter()
            .filter_map(|output| match &output.target {
                Some(DocumentTarget::Sop(other)) => Some(other),
                _ => None,
            });
        for other in sources.chain(targets).filter(|other| other.sop.is_none()) {
            let near = speller.near(other);
            if near.is_some() {
                let row = subject.sop.row_label(id);
                report(subject, other, &row, near, diagnostics);
            }
        }
    }
}

struct Speller<'a> {
    subject: &'a Subject<'a>,
    left: usize,
}

impl<'a> Speller<'a> {
    /// The title at hand that is spelt most like this one.
    fn near(&mut self, other: &CallTarget) -> Option<&'a str> {
        let sops = &self.subject.catalogue.sops;
        self.left = self.left.checked_sub(sops.len())?;
        let titles = sops.iter().map(|sop| sop.title.value.as_str());
        nearest(&other.written.value, titles)
    }
}

fn report(
    subject: &Subject,
    other: &CallTarget,
    row: &str,
    near: Option<&str>,
    diagnostics: &mut Diagnostics,
) {
    let message = CallMessage::MissingSop {
        row: row.to_string(),
        title: other.written.value.clone(),
    };
    let help = match near {
        Some(near) => CallMessage::DidYouMean {
            title: near.to_string(),
        },
        None => CallMessage::CheckTogether {},
    };
    diagnostics.push(subject.finding(message, other.written.span).help(help));
}
