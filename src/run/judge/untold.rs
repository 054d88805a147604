//! Steps that are done, and nothing tells how they ended: no outcome, no data, and nothing was done after them.

use super::tokens::Origin;
use super::work::Work;
use crate::engine::Fit;
use crate::model::{ExitTrigger, NodeId};

/// Where a case may go from a node that is ready, if it is only supposed to be: the targets of all exits that the step
/// before it may have been left by. Nothing where the way is told.
pub fn targets(work: &Work<'_>, origins: &[Origin]) -> Option<Vec<NodeId>> {
    let [Origin::Visit(at)] = origins else {
        return None;
    };
    let visit = work.visits.get(*at as usize)?;
    let exits = exits(work, visit.node, visit.event?)?;
    let node = &work.ground.sop()[visit.node];
    let of_exits = exits.iter().filter_map(|exit| node.exits.get(*exit));
    let targets = of_exits.flat_map(|exit| &exit.targets);
    let mut nodes: Vec<NodeId> = targets.map(|target| target.node.value).collect();
    nodes.sort_unstable();
    nodes.dedup();
    (nodes.len() > 1).then_some(nodes)
}

/// Whether nothing tells how the visit at a position ended.
pub fn is_untold(work: &Work<'_>, at: usize) -> bool {
    let of_visit =
        |origins: &[Origin]| matches!(origins, [Origin::Visit(it)] if *it as usize == at);
    let mut ready = work.course.ready.iter();
    ready.any(|(_, origins)| of_visit(origins) && targets(work, origins).is_some())
}

/// The exits that a node may have been left by, as far as the event and the data tell; nothing where they tell it.
fn exits(work: &Work<'_>, node: NodeId, event: u32) -> Option<Vec<usize>> {
    let ground = work.ground;
    let outcome = work.case.events.get(event as usize)?.outcome;
    let named = outcome.map(|word| ground.names.exits(node, &ground.lexicon.text(word)));
    if named.is_some_and(|named| !named.is_empty()) {
        return None;
    }
    let truths = ground.plan.truths(&work.known_at(Some(event)));
    let fit = |exit: usize| ground.plan.exit_fit(node, exit, &truths);
    let all = ground.sop()[node].exits.iter().enumerate();
    let told = |(at, exit): (usize, &crate::model::Exit)| {
        exit.trigger != ExitTrigger::Free && fit(at) == Fit::With
    };
    if all.clone().any(told) {
        return None;
    }
    Some(
        all.map(|(at, _)| at)
            .filter(|at| fit(*at) != Fit::Against)
            .collect(),
    )
}
