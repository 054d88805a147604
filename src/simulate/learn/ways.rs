//! Which ways cases went: where they began, by which exits they left, what they passed by.

use std::collections::BTreeMap;

use super::evidence::{About, Evidence, Fact};
use super::numbers::{percentage, percentages, placed};
use super::{Case, Visit};
use crate::engine::{Fit, Plan, Truths};
use crate::model::expr::TypedExpr;
use crate::model::{
    Chance, ChanceOf, Exit, ExitChance, ExitKind, ExitTrigger, FieldId, Guard, Node, NodeId,
    NodeKind, Sop,
};
use crate::source::Span;

/// How many in a hundred visits must go as the data of their cases ask for, if the data are to decide.
const AGREE: u64 = 95;

/// How often cases left nodes by each way.
#[derive(Debug, Clone)]
pub(super) struct Ways {
    /// How many cases began at each node.
    begun: Vec<u64>,
    /// How often each node was done.
    done: Vec<u64>,
    /// How many open cases lie at each node.
    waiting: Vec<u64>,
    /// How often each node was left as the data ask for.
    fitting: Vec<u64>,
    /// How often each node was left by an exit, to one of its targets where that is a choice.
    left: BTreeMap<(NodeId, usize, Option<usize>), u64>,
}

impl Ways {
    pub(super) fn new(sop: &Sop) -> Ways {
        let none = || vec![0; sop.nodes.len()];
        Ways {
            begun: none(),
            done: none(),
            waiting: none(),
            fitting: none(),
            left: BTreeMap::new(),
        }
    }

    pub(super) fn add(&mut self, plan: &Plan, case: &Case<'_>, truths: &Truths) {
        let sop = plan.sop();
        if let Some(first) = case.visits.first()
            && sop[first.node].kind.value == NodeKind::Start
        {
            add_one(&mut self.begun, first.node);
        }
        case.open_at
            .iter()
            .for_each(|node| add_one(&mut self.waiting, *node));
        for (at, visit) in case.visits.iter().enumerate() {
            if visit.deviates {
                continue;
            }
            add_one(&mut self.done, visit.node);
            let Some(exit) = visit.exit.map(|exit| exit as usize) else {
                continue;
            };
            let Some(way) = sop[visit.node].exits.get(exit) else {
                continue;
            };
            let later = case.visits.get(at + 1..).unwrap_or_default();
            let target = target(way, later);
            if way.kind != ExitKind::Choice || target.is_some() {
                *self.left.entry((visit.node, exit, target)).or_default() += 1;
            }
            if plan.exit_fit(visit.node, exit, truths) == Fit::With {
                add_one(&mut self.fitting, visit.node);
            }
        }
    }

    pub(super) fn merge(&mut self, other: &Ways) {
        let lists = [
            (&mut self.begun, &other.begun),
            (&mut self.done, &other.done),
            (&mut self.waiting, &other.waiting),
            (&mut self.fitting, &other.fitting),
        ];
        for (own, more) in lists {
            own.iter_mut()
                .zip(more)
                .for_each(|(own, more)| *own += more);
        }
        for (way, count) in &other.left {
            *self.left.entry(*way).or_default() += count;
        }
    }

    /// The chances of starts, exits and conditional nodes, where the data of the cases don't decide. `drawn` are the
    /// fields whose values the scenario draws.
    pub(super) fn chances(&self, sop: &Sop, drawn: &[FieldId]) -> Vec<(Chance, Evidence)> {
        let mut chances = self.starts(sop);
        let reached = self.reached(sop);
        for (id, node) in sop.nodes_with_ids() {
            chances.extend(self.exits(id, node, drawn));
            chances.extend(self.conditional(id, node, &reached, drawn));
        }
        chances
    }

    fn starts(&self, sop: &Sop) -> Vec<(Chance, Evidence)> {
        let starts = sop.nodes_with_ids();
        let starts = starts.filter(|(_, node)| node.kind.value == NodeKind::Start);
        let starts: Vec<NodeId> = starts.map(|(id, _)| id).collect();
        let counts: Vec<u64> = starts.iter().map(|id| count(&self.begun, *id)).collect();
        let all: u64 = counts.iter().sum();
        if starts.len() < 2 || all == 0 {
            return Vec::new();
        }
        let shares = percentages(&counts);
        let each = starts.iter().zip(counts).zip(shares);
        let chances = each.map(|((id, count), share)| {
            let fact = Fact::Counted { count, of: all };
            stated(*id, ChanceOf::Start(placed(share)), fact)
        });
        chances.collect()
    }

    fn exits(&self, id: NodeId, node: &Node, drawn: &[FieldId]) -> Option<(Chance, Evidence)> {
        let ways = ways(node);
        if ways.len() < 2 || matches!(node.kind.value, NodeKind::Wait(_)) {
            return None;
        }
        let of_way = |(exit, target): &(usize, Option<usize>)| {
            self.left
                .get(&(id, *exit, *target))
                .copied()
                .unwrap_or_default()
        };
        let counts: Vec<u64> = ways.iter().map(of_way).collect();
        let all: u64 = counts.iter().sum();
        let agree = count(&self.fitting, id) * 100 >= all * AGREE;
        if all == 0 || (agree && data_decide(node, drawn)) {
            return None;
        }
        let chances = ways.iter().zip(percentages(&counts));
        let chances = chances.map(|((exit, target), percent)| ExitChance {
            exit: *exit,
            target: *target,
            percent: placed(percent),
        });
        let fact = Fact::Left { visits: all };
        Some(stated(id, ChanceOf::Exits(chances.collect()), fact))
    }

    /// How often a node is done that is done only under a condition, or by only some cases.
    fn conditional(
        &self,
        id: NodeId,
        node: &Node,
        reached: &[u64],
        drawn: &[FieldId],
    ) -> Option<(Chance, Evidence)> {
        let guard = node.only_when.as_ref()?;
        if asks_only(guard, drawn) {
            return None;
        }
        let (done, of) = (count(&self.done, id), count(reached, id));
        let of = of.saturating_sub(count(&self.waiting, id)).max(done);
        let share = percentage(done, of);
        let fact = Fact::Counted { count: done, of };
        (of > 0).then(|| stated(id, ChanceOf::Done(placed(share)), fact))
    }

    /// How often cases came to each node: by the exits that were taken, and by way of nodes that were passed by.
    fn reached(&self, sop: &Sop) -> Vec<u64> {
        let mut reached = self.begun.clone();
        // A row of nodes that are passed by is no longer than there are nodes.
        for _ in 0..sop.nodes.len() {
            let mut next = self.begun.clone();
            for ((node, exit, target), count) in &self.left {
                let exit = sop[*node].exits.get(*exit);
                exit.into_iter()
                    .for_each(|exit| give(&mut next, exit, *target, *count));
            }
            for (id, node) in sop.nodes_with_ids() {
                let came = count(&reached, id).saturating_sub(count(&self.waiting, id));
                let passed = came.saturating_sub(count(&self.done, id));
                if let ([exit], Some(_)) = (node.exits.as_slice(), &node.only_when) {
                    give(&mut next, exit, None, passed);
                }
            }
            for (id, node) in sop.nodes_with_ids() {
                let branches = node
                    .joins
                    .as_ref()
                    .map_or(1, |join| join.nodes.len().max(1));
                next[id.0 as usize] /= branches as u64;
            }
            if next == reached {
                break;
            }
            reached = next;
        }
        reached
    }
}

fn stated(node: NodeId, of: ChanceOf, fact: Fact) -> (Chance, Evidence) {
    let about = About::Chance(node);
    let chance = Chance {
        node: placed(node),
        of,
        span: Span::default(),
    };
    (chance, Evidence { about, fact })
}

/// The ways out of a node: its exits, and each target of one that leads to one of several.
fn ways(node: &Node) -> Vec<(usize, Option<usize>)> {
    let exits = node.exits.iter().enumerate();
    let ways = exits.flat_map(|(at, exit)| {
        let targets = match exit.kind {
            ExitKind::Choice => (0..exit.targets.len()).map(Some).collect(),
            _ => vec![None],
        };
        targets.into_iter().map(move |target| (at, target))
    });
    ways.collect()
}

/// Which target of a choice was taken: the first that was done later.
fn target(exit: &Exit, later: &[Visit]) -> Option<usize> {
    if exit.kind != ExitKind::Choice {
        return None;
    }
    let position = |visit: &Visit| {
        let mut targets = exit.targets.iter();
        targets.position(|target| target.node.value == visit.node)
    };
    later.iter().find_map(position)
}

/// Counts what goes on by an exit at its targets.
fn give(reached: &mut [u64], exit: &Exit, target: Option<usize>, count: u64) {
    for (at, to) in exit.targets.iter().enumerate() {
        let taken = exit.kind != ExitKind::Choice || target == Some(at);
        if let Some(reached) = reached.get_mut(to.node.value.0 as usize).filter(|_| taken) {
            *reached += count;
        }
    }
}

/// Whether the exits of a node are chosen by data that the scenario draws.
fn data_decide(node: &Node, drawn: &[FieldId]) -> bool {
    node.exits.iter().all(|exit| match &exit.trigger {
        ExitTrigger::When(guard) => asks_only(guard, drawn),
        ExitTrigger::Otherwise => true,
        _ => false,
    })
}

/// Whether a condition asks for nothing but these fields.
fn asks_only(guard: &Guard, drawn: &[FieldId]) -> bool {
    let mut ahead = vec![&guard.expr];
    while let Some(expr) = ahead.pop() {
        match expr {
            TypedExpr::Field(field) | TypedExpr::Size(field) if drawn.contains(field) => {}
            TypedExpr::Field(_)
            | TypedExpr::Size(_)
            | TypedExpr::ItemField(..)
            | TypedExpr::Event(_) => return false,
            _ => ahead.extend(expr.operands()),
        }
    }
    true
}

fn count(counts: &[u64], node: NodeId) -> u64 {
    counts.get(node.0 as usize).copied().unwrap_or_default()
}

fn add_one(counts: &mut [u64], node: NodeId) {
    if let Some(count) = counts.get_mut(node.0 as usize) {
        *count += 1;
    }
}
