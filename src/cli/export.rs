//! `lajur export`: an SOP in the notation of another tool.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use lajur::diagnostic::Severity;
use lajur::export::{self, Bpmn};
use lajur::model::{Catalogue, SopId};
use lajur::pipeline;

use super::show::show_errors;
use super::wording;
use super::{Exit, Failure, Shell, input, output};

const ENDINGS: &str = "`.bpmn`, `.mmd`, `.dot`, `.json`";

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The SOP file
    file: PathBuf,

    /// Where to write; the ending (.bpmn, .mmd, .dot, .json) tells the format; `-` is the standard output [default: -]
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,

    /// The format, where no ending tells it
    #[arg(long, value_enum)]
    format: Option<Format>,

    /// Export only the SOP of this name
    #[arg(long, value_name = "NAME")]
    sop: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// BPMN 2.0 XML, with its diagram
    Bpmn,
    /// A Mermaid flowchart
    Mermaid,
    /// A Graphviz graph
    Dot,
    /// The model and the graph
    Json,
}

pub fn run(args: &Args, shell: &Shell) -> Result<Exit, Failure> {
    let target = args
        .output
        .as_deref()
        .filter(|path| *path != Path::new("-"));
    let format = format(args, target)?;
    let sources = input::one_with_data(&args.file).map_err(Failure::unreadable)?;
    let checked = pipeline::check(&sources);
    let mut severities = checked.findings.iter().map(|finding| finding.severity);
    if severities.any(|severity| severity == Severity::Error) {
        let exit = show_errors(&sources, checked.findings, shell);
        output::complain(&wording::not_exported(input::name(&args.file)), shell);
        return Ok(exit);
    }
    let chosen = chosen(&checked.catalogue, args)?;
    let text = write(&checked.catalogue, &chosen, format, shell);
    match target {
        Some(path) => {
            output::write_file(path, text.as_bytes())?;
            output::say(&wording::written(input::name(path)), shell);
        }
        None => output::print(&text)?,
    }
    Ok(Exit::Clean)
}

/// The format that is asked for, or that the ending of the output tells.
fn format(args: &Args, target: Option<&Path>) -> Result<Format, Failure> {
    if let Some(format) = args.format {
        return Ok(format);
    }
    let Some(path) = target else {
        return Err(Failure::usage(wording::no_format()));
    };
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    match ending.to_str() {
        Some("bpmn" | "xml") => Ok(Format::Bpmn),
        Some("mmd" | "mermaid") => Ok(Format::Mermaid),
        Some("dot" | "gv") => Ok(Format::Dot),
        Some("json") => Ok(Format::Json),
        _ => Err(Failure::usage(wording::unknown_ending(
            input::name(path),
            ENDINGS,
        ))),
    }
}

/// The SOP that is asked for, or all of the file.
fn chosen(catalogue: &Catalogue, args: &Args) -> Result<Vec<SopId>, Failure> {
    let all = (0..).map(SopId).zip(&catalogue.sops);
    let Some(name) = &args.sop else {
        return Ok(all.map(|(id, _)| id).collect());
    };
    let named = all.filter(|(_, sop)| sop.name.value == *name);
    let named: Vec<SopId> = named.map(|(id, _)| id).collect();
    if named.is_empty() {
        let names = catalogue.sops.iter().map(|sop| sop.name.value.clone());
        let wording = wording::no_such_sop(name.clone(), names.collect());
        return Err(Failure::usage(wording));
    }
    Ok(named)
}

fn write(catalogue: &Catalogue, chosen: &[SopId], format: Format, shell: &Shell) -> String {
    match format {
        Format::Bpmn => {
            let Bpmn { xml, only_words } = export::bpmn(catalogue, chosen);
            for what in only_words {
                output::complain(&wording::only_words(what), shell);
            }
            xml
        }
        Format::Mermaid => export::mermaid(catalogue, chosen),
        Format::Dot => export::dot(catalogue, chosen),
        Format::Json => export::json(catalogue, chosen),
    }
}
