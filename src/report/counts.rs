//! How many findings of each code there are: for a folder of many SOPs, to see where to begin.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::words;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::Lang;

/// A line for each code: its count, its weight, the code. The hardest come first, of one weight the commonest.
pub fn counts(findings: &[Diagnostic], lang: Lang) -> String {
    let mut counts: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    for finding in findings {
        *counts
            .entry((finding.severity, finding.code()))
            .or_default() += 1;
    }
    let mut lines: Vec<_> = counts.into_iter().collect();
    lines.sort_by_key(|((weight, code), count)| (Reverse(*weight), Reverse(*count), *code));
    let digits = |count: &usize| count.to_string().len();
    let number_width = lines.iter().map(|(_, count)| digits(count)).max();
    let weights = lines
        .iter()
        .map(|((weight, _), _)| words::severity(*weight, lang));
    let weight_width = weights.map(str::len).max().unwrap_or(0);
    let mut out = String::new();
    for ((weight, code), count) in &lines {
        let number_width = number_width.unwrap_or(0);
        let weight = words::severity(*weight, lang);
        out.push_str(&format!(
            "{count:number_width$}  {weight:weight_width$}  {code}\n"
        ));
    }
    if !lines.is_empty() {
        out.push('\n');
    }
    out
}
