//! Rules about which nodes are done, in which order, how often, and by whom.

use super::{Outcome, broken, state};
use crate::model::{Count, NodeId, Said};
use crate::run::judge::work::Work;
use crate::run::{Event, RuleState, Status, Visit};

/// The nodes that a rule names.
pub fn ids(nodes: &[Said<NodeId>]) -> Vec<NodeId> {
    nodes.iter().map(|node| node.value).collect()
}

/// The first is done before the second.
pub fn order(work: &Work<'_>, first: NodeId, second: NodeId) -> Outcome {
    let place = |visit: &Visit| visit.event;
    let earliest = |node| work.visits_of(node).filter_map(place).min();
    match (earliest(first), earliest(second)) {
        (Some(before), Some(after)) if before < after => state(RuleState::Kept),
        (_, Some(after)) => broken(Some(second), Some(after)),
        (_, None) if is_over(work) => state(RuleState::Idle),
        (_, None) => state(RuleState::Open),
    }
}

/// If one is done, so are the others.
pub fn together(work: &Work<'_>, nodes: &[NodeId]) -> Outcome {
    let done = |node: &&NodeId| work.visits_of(**node).next().is_some();
    let missing = nodes.iter().find(|node| !done(node));
    match (nodes.iter().any(|node| done(&node)), missing) {
        (false, _) => state(RuleState::Idle),
        (true, None) => state(RuleState::Kept),
        (true, Some(missing)) if is_over(work) => broken(Some(*missing), None),
        (true, Some(_)) => state(RuleState::Open),
    }
}

/// At most one of them is done.
pub fn exclusive(work: &Work<'_>, nodes: &[NodeId]) -> Outcome {
    let first = |node: &NodeId| Some((work.visits_of(*node).find_map(|visit| visit.event)?, *node));
    let mut done: Vec<(u32, NodeId)> = nodes.iter().filter_map(first).collect();
    done.sort_unstable();
    match done.as_slice() {
        [] => state(RuleState::Idle),
        [_] => state(RuleState::Kept),
        [_, (event, node), ..] => broken(Some(*node), Some(*event)),
    }
}

/// No two of them by the same.
pub fn separate(work: &Work<'_>, nodes: &[NodeId]) -> Outcome {
    by(work, nodes, |same| !same)
}

/// All of them by the same.
pub fn same_actor(work: &Work<'_>, nodes: &[NodeId]) -> Outcome {
    by(work, nodes, |same| same)
}

/// Compares who did the visits of each two nodes.
fn by(work: &Work<'_>, nodes: &[NodeId], fits: impl Fn(bool) -> bool) -> Outcome {
    let mut outcome = state(RuleState::Idle);
    for (at, one) in nodes.iter().enumerate() {
        for other in nodes.iter().skip(at + 1).filter(|other| *other != one) {
            for (visit, later) in pairs(work, *one, *other) {
                let same = events(work, visit, later).and_then(|(a, b)| work.is_same(a, b));
                match same.map(&fits) {
                    Some(true) if outcome.state == RuleState::Idle => {
                        outcome = state(RuleState::Kept);
                    }
                    Some(true) => {}
                    Some(false) => return broken(Some(*other), visit.event.max(later.event)),
                    None => outcome = state(RuleState::Unknown),
                }
            }
        }
    }
    outcome
}

fn pairs<'v>(
    work: &'v Work<'_>,
    one: NodeId,
    other: NodeId,
) -> impl Iterator<Item = (&'v Visit, &'v Visit)> {
    let others = move |visit| work.visits_of(other).map(move |later| (visit, later));
    work.visits_of(one).flat_map(others)
}

fn events<'v>(work: &'v Work<'_>, one: &Visit, other: &Visit) -> Option<(&'v Event, &'v Event)> {
    let event = |visit: &Visit| work.case.events.get(visit.event? as usize);
    event(one).zip(event(other))
}

/// How often a node is done.
pub fn limit(work: &Work<'_>, node: NodeId, count: Count) -> Outcome {
    let (least, most) = count.bounds();
    let stops = work.course.stops.iter().filter(|stop| stop.node == node);
    let times: usize = stops.map(|stop| work.course.pieces(stop).len()).sum();
    let last = work.visits_of(node).last().and_then(|visit| visit.event);
    let times = times as u32;
    match most {
        Some(most) if times > most => broken(Some(node), last),
        _ if times >= least && times > 0 => state(RuleState::Kept),
        _ if times >= least => state(RuleState::Idle),
        _ if is_over(work) => broken(Some(node), last),
        _ => state(RuleState::Open),
    }
}

fn is_over(work: &Work<'_>) -> bool {
    matches!(work.status, Status::Finished | Status::Stopped)
}
