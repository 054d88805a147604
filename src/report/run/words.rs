//! The words that the reports on cases themselves say.

pub(super) use crate::report::speech::{cases, counted, pick, strength, strength_name};

use super::Setting;
use crate::calendar::Moment;
use crate::lang::Lang;
use crate::run::{self, Case, Finding, Gathered, Level, RuleState, Status, Used};

/// How far a case is.
pub(super) fn status(status: Status, lang: Lang) -> &'static str {
    match status {
        Status::Planned => pick(lang, "planned", "direncanakan"),
        Status::Running => pick(lang, "under way", "berjalan"),
        Status::Finished => pick(lang, "finished", "selesai"),
        Status::Stopped => pick(lang, "stopped", "terhenti"),
    }
}

/// The stable name of a status, for machines.
pub fn status_name(status: Status) -> &'static str {
    match status {
        Status::Planned => "planned",
        Status::Running => "running",
        Status::Finished => "finished",
        Status::Stopped => "stopped",
    }
}

/// The stable name of a level, for machines.
pub(super) fn level_name(level: Level) -> &'static str {
    match level {
        Level::Violation => "violation",
        Level::Remark => "remark",
        Level::Question => "question",
        Level::Note => "note",
    }
}

/// What became of a rule.
pub(super) fn rule_state(state: RuleState, lang: Lang) -> &'static str {
    match state {
        RuleState::Idle => pick(
            lang,
            "does not bind this case",
            "tidak berlaku bagi kasus ini",
        ),
        RuleState::Kept => pick(lang, "kept", "dipatuhi"),
        RuleState::Broken => pick(lang, "broken", "dilanggar"),
        RuleState::Unknown => pick(lang, "can't be judged", "tidak dapat dinilai"),
        RuleState::Open => pick(lang, "open", "belum dapat dipastikan"),
        RuleState::Question => pick(lang, "for people to judge", "perlu dinilai oleh orang"),
        RuleState::Used => pick(lang, "its right was used", "haknya dipakai"),
    }
}

/// The stable name of what became of a rule, for machines.
pub(super) fn rule_state_name(state: RuleState) -> &'static str {
    match state {
        RuleState::Idle => "idle",
        RuleState::Kept => "kept",
        RuleState::Broken => "broken",
        RuleState::Unknown => "unknown",
        RuleState::Open => "open",
        RuleState::Question => "question",
        RuleState::Used => "used",
    }
}

/// A date, or a date with its hour.
pub(super) fn moment(moment: Moment, in_days: bool) -> String {
    let date = moment.date();
    if in_days {
        return date.to_string();
    }
    let second = moment.second();
    format!("{date} {:02}:{:02}", second / 3600, second / 60 % 60)
}

/// The line of the log that a finding is about.
pub(super) fn line(finding: &Finding, case: &Case<'_>) -> Option<u64> {
    let event = finding.event.and_then(|at| case.events.get(at as usize));
    event.map(|event| event.line)
}

/// Working days, counted.
pub(super) fn workdays(days: i64, lang: Lang) -> String {
    Used::Workdays(days).in_words(lang)
}

/// What one finding, or several told together, say to people.
pub(super) fn told(setting: &Setting<'_>, case: &Case<'_>, gathered: &Gathered<'_>) -> String {
    gathered.message(case, setting.plan).text(setting.lang)
}

/// What a finding says, in words, with the place in the log that shows it.
pub(super) fn message(setting: &Setting<'_>, case: &Case<'_>, finding: &Finding) -> String {
    run::message(finding, case, setting.plan).text(setting.lang)
}
