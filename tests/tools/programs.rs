//! Other programs that look at what was written, where they are installed.

use std::io::ErrorKind;
use std::process::{Command, Output};

/// What a program answers; nothing, and a word on it, where it is not installed.
pub fn run(command: &mut Command) -> Option<Output> {
    match command.output() {
        Ok(output) => Some(output),
        Err(why) if why.kind() == ErrorKind::NotFound => {
            eprintln!(
                "skipped: {} is not installed",
                command.get_program().display()
            );
            None
        }
        Err(why) => panic!("{}: {why}", command.get_program().display()),
    }
}
