//! What the outcomes of a log say: the way that a node is left by, no more than that it is done, or nothing known.

use super::answers::Answers;
use super::ground::Ground;
use super::strays;
use crate::model::NodeId;
use crate::run::align::Symbol;
use crate::run::{Activity, Event, WordId};

/// The answers known so far.
#[derive(Debug, Default)]
pub struct Outcomes {
    known: Answers<Says>,
}

/// What an outcome says at a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// It is done.
    Done,
    /// Which way it is left by.
    Way,
    /// Nothing that the SOP knows.
    Unknown,
}

impl Outcomes {
    /// What an outcome says at a node.
    pub fn says(&mut self, ground: &Ground<'_>, node: NodeId, outcome: WordId) -> Says {
        if let Some(known) = self.known.get(node, outcome) {
            return known;
        }
        let text = ground.lexicon.text(outcome);
        let says = match ground.names.exits(node, &text).is_empty() {
            false => Says::Way,
            true if ground.names.is_plain(&text) => Says::Done,
            true => Says::Unknown,
        };
        self.known.add(node, outcome, says);
        says
    }

    /// An event as far as the flow goes: its outcome only where that tells a way, its actor only where the row has
    /// several nodes.
    pub fn symbol(&mut self, ground: &Ground<'_>, event: &Event) -> Symbol {
        let nodes = strays::nodes(ground.sop(), event.activity);
        let mut tells = |outcome: &WordId| {
            let mut says = nodes.iter().map(|node| self.says(ground, *node, *outcome));
            says.any(|says| says == Says::Way)
        };
        let outcome = event.outcome.filter(|outcome| tells(outcome));
        let several = matches!(event.activity, Activity::Row(_)) && nodes.len() > 1;
        Symbol {
            activity: event.activity,
            outcome,
            actor: event.actor.filter(|_| several),
        }
    }
}
