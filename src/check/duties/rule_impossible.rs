//! A rule can be kept.
//!
//! Only what the graph decides surely is blamed: an order that every way turns round, an exclusion of rows that every case
//! does, a company of rows that no case does together, a number that no case comes to, one person for rows that have no
//! actor in common. That a rule can't be broken on the planned ways is no fault: real cases leave them.

use super::performing::actors;
use super::walks::Walks;
use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::ActorMessage;
use crate::graph::Gives;
use crate::model::{ActorId, Bound, Count, NodeId, RuleKind, Said, Strength};
use crate::source::Span;

pub(in crate::check) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    let mut judge = Judge {
        subject,
        walks: Walks::new(subject),
        one_by_one: goes_one_by_one(subject),
    };
    let rules = subject.sop.rules.iter();
    for rule in rules.filter(|rule| rule.strength.value != Strength::May) {
        for part in &rule.parts {
            let found = judge.part(part);
            if let Some((span, message)) = found {
                let finding = subject.finding(message, span);
                let finding = finding.label(rule.name.span, ActorMessage::OfThisRule {});
                diagnostics.push(finding.help(ActorMessage::ChangeRule {}));
            }
        }
    }
}

/// Whether a case is never in two places at once, nor goes one way for one item and another for the next.
fn goes_one_by_one(subject: &Subject) -> bool {
    let sop = subject.sop;
    let mut steps = subject.graph.steps();
    let splits = steps.any(|step| matches!(step.gives, Gives::Split | Gives::ChoiceOfSplits));
    let beside = sop.interrupts.iter().any(|interrupt| interrupt.alongside);
    let repeats = sop.nodes.iter().any(|node| {
        node.for_each.is_some() || node.repeat.is_some() || node.every.is_some() || node.alongside
    });
    !splits && !beside && !repeats
}

struct Judge<'a> {
    subject: &'a Subject<'a>,
    walks: Walks<'a>,
    one_by_one: bool,
}

type Found = Option<(Span, ActorMessage)>;

impl Judge<'_> {
    fn part(&mut self, part: &RuleKind) -> Found {
        match part {
            RuleKind::Order(first, second) => self.order(first, second),
            RuleKind::Exclusive(nodes) => self.exclusive(nodes),
            RuleKind::Together(nodes) => self.together(nodes),
            RuleKind::Limit(node, count) => self.limit(node, *count),
            RuleKind::SameActor(nodes) => self.same_actor(nodes),
            _ => None,
        }
    }

    /// Whoever comes to the first has done the second, and does not come to the second again.
    fn order(&mut self, first: &Said<NodeId>, second: &Said<NodeId>) -> Found {
        let (a, b) = (first.value, second.value);
        let turned = a != b
            && !self.subject.sop[a].alongside
            && is_sure(self.subject, b)
            && self.walks.past(None, false)?.has(a)
            && !self.walks.past(Some(b), false)?.has(a)
            && !self.walks.after(a)?.has(b);
        let message = ActorMessage::OrderTurned {
            first: self.subject.row(a),
            second: self.subject.row(b),
        };
        turned.then_some((second.span, message))
    }

    /// Every case that comes to an end as planned has done two of them.
    fn exclusive(&mut self, nodes: &[Said<NodeId>]) -> Found {
        let subject = self.subject;
        let mut always: Option<NodeId> = None;
        for node in nodes.iter().filter(|node| is_sure(subject, node.value)) {
            if always == Some(node.value) || !self.is_inevitable(node.value)? {
                continue;
            }
            let Some(other) = always else {
                always = Some(node.value);
                continue;
            };
            let message = ActorMessage::BothDone {
                first: self.subject.row(other),
                second: self.subject.row(node.value),
            };
            return Some((node.span, message));
        }
        None
    }

    fn is_inevitable(&mut self, node: NodeId) -> Option<bool> {
        let (all, rest) = (
            self.walks.past(None, true)?,
            self.walks.past(Some(node), true)?,
        );
        let mut ends = self.subject.ends();
        Some(self.subject.ends().any(|end| all.has(end)) && !ends.any(|end| rest.has(end)))
    }

    /// From neither of two a case comes to the other.
    fn together(&mut self, nodes: &[Said<NodeId>]) -> Found {
        if !self.one_by_one {
            return None;
        }
        for (first, second) in nodes.iter().zip(nodes.iter().skip(1)) {
            let (a, b) = (first.value, second.value);
            let all = self.walks.past(None, false)?;
            let both = a != b && all.has(a) && all.has(b);
            if both && !self.walks.after(a)?.has(b) && !self.walks.after(b)?.has(a) {
                let message = ActorMessage::NeverTogether {
                    first: self.subject.row(a),
                    second: self.subject.row(b),
                };
                return Some((second.span, message));
            }
        }
        None
    }

    fn limit(&mut self, node: &Said<NodeId>, count: Count) -> Found {
        let row = self.subject.row(node.value);
        let repeat = self.subject.sop[node.value].repeat.as_ref();
        let repeated = repeat.filter(|repeat| repeat.value.bound != Some(Bound::AtMost));
        let repeated = repeated.map(|repeat| repeat.value.times);
        let (wanted, allowed) = count.bounds();
        if let Some(times) = repeated.filter(|times| allowed.is_some_and(|most| *times > most)) {
            return Some((node.span, ActorMessage::TooOften { row, times }));
        }
        let once = self.one_by_one && wanted > 1;
        let once = once && !self.walks.after(node.value)?.has(node.value);
        once.then_some((node.span, ActorMessage::OnlyOnce { row }))
    }

    fn same_actor(&self, nodes: &[Said<NodeId>]) -> Found {
        let mut common: Option<Vec<ActorId>> = None;
        for node in nodes {
            let (of_node, _) = actors(self.subject.sop, node.value)?;
            let left = match common {
                Some(common) => common
                    .into_iter()
                    .filter(|it| of_node.contains(it))
                    .collect(),
                None => of_node,
            };
            if left.is_empty() {
                let row = self.subject.row(node.value);
                return Some((node.span, ActorMessage::NoCommonActor { row }));
            }
            common = Some(left);
        }
        None
    }
}

/// Whether a case that comes to a node does it.
fn is_sure(subject: &Subject, node: NodeId) -> bool {
    let node = &subject.sop[node];
    node.only_when.is_none() && !node.alongside
}
