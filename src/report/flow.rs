//! What is noted upon the picture of an SOP: the report says what, the renderer draws it.

use crate::model::NodeId;

/// What a note upon the picture is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlowPlace {
    /// The arrow of an exit, as a position in its node, to one of its targets.
    Arrow {
        /// The node it leaves.
        from: NodeId,
        /// The exit.
        exit: usize,
        /// The node it leads to.
        to: NodeId,
    },
    /// The symbol of a node.
    Node(NodeId),
}

/// How often what an arrow led to was late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// No case went there.
    Unused,
    /// Never.
    InTime,
    /// In less than one case of four.
    SometimesLate,
    /// In one of four or more.
    OftenLate,
}

/// What is noted upon the picture of the SOP.
#[derive(Debug, Clone, PartialEq)]
pub struct FlowNote {
    /// What it is about.
    pub place: FlowPlace,
    /// What it says, in short parts; nothing for an arrow that no case went.
    pub parts: Vec<String>,
    /// How much went there, from 0, nothing, to 3, the most.
    pub weight: usize,
    /// How often that was late.
    pub pace: Pace,
}

/// How much of the most went somewhere, from 0, nothing, to 3.
pub(super) fn weight(number: u64, most: u64) -> usize {
    match u128::from(number) * 3 {
        0 => 0,
        share if share > u128::from(most) * 2 => 3,
        share if share > u128::from(most) => 2,
        _ => 1,
    }
}
