//! The messages, one file an area.

mod actors;
mod calls;
mod check;
mod data;
mod documents;
mod model;
mod syntax;

pub use actors::ActorMessage;
pub use calls::CallMessage;
pub use check::CheckMessage;
pub use data::DataMessage;
pub use documents::DocumentMessage;
pub use model::{ModelMessage, Part, Quantity};
pub use syntax::{Expectation, Expected, Found, SyntaxMessage, YamlFault, YamlShape};
