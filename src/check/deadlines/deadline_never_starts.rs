//! A deadline between two nodes of which the second can't come after the first.

use super::super::Subject;
use super::Known;
use super::deadline_unknown::{self, Why};
use super::timeline::Deadline;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::DeadlineMessage;
use crate::graph::paths::Way;
use crate::model::NodeId;

pub(super) fn check(subject: &Subject, known: &Known, diagnostics: &mut Diagnostics) {
    let without_path = known
        .deadlines
        .iter()
        .filter(|(_, timeline)| timeline.is_none());
    for (deadline, _) in without_path {
        // A case that never begins or never ends is found by other analyses.
        let (Some(from), Some(to)) = (deadline.from, deadline.to) else {
            continue;
        };
        // No case that the rule is about comes to its ends: then there is nothing to keep.
        if deadline.narrowed.is_some() {
            continue;
        }
        if let Some(why) = reason(subject, known, from, to) {
            deadline_unknown::tell(subject, deadline, &why, diagnostics);
            continue;
        }
        let message = DeadlineMessage::NeverStarts {
            rule: rule(subject, deadline),
            from: subject.row(from),
            to: subject.row(to),
        };
        let finding = subject.finding(message, deadline.span);
        diagnostics.push(finding.help(DeadlineMessage::TurnAround {}));
    }
}

/// How a deadline's rule is called.
pub(super) fn rule(subject: &Subject, deadline: &Deadline) -> String {
    subject.sop[deadline.rule].name.value.clone()
}

/// Why a case may come from one node to another although the plan has no way.
fn reason(subject: &Subject, known: &Known, from: NodeId, to: NodeId) -> Option<Why> {
    let sop = subject.sop;
    let at = to.0 as usize;
    if subject.graph.reached_from([from]).get(at) == Some(&true) && from != to {
        return Some(Why::Event);
    }
    let beside = sop[from].alongside || sop[to].alongside || on_two_branches(known, from, to);
    beside.then_some(Why::Branches)
}

/// Whether a split leads to one of two nodes by one branch and to the other by another.
fn on_two_branches(known: &Known, a: NodeId, b: NodeId) -> bool {
    let plan = &known.schedule.plan;
    let (to_a, to_b) = (plan.leading_to(a), plan.leading_to(b));
    let nodes = plan.sop.nodes_with_ids().map(|(id, _)| plan.after(id));
    let mut exits = nodes.flat_map(|ways| {
        let all = ways.into_iter().map(|way| plan.map.ways()[way]);
        let all: Vec<Way> = all.filter(|way| way.all).collect();
        let exits = all.chunk_by(|one, other| one.exit == other.exit);
        exits.map(<[Way]>::to_vec).collect::<Vec<_>>()
    });
    exits.any(|exit| {
        let mut firsts = exit.iter().filter(|way| to_a[way.to]);
        firsts.any(|one| {
            let mut others = exit.iter().filter(|way| way.to != one.to);
            others.any(|other| to_b[other.to])
        })
    })
}
