//! `lajur export`.

use std::path::PathBuf;

use super::{Exit, Failure, Shell};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The SOP file
    file: PathBuf,
}

pub fn run(args: &Args, _shell: &Shell) -> Result<Exit, Failure> {
    let _ = &args.file;
    Ok(Exit::Clean)
}
