//! Cases to judge: the SOP they are judged by, and the files they come from.

use std::fs::File;
use std::io;
use std::path::Path;

use lajur::report::run::Setting;
use lajur::run::judge;
use lajur::run::log::{self, CaseTable, Fault, Input, Reading, Trouble, Worker};

use super::clerk::{Clerk, Office};
use super::desk::Desk;
use super::progress::Progress;
use super::spool::Spool;
use crate::cli::wording;
use crate::cli::{Failure, Shell, input};

/// What to judge, and by what.
pub struct Task<'t> {
    /// The SOP made ready.
    pub desk: &'t Desk,
    /// What is known before the first case.
    pub setting: Setting<'t>,
    /// What the user says about the log.
    pub log: log::Options,
    /// The event log.
    pub events: Option<&'t Path>,
    /// The case table.
    pub cases: Option<&'t Path>,
}

/// What is to be done with the cases.
#[derive(Default)]
pub struct Wanted<'w> {
    /// Where the cases are written as they come, and how each is.
    pub spool: Option<(&'w Spool, super::clerk::Form)>,
    /// Where rejected rows are written.
    pub rejects: Option<&'w Spool>,
    /// How many of the worst cases are kept.
    pub room: usize,
    /// The only case that is asked for, if there is one.
    pub only: Option<&'w str>,
}

/// What came of reading.
pub struct Read<W> {
    /// Whoever took the cases.
    pub workers: Vec<W>,
    /// How it went.
    pub reading: Reading,
    /// The troubles of the case table, in the order of the lines.
    pub table_troubles: Vec<Trouble>,
}

/// What came of judging.
pub struct Outcome {
    /// What the verdicts come to.
    pub summary: lajur::run::Summary,
    /// The worst cases, the worst first.
    pub worst: Vec<lajur::run::Judged>,
    /// The case that was asked for.
    pub found: Option<lajur::run::Judged>,
    /// How the reading went.
    pub reading: Reading,
    /// The troubles of the case table, in the order of the lines.
    pub table_troubles: Vec<Trouble>,
    /// The first troubles of the log, in the order of the lines.
    pub troubles: Vec<Trouble>,
    /// How many troubles there were in both.
    pub trouble_count: usize,
}

impl Task<'_> {
    /// Reads the files and judges their cases.
    pub fn judge(&self, wanted: &Wanted<'_>, shell: &Shell) -> Result<Outcome, Failure> {
        let progress = Progress::default();
        let office = Office {
            desk: self.desk,
            options: judge::Options {
                as_of: self.setting.as_of,
            },
            setting: self.setting,
            spool: wanted.spool,
            rejects: wanted.rejects,
            room: wanted.room,
            only: wanted.only,
            progress: &progress,
        };
        let read = self.read(|| Clerk::new(&office), &progress, shell)?;
        let mut all = Clerk::new(&office);
        read.workers.into_iter().for_each(|clerk| all.merge(clerk));
        Ok(Outcome::of(all, read.reading, read.table_troubles))
    }

    /// Reads the files and hands their cases to workers, one on each thread.
    pub fn read<W: Worker>(
        &self,
        make: impl Fn() -> W + Sync,
        progress: &Progress,
        shell: &Shell,
    ) -> Result<Read<W>, Failure> {
        let none = CaseTable::default();
        let context = self.desk.context(&none, &self.log);
        let (cases, table, table_troubles) = match self.cases {
            Some(path) => with_input(path, |input| log::read_cases(&context, input), shell)?,
            None => (CaseTable::default(), Reading::default(), Vec::new()),
        };
        let context = self.desk.context(&cases, &self.log);
        let (workers, mut reading) = progress.tell(shell, || match self.events {
            Some(path) => with_input(path, |input| log::read(&context, Some(input), make), shell),
            None => log::read(&context, None, make).map_err(|fault| failure(&fault, shell)),
        })?;
        reading.case_rows += table.case_rows;
        reading.case_rows_rejected += table.case_rows_rejected;
        reading.notes.splice(0..0, table.notes);
        Ok(Read {
            workers,
            reading,
            table_troubles,
        })
    }
}

impl Outcome {
    fn of(all: Clerk<'_>, reading: Reading, table_troubles: Vec<Trouble>) -> Outcome {
        Outcome {
            summary: all.summary,
            worst: all.worst.into_cases(),
            found: all.found,
            reading,
            trouble_count: all.troubles.count + table_troubles.len(),
            table_troubles,
            troubles: all.troubles.first,
        }
    }
}

/// Opens a file for the readers of logs.
pub fn with_input<T>(
    path: &Path,
    read: impl FnOnce(&Input<'_>) -> Result<T, Fault>,
    shell: &Shell,
) -> Result<T, Failure> {
    let name = input::name(path);
    let known =
        std::fs::metadata(path).map_err(|why| Failure::unreadable(input::trouble(path, why)))?;
    if known.is_dir() {
        return Err(Failure::unreadable(wording::is_folder(name)));
    }
    let open = || -> io::Result<Box<dyn io::Read + Send>> { Ok(Box::new(File::open(path)?)) };
    let input = Input {
        name: &name,
        open: &open,
        bytes: Some(known.len()),
    };
    read(&input).map_err(|fault| failure(&fault, shell))
}

fn failure(fault: &Fault, shell: &Shell) -> Failure {
    let lang = shell.lang;
    match fault {
        Fault::Io { name, why } => {
            let why = io::Error::new(why.kind(), why.to_string());
            Failure::unreadable(wording::cant_read(name.clone(), why))
        }
        Fault::Log {
            name,
            line,
            message,
            help,
        } => Failure::unreadable(wording::bad_log(
            name.clone(),
            *line,
            message.text(lang),
            help.as_ref().map(|help| help.text(lang)),
        )),
    }
}
