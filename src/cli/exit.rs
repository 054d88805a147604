//! How the program ends.

use std::process::ExitCode;

use super::output;
use super::shell::Shell;
use super::wording::Wording;

/// The exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Nothing that fails was found.
    Clean = 0,
    /// There are findings at or above the failing level.
    Findings = 1,
    /// The command can't be understood.
    Usage = 2,
    /// An input can't be read, or an output can't be written.
    Unreadable = 3,
    /// It was stopped with Ctrl-C, and what is shown is not all.
    Stopped = 130,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}

/// Why a verb could not do its work.
#[derive(Debug)]
pub struct Failure {
    exit: Exit,
    wording: Wording,
}

impl Failure {
    /// The command can't be understood.
    pub fn usage(wording: Wording) -> Failure {
        Failure {
            exit: Exit::Usage,
            wording,
        }
    }

    /// An input can't be read, or an output can't be written.
    pub fn unreadable(wording: Wording) -> Failure {
        Failure {
            exit: Exit::Unreadable,
            wording,
        }
    }

    /// Says why, and how the program ends.
    pub fn report(&self, shell: &Shell) -> ExitCode {
        output::complain(&self.wording, shell);
        self.exit.into()
    }
}
