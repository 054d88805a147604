//! Findings that a file itself switches off or makes errors: `allow CODE`, `deny CODE`.

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Catalogue, Override, Verdict};

/// The findings that are left, each with the weight that its file gives it.
pub fn heed(catalogue: &Catalogue, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    if catalogue.sops.iter().all(|sop| sop.overrides.is_empty()) {
        return findings;
    }
    let weigh = |mut finding: Diagnostic| match verdict(catalogue, &finding) {
        Some(Verdict::Allow) => None,
        Some(Verdict::Deny) => {
            finding.severity = Severity::Error;
            Some(finding)
        }
        None => Some(finding),
    };
    findings.into_iter().filter_map(weigh).collect()
}

/// What the file says of a finding: the statement with the narrowest scope counts, and of two in one scope the last.
fn verdict(catalogue: &Catalogue, finding: &Diagnostic) -> Option<Verdict> {
    let about = |it: &&Override| {
        let scope = it.scope.range();
        it.code.value == finding.code() && scope.contains(&finding.span.start())
    };
    let sops = catalogue
        .sops
        .iter()
        .filter(|sop| sop.source == finding.source);
    sops.flat_map(|sop| sop.overrides.iter().filter(about))
        .min_by_key(|it| (it.scope.range().len(), std::cmp::Reverse(it.code.span)))
        .map(|it| it.verdict)
}
