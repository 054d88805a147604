//! The conditions that say which way a case goes, and what the data of a case say to them.

use crate::model::expr::{CaseData, truth};
use crate::model::{ExitTrigger, Guard, NodeId, NodeKind, Sop};

use super::{Step, StepKind};

/// What the data of a case say to each condition of a plan: yes, no, or unknown. Two cases with the same answers can go
/// the same ways.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Truths(Vec<Option<bool>>);

impl Truths {
    /// The answer to the condition with this number.
    fn get(&self, at: usize) -> Option<bool> {
        self.0.get(at).copied().flatten()
    }
}

/// How a step goes with the data of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// It is what the data ask for, or nothing is asked.
    With,
    /// The data do not tell.
    Unknown,
    /// The data ask for something else.
    Against,
}

/// Where in a plan's list of conditions the ones of each part of the SOP stand.
#[derive(Debug, Clone)]
pub(super) struct Conditions {
    /// For each node and exit.
    exits: Vec<Vec<Option<usize>>>,
    /// For each node: `only when`.
    only_when: Vec<Option<usize>>,
    /// For each node: until when it waits.
    until: Vec<Option<usize>>,
    /// For each interrupt.
    interrupts: Vec<usize>,
    guards: Vec<Guard>,
}

impl Conditions {
    pub(super) fn new(sop: &Sop) -> Conditions {
        let mut guards: Vec<Guard> = Vec::new();
        let mut number = |guard: &Guard| match guards.iter().position(|known| known == guard) {
            Some(at) => at,
            None => {
                guards.push(guard.clone());
                guards.len() - 1
            }
        };
        let exits = sop.nodes.iter().map(|node| {
            let exits = node.exits.iter().map(|exit| match &exit.trigger {
                ExitTrigger::When(guard) => Some(number(guard)),
                _ => None,
            });
            exits.collect()
        });
        let exits = exits.collect();
        let only_when = sop.nodes.iter().map(|node| node.only_when.as_ref());
        let only_when = only_when.map(|guard| guard.map(&mut number)).collect();
        let until = sop.nodes.iter().map(|node| match &node.kind.value {
            NodeKind::Wait(wait) => wait.until.as_ref().map(&mut number),
            _ => None,
        });
        let until = until.collect();
        let interrupts = sop.interrupts.iter().map(|it| number(&it.trigger));
        let interrupts = interrupts.collect();
        Conditions {
            exits,
            only_when,
            until,
            interrupts,
            guards,
        }
    }

    pub(super) fn truths(&self, data: &impl CaseData) -> Truths {
        let answers = self.guards.iter().map(|guard| truth(&guard.expr, data));
        Truths(answers.collect())
    }

    pub(super) fn ask_anew(&self, data: &impl CaseData, truths: &mut Truths) {
        truths.0.clear();
        let answers = self.guards.iter().map(|guard| truth(&guard.expr, data));
        truths.0.extend(answers);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.guards.is_empty()
    }

    /// How a step goes with the data.
    pub(super) fn fit(&self, sop: &Sop, step: &Step, truths: &Truths) -> Fit {
        match step.kind {
            StepKind::Done(node, way) => {
                let owed = self.owed(node, truths);
                let exit = way.map_or(Fit::With, |way| self.exit(sop, node, way.exit, truths));
                exit.max(owed)
            }
            StepKind::Again(node) => self.owed(node, truths),
            StepKind::Passed(node, _) => match self.owed(node, truths) {
                Fit::With => Fit::Against,
                Fit::Against => Fit::With,
                Fit::Unknown => Fit::Unknown,
            },
            StepKind::Interrupt(at, _) => {
                fit(self.interrupts.get(at).and_then(|at| truths.get(*at)))
            }
            StepKind::Begin(_) | StepKind::Silence(..) => Fit::With,
        }
    }

    /// Whether a node is to be done at all.
    pub(super) fn owed(&self, node: NodeId, truths: &Truths) -> Fit {
        match self.only_when.get(node.0 as usize).copied().flatten() {
            Some(at) => fit(truths.get(at)),
            None => Fit::With,
        }
    }

    /// Whether a node is left by this exit: exits are tried in their order, the first whose condition holds is taken,
    /// and `otherwise` if none does.
    pub(super) fn exit(&self, sop: &Sop, node: NodeId, exit: usize, truths: &Truths) -> Fit {
        let of = node.0 as usize;
        let (Some(numbers), Some(node)) = (self.exits.get(of), sop.nodes.get(of)) else {
            return Fit::Unknown;
        };
        let answer = |at: &Option<usize>| at.map(|at| truths.get(at));
        let trigger = node.exits.get(exit).map(|exit| &exit.trigger);
        match trigger {
            Some(ExitTrigger::Free) => Fit::With,
            Some(ExitTrigger::When(_)) => {
                let earlier = numbers.iter().take(exit).filter_map(answer);
                let own = numbers.get(exit).and_then(answer).flatten();
                let earlier = none_of(earlier);
                if own == Some(false) {
                    return Fit::Against;
                }
                earlier.max(fit(own))
            }
            Some(ExitTrigger::Otherwise) => none_of(numbers.iter().filter_map(answer)),
            Some(ExitTrigger::Happened) => fit(self
                .until
                .get(of)
                .copied()
                .flatten()
                .and_then(|at| truths.get(at))),
            Some(ExitTrigger::TimedOut) | None => Fit::Unknown,
        }
    }
}

fn fit(answer: Option<bool>) -> Fit {
    match answer {
        Some(true) => Fit::With,
        None => Fit::Unknown,
        Some(false) => Fit::Against,
    }
}

/// How it goes with the data that none of these holds.
fn none_of(answers: impl Iterator<Item = Option<bool>>) -> Fit {
    let opposite = answers.map(|answer| fit(answer.map(|yes| !yes)));
    opposite.max().unwrap_or(Fit::With)
}
