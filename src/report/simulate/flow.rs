//! Where cases wait: notes for the picture of the SOP.

use super::Account;
use super::amounts::{clock, percent};
use crate::lang::Lang;
use crate::model::{ExitKind, Node, NodeId, RowId};
use crate::report::flow::{FlowNote, FlowPlace, Pace, weight};
use crate::report::speech::pick;
use crate::simulate::tally::{Results, RowResult};

/// From which part of all waiting on the waiting at a row is told in amber, and in red.
const MUCH: f64 = 0.1;
const MOST: f64 = 1.0 / 3.0;

/// The notes upon the picture of the SOP of which the results are shown in full: how often each arrow was gone, and how long cases wait at each step and how often
/// that was late.
pub fn flow_notes(account: &Account<'_>) -> Vec<FlowNote> {
    let played = account.shown();
    let sop = played.setting.sop();
    let lang = played.setting.lang;
    let nodes = sop.nodes_with_ids();
    let arrows = nodes.flat_map(|(id, node)| arrows(id, node, played.results, lang));
    let rows = played.results.rows.iter();
    let rows = rows.filter_map(|row| {
        let first = sop.rows.get(row.row.0 as usize)?.nodes.first()?;
        row_note(*first, row, played.results, lang)
    });
    arrows.chain(rows).collect()
}

/// A note for each arrow that leaves a node. Of an exit that leads to one of several nodes it is not known how often
/// each was taken, so nothing is noted there.
fn arrows(id: NodeId, node: &Node, results: &Results, lang: Lang) -> Vec<FlowNote> {
    let gone = |exit: usize| {
        let ways = results.ways.iter();
        let mut own = ways.filter(|(from, at, _)| *from == id && *at as usize == exit);
        own.next().map_or(0, |(_, _, count)| *count)
    };
    let all: u64 = (0..node.exits.len()).map(gone).sum();
    let exits = node.exits.iter().enumerate();
    let known = exits.filter(|(_, exit)| exit.kind != ExitKind::Choice);
    let notes = known.flat_map(|(at, exit)| {
        let count = gone(at);
        let parts = match (count, node.exits.len()) {
            (0, _) | (_, 1) => Vec::new(),
            _ => vec![percent(count as f64 / all as f64, lang)],
        };
        exit.targets.iter().map(move |target| FlowNote {
            place: FlowPlace::Arrow {
                from: id,
                exit: at,
                to: target.node.value,
            },
            parts: parts.clone(),
            weight: weight(count, results.cases),
            pace: if count == 0 {
                Pace::Unused
            } else {
                Pace::InTime
            },
        })
    });
    notes.collect()
}

/// How long cases wait at a row, and how often they are late there.
fn row_note(node: NodeId, row: &RowResult, results: &Results, lang: Lang) -> Option<FlowNote> {
    let waits = row.wait.mean.mean;
    let mut parts = Vec::new();
    if waits >= 30.0 {
        let words = pick(lang, "waits", "menunggu");
        parts.push(format!("{words} {}", clock(waits)));
    }
    if row.late.count > 0 {
        let words = pick(lang, "late", "terlambat");
        parts.push(format!("{} {words}", percent(row.late.share, lang)));
    }
    (!parts.is_empty()).then_some(FlowNote {
        place: FlowPlace::Node(node),
        parts,
        weight: 0,
        pace: pace(waiting_share(row.row, results)),
    })
}

/// How much of all waiting is at a row, from 0 to 1.
pub(super) fn waiting_share(row: RowId, results: &Results) -> f64 {
    let whole = |row: &RowResult| row.wait.mean.mean * row.visits as f64;
    let all: f64 = results.rows.iter().map(whole).sum();
    let own = results
        .rows
        .iter()
        .find(|it| it.row == row)
        .map_or(0.0, whole);
    if all > 0.0 { own / all } else { 0.0 }
}

fn pace(share: f64) -> Pace {
    match share {
        MOST.. => Pace::OftenLate,
        MUCH.. => Pace::SometimesLate,
        _ => Pace::InTime,
    }
}
