//! Who is there, and who may work on what.

use super::{Assumption, Brief, Officers, Seat, listed};
use crate::calendar::NoSuchHours;
use crate::diagnostic::messages::SimulateMessage;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{
    ActorId, ActorKind, Node, NodeId, NodeKind, Performer, Performers, PerformersKind, Sop, Staff,
};

/// The officers: those that a scenario names, one for each other inside person, and as many as are needed of others.
pub(super) fn officers(
    brief: &Brief<'_>,
    assumptions: &mut Vec<Assumption>,
    diagnostics: &mut Diagnostics,
) -> Vec<Officers> {
    let sop = brief.plan.sop();
    let staff = brief.scenario.staff.iter();
    let mut officers: Vec<Officers> = staff.map(|it| group(brief, it, diagnostics)).collect();
    let (mut single, mut many) = (Vec::new(), Vec::new());
    for (actor, of) in (0..).map(ActorId).zip(&sop.actors) {
        if officers.iter().any(|group| group.actors.contains(&actor)) {
            continue;
        }
        let limited = of.kind == ActorKind::Person && !of.outside;
        if works(sop, actor) {
            if limited { &mut single } else { &mut many }.push(actor);
        }
        officers.push(Officers {
            actors: vec![actor],
            number: limited.then_some(1),
            hours: None,
            share: 1.0,
            absent: 0.0,
        });
    }
    assumptions.extend(listed(single).map(Assumption::OneOfficer));
    assumptions.extend(listed(many).map(Assumption::AsManyAsNeeded));
    officers
}

fn group(brief: &Brief<'_>, staff: &Staff, diagnostics: &mut Diagnostics) -> Officers {
    let part = |percent: &Option<crate::source::Spanned<crate::lang::Number>>, usual: f64| {
        let percent = percent.as_ref();
        percent.map_or(usual, |it| super::times::plain(it.value) / 100.0)
    };
    let hours = staff.hours.as_ref().and_then(|hours| {
        let calendar = brief.calendar.within_hours(&hours.value);
        if calendar.as_ref().err() == Some(&NoSuchHours::NeverMeet) {
            let message = SimulateMessage::HoursNeverMeet {
                hours: hours.value.clone(),
            };
            let finding = Diagnostic::new(message, diagnostics.source(), hours.span);
            diagnostics.push(finding.help(SimulateMessage::WriteOfficeHours {}));
        }
        calendar.ok()
    });
    Officers {
        actors: staff.actors.iter().map(|actor| actor.value).collect(),
        number: staff.number.as_ref().map(|number| number.value),
        hours,
        share: part(&staff.share, 1.0).clamp(0.001, 1.0),
        absent: part(&staff.absent, 0.0).clamp(0.0, 0.999),
    }
}

/// Whether an actor has any work in an SOP.
fn works(sop: &Sop, actor: ActorId) -> bool {
    let performs = |it: &Performers| {
        let mut list = it.list.iter();
        list.any(|performer| performer.value == Performer::Actor(actor))
    };
    let mut nodes = sop.nodes.iter().filter(|node| !node.alongside);
    nodes.any(|node| node.performers.as_ref().is_some_and(performs))
}

/// Who works on a node at once. A wait needs nobody.
pub(super) fn seats(sop: &Sop, node: &Node) -> Vec<Seat> {
    let Some(performers) = &node.performers else {
        return Vec::new();
    };
    if matches!(node.kind.value, NodeKind::Wait(_)) {
        return Vec::new();
    }
    let each = performers.list.iter().map(|it| it.value);
    let seat = |performer| match performer {
        Performer::Actor(actor) => Seat::Actors(vec![actor]),
        Performer::SameAs(node) => Seat::SameAs(node),
    };
    match (performers.kind, performers.list.as_slice()) {
        (PerformersKind::OneOf, [_, _, ..]) => {
            let mut actors: Vec<ActorId> = each.flat_map(|it| actors_of(sop, it)).collect();
            actors.sort_unstable();
            actors.dedup();
            vec![Seat::Actors(actors)]
        }
        _ => each.map(seat).collect(),
    }
}

/// The actors that a performer may be: itself, or those of the node that the same one performed.
pub(super) fn actors_of(sop: &Sop, performer: Performer) -> Vec<ActorId> {
    let mut open = vec![performer];
    let mut seen: Vec<NodeId> = Vec::new();
    let mut actors = Vec::new();
    while let Some(performer) = open.pop() {
        match performer {
            Performer::Actor(actor) => actors.push(actor),
            Performer::SameAs(node) if !seen.contains(&node) => {
                seen.push(node);
                let of = sop[node].performers.iter().flat_map(|it| &it.list);
                open.extend(of.map(|it| it.value));
            }
            Performer::SameAs(_) => {}
        }
    }
    actors
}
