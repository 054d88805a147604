//! lajur: standard operating procedures as text, checked, run, simulated and rendered.

#![warn(missing_docs)]
#![forbid(unsafe_code)]

pub mod check;
pub mod diagnostic;
pub mod graph;
pub mod lang;
pub mod model;
pub mod pipeline;
pub mod render;
pub mod report;
pub mod source;
pub mod syntax;
