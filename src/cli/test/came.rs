//! What came out for a case, as lines that can be compared with what was expected.

use lajur::lang::{Lang, Number};
use lajur::model::{Amount, DayKind, RuleId, Unit};
use lajur::report::run::status_name;
use lajur::run::log::Trouble;
use lajur::run::{Finding, Judged, Level, RuleState, Verdict, placeless_message};

use super::expected::Line;
use crate::cli::run::desk::Desk;

/// The lines of a case: its status, how long it took, the rules it keeps, and each finding.
pub fn lines(desk: &Desk, judged: &Judged) -> Vec<Line> {
    let Some(case) = judged.case() else {
        return Vec::new();
    };
    let line = |code: &str, place: String, detail: String, counts| Line {
        case: case.id.to_string(),
        code: code.to_string(),
        place,
        detail,
        counts,
    };
    let verdict = &judged.verdict;
    let lang = desk.plan.sop().lang;
    let mut lines = vec![line(
        "status",
        String::new(),
        status_name(verdict.status).to_string(),
        false,
    )];
    if let Some(elapsed) = elapsed(verdict, lang) {
        lines.push(line("elapsed", String::new(), elapsed, false));
    }
    for rule in kept(verdict) {
        let name = desk.plan.sop()[rule].name.value.clone();
        lines.push(line("kept", name, String::new(), false));
    }
    for finding in &verdict.findings {
        let message = placeless_message(finding, &case, &desk.plan);
        let counts = finding.level >= Level::Remark;
        lines.push(line(
            message.code(),
            place(desk, finding),
            message.text(lang),
            counts,
        ));
    }
    lines
}

/// A row of the log that could not be read as it stands.
pub fn trouble(trouble: &Trouble, lang: Lang) -> Line {
    Line {
        case: String::new(),
        code: trouble.message.code().to_string(),
        place: trouble.line.to_string(),
        detail: trouble.message.text(lang),
        counts: true,
    }
}

fn elapsed(verdict: &Verdict, lang: Lang) -> Option<String> {
    let days = |amount: i64, kind: DayKind| {
        let unit = match kind {
            DayKind::Working => Unit::Workdays,
            DayKind::Calendar => Unit::CalendarDays,
        };
        let number = Number::whole(amount).unwrap_or_default();
        Amount { number, unit }.in_words(lang)
    };
    let workdays = days(verdict.workdays?, DayKind::Working);
    Some(format!(
        "{workdays}, {}",
        days(verdict.calendar_days?, DayKind::Calendar)
    ))
}

fn kept(verdict: &Verdict) -> impl Iterator<Item = RuleId> {
    let states = (0..).map(RuleId).zip(&verdict.rules);
    states
        .filter(|(_, state)| **state == RuleState::Kept)
        .map(|(rule, _)| rule)
}

/// The rule, or the number of the row, or its name where it has none.
fn place(desk: &Desk, finding: &Finding) -> String {
    let sop = desk.plan.sop();
    if let Some(rule) = finding.rule {
        return sop[rule].name.value.clone();
    }
    let row = finding.node.map(|node| &sop[sop[node].row]);
    row.map_or_else(String::new, |row| match &row.number {
        Some(number) => number.value.trim_end_matches('.').to_string(),
        None => row.name.value.clone(),
    })
}
