//! Judging a log and writing what comes of it, in one of the formats.

use std::io::stdout;
use std::path::Path;

use lajur::report::run::{self as shown, Account, Setting};
use lajur::run::log::Trouble;

use super::clerk::{Form, rejected};
use super::fails::{self, FailOn};
use super::spool::Spool;
use super::task::{Outcome, Task, Wanted};
use super::troubles::SHOWN;
use super::{Args, Format};
use crate::cli::wording;
use crate::cli::{Exit, Failure, Shell, input, output, picture};

/// How many of the worst cases are shown where nobody says.
const IN_TABLE: usize = 20;
const IN_REPORT: usize = 2000;

/// Judges, writes, and tells how it went.
pub(super) fn write(
    task: &Task<'_>,
    args: &Args,
    format: Format,
    fail_on: &[FailOn],
    shell: &Shell,
) -> Result<Exit, Failure> {
    let rejects = match &args.rejects {
        Some(path) => Some(spool(Some(path), shown::REJECTS_HEAD.to_string(), "")?),
        None => None,
    };
    let place = args.output.as_deref();
    let head = head(format, &task.setting);
    let cases = match form(format) {
        Some(form) => Some((spool(place, head, form.between)?, form)),
        None => None,
    };
    let wanted = Wanted {
        spool: cases.as_ref().map(|(spool, form)| (spool, *form)),
        rejects: rejects.as_ref(),
        room: room(format, args.top),
        only: None,
    };
    let outcome = task.judge(&wanted, shell)?;
    let told = Told {
        of_table: &outcome.table_troubles,
        of_log: &outcome.troubles,
        count: outcome.trouble_count,
        kept: args.rejects.is_some(),
    };
    tell_troubles(task, &told, shell);
    tell_notes(&outcome, format, shell);
    let account = Account {
        setting: task.setting,
        summary: &outcome.summary,
        worst: &outcome.worst,
        reading: &outcome.reading,
    };
    match cases {
        Some((spool, _)) => finish(spool, place, &tail(format, &account))?,
        None => write_whole(&whole(format, &account, place, shell), place)?,
    }
    if let (Some(spool), Some(path)) = (rejects, args.rejects.as_deref()) {
        let table = rejected(task.setting.cases_file, &outcome.table_troubles, shell.lang);
        finish(spool, Some(path), &table)?;
    }
    if let Some(place) = place {
        output::say(&wording::written(input::name(place)), shell);
    }
    Ok(match fails::fails(fail_on, &outcome.summary) {
        true => Exit::Findings,
        false => Exit::Clean,
    })
}

fn spool(place: Option<&Path>, head: String, between: &'static str) -> Result<Spool, Failure> {
    Spool::new(place, head, between).map_err(|why| cant_write(place, why))
}

fn finish(spool: Spool, place: Option<&Path>, tail: &str) -> Result<(), Failure> {
    spool.finish(tail).map_err(|why| cant_write(place, why))
}

fn cant_write(place: Option<&Path>, why: std::io::Error) -> Failure {
    let name = place.map_or_else(|| "stdout".to_string(), input::name);
    Failure::unreadable(wording::cant_write(name, why))
}

/// How the cases of a format are written as they come; nothing for one that is written when all are known.
fn form(format: Format) -> Option<Form> {
    match format {
        Format::Json => Some(Form {
            case: shown::json_case,
            between: ",\n",
        }),
        Format::Jsonl => Some(Form {
            case: shown::json_line,
            between: "",
        }),
        Format::Csv => Some(Form {
            case: shown::csv_case,
            between: "",
        }),
        Format::Table | Format::Html => None,
    }
}

fn head(format: Format, setting: &Setting<'_>) -> String {
    match format {
        Format::Json => shown::json_head(setting),
        Format::Csv => shown::csv_head(),
        _ => String::new(),
    }
}

fn tail(format: Format, account: &Account<'_>) -> String {
    match format {
        Format::Json => shown::json_tail(account),
        _ => String::new(),
    }
}

fn room(format: Format, top: Option<usize>) -> usize {
    match format {
        Format::Table => top.unwrap_or(IN_TABLE),
        Format::Html => top.unwrap_or(IN_REPORT),
        _ => 0,
    }
}

fn whole(format: Format, account: &Account<'_>, place: Option<&Path>, shell: &Shell) -> String {
    if format == Format::Html {
        let notes = shown::flow_notes(account);
        let picture = picture::flow(account.setting.plan.sop(), notes);
        return shown::html(account, picture.as_deref());
    }
    let mut style = shell.style(&stdout());
    style.colours &= place.is_none();
    shown::table(account, &style)
}

fn write_whole(text: &str, place: Option<&Path>) -> Result<(), Failure> {
    match place {
        Some(place) => output::write_file(place, text.as_bytes()),
        None => output::print(text),
    }
}

/// The troubles that are told.
pub struct Told<'t> {
    /// The first of the case table.
    pub of_table: &'t [Trouble],
    /// The first of the log.
    pub of_log: &'t [Trouble],
    /// How many there are in all.
    pub count: usize,
    /// Whether all of them are kept in a file.
    pub kept: bool,
}

/// The first troubles, each with its file and line, and how many more there are.
pub fn tell_troubles(task: &Task<'_>, told: &Told<'_>, shell: &Shell) {
    let setting = &task.setting;
    let of_table = told.of_table.iter();
    let of_table = of_table.map(|trouble| (setting.cases_file, trouble));
    let of_log = told.of_log.iter();
    let of_log = of_log.map(|trouble| (setting.events_file, trouble));
    let mut shown = 0;
    for (file, trouble) in of_table.chain(of_log).take(SHOWN) {
        let name = file.unwrap_or_default().to_string();
        let message = trouble.message.text(shell.lang);
        output::complain(&wording::in_log(name, trouble.line, message), shell);
        shown += 1;
    }
    let more = told.count.saturating_sub(shown);
    if more > 0 {
        output::complain(&wording::more_in_log(more, told.kept), shell);
    }
}

/// What was recognised, for the formats that have no place for it.
fn tell_notes(outcome: &Outcome, format: Format, shell: &Shell) {
    if matches!(format, Format::Csv | Format::Jsonl) {
        for note in &outcome.reading.notes {
            output::say(&wording::of_log(note.text(shell.lang)), shell);
        }
    }
}
