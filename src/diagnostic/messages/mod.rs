//! The messages, one file an area.

mod check;
mod model;
mod syntax;

pub use check::CheckMessage;
pub use model::{ModelMessage, Part, Quantity};
pub use syntax::{Expectation, Expected, Found, SyntaxMessage, YamlFault, YamlShape};
