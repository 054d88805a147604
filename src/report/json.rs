//! Findings as JSON, for editors and scripts. The form is stable: fields are added, never renamed or dropped.

use serde::Serialize;

use super::place::Place;
use crate::diagnostic::{Diagnostic, Edit, Fix, Label, Severity};
use crate::lang::Lang;
use crate::source::Source;

#[derive(Serialize)]
struct Finding<'a> {
    code: &'static str,
    severity: Severity,
    message: String,
    file: &'a str,
    #[serde(flatten)]
    place: Place,
    labels: Vec<Labelled>,
    help: Option<String>,
    fix: Option<Change<'a>>,
}

#[derive(Serialize)]
struct Labelled {
    message: String,
    #[serde(flatten)]
    place: Place,
}

#[derive(Serialize)]
struct Change<'a> {
    safe: bool,
    edits: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
struct Replacement<'a> {
    text: &'a str,
    #[serde(flatten)]
    place: Place,
}

/// The findings as one JSON array, in their order.
pub fn json(sources: &[Source], findings: &[Diagnostic], lang: Lang) -> String {
    let list: Vec<Finding> = findings
        .iter()
        .filter_map(|finding| Some(of(sources.get(finding.source)?, finding, lang)))
        .collect();
    let text = serde_json::to_string_pretty(&list).unwrap_or_default();
    format!("{text}\n")
}

fn of<'a>(source: &'a Source, finding: &'a Diagnostic, lang: Lang) -> Finding<'a> {
    Finding {
        code: finding.code(),
        severity: finding.severity,
        message: finding.message.text(lang),
        file: source.name(),
        place: Place::of(source, finding.span),
        labels: finding
            .labels
            .iter()
            .map(|l| label(source, l, lang))
            .collect(),
        help: finding.help.as_ref().map(|help| help.text(lang)),
        fix: finding.fix.as_ref().map(|fix| change(source, fix)),
    }
}

fn label(source: &Source, label: &Label, lang: Lang) -> Labelled {
    Labelled {
        message: label.message.text(lang),
        place: Place::of(source, label.span),
    }
}

fn change<'a>(source: &Source, fix: &'a Fix) -> Change<'a> {
    let replacement = |edit: &'a Edit| Replacement {
        text: &edit.text,
        place: Place::of(source, edit.span),
    };
    Change {
        safe: fix.safe,
        edits: fix.edits.iter().map(replacement).collect(),
    }
}
