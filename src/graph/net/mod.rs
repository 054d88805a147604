//! The token net of an SOP: its places, where tokens lie, and its transitions, which take and give them.
//!
//! It is a Petri net of the kind known as extended free-choice: all transitions of a node take from the same places, so
//! a node that can be done stays so until it is done, and which exit it then takes depends on nothing else. A case is
//! one token in the net's first place, from where it goes to one of the starts. An SOP is *sound* (van der Aalst, "The
//! Application of Petri Nets to Workflow Management", 1998) when every case can come to an end from wherever it is,
//! leaves no token behind, and never puts two tokens in one place, and every node can be done.
//!
//! [`Net::examine`] decides it: `reduce` shrinks the net by rules that change none of these, `search` looks at what
//! is left, marking by marking, and [`Replay`] follows what it found step by step in the whole net.

mod build;
mod examine;
mod reduce;
mod replay;
mod run;
mod search;

pub use examine::{Examined, Fault};
pub use replay::Replay;
pub use search::FaultKind;

use crate::model::NodeId;

/// A position in [`Net::places`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(pub u32);

/// A position in [`Net::transitions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TransitionId(pub u32);

/// The token net of an SOP.
#[derive(Debug, Clone)]
pub struct Net {
    /// Where tokens can lie. A case begins with one token in the first.
    pub places: Vec<Place>,
    /// What can happen; those of one node stand together, in the order of its exits.
    pub transitions: Vec<Transition>,
}

/// Where a token can lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Before the case begins.
    Before,
    /// At a node that takes one token.
    At(NodeId),
    /// At a node that joins, come from a node that it names.
    Joined {
        /// The node that joins.
        at: NodeId,
        /// The node it waits for.
        from: NodeId,
    },
    /// At a node that takes no such token: it joins and does not name the node the token comes from, or it runs
    /// alongside. Nothing ever moves it.
    Stray {
        /// The node.
        at: NodeId,
    },
}

impl Place {
    /// The node at which the token lies.
    pub fn node(self) -> Option<NodeId> {
        match self {
            Place::Before => None,
            Place::At(at) | Place::Joined { at, .. } | Place::Stray { at } => Some(at),
        }
    }
}

/// Something that can happen: it takes a token from each of some places and gives one to each of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transition {
    /// What happens.
    pub what: Happening,
    /// The places it takes from.
    pub takes: Vec<PlaceId>,
    /// The places it gives to. One that stands twice gets two.
    pub gives: Vec<PlaceId>,
}

/// What a transition stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happening {
    /// A case begins at a start.
    Start(NodeId),
    /// A case goes on at this node because of an interrupt, as a position in [`crate::model::Sop::interrupts`].
    Interrupt(usize, NodeId),
    /// A case goes on at this node because of a silence, as a position in [`crate::model::Sop::rules`].
    Silence(usize, NodeId),
    /// A node is done and left by an exit: its position, and that of the target where it leads to one of several.
    Exit(NodeId, usize, Option<usize>),
    /// An end is done.
    End(NodeId),
}

impl Happening {
    /// The node that is done, if one is.
    pub fn done(self) -> Option<NodeId> {
        match self {
            Happening::Exit(node, ..) | Happening::End(node) => Some(node),
            Happening::Start(_) | Happening::Interrupt(..) | Happening::Silence(..) => None,
        }
    }
}

impl Net {
    /// A place.
    pub fn place(&self, place: PlaceId) -> Place {
        self.places
            .get(place.0 as usize)
            .copied()
            .unwrap_or(Place::Before)
    }

    /// A transition.
    pub fn transition(&self, transition: TransitionId) -> Option<&Transition> {
        self.transitions.get(transition.0 as usize)
    }

    /// For each place: whether a token there can come to `place` without `at` being done on the way, other tokens
    /// apart.
    pub fn leading_to(&self, place: PlaceId, at: NodeId) -> Vec<bool> {
        let mut givers: Vec<Vec<&Transition>> = vec![Vec::new(); self.places.len()];
        for transition in &self.transitions {
            if transition.what.done() != Some(at) {
                for given in &transition.gives {
                    givers[given.0 as usize].push(transition);
                }
            }
        }
        let mut leading = vec![false; self.places.len()];
        let mut ahead = vec![place];
        while let Some(place) = ahead.pop() {
            match leading.get_mut(place.0 as usize) {
                Some(leading) if !*leading => *leading = true,
                _ => continue,
            }
            let takes = givers[place.0 as usize]
                .iter()
                .flat_map(|giver| &giver.takes);
            ahead.extend(takes.copied());
        }
        leading
    }
}
