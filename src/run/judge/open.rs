//! What comes next in a case that is not over, and what of it is overdue.

use super::ground::Allowance;
use super::times::Running;
use super::tokens::Origin;
use super::untold;
use super::work::Work;
use crate::calendar::Moment;
use crate::engine::Beside;
use crate::model::{ActorId, NodeId, NodeKind, Performer};
use crate::run::{Activity, Event, FindingKind, Level, Next, Status};

/// The nodes that can be done now, with when each is due. Of a case that stopped, where it stopped.
pub fn next(work: &mut Work<'_>) -> Vec<Next> {
    if work.status == Status::Stopped {
        let node = work.course.ready.first().map(|(node, _)| *node);
        let last = work.case.events.len().checked_sub(1).map(|at| at as u32);
        work.say(FindingKind::StoppedHere, Level::Remark, node, last);
        return Vec::new();
    }
    let mut next = Vec::new();
    for (node, origins) in &work.course.ready {
        match untold::targets(work, origins) {
            Some(targets) => {
                let targets = targets.into_iter();
                next.extend(targets.map(|node| one(work, node, origins, true)));
            }
            None => next.push(one(work, *node, origins, false)),
        }
    }
    next
}

fn one(work: &mut Work<'_>, node: NodeId, origins: &[Origin], perhaps: bool) -> Next {
    let mut next = Next {
        node,
        from: work.latest(origins),
        due: None,
        perhaps,
        overdue: false,
        by: performers(work, node),
    };
    if let NodeKind::Wait(wait) = &work.ground.sop()[node].kind.value {
        let timer = wait.timer.as_ref();
        let length = timer.and_then(|timer| timer.value.high.as_ref().or(timer.value.low.as_ref()));
        if let (Some(from), Some(length)) = (next.from, length) {
            let due = work
                .ground
                .calendar
                .add(from, length, &work.ground.counting);
            next.due = work.or_beyond(due).map(|due| due.at);
        }
        return next;
    }
    let allowance = match work.ground.fixed(node) {
        Some(fixed) => fixed.clone(),
        None => work.ground.allowance(node, None, &work.known_at(None)),
    };
    judge(work, &mut next, &allowance);
    next
}

/// Who does a node next: those that it names, and whoever did the node that it refers to.
pub fn performers(work: &Work<'_>, node: NodeId) -> Vec<ActorId> {
    let by = work.ground.sop()[node].performers.as_ref();
    let list = by.into_iter().flat_map(|by| &by.list);
    let mut actors = Vec::new();
    for performer in list {
        match performer.value {
            Performer::Actor(actor) => actors.push(actor),
            Performer::SameAs(other) => actors.extend(who_did(work, other)),
        }
    }
    actors.dedup();
    actors
}

fn who_did(work: &Work<'_>, node: NodeId) -> Vec<ActorId> {
    let event = work.visits_of(node).last().and_then(|visit| visit.event);
    let event = event.and_then(|event| work.case.events.get(event as usize));
    match event.and_then(|event| event.actor) {
        Some(actor) => {
            let named = work.ground.names.actors(&work.ground.lexicon.text(actor));
            named.into_iter().flatten().collect()
        }
        None => {
            let by = work.ground.sop()[node].performers.as_ref();
            let list = by.into_iter().flat_map(|by| &by.list);
            let actors = list.filter_map(|performer| match performer.value {
                Performer::Actor(actor) => Some(actor),
                Performer::SameAs(_) => None,
            });
            actors.collect()
        }
    }
}

fn judge(work: &mut Work<'_>, next: &mut Next, allowance: &Allowance) {
    let Allowance::Counted {
        most: Some(most),
        measure,
        beside,
        ..
    } = allowance
    else {
        return;
    };
    let begun = (!measure.by_dates())
        .then(|| begun(work, next.node))
        .flatten();
    let shared = shared_start(work, next.node);
    let from = match beside {
        Beside::Own => shared.or(begun).or(next.from),
        Beside::After(node) => work.visits_of(*node).last().and_then(|visit| visit.done),
        Beside::Before(_) => None,
    };
    let Some(from) = from else {
        return;
    };
    next.from = Some(from);
    let running = Running {
        from,
        measure: *measure,
        least: None,
        most: Some(most),
    };
    let last = work.case.events.iter().rev().find_map(Event::moment);
    let until = work.now().or(last).unwrap_or(from);
    let due = work.due_of(next.node, running, most, until);
    let Some((due, _)) = work.or_beyond(due) else {
        return;
    };
    next.due = Some(due);
    if let Some(now) = work.now().filter(|_| !next.perhaps)
        && measure.is_late(due, now)
    {
        next.overdue = true;
        let by = measure.lateness(work.ground.calendar, due, now);
        if let Some(by) = work.or_beyond(by) {
            let kind = FindingKind::Overdue { due, by };
            work.say(kind, Level::Violation, Some(next.node), None);
        }
    }
}

/// When work of a node has begun that is not done.
fn begun(work: &Work<'_>, node: NodeId) -> Option<Moment> {
    let row = work.ground.sop()[node].row;
    let is_it = |event: &&Event| match event.activity {
        Activity::Node(known) => known == node,
        Activity::Row(known) => known == row,
        _ => false,
    };
    let events = work
        .case
        .events
        .iter()
        .rev()
        .filter(|event| event.completed.is_none());
    events.filter(is_it).find_map(|event| event.started)
}

/// From when a time cell counts whose rows are partly done.
fn shared_start(work: &Work<'_>, node: NodeId) -> Option<Moment> {
    let owner = work.ground.owner(node);
    let last = work.stops().last();
    let (stop, _) = last.filter(|(stop, _)| {
        stop.node != node && stop.event.is_some() && work.ground.owner(stop.node) == owner
    })?;
    work.visits.get(stop.clock_of as usize)?.from
}
