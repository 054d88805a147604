//! Who performs a node, when a node that is performed by the same one as another is looked up there.

use crate::model::{ActorId, NodeId, Performer, Performers, PerformersKind, Sop};

/// The node whose performer performs this one: itself, or the one that it names by `same as`.
pub(super) fn origin(sop: &Sop, node: NodeId) -> NodeId {
    let mut node = node;
    // A node can't be the same as itself in more steps than there are nodes.
    for _ in 0..sop.nodes.len() {
        let performers = sop[node].performers.as_ref();
        match performers.map(|performers| performers.list.as_slice()) {
            Some([only]) => match only.value {
                Performer::SameAs(other) => node = other,
                Performer::Actor(_) => return node,
            },
            _ => return node,
        }
    }
    node
}

/// The actors that perform a node or may do so, and whether all of them do; nothing where the file leaves it open.
pub(super) fn actors(sop: &Sop, node: NodeId) -> Option<(Vec<ActorId>, bool)> {
    let Performers { kind, list } = sop[origin(sop, node)].performers.as_ref()?;
    let actors = list.iter().map(|one| match one.value {
        Performer::Actor(actor) => Some(actor),
        Performer::SameAs(_) => None,
    });
    let actors: Option<Vec<ActorId>> = actors.collect();
    Some((actors?, *kind != PerformersKind::OneOf))
}
