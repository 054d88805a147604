//! The messages, one file an area.

mod check;
mod data;
mod model;
mod soundness;
mod syntax;

pub use check::CheckMessage;
pub use data::DataMessage;
pub use model::{ModelMessage, Part, Quantity};
pub use soundness::{Rows, Run, SoundnessMessage};
pub use syntax::{Expectation, Expected, Found, SyntaxMessage, YamlFault, YamlShape};
