//! Exporting SOPs to the notations of other tools: BPMN 2.0, Mermaid, Graphviz DOT, and JSON.
//!
//! ```text
//! model, graph ─┬─> chart ─────────────> Mermaid, DOT
//!               ├─> bpmn: flow ─> place ─> XML
//!               └─> JSON, as they are
//! ```
//!
//! Each notation gets all that it can hold. What it has no sign for is kept in words where its readers look for them:
//! documentation, comments, tooltips. Those words are the ones of the document ([`crate::render::content`]), in the
//! language of the SOP. Names stay names, so that the same SOP gives the same text, and a changed one a small difference.

mod bpmn;
mod chart;
mod details;
mod dot;
mod ids;
mod json;
mod lanes;
mod mermaid;
mod rules;
mod wrap;

pub use bpmn::{Bpmn, bpmn};
pub use dot::dot;
pub use json::{FORMAT, VERSION, json};
pub use mermaid::mermaid;

use crate::model::{Catalogue, Sop, SopId};

/// The chosen SOPs that there are, in the order of the choice.
fn chosen<'c>(
    catalogue: &'c Catalogue,
    chosen: &'c [SopId],
) -> impl Iterator<Item = (SopId, &'c Sop)> {
    let one = |id: &SopId| Some((*id, catalogue.sops.get(id.0 as usize)?));
    chosen.iter().filter_map(one)
}
