//! A token that nothing will ever move: at a join whose other branch does not come, or that does not name its branch.

use std::collections::BTreeMap;

use super::Case;
use crate::diagnostic::messages::SoundnessMessage;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::graph::net::{Fault, FaultKind, Place, PlaceId, Replay};
use crate::model::{Join, NodeId};

/// How many nodes of one marking are told apart.
const NODES: usize = 16;

/// For how many of the branches that a join lacks the exit that leads past them is looked for.
const PASSED: usize = 4;

/// A node at which tokens are stuck.
#[derive(Default)]
struct Stuck {
    /// The step that gave each token that the join waits for.
    waiting: Vec<usize>,
    /// The step that gave a token that it does not wait for.
    stray: Option<usize>,
    /// The places that are still empty, and the nodes that would fill them.
    empty: Vec<(PlaceId, NodeId)>,
}

impl Case<'_> {
    pub(super) fn tell_stuck(&mut self, fault: &Fault, diagnostics: &mut Diagnostics) {
        let stuck = self.stuck(&fault.run);
        let nodes: Vec<NodeId> = stuck.keys().copied().collect();
        let mut roots: Vec<NodeId> = nodes.clone();
        roots.retain(|node| !self.follows(&stuck[node], *node, &nodes));
        if roots.is_empty() {
            roots.extend(nodes.first());
        }
        for node in roots {
            let code = match (fault.kind, self.is_dead(node)) {
                (FaultKind::Deadlock, _) => "deadlock",
                (_, true) => "dead-node",
                _ => "improper-completion",
            };
            // Once is enough, whether or not an end has been done by then.
            if self.is_new("stuck", node) {
                let finding = self.stuck_finding(code, &fault.run, node, &stuck[&node]);
                diagnostics.push(finding);
            }
        }
    }

    fn stuck(&self, run: &Replay) -> BTreeMap<NodeId, Stuck> {
        let mut stuck: BTreeMap<NodeId, Stuck> = BTreeMap::new();
        for (place, giver) in &run.tokens {
            let place = self.net.place(*place);
            let Some(node) = place.node() else { continue };
            if stuck.len() == NODES && !stuck.contains_key(&node) {
                continue;
            }
            let here = stuck.entry(node).or_default();
            match place {
                Place::Stray { .. } => here.stray = Some(*giver),
                _ => here.waiting.push(*giver),
            }
        }
        let marked = |place: PlaceId| run.tokens.iter().any(|(other, _)| *other == place);
        for (at, place) in (0..).map(PlaceId).zip(&self.net.places) {
            if let Place::Joined { at: node, from } = place
                && let Some(here) = stuck.get_mut(node)
                && !here.waiting.is_empty()
                && !marked(at)
            {
                here.empty.push((at, *from));
            }
        }
        stuck
    }

    /// Whether what a node waits for is itself stuck at another of the nodes.
    fn follows(&self, here: &Stuck, node: NodeId, nodes: &[NodeId]) -> bool {
        let others = nodes.iter().filter(|other| **other != node);
        let others: Vec<NodeId> = others.copied().collect();
        if others.is_empty() || here.stray.is_some() {
            return false;
        }
        let awaited = here.empty.iter().map(|(_, from)| *from);
        let reaching = self.subject.graph.reaching(awaited);
        let behind = |other: &NodeId| reaching.get(other.0 as usize) == Some(&true);
        others.iter().any(behind)
    }

    /// Whether no case ever does a node.
    fn is_dead(&self, node: NodeId) -> bool {
        let mut faults = self.examined.faults.iter();
        let cut_short = faults.any(|fault| fault.kind == FaultKind::SecondToken);
        let done = self.examined.done.get(node.0 as usize) == Some(&true);
        self.examined.complete && !cut_short && !done
    }

    fn stuck_finding(&self, code: &str, run: &Replay, node: NodeId, here: &Stuck) -> Diagnostic {
        let join = self.subject.sop[node].joins.as_ref();
        let place = join.map_or(self.subject.place(node), |join| join.span.span);
        let message = self.stuck_message(code, run, node, here);
        let mut finding = self.subject.finding(message, place);
        finding = match here.stray {
            Some(giver) => self.blame_stray(finding, run, (node, giver), join),
            None => self.blame_decision(finding, run, node, here),
        };
        let begun_here = run.steps.len() == 1;
        let run = self.run(run, begun_here.then_some(node));
        finding.label(self.subject.place(node), SoundnessMessage::Example { run })
    }

    fn stuck_message(
        &self,
        code: &str,
        run: &Replay,
        node: NodeId,
        here: &Stuck,
    ) -> SoundnessMessage {
        let row = self.subject.row(node);
        let end = || {
            let steps = (0..run.steps.len()).filter_map(|step| self.done_by(run, step));
            let mut ends = steps.filter(|done| self.subject.sop[*done].exits.is_empty());
            ends.next()
                .map_or(String::new(), |end| self.subject.row(end))
        };
        if let Some(giver) = here.stray {
            return match self.done_by(run, giver).map(|from| self.subject.row(from)) {
                Some(from) if code == "deadlock" => SoundnessMessage::Stray { row, from },
                Some(from) => SoundnessMessage::StrayRemains {
                    end: end(),
                    row,
                    from,
                },
                None => SoundnessMessage::StrayStart { row },
            };
        }
        let missing: Vec<NodeId> = here.empty.iter().map(|(_, from)| *from).collect();
        let missing = self.rows(&missing);
        match code {
            "deadlock" => SoundnessMessage::Deadlock { row, missing },
            "dead-node" => {
                let joins = self.subject.sop[node].joins.iter();
                let all = joins.flat_map(|join| &join.nodes).map(|said| said.value);
                let missing = self.rows(&all.collect::<Vec<_>>());
                SoundnessMessage::DeadNode { row, missing }
            }
            _ => SoundnessMessage::Remains {
                end: end(),
                row,
                missing,
            },
        }
    }

    /// Shows the exit that leads to a join without being named there.
    fn blame_stray(
        &self,
        finding: Diagnostic,
        run: &Replay,
        (node, giver): (NodeId, usize),
        join: Option<&Join>,
    ) -> Diagnostic {
        let mut finding = finding;
        let from = self.done_by(run, giver);
        if let (Some(place), Some(from)) = (self.place_of(run, giver), from) {
            let name = self.subject.sop[from].name.value.clone();
            finding = finding.label(place, SoundnessMessage::ComesWithoutName { name });
        }
        let (Some(join), Some(from)) = (join, from) else {
            return finding.help(SoundnessMessage::LeadElsewhere {});
        };
        let mut all: Vec<NodeId> = join.nodes.iter().map(|said| said.value).collect();
        all.push(from);
        if self.would_mend(node, &all) {
            return self.rewrite_join(finding, join, &all);
        }
        if self.would_mend(node, &[]) {
            return self.drop_join(finding, join);
        }
        finding.help(SoundnessMessage::LeadElsewhere {})
    }

    /// Offers other names for a join. Only the names are replaced, so that it holds in either notation.
    fn rewrite_join(&self, finding: Diagnostic, join: &Join, nodes: &[NodeId]) -> Diagnostic {
        let written = self.join_of(nodes);
        let finding = finding.help(SoundnessMessage::WriteJoin { written });
        match (join.nodes.first(), join.nodes.last()) {
            (Some(first), Some(last)) => {
                finding.fix(first.span.to(last.span), self.names(nodes), false)
            }
            _ => finding,
        }
    }

    fn drop_join(&self, finding: Diagnostic, join: &Join) -> Diagnostic {
        let named: Vec<NodeId> = join.nodes.iter().map(|said| said.value).collect();
        let written = self.join_of(&named);
        finding
            .fix(join.span.span, "", false)
            .help(SoundnessMessage::DropJoin { written })
    }

    /// Shows the decision whose exit leads past what a join waits for.
    fn blame_decision(
        &self,
        finding: Diagnostic,
        run: &Replay,
        node: NodeId,
        here: &Stuck,
    ) -> Diagnostic {
        let mut finding = finding;
        let missing: Vec<NodeId> = here.empty.iter().map(|(_, from)| *from).collect();
        let rows = self.rows(&missing);
        let passed = here.empty.iter().take(PASSED);
        let skips = passed.filter_map(|(place, _)| self.skips(run, *place, node));
        let mut skips: Vec<usize> = skips.collect();
        skips.sort();
        skips.dedup();
        for step in skips {
            let Some(place) = self.place_of(run, step) else {
                continue;
            };
            let same = here
                .waiting
                .iter()
                .any(|giver| run.history(*giver).contains(&step));
            let message = match same {
                true => SoundnessMessage::TakesOneExit {},
                false => SoundnessMessage::LeadsPast {
                    missing: rows.clone(),
                },
            };
            finding = finding.label(place, message);
        }
        self.mend_join(finding, node, &missing)
    }

    /// The last step of a run after which no token can come to a place any more, another branch apart.
    fn skips(&self, run: &Replay, place: PlaceId, at: NodeId) -> Option<usize> {
        let leading = self.net.leading_to(place, at);
        let leads = |place: &PlaceId| leading.get(place.0 as usize) == Some(&true);
        (0..run.steps.len()).rev().find(|step| {
            let transition = run
                .steps
                .get(*step)
                .and_then(|step| self.net.transition(*step));
            transition.is_some_and(|transition| {
                transition.what.done().is_some_and(|done| done != at)
                    && transition.takes.iter().any(leads)
                    && !transition.gives.iter().any(leads)
            })
        })
    }

    /// Offers to wait for fewer branches, or for none, if that makes the row sound.
    fn mend_join(&self, finding: Diagnostic, node: NodeId, missing: &[NodeId]) -> Diagnostic {
        let Some(join) = &self.subject.sop[node].joins else {
            return finding;
        };
        let named = join.nodes.iter().map(|said| said.value);
        let left: Vec<NodeId> = named.filter(|from| !missing.contains(from)).collect();
        if left.len() > 1 && self.would_mend(node, &left) {
            return self.rewrite_join(finding, join, &left);
        }
        if self.would_mend(node, &[]) {
            return self.drop_join(finding, join);
        }
        let missing = self.rows(missing);
        finding.help(SoundnessMessage::LeadAll { missing })
    }
}
