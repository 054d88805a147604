//! BPMN 2.0 XML: a collaboration with a pool for each SOP, its process, and the diagram of both.
//!
//! [`build`] makes a process of BPMN out of an SOP, [`diagram`] places it, [`write`] puts both into XML. What BPMN has no
//! element for stands in the documentation of the element it belongs to, and lengths of time once more as extension
//! elements, with their least and most.

mod build;
mod diagram;
mod flow;
mod iso;
mod write;
mod xml;

use crate::model::{Catalogue, Sop, SopId};

use super::{chosen, ids::Ids, lanes};
use write::Pool;

/// SOPs as BPMN.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bpmn {
    /// The document.
    pub xml: String,
    /// What of their flow is in it as words alone, in the language of the SOPs.
    pub only_words: Vec<String>,
}

/// The room between pools.
const BETWEEN: f64 = 60.0;

/// These SOPs of a catalogue as one BPMN 2.0 document, with a pool for each.
pub fn bpmn(catalogue: &Catalogue, sops: &[SopId]) -> Bpmn {
    let mut ids = Ids::default();
    for own in ["collaboration", "definitions", "diagram", "plane"] {
        ids.fresh(own.to_string());
    }
    let chosen: Vec<(SopId, &Sop)> = chosen(catalogue, sops).collect();
    let processes: Vec<(SopId, String)> = chosen
        .iter()
        .map(|(id, sop)| (*id, ids.fresh(sop.name.value.clone())))
        .collect();
    let mut pools = Vec::new();
    let mut only_words = Vec::new();
    let mut top = 80.0;
    for ((at, sop), (_, id)) in chosen.iter().zip(&processes) {
        let mut process = build::process(catalogue, &processes, *at, &mut ids);
        only_words.append(&mut process.only_words);
        let blocks = lanes::blocks(sop);
        let count = blocks.iter().map(|block| block.lanes.len()).sum();
        let grouped = blocks.iter().any(|block| block.group.is_some());
        let heads = 1 + usize::from(count > 0) + usize::from(grouped);
        let diagram = diagram::place(sop, &process, count, heads, top);
        top = diagram.pool.map_or(top, |pool| pool.y1 + BETWEEN);
        pools.push(Pool {
            sop,
            id,
            blocks,
            process,
            diagram,
        });
    }
    Bpmn {
        xml: write::definitions(&pools, &mut ids).document(),
        only_words,
    }
}
