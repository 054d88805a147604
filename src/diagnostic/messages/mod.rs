//! The messages, one file an area.

mod check;
mod data;
mod guards;
mod model;
mod syntax;

pub use check::CheckMessage;
pub use data::DataMessage;
pub use guards::{Doubt, GuardMessage, SampleCase};
pub use model::{ModelMessage, Part, Quantity};
pub use syntax::{Expectation, Expected, Found, SyntaxMessage, YamlFault, YamlShape};
