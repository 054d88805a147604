//! One finding, drawn.

use std::fmt;
use std::ops::Range;

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode};

use super::Style;
use super::excerpt::Excerpt;
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::words::{self, tame};
use crate::source::{Source, Span};

/// Draws findings in one style.
pub(super) struct Pen {
    style: Style,
    handler: GraphicalReportHandler,
}

impl Pen {
    pub(super) fn new(style: Style) -> Pen {
        let theme = match style.colours {
            true => GraphicalTheme::unicode(),
            false => GraphicalTheme::unicode_nocolor(),
        };
        let handler = GraphicalReportHandler::new_themed(theme)
            .with_links(false)
            .with_width(style.width)
            .with_context_lines(1)
            .without_syntax_highlighting();
        Pen { style, handler }
    }

    /// Adds the drawing of a finding: its message, the places, what to do.
    pub(super) fn draw(&self, source: &Source, finding: &Diagnostic, out: &mut String) {
        let picture = Picture::of(source, finding, &self.style);
        // Writing into a string can't fail, and the excerpt is always there.
        let _ = self.handler.render_report(out, &picture);
        if let Some(help) = &finding.help {
            self.footer(
                words::help(self.style.lang),
                &help.text(self.style.lang),
                out,
            );
        }
        if let Some(text) = fix_text(source, finding, &self.style) {
            self.footer(words::fix(self.style.lang), &text, out);
        }
    }

    fn footer(&self, name: &str, text: &str, out: &mut String) {
        let text = tame(text);
        match self.style.colours {
            true => out.push_str(&format!("  \x1b[36m{name}:\x1b[0m {text}\n")),
            false => out.push_str(&format!("  {name}: {text}\n")),
        }
    }
}

/// The fix in words; left out where the help has already said it.
fn fix_text(source: &Source, finding: &Diagnostic, style: &Style) -> Option<String> {
    let fix = finding.fix.as_ref()?;
    if finding.help.is_some() && !fix.safe {
        return None;
    }
    let old = source.slice(fix.edits.first()?.span);
    if old.contains('\n') {
        return None;
    }
    let change = words::fix_text(fix, old, style.lang);
    Some(match fix.safe {
        true => format!("{change} ({})", words::done_for_you(style.lang)),
        false => change,
    })
}

/// A finding as miette asks for it.
#[derive(Debug)]
struct Picture {
    head: String,
    severity: miette::Severity,
    labels: Vec<LabeledSpan>,
    excerpt: Excerpt,
}

impl Picture {
    fn of(source: &Source, finding: &Diagnostic, style: &Style) -> Picture {
        let message = tame(&finding.message.text(style.lang));
        let weight = words::severity(finding.severity, style.lang);
        let (excerpt, labels) = labels(source, finding, style);
        Picture {
            head: format!("{weight}[{}]: {message}", finding.code()),
            severity: match finding.severity {
                Severity::Error => miette::Severity::Error,
                Severity::Warning => miette::Severity::Warning,
                Severity::Question => miette::Severity::Advice,
            },
            labels,
            excerpt,
        }
    }
}

/// The lines to show, and in them the place that is blamed and the others that explain it.
fn labels(source: &Source, finding: &Diagnostic, style: &Style) -> (Excerpt, Vec<LabeledSpan>) {
    let others = finding.labels.iter().map(|label| label.span);
    let places: Vec<Span> = std::iter::once(finding.span).chain(others).collect();
    let (excerpt, mut found) = Excerpt::of(source, &places);
    let blamed = found.remove(0).unwrap_or_default();
    let mut own_text = None;
    let mut labels = Vec::new();
    for (place, label) in found.into_iter().zip(&finding.labels) {
        let text = tame(&label.message.text(style.lang));
        match place {
            Some(place) if overlap(&place, &blamed) => own_text = Some(text),
            Some(place) => labels.push(LabeledSpan::new_with_span(Some(text), place)),
            None => {}
        }
    }
    labels.push(LabeledSpan::new_primary_with_span(own_text, blamed));
    (excerpt, labels)
}

/// Whether two places can't be underlined apart. The text of the one is then written at the other.
fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end || a.start == b.start
}

impl fmt::Display for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.head)
    }
}

impl std::error::Error for Picture {}

impl miette::Diagnostic for Picture {
    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.excerpt)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}
