//! `lajur test`: the cases beside an SOP, and whether what comes out is what was expected.
//!
//! Beside `NAME.sop` stands the folder `NAME.cases`. In it are logs, `events.csv` or another form, each perhaps with a
//! case table of the same ending, `cases.csv`; and `expected.csv`, which holds for each of the logs. Where a file has
//! several SOPs, each has a folder of its name in `NAME.cases`.

mod came;
mod expected;
mod folder;

use std::path::{Path, PathBuf};

use lajur::report::run::Setting;
use lajur::run::log;

use super::run::desk::{self, Desk, Opened};
use super::run::task::{Outcome, Task, Wanted};
use super::wording::{self, Wording};
use super::{Exit, Failure, Shell, input, output};
use expected::{Differences, Line};
use folder::Folder;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// SOP files, or folders with SOP files
    #[arg(required = true, value_name = "FILE|FOLDER")]
    paths: Vec<PathBuf>,

    /// Write what comes out as what is expected from now on
    #[arg(long)]
    update: bool,
}

/// How many logs were compared, and how many of them differ.
#[derive(Debug, Default)]
struct Count {
    logs: usize,
    cases: u64,
    differing: usize,
}

pub fn run(args: &Args, shell: &Shell) -> Result<Exit, Failure> {
    let mut count = Count::default();
    let mut exit = Exit::Clean;
    for file in input::sop_files(&args.paths).map_err(Failure::unreadable)? {
        if !file.exists() {
            return Err(Failure::unreadable(wording::missing(input::name(&file))));
        }
        for folder in Folder::beside(&file) {
            exit = exit.max(test(&file, &folder, args.update, &mut count, shell)?);
        }
    }
    if count.logs == 0 && exit == Exit::Clean {
        return Err(Failure::usage(wording::no_cases()));
    }
    if count.logs > 0 && !args.update {
        let tested = wording::tested(count.logs, count.cases, count.differing);
        output::say(&tested, shell);
    }
    Ok(exit)
}

/// Compares the logs of a folder with what is expected of them.
fn test(
    file: &Path,
    folder: &Folder,
    update: bool,
    count: &mut Count,
    shell: &Shell,
) -> Result<Exit, Failure> {
    let desk = match desk::open(file, folder.sop.as_deref(), shell)? {
        Opened::Ready(desk, _) => desk,
        Opened::Faulty(exit) => return Ok(exit),
    };
    let expected = folder.expected()?;
    let mut exit = Exit::Clean;
    for log in folder.logs() {
        let (came, cases) = judged(file, &desk, &log, expected.as_of.as_deref(), shell)?;
        count.logs += 1;
        count.cases += cases;
        if update {
            folder.update(&expected, &came)?;
            output::say(
                &wording::written(input::name(&folder.expected_path())),
                shell,
            );
            break;
        }
        let differences = Differences::between(&expected.lines, &came);
        if !differences.is_empty() {
            count.differing += 1;
            exit = Exit::Findings;
            output::print(&shown(file, &log.events, &differences, shell))?;
        }
    }
    Ok(exit)
}

/// What comes out for a log, and of how many cases.
fn judged(
    file: &Path,
    desk: &Desk,
    log: &folder::Log,
    as_of: Option<&str>,
    shell: &Shell,
) -> Result<(Vec<Line>, u64), Failure> {
    let setting = Setting {
        plan: &desk.plan,
        names: &desk.names,
        lexicon: &desk.lexicon,
        calendar: &desk.calendar,
        as_of: as_of.map(|written| desk.moment(written)).transpose()?,
        sop_file: &input::name(file),
        events_file: Some(&input::name(&log.events)),
        cases_file: None,
        lang: desk.plan.sop().lang,
    };
    let task = Task {
        desk,
        setting,
        log: log::Options {
            zone: desk.zone,
            threads: 1,
            ..log::Options::default()
        },
        events: Some(&log.events),
        cases: log.cases.as_deref(),
    };
    let all = Wanted {
        room: usize::MAX,
        ..Wanted::default()
    };
    let outcome = task.judge(&all, shell)?;
    Ok((lines(desk, &outcome), outcome.summary.cases))
}

/// All that came out, in order.
fn lines(desk: &Desk, outcome: &Outcome) -> Vec<Line> {
    let cases = outcome.worst.iter();
    let mut lines: Vec<Line> = cases.flat_map(|judged| came::lines(desk, judged)).collect();
    let lang = desk.plan.sop().lang;
    let troubles = outcome.table_troubles.iter().chain(&outcome.troubles);
    lines.extend(troubles.map(|it| came::trouble(it, lang)));
    lines.sort();
    lines
}

fn shown(file: &Path, log: &Path, differences: &Differences, shell: &Shell) -> String {
    let mut text = format!("{}, {}\n", input::name(file), input::name(log));
    let words = |wording: Wording| wording.text(shell.lang);
    for line in &differences.missing {
        text += &format!("  - {}: {line}\n", words(wording::not_come()));
    }
    for line in &differences.unexpected {
        text += &format!("  + {}: {line}\n", words(wording::not_expected()));
    }
    text
}
