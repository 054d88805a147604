//! Events that no step of the cheapest explanation accounts for: what they are.

use super::building::Building;
use crate::engine::{Marking, Plan};
use crate::model::{NodeId, Sop};
use crate::run::{Activity, FindingKind, Level};

/// The nodes that an activity may mean.
pub fn nodes(sop: &Sop, activity: Activity) -> &[NodeId] {
    match activity {
        Activity::Row(row) => sop.rows.get(row.0 as usize).map_or(&[], |row| &row.nodes),
        Activity::Node(node) => {
            let row = sop.nodes.get(node.0 as usize).map(|node| node.row);
            let nodes = row.map_or(&[][..], |row| &sop[row].nodes);
            let at = nodes.iter().position(|known| *known == node);
            at.and_then(|at| nodes.get(at..=at)).unwrap_or_default()
        }
        Activity::Event(_) | Activity::Unknown(_) => &[],
    }
}

/// Says of each unexplained event what it is. One whose node is missing elsewhere was done out of order, and its node is
/// not missing then; one whose node was done before is a repetition; one whose node is still to come was done too early,
/// which is out of order too.
pub fn place(building: &mut Building<'_>, marking: &Marking) {
    let (plan, sop) = (building.ground.plan, building.ground.sop());
    let unplaced = std::mem::take(&mut building.unplaced);
    let ahead = match unplaced.is_empty() {
        true => Vec::new(),
        false => ahead(plan, marking),
    };
    for (event, before) in unplaced {
        let Some(symbol) = building.symbols.get(event as usize) else {
            continue;
        };
        match symbol.activity {
            Activity::Unknown(activity) => {
                let kind = FindingKind::UnknownActivity { activity };
                say(building, kind, Level::Remark, None, event);
                building.strays.push(event);
            }
            Activity::Event(happened) => {
                let kind = FindingKind::Happened { event: happened };
                say(building, kind, Level::Note, None, event);
                building.strays.push(event);
            }
            Activity::Row(_) | Activity::Node(_) => {
                let nodes = nodes(sop, symbol.activity);
                misplaced(building, nodes, event, before, &ahead);
            }
        }
    }
}

/// The nodes that the case can still come to, for each node whether it is one.
fn ahead(plan: &Plan, marking: &Marking) -> Vec<bool> {
    let mut seen = vec![false; plan.place_count()];
    let mut nodes = vec![false; plan.sop().nodes.len()];
    let mut places = marking.places().to_vec();
    while let Some(place) = places.pop() {
        match seen.get_mut(place.0 as usize) {
            Some(seen) if !*seen => *seen = true,
            _ => continue,
        }
        let node = plan.place(place).node();
        if let Some(node) = node.and_then(|node| nodes.get_mut(node.0 as usize)) {
            *node = true;
        }
        let steps = plan.steps_from(place).iter();
        let steps = steps.filter_map(|step| plan.step(*step));
        places.extend(steps.flat_map(|step| step.gives.iter().copied()));
    }
    nodes
}

fn misplaced(
    building: &mut Building<'_>,
    nodes: &[NodeId],
    event: u32,
    before: usize,
    ahead: &[bool],
) {
    let missing = building.stops.iter().enumerate();
    let missing = missing.filter(|(_, stop)| stop.skipped && nodes.contains(&stop.node));
    let nearest = missing
        .map(|(at, _)| at)
        .min_by_key(|at| at.abs_diff(before));
    if let Some(stop) = nearest.and_then(|at| building.stops.get_mut(at)) {
        stop.skipped = false;
        stop.pieces.push(event);
        let node = stop.node;
        return say(
            building,
            FindingKind::OutOfOrder,
            Level::Violation,
            Some(node),
            event,
        );
    }
    let is_it = |node: NodeId| nodes.contains(&node);
    let earlier = building.stops.iter().take(before);
    let mut earlier = earlier.filter(|stop| !stop.pieces.is_empty() && is_it(stop.node));
    let to_come = |node: &&NodeId| ahead.get(node.0 as usize) == Some(&true);
    let (kind, node) = match (earlier.next(), nodes.iter().find(to_come)) {
        (Some(stop), _) => (FindingKind::Repeated, Some(stop.node)),
        (None, Some(node)) => (FindingKind::OutOfOrder, Some(*node)),
        (None, None) => (FindingKind::Unexpected, nodes.first().copied()),
    };
    say(building, kind, Level::Violation, node, event);
    building.strays.push(event);
}

fn say(
    building: &mut Building<'_>,
    kind: FindingKind,
    level: Level,
    node: Option<NodeId>,
    event: u32,
) {
    building.findings.push(crate::run::Finding {
        kind,
        level,
        node,
        rule: None,
        event: Some(event),
    });
}
