//! The messages, one file an area.

mod calendar;
mod check;
mod data;
mod deadlines;
mod model;
mod syntax;

pub use calendar::{CalendarMessage, Weekday};
pub use check::CheckMessage;
pub use data::DataMessage;
pub use deadlines::{DeadlineMessage, Worded};
pub use model::{ModelMessage, Part, Quantity};
pub use syntax::{Expectation, Expected, Found, SyntaxMessage, YamlFault, YamlShape};
