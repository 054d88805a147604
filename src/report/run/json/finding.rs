//! One finding about a case as JSON: its words, and the facts behind them.

use serde::Serialize;

use super::super::Setting;
use super::super::words::{self, level_name};
use super::case::{Amount, actor, amount, label, spot};
use crate::calendar::Moment;
use crate::run::{Case, Finding, FindingKind};

#[derive(Serialize)]
pub(super) struct Found {
    code: &'static str,
    level: &'static str,
    message: String,
    row: Option<String>,
    number: Option<String>,
    node: Option<String>,
    rule: Option<String>,
    /// The line of the log.
    line: Option<u64>,
    #[serde(flatten)]
    facts: Facts,
}

/// What a finding knows besides. Only what it knows is written.
#[derive(Serialize, Default)]
struct Facts {
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    done: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    started: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    late_by: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    used: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    times: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    least: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    most: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    actor: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    activity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i32>,
}

/// A finding of a case.
pub(super) fn of(setting: &Setting<'_>, case: &Case<'_>, finding: &Finding) -> Found {
    let sop = setting.plan.sop();
    let place = finding.node.and_then(|node| sop.nodes.get(node.0 as usize));
    let row = place.and_then(|node| sop.rows.get(node.row.0 as usize));
    let number = row.and_then(|row| row.number.as_ref());
    let rule = finding.rule.and_then(|rule| sop.rules.get(rule.0 as usize));
    Found {
        code: finding.kind.code(),
        level: level_name(finding.level),
        message: words::message(setting, case, finding),
        row: row.map(|row| row.name.value.clone()),
        number: number.map(|number| number.value.trim_end_matches('.').to_string()),
        node: place.map(|node| node.name.value.clone()),
        rule: rule.map(|rule| rule.name.value.clone()),
        line: words::line(finding, case),
        facts: facts(setting, finding),
    }
}

fn facts(setting: &Setting<'_>, finding: &Finding) -> Facts {
    let sop = setting.plan.sop();
    let word = |word| Some(setting.lexicon.text(word).to_string());
    let mut facts = Facts::default();
    match &finding.kind {
        FindingKind::Late {
            due,
            done,
            by,
            used,
        } => {
            (facts.due, facts.done) = (Some(*due), Some(*done));
            (facts.late_by, facts.used) = (Some(amount(*by)), Some(amount(*used)));
        }
        FindingKind::Overdue { due, by } => {
            (facts.due, facts.late_by) = (Some(*due), Some(amount(*by)));
        }
        FindingKind::Early { used } => facts.used = Some(amount(*used)),
        FindingKind::EndsBeforeStart { started, completed } => {
            (facts.started, facts.done) = (Some(*started), Some(*completed));
        }
        FindingKind::WrongCount { times, least, most } => {
            (facts.times, facts.least, facts.most) = (Some(*times), Some(*least), *most);
        }
        FindingKind::LoopExceeded { times, most } => {
            (facts.times, facts.most) = (Some(*times), Some(*most));
        }
        FindingKind::Returned { times, to } => {
            facts.times = Some(*times);
            facts.to = spot(sop, *to).map(|spot| spot.row.to_string());
        }
        FindingKind::AgainstCondition { exit } => {
            let label = finding.node.and_then(|node| label(sop, node, *exit));
            facts.exit = label.map(str::to_string);
        }
        FindingKind::OtherWay { outcome, exit } => {
            let label = finding.node.and_then(|node| label(sop, node, *exit));
            (facts.exit, facts.outcome) = (label.map(str::to_string), word(*outcome));
        }
        FindingKind::UnknownOutcome { outcome } => facts.outcome = word(*outcome),
        FindingKind::UnknownActivity { activity } => facts.activity = word(*activity),
        FindingKind::WrongActor { actor } | FindingKind::UnknownActor { actor } => {
            facts.actor = word(*actor);
        }
        FindingKind::MissingActor { actor: id } => facts.actor = Some(actor(sop, *id).to_string()),
        FindingKind::RuleUnknown { missing } => {
            let field = missing.and_then(|field| sop.fields.get(field.0 as usize));
            facts.missing = field.map(|field| field.name.value.clone());
        }
        FindingKind::RightUsed { after } | FindingKind::RightTooEarly { after } => {
            facts.used = Some(amount(*after));
        }
        FindingKind::RightGained { since } | FindingKind::EscalationOwed { since } => {
            facts.since = Some(*since);
        }
        FindingKind::Happened { event } => {
            let event = sop.events.get(event.0 as usize);
            facts.event = event.map(|event| event.name.value.clone());
        }
        FindingKind::BeyondCalendar { year } => facts.year = Some(*year),
        FindingKind::OutsideWindow
        | FindingKind::Skipped
        | FindingKind::Unexpected
        | FindingKind::Repeated
        | FindingKind::OutOfOrder
        | FindingKind::NotCalledFor
        | FindingKind::RuleBroken
        | FindingKind::Question
        | FindingKind::EscalationDone
        | FindingKind::StoppedHere
        | FindingKind::NotCounted { .. }
        | FindingKind::NotProven => {}
    }
    facts
}
