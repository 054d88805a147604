//! Runs, exits and joins in words.

use super::Case;
use crate::diagnostic::messages::{Rows, Run};
use crate::graph::net::{Happening, Replay, TransitionId};
use crate::lang::Word;
use crate::model::{Exit, ExitTrigger, NodeId};
use crate::source::Span;

/// How many names of a join are shown.
const NAMES: usize = 6;

impl Case<'_> {
    /// Whether this code has not been told of this node yet; from now on it has.
    pub(super) fn is_new(&mut self, code: &'static str, node: NodeId) -> bool {
        self.told.insert((code, node))
    }

    /// What a step of a run is.
    pub(super) fn happening(&self, run: &Replay, step: usize) -> Option<Happening> {
        self.what(*run.steps.get(step)?)
    }

    fn what(&self, step: TransitionId) -> Option<Happening> {
        self.net.transition(step).map(|transition| transition.what)
    }

    /// The node that a step does.
    pub(super) fn done_by(&self, run: &Replay, step: usize) -> Option<NodeId> {
        self.happening(run, step)?.done()
    }

    /// The exit that a step takes.
    pub(super) fn exit_of(&self, run: &Replay, step: usize) -> Option<&Exit> {
        match self.happening(run, step)? {
            Happening::Exit(node, exit, _) => self.subject.sop[node].exits.get(exit),
            _ => None,
        }
    }

    /// Where the exit that a step takes is written; where it is implied, the node.
    pub(super) fn place_of(&self, run: &Replay, step: usize) -> Option<Span> {
        let node = self.done_by(run, step)?;
        let written = self.exit_of(run, step).filter(|exit| !exit.implied);
        Some(written.map_or(self.subject.place(node), Exit::place))
    }

    /// The rows of a run, and at its end the one that it leads to.
    pub(super) fn run(&self, run: &Replay, to: Option<NodeId>) -> Run {
        let mut words = Run::default();
        for step in &run.steps {
            match self.what(*step) {
                Some(Happening::Exit(node, exit, _)) => {
                    let label = self.label(node, exit);
                    words.push(self.subject.row(node), label);
                }
                Some(Happening::End(node)) => words.push(self.subject.row(node), None),
                Some(Happening::Interrupt(at, _)) => self.push_interrupt(&mut words, at),
                Some(Happening::Silence(at, _)) => self.push_rule(&mut words, at),
                Some(Happening::Start(_)) | None => {}
            }
        }
        if let Some(to) = to {
            words.push(self.subject.row(to), None);
        }
        words
    }

    fn push_interrupt(&self, words: &mut Run, at: usize) {
        if let Some(interrupt) = self.subject.sop.interrupts.get(at) {
            let text = interrupt.text.as_ref().map(|text| text.value.clone());
            words.push(text.unwrap_or(interrupt.trigger.written.clone()), None);
        }
    }

    fn push_rule(&self, words: &mut Run, at: usize) {
        if let Some(rule) = self.subject.sop.rules.get(at) {
            let title = rule.title.as_ref().map(|title| title.value.clone());
            words.push(title.unwrap_or(rule.name.value.clone()), None);
        }
    }

    /// What tells an exit of a node from the others: its label, else its condition; nothing for an only exit.
    fn label(&self, node: NodeId, exit: usize) -> Option<String> {
        let exits = &self.subject.sop[node].exits;
        let exit = exits.get(exit).filter(|_| exits.len() > 1)?;
        let label = exit.label.as_ref().map(|label| label.value.clone());
        label.or_else(|| match &exit.trigger {
            ExitTrigger::When(guard) => Some(guard.written.clone()),
            ExitTrigger::Otherwise => {
                Some(Word::Otherwise.spelling(self.subject.sop.lang).to_string())
            }
            _ => None,
        })
    }

    /// The names of nodes, as a join has them.
    pub(super) fn names(&self, nodes: &[NodeId]) -> String {
        let names = nodes.iter().map(|node| &self.subject.sop[*node].name.value);
        names.map(String::as_str).collect::<Vec<_>>().join(", ")
    }

    /// The phrase that joins nodes, in the words of the file, shortened where it is long.
    pub(super) fn join_of(&self, nodes: &[NodeId]) -> String {
        let word = Word::Joins.spelling(self.subject.sop.lang);
        match nodes.get(..NAMES).filter(|_| nodes.len() > NAMES + 1) {
            Some(shown) => format!("{word} {}, …", self.names(shown)),
            None => format!("{word} {}", self.names(nodes)),
        }
    }

    /// The rows of nodes, each once.
    pub(super) fn rows(&self, nodes: &[NodeId]) -> Rows {
        let mut rows = Vec::new();
        for node in nodes {
            let row = self.subject.row(*node);
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
        Rows(rows)
    }
}
