//! A loop that some cases never leave: whatever way out it has is closed to them by their data.
//!
//! For each choice of values of the fields that the loop's conditions ask for, the exits are taken that would be. What
//! a person chooses, an event opens, or a bound limits counts as a way out. If there are nodes of the loop that such a
//! case can come to and whose exits all stay among them, it goes round for ever.

use super::super::Subject;
use super::unbounded_loop::place;
use super::values::{Case, Value, choices};
use super::words::{named_rows, phrase, row};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::{DeadlineMessage, Worded};
use crate::graph::{Loop, LoopWay};
use crate::model::{Exit, ExitTrigger, Guard, NodeId, RowId};

pub(in crate::check) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    // A loop that nothing leaves, whatever the data, is found by another analysis.
    let loops = subject.graph.unbounded_loops();
    for found in loops.into_iter().filter(|found| !found.out.is_empty()) {
        let Some((trap, values)) = trap(subject, &found) else {
            continue;
        };
        let Some(back) = found.back.iter().find(|way| trap.contains(&way.from)) else {
            continue;
        };
        tell(subject, &trap, &values, back, diagnostics);
    }
}

fn tell(
    subject: &Subject,
    trap: &[NodeId],
    values: &[Value],
    back: &LoopWay,
    diagnostics: &mut Diagnostics,
) {
    let sop = subject.sop;
    let mut rows: Vec<RowId> = trap.iter().map(|node| sop[*node].row).collect();
    rows.dedup();
    let rows: Vec<String> = rows.into_iter().map(|id| row(sop, id)).collect();
    let rows = rows.join(", ");
    let message = DeadlineMessage::NoWayOutOfLoop {
        rows: Worded::new(|lang| named_rows(&rows, lang)),
        values: Worded::new(|lang| {
            let each: Vec<String> = values.iter().map(|value| value.words(sop, lang)).collect();
            each.join(phrase(lang, " and ", " dan "))
        }),
    };
    let at = place(sop, back);
    let finding = subject
        .finding(message, at)
        .label(at, DeadlineMessage::StaysHere {});
    diagnostics.push(finding.help(DeadlineMessage::AddWayOut {}));
}

/// Nodes that a case with certain values never leaves, and the values.
fn trap(subject: &Subject, found: &Loop) -> Option<(Vec<NodeId>, Vec<Value>)> {
    let sop = subject.sop;
    let guards: Vec<&Guard> = found
        .nodes
        .iter()
        .flat_map(|node| &sop[*node].exits)
        .filter_map(guard_of)
        .collect();
    let choices = choices(sop, &guards)?;
    let mut values: Vec<Value> = choices
        .iter()
        .filter_map(|it| it.first().cloned())
        .collect();
    let count = choices.iter().map(Vec::len).product::<usize>();
    for number in 0..count {
        let mut rest = number;
        for (value, choice) in values.iter_mut().zip(&choices) {
            *value = choice[rest % choice.len()].clone();
            rest /= choice.len();
        }
        let case = Case::new(sop, &values);
        let trap = closed(&case, found);
        if !trap.is_empty() && comes_to(subject, &trap, &case) {
            return Some((trap, values));
        }
    }
    None
}

fn guard_of(exit: &Exit) -> Option<&Guard> {
    match &exit.trigger {
        ExitTrigger::When(guard) => Some(guard),
        _ => None,
    }
}

/// The largest set of nodes of a loop whose exits, with these values, all stay in the set.
fn closed(case: &Case, found: &Loop) -> Vec<NodeId> {
    let mut set = found.nodes.clone();
    loop {
        let before = set.len();
        let stays = |node: &NodeId| {
            let exits = open_exits(&case.sop[*node].exits, case);
            let targets = exits.iter().flat_map(|exit| &exit.targets);
            let mut targets = targets.map(|target| (target.node.value, target.at_most));
            !exits.is_empty() && targets.all(|(to, bound)| bound.is_none() && set.contains(&to))
        };
        let kept: Vec<NodeId> = set.iter().copied().filter(stays).collect();
        set = kept;
        if set.len() == before {
            return set;
        }
    }
}

/// The exits that a case may take.
fn open_exits<'e>(exits: &'e [Exit], case: &Case) -> Vec<&'e Exit> {
    let mut open = Vec::new();
    let mut settled = false;
    for exit in exits {
        let may_hold = match &exit.trigger {
            ExitTrigger::When(_) if settled => false,
            ExitTrigger::When(guard) => {
                let holds = case.holds(guard);
                settled = holds == Some(true);
                holds != Some(false)
            }
            ExitTrigger::Otherwise => false,
            _ => true,
        };
        open.extend(may_hold.then_some(exit));
    }
    let otherwise = exits
        .iter()
        .filter(|exit| exit.trigger == ExitTrigger::Otherwise);
    open.extend(otherwise.filter(|_| !settled));
    open
}

/// Whether a case with these values can come to one of the nodes. Conditions on other data may hold or not.
fn comes_to(subject: &Subject, trap: &[NodeId], case: &Case) -> bool {
    let mut seen = vec![false; case.sop.nodes.len()];
    let mut open: Vec<NodeId> = subject.starts().collect();
    while let Some(node) = open.pop() {
        if trap.contains(&node) {
            return true;
        }
        if !std::mem::replace(&mut seen[node.0 as usize], true) {
            let exits = open_exits(&case.sop[node].exits, case);
            let targets = exits.iter().flat_map(|exit| &exit.targets);
            open.extend(targets.map(|target| target.node.value));
        }
    }
    false
}
