//! Judged cases as JSON. The form is stable and described by `docs/schema/run.schema.json`: fields are added, never
//! renamed or dropped.

mod case;
mod finding;
mod totals;

use serde::Serialize;

use super::{Account, Setting};
use crate::calendar::Moment;
use crate::run::{Case, Verdict};

/// What the head says, before the first case.
#[derive(Serialize)]
struct Head<'a> {
    lajur: &'static str,
    sop: SopNamed<'a>,
    calendar: Version<'a>,
    as_of: Option<Moment>,
    files: Files<'a>,
    lang: &'static str,
}

#[derive(Serialize)]
struct SopNamed<'a> {
    name: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
struct Version<'a> {
    name: &'a str,
    version: &'a str,
}

#[derive(Serialize)]
struct Files<'a> {
    sop: &'a str,
    events: Option<&'a str>,
    cases: Option<&'a str>,
}

/// What follows the last case.
#[derive(Serialize)]
struct Tail {
    reading: totals::Rows,
    summary: totals::Totals,
}

/// The beginning of one JSON document: all up to the list of cases. The cases of [`json_case`] follow it, with commas
/// between them, and [`json_tail`].
pub fn json_head(setting: &Setting<'_>) -> String {
    let sop = setting.plan.sop();
    let head = Head {
        lajur: env!("CARGO_PKG_VERSION"),
        sop: SopNamed {
            name: &sop.name.value,
            title: &sop.title.value,
        },
        calendar: Version {
            name: setting.calendar.name(),
            version: setting.calendar.version(),
        },
        as_of: setting.as_of,
        files: Files {
            sop: setting.sop_file,
            events: setting.events_file,
            cases: setting.cases_file,
        },
        lang: setting.lang.tag(),
    };
    let head = text(&head);
    let open = head.strip_suffix('}').unwrap_or_default();
    format!("{open},\"cases\":[\n")
}

/// A case as one JSON object on one line, without a line break at its end.
pub fn json_case(setting: &Setting<'_>, case: &Case<'_>, verdict: &Verdict) -> String {
    text(&case::of(setting, case, verdict))
}

/// A case as a line of JSON Lines.
pub fn json_line(setting: &Setting<'_>, case: &Case<'_>, verdict: &Verdict) -> String {
    let mut line = json_case(setting, case, verdict);
    line.push('\n');
    line
}

/// The end of one JSON document, after the last case.
pub fn json_tail(account: &Account<'_>) -> String {
    let tail = text(&Tail {
        reading: totals::rows(account),
        summary: totals::of(account),
    });
    format!("\n],{}\n", tail.strip_prefix('{').unwrap_or_default())
}

/// A value as JSON on one line.
fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
