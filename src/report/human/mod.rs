//! Findings drawn for people: the line of the file, what is wrong in it underlined, and what to do.
//!
//! The drawing itself is miette's; only this module and its two parts know it. Errors and warnings are drawn one by
//! one; the questions of a file follow them, a line each.

mod drawing;
mod excerpt;

use super::questions;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::Lang;
use crate::source::Source;

use drawing::Pen;

/// How findings are drawn.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// The language of the messages.
    pub lang: Lang,
    /// Whether to colour, for a terminal.
    pub colours: bool,
    /// How many characters a line of words may have.
    pub width: usize,
}

/// Draws the findings, which come in file order.
pub fn human(sources: &[Source], findings: &[Diagnostic], style: &Style) -> String {
    let pen = Pen::new(*style);
    let mut out = String::new();
    for of_file in findings.chunk_by(|a, b| a.source == b.source) {
        if let Some(source) = of_file.first().and_then(|f| sources.get(f.source)) {
            file(&pen, source, of_file, style, &mut out);
        }
    }
    out
}

fn file(pen: &Pen, source: &Source, findings: &[Diagnostic], style: &Style, out: &mut String) {
    let (questions, drawn): (Vec<_>, Vec<_>) = findings
        .iter()
        .partition(|finding| finding.severity == Severity::Question);
    for finding in drawn {
        pen.draw(source, finding, out);
        out.push('\n');
    }
    for question in &questions {
        out.push_str(&questions::line(source, question, style));
    }
    if !questions.is_empty() {
        out.push('\n');
    }
}
