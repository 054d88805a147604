//! Trying a change of a join: a fix is offered only if the procedure, examined with it, has no fault at that row and
//! nowhere a second token that it did not have before.

use super::Case;
use crate::graph::ProcessGraph;
use crate::graph::net::{Fault, FaultKind, Net};
use crate::model::{Join, NodeId, Said};

/// How many markings are looked at for a fix.
const LIMIT: usize = 2_000;

impl Case<'_> {
    /// Whether nothing is wrong at a node once it joins these nodes, or none.
    pub(super) fn would_mend(&self, node: NodeId, joins: &[NodeId]) -> bool {
        let mut sop = self.subject.sop.clone();
        let Some(changed) = sop.nodes.get_mut(node.0 as usize) else {
            return false;
        };
        let span = changed.span;
        let names = joins.iter().map(|from| Said::stated(*from, span.span));
        let nodes: Vec<Said<NodeId>> = names.collect();
        changed.joins = (!nodes.is_empty()).then_some(Join { nodes, span });
        let net = Net::new(&sop, &ProcessGraph::new(&sop));
        let examined = net.examine(LIMIT);
        let is_done = examined.done.get(node.0 as usize) == Some(&true);
        let meetings = |faults: &[Fault]| {
            let faults = faults.iter();
            faults
                .filter(|fault| fault.kind == FaultKind::SecondToken)
                .count()
        };
        is_done
            && meetings(&examined.faults) <= meetings(&self.examined.faults)
            && !examined
                .faults
                .iter()
                .any(|fault| concerns(&net, fault, node))
    }
}

/// Whether a fault shows at a node.
fn concerns(net: &Net, fault: &Fault, node: NodeId) -> bool {
    let here = |place| net.place(place).node() == Some(node);
    match fault.kind {
        FaultKind::SecondToken => fault.run.doubled.is_none_or(|(place, ..)| here(place)),
        FaultKind::Deadlock | FaultKind::Remains => {
            fault.run.tokens.iter().any(|(place, _)| here(*place))
        }
        FaultKind::EarlyEnd => false,
    }
}
