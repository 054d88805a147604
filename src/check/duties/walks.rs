//! Questions about the ways of one SOP that its rules ask: each costs a walk over the graph, and their number is bounded.

use crate::check::Subject;
use crate::model::NodeId;

/// How many walks an SOP may cost. The rules after that are not asked about.
const WALKS: usize = 64;

/// Walks over a graph, as long as they last.
pub(super) struct Walks<'a> {
    subject: &'a Subject<'a>,
    left: usize,
}

/// The nodes that a walk has come to.
pub(super) struct Reached(Vec<bool>);

impl Reached {
    pub(super) fn has(&self, node: NodeId) -> bool {
        self.0.get(node.0 as usize).is_some_and(|it| *it)
    }
}

impl<'a> Walks<'a> {
    pub(super) fn new(subject: &'a Subject<'a>) -> Self {
        Walks {
            subject,
            left: WALKS,
        }
    }

    /// What a case can come to from its beginning without passing a node, interrupts left out where only the planned
    /// way counts; nothing where the walks are used up.
    pub(super) fn past(&mut self, avoided: Option<NodeId>, planned: bool) -> Option<Reached> {
        let starts: Vec<NodeId> = self.subject.starts().collect();
        self.walk(starts, avoided, planned)
    }

    /// What a case can come to after a node.
    pub(super) fn after(&mut self, node: NodeId) -> Option<Reached> {
        let next = self.subject.graph.after(node).map(|(to, _)| to);
        self.walk(next.collect(), None, false)
    }

    fn walk(
        &mut self,
        mut open: Vec<NodeId>,
        avoided: Option<NodeId>,
        planned: bool,
    ) -> Option<Reached> {
        self.left = self.left.checked_sub(1)?;
        let mut reached = vec![false; self.subject.sop.nodes.len()];
        while let Some(node) = open.pop() {
            let Some(seen) = reached.get_mut(node.0 as usize) else {
                continue;
            };
            if *seen || Some(node) == avoided {
                continue;
            }
            *seen = true;
            let ways = self.subject.graph.after(node);
            let ways = ways.filter(|(_, flow)| flow.by.is_exit() || !planned);
            open.extend(ways.map(|(to, _)| to));
        }
        Some(Reached(reached))
    }
}
