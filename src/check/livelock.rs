//! A loop that nothing leaves. A case that comes into it goes round for ever.
//!
//! Looking at the ways alone is enough, also where branches run in parallel. A case that goes on for ever without ever
//! having two tokens in one place does some nodes again and again. None of them waits, so each of their exits is open,
//! and what an exit gives is taken again by one of them, else tokens would pile up. So no way leads out of them at all.
//! Joins at which everything stops for good are another matter, and that of `soundness`.

use std::collections::BTreeSet;

use super::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::{Run, SoundnessMessage};
use crate::model::NodeId;

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    if subject.ends().next().is_none() {
        return;
    }
    for circle in circles(subject) {
        let circle = in_order(subject, &circle);
        let Some(first) = circle.first().copied() else {
            continue;
        };
        let mut run = Run::default();
        for node in circle.iter().chain([&first]) {
            run.push(subject.row(*node), None);
        }
        let row = subject.row(first);
        let message = SoundnessMessage::Livelock { row };
        let finding = subject.finding(message, subject.place(first));
        let finding = finding.label(subject.place(first), SoundnessMessage::Round { run });
        diagnostics.push(finding.help(SoundnessMessage::LeaveLoop {}));
    }
}

/// The loops that nothing leaves.
fn circles(subject: &Subject) -> impl Iterator<Item = Vec<NodeId>> {
    let traps = subject.graph.traps().into_iter();
    traps.filter(|trap| {
        let loops = trap.len() > 1
            || trap
                .first()
                .is_some_and(|node| leads_to_itself(subject, *node));
        loops && !trap.iter().any(|node| subject.sop[*node].alongside)
    })
}

fn leads_to_itself(subject: &Subject, node: NodeId) -> bool {
    subject.graph.after(node).any(|(to, _)| to == node)
}

/// The nodes of a loop in the order in which a case comes to them, from the topmost one on.
fn in_order(subject: &Subject, circle: &[NodeId]) -> Vec<NodeId> {
    let inside: BTreeSet<NodeId> = circle.iter().copied().collect();
    let mut order = Vec::with_capacity(circle.len());
    let mut seen = BTreeSet::new();
    let mut ahead: Vec<NodeId> = circle.first().copied().into_iter().collect();
    while let Some(node) = ahead.pop() {
        if !seen.insert(node) {
            continue;
        }
        order.push(node);
        let after: Vec<NodeId> = subject.graph.after(node).map(|(to, _)| to).collect();
        ahead.extend(after.into_iter().rev().filter(|to| inside.contains(to)));
    }
    order
}
