//! Events that no step of the cheapest explanation accounts for: what they are.

use super::course::Building;
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
/// not missing then; one whose node was done before is a repetition.
pub fn place(building: &mut Building<'_>) {
    let sop = building.ground.sop();
    for (event, before) in std::mem::take(&mut building.unplaced) {
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
                misplaced(building, nodes, event, before);
            }
        }
    }
}

fn misplaced(building: &mut Building<'_>, nodes: &[NodeId], event: u32, before: usize) {
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
    let (kind, node) = match earlier.next() {
        Some(stop) => (FindingKind::Repeated, Some(stop.node)),
        None => (FindingKind::Unexpected, nodes.first().copied()),
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
