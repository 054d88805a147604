//! lajur: standard operating procedures as text, checked, run, simulated and rendered.

#![warn(missing_docs)]
#![forbid(unsafe_code)]

pub mod diagnostic;
pub mod lang;
pub mod model;
pub mod render;
pub mod source;
pub mod syntax;
