//! `lajur simulate`: invented cases by an SOP.
//!
//! What is played is read into one side or two (`sides`), each an SOP in a scenario whose parts may stand in several texts
//! (`texts`). They are played side by side with the same luck, and what comes of it is written in one form or several
//! (`outputs`), with the cases themselves as a log if that is asked for (`log`).

mod arrivals;
mod forecasting;
mod interrupt;
mod learn;
mod log;
mod outputs;
mod played;
mod present;
mod reading;
mod seen;
mod sides;
mod texts;

use std::path::PathBuf;
use std::sync::Arc;

use lajur::simulate::Watch;

use super::run::LogArgs;
use super::wording;
use super::{Exit, Failure, Shell, input, output};
use outputs::{Format, Outputs};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The SOP file
    #[arg(required_unless_present = "compare")]
    file: Option<PathBuf>,

    /// Play the SOP of this name, where the file has several
    #[arg(long, value_name = "NAME")]
    sop: Option<String>,

    /// Play this scenario, where there are several
    #[arg(long, value_name = "NAME")]
    scenario: Option<String>,

    /// Take the scenarios from this file (.scenario, .scenario.yaml) instead of from that of the SOP
    #[arg(long, value_name = "FILE")]
    scenario_file: Option<PathBuf>,

    /// Change the scenario by a statement, such as "staff clerk = 3", and show what that makes different; may be repeated
    #[arg(long, value_name = "STATEMENT")]
    what_if: Vec<String>,

    /// Put two scenarios, two SOP files or two files of scenarios side by side
    #[arg(long, num_args = 2, value_names = ["A", "B"])]
    compare: Vec<String>,

    /// Look for the least staff that keeps a limit, such as "P95 <= 14 workdays"
    #[arg(long, value_name = "LIMIT", conflicts_with = "compare")]
    seek: Option<String>,

    /// What may be changed to keep the limit
    #[arg(long, value_enum, requires = "seek")]
    vary: Option<Vary>,

    /// What makes it repeatable: the same number gives the same cases [default: the scenario's, else 1]
    #[arg(long, value_name = "N")]
    seed: Option<u64>,

    /// How often the whole is played [default: the scenario's, else 20]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    repetitions: Option<u32>,

    /// Count so many cases in each repetition at most
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    cases: Option<u64>,

    /// Write the scenario that a log shows, as text to keep and to edit
    #[arg(long, value_name = "LOG", group = "cases_of", conflicts_with_all = [
        "scenario", "scenario_file", "what_if", "compare", "seek", "seed", "repetitions", "cases", "format", "log",
        "from",
    ])]
    learn: Option<PathBuf>,

    /// Forecast the open cases of a log
    #[arg(long, value_name = "LOG", group = "cases_of", conflicts_with_all = ["compare", "seek", "cases", "log"])]
    from: Option<PathBuf>,

    /// The moment of the forecast: `today`, `now`, 2024-06-05, "2024-06-05 09:30" [default: now]
    #[arg(long, value_name = "TIME", requires = "from")]
    as_of: Option<String>,

    /// The case table of the log that is learned from or forecast
    #[arg(long, value_name = "TABLE", requires = "cases_of")]
    case_table: Option<PathBuf>,

    #[command(flatten)]
    reading: LogArgs,

    /// How to show the results
    #[arg(long, value_enum)]
    format: Option<Format>,

    /// Write to this file; its ending (.json, .csv, .html, .txt) tells the format; may be repeated
    #[arg(short, long, value_name = "OUT")]
    output: Vec<PathBuf>,

    /// Write the cases of the first repetition as an event log; the ending (.csv, .xes) tells the form
    #[arg(long, value_name = "OUT")]
    log: Option<PathBuf>,
}

/// What a search may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Vary {
    /// How many officers there are
    #[value(alias = "petugas")]
    Staff,
}

/// Why nothing is played.
enum Halt {
    /// It can't be done.
    Failed(Failure),
    /// What is wrong has been shown.
    Shown(Exit),
}

impl From<Failure> for Halt {
    fn from(failure: Failure) -> Halt {
        Halt::Failed(failure)
    }
}

impl Args {
    fn threads(&self) -> usize {
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        self.reading.threads().unwrap_or_else(cores)
    }
}

pub fn run(args: &Args, shell: &Shell) -> Result<Exit, Failure> {
    match simulate(args, shell) {
        Ok(exit) | Err(Halt::Shown(exit)) => Ok(exit),
        Err(Halt::Failed(failure)) => Err(failure),
    }
}

fn simulate(args: &Args, shell: &Shell) -> Result<Exit, Halt> {
    if let Some(log) = &args.learn {
        return learn::write(args, log, shell);
    }
    let outputs = Outputs::of(args)?;
    let sides = sides::read(args, shell)?;
    if let Some(log) = &args.from {
        return forecasting::write(sides.last(), log, &outputs, args, shell);
    }
    let goal = played::goal(args, &sides.first)?;
    let setups = played::setups(&sides, args, shell)?;
    let watch = Arc::new(Watch::default());
    interrupt::heed(&watch, shell);
    let outcome = played::play(&setups, goal, args.threads(), &watch, shell);
    outputs.write(&sides, &setups, &outcome, shell)?;
    match outcome.stopped() {
        Some((done, asked)) => {
            output::complain(&wording::stopped(done, asked), shell);
            if let Some(path) = &args.log {
                output::complain(&wording::log_not_written(input::name(path)), shell);
            }
            Ok(Exit::Stopped)
        }
        None => match &args.log {
            Some(path) => Ok(log::write(
                setups.last(),
                &sides.last().desk,
                path,
                &watch,
                shell,
            )?),
            None => Ok(Exit::Clean),
        },
    }
}
