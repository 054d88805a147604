//! One case as JSON.

use serde::Serialize;

use super::super::words::{level_name, rule_state_name, status_name};
use super::super::{Setting, amounts};
use super::finding::{self, Found};
use crate::calendar::Moment;
use crate::model::{ActorId, NodeId, RuleId, Sop};
use crate::run::summary::TimeKind;
use crate::run::{Case, Level, Next, RuleState, Used, Verdict, Visit};

#[derive(Serialize)]
pub(super) struct CaseOut<'a> {
    case: &'a str,
    status: &'static str,
    level: &'static str,
    began: Option<Moment>,
    last: Option<Moment>,
    workdays: Option<i64>,
    calendar_days: Option<i64>,
    /// The line of the case table.
    line: Option<u64>,
    events: usize,
    findings: Vec<Found>,
    next: Vec<NextOut<'a>>,
    visits: Vec<VisitOut<'a>>,
    rules: Vec<RuleOut<'a>>,
    cost: u32,
    proven: bool,
}

/// Where in the SOP something is.
#[derive(Serialize)]
pub(super) struct Spot<'a> {
    pub(super) row: &'a str,
    pub(super) number: Option<&'a str>,
    pub(super) node: &'a str,
}

/// An amount of time.
#[derive(Serialize)]
pub(super) struct Amount {
    amount: i64,
    unit: &'static str,
}

#[derive(Serialize)]
struct NextOut<'a> {
    #[serde(flatten)]
    spot: Spot<'a>,
    from: Option<Moment>,
    due: Option<Moment>,
    perhaps: bool,
    overdue: bool,
    by: Vec<&'a str>,
}

#[derive(Serialize)]
struct VisitOut<'a> {
    #[serde(flatten)]
    spot: Spot<'a>,
    line: Option<u64>,
    exit: Option<&'a str>,
    from: Option<Moment>,
    due: Option<Moment>,
    done: Option<Moment>,
    used: Option<Amount>,
    paused: Option<Amount>,
}

#[derive(Serialize)]
struct RuleOut<'a> {
    rule: &'a str,
    state: &'static str,
}

/// A case with its verdict.
pub(super) fn of<'a>(setting: &Setting<'a>, case: &Case<'a>, verdict: &'a Verdict) -> CaseOut<'a> {
    let sop = setting.plan.sop();
    let findings = verdict.findings.iter();
    let rules = (0..).map(RuleId).zip(&verdict.rules);
    let binding = rules.filter(|(_, state)| **state != RuleState::Idle);
    CaseOut {
        case: case.id,
        status: status_name(verdict.status),
        level: level(verdict),
        began: verdict.began,
        last: verdict.last,
        workdays: verdict.workdays,
        calendar_days: verdict.calendar_days,
        line: case.header.and_then(|header| header.line),
        events: case.events.len(),
        findings: findings.map(|it| finding::of(setting, case, it)).collect(),
        next: verdict.next.iter().filter_map(|it| next(sop, it)).collect(),
        visits: verdict
            .visits
            .iter()
            .filter_map(|it| visit(sop, case, it))
            .collect(),
        rules: binding
            .filter_map(|(id, state)| rule(sop, id, *state))
            .collect(),
        cost: verdict.cost,
        proven: verdict.proven,
    }
}

/// How much the hardest finding of a case weighs, questions and notes left aside.
fn level(verdict: &Verdict) -> &'static str {
    match verdict.findings.iter().map(|finding| finding.level).max() {
        Some(level @ (Level::Violation | Level::Remark)) => level_name(level),
        _ => "clean",
    }
}

/// Where a node stands; nothing for one of another SOP.
pub(super) fn spot(sop: &Sop, node: NodeId) -> Option<Spot<'_>> {
    let node = sop.nodes.get(node.0 as usize)?;
    let row = sop.rows.get(node.row.0 as usize)?;
    let number = row.number.as_ref();
    Some(Spot {
        row: &row.name.value,
        number: number.map(|number| number.value.trim_end_matches('.')),
        node: &node.name.value,
    })
}

pub(super) fn amount(used: Used) -> Amount {
    let (kind, amount) = TimeKind::split(used);
    Amount {
        amount,
        unit: amounts::unit_name(kind),
    }
}

/// The name of an actor; empty for one of another SOP.
pub(super) fn actor(sop: &Sop, actor: ActorId) -> &str {
    let actor = sop.actors.get(actor.0 as usize);
    actor.map_or("", |actor| &actor.name.value)
}

fn next<'a>(sop: &'a Sop, next: &Next) -> Option<NextOut<'a>> {
    Some(NextOut {
        spot: spot(sop, next.node)?,
        from: next.from,
        due: next.due,
        perhaps: next.perhaps,
        overdue: next.overdue,
        by: next.by.iter().map(|by| actor(sop, *by)).collect(),
    })
}

fn visit<'a>(sop: &'a Sop, case: &Case<'_>, visit: &Visit) -> Option<VisitOut<'a>> {
    let event = visit.event.and_then(|at| case.events.get(at as usize));
    Some(VisitOut {
        spot: spot(sop, visit.node)?,
        line: event.map(|event| event.line),
        exit: visit.exit.and_then(|exit| label(sop, visit.node, exit)),
        from: visit.from,
        due: visit.due,
        done: visit.done,
        used: visit.used.map(amount),
        paused: visit.paused.map(amount),
    })
}

/// The label of an exit; nothing where it has none.
pub(super) fn label(sop: &Sop, node: NodeId, exit: u32) -> Option<&str> {
    let exits = &sop.nodes.get(node.0 as usize)?.exits;
    let label = exits.get(exit as usize)?.label.as_ref()?;
    Some(&label.value)
}

fn rule(sop: &Sop, rule: RuleId, state: RuleState) -> Option<RuleOut<'_>> {
    let rule = sop.rules.get(rule.0 as usize)?;
    Some(RuleOut {
        rule: &rule.name.value,
        state: rule_state_name(state),
    })
}
