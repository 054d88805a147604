//! The command line: one file a verb, and what the verbs share.
//!
//! Only here is anything printed, read from the environment, or exited with.

mod check;
mod claims;
mod completions;
mod convert;
mod exit;
mod explain;
mod export;
mod fmt;
mod input;
mod logos;
mod markup;
mod new;
mod output;
mod picture;
mod progress;
mod render;
mod run;
mod shell;
mod show;
mod simulate;
mod test;
mod watch;
mod wording;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use exit::{Exit, Failure};
use shell::{LangArg, Shell};

/// Standard operating procedures as text: checked, drawn, simulated, and real cases judged by them
#[derive(Debug, Parser)]
#[command(name = "lajur", version, max_term_width = 100)]
struct Cli {
    /// The language of the messages [default: LAJUR_LANG, else the locale, else English]
    #[arg(long, global = true, value_enum, value_name = "LANGUAGE")]
    lang: Option<LangArg>,

    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Find what is wrong in SOP files
    Check(check::Args),
    /// Tell what a finding means and how to mend it
    Explain(explain::Args),
    /// Bring SOP files into their canonical form
    Fmt(fmt::Args),
    /// Turn an SOP file into the other notation
    Convert(convert::Args),
    /// Write a starter SOP
    New(new::Args),
    /// Show a file as the stages of reading see it
    Show(show::Args),
    /// Draw the document of an SOP
    Render(render::Args),
    /// Write an SOP in the notation of another tool
    Export(export::Args),
    /// Draw an SOP anew whenever its file is saved, and show it in the browser
    Watch(watch::Args),
    /// Judge real cases by an SOP
    Run(Box<run::Args>),
    /// Play invented cases by an SOP: how long they take, where they wait, what would help
    Simulate(Box<simulate::Args>),
    /// Judge the cases beside SOP files and compare with what is expected
    Test(test::Args),
    /// Write the completions of a shell
    Completions(completions::Args),
}

/// Runs the program.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let shell = Shell::new(cli.lang);
    let done = match cli.verb {
        Verb::Check(args) => check::run(&args, &shell),
        Verb::Explain(args) => explain::run(&args, &shell),
        Verb::Fmt(args) => fmt::run(&args, &shell),
        Verb::Convert(args) => convert::run(&args, &shell),
        Verb::New(args) => new::run(&args, &shell),
        Verb::Show(args) => show::run(&args, &shell),
        Verb::Render(args) => render::run(&args, &shell),
        Verb::Export(args) => export::run(&args, &shell),
        Verb::Watch(args) => watch::run(&args, &shell),
        Verb::Run(args) => run::run(&args, &shell),
        Verb::Simulate(args) => simulate::run(&args, &shell),
        Verb::Test(args) => test::run(&args, &shell),
        Verb::Completions(args) => completions::run(&args),
    };
    match done {
        Ok(exit) => exit.into(),
        Err(failure) => failure.report(&shell),
    }
}
