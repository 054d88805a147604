//! What is shown of simulations: the table for people, JSON that its schema describes, and CSV.

#[path = "../run_output/schema.rs"]
mod schema;

mod machines;
mod people;
mod world;
