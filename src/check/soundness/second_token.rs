//! A second token comes to a node that has one: what follows would be done twice.

use super::Case;
use crate::diagnostic::messages::SoundnessMessage;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::graph::net::{Place, Replay};
use crate::model::NodeId;
use crate::source::Span;

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
        let row = self.subject.row(node);
        let part = self
            .done_by(run, parting)
            .map(|split| self.subject.row(split));
        let message = match (place, part) {
            (Place::At(_), Some(split)) if parting == first && first != second => {
                SoundnessMessage::SecondRound { row, split }
            }
            (Place::At(_), Some(split)) => SoundnessMessage::SecondToken { row, split },
            _ => {
                let from = self.done_by(run, second);
                let from = from.map_or(String::new(), |from| self.subject.row(from));
                SoundnessMessage::SecondAtJoin { row, from }
            }
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
        let part = self.place_of(run, parting);
        if let Some(place) = part {
            finding = finding.label(place, SoundnessMessage::PartHere {});
        }
        let from = [first, second].map(|step| self.place_of(run, step));
        let mut branches: Vec<Span> = from.into_iter().flatten().collect();
        branches.dedup();
        for place in branches.into_iter().filter(|place| Some(*place) != part) {
            finding = finding.label(place, SoundnessMessage::BranchFrom {});
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
