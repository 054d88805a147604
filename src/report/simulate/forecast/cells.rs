//! A forecast for spreadsheets: a line for each deadline of a case, one for a case without.

use super::Outlook;
use super::words::{reason_name, state_name};
use crate::report::cell::row;
use crate::simulate::forecast::{CaseForecast, Deadline};

const HEAD: [&str; 12] = [
    "case", "began", "at", "since", "by", "done_50", "done_90", "rule", "due", "state", "chance",
    "interval",
];

/// The whole as CSV. A case that could not be placed has a line with the reason as its state.
pub fn csv(outlook: &Outlook<'_>) -> String {
    let mut out = String::new();
    row(&HEAD, &mut out);
    for (name, case) in outlook.cases() {
        let place = place(outlook, name, case);
        let deadlines = case.deadlines.iter().map(|it| deadline(outlook, it));
        let mut deadlines: Vec<[String; 5]> = deadlines.collect();
        if deadlines.is_empty() {
            deadlines.push(Default::default());
        }
        for deadline in &deadlines {
            let cells = place.iter().chain(deadline).map(String::as_str);
            row(&cells.collect::<Vec<_>>(), &mut out);
        }
    }
    for (name, why) in outlook.unplaced {
        let mut cells = [""; HEAD.len()];
        cells[0] = name;
        cells[9] = reason_name(*why);
        row(&cells, &mut out);
    }
    out
}

fn place(outlook: &Outlook<'_>, name: &str, case: &CaseForecast) -> [String; 7] {
    let sop = outlook.sop();
    let each = |of: &dyn Fn(usize) -> Option<String>| {
        let all = (0..case.at.len()).filter_map(of);
        all.collect::<Vec<_>>().join(" + ")
    };
    let node = |at: usize| {
        case.at
            .get(at)
            .map(|(node, _)| sop[*node].name.value.clone())
    };
    let since = |at: usize| case.at.get(at).map(|(_, since)| since.to_string());
    let by = |at: usize| {
        case.at
            .get(at)
            .map(|(node, _)| outlook.titles(*node).join(", "))
    };
    let moment =
        |of: Option<crate::calendar::Moment>| of.map_or_else(String::new, |it| it.to_string());
    [
        name.to_string(),
        case.began.to_string(),
        each(&node),
        each(&since),
        each(&by),
        moment(case.half),
        moment(case.nine_tenths),
    ]
}

fn deadline(outlook: &Outlook<'_>, of: &Deadline) -> [String; 5] {
    let (low, high) = of.broken.interval;
    [
        outlook.sop()[of.rule].name.value.clone(),
        of.due.map_or_else(String::new, |due| due.to_string()),
        state_name(of.state).to_string(),
        format!("{:.4}", of.broken.share),
        format!("{low:.4}..{high:.4}"),
    ]
}
