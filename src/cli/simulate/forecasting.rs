//! `--from`: what will become of the open cases of a log, in whatever form that is asked for.

use std::io::stdout;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use lajur::calendar::Moment;
use lajur::lang::Number;
use lajur::model::{Amount, Duration, Scenario, Unit};
use lajur::report::simulate::Setting;
use lajur::report::simulate::forecast::{self as shown, Outlook};
use lajur::simulate::forecast::{Forecast, forecast};
use lajur::simulate::setup::Options;
use lajur::simulate::{Opening, Setup, Watch};
use lajur::source::{Span, Spanned};

use super::outputs::{Format, Outputs};
use super::present::present;
use super::reading::Log;
use super::sides::Side;
use super::{Args, Halt, interrupt, played};
use crate::cli::{Exit, Failure, Shell, output, progress, wording};

/// How often the future is played where nobody says: enough to tell one chance in ten from one in five.
const PLAYS: u32 = 200;

/// Over how many working days at most is reckoned how much there is to do.
const MOST_WORKDAYS: usize = 120;

/// How many of the cases a table shows.
const IN_TABLE: usize = 50;

/// Reads the open cases of a log, plays them on, and writes what becomes of them.
pub fn write(
    side: &Side,
    log: &Path,
    outputs: &Outputs,
    args: &Args,
    shell: &Shell,
) -> Result<Exit, Halt> {
    let options = options(side, args)?;
    let scenario = for_a_while(
        &side.scenario,
        options
            .begins
            .map_or(1, |begins| workdays_known(side, begins)),
    );
    let setup = played::setup(side, &scenario, &options, args, shell)?;
    let log = Log::of(args, log);
    let present = present(&log.task(&side.desk, args, shell), &setup, shell)?;
    let watch = Arc::new(Watch::default());
    interrupt::heed(&watch, shell);
    let forecast = ahead(&setup, &present.openings, args, &watch, shell);
    let outlook = Outlook {
        setting: Setting {
            setup: &setup,
            scenario: &side.scenario,
            changes: &side.changes,
            sop_file: &side.sop_file,
            scenario_file: side.scenario_file.as_deref(),
            lang: shell.lang,
        },
        events_file: Some(&log.events_file),
        cases_file: log.cases_file.as_deref(),
        names: &present.names,
        unplaced: &present.unplaced,
        over: present.over,
        later: present.later,
        forecast: &forecast,
    };
    outputs.write_each(|format, place| text(format, &outlook, place, shell), shell)?;
    if forecast.repetitions < forecast.asked {
        let stopped = wording::stopped(forecast.repetitions, forecast.asked);
        output::complain(&stopped, shell);
        return Ok(Exit::Stopped);
    }
    Ok(Exit::Clean)
}

/// From the moment asked for on, and often enough.
fn options(side: &Side, args: &Args) -> Result<Options, Halt> {
    let written = args.as_of.as_deref().unwrap_or("now");
    let stated = side.scenario.repetitions.as_ref();
    let stated = stated.map(|stated| stated.value);
    let begins = side.desk.moment(written)?;
    let calendar = &side.desk.calendar;
    if !calendar.years().contains(&begins.date().year) {
        let wording = wording::moment_beyond_calendar(written, calendar.name(), &calendar.years());
        return Err(Failure::usage(wording).into());
    }
    Ok(Options {
        seed: args.seed,
        repetitions: args.repetitions.or(stated).or(Some(PLAYS)),
        begins: Some(begins),
        ..Options::default()
    })
}

/// Over how many working days is reckoned how much there is to do: half a year, or less where the calendar ends before.
fn workdays_known(side: &Side, begins: Moment) -> i64 {
    let days = side.desk.calendar.office_days(begins);
    let known = days.map_or(0, |days| days.take(MOST_WORKDAYS + 2).count());
    i64::try_from(known)
        .unwrap_or_default()
        .saturating_sub(2)
        .max(1)
}

/// For how long cases come does not matter, for they come as long as an open one is played; but how much there is to do is
/// reckoned for some time.
fn for_a_while(scenario: &Scenario, workdays: i64) -> Scenario {
    let horizon = Number::whole(workdays).and_then(|number| {
        let unit = Unit::Workdays;
        Duration::sum([Amount { number, unit }])
    });
    let placed = |value| Spanned {
        value,
        span: Span::default(),
    };
    Scenario {
        horizon: horizon.map(placed),
        warm_up: None,
        ..scenario.clone()
    }
}

fn ahead(
    setup: &Setup<'_>,
    openings: &[Opening],
    args: &Args,
    watch: &Watch,
    shell: &Shell,
) -> Forecast {
    let all = Some(u64::from(setup.repetitions));
    let far = || {
        let cases = watch.cases.load(Ordering::Relaxed);
        let repetitions = watch.repetitions.load(Ordering::Relaxed);
        wording::cases_played(cases, repetitions, all)
    };
    progress::tell(shell, far, || {
        forecast(setup, openings, args.threads(), watch)
    })
}

fn text(format: Format, outlook: &Outlook<'_>, place: Option<&Path>, shell: &Shell) -> String {
    match format {
        Format::Json => shown::json(outlook),
        Format::Csv => shown::csv(outlook),
        Format::Html => shown::html(outlook),
        Format::Table => {
            let mut style = shell.style(&stdout());
            style.colours &= place.is_none();
            shown::table(outlook, IN_TABLE, &style)
        }
    }
}
