//! Questions, a line each: a document full of inferred values has dozens of them, and none needs a drawing.

use super::human::Style;
use super::words;
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// `FILE:LINE:COL question[CODE]: what is asked`
pub(super) fn line(source: &Source, finding: &Diagnostic, style: &Style) -> String {
    let at = source.position(finding.span.start());
    format!(
        "{}:{}:{} {}[{}]: {}\n",
        source.name(),
        at.line,
        at.column,
        words::severity(finding.severity, style.lang),
        finding.code(),
        words::tame(&finding.message.text(style.lang)),
    )
}
