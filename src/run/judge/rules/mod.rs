//! The rules of an SOP on one case.
//!
//! A rule has parts, each with a state of its own; the rule's is the gravest of them. To break a `must` rule is a
//! violation, a `should` rule a remark; a `may` rule permits, so nothing breaks it.

mod duties;
mod require;
mod silence;
mod within;

use super::known::missing;
use super::work::Work;
use crate::model::expr::truth;
use crate::model::{FieldId, Guard, NodeId, Rule, RuleId, RuleKind, Strength};
use crate::run::{FindingKind, Level, RuleState};

/// What becomes of a part of a rule, with what shows it.
struct Outcome {
    state: RuleState,
    finding: Option<(FindingKind, Option<NodeId>, Option<u32>)>,
}

/// A rule while it is being judged.
#[derive(Clone, Copy)]
struct Judged<'r> {
    id: RuleId,
    rule: &'r Rule,
}

/// Judges all rules; the state of each.
pub fn judge(work: &mut Work<'_>) -> Vec<RuleState> {
    let rules = &work.ground.sop().rules;
    let judged = (0..).map(RuleId).zip(rules);
    judged
        .map(|(id, rule)| one(work, Judged { id, rule }))
        .collect()
}

fn one(work: &mut Work<'_>, judged: Judged<'_>) -> RuleState {
    let binds = match &judged.rule.condition {
        Some(guard) => truth(&guard.expr, &work.known_at(None)),
        None => Some(true),
    };
    if binds == Some(false) {
        return RuleState::Idle;
    }
    let mut state = RuleState::Idle;
    for part in &judged.rule.parts {
        let mut outcome = self::part(work, judged, part);
        if binds.is_none() && weight(outcome.state) >= weight(RuleState::Unknown) {
            // What would be kept is kept whether the rule binds or not.
            let guard = judged.rule.condition.as_ref();
            outcome = unknown(
                work,
                guard.and_then(|guard| lacking(work, guard, None)),
                None,
                None,
            );
        }
        if weight(outcome.state) > weight(state) {
            state = outcome.state;
        }
        say(work, judged, outcome);
    }
    state
}

/// Of the states of several parts the gravest counts.
fn weight(state: RuleState) -> u8 {
    match state {
        RuleState::Idle => 0,
        RuleState::Kept => 1,
        RuleState::Used => 2,
        RuleState::Open => 3,
        RuleState::Question => 4,
        RuleState::Unknown => 5,
        RuleState::Broken => 6,
    }
}

fn say(work: &mut Work<'_>, judged: Judged<'_>, outcome: Outcome) {
    let Some((kind, node, event)) = outcome.finding else {
        return;
    };
    let strength = judged.rule.strength.value;
    let level = match kind {
        FindingKind::Question => Level::Question,
        FindingKind::RuleUnknown { .. } if strength == Strength::Must => Level::Remark,
        FindingKind::RuleUnknown { .. }
        | FindingKind::RightUsed { .. }
        | FindingKind::RightGained { .. } => Level::Note,
        FindingKind::RightTooEarly { .. } => Level::Remark,
        _ if strength == Strength::Must => Level::Violation,
        _ => Level::Remark,
    };
    work.say_of_rule(kind, level, judged.id, node, event);
}

fn part(work: &mut Work<'_>, judged: Judged<'_>, part: &RuleKind) -> Outcome {
    if judged.rule.strength.value == Strength::May
        && !matches!(part, RuleKind::Silence { .. } | RuleKind::Judge { .. })
    {
        return state(RuleState::Idle);
    }
    match part {
        RuleKind::Within { .. } => within::judge(work, judged.rule, part),
        RuleKind::Silence { .. } => silence::judge(work, judged, part),
        RuleKind::Require { at, guard } => {
            require::judge(work, at.as_ref().map(|at| at.value), guard)
        }
        RuleKind::Judge { at, .. } => question(work, at.as_ref().map(|at| at.value)),
        RuleKind::Order(first, second) => duties::order(work, first.value, second.value),
        RuleKind::Together(nodes) => duties::together(work, &duties::ids(nodes)),
        RuleKind::Exclusive(nodes) => duties::exclusive(work, &duties::ids(nodes)),
        RuleKind::Separate(nodes) => duties::separate(work, &duties::ids(nodes)),
        RuleKind::SameActor(nodes) => duties::same_actor(work, &duties::ids(nodes)),
        RuleKind::Limit(node, count) => duties::limit(work, node.value, *count),
    }
}

/// What a person judges, when there is something to judge.
fn question(work: &Work<'_>, at: Option<NodeId>) -> Outcome {
    let Some(node) = at else {
        return broken_by(RuleState::Question, FindingKind::Question, None, None);
    };
    let event = work.visits_of(node).last().map(|visit| visit.event);
    match event {
        Some(event) => broken_by(
            RuleState::Question,
            FindingKind::Question,
            Some(node),
            event,
        ),
        None => state(RuleState::Idle),
    }
}

fn state(state: RuleState) -> Outcome {
    Outcome {
        state,
        finding: None,
    }
}

fn broken_by(
    state: RuleState,
    kind: FindingKind,
    node: Option<NodeId>,
    event: Option<u32>,
) -> Outcome {
    Outcome {
        state,
        finding: Some((kind, node, event)),
    }
}

fn broken(node: Option<NodeId>, event: Option<u32>) -> Outcome {
    broken_by(RuleState::Broken, FindingKind::RuleBroken, node, event)
}

/// A rule that asks for a field. Where the whole log has no place for it, that is no word about this case.
fn unknown(
    work: &Work<'_>,
    missing: Option<FieldId>,
    node: Option<NodeId>,
    event: Option<u32>,
) -> Outcome {
    if missing.is_some_and(|field| !work.case.can_tell(field)) {
        return state(RuleState::Unknown);
    }
    broken_by(
        RuleState::Unknown,
        FindingKind::RuleUnknown { missing },
        node,
        event,
    )
}

/// The first field of a condition that the case lacks as of an event.
fn lacking(work: &Work<'_>, guard: &Guard, event: Option<u32>) -> Option<FieldId> {
    missing(&guard.expr, &work.known_at(event))
}
