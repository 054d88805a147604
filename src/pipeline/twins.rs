//! The same SOP in both notations, side by side.

use std::collections::BTreeSet;

use super::{Logos, check_with_logos};
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// The findings of files of which some are *twins*: `NAME.sop` and `NAME.sop.yaml` side by side are one SOP in two
/// notations, not two SOPs with one id. The files are checked once with the DSL twins; then the YAML twins are checked
/// in their stead, and what is found in those is added.
pub fn check_with_twins(sources: &[Source], logos: &dyn Logos) -> Vec<Diagnostic> {
    let yaml = yaml_twins(sources);
    if yaml.is_empty() {
        return check_with_logos(sources, logos).findings;
    }
    let dsl: BTreeSet<usize> = (0..sources.len())
        .filter(|at| yaml.iter().any(|twin| are_twins(sources, *at, *twin)))
        .collect();
    let all = || 0..sources.len();
    let mut findings = check_some(sources, logos, all().filter(|at| !yaml.contains(at)));
    let second = check_some(sources, logos, all().filter(|at| !dsl.contains(at)));
    findings.extend(second.into_iter().filter(|f| yaml.contains(&f.source)));
    findings.sort_by_key(|finding| (finding.source, finding.span, finding.code()));
    findings
}

/// The files without those in YAML beside which the same SOP stands in the DSL.
pub fn without_twins(sources: Vec<Source>) -> Vec<Source> {
    let twins = yaml_twins(&sources);
    let all = sources.into_iter().enumerate();
    all.filter(|(at, _)| !twins.contains(at))
        .map(|(_, source)| source)
        .collect()
}

/// Checks some of the files; the findings name their file by its position among all.
fn check_some(
    sources: &[Source],
    logos: &dyn Logos,
    some: impl Iterator<Item = usize>,
) -> Vec<Diagnostic> {
    let positions: Vec<usize> = some.collect();
    let chosen: Vec<Source> = positions
        .iter()
        .filter_map(|at| sources.get(*at).cloned())
        .collect();
    let mut findings = check_with_logos(&chosen, logos).findings;
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
