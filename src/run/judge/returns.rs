//! Ways that lead back, and how often they are gone.

use crate::engine::Way;
use crate::model::{NodeId, Sop, Target};
use crate::run::{Finding, FindingKind, Level};

/// The ways that a case has gone, as far as they lead back or have a bound.
#[derive(Debug, Default)]
pub struct Returns {
    done: Vec<NodeId>,
    gone: Vec<(NodeId, usize, NodeId, u32)>,
    interrupts: Vec<usize>,
}

impl Returns {
    /// A node is left by a way. To go to a node that was done, and that stands no later in the table, is to return.
    pub fn left(
        &mut self,
        sop: &Sop,
        node: NodeId,
        way: Option<Way>,
        event: Option<u32>,
        findings: &mut Vec<Finding>,
    ) {
        self.done.push(node);
        let Some(way) = way else {
            return;
        };
        for target in targets(sop, node, way) {
            let to = target.node.value;
            let times = self.go(node, way.exit, to);
            if to <= node && self.done.contains(&to) {
                findings.push(Finding {
                    kind: FindingKind::Returned { times, to },
                    level: Level::Note,
                    node: Some(node),
                    rule: None,
                    event,
                });
            }
        }
    }

    /// A case goes on elsewhere because of an interrupt.
    pub fn interrupted(&mut self, at: usize) {
        self.interrupts.push(at);
    }

    /// How often this way has been gone now.
    fn go(&mut self, node: NodeId, exit: usize, to: NodeId) -> u32 {
        let known = self.gone.iter_mut();
        let mut known = known.filter(|way| (way.0, way.1, way.2) == (node, exit, to));
        if let Some(way) = known.next() {
            way.3 += 1;
            return way.3;
        }
        self.gone.push((node, exit, to, 1));
        1
    }

    /// The ways that were gone more often than they may be.
    pub fn finish(self, sop: &Sop, event: Option<u32>, findings: &mut Vec<Finding>) {
        let mut exceeded = |node, times, most: Option<u32>| {
            if let Some(most) = most.filter(|most| times > *most) {
                findings.push(Finding {
                    kind: FindingKind::LoopExceeded { times, most },
                    level: Level::Violation,
                    node: Some(node),
                    rule: None,
                    event,
                });
            }
        };
        for (node, exit, to, times) in &self.gone {
            let exit = sop
                .nodes
                .get(node.0 as usize)
                .and_then(|it| it.exits.get(*exit));
            let mut targets = exit.into_iter().flat_map(|exit| &exit.targets);
            let target = targets.find(|target| target.node.value == *to);
            exceeded(*node, *times, target.and_then(|target| target.at_most));
        }
        for (at, interrupt) in sop.interrupts.iter().enumerate() {
            let times = self.interrupts.iter().filter(|known| **known == at).count();
            let target = &interrupt.target;
            exceeded(target.node.value, times as u32, target.at_most);
        }
    }
}

/// Where a way leads: to one target, or to all of its exit.
fn targets(sop: &Sop, node: NodeId, way: Way) -> &[Target] {
    let exit = sop
        .nodes
        .get(node.0 as usize)
        .and_then(|it| it.exits.get(way.exit));
    let all = exit.map_or(&[][..], |exit| &exit.targets);
    match way.target {
        Some(target) => all.get(target..=target).unwrap_or_default(),
        None => all,
    }
}
