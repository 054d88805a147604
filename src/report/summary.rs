//! The last line of a report: how many of what.

use super::words;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::Lang;

/// One line: `2 files: 1 error, 3 warnings, 24 questions`.
pub fn summary(files: usize, findings: &[Diagnostic], lang: Lang) -> String {
    let counts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Question]
        .into_iter()
        .map(|weight| (weight, count(findings, weight)))
        .filter(|(_, count)| *count > 0)
        .map(|(weight, count)| words::counted(count, weight, lang))
        .collect();
    let found = match (counts.is_empty(), lang) {
        (false, _) => counts.join(", "),
        (true, Lang::En) => "nothing to report".to_string(),
        (true, Lang::Id) => "tidak ada temuan".to_string(),
    };
    format!("{}: {found}\n", words::files(files, lang))
}

fn count(findings: &[Diagnostic], weight: Severity) -> usize {
    findings.iter().filter(|f| f.severity == weight).count()
}
