//! Tree to text: the canonical form of either notation.
//!
//! Printing is a walk over the uniform tree. What needs a table is small: which items below a statement are phrases on
//! its line and which stand in its block (`layout`). Words are written in the language asked for; names and texts
//! are never touched; comments stay with the statement they stood at.
//!
//! A canonical text reads back to the same tree and prints to the same text, in either notation.

mod dsl;
mod entry;
mod layout;
mod page;
mod phrase;
mod scalar;
mod values;
mod yaml;

pub use dsl::to_dsl;
pub(in crate::syntax) use values::quoted;
pub use yaml::to_yaml;
