//! Results as JSON. The form is stable and described by `docs/schema/simulate.schema.json`: fields are added, never renamed
//! or dropped. Numbers are told to a millionth, so that they are the same wherever they are computed.

mod compared;
mod played;
mod results;
mod search;

use serde::Serialize;

use super::Account;
use super::figures::{Measure, names};
use crate::simulate::tally::Figure;
use crate::statistics::Estimate;

/// The whole document.
#[derive(Serialize)]
struct Document<'a> {
    lajur: &'static str,
    kind: &'static str,
    lang: &'static str,
    #[serde(flatten)]
    content: Content<'a>,
}

/// What is told.
#[derive(Serialize)]
#[serde(untagged)]
enum Content<'a> {
    Results {
        played: Box<played::PlayedOut<'a>>,
    },
    Comparison {
        before: Box<played::PlayedOut<'a>>,
        after: Box<played::PlayedOut<'a>>,
        differences: Vec<compared::DifferenceOut<'a>>,
    },
    Search {
        search: search::SearchOut<'a>,
        played: Box<played::PlayedOut<'a>>,
    },
}

/// An average, with half the width of its interval of 95%.
#[derive(Serialize)]
struct Average {
    mean: Option<f64>,
    margin: Option<f64>,
}

/// A figure by its stable name.
#[derive(Serialize)]
struct FigureOut<'a> {
    figure: &'static str,
    of: Option<&'a str>,
    point: Option<String>,
    unit: &'static str,
}

/// The whole as one JSON document.
pub fn json(account: &Account<'_>) -> String {
    let (kind, content) = match account {
        Account::Played(played) => {
            let played = Box::new(played::of(played));
            ("results", Content::Results { played })
        }
        Account::Compared {
            before,
            after,
            comparison,
        } => {
            let content = Content::Comparison {
                before: Box::new(played::of(before)),
                after: Box::new(played::of(after)),
                differences: compared::differences(comparison),
            };
            ("comparison", content)
        }
        Account::Sought {
            setting,
            goal,
            sought,
        } => {
            let content = Content::Search {
                search: search::of(setting, goal, sought),
                played: Box::new(played::of(&account.shown())),
            };
            ("search", content)
        }
    };
    let document = Document {
        lajur: env!("CARGO_PKG_VERSION"),
        kind,
        lang: account.lang().tag(),
        content,
    };
    let text = serde_json::to_string_pretty(&document).unwrap_or_default();
    format!("{text}\n")
}

fn figure(of: &Figure) -> FigureOut<'_> {
    let (kind, about, point) = names(of);
    FigureOut {
        figure: kind,
        of: about,
        point,
        unit: Measure::of(of).name(),
    }
}

fn average(of: &Estimate) -> Average {
    Average {
        mean: number(of.mean),
        margin: of.margin.and_then(number),
    }
}

/// A number to a millionth; nothing for what is none.
fn number(value: f64) -> Option<f64> {
    let rounded = (value * 1e6).round() / 1e6;
    rounded.is_finite().then_some(rounded + 0.0)
}
