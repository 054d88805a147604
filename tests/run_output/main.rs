//! What is shown of judged cases: the table, the explanation of a case, JSON, JSON Lines, CSV, and the sums they share.

#[path = "../judging/mod.rs"]
mod judging;

mod machines;
mod people;
mod schema;
mod sums;
mod wording;
mod world;
