//! Text to tree: the two notations, and back to text.
//!
//! This layer knows text and places and nothing of what an SOP means.

pub mod format;
mod shape;
pub mod tree;
