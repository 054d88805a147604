//! In which lanes, and at which level of its row, each node stands.
//!
//! A node stands in the lane of its performer; one with several performers has a symbol in the lane of each. A node whose
//! performers have no lane, or that names none, stands in the lane of the node before it in the flow; one with no
//! performer at all is drawn dashed there, because the document does not say whose work it is. Nodes of one row stand
//! side by side on one level as long as their lanes don't meet, and below each other where they do.

use std::ops::RangeInclusive;

use crate::model::{ActorId, NodeId, Performer, Sop};

/// A lane, and whose it is: nobody's where no actor has one.
#[derive(Debug, Clone, Copy)]
pub struct LaneOf {
    /// The actor.
    pub actor: Option<ActorId>,
}

/// Where a node stands.
#[derive(Debug, Clone)]
pub struct Placed {
    /// Its lanes, from left to right; never empty.
    pub lanes: Vec<usize>,
    /// Its level within its row, from 0.
    pub level: usize,
    /// Whether its performer is unknown.
    pub unassigned: bool,
    /// Whether its symbols are alternatives rather than one joint work.
    pub one_of: bool,
}

/// The lanes of an SOP: at least one.
pub fn lanes(sop: &Sop) -> Vec<LaneOf> {
    let with_lane = (0..)
        .map(ActorId)
        .zip(&sop.actors)
        .filter(|(_, a)| a.has_lane);
    let lanes: Vec<LaneOf> = with_lane
        .map(|(actor, _)| LaneOf { actor: Some(actor) })
        .collect();
    match lanes.is_empty() {
        true => vec![LaneOf { actor: None }],
        false => lanes,
    }
}

/// Where each node stands, in the order of the nodes.
pub fn place(sop: &Sop, lanes: &[LaneOf]) -> Vec<Placed> {
    let lane_of_actor = lane_index(sop, lanes);
    let before = nodes_before(sop);
    let mut placed: Vec<Option<Placed>> = vec![None; sop.nodes.len()];
    for at in 0..sop.nodes.len() {
        resolve(sop, at, &lane_of_actor, &before, &mut placed);
    }
    let mut placed: Vec<Placed> = placed
        .into_iter()
        .map(|p| p.unwrap_or_else(first_lane))
        .collect();
    set_levels(sop, &mut placed);
    placed
}

fn first_lane() -> Placed {
    Placed {
        lanes: vec![0],
        level: 0,
        unassigned: true,
        one_of: false,
    }
}

/// The lane of each actor, where it has one.
fn lane_index(sop: &Sop, lanes: &[LaneOf]) -> Vec<Option<usize>> {
    let mut index = vec![None; sop.actors.len()];
    for (at, lane) in lanes.iter().enumerate() {
        if let Some(slot) = lane.actor.and_then(|actor| index.get_mut(actor.0 as usize)) {
            *slot = Some(at);
        }
    }
    index
}

/// For each node one that leads to it: the first that does and stands before it, else the one written before it.
fn nodes_before(sop: &Sop) -> Vec<Option<usize>> {
    let mut before: Vec<Option<usize>> = (0..sop.nodes.len()).map(|at| at.checked_sub(1)).collect();
    let mut found = vec![false; sop.nodes.len()];
    for (from, node) in sop.nodes_with_ids() {
        for target in node.exits.iter().flat_map(|exit| &exit.targets) {
            let to = target.node.value.0 as usize;
            if from.0 < target.node.value.0 && found.get(to) == Some(&false) {
                found[to] = true;
                before[to] = Some(from.0 as usize);
            }
        }
    }
    before
}

/// Finds the lanes of a node. It follows "the same as" and "the node before" without calling itself, and a circle of
/// them ends in the first lane.
fn resolve(
    sop: &Sop,
    at: usize,
    lane_of_actor: &[Option<usize>],
    before: &[Option<usize>],
    placed: &mut [Option<Placed>],
) {
    let mut trail = Vec::new();
    let mut next = Some(at);
    while let Some(here) = next.filter(|here| !trail.contains(here)) {
        if placed[here].is_some() {
            break;
        }
        trail.push(here);
        next = leads_elsewhere(sop, here, lane_of_actor, before);
    }
    while let Some(here) = trail.pop() {
        let found = own_lanes(sop, here, lane_of_actor, placed);
        let inherited = || {
            before[here]
                .and_then(|b| placed[b].as_ref())
                .map(|p| vec![p.lanes[0]])
        };
        let performers = sop.nodes[here].performers.as_ref();
        placed[here] = Some(Placed {
            lanes: found.or_else(inherited).unwrap_or_else(|| vec![0]),
            level: 0,
            unassigned: performers.is_none(),
            one_of: sop.is_performed_by_one_of(NodeId(here as u32)),
        });
    }
}

/// The node whose lanes must be known before this one's.
fn leads_elsewhere(
    sop: &Sop,
    at: usize,
    lane_of_actor: &[Option<usize>],
    before: &[Option<usize>],
) -> Option<usize> {
    let performers = sop.nodes[at].performers.iter().flat_map(|p| &p.list);
    let mut others = Vec::new();
    for performer in performers {
        match performer.value {
            Performer::Actor(actor) if lane_of_actor[actor.0 as usize].is_some() => return None,
            Performer::Actor(_) => {}
            Performer::SameAs(NodeId(node)) => others.push(node as usize),
        }
    }
    others.first().copied().or(before[at])
}

fn own_lanes(
    sop: &Sop,
    at: usize,
    lane_of_actor: &[Option<usize>],
    placed: &[Option<Placed>],
) -> Option<Vec<usize>> {
    let mut lanes = Vec::new();
    for performer in sop.nodes[at].performers.iter().flat_map(|p| &p.list) {
        match performer.value {
            Performer::Actor(actor) => lanes.extend(lane_of_actor[actor.0 as usize]),
            Performer::SameAs(node) => {
                if let Some(other) = &placed[node.0 as usize] {
                    lanes.extend(&other.lanes);
                }
            }
        }
    }
    lanes.sort_unstable();
    lanes.dedup();
    (!lanes.is_empty()).then_some(lanes)
}

/// Each node of a row on the level of the one before it, or on the next where its lanes are taken there.
fn set_levels(sop: &Sop, placed: &mut [Placed]) {
    for row in &sop.rows {
        let mut level = 0;
        let mut taken: Vec<RangeInclusive<usize>> = Vec::new();
        for node in &row.nodes {
            let Some(this) = placed.get_mut(node.0 as usize) else {
                continue;
            };
            let span = this.lanes[0]..=this.lanes[this.lanes.len() - 1];
            let meets = |other: &RangeInclusive<usize>| {
                other.start() <= span.end() && span.start() <= other.end()
            };
            if taken.iter().any(meets) {
                level += 1;
                taken.clear();
            }
            this.level = level;
            taken.push(span);
        }
    }
}
