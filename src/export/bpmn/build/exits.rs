//! The ways out of nodes: sequence flows, and gateways where they part.

use crate::model::{Exit, ExitKind, ExitTrigger, NodeId, NodeKind, Target};
use crate::render::content::{exit_label, words};

use super::super::flow::{Gateway, Kind};
use super::Builder;

impl Builder<'_> {
    /// The ways out of all nodes, once the elements of all nodes are there.
    pub(super) fn exits(&mut self) {
        for (id, node) in self.sop.nodes_with_ids() {
            let Some(place) = self.places.get(id.0 as usize) else {
                continue;
            };
            let (left, timed_out, happened) = (place.left.clone(), place.timed_out, place.happened);
            if node.kind.value == NodeKind::End && !left.is_empty() {
                self.end(id, &left);
                continue;
            }
            let own = |wanted: fn(&ExitTrigger) -> bool| -> Vec<&Exit> {
                node.exits
                    .iter()
                    .filter(|exit| wanted(&exit.trigger))
                    .collect()
            };
            let mut rest: Vec<&Exit> = node.exits.iter().collect();
            if let (Some(timed_out), Some(happened)) = (timed_out, happened) {
                self.leave(
                    id,
                    ".late",
                    &[timed_out],
                    &own(|t| matches!(t, ExitTrigger::TimedOut)),
                );
                self.leave(
                    id,
                    ".came",
                    &[happened],
                    &own(|t| matches!(t, ExitTrigger::Happened)),
                );
                rest = own(|t| !matches!(t, ExitTrigger::TimedOut | ExitTrigger::Happened));
            }
            self.leave(id, "", &left, &rest);
        }
    }

    fn end(&mut self, id: NodeId, left: &[usize]) {
        let end = self.add(id, ".end", String::new(), Kind::End);
        for from in left {
            self.lead(*from, end);
        }
    }

    /// Leads on; a condition that passes its activity by does so by default.
    fn lead(&mut self, from: usize, to: usize) -> usize {
        let flow = self.connect(from, to);
        let kind = self.process.elements.get(from).map(|element| &element.kind);
        if matches!(kind, Some(Kind::Gateway(Gateway::Exclusive, _))) {
            self.set_default(flow);
        }
        flow
    }

    /// Leaves these elements by these exits.
    fn leave(&mut self, id: NodeId, suffix: &str, left: &[usize], exits: &[&Exit]) {
        let ways: usize = exits.iter().map(|exit| ways(exit)).sum();
        let (Some(first), false) = (left.first(), exits.is_empty()) else {
            return;
        };
        let from = match (left.len(), ways) {
            (1, 1) => *first,
            _ => {
                let gateway = self.gateway(id, &format!("{suffix}.choice"), Gateway::Exclusive);
                for from in left {
                    self.lead(*from, gateway);
                }
                gateway
            }
        };
        for (at, exit) in exits.iter().enumerate() {
            match exit.kind {
                ExitKind::All => self.split(id, &format!("{suffix}.split{}", at + 1), from, exit),
                ExitKind::Single | ExitKind::Choice => self.choose(id, from, exit),
            }
        }
    }

    fn choose(&mut self, id: NodeId, from: usize, exit: &Exit) {
        for target in &exit.targets {
            let flow = self.connect(from, self.entry(id, target.node.value));
            self.word(id, flow, exit, target);
            if matches!(exit.trigger, ExitTrigger::Otherwise) && exit.targets.len() == 1 {
                self.set_default(flow);
            }
        }
    }

    fn split(&mut self, id: NodeId, suffix: &str, from: usize, exit: &Exit) {
        let split = self.gateway(id, suffix, Gateway::Parallel);
        let flow = self.connect(from, split);
        if let Some(first) = exit.targets.first() {
            self.word(id, flow, exit, first);
        }
        if matches!(exit.trigger, ExitTrigger::Otherwise) {
            self.set_default(flow);
        }
        for target in &exit.targets {
            self.connect(split, self.entry(id, target.node.value));
        }
    }

    /// Where cases from a node come into another: where it waits for them, or at its beginning.
    fn entry(&self, from: NodeId, to: NodeId) -> usize {
        let joins = self.sop[to].joins.iter().flat_map(|join| &join.nodes);
        let joined = joins.into_iter().any(|node| node.value == from);
        let place = self.places.get(to.0 as usize);
        let join = place.and_then(|place| place.join).filter(|_| joined);
        join.or(place.map(|place| place.entry)).unwrap_or_default()
    }

    /// Puts words and condition on a flow.
    fn word(&mut self, id: NodeId, flow: usize, exit: &Exit, target: &Target) {
        let label = exit_label(self.sop, &self.sop[id], exit, target);
        let said = exit.label.as_ref().is_some_and(|label| label.inferred);
        let inferred = target.node.inferred || said;
        let Some(flow) = self.process.flows.get_mut(flow) else {
            return;
        };
        flow.name = label;
        if let ExitTrigger::When(guard) = &exit.trigger {
            flow.condition = Some(guard.written.clone());
        }
        if inferred {
            flow.documentation
                .push(words::inferred(self.sop.lang).to_string());
        }
    }
}

/// Into how many flows an exit parts at its gateway.
fn ways(exit: &Exit) -> usize {
    match exit.kind {
        ExitKind::All => 1,
        ExitKind::Single | ExitKind::Choice => exit.targets.len(),
    }
}
