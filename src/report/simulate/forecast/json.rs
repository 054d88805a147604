//! A forecast as JSON. The form is stable and described by `docs/schema/forecast.schema.json`: fields are added, never
//! renamed or dropped. Shares are told to a millionth, so that they are the same wherever they are computed.

use serde::Serialize;

use super::Outlook;
use super::words::{reason_name, state_name};
use crate::calendar::Moment;
use crate::model::NodeId;
use crate::simulate::forecast::{CaseForecast, Deadline};

#[derive(Serialize)]
struct Document<'a> {
    lajur: &'static str,
    kind: &'static str,
    lang: &'static str,
    sop: Named<'a>,
    files: Files<'a>,
    scenario: Option<&'a str>,
    calendar: Calendar<'a>,
    as_of: Moment,
    seed: u64,
    repetitions: u32,
    asked: u32,
    no_calendar_data_for: Option<i32>,
    over: u64,
    later: u64,
    cases: Vec<CaseOut<'a>>,
    unplaced: Vec<UnplacedOut<'a>>,
    notes: Vec<String>,
    assumptions: Vec<String>,
}

#[derive(Serialize)]
struct Named<'a> {
    name: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
struct Files<'a> {
    sop: &'a str,
    events: Option<&'a str>,
    cases: Option<&'a str>,
}

#[derive(Serialize)]
struct Calendar<'a> {
    name: &'a str,
    version: &'a str,
}

#[derive(Serialize)]
struct CaseOut<'a> {
    case: &'a str,
    began: Moment,
    at: Vec<Stand<'a>>,
    finished: u32,
    done_50: Option<Moment>,
    done_90: Option<Moment>,
    deadlines: Vec<DeadlineOut<'a>>,
}

#[derive(Serialize)]
struct Stand<'a> {
    node: &'a str,
    row: &'a str,
    since: Moment,
    by: Vec<&'a str>,
}

#[derive(Serialize)]
struct DeadlineOut<'a> {
    rule: &'a str,
    title: Option<&'a str>,
    due: Option<Moment>,
    state: &'static str,
    chance: f64,
    low: f64,
    high: f64,
    plays: u64,
}

#[derive(Serialize)]
struct UnplacedOut<'a> {
    case: &'a str,
    reason: &'static str,
    message: &'static str,
}

/// The whole as one JSON document, the cases that are likeliest to break a deadline first.
pub fn json(outlook: &Outlook<'_>) -> String {
    let (setup, forecast, sop) = (outlook.setting.setup, outlook.forecast, outlook.sop());
    let unplaced = outlook.unplaced.iter().map(|(case, why)| UnplacedOut {
        case,
        reason: reason_name(*why),
        message: outlook.reason(*why),
    });
    let document = Document {
        lajur: env!("CARGO_PKG_VERSION"),
        kind: "forecast",
        lang: outlook.lang().tag(),
        sop: Named {
            name: &sop.name.value,
            title: &sop.title.value,
        },
        files: Files {
            sop: outlook.setting.sop_file,
            events: outlook.events_file,
            cases: outlook.cases_file,
        },
        scenario: Some(outlook.setting.scenario.name.value.as_str())
            .filter(|name| !name.is_empty()),
        calendar: Calendar {
            name: setup.calendar.name(),
            version: setup.calendar.version(),
        },
        as_of: forecast.as_of,
        seed: setup.seed,
        repetitions: forecast.repetitions,
        asked: forecast.asked,
        no_calendar_data_for: forecast.beyond,
        over: outlook.over,
        later: outlook.later,
        cases: outlook.cases().map(|it| case(outlook, it)).collect(),
        unplaced: unplaced.collect(),
        notes: outlook.notes(),
        assumptions: outlook.assumptions(),
    };
    let text = serde_json::to_string_pretty(&document).unwrap_or_default();
    format!("{text}\n")
}

fn case<'a>(outlook: &Outlook<'a>, (name, of): (&'a str, &'a CaseForecast)) -> CaseOut<'a> {
    let at = of
        .at
        .iter()
        .map(|(node, since)| stand(outlook, *node, *since));
    CaseOut {
        case: name,
        began: of.began,
        at: at.collect(),
        finished: of.finished,
        done_50: of.half,
        done_90: of.nine_tenths,
        deadlines: of
            .deadlines
            .iter()
            .map(|it| deadline(outlook, it))
            .collect(),
    }
}

fn stand<'a>(outlook: &Outlook<'a>, node: NodeId, since: Moment) -> Stand<'a> {
    let sop = outlook.sop();
    let by = outlook.holders(node).into_iter();
    Stand {
        node: &sop[node].name.value,
        row: &sop[sop[node].row].name.value,
        since,
        by: by.map(|actor| sop[actor].name.value.as_str()).collect(),
    }
}

fn deadline<'a>(outlook: &Outlook<'a>, of: &Deadline) -> DeadlineOut<'a> {
    let rule = &outlook.sop()[of.rule];
    DeadlineOut {
        rule: &rule.name.value,
        title: rule.title.as_ref().map(|title| title.value.as_str()),
        due: of.due,
        state: state_name(of.state),
        chance: rounded(of.broken.share),
        low: rounded(of.broken.interval.0),
        high: rounded(of.broken.interval.1),
        plays: of.broken.of,
    }
}

fn rounded(share: f64) -> f64 {
    (share * 1e6).round() / 1e6
}
