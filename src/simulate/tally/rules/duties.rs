//! Rules about which nodes are done, in which order, how often, and by whom.

use super::{Outcome, Seen};
use crate::model::{Count, NodeId, Said};
use crate::simulate::Visit;
use crate::simulate::draw::Law;

/// The first is done before the second. Pauses are in no log, so they come in no order.
pub(super) fn order(seen: Seen<'_>, first: NodeId, second: NodeId) -> Outcome {
    let logged = |node| seen.setup.plan.is_logged(node);
    let did = |node: NodeId, visit: &Visit| visit.node == node && !visit.passed && logged(node);
    let earliest = |node| seen.case.visits.iter().position(|visit| did(node, visit));
    match (earliest(first), earliest(second)) {
        (Some(before), Some(after)) if before < after => Outcome::Kept,
        (_, Some(_)) => Outcome::Broken,
        (_, None) if seen.is_over() => Outcome::Idle,
        (_, None) => Outcome::Open,
    }
}

/// If one is done, so are the others.
pub(super) fn together(seen: Seen<'_>, nodes: &[Said<NodeId>]) -> Outcome {
    let done = |node: &Said<NodeId>| seen.visits_of(node.value).next().is_some();
    match (nodes.iter().any(done), nodes.iter().all(done)) {
        (false, _) => Outcome::Idle,
        (true, true) => Outcome::Kept,
        (true, false) if seen.is_over() => Outcome::Broken,
        (true, false) => Outcome::Open,
    }
}

/// At most one of them is done.
pub(super) fn exclusive(seen: Seen<'_>, nodes: &[Said<NodeId>]) -> Outcome {
    let logged = |node: &&Said<NodeId>| seen.setup.plan.is_logged(node.value);
    let done = |node: &&Said<NodeId>| seen.visits_of(node.value).next().is_some();
    match nodes.iter().filter(logged).filter(done).count() {
        0 => Outcome::Idle,
        1 => Outcome::Kept,
        _ => Outcome::Broken,
    }
}

/// Compares who did the visits of each two nodes.
pub(super) fn by(seen: Seen<'_>, nodes: &[Said<NodeId>], fits: fn(bool) -> bool) -> Outcome {
    let mut outcome = Outcome::Idle;
    for (at, one) in nodes.iter().enumerate() {
        let others = nodes.iter().skip(at + 1);
        for other in others.filter(|other| other.value != one.value) {
            for visit in seen.visits_of(one.value) {
                for later in seen.visits_of(other.value) {
                    outcome = outcome.max(pair(visit, later, fits));
                }
            }
        }
    }
    outcome
}

fn pair(one: &Visit, other: &Visit, fits: fn(bool) -> bool) -> Outcome {
    match one.by.zip(other.by) {
        Some(((_, one), (_, other))) if fits(one == other) => Outcome::Kept,
        Some(_) => Outcome::Broken,
        None => Outcome::Unknown,
    }
}

/// How often a node is done.
pub(super) fn limit(seen: Seen<'_>, node: NodeId, count: Count) -> Outcome {
    let (least, most) = count.bounds();
    let setup = seen.setup.nodes.get(node.0 as usize);
    let pieces = match setup.map(|node| &node.repeats) {
        Some(Law::Exactly(pieces)) => pieces.round().max(1.0),
        _ => 1.0,
    };
    let times = seen.visits_of(node).count() as f64 * pieces;
    match most {
        Some(most) if times > f64::from(most) => Outcome::Broken,
        _ if times >= f64::from(least) && times > 0.0 => Outcome::Kept,
        _ if times >= f64::from(least) => Outcome::Idle,
        _ if seen.is_over() => Outcome::Broken,
        _ => Outcome::Open,
    }
}
