//! Judged cases as CSV for spreadsheets: a line for each finding, so that they can be filtered and counted there.

use super::words::{self, level_name, status_name};
use super::{Setting, amounts};
use crate::calendar::Moment;
use crate::lang::Lang;
use crate::report::cell::{self, csv_row};
use crate::run::log::Trouble;
use crate::run::summary::TimeKind;
use crate::run::{Case, Finding, FindingKind, Used, Verdict};

/// The names of the columns.
const HEAD: &str = "case,status,level,code,row,rule,line,text,due,done,late_by,unit\n";

/// The line with the names of the columns.
pub fn csv_head() -> String {
    HEAD.to_string()
}

/// The lines of a case: one for each finding, or one without a code where there is none.
///
/// A text that a spreadsheet would take for a formula (one that begins with `=`, `+`, `-` or `@`) is written with an
/// apostrophe before it.
pub fn csv_case(setting: &Setting<'_>, case: &Case<'_>, verdict: &Verdict) -> String {
    let mut out = String::new();
    for finding in &verdict.findings {
        line(setting, case, verdict, finding, &mut out);
    }
    if verdict.findings.is_empty() {
        let status = status_name(verdict.status);
        cell::row(
            &[case.id, status, "clean", "", "", "", "", "", "", "", "", ""],
            &mut out,
        );
    }
    out
}

/// The line with the names of the columns of rejected rows.
pub const REJECTS_HEAD: &str = "file,line,code,reason,row\n";

/// A row of a log or a case table that was rejected, as it stands there, with its file, its line and the reason.
pub fn reject(file: &str, trouble: &Trouble, lang: Lang) -> String {
    let row = trouble.rejected.as_deref().unwrap_or_default();
    let (line, reason) = (trouble.line.to_string(), trouble.message.text(lang));
    csv_row(&[file, &line, trouble.message.code(), &reason, row])
}

fn line(
    setting: &Setting<'_>,
    case: &Case<'_>,
    verdict: &Verdict,
    finding: &Finding,
    out: &mut String,
) {
    let sop = setting.plan.sop();
    let node = finding.node.and_then(|node| sop.nodes.get(node.0 as usize));
    let row = node.and_then(|node| sop.rows.get(node.row.0 as usize));
    let rule = finding.rule.and_then(|rule| sop.rules.get(rule.0 as usize));
    let (due, done, late) = times(&finding.kind);
    let moment = |moment: Option<Moment>| moment.map_or(String::new(), |it| it.to_string());
    let late = late.map(TimeKind::split);
    let line = words::line(finding, case);
    cell::row(
        &[
            case.id,
            status_name(verdict.status),
            level_name(finding.level),
            finding.kind.code(),
            row.map_or("", |row| &row.name.value),
            rule.map_or("", |rule| &rule.name.value),
            &line.map_or(String::new(), |line| line.to_string()),
            &words::message(setting, case, finding),
            &moment(due),
            &moment(done),
            &late.map_or(String::new(), |(_, amount)| amount.to_string()),
            late.map_or("", |(kind, _)| amounts::unit_name(kind)),
        ],
        out,
    );
}

/// When something was due, when it was done, and by how much it is late.
fn times(kind: &FindingKind) -> (Option<Moment>, Option<Moment>, Option<Used>) {
    match kind {
        FindingKind::Late { due, done, by, .. } => (Some(*due), Some(*done), Some(*by)),
        FindingKind::Overdue { due, by } => (Some(*due), None, Some(*by)),
        FindingKind::EndsBeforeStart { completed, .. } => (None, Some(*completed), None),
        _ => (None, None, None),
    }
}
