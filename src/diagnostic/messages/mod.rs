//! The messages, one file an area.

mod calendar;
mod check;
mod citations;
mod data;
mod form;
mod model;
mod syntax;

pub use calendar::{CalendarMessage, Weekday};
pub use check::CheckMessage;
pub use citations::CitationMessage;
pub use data::DataMessage;
pub use form::FormMessage;
pub use model::{ModelMessage, Part, Quantity};
pub use syntax::{Expectation, Expected, Found, SyntaxMessage, YamlFault, YamlShape};
