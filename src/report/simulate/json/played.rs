//! One simulation as JSON: what was played, and the results.

use serde::Serialize;

use super::number;
use super::results::{self, ResultsOut};
use crate::calendar::Moment;
use crate::report::simulate::{Played, Setting, parts, tell};
use crate::simulate::setup::{Coming, Per};

/// What was played and what it came to.
#[derive(Serialize)]
pub(super) struct PlayedOut<'a> {
    sop: Named<'a>,
    scenario: ScenarioOut<'a>,
    calendar: Version<'a>,
    files: Files<'a>,
    seed: u64,
    begins: Moment,
    counts_from: Moment,
    counts_until: Moment,
    arrivals: ComingOut,
    officers: Vec<OfficersOut<'a>>,
    assumptions: Vec<String>,
    #[serde(flatten)]
    results: ResultsOut<'a>,
}

#[derive(Serialize)]
struct Named<'a> {
    name: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
struct ScenarioOut<'a> {
    name: Option<&'a str>,
    title: Option<&'a str>,
    changes: &'a [String],
}

#[derive(Serialize)]
struct Version<'a> {
    name: &'a str,
    version: &'a str,
}

#[derive(Serialize)]
struct Files<'a> {
    sop: &'a str,
    scenario: Option<&'a str>,
}

/// A rate, or nothing but that the times come from a log.
#[derive(Serialize, Default)]
struct ComingOut {
    from_log: bool,
    number: Option<f64>,
    per: Option<&'static str>,
    evenly: bool,
    around_the_clock: bool,
}

#[derive(Serialize)]
struct OfficersOut<'a> {
    actors: Vec<&'a str>,
    number: Option<u32>,
    share: Option<f64>,
    absent: Option<f64>,
}

pub(super) fn of<'a>(played: &Played<'a>) -> PlayedOut<'a> {
    let setting = &played.setting;
    let (setup, sop) = (setting.setup, setting.sop());
    PlayedOut {
        sop: Named {
            name: &sop.name.value,
            title: &sop.title.value,
        },
        scenario: scenario(setting),
        calendar: Version {
            name: setup.calendar.name(),
            version: setup.calendar.version(),
        },
        files: Files {
            sop: setting.sop_file,
            scenario: setting.scenario_file,
        },
        seed: setup.seed,
        begins: setup.begins,
        counts_from: setup.counts_from,
        counts_until: setup.counts_until,
        arrivals: coming(&setup.arrivals),
        officers: officers(setting),
        assumptions: tell::assumptions(setting),
        results: results::of(played),
    }
}

fn scenario<'a>(setting: &Setting<'a>) -> ScenarioOut<'a> {
    let name = setting.scenario.name.value.as_str();
    let title = setting.scenario.title.as_ref();
    ScenarioOut {
        name: (!name.is_empty()).then_some(name),
        title: title.map(|title| title.value.as_str()),
        changes: setting.changes,
    }
}

fn coming(arrivals: &Coming) -> ComingOut {
    let Coming::Rate {
        number: rate,
        per,
        evenly,
        around_the_clock,
    } = arrivals
    else {
        return ComingOut {
            from_log: true,
            ..ComingOut::default()
        };
    };
    ComingOut {
        from_log: false,
        number: number(*rate),
        per: Some(match per {
            Per::Hour => "hour",
            Per::Day => "day",
            Per::Week => "week",
            Per::Month => "month",
            Per::Year => "year",
        }),
        evenly: *evenly,
        around_the_clock: *around_the_clock,
    }
}

fn officers<'a>(setting: &Setting<'a>) -> Vec<OfficersOut<'a>> {
    let groups = setting.setup.officers.iter();
    let groups = groups.map(|group| OfficersOut {
        actors: parts::names(setting.sop(), &group.actors),
        number: group.number,
        share: number(group.share),
        absent: number(group.absent),
    });
    groups.collect()
}
