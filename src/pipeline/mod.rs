//! The stages of reading, one after the other: text to tree, tree to model, model to findings.
//!
//! Every verb goes this way, and so does whoever calls the library; no one else knows the order of the stages.

mod overrides;
mod twins;

use crate::check;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Catalogue;
use crate::model::lower::lower;
use crate::source::Source;
use crate::syntax::{parse, tree::Tree};

pub use twins::check_with_twins;

/// What files say, and what is wrong in them.
#[derive(Debug)]
pub struct Checked {
    /// The syntax tree of each file.
    pub trees: Vec<Tree>,
    /// The SOPs of all files.
    pub catalogue: Catalogue,
    /// The findings in the order of the files and of their places.
    pub findings: Vec<Diagnostic>,
}

/// Reads and checks files as one catalogue. What the files themselves `allow` or `deny` is heeded.
pub fn check(sources: &[Source]) -> Checked {
    let mut diagnostics = Diagnostics::new();
    let trees = trees(sources, &mut diagnostics);
    let catalogue = lower(&trees, sources, &mut diagnostics);
    check::check(&catalogue, &mut diagnostics);
    let findings = overrides::heed(&catalogue, diagnostics.into_sorted());
    Checked {
        trees,
        catalogue,
        findings,
    }
}

/// The syntax tree of each file.
pub fn trees(sources: &[Source], diagnostics: &mut Diagnostics) -> Vec<Tree> {
    let tree = |(at, source)| {
        diagnostics.enter(at);
        parse(source, diagnostics)
    };
    sources.iter().enumerate().map(tree).collect()
}
