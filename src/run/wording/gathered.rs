//! Findings that people read in one sentence: several rules that can't be judged for want of the same data.

use super::Words;
use crate::diagnostic::messages::RunMessage;
use crate::engine::Plan;
use crate::model::RuleId;
use crate::run::{Case, Finding, FindingKind};

/// One finding, or several that differ in their rule alone and are told together.
#[derive(Debug, Clone)]
pub struct Gathered<'f> {
    /// The first of them.
    pub first: &'f Finding,
    others: Vec<&'f Finding>,
}

/// Findings as they are told to people, each at the place of its first one.
pub fn gathered<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> Vec<Gathered<'f>> {
    let mut all: Vec<Gathered<'f>> = Vec::new();
    let mut undecided: Vec<usize> = Vec::new();
    for finding in findings {
        let known = undecided
            .iter()
            .find_map(|at| all.get(*at).filter(|it| it.takes(finding)).map(|_| *at));
        if let Some(one) = known.and_then(|at| all.get_mut(at)) {
            one.others.push(finding);
            continue;
        }
        if matches!(finding.kind, FindingKind::RuleUnknown { .. }) {
            undecided.push(all.len());
        }
        all.push(Gathered {
            first: finding,
            others: Vec::new(),
        });
    }
    all
}

impl Gathered<'_> {
    fn takes(&self, other: &Finding) -> bool {
        let first = self.first;
        let place = |finding: &Finding| (finding.level, finding.node, finding.event);
        first.kind == other.kind && place(first) == place(other)
    }

    /// Whether several rules are told together.
    pub fn is_several(&self) -> bool {
        !self.others.is_empty()
    }

    /// What it says, with the place in the log that shows it.
    pub fn message(&self, case: &Case<'_>, plan: &Plan) -> RunMessage {
        let words = Words::new(self.first, case, plan, true);
        match self.is_several() {
            true => words.of_rules(&self.rules()),
            false => words.message(),
        }
    }

    fn rules(&self) -> Vec<RuleId> {
        let all = std::iter::once(self.first).chain(self.others.iter().copied());
        let mut rules: Vec<RuleId> = all.filter_map(|finding| finding.rule).collect();
        rules.dedup();
        rules
    }
}
