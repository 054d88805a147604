//! `lajur show`: a file as the stages of reading see it.

mod deadlines;
mod graph;
mod outline;

use std::io::stderr;
use std::path::PathBuf;

use clap::ValueEnum;
use lajur::check::deadlines::overview::{Overview, overview};
use lajur::diagnostic::{Diagnostic, Severity};
use lajur::graph::{Outline, ProcessGraph};
use lajur::lang::Lang;
use lajur::model::Catalogue;
use lajur::pipeline::{self, Checked};
use lajur::report;
use lajur::source::Source;
use serde::Serialize;

use super::{Exit, Failure, Shell, input, output};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Which stage
    #[arg(value_enum)]
    stage: Stage,

    /// The SOP file
    file: PathBuf,

    /// Write JSON instead of text
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Stage {
    /// The statements of the file
    Tree,
    /// What the file says: names resolved, times normalised
    Model,
    /// The nodes and the ways between them
    Graph,
    /// How long a case takes, and what becomes of its deadlines
    Deadlines,
}

pub fn run(args: &Args, shell: &Shell) -> Result<Exit, Failure> {
    let sources = input::one_with_data(&args.file).map_err(Failure::unreadable)?;
    let checked = pipeline::check(&sources);
    let tree = sources.first().zip(checked.trees.first());
    let text = match (args.stage, args.json) {
        (Stage::Tree, true) => in_json(&tree.map(|(_, tree)| tree)),
        (Stage::Tree, false) => {
            tree.map_or(String::new(), |(source, tree)| outline::tree(source, tree))
        }
        (Stage::Model, true) => in_json(&checked.catalogue),
        (Stage::Model, false) => outline::fields(&checked.catalogue),
        (Stage::Graph, true) => in_json(&outlines(&checked.catalogue)),
        (Stage::Graph, false) => graphs(&checked.catalogue),
        (Stage::Deadlines, true) => in_json(&overviews(&checked, shell.lang)),
        (Stage::Deadlines, false) => times(&checked, shell.lang),
    };
    output::print(&text)?;
    Ok(show_errors(&sources, checked.findings, shell))
}

/// Draws the errors beside the output: what is shown lacks what could not be read.
pub fn show_errors(sources: &[Source], mut findings: Vec<Diagnostic>, shell: &Shell) -> Exit {
    findings.retain(|finding| finding.severity == Severity::Error);
    output::tell(&report::human(sources, &findings, &shell.style(&stderr())));
    match findings.is_empty() {
        true => Exit::Clean,
        false => Exit::Findings,
    }
}

fn outlines(catalogue: &Catalogue) -> Vec<Outline> {
    let outline = |sop| ProcessGraph::new(sop).outline(sop);
    catalogue.sops.iter().map(outline).collect()
}

fn graphs(catalogue: &Catalogue) -> String {
    let text = |sop| graph::graph(sop, &ProcessGraph::new(sop));
    catalogue.sops.iter().map(text).collect()
}

/// The times of each SOP that could be read whole and whose calendar there is.
fn overviews(checked: &Checked, lang: Lang) -> Vec<Overview> {
    let catalogue = &checked.catalogue;
    let whole = catalogue.sops.iter().filter(|sop| !sop.faulty);
    let overviews = whole.filter_map(|sop| {
        let calendar = checked.references.calendars.used_by(sop)?;
        Some(overview(sop, catalogue, calendar, lang))
    });
    overviews.collect()
}

fn times(checked: &Checked, lang: Lang) -> String {
    let overviews = overviews(checked, lang);
    let each: Vec<String> = overviews
        .iter()
        .map(|it| deadlines::deadlines(it, lang))
        .collect();
    each.join("\n")
}

fn in_json(stage: &impl Serialize) -> String {
    serde_json::to_string_pretty(stage).unwrap_or_default() + "\n"
}
