//! What is said of those who did the work, in words.

use super::Words;
use crate::diagnostic::messages::{RunMessage, Worded};
use crate::model::{ActorId, Escalation};
use crate::run::FindingKind;

impl Words<'_> {
    /// What the actors and the escalations say.
    pub(super) fn of_actors(&self) -> Option<RunMessage> {
        let (row, at) = (self.row(), self.at());
        Some(match self.finding.kind {
            FindingKind::WrongActor { actor } => RunMessage::WrongActor {
                row,
                actor: self.word(actor),
                asked: self.performers(),
                at,
            },
            FindingKind::UnknownActor { actor } => RunMessage::UnknownActor {
                row,
                actor: self.word(actor),
                asked: self.performers(),
                at,
            },
            FindingKind::MissingActor { actor } => RunMessage::MissingActor {
                row,
                actor: self.sop[actor].title.value.clone(),
                at,
            },
            FindingKind::EscalationOwed { since } => RunMessage::EscalationOwed {
                row,
                to: self.told(),
                since: since.date().to_string(),
                at,
            },
            FindingKind::EscalationDone => RunMessage::EscalationDone {
                row,
                to: self.told(),
                at,
            },
            _ => return None,
        })
    }

    /// Those whom the escalations of the row go to.
    fn told(&self) -> Worded {
        let row = self.finding.node.map(|node| self.sop[node].row);
        let of_row = |escalation: &&Escalation| Some(escalation.row.value) == row;
        let to = self.sop.escalations.iter().filter(of_row);
        let mut to: Vec<ActorId> = to.flat_map(|it| &it.to).map(|to| to.value).collect();
        to.dedup();
        let titles = to
            .iter()
            .map(|to| format!("`{}`", self.sop[*to].title.value));
        let titles: Vec<String> = titles.collect();
        Worded::new(|_| titles.join(", "))
    }
}
