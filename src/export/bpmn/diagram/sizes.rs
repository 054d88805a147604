//! How large elements are.

use super::super::super::wrap;
use super::super::flow::{Element, Kind, Process};

/// The width of an activity.
const ACTIVITY: f64 = 160.0;

/// The width that an event on the edge of an activity needs with its words.
pub const EDGE_EVENT: f64 = 108.0;

/// The diameter of an event.
pub const EVENT: f64 = 36.0;

/// The edge of a gateway.
pub const GATEWAY: f64 = 50.0;

/// The width of a column of documents.
const PAPERS: f64 = 110.0;

/// The room between the elements of a subprocess, and to its edge.
pub const INSIDE: f64 = 36.0;

/// A document with the room for its name.
pub const PAPER_HEIGHT: f64 = 96.0;

/// The width of the words of events and gateways.
pub const LABEL: f64 = 110.0;

/// The width of the words of flows.
pub const FLOW_LABEL: f64 = 92.0;

/// How far the line of a lane lies below the words of a flow that leaves a gateway upwards: further than those of one
/// that leaves it to the right.
pub const ABOVE: f64 = 52.0;

/// How high words are that are as wide as this.
pub fn words(text: &str, width: f64) -> f64 {
    wrap::lines(text, (width / 6.4) as usize).len() as f64 * 13.5
}

/// Width and height of an element.
pub fn size(process: &Process, at: usize) -> (f64, f64) {
    let Some(element) = process.elements.get(at) else {
        return (0.0, 0.0);
    };
    match &element.kind {
        Kind::Start(_) | Kind::End | Kind::Escalation | Kind::Catch(_) | Kind::Boundary { .. } => {
            (EVENT, EVENT)
        }
        Kind::Gateway(..) => (GATEWAY, GATEWAY),
        Kind::Activity(_) => activity(&element.name, edge_events(process, at)),
        Kind::Beside => beside(process, at),
    }
}

/// As wide as the events upon it need, and as high as its words.
fn activity(name: &str, events: usize) -> (f64, f64) {
    let width = ACTIVITY.max(events as f64 * EDGE_EVENT + 20.0);
    let lines = wrap::lines(name, (width / 6.8) as usize).len() as f64;
    (width, (lines * 15.0 + 22.0).clamp(80.0, 400.0))
}

fn beside(process: &Process, at: usize) -> (f64, f64) {
    let inner = process.elements.iter().enumerate();
    let inner = inner.filter(|(_, element)| element.within == Some(at));
    inner.fold((INSIDE, 0.0), |(width, height): (f64, f64), (inner, _)| {
        let (w, h) = size(process, inner);
        (width + w + INSIDE, height.max(h + 2.0 * INSIDE))
    })
}

/// How many events stand on the edge of an activity.
fn edge_events(process: &Process, at: usize) -> usize {
    let on = |element: &&Element| matches!(element.kind, Kind::Boundary { of, .. } if of == at);
    process.elements.iter().filter(on).count()
}

/// The width of the column that an element needs.
pub fn column(process: &Process, at: usize) -> f64 {
    let (width, _) = size(process, at);
    let element = process.elements.get(at);
    let named = element.is_some_and(|element| !element.name.is_empty());
    match element.map(|element| &element.kind) {
        Some(Kind::Activity(work)) if !(work.needs.is_empty() && work.outputs.is_empty()) => {
            width.max(2.0 * PAPERS)
        }
        Some(Kind::Activity(_) | Kind::Beside) | None => width,
        Some(_) if named => LABEL,
        Some(_) => width,
    }
}

/// How far an element and its words reach above and below the line of its lane.
pub fn half_height(process: &Process, at: usize) -> f64 {
    let half = size(process, at).1 / 2.0;
    let flows = process.flows.iter().filter(|flow| flow.from == at);
    let leaving = flows.filter_map(|flow| flow.name.as_deref());
    let leaving: f64 = leaving.map(|name| words(name, FLOW_LABEL)).sum();
    match process.elements.get(at) {
        Some(element) if label_below(element) => half + 8.0 + words(&element.name, LABEL),
        Some(Element {
            kind: Kind::Gateway(..),
            ..
        }) if leaving > 0.0 => ABOVE + leaving,
        _ => half,
    }
}

/// Whether the words of an element stand below it.
pub fn label_below(element: &Element) -> bool {
    let outside = !matches!(
        element.kind,
        Kind::Activity(_) | Kind::Boundary { .. } | Kind::Beside
    );
    outside && !element.name.is_empty()
}

/// How many documents stand below each other at an element.
pub fn papers(process: &Process, at: usize) -> usize {
    match process.elements.get(at).map(|element| &element.kind) {
        Some(Kind::Activity(work)) => work.needs.len().max(work.outputs.len()),
        _ => 0,
    }
}
