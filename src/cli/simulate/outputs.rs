//! Where the results go, and in which forms.

use std::io::stdout;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use lajur::model::Sop;
use lajur::report::simulate::{self as shown, Account, Played, Setting};
use lajur::simulate::Setup;
use lajur::simulate::tally::Results;

use super::played::Outcome;
use super::sides::{Side, Sides};
use super::{Args, log};
use crate::cli::claims::Claims;
use crate::cli::{Failure, Shell, input, output, picture, wording};

/// The endings, as a message lists them.
const ENDINGS: &str = "`.json`, `.csv`, `.html`, `.txt`";

/// How results are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Drawn, for people
    Table,
    /// One object
    Json,
    /// A number on each line, for spreadsheets
    Csv,
    /// A page with plots, in one file
    Html,
}

/// Where the results go: to the standard output where there is no place.
pub struct Outputs(Vec<(Format, Option<PathBuf>)>);

impl Outputs {
    /// What is asked for. No file is named twice, and none that is read.
    pub fn of(args: &Args) -> Result<Outputs, Failure> {
        let mut claims = Claims::default();
        let read = args.file.iter().chain(&args.scenario_file);
        for read in read.chain(&args.from).chain(&args.case_table) {
            claims.source(read);
        }
        for written in args.output.iter().chain(&args.log) {
            let claimed = claims.output(written, &input::name(written));
            claimed.map_err(Failure::usage)?;
        }
        if let Some(path) = &args.log {
            log::form(path)?;
        }
        if args.output.is_empty() {
            let format = args.format.unwrap_or(Format::Table);
            return Ok(Outputs(vec![(format, None)]));
        }
        let formats = args.output.iter().map(|path| {
            let format = args.format.map_or_else(|| format_of(path), Ok)?;
            Ok((format, Some(path.clone())))
        });
        formats.collect::<Result<_, _>>().map(Outputs)
    }

    /// Writes the results everywhere they go.
    pub fn write(
        &self,
        sides: &Sides<Side>,
        setups: &Sides<Setup<'_>>,
        outcome: &Outcome,
        shell: &Shell,
    ) -> Result<(), Failure> {
        let settings = sides.with(setups, |side, setup| setting(side, setup, shell));
        let account = account(&settings, outcome);
        let sop = setups.last().plan.sop();
        let text = |format, place: Option<&Path>| text(format, &account, sop, place, shell);
        self.write_each(text, shell)
    }

    /// Writes a text everywhere, in the form that is asked for there.
    pub fn write_each(
        &self,
        text: impl Fn(Format, Option<&Path>) -> String,
        shell: &Shell,
    ) -> Result<(), Failure> {
        for (format, place) in &self.0 {
            let text = text(*format, place.as_deref());
            match place {
                Some(place) => {
                    output::write_file(place, text.as_bytes())?;
                    output::say(&wording::written(input::name(place)), shell);
                }
                None => output::print(&text)?,
            }
        }
        Ok(())
    }
}

fn format_of(path: &Path) -> Result<Format, Failure> {
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    match ending.to_str() {
        Some("json") => Ok(Format::Json),
        Some("csv") => Ok(Format::Csv),
        Some("html" | "htm") => Ok(Format::Html),
        Some("txt") => Ok(Format::Table),
        _ => Err(Failure::usage(wording::unknown_ending(
            input::name(path),
            ENDINGS,
        ))),
    }
}

fn setting<'a>(side: &'a Side, setup: &'a Setup<'a>, shell: &Shell) -> Setting<'a> {
    Setting {
        setup,
        scenario: &side.scenario,
        changes: &side.changes,
        sop_file: &side.sop_file,
        scenario_file: side.scenario_file.as_deref(),
        lang: shell.lang,
    }
}

fn account<'a>(settings: &Sides<Setting<'a>>, outcome: &'a Outcome) -> Account<'a> {
    let played = |setting: &Setting<'a>, results: &'a Results| Played {
        setting: *setting,
        results,
    };
    match outcome {
        Outcome::Played(results) => Account::Played(played(&settings.first, results)),
        Outcome::Compared(both, comparison) => Account::Compared {
            before: played(&settings.first, &both.0),
            after: played(settings.last(), &both.1),
            comparison,
        },
        Outcome::Sought(goal, sought) => Account::Sought {
            setting: settings.first,
            goal,
            sought,
        },
    }
}

/// The results in a form; `sop` is that of the side which is shown in full.
fn text(
    format: Format,
    account: &Account<'_>,
    sop: &Sop,
    place: Option<&Path>,
    shell: &Shell,
) -> String {
    match format {
        Format::Json => shown::json(account),
        Format::Csv => shown::csv(account),
        Format::Html => {
            let flow = picture::flow(sop, shown::flow_notes(account));
            shown::html(account, flow.as_deref())
        }
        Format::Table => {
            let mut style = shell.style(&stdout());
            style.colours &= place.is_none();
            shown::table(account, &style)
        }
    }
}
