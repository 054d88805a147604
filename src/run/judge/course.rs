//! The course of a case: what an alignment says of the order of things, once for all cases that share it.
//!
//! Positions of events are counted among the events that are done, as in the alignment; work that has only begun is no
//! part of it.

use std::ops::Range;

use super::building::Draft;
use super::ground::Ground;
use super::tokens::Origin;
use crate::engine::Marking;
use crate::model::{NodeId, NodeKind, RowId};
use crate::run::Finding;

/// What an alignment comes to.
#[derive(Debug)]
pub struct Course {
    /// The visits, in order.
    pub stops: Vec<Stop>,
    /// What the flow alone tells, in order. Their events are positions among those that are done.
    pub findings: Vec<Finding>,
    /// The events that no visit accounts for.
    pub strays: Vec<u32>,
    /// The nodes that can be done next, each with what its clock starts from.
    pub ready: Vec<(NodeId, Vec<Origin>)>,
    /// The silences that took the case elsewhere, by rule, with the first event after each.
    pub silences: Vec<(usize, Option<u32>)>,
    pub marking: Marking,
    pub cost: u32,
    pub proven: bool,
    origins: Vec<Origin>,
    pieces: Vec<u32>,
}

/// A visit of a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    pub node: NodeId,
    /// The event that completes it; nothing where the log lacks it, or where it needs none.
    pub event: Option<u32>,
    /// The exit it was left by.
    pub exit: Option<u32>,
    /// Whether it was left: all its pieces are done.
    pub left: bool,
    /// Whether it is missing in the log.
    pub skipped: bool,
    /// The first visit of those whose time runs in one cell with its own; itself where that is all.
    pub clock_of: u32,
    /// Whether it is the last of them so far.
    pub closes: bool,
    origins: Range<usize>,
    pieces: Range<usize>,
}

impl Course {
    /// What the clock of a visit starts from.
    pub fn origins(&self, stop: &Stop) -> &[Origin] {
        self.origins.get(stop.origins.clone()).unwrap_or_default()
    }

    /// The events of a visit.
    pub fn pieces(&self, stop: &Stop) -> &[u32] {
        self.pieces.get(stop.pieces.clone()).unwrap_or_default()
    }

    /// How much room it takes in memory, in pieces.
    pub fn size(&self) -> usize {
        self.stops.len() + self.origins.len() + self.pieces.len() + self.findings.len()
    }

    /// The course of visits that are made, in order.
    pub fn new(
        ground: &Ground<'_>,
        drafts: Vec<Draft>,
        findings: Vec<Finding>,
        (marking, cost, proven): (Marking, u32, bool),
    ) -> Course {
        let mut course = Course {
            stops: Vec::with_capacity(drafts.len()),
            findings,
            strays: Vec::new(),
            ready: Vec::new(),
            silences: Vec::new(),
            marking,
            cost,
            proven,
            origins: Vec::new(),
            pieces: Vec::new(),
        };
        for draft in drafts {
            course.add(draft);
        }
        share_clocks(ground, &mut course.stops);
        course
    }

    fn add(&mut self, draft: Draft) {
        let (origins, pieces) = (self.origins.len(), self.pieces.len());
        self.origins.extend(draft.origins);
        self.pieces.extend(&draft.pieces);
        let at = self.stops.len() as u32;
        self.stops.push(Stop {
            node: draft.node,
            event: draft.pieces.last().copied(),
            exit: draft.exit,
            left: draft.left,
            skipped: draft.skipped,
            clock_of: at,
            closes: true,
            origins: origins..self.origins.len(),
            pieces: pieces..self.pieces.len(),
        });
    }
}

/// Visits in one time cell share one clock: the nodes of a row, and rows that share a cell, as far as the log tells them.
/// A node that comes again begins a new one.
fn share_clocks(ground: &Ground<'_>, stops: &mut [Stop]) {
    let sop = ground.sop();
    let mut open: Vec<(RowId, Vec<usize>)> = Vec::new();
    for at in 0..stops.len() {
        let node = stops[at].node;
        let owner = ground.owner(node);
        let alone = sop[owner].nodes.len() < 2
            && sop[owner]
                .times
                .iter()
                .all(|time| time.shared_with.is_empty());
        let untold = stops[at].event.is_none();
        let waits = matches!(sop[node].kind.value, NodeKind::Wait(_));
        if alone || untold || waits || sop[node].alongside {
            continue;
        }
        let known = open.iter().position(|(known, _)| *known == owner);
        let group = match known {
            Some(group) => group,
            None => {
                open.push((owner, Vec::new()));
                open.len() - 1
            }
        };
        let group = &mut open[group].1;
        if group.iter().any(|other| stops[*other].node == node) {
            group.clear();
        }
        if let (Some(first), Some(before)) = (group.first(), group.last()) {
            stops[at].clock_of = *first as u32;
            stops[*before].closes = false;
        }
        group.push(at);
    }
}
