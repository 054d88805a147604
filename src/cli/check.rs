//! `lajur check`: what is wrong in SOP files.

use std::cmp::Reverse;
use std::io::stdout;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use lajur::diagnostic::{Diagnostic, Levels, Severity, UnknownCode, apply_safe};
use lajur::pipeline::check_with_twins;
use lajur::report;
use lajur::source::Source;

use super::input::Input;
use super::logos::Logos;
use super::wording;
use super::{Exit, Failure, Shell, output};

/// How often fixes are applied in a row: a fix may uncover another.
const ROUNDS: usize = 10;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// SOP files, or folders with `.sop`, `.sop.yaml` and `.sop.yml` files
    #[arg(required = true, value_name = "FILE|FOLDER")]
    paths: Vec<PathBuf>,

    /// Make the findings of a code errors; `warnings` and `questions` stand for all of that weight
    #[arg(long, value_name = "CODE")]
    deny: Vec<String>,

    /// Leave out the findings of a code
    #[arg(long, value_name = "CODE")]
    allow: Vec<String>,

    /// How to show the findings
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,

    /// The order of the findings of a file
    #[arg(long, value_enum, default_value_t = Sort::Place)]
    sort: Sort,

    /// Apply the fixes that can't change the meaning
    #[arg(long)]
    fix: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Drawn, for people
    Human,
    /// How many findings of each code, for people
    Summary,
    /// An array of findings
    Json,
    /// SARIF 2.1.0, for CI systems
    Sarif,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Sort {
    /// As they stand in the file
    Place,
    /// The hardest first
    Severity,
}

pub fn run(args: &Args, shell: &Shell) -> Result<Exit, Failure> {
    let levels = levels(args).map_err(unknown_code)?;
    let mut input = Input::read(&args.paths);
    input.add_data_beside();
    for wording in &input.unreadable {
        output::complain(wording, shell);
    }
    if args.fix {
        fix(&mut input.sources, &levels, shell)?;
    }
    let whole = input.is_whole();
    let beside = input.beside;
    let mut findings = levels.apply(check_with_twins(&input.sources, &Logos::default()));
    let sources = with_not_text(input, &mut findings);
    sort(args.sort, &mut findings);
    let for_people = matches!(args.format, Format::Human | Format::Summary);
    if !sources.is_empty() || !for_people {
        output::print(&shown(args.format, &sources, beside, &findings, shell))?;
    }
    Ok(exit(whole, &findings))
}

fn levels(args: &Args) -> Result<Levels, UnknownCode> {
    let mut levels = Levels::default();
    args.allow.iter().try_for_each(|code| levels.allow(code))?;
    args.deny.iter().try_for_each(|code| levels.deny(code))?;
    Ok(levels)
}

/// A usage error about a code.
pub fn unknown_code(unknown: UnknownCode) -> Failure {
    Failure::usage(wording::unknown_code(unknown.code, unknown.nearest))
}

/// The files that were checked, and after them those that are no text, with their finding.
fn with_not_text(input: Input, findings: &mut Vec<Diagnostic>) -> Vec<Source> {
    let mut sources = input.sources;
    for file in input.not_text {
        findings.push(file.finding(sources.len()));
        sources.push(file.source);
    }
    sources
}

/// Brings the findings of each file into an order; those of one weight stay in that of their places.
fn sort(by: Sort, findings: &mut [Diagnostic]) {
    if by == Sort::Severity {
        findings.sort_by_key(|finding| (finding.source, Reverse(finding.severity)));
    }
}

/// The report. Data files that were found beside the files named are not counted among these.
fn shown(
    format: Format,
    sources: &[Source],
    beside: usize,
    findings: &[Diagnostic],
    shell: &Shell,
) -> String {
    let lang = shell.lang;
    let last_line = || report::summary(sources.len() - beside, findings, lang);
    match format {
        Format::Human => report::human(sources, findings, &shell.style(&stdout())) + &last_line(),
        Format::Summary => report::counts(findings, lang) + &last_line(),
        Format::Json => report::json(sources, findings, shell.lang),
        Format::Sarif => report::sarif(sources, findings, shell.lang),
    }
}

fn exit(whole: bool, findings: &[Diagnostic]) -> Exit {
    let failing = findings.iter().any(|f| f.severity == Severity::Error);
    match (whole, failing) {
        (false, _) => Exit::Unreadable,
        (true, true) => Exit::Findings,
        (true, false) => Exit::Clean,
    }
}

/// Applies safe fixes in the files until there are none left.
fn fix(sources: &mut [Source], levels: &Levels, shell: &Shell) -> Result<(), Failure> {
    let mut counts = vec![0; sources.len()];
    for _ in 0..ROUNDS {
        let findings = levels.apply(check_with_twins(sources, &Logos::default()));
        let mut changed = false;
        for (at, source) in sources.iter_mut().enumerate() {
            let own = findings.iter().filter(|finding| finding.source == at);
            let (text, count) = apply_safe(source.text(), own);
            if count > 0 {
                output::write_file(Path::new(source.name()), text.as_bytes())?;
                *source = Source::new(source.name(), text);
                counts[at] += count;
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    for (source, count) in sources.iter().zip(counts).filter(|(_, count)| *count > 0) {
        output::say(&wording::fixed(source.name(), count), shell);
    }
    Ok(())
}
