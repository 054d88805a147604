//! The messages, one file an area.

mod calendar;
mod actors;
mod calls;
mod check;
mod citations;
mod data;
mod form;
mod guards;
mod model;
mod soundness;
mod syntax;

pub use calendar::{CalendarMessage, Weekday};
mod documents;
mod model;
mod syntax;

pub use actors::ActorMessage;
pub use calls::CallMessage;
pub use check::CheckMessage;
pub use citations::CitationMessage;
pub use data::DataMessage;
pub use form::FormMessage;
pub use documents::DocumentMessage;
pub use guards::{Doubt, GuardMessage, SampleCase};
pub use model::{ModelMessage, Part, Quantity};
pub use soundness::{Rows, Run, SoundnessMessage};
pub use syntax::{Expectation, Expected, Found, SyntaxMessage, YamlFault, YamlShape};
