//! How cases went along the arrows of an SOP.

use super::TimeKind;
use super::times::PerKind;
use crate::model::{NodeId, Sop};
use crate::run::{Status, Verdict, Visit};

/// What went along an arrow: a way from a node, by one of its exits, to one of the exit's targets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArrowSum {
    /// Where from.
    pub from: NodeId,
    /// The exit, as a position in its node.
    pub exit: u32,
    /// Where to.
    pub to: NodeId,
    /// How often a case went this way, as it is explained: what the log lacks lies on its way as well.
    pub count: u64,
    /// How often what it led to was done late.
    pub late: u64,
    /// How long it took until what it led to was done, counted in the time that the target's row states.
    pub used: PerKind<Sum>,
    /// The same in seconds of the clock, where both ends have a moment.
    pub clock: Sum,
}

/// How many amounts there were, and what they come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// How many.
    pub count: u64,
    /// Their sum.
    pub total: i64,
}

impl Sum {
    fn add(&mut self, amount: i64) {
        self.count += 1;
        self.total = self.total.saturating_add(amount);
    }

    fn merge(&mut self, other: Sum) {
        self.count += other.count;
        self.total = self.total.saturating_add(other.total);
    }
}

/// All arrows of an SOP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Flow {
    pub(super) arrows: Vec<ArrowSum>,
    /// For each node, its first place in `exits`.
    nodes: Vec<usize>,
    /// For each exit, its arrows, as positions.
    exits: Vec<(u32, u32)>,
    /// For each node, whether it joins branches.
    joins: Vec<bool>,
}

impl Flow {
    pub(super) fn new(sop: &Sop) -> Flow {
        let mut flow = Flow {
            arrows: Vec::new(),
            nodes: Vec::with_capacity(sop.nodes.len()),
            exits: Vec::new(),
            joins: sop.nodes.iter().map(|node| node.joins.is_some()).collect(),
        };
        for (from, node) in sop.nodes_with_ids() {
            flow.nodes.push(flow.exits.len());
            for (exit, way) in (0..).zip(&node.exits) {
                let first = flow.arrows.len() as u32;
                let targets = way.targets.iter().map(|target| target.node.value);
                flow.arrows.extend(targets.map(|to| arrow(from, exit, to)));
                flow.exits.push((first, flow.arrows.len() as u32));
            }
        }
        flow
    }

    /// Follows one case. `late` says whether the event at a position was late.
    pub(super) fn add(&mut self, verdict: &Verdict, late: impl Fn(u32) -> bool) {
        if verdict.status == Status::Planned {
            return;
        }
        let visits = &verdict.visits;
        for (at, visit) in visits.iter().enumerate() {
            self.visit(&visits[..at], visit, visit.event.is_some_and(&late));
        }
    }

    /// The arrows by which a case came to a visit: the last one that leads there, of a join the last from each node. What
    /// came before an earlier visit of the same node has been used up by that.
    fn visit(&mut self, before: &[Visit], visit: &Visit, late: bool) {
        let joins = self
            .joins
            .get(visit.node.0 as usize)
            .copied()
            .unwrap_or(false);
        let mut came: Vec<NodeId> = Vec::new();
        for earlier in before.iter().rev() {
            let known = joins && came.contains(&earlier.node);
            if let Some(arrow) = self.between(earlier, visit.node).filter(|_| !known) {
                arrow.pass(earlier, visit, late);
                if !joins {
                    return;
                }
                came.push(earlier.node);
            }
            if earlier.node == visit.node {
                return;
            }
        }
    }

    fn between(&mut self, from: &Visit, to: NodeId) -> Option<&mut ArrowSum> {
        let first = *self.nodes.get(from.node.0 as usize)?;
        let (first, end) = *self.exits.get(first + from.exit? as usize)?;
        let arrows = self.arrows.get_mut(first as usize..end as usize)?;
        arrows
            .iter_mut()
            .find(|arrow| arrow.to == to && arrow.from == from.node)
    }

    pub(super) fn merge(&mut self, other: &Flow) {
        for (own, more) in self.arrows.iter_mut().zip(&other.arrows) {
            own.count += more.count;
            own.late += more.late;
            own.clock.merge(more.clock);
            for kind in TimeKind::ALL {
                own.used.get_mut(kind).merge(*more.used.get(kind));
            }
        }
    }
}

impl ArrowSum {
    fn pass(&mut self, from: &Visit, to: &Visit, late: bool) {
        self.count += 1;
        self.late += u64::from(late);
        if let Some((kind, amount)) = to.used.map(TimeKind::split) {
            self.used.get_mut(kind).add(amount);
        }
        if let (Some(from), Some(to)) = (from.done, to.done) {
            self.clock.add(from.seconds_until(to));
        }
    }
}

fn arrow(from: NodeId, exit: u32, to: NodeId) -> ArrowSum {
    ArrowSum {
        from,
        exit,
        to,
        count: 0,
        late: 0,
        used: PerKind::default(),
        clock: Sum::default(),
    }
}
