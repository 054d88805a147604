//! Parallel branches that end each for itself. Every token finishes, but the case has no one moment at which it does.

use super::Case;
use crate::diagnostic::messages::SoundnessMessage;
use crate::diagnostic::{Diagnostics, Severity};
use crate::graph::net::Replay;

impl Case<'_> {
    pub(super) fn tell_several_ends(&mut self, run: &Replay, diagnostics: &mut Diagnostics) {
        let Some(end) = run.steps.len().checked_sub(1) else {
            return;
        };
        let other = run.tokens.first().copied();
        let (Some(end_node), Some((place, giver))) = (self.done_by(run, end), other) else {
            return;
        };
        let parting = run.parting(end, giver);
        let split = parting.and_then(|parting| self.done_by(run, parting));
        let (Some(split), Some(other)) = (split, self.net.place(place).node()) else {
            return;
        };
        if !self.is_new("improper-completion", split) {
            return;
        }
        let message = SoundnessMessage::SeveralEnds {
            split: self.subject.row(split),
            end: self.subject.row(end_node),
            other: self.subject.row(other),
        };
        let part = parting.and_then(|parting| self.place_of(run, parting));
        let part = part.unwrap_or(self.subject.place(split));
        let mut finding = self.subject.finding(message, part);
        finding.severity = Severity::Warning;
        let example = SoundnessMessage::Example {
            run: self.run(run, None),
        };
        let finding = finding
            .label(self.subject.place(end_node), SoundnessMessage::EndHere {})
            .label(part, example);
        diagnostics.push(finding.help(SoundnessMessage::JoinBeforeEnd {}));
    }
}
