//! From which piece of work on the data of a case are told.
//!
//! What is known of a case at its end is told with its first piece of work, except where an earlier decision went another
//! way than these data ask for: it went by other data, which have changed since. Those are told where they decided last,
//! so that no decision is held against data that came later.

use lajur::engine::{Fit, Plan, Truths};
use lajur::model::expr::TypedExpr;
use lajur::model::{ExitTrigger, FieldId, FieldType, Guard, Node, NodeId, NodeKind};
use lajur::simulate::setup::{FieldSetup, Values};
use lajur::simulate::{CaseOver, Setup, Visit};

/// The fields of which a log has a column: those that are drawn, that a cell can hold, and by which no way goes that is
/// left to chance; for such a way may be gone against them. Of what is only drawn as given, only a text can be told.
pub fn told(setup: &Setup<'_>) -> Vec<FieldId> {
    let sop = setup.plan.sop();
    let nodes = sop.nodes_with_ids().zip(&setup.nodes);
    let by_chance: Vec<FieldId> = nodes
        .flat_map(|((_, node), known)| {
            let exits = exit_guards(node).filter(|_| known.ways.is_some());
            let done = node.only_when.iter().filter(|_| known.done.is_some());
            fields(exits.chain(done).chain(until(node)))
        })
        .collect();
    let held = |field: &&FieldSetup| match field.of {
        Values::Items(_) => false,
        Values::Given(_) => sop[field.field].kind == FieldType::Text,
        _ => true,
    };
    let told = setup.data.iter().filter(held).map(|it| it.field);
    told.filter(|field| !by_chance.contains(field)).collect()
}

/// The fields that are not told from the beginning, each with the visit from which it is told; nothing where it never is.
#[derive(Debug, Default)]
pub struct Told {
    later: Vec<(FieldId, Option<usize>)>,
}

impl Told {
    /// For a case that is over.
    pub fn of(plan: &Plan, case: &CaseOver<'_>) -> Told {
        let truths = plan.truths(case.data);
        let visits = || case.visits.iter().filter(|visit| visit.exit.is_some());
        let mut told = Told::default();
        for visit in visits().filter(|visit| is_against(plan, visit, &truths)) {
            let same = |other: &Visit| other.node == visit.node && other.exit.is_some();
            let last = case.visits.iter().rposition(same);
            let fits = |at: &usize| {
                let last = case.visits.get(*at);
                last.is_some_and(|last| !is_against(plan, last, &truths))
            };
            let from = last.filter(fits);
            for field in asked(plan, visit.node) {
                told.not_before(field, from);
            }
        }
        told
    }

    /// From which visit on a field is told.
    pub fn from(&self, field: FieldId) -> Option<usize> {
        let mut later = self.later.iter();
        let known = later.find(|(known, _)| *known == field);
        known.map_or(Some(0), |(_, at)| *at)
    }

    fn not_before(&mut self, field: FieldId, visit: Option<usize>) {
        match self.later.iter_mut().find(|(known, _)| *known == field) {
            Some((_, at)) => *at = at.zip(visit).map(|(one, other)| one.max(other)),
            None => self.later.push((field, visit)),
        }
    }
}

/// Whether a visit went another way than these data ask for.
fn is_against(plan: &Plan, visit: &Visit, truths: &Truths) -> bool {
    let owed = plan.owed(visit.node, truths);
    let exit = visit.exit.map(|exit| exit as usize);
    let exit = exit.map(|exit| plan.exit_fit(visit.node, exit, truths));
    match visit.passed {
        true => owed == Fit::With,
        false => owed.max(exit.unwrap_or(Fit::With)) == Fit::Against,
    }
}

/// The fields that the conditions of a node ask for.
fn asked(plan: &Plan, node: NodeId) -> Vec<FieldId> {
    let node = &plan.sop()[node];
    fields(exit_guards(node).chain(&node.only_when).chain(until(node)))
}

fn exit_guards(node: &Node) -> impl Iterator<Item = &Guard> {
    node.exits.iter().filter_map(|exit| match &exit.trigger {
        ExitTrigger::When(guard) => Some(guard),
        _ => None,
    })
}

fn until(node: &Node) -> Option<&Guard> {
    match &node.kind.value {
        NodeKind::Wait(wait) => wait.until.as_ref(),
        _ => None,
    }
}

fn fields<'g>(guards: impl Iterator<Item = &'g Guard>) -> Vec<FieldId> {
    let mut ahead: Vec<&TypedExpr> = guards.map(|guard| &guard.expr).collect();
    let mut fields = Vec::new();
    while let Some(expr) = ahead.pop() {
        if let TypedExpr::Field(field) = expr {
            fields.push(*field);
        }
        ahead.extend(expr.operands());
    }
    fields
}
