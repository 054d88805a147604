//! `lajur run`: real cases judged by an SOP.

mod clerk;
mod columns;
mod explain;
mod fails;
mod moment;
mod spool;

pub mod desk;
pub mod progress;
pub mod task;
pub mod troubles;
pub mod verdicts;

use std::path::PathBuf;

use clap::ValueEnum;
use lajur::report::run::Setting;
use lajur::run::log::{self, DateOrder, Role};

use super::wording;
use super::{Exit, Failure, Shell, input};
use desk::Opened;
use task::Task;

const ENDINGS: &str = "`.json`, `.jsonl`, `.csv`, `.html`, `.txt`";

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The SOP file
    file: PathBuf,

    /// The event log: CSV, JSON, JSON Lines, XES, plain or gzipped; or an export of SP4N-LAPOR!
    #[arg(long, value_name = "LOG", required_unless_present = "cases")]
    events: Option<PathBuf>,

    /// The case table: a row for each case with its data
    #[arg(long, value_name = "TABLE")]
    cases: Option<PathBuf>,

    /// The moment at which open cases are looked at: `today`, `now`, 2024-06-05, "2024-06-05 09:30"
    #[arg(long, value_name = "TIME")]
    as_of: Option<String>,

    /// Judge by the SOP of this name, where the file has several
    #[arg(long, value_name = "NAME")]
    sop: Option<String>,

    /// How to show the verdicts
    #[arg(long, value_enum)]
    format: Option<Format>,

    /// Write to this file; its ending (.json, .jsonl, .csv, .html) tells the format
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,

    /// How many of the worst cases to show in a table or a report [default: 20 in a table, 2000 in a report]
    #[arg(long, value_name = "N")]
    top: Option<usize>,

    /// Tell the case of this name step by step
    #[arg(long, value_name = "CASE", conflicts_with_all = ["format", "output", "top"])]
    explain: Option<String>,

    /// What makes the exit status 1: `violation`, `remark`, `never`, or the code of a finding
    #[arg(long, value_name = "WHAT", default_value = "violation")]
    fail_on: Vec<String>,

    /// Write the rows that can't be read to this file, each with its line and the reason
    #[arg(long, value_name = "OUT")]
    rejects: Option<PathBuf>,

    #[command(flatten)]
    log: LogArgs,
}

/// What the user says about a log.
#[derive(Debug, clap::Args)]
pub struct LogArgs {
    /// The column that holds something: case, activity, number, actor, person, started, completed, outcome, filed,
    /// filed-time
    #[arg(long, value_name = "ROLE=HEAD", value_parser = columns::role)]
    column: Vec<(Role, String)>,

    /// The column that holds a field of the case data
    #[arg(long, value_name = "FIELD=HEAD", value_parser = columns::field)]
    field: Vec<(String, String)>,

    /// What stands between the cells of a row; `tab` for a tabulator
    #[arg(long, value_name = "CHARACTER", value_parser = delimiter)]
    delimiter: Option<u8>,

    /// The encoding of the log, such as windows-1252
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,

    /// How the parts of a date stand
    #[arg(long, value_enum)]
    dates: Option<Dates>,

    /// The form of the log
    #[arg(long, value_enum)]
    input_format: Option<InputFormat>,

    /// How many threads work [default: as many as there are cores]
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Drawn, for people
    Table,
    /// One object with the verdict on each case and the summary
    Json,
    /// The verdict on a case on each line
    Jsonl,
    /// A finding on each line
    Csv,
    /// A page for people, in one file
    Html,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Dates {
    /// Year, month, day
    Ymd,
    /// Day, month, year
    Dmy,
    /// Month, day, year
    Mdy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum InputFormat {
    Csv,
    Json,
    Jsonl,
    Xes,
}

pub fn run(args: &Args, shell: &Shell) -> Result<Exit, Failure> {
    let fails = fails::read(&args.fail_on)?;
    let format = args.format()?;
    let desk = match desk::open(&args.file, args.sop.as_deref(), shell)? {
        Opened::Ready(desk, _) => desk,
        Opened::Faulty(exit) => return Ok(exit),
    };
    let names = args.names();
    let setting = Setting {
        plan: &desk.plan,
        names: &desk.names,
        lexicon: &desk.lexicon,
        calendar: &desk.calendar,
        as_of: args
            .as_of
            .as_ref()
            .map(|written| desk.moment(written))
            .transpose()?,
        sop_file: &names.sop,
        events_file: names.events.as_deref(),
        cases_file: names.cases.as_deref(),
        lang: shell.lang,
    };
    let task = Task {
        desk: &desk,
        setting,
        log: args.log.options(desk.zone),
        events: args.events.as_deref(),
        cases: args.cases.as_deref(),
    };
    match &args.explain {
        Some(case) => explain::explain(&task, case, shell),
        None => verdicts::write(&task, args, format, &fails, shell),
    }
}

/// The files as messages name them.
struct FileNames {
    sop: String,
    events: Option<String>,
    cases: Option<String>,
}

impl Args {
    fn names(&self) -> FileNames {
        let name = |path: &PathBuf| input::name(path);
        FileNames {
            sop: name(&self.file),
            events: self.events.as_ref().map(name),
            cases: self.cases.as_ref().map(name),
        }
    }

    /// The format that is asked for, or that the ending of the output tells.
    fn format(&self) -> Result<Format, Failure> {
        let Some(output) = &self.output else {
            return Ok(self.format.unwrap_or(Format::Table));
        };
        let ending = output.extension().unwrap_or_default().to_ascii_lowercase();
        let told = match ending.to_str() {
            Some("json") => Some(Format::Json),
            Some("jsonl" | "ndjson") => Some(Format::Jsonl),
            Some("csv") => Some(Format::Csv),
            Some("html" | "htm") => Some(Format::Html),
            Some("txt") => Some(Format::Table),
            _ => None,
        };
        self.format.or(told).ok_or_else(|| {
            let wording = wording::unknown_ending(input::name(output), ENDINGS);
            Failure::usage(wording)
        })
    }
}

impl LogArgs {
    /// How many threads are asked for.
    pub fn threads(&self) -> Option<usize> {
        self.threads
    }

    /// As the readers want it, for an SOP whose clocks are so many minutes ahead of universal time.
    pub fn options(&self, zone: Option<i32>) -> log::Options {
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        log::Options {
            columns: self.column.clone(),
            fields: self.field.clone(),
            format: self.input_format.map(|format| match format {
                InputFormat::Csv => log::Format::Csv,
                InputFormat::Json => log::Format::Json,
                InputFormat::Jsonl => log::Format::JsonLines,
                InputFormat::Xes => log::Format::Xes,
            }),
            delimiter: self.delimiter,
            encoding: self.encoding.clone(),
            dates: self.dates.map(|dates| match dates {
                Dates::Ymd => DateOrder::YearFirst,
                Dates::Dmy => DateOrder::DayFirst,
                Dates::Mdy => DateOrder::MonthFirst,
            }),
            zone,
            threads: self.threads.unwrap_or_else(cores),
        }
    }
}

fn delimiter(written: &str) -> Result<u8, String> {
    match written.as_bytes() {
        b"tab" | b"\\t" => Ok(b'\t'),
        [one] if one.is_ascii() && !one.is_ascii_alphanumeric() && *one != b'"' => Ok(*one),
        _ => Err("one character such as `;`, or `tab`".to_string()),
    }
}
