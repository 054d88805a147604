//! `lajur convert`: an SOP file in the other notation.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use lajur::syntax::format::{to_dsl, to_yaml};
use lajur::syntax::tree::Notation;

use super::fmt::whole_tree;
use super::{Exit, Failure, Shell, input, output};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The SOP file
    file: PathBuf,

    /// Where to write; without it, to the standard output
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,

    /// The notation to write [default: the one that OUT's ending tells, else the other one]
    #[arg(long, value_enum, value_name = "NOTATION")]
    to: Option<To>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum To {
    /// The DSL, `NAME.sop`
    Sop,
    /// YAML, `NAME.sop.yaml`
    Yaml,
}

pub fn run(args: &Args, shell: &Shell) -> Result<Exit, Failure> {
    let source = input::one(&args.file).map_err(Failure::unreadable)?;
    let Some(tree) = whole_tree(&source, shell)? else {
        return Ok(Exit::Findings);
    };
    let text = match target(args, Notation::of(source.name())) {
        Notation::Dsl => to_dsl(&tree, tree.lang),
        Notation::Yaml => to_yaml(&tree, tree.lang),
    };
    match &args.output {
        Some(path) => output::write_file(path, text.as_bytes())?,
        None => output::print(&text)?,
    }
    Ok(Exit::Clean)
}

fn target(args: &Args, from: Notation) -> Notation {
    let named = |path: &Path| Notation::of(&input::name(path));
    match (args.to, &args.output, from) {
        (Some(To::Sop), _, _) => Notation::Dsl,
        (Some(To::Yaml), _, _) => Notation::Yaml,
        (None, Some(path), _) => named(path),
        (None, None, Notation::Dsl) => Notation::Yaml,
        (None, None, Notation::Yaml) => Notation::Dsl,
    }
}
