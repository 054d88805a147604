//! An actor has something to do, or is told something.

use std::collections::BTreeSet;

use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::ActorMessage;
use crate::model::{ActorId, Performer, RuleKind, Sop};

pub(in crate::check) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    let sop = subject.sop;
    let named: BTreeSet<ActorId> = performing(sop)
        .chain(told(sop))
        .chain(ruling(sop))
        .collect();
    for (id, actor) in (0..).map(ActorId).zip(&sop.actors) {
        if named.contains(&id) {
            continue;
        }
        let title = actor.title.value.clone();
        let (message, help) = match actor.outside && !actor.has_lane {
            true => (
                ActorMessage::IdleOutside { title },
                ActorMessage::TellOutside {},
            ),
            false => (ActorMessage::IdleActor { title }, ActorMessage::GiveWork {}),
        };
        diagnostics.push(subject.finding(message, actor.name.span).help(help));
    }
}

fn performing(sop: &Sop) -> impl Iterator<Item = ActorId> {
    let performers = sop.nodes.iter().flat_map(|node| &node.performers);
    let each = performers.flat_map(|performers| &performers.list);
    each.filter_map(|one| match one.value {
        Performer::Actor(actor) => Some(actor),
        Performer::SameAs(_) => None,
    })
}

fn told(sop: &Sop) -> impl Iterator<Item = ActorId> {
    let escalations = sop.escalations.iter();
    escalations.flat_map(|one| one.to.iter().map(|actor| actor.value))
}

fn ruling(sop: &Sop) -> impl Iterator<Item = ActorId> {
    let parts = sop.rules.iter().flat_map(|rule| &rule.parts);
    parts.filter_map(|part| match part {
        RuleKind::Silence { by, .. } | RuleKind::Judge { by, .. } => by.as_ref().map(|by| by.value),
        _ => None,
    })
}
