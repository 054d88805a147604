//! How findings are shown: drawn for people, or as data for machines.
//!
//! Each form is a function from the sources, their findings and a language to text. Nothing here decides what is a
//! finding, how much it weighs or in which order the findings come; and nothing here knows a terminal: whether there
//! are colours, and how wide a line may be, is said by the caller.

pub mod run;
pub mod simulate;

mod cell;
mod counts;
mod flow;
mod human;
mod json;
mod pair;
mod place;
mod questions;
mod sarif;
mod speech;
mod summary;
mod terminal;
mod web;
mod words;

pub use counts::counts;
pub use human::{Style, human};
pub use json::json;
pub use sarif::sarif;
pub use summary::summary;
pub use words::severity;
