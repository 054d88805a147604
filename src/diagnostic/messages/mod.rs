//! The messages, one file an area.

mod actors;
mod calendar;
mod calls;
mod check;
mod citations;
mod data;
mod deadlines;
mod documents;
mod drawing;
mod form;
mod guards;
mod log;
mod model;
mod run;
mod scenario;
mod simulate;
mod soundness;
mod syntax;

pub use actors::ActorMessage;
pub use calendar::{CalendarMessage, Weekday};
pub use calls::CallMessage;
pub use check::CheckMessage;
pub use citations::CitationMessage;
pub use data::DataMessage;
pub use deadlines::{DeadlineMessage, Worded};
pub use documents::DocumentMessage;
pub use drawing::DrawingMessage;
pub use form::FormMessage;
pub use guards::{Doubt, GuardMessage, SampleCase};
pub use log::{ColumnList, LogMessage};
pub use model::{ModelMessage, Part, Quantity};
pub use run::RunMessage;
pub use scenario::{ScenarioMessage, ShapeNumbers};
pub use simulate::SimulateMessage;
pub use soundness::{Rows, Run, SoundnessMessage};
pub use syntax::{Expectation, Expected, Found, SyntaxMessage, YamlFault, YamlShape};
