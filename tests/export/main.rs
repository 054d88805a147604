//! What is exported, as other tools read it: every node and every way of every SOP is there, ids are unique and lead
//! somewhere, and no text of an author's breaks the notation.

mod bpmn;
mod diagram;
mod graphs;
mod json;
mod samples;
#[path = "../run_output/schema.rs"]
mod schema;
mod xml;
