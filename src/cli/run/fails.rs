//! `--fail-on`: what makes the exit status tell of findings.

use lajur::run::{Level, Summary};

use crate::cli::Failure;
use crate::cli::check::unknown_code;
use lajur::diagnostic::known;

/// What makes a run fail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FailOn {
    /// A finding at least as hard as this.
    Level(Level),
    /// A finding with this code.
    Code(String),
}

/// Reads what is given; nothing fails with `never`.
pub fn read(written: &[String]) -> Result<Vec<FailOn>, Failure> {
    let given = written.iter().filter(|what| *what != "never");
    given.map(|what| one(what)).collect()
}

fn one(written: &str) -> Result<FailOn, Failure> {
    match written {
        "violation" | "pelanggaran" => Ok(FailOn::Level(Level::Violation)),
        "remark" | "catatan" => Ok(FailOn::Level(Level::Remark)),
        code => match known(code) {
            Ok(code) => Ok(FailOn::Code(code.to_string())),
            Err(unknown) => Err(unknown_code(unknown)),
        },
    }
}

/// Whether a log fails.
pub fn fails(on: &[FailOn], summary: &Summary) -> bool {
    on.iter().any(|on| match on {
        FailOn::Level(Level::Violation) => summary.with_violations > 0,
        FailOn::Level(_) => summary.with_violations + summary.with_remarks > 0,
        FailOn::Code(code) => summary.kinds().iter().any(|kind| kind.code == code),
    })
}
