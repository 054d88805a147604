//! The lanes of an SOP and the groups over them, as every notation shows them, and which node stands in which.
//!
//! A node has one place in these notations, while the document shows it in the lane of each of its performers: here it
//! stands in the first of them, and words tell the others.

use crate::model::{LaneGroup, Sop};
use crate::render::layout::place;

/// Lanes that stand together: those of a group, or such as have none.
#[derive(Debug)]
pub struct Block<'s> {
    /// The group.
    pub group: Option<&'s LaneGroup>,
    /// Its lanes.
    pub lanes: Vec<Lane<'s>>,
}

/// A lane.
#[derive(Debug)]
pub struct Lane<'s> {
    /// Its position among all lanes.
    pub at: usize,
    /// The name of its actor.
    pub name: &'s str,
    /// The words at its head.
    pub title: &'s str,
}

/// The lanes in their order, by groups; none where no actor has one.
pub fn blocks(sop: &Sop) -> Vec<Block<'_>> {
    let mut blocks: Vec<(Option<usize>, Block)> = Vec::new();
    for (at, lane) in place::lanes(sop).iter().enumerate() {
        let Some(actor) = lane.actor.map(|actor| &sop[actor]) else {
            continue;
        };
        let lane = Lane {
            at,
            name: &actor.name.value,
            title: &actor.title.value,
        };
        match blocks.last_mut() {
            Some((group, block)) if *group == actor.group => block.lanes.push(lane),
            _ => blocks.push((
                actor.group,
                Block {
                    group: actor.group.and_then(|group| sop.groups.get(group)),
                    lanes: vec![lane],
                },
            )),
        }
    }
    blocks.into_iter().map(|(_, block)| block).collect()
}

/// The lane of each node, in the order of the nodes; 0 where there are no lanes.
pub fn of_nodes(sop: &Sop) -> Vec<usize> {
    let placed = place::place(sop, &place::lanes(sop));
    let first = |placed: &place::Placed| placed.lanes.first().copied().unwrap_or_default();
    placed.iter().map(first).collect()
}
