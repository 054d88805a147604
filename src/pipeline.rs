//! The stages of reading, one after the other: text to tree, tree to model, model to findings.
//!
//! Every verb goes this way, and so does whoever calls the library; no one else knows the order of the stages.

use std::collections::BTreeSet;

use crate::check;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Catalogue;
use crate::model::lower::lower;
use crate::source::Source;
use crate::syntax::{parse, tree::Tree};

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

/// Reads and checks files as one catalogue.
pub fn check(sources: &[Source]) -> Checked {
    let mut diagnostics = Diagnostics::new();
    let trees = trees(sources, &mut diagnostics);
    let catalogue = lower(&trees, sources, &mut diagnostics);
    check::check(&catalogue, &mut diagnostics);
    Checked {
        trees,
        catalogue,
        findings: diagnostics.into_sorted(),
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

/// The findings of files of which some are *twins*: `NAME.sop` and `NAME.sop.yaml` side by side are one SOP in two
/// notations, not two SOPs with one id. The files are checked once with the DSL twins; then the YAML twins are checked
/// in their stead, and what is found in those is added.
pub fn check_with_twins(sources: &[Source]) -> Vec<Diagnostic> {
    let yaml = yaml_twins(sources);
    if yaml.is_empty() {
        return check(sources).findings;
    }
    let dsl: BTreeSet<usize> = (0..sources.len())
        .filter(|at| yaml.iter().any(|twin| are_twins(sources, *at, *twin)))
        .collect();
    let all = || 0..sources.len();
    let mut findings = check_some(sources, all().filter(|at| !yaml.contains(at)));
    let second = check_some(sources, all().filter(|at| !dsl.contains(at)));
    findings.extend(second.into_iter().filter(|f| yaml.contains(&f.source)));
    findings.sort_by_key(|finding| (finding.source, finding.span, finding.code()));
    findings
}

/// Checks some of the files; the findings name their file by its position among all.
fn check_some(sources: &[Source], some: impl Iterator<Item = usize>) -> Vec<Diagnostic> {
    let positions: Vec<usize> = some.collect();
    let chosen: Vec<Source> = positions
        .iter()
        .filter_map(|at| sources.get(*at).cloned())
        .collect();
    let mut findings = check(&chosen).findings;
    for finding in &mut findings {
        finding.source = positions.get(finding.source).copied().unwrap_or_default();
    }
    findings
}

/// The files in YAML beside which the same SOP stands in the DSL.
fn yaml_twins(sources: &[Source]) -> BTreeSet<usize> {
    let names: BTreeSet<&str> = sources.iter().map(Source::name).collect();
    let has_twin = |source: &Source| dsl_name(source.name()).is_some_and(|dsl| names.contains(dsl));
    (0..sources.len())
        .filter(|at| sources.get(*at).is_some_and(has_twin))
        .collect()
}

fn are_twins(sources: &[Source], dsl: usize, yaml: usize) -> bool {
    let name = |at: usize| sources.get(at).map(Source::name);
    name(yaml).and_then(dsl_name) == name(dsl)
}

/// The name that the DSL twin of a YAML file has.
fn dsl_name(yaml: &str) -> Option<&str> {
    let stem = yaml.strip_suffix(".yaml").or(yaml.strip_suffix(".yml"))?;
    stem.ends_with(".sop").then_some(stem)
}
