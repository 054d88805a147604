//! `lajur fmt`: the canonical form of SOP files.

use std::path::{Path, PathBuf};

use lajur::diagnostic::Diagnostics;
use lajur::lang::Lang;
use lajur::source::Source;
use lajur::syntax::format::{to_dsl, to_yaml};
use lajur::syntax::parse;
use lajur::syntax::tree::{Notation, Tree};
use similar::TextDiff;

use super::input::{self, Input};
use super::shell::LangArg;
use super::show::show_errors;
use super::wording;
use super::{Exit, Failure, Shell, output};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// SOP files or folders; `-` reads the standard input and writes the standard output
    #[arg(required = true, value_name = "FILE|FOLDER")]
    paths: Vec<PathBuf>,

    /// Change nothing; fail where a file is not in its canonical form
    #[arg(long)]
    check: bool,

    /// Change nothing; show what would change
    #[arg(long)]
    diff: bool,

    /// Write the words of the notation in this language; the text stays
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    words: Option<LangArg>,

    /// The name that the standard input would have as a file; its ending tells the notation
    #[arg(long, value_name = "NAME", default_value = "stdin.sop")]
    stdin_name: String,
}

pub fn run(args: &Args, shell: &Shell) -> Result<Exit, Failure> {
    if args.paths.iter().any(|path| path == Path::new("-")) {
        return match args.paths.len() {
            1 => stdin(args, shell),
            _ => Err(Failure::usage(wording::stdin_alone())),
        };
    }
    let input = Input::read(&args.paths);
    let not_text = input
        .not_text
        .iter()
        .map(|file| wording::not_text(file.source.name()));
    let mut exit = if input.is_whole() {
        Exit::Clean
    } else {
        Exit::Unreadable
    };
    for wording in not_text.chain(input.unreadable) {
        output::complain(&wording, shell);
    }
    for source in &input.sources {
        exit = exit.max(file(source, args, shell)?);
    }
    Ok(exit)
}

fn stdin(args: &Args, shell: &Shell) -> Result<Exit, Failure> {
    let source = input::stdin(&args.stdin_name).map_err(Failure::unreadable)?;
    let Some(formatted) = formatted(&source, args, shell)? else {
        return Ok(Exit::Findings);
    };
    if args.check || args.diff {
        return compare(&source, &formatted, args, shell);
    }
    output::print(&formatted)?;
    Ok(Exit::Clean)
}

fn file(source: &Source, args: &Args, shell: &Shell) -> Result<Exit, Failure> {
    let Some(formatted) = formatted(source, args, shell)? else {
        return Ok(Exit::Findings);
    };
    if args.check || args.diff {
        return compare(source, &formatted, args, shell);
    }
    if formatted != source.text() {
        output::write_file(Path::new(source.name()), formatted.as_bytes())?;
        output::say(&wording::formatted(source.name()), shell);
    }
    Ok(Exit::Clean)
}

/// The canonical text; nothing, and the errors shown, where the file could not be read whole.
fn formatted(source: &Source, args: &Args, shell: &Shell) -> Result<Option<String>, Failure> {
    let Some(tree) = whole_tree(source, shell)? else {
        return Ok(None);
    };
    let words = args.words.map_or(tree.lang, Lang::from);
    Ok(Some(match tree.notation {
        Notation::Dsl => to_dsl(&tree, words),
        Notation::Yaml => to_yaml(&tree, words),
    }))
}

/// The tree of a file without errors of reading. Otherwise the errors are shown and there is none: whoever writes the
/// file anew from its tree would lose what could not be read.
pub fn whole_tree(source: &Source, shell: &Shell) -> Result<Option<Tree>, Failure> {
    let mut diagnostics = Diagnostics::new();
    let tree = parse(source, &mut diagnostics);
    if !diagnostics.has_errors() && !tree.faulty {
        return Ok(Some(tree));
    }
    show_errors(
        std::slice::from_ref(source),
        diagnostics.into_sorted(),
        shell,
    );
    output::complain(&wording::faulty(source.name()), shell);
    Ok(None)
}

fn compare(source: &Source, formatted: &str, args: &Args, shell: &Shell) -> Result<Exit, Failure> {
    if formatted == source.text() {
        return Ok(Exit::Clean);
    }
    if args.diff {
        output::print(&diff(source, formatted))?;
    } else {
        output::say(&wording::not_canonical(source.name()), shell);
    }
    Ok(if args.check {
        Exit::Findings
    } else {
        Exit::Clean
    })
}

fn diff(source: &Source, formatted: &str) -> String {
    TextDiff::from_lines(source.text(), formatted)
        .unified_diff()
        .header(source.name(), source.name())
        .to_string()
}
