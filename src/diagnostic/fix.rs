//! Applying fixes to a text.

use super::{Diagnostic, Edit, Fix};

/// The text with every safe fix of its findings applied, and how many were. A fix that touches a place which an
/// earlier one has changed is left for the next time.
pub fn apply_safe<'d>(
    text: &str,
    findings: impl IntoIterator<Item = &'d Diagnostic>,
) -> (String, usize) {
    let mut edits: Vec<&Edit> = Vec::new();
    let mut count = 0;
    for fix in findings
        .into_iter()
        .filter_map(|finding| finding.fix.as_ref())
    {
        if fix.safe && fits(text, fix) && !fix.edits.iter().any(|edit| touches(&edits, edit)) {
            edits.extend(&fix.edits);
            count += 1;
        }
    }
    edits.sort_by_key(|edit| edit.span);
    (replaced(text, &edits), count)
}

/// Whether the fix is one for this text and its own edits stand apart.
fn fits(text: &str, fix: &Fix) -> bool {
    let inside = |edit: &Edit| text.get(edit.span.range()).is_some();
    let apart = fix.edits.iter().enumerate().all(|(at, edit)| {
        let others = fix.edits.iter().skip(at + 1);
        !others.clone().any(|other| overlap(edit, other))
    });
    fix.edits.iter().all(inside) && apart
}

fn touches(edits: &[&Edit], edit: &Edit) -> bool {
    edits.iter().any(|earlier| overlap(earlier, edit))
}

/// Whether two edits share a byte or an end, so that their order would matter.
fn overlap(a: &Edit, b: &Edit) -> bool {
    a.span.start <= b.span.end && b.span.start <= a.span.end
}

fn replaced(text: &str, edits: &[&Edit]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        out.push_str(text.get(done..edit.span.start()).unwrap_or(""));
        out.push_str(&edit.text);
        done = edit.span.end();
    }
    out.push_str(text.get(done..).unwrap_or(""));
    out
}

#[cfg(test)]
mod tests {
    use super::apply_safe;
    use crate::diagnostic::Diagnostic;
    use crate::diagnostic::messages::SyntaxMessage;
    use crate::source::Span;

    fn finding(start: usize, end: usize, text: &str, safe: bool) -> Diagnostic {
        let span = Span::new(start, end);
        Diagnostic::new(SyntaxMessage::EmptyFile {}, 0, span).fix(span, text, safe)
    }

    #[test]
    fn safe_fixes_that_stand_apart_are_applied_in_place() {
        let text = "waktu 3 hari oleh admin";
        let findings = [
            finding(13, 17, "by", true),
            finding(0, 5, "takes", true),
            finding(2, 7, "overlapping", true),
            finding(18, 23, "a guess", false),
            finding(90, 95, "of another text", true),
        ];
        let (fixed, count) = apply_safe(text, &findings);
        assert_eq!((fixed.as_str(), count), ("takes 3 hari by admin", 2));
    }
}
