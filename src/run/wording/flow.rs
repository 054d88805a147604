//! What the flow says of a case, in words.

use super::Words;
use crate::diagnostic::messages::{RunMessage, Worded};
use crate::lang::Lang;
use crate::run::FindingKind;

impl Words<'_> {
    /// What the flow says.
    pub(super) fn of_flow(&self) -> Option<RunMessage> {
        let (row, at) = (self.row(), self.at());
        Some(match self.finding.kind.clone() {
            FindingKind::Skipped => RunMessage::Skipped { row, at },
            FindingKind::Unexpected => RunMessage::Unexpected { row, at },
            FindingKind::Repeated => RunMessage::Repeated { row, at },
            FindingKind::OutOfOrder => RunMessage::OutOfOrder { row, at },
            FindingKind::WrongCount { times, least, most } => RunMessage::WrongCount {
                row,
                times,
                asked: Worded::new(|lang| asked_times(least, most, lang)),
                at,
            },
            FindingKind::LoopExceeded { times, most } => {
                RunMessage::LoopExceeded { row, times, most }
            }
            FindingKind::Returned { times, to } => RunMessage::Returned {
                row,
                to: self.sop.node_label(to),
                times,
                at,
            },
            FindingKind::AgainstCondition { exit } => RunMessage::AgainstCondition {
                row,
                exit: self.exit(exit),
                at,
            },
            FindingKind::OtherWay { outcome, exit } => RunMessage::OtherWay {
                row,
                outcome: self.word(outcome),
                exit: self.exit(exit),
                at,
            },
            FindingKind::NotCalledFor => RunMessage::NotCalledFor {
                row,
                condition: self.condition(),
                at,
            },
            FindingKind::UnknownOutcome { outcome } => RunMessage::UnknownOutcome {
                row,
                outcome: self.word(outcome),
                at,
            },
            FindingKind::UnknownActivity { activity } => RunMessage::UnknownActivity {
                activity: self.word(activity),
                at,
            },
            FindingKind::Happened { event } => RunMessage::Happened {
                event: match &self.sop[event].title {
                    Some(title) => title.value.clone(),
                    None => self.sop[event].name.value.clone(),
                },
                on: self.event_date(),
                at,
            },
            FindingKind::StoppedHere => RunMessage::StoppedHere { row, at },
            _ => return None,
        })
    }
}

/// How often something is asked for.
fn asked_times(least: u32, most: Option<u32>, lang: Lang) -> String {
    let (en, id) = match most {
        Some(most) if most == least => (format!("{least}"), format!("{least} kali")),
        Some(most) if least == 0 => (
            format!("no more than {most}"),
            format!("paling banyak {most} kali"),
        ),
        Some(most) => (
            format!("{least} to {most}"),
            format!("{least} sampai {most} kali"),
        ),
        None => (
            format!("{least} at least"),
            format!("paling sedikit {least} kali"),
        ),
    };
    match lang {
        Lang::En => en,
        Lang::Id => id,
    }
}
