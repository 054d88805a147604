//! A second token comes to a node that has one: what follows would be done twice.

use super::Case;
use crate::diagnostic::messages::SoundnessMessage;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::graph::net::{Place, Replay};
use crate::model::NodeId;

impl Case<'_> {
    pub(super) fn tell_second_token(&mut self, run: &Replay, diagnostics: &mut Diagnostics) {
        let Some((place, first, second)) = run.doubled else {
            return;
        };
        let place = self.net.place(place);
        let Some(node) = place.node() else {
            return;
        };
        if !self.is_new("second-token", node) {
            return;
        }
        let parting = run.parting(first, second).unwrap_or(second);
        let message = match (place, self.done_by(run, parting)) {
            (Place::At(_) | Place::Stray { .. }, Some(split)) => SoundnessMessage::SecondToken {
                row: self.subject.row(node),
                split: self.subject.row(split),
            },
            _ => SoundnessMessage::SecondAtJoin {
                row: self.subject.row(node),
                from: self
                    .done_by(run, second)
                    .map_or(String::new(), |from| self.subject.row(from)),
            },
        };
        let mut finding = self.subject.finding(message, self.subject.place(node));
        finding = self.label_branches(finding, run, [parting, first, second]);
        let example = self.run(run, Some(node));
        finding = finding.label(
            self.subject.place(node),
            SoundnessMessage::Example { run: example },
        );
        let givers = [first, second].map(|step| self.done_by(run, step));
        diagnostics.push(finding.help(self.how_to_join(node, givers)));
    }

    /// Shows where the branches part, and where each of them comes from.
    fn label_branches(
        &self,
        finding: Diagnostic,
        run: &Replay,
        [parting, first, second]: [usize; 3],
    ) -> Diagnostic {
        let mut finding = finding;
        if let Some(place) = self.place_of(run, parting) {
            finding = finding.label(place, SoundnessMessage::PartHere {});
        }
        let mut branches = vec![first, second];
        branches.dedup();
        for step in branches.into_iter().filter(|step| *step != parting) {
            if let Some(place) = self.place_of(run, step) {
                finding = finding.label(place, SoundnessMessage::BranchFrom {});
            }
        }
        finding
    }

    /// The join to write, if the node can have one and is sound with it.
    fn how_to_join(&self, node: NodeId, givers: [Option<NodeId>; 2]) -> SoundnessMessage {
        if let [Some(first), Some(second)] = givers
            && first != second
            && self.subject.sop[node].joins.is_none()
        {
            let before = self.subject.graph.before(node);
            let mut all: Vec<NodeId> = before.map(|(from, _)| from).collect();
            all.sort();
            all.dedup();
            for joins in [vec![first, second], all] {
                if self.would_mend(node, &joins) {
                    let written = self.join_of(&joins);
                    return SoundnessMessage::JoinBranches { written };
                }
            }
        }
        SoundnessMessage::JoinBefore {}
    }
}
