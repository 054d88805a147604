//! The exits of a node: does each case find one, does each exit find a case, and can a case take two?
//!
//! Exits are tried in the order of the file, and the first whose condition holds is taken. One cause makes one finding:
//! an exit whose condition never or always holds by itself is blamed for that alone, and so is one that repeats the
//! condition of another.

use super::Doubt;
use super::judge::{Answer, Judge, Want};
use super::parts::{self, Verdict};
use super::search::Budget;
use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::GuardMessage;
use crate::lang::Word;
use crate::model::{Exit, ExitTrigger, Guard, Node, NodeId};

/// How much work the exits of one node may take together.
const MOST_OF_ONE_NODE: u64 = 4_000_000;

/// Judges the exits of a node.
pub(super) fn check(
    subject: &Subject,
    (id, node): (NodeId, &Node),
    budget: &mut Budget,
    diagnostics: &mut Diagnostics,
) {
    let exits = guarded(node);
    if exits.is_empty() || exits.iter().any(|(_, guard)| super::is_faulty(&guard.expr)) {
        return;
    }
    let verdicts = exits
        .iter()
        .map(|(_, guard)| alone(subject, guard, budget, diagnostics));
    let verdicts: Vec<Verdict> = verdicts.collect();
    let group: Vec<_> = exits.iter().map(|(_, guard)| &guard.expr).collect();
    let mut own = Budget::new(budget.left.min(MOST_OF_ONE_NODE));
    let before = own.left;
    let mut review = Review {
        subject,
        node: (id, node),
        judge: Judge::new(subject.sop, &group, &mut own),
        exits,
        verdicts,
        doubts: Vec::new(),
    };
    review.run(diagnostics);
    budget.left = budget.left.saturating_sub(before - own.left);
}

fn guarded(node: &Node) -> Vec<(&Exit, &Guard)> {
    let exits = node.exits.iter();
    exits
        .filter_map(|exit| match &exit.trigger {
            ExitTrigger::When(guard) => Some((exit, guard)),
            _ => None,
        })
        .collect()
}

/// Judges a guard by itself, and says so when it is the same in every case.
fn alone(
    subject: &Subject,
    guard: &Guard,
    budget: &mut Budget,
    diagnostics: &mut Diagnostics,
) -> Verdict {
    let verdict = parts::judge(subject, guard, budget, diagnostics);
    super::tell_constant(subject, guard, verdict, diagnostics);
    verdict
}

struct Review<'a, 'b> {
    subject: &'a Subject<'a>,
    node: (NodeId, &'a Node),
    judge: Judge<'a, 'b>,
    exits: Vec<(&'a Exit, &'a Guard)>,
    verdicts: Vec<Verdict>,
    doubts: Vec<Doubt>,
}

impl Review<'_, '_> {
    fn run(&mut self, diagnostics: &mut Diagnostics) {
        let mut taken: Vec<usize> = Vec::new();
        for at in 0..self.exits.len() {
            if self.verdicts.get(at) == Some(&Verdict::Open) {
                if self.repeats(at, diagnostics) || self.is_shadowed(at, &taken, diagnostics) {
                    continue;
                }
                self.overlaps(at, &taken, diagnostics);
                taken.push(at);
            }
        }
        let all_open = self
            .verdicts
            .iter()
            .all(|verdict| *verdict == Verdict::Open);
        if all_open {
            self.rest(&taken, diagnostics);
        }
        self.tell_doubts(diagnostics);
    }

    /// Whether an exit has the condition of an earlier one.
    fn repeats(&self, at: usize, diagnostics: &mut Diagnostics) -> bool {
        let Some((_, guard)) = self.exits.get(at) else {
            return false;
        };
        let mut earlier = self.exits.iter().take(at);
        let Some(first) = earlier.find(|(_, other)| other == guard) else {
            return false;
        };
        let message = GuardMessage::SameGuard {
            guard: guard.written.clone(),
        };
        let finding = self.subject.finding(message, guard.span.span);
        let finding = finding.label(first.1.span.span, GuardMessage::TakenFirst {});
        diagnostics.push(finding.help(GuardMessage::ChangeOrder {}));
        true
    }

    /// Whether the exits before take all cases of an exit.
    fn is_shadowed(&mut self, at: usize, before: &[usize], diagnostics: &mut Diagnostics) -> bool {
        if before.is_empty() {
            return false;
        }
        let mut wanted = vec![(at, Want::Holds)];
        wanted.extend(before.iter().map(|earlier| (*earlier, Want::HoldsNot)));
        match self.judge.ask(&wanted) {
            Answer::Case(_) => false,
            Answer::Doubt(doubt) => {
                self.doubts.push(doubt);
                false
            }
            Answer::Never => {
                self.tell_shadowed(at, before, diagnostics);
                true
            }
        }
    }

    fn tell_shadowed(&mut self, at: usize, before: &[usize], diagnostics: &mut Diagnostics) {
        let Some((_, guard)) = self.exits.get(at).copied() else {
            return;
        };
        let message = GuardMessage::Shadowed {
            guard: guard.written.clone(),
        };
        let mut finding = self.subject.finding(message, guard.span.span);
        let mut takes_some = Vec::new();
        for earlier in before {
            let both = [(at, Want::Holds), (*earlier, Want::Holds)];
            if !self.judge.never(&both) {
                takes_some.push(*earlier);
            }
        }
        for earlier in takes_some {
            if let Some((_, other)) = self.exits.get(earlier) {
                finding = finding.label(other.span.span, GuardMessage::TakesItsCases {});
            }
        }
        diagnostics.push(finding.help(GuardMessage::ChangeOrder {}));
    }

    /// Finds a case that could take an exit and an earlier one as well.
    fn overlaps(&mut self, at: usize, before: &[usize], diagnostics: &mut Diagnostics) {
        for earlier in before {
            let both = [(at, Want::Holds), (*earlier, Want::Holds)];
            match self.judge.ask(&both) {
                Answer::Never => {}
                Answer::Doubt(doubt) => self.doubts.push(doubt),
                Answer::Case(sample) => {
                    let pair = (self.exits.get(*earlier), self.exits.get(at));
                    let (Some((first, other)), Some((_, guard))) = pair else {
                        return;
                    };
                    let sample = self.judge.plain(&sample, &both);
                    let message = GuardMessage::Overlap {
                        case: sample.told(self.subject.sop),
                        other: label(first, other),
                    };
                    let finding = self.subject.finding(message, guard.span.span);
                    let finding = finding.label(other.span.span, GuardMessage::TakenFirst {});
                    diagnostics.push(finding.help(GuardMessage::TellApart {}));
                    return;
                }
            }
        }
    }

    /// What is left for `otherwise`, or for no exit at all.
    fn rest(&mut self, taken: &[usize], diagnostics: &mut Diagnostics) {
        let (id, node) = self.node;
        let is_otherwise = |exit: &&Exit| exit.trigger == ExitTrigger::Otherwise;
        let otherwise = node.exits.iter().find(is_otherwise);
        let other_ways = node.exits.len() > self.exits.len();
        if otherwise.is_none() && other_ways {
            return;
        }
        let wanted: Vec<(usize, Want)> = taken.iter().map(|at| (*at, Want::HoldsNot)).collect();
        match (self.judge.ask(&wanted), otherwise) {
            (Answer::Never, Some(exit)) => {
                let finding = self
                    .subject
                    .finding(GuardMessage::IdleOtherwise {}, exit.place());
                diagnostics.push(finding.help(GuardMessage::LeaveOut {}));
            }
            (Answer::Case(sample), None) => {
                let sample = self.judge.plain(&sample, &wanted);
                let message = GuardMessage::Gap {
                    case: sample.told(self.subject.sop),
                    row: self.subject.row(id),
                };
                let finding = self.subject.finding(message, node.kind.span);
                let word = Word::Otherwise.spelling(self.subject.sop.lang);
                diagnostics.push(finding.help(GuardMessage::WriteOtherwise { word }));
            }
            (Answer::Doubt(doubt), None) => self.doubts.push(doubt),
            _ => {}
        }
    }

    fn tell_doubts(&self, diagnostics: &mut Diagnostics) {
        if let Some(doubt) = self.doubts.first() {
            let (id, node) = self.node;
            let message = GuardMessage::Unknown {
                row: self.subject.row(id),
                doubt: *doubt,
            };
            let finding = self.subject.finding(message, node.kind.span);
            diagnostics.push(finding.help(GuardMessage::LookYourself {}));
        }
    }
}

/// How an exit is called: by its label, or by its condition.
fn label(exit: &Exit, guard: &Guard) -> String {
    let label = exit.label.as_ref().map(|label| label.value.clone());
    label.unwrap_or_else(|| guard.written.clone())
}
