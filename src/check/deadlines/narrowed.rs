//! An SOP as it is for the cases that a rule is about: without the exits and the times that the rule's condition rules
//! out. The data of a case are taken not to change while it runs.

use super::values::fields;
use crate::check::guards::excludes;
use crate::model::expr::TypedExpr;
use crate::model::{ExitTrigger, FieldId, Guard, NodeId, Row, RowId, RowTime, RuleKind, Sop};

/// What is left of an SOP for the cases of each of its rules.
pub struct Narrowed {
    sops: Vec<(Guard, Sop)>,
}

impl Narrowed {
    /// For each condition of a rule with a deadline that rules anything out.
    pub fn of(sop: &Sop) -> Narrowed {
        let mut sops: Vec<(Guard, Sop)> = Vec::new();
        for rule in &sop.rules {
            let limits = |part: &RuleKind| matches!(part, RuleKind::Within { .. });
            let Some(condition) = rule.condition.as_ref() else {
                continue;
            };
            let known = sops.iter().any(|(other, _)| other == condition);
            if !known && rule.parts.iter().any(limits) {
                sops.extend(narrow(sop, condition).map(|sop| (condition.clone(), sop)));
            }
        }
        Narrowed { sops }
    }

    /// The SOPs that are left.
    pub fn sops(&self) -> impl Iterator<Item = &Sop> {
        self.sops.iter().map(|(_, sop)| sop)
    }

    /// The position in them of the one for a condition; nothing where that rules nothing out.
    pub fn position(&self, condition: Option<&Guard>) -> Option<usize> {
        let condition = condition?;
        self.sops.iter().position(|(other, _)| other == condition)
    }
}

/// What is left of an SOP where a condition holds; nothing where that is all of it.
fn narrow(sop: &Sop, condition: &Guard) -> Option<Sop> {
    let cases = Cases {
        sop,
        condition: &condition.expr,
        fields: fields(&condition.expr)?,
    };
    let nodes = sop.nodes_with_ids().map(|(id, _)| (id, cases.kept(id)));
    let exits: Vec<(NodeId, Vec<bool>)> = nodes
        .filter(|(_, kept)| kept.contains(&false) && kept.contains(&true))
        .collect();
    let rows = sop.rows_with_ids();
    let times: Vec<(RowId, Vec<RowTime>)> = rows
        .filter_map(|(id, row)| Some((id, cases.times(row)?)))
        .collect();
    if exits.is_empty() && times.is_empty() {
        return None;
    }
    let mut narrowed = sop.clone();
    for (id, kept) in exits {
        let mut kept = kept.into_iter();
        let exits = &mut narrowed.nodes[id.0 as usize].exits;
        exits.retain(|_| kept.next().unwrap_or(true));
    }
    for (id, times) in times {
        narrowed.rows[id.0 as usize].times = times;
    }
    Some(narrowed)
}

/// The cases for which a condition holds.
struct Cases<'a> {
    sop: &'a Sop,
    condition: &'a TypedExpr,
    fields: Vec<FieldId>,
}

impl Cases<'_> {
    /// Whether a guard asks for data of which the condition says something.
    fn concerns(&self, guard: &Guard) -> bool {
        let asked = fields(&guard.expr);
        asked.is_some_and(|asked| asked.iter().any(|id| self.fields.contains(id)))
    }

    /// Whether a guard surely does not hold.
    fn rule_out(&self, guard: &Guard) -> bool {
        self.concerns(guard) && excludes(self.sop, &[self.condition, &guard.expr], &[])
    }

    /// Whether one of these guards surely holds.
    fn settle(&self, guards: &[&Guard]) -> bool {
        let none: Vec<&TypedExpr> = guards.iter().map(|guard| &guard.expr).collect();
        let concerned = guards.iter().any(|guard| self.concerns(guard));
        concerned && excludes(self.sop, &[self.condition], &none)
    }

    /// For each exit of a node whether one of these cases may take it. The exits are tried in order; what a person
    /// chooses is always open.
    fn kept(&self, node: NodeId) -> Vec<bool> {
        let exits = &self.sop[node].exits;
        let mut before: Vec<&Guard> = Vec::new();
        let mut kept = Vec::with_capacity(exits.len());
        for exit in exits {
            kept.push(match &exit.trigger {
                ExitTrigger::When(guard) => {
                    let open = !self.settle(&before) && !self.rule_out(guard);
                    before.push(guard);
                    open
                }
                _ => true,
            });
        }
        let otherwise = exits
            .iter()
            .position(|exit| exit.trigger == ExitTrigger::Otherwise);
        if let Some(kept) = otherwise.and_then(|at| kept.get_mut(at)) {
            *kept = !self.settle(&before);
        }
        kept
    }

    /// The times of a row that are left; nothing where all are. One whose condition surely holds is said without it.
    fn times(&self, row: &Row) -> Option<Vec<RowTime>> {
        let mut changed = false;
        let mut times = Vec::with_capacity(row.times.len());
        for time in &row.times {
            let mut time = time.clone();
            if let Some(guard) = time.condition.take() {
                if self.rule_out(&guard) {
                    changed = true;
                    continue;
                }
                match self.settle(&[&guard]) {
                    true => changed = true,
                    false => time.condition = Some(guard),
                }
            }
            times.push(time);
        }
        changed.then_some(times)
    }
}
