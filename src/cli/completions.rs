//! `lajur completions`: what a shell needs to complete the words of a command.

use clap::CommandFactory;
use clap_complete::Shell as Kind;

use super::{Cli, Exit, Failure, output};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The shell
    #[arg(value_enum)]
    shell: Kind,
}

pub fn run(args: &Args) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "lajur", &mut script);
    output::print_bytes(&script)?;
    Ok(Exit::Clean)
}
