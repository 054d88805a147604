//! The way of the documents: what a row needs, some row before it puts out, and what a row puts out, somebody uses.
//!
//! A document is known by its name alone, compared as people mean it. So the analyses are careful: they speak of what the
//! SOP says, and are silent where a name could mean something else. They look at all SOPs together, because one SOP may
//! need what another puts out.

mod doubled_document;
mod library;
mod missing;
mod names;
mod order;
mod output_is_input;
mod papers;
mod same_output;
mod skipped_input;
mod source;
mod unproduced_input;
mod unused_output;

use library::Library;
use order::Order;

use super::Subject;
use crate::diagnostic::Diagnostics;

/// How many more places one finding shows.
const SHOWN: usize = 5;

pub(super) fn check(subjects: &[Subject], diagnostics: &mut Diagnostics) {
    let library = Library::new(subjects);
    for papers in &library.papers {
        let sop = papers.subject.sop;
        let silent = papers.needs.is_empty() && papers.outputs.is_empty();
        if sop.faulty || silent {
            continue;
        }
        diagnostics.enter(sop.source);
        let order = Order::new(sop, papers.subject.graph);
        let missing = missing::find(papers, &library, &order);
        unproduced_input::check(papers, &library, &missing, diagnostics);
        skipped_input::check(papers, &missing, diagnostics);
        unused_output::check(papers, &library, diagnostics);
        same_output::check(papers, &order, diagnostics);
        output_is_input::check(papers, diagnostics);
        doubled_document::check(papers, diagnostics);
    }
}
