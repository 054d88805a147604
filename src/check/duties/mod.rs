//! What rules ask of the rows and their performers, against what the lanes and the ways give.

pub(super) mod broken_separation;
mod performing;
pub(super) mod rule_impossible;
mod walks;
