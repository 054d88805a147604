//! The rules of an SOP on one simulated case, judged as those who judge real cases judge them.
//!
//! Where a rule does not bind, or the data do not tell, or the case is still open and nothing is broken yet, there is no
//! answer. What only a person can judge is left out, and so are clocks that stand still while something holds: the data
//! of a simulated case don't say from when to when that was.

mod duties;
mod within;

use crate::calendar::Moment;
use crate::model::expr::truth;
use crate::model::{Guard, NodeId, Rule, RuleKind, Strength};
use crate::simulate::draw::Law;
use crate::simulate::{CaseOver, Setup, Visit};

/// The rules of an SOP, made ready.
pub(in crate::simulate) struct Rules<'s>(Vec<Judge<'s>>);

/// A rule, made ready.
pub(in crate::simulate) struct Judge<'s> {
    rule: &'s Rule,
    /// Whether it can be judged.
    pub(super) judged: bool,
}

/// What becomes of a part of a rule, the gravest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// It does not bind.
    Idle,
    Kept,
    /// The case is not over, and it is not broken yet.
    Open,
    Unknown,
    Broken,
}

/// A case, as rules look at it.
#[derive(Clone, Copy)]
struct Seen<'c> {
    setup: &'c Setup<'c>,
    case: &'c CaseOver<'c>,
    /// Until when it is known.
    now: Moment,
}

impl<'s> Rules<'s> {
    pub(in crate::simulate) fn new(setup: &'s Setup<'s>) -> Rules<'s> {
        let rules = setup.plan.sop().rules.iter();
        let judge = |rule| Judge {
            rule,
            judged: can_be_judged(setup, rule),
        };
        Rules(rules.map(judge).collect())
    }

    pub(in crate::simulate) fn iter(&self) -> impl Iterator<Item = &Judge<'s>> {
        self.0.iter()
    }
}

/// Whether what is simulated tells whether a rule is kept.
fn can_be_judged(setup: &Setup<'_>, rule: &Rule) -> bool {
    let counted = |node: NodeId| {
        let node = setup.nodes.get(node.0 as usize);
        node.is_none_or(|node| matches!(node.repeats, Law::Exactly(_)))
    };
    let part = |part: &RuleKind| match part {
        RuleKind::Judge { .. } => false,
        RuleKind::Silence { .. } => true,
        RuleKind::Limit(node, _) => counted(node.value) && rule.strength.value != Strength::May,
        _ => rule.strength.value != Strength::May,
    };
    rule.pause.is_none() && rule.parts.iter().any(part)
}

impl Judge<'_> {
    /// Whether a case broke it that is over, or known until now. Nothing where that can't be said.
    pub(in crate::simulate) fn is_broken(
        &self,
        setup: &Setup<'_>,
        case: &CaseOver<'_>,
        now: Moment,
    ) -> Option<bool> {
        if !self.judged {
            return None;
        }
        let seen = Seen { setup, case, now };
        let binds = match &self.rule.condition {
            Some(guard) => truth(&guard.expr, case.data),
            None => Some(true),
        };
        if binds == Some(false) {
            return None;
        }
        let parts = self.rule.parts.iter();
        let gravest = parts.map(|part| self.part(seen, part)).max();
        match (gravest?, binds) {
            (Outcome::Kept, _) => Some(false),
            (Outcome::Broken, Some(true)) => Some(true),
            _ => None,
        }
    }

    /// When the first of its deadlines is due whose clock runs in a case that is known until now; nothing where none does.
    pub(in crate::simulate) fn due(
        &self,
        setup: &Setup<'_>,
        case: &CaseOver<'_>,
        now: Moment,
    ) -> Option<Moment> {
        let seen = Seen { setup, case, now };
        let parts = self.rule.parts.iter();
        let dues = parts.filter_map(|part| within::running(seen, self.rule, part));
        dues.min()
    }

    fn part(&self, seen: Seen<'_>, part: &RuleKind) -> Outcome {
        if self.rule.strength.value == Strength::May && !matches!(part, RuleKind::Silence { .. }) {
            return Outcome::Idle;
        }
        match part {
            RuleKind::Within { .. } => within::judge(seen, self.rule, part),
            RuleKind::Silence { .. } => within::silence(seen, part),
            RuleKind::Require { at, guard } => require(seen, at.as_ref().map(|at| at.value), guard),
            RuleKind::Order(first, second) => duties::order(seen, first.value, second.value),
            RuleKind::Together(nodes) => duties::together(seen, nodes),
            RuleKind::Exclusive(nodes) => duties::exclusive(seen, nodes),
            RuleKind::Separate(nodes) => duties::by(seen, nodes, |same| !same),
            RuleKind::SameActor(nodes) => duties::by(seen, nodes, |same| same),
            RuleKind::Limit(node, count) => duties::limit(seen, node.value, *count),
            RuleKind::Judge { .. } => Outcome::Idle,
        }
    }
}

impl<'c> Seen<'c> {
    /// The visits that did a node, in their order.
    fn visits_of(self, node: NodeId) -> impl Iterator<Item = &'c Visit> {
        let visits = self.case.visits.iter();
        visits.filter(move |visit| visit.node == node && !visit.passed)
    }

    fn is_over(self) -> bool {
        self.case.over.is_some()
    }
}

/// The condition with the data of the case, for the whole case or where the node is done.
fn require(seen: Seen<'_>, at: Option<NodeId>, guard: &Guard) -> Outcome {
    if at.is_some_and(|node| seen.visits_of(node).next().is_none()) {
        return Outcome::Idle;
    }
    match truth(&guard.expr, seen.case.data) {
        Some(true) => Outcome::Kept,
        Some(false) => Outcome::Broken,
        None => Outcome::Unknown,
    }
}
