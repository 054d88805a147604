//! Rules on case data: can each be kept, does it ask anything, and can two be kept together?

use super::judge::{Answer, Judge, Want};
use super::parts::{self, Verdict};
use super::sample::Sample;
use super::search::Budget;
use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::GuardMessage;
use crate::model::expr::TypedExpr;
use crate::model::{Guard, NodeId, Rule, RuleKind, Strength};

/// Requirements of one place beyond this many are not put against each other.
const MOST_TOGETHER: usize = 40;

/// Judges every rule that asks something of the case data.
pub(super) fn check(subject: &Subject, budget: &mut Budget, diagnostics: &mut Diagnostics) {
    let mut sound = Vec::new();
    for rule in &subject.sop.rules {
        if let Some(condition) = &rule.condition {
            match parts::judge(subject, condition, budget, diagnostics) {
                Verdict::Open => {}
                Verdict::Always => tell_idle_condition(subject, condition, diagnostics),
                Verdict::Contradicts => continue,
                Verdict::Never => {
                    tell_never_applies(subject, rule, condition, diagnostics);
                    continue;
                }
            }
        }
        for (at, guard) in requirements(rule) {
            if requirement(subject, rule, guard, budget, diagnostics)
                && rule.strength.value == Strength::Must
            {
                sound.push(Requirement { rule, at, guard });
            }
        }
    }
    conflicts(subject, &sound, budget, diagnostics);
}

/// What a rule requires, and at which node.
fn requirements(rule: &Rule) -> impl Iterator<Item = (Option<NodeId>, &Guard)> {
    rule.parts.iter().filter_map(|part| match part {
        RuleKind::Require { at, guard } => Some((at.as_ref().map(|at| at.value), guard)),
        _ => None,
    })
}

fn tell_idle_condition(subject: &Subject, condition: &Guard, diagnostics: &mut Diagnostics) {
    super::tell_constant(subject, condition, Verdict::Always, diagnostics);
}

fn tell_never_applies(
    subject: &Subject,
    rule: &Rule,
    condition: &Guard,
    diagnostics: &mut Diagnostics,
) {
    let message = GuardMessage::NeverApplies {
        rule: rule.name.value.clone(),
        condition: condition.written.clone(),
    };
    diagnostics.push(subject.finding(message, condition.span.span));
}

/// Judges a requirement by itself and under the rule's condition. True where nothing is wrong with it.
fn requirement(
    subject: &Subject,
    rule: &Rule,
    guard: &Guard,
    budget: &mut Budget,
    diagnostics: &mut Diagnostics,
) -> bool {
    let condition = rule.condition.as_ref();
    let (never, always) = match parts::judge(subject, guard, budget, diagnostics) {
        Verdict::Contradicts => return false,
        Verdict::Never => (true, false),
        Verdict::Always => (false, true),
        Verdict::Open => under_condition(subject, condition, guard, budget),
    };
    let (name, required) = (rule.name.value.clone(), guard.written.clone());
    let message = if never {
        GuardMessage::NeverHolds {
            rule: name,
            required,
        }
    } else if always {
        GuardMessage::AlwaysHolds {
            rule: name,
            required,
        }
    } else {
        return true;
    };
    let mut finding = subject.finding(message, guard.span.span);
    if let Some(condition) = condition {
        finding = finding.label(condition.span.span, GuardMessage::AppliesWhen {});
    }
    diagnostics.push(finding);
    false
}

/// Whether a requirement never, or always, holds where the rule's condition does.
fn under_condition(
    subject: &Subject,
    condition: Option<&Guard>,
    guard: &Guard,
    budget: &mut Budget,
) -> (bool, bool) {
    let Some(condition) = condition else {
        return (false, false);
    };
    let mut judge = Judge::new(subject.sop, &[&condition.expr, &guard.expr], budget);
    let never = judge.never(&[(0, Want::Holds), (1, Want::Holds)]);
    let always = judge.never(&[(0, Want::Holds), (1, Want::HoldsNot)]);
    (never, always && !never)
}

/// A requirement of a rule that must be kept, with which nothing is wrong by itself.
#[derive(Clone, Copy)]
struct Requirement<'a> {
    rule: &'a Rule,
    at: Option<NodeId>,
    guard: &'a Guard,
}

/// Finds requirements at the same place that no case can meet together, though it must.
fn conflicts(
    subject: &Subject,
    sound: &[Requirement],
    budget: &mut Budget,
    diagnostics: &mut Diagnostics,
) {
    for (position, later) in sound.iter().enumerate() {
        let earlier = sound.iter().take(position);
        let beside = earlier.filter(|earlier| earlier.at == later.at);
        for earlier in beside.take(MOST_TOGETHER) {
            if let Some(sample) = conflict(subject, earlier, later, budget) {
                tell_conflict(subject, earlier, later, &sample, diagnostics);
                break;
            }
        }
    }
}

/// A case to which both requirements apply, where no such case can meet both.
fn conflict(
    subject: &Subject,
    earlier: &Requirement,
    later: &Requirement,
    budget: &mut Budget,
) -> Option<Sample> {
    let mut group: Vec<&TypedExpr> = vec![&earlier.guard.expr, &later.guard.expr];
    let conditions = [&earlier.rule.condition, &later.rule.condition];
    group.extend(
        conditions
            .into_iter()
            .flatten()
            .map(|condition| &condition.expr),
    );
    let mut judge = Judge::new(subject.sop, &group, budget);
    let all: Vec<(usize, Want)> = (0..group.len()).map(|at| (at, Want::Holds)).collect();
    if !judge.never(&all) {
        return None;
    }
    let apply = all.get(2..).unwrap_or_default();
    match judge.ask(apply) {
        Answer::Case(sample) => Some(judge.plain(&sample, apply)),
        _ => None,
    }
}

fn tell_conflict(
    subject: &Subject,
    earlier: &Requirement,
    later: &Requirement,
    sample: &Sample,
    diagnostics: &mut Diagnostics,
) {
    let message = GuardMessage::Conflict {
        case: sample.told(subject.sop),
        rule: later.rule.name.value.clone(),
        other: earlier.rule.name.value.clone(),
    };
    let finding = subject.finding(message, later.guard.span.span);
    diagnostics.push(finding.label(earlier.guard.span.span, GuardMessage::AlsoRequired {}));
}
