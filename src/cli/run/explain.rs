//! `--explain CASE`: one case step by step.

use std::io::stdout;

use lajur::report::run as shown;
use lajur::run::judge;

use super::task::{Task, Wanted};
use crate::cli::wording;
use crate::cli::{Exit, Failure, Shell, output};

/// Finds the case of this name and tells why it is judged as it is.
pub fn explain(task: &Task<'_>, name: &str, shell: &Shell) -> Result<Exit, Failure> {
    let wanted = Wanted {
        only: Some(name),
        ..Wanted::default()
    };
    let outcome = task.judge(&wanted, shell)?;
    let found = outcome.found.as_ref();
    let Some(case) = found.and_then(|judged| judged.case()) else {
        return Err(Failure::usage(wording::no_such_case(name)));
    };
    let options = judge::Options {
        as_of: task.setting.as_of,
    };
    let explanation = task.desk.judge(options).explain(&case);
    let text = shown::explain(&task.setting, &case, &explanation, &shell.style(&stdout()));
    output::print(&text)?;
    Ok(Exit::Clean)
}
