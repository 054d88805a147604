//! The names that a case, its log and its SOP have for what a finding is about.

use super::Words;
use crate::diagnostic::messages::Worded;
use crate::lang::Lang;
use crate::model::{Performer, PerformersKind};
use crate::run::WordId;

impl Words<'_> {
    /// The row that the finding is about.
    pub(super) fn row(&self) -> String {
        self.finding
            .node
            .map(|node| self.sop.node_label(node))
            .unwrap_or_default()
    }

    /// The rule by its name and the beginning of its title.
    pub(super) fn rule(&self) -> Option<String> {
        self.finding.rule.map(|rule| self.sop.rule_label(rule))
    }

    pub(super) fn word(&self, word: WordId) -> String {
        self.case.lexicon.text(word).to_string()
    }

    /// The place in the log that shows it.
    pub(super) fn at(&self) -> Worded {
        let event = self
            .finding
            .event
            .filter(|_| self.placed)
            .and_then(|at| self.case.events.get(at as usize));
        let numbered = self.case.numbered;
        Worded::new(|lang| match event {
            None => String::new(),
            Some(event) => format!(" ({})", numbered.in_words(&event.line.to_string(), lang)),
        })
    }

    pub(super) fn event_date(&self) -> String {
        let event = self
            .finding
            .event
            .and_then(|at| self.case.events.get(at as usize));
        let moment = event.and_then(|event| event.moment());
        moment
            .map(|moment| moment.date().to_string())
            .unwrap_or_default()
    }

    pub(super) fn condition(&self) -> String {
        let node = self.finding.node.map(|node| &self.sop[node]);
        let guard = node.and_then(|node| node.only_when.as_ref());
        guard.map(|guard| guard.written.clone()).unwrap_or_default()
    }

    /// An exit by its label, or by where it leads.
    pub(super) fn exit(&self, exit: u32) -> Worded {
        let node = self
            .finding
            .node
            .and_then(|node| self.sop.nodes.get(node.0 as usize));
        let exit = node.and_then(|node| node.exits.get(exit as usize));
        let label = exit.and_then(|exit| exit.label.as_ref());
        let targets = exit.into_iter().flat_map(|exit| &exit.targets);
        let targets: Vec<String> = targets
            .map(|target| self.sop.node_label(target.node.value))
            .collect();
        Worded::new(|lang| match (label, lang) {
            (Some(label), _) => format!("`{}`", label.value),
            (None, Lang::En) => format!("the way to `{}`", targets.join(", ")),
            (None, Lang::Id) => format!("jalan ke `{}`", targets.join(", ")),
        })
    }

    /// Those who perform the node of the finding.
    pub(super) fn performers(&self) -> Worded {
        let node = self.finding.node.map(|node| &self.sop[node]);
        let by = node.and_then(|node| node.performers.as_ref());
        Worded::new(|lang| {
            let Some(by) = by else {
                return String::new();
            };
            let one = |performer: Performer| match performer {
                Performer::Actor(actor) => format!("`{}`", self.sop[actor].title.value),
                Performer::SameAs(node) => {
                    let node = self.sop.node_label(node);
                    match lang {
                        Lang::En => format!("whoever did `{node}`"),
                        Lang::Id => format!("pelaksana `{node}`"),
                    }
                }
            };
            let all = by.list.iter().map(|performer| one(performer.value));
            let joined = match (by.kind, lang) {
                (PerformersKind::OneOf, Lang::En) => " or ",
                (PerformersKind::OneOf, Lang::Id) => " atau ",
                (_, Lang::En) => " and ",
                (_, Lang::Id) => " dan ",
            };
            all.collect::<Vec<_>>().join(joined)
        })
    }
}
