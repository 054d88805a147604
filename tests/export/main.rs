//! What is exported, as other tools read it: every node and every way of every SOP is there, ids are unique and lead
//! somewhere, and no text of an author's breaks the notation.

mod bpmn;
mod diagram;
#[path = "../tools/folders.rs"]
mod folders;
mod graphs;
mod json;
#[path = "../tools/programs.rs"]
mod programs;
mod samples;
#[path = "../run_output/schema.rs"]
mod schema;
#[path = "../tools/sops.rs"]
mod sops;
#[path = "../tools/xml.rs"]
mod xml;
