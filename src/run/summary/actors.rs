//! What is counted of the words of a log: who did how much, and which activities the SOP does not know.

use std::collections::BTreeMap;

use crate::model::{ActorId, Sop};
use crate::run::{Activity, Case, Finding, FindingKind, Lexicon, Names, WordId};

/// What an actor did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActorSum {
    /// Who it is; nothing for somebody whom the SOP does not know.
    pub actor: Option<ActorId>,
    /// The name, as the log has it, where the SOP does not know it.
    pub written: String,
    /// How many events the log has of it.
    pub events: u64,
    /// How many of them were another's to do.
    pub wrong: u64,
    /// How many of them were late.
    pub late: u64,
}

impl ActorSum {
    /// What the actor is called: the head of its lane, or the name in the log.
    pub fn title(&self, sop: &Sop) -> String {
        let actor = self
            .actor
            .and_then(|actor| sop.actors.get(actor.0 as usize));
        actor
            .map_or(&self.written, |actor| &actor.title.value)
            .clone()
    }
}

/// Counts by word. The lists go by the words' numbers, which are the same for all who read one log.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    actors: Vec<Did>,
    activities: Vec<u64>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Did {
    events: u64,
    wrong: u64,
    late: u64,
}

impl Words {
    /// Counts what a case's events and findings say of its actors and activities.
    pub(super) fn add(&mut self, case: &Case<'_>, findings: &[Finding]) {
        for event in case.events {
            if let Some(actor) = event.actor {
                at(&mut self.actors, actor).events += 1;
            }
            if let Activity::Unknown(activity) = event.activity {
                *at(&mut self.activities, activity) += 1;
            }
        }
        for finding in findings {
            let event = finding.event.and_then(|at| case.events.get(at as usize));
            let actor = event.and_then(|event| event.actor);
            match (&finding.kind, actor) {
                (FindingKind::WrongActor { actor }, _) => at(&mut self.actors, *actor).wrong += 1,
                (FindingKind::Late { .. }, Some(actor)) if finding.rule.is_none() => {
                    at(&mut self.actors, actor).late += 1;
                }
                _ => {}
            }
        }
    }

    pub(super) fn merge(&mut self, other: &Words) {
        if self.actors.len() < other.actors.len() {
            self.actors.resize(other.actors.len(), Did::default());
        }
        for (own, more) in self.actors.iter_mut().zip(&other.actors) {
            own.merge(more);
        }
        if self.activities.len() < other.activities.len() {
            self.activities.resize(other.activities.len(), 0);
        }
        for (own, more) in self.activities.iter_mut().zip(&other.activities) {
            *own += more;
        }
    }

    /// What each actor did: those of the SOP in its order, then the others by how much they did, then by name. An event
    /// of several together counts for each of them.
    pub(super) fn actors(&self, names: &Names, lexicon: &Lexicon) -> Vec<ActorSum> {
        let mut sums: BTreeMap<(Option<ActorId>, String), Did> = BTreeMap::new();
        for (word, did) in words(&self.actors, lexicon, |did| did.events + did.wrong) {
            let mut known = names.actors(&word);
            known.dedup();
            if known.is_empty() || known.contains(&None) {
                known = vec![None];
            }
            for actor in known {
                let written = if actor.is_none() { &*word } else { "" };
                sums.entry((actor, written.to_string()))
                    .or_default()
                    .merge(did);
            }
        }
        let mut list: Vec<ActorSum> = sums
            .into_iter()
            .map(|((actor, written), did)| ActorSum {
                actor,
                written,
                events: did.events,
                wrong: did.wrong,
                late: did.late,
            })
            .collect();
        let most = |sum: &ActorSum| match sum.actor {
            Some(_) => 0,
            None => u64::MAX - sum.events,
        };
        list.sort_by_key(|sum| (sum.actor.is_none(), sum.actor, most(sum)));
        list
    }

    /// The activities that the SOP does not know and how often each was done, the commonest first, then by name.
    pub(super) fn activities(&self, lexicon: &Lexicon) -> Vec<(String, u64)> {
        let counts = words(&self.activities, lexicon, |count| *count);
        let mut list: Vec<_> = counts
            .map(|(word, count)| (word.to_string(), *count))
            .collect();
        list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        list
    }
}

impl Did {
    fn merge(&mut self, other: &Did) {
        self.events += other.events;
        self.wrong += other.wrong;
        self.late += other.late;
    }
}

/// What is counted of a word.
fn at<T: Default + Clone>(list: &mut Vec<T>, word: WordId) -> &mut T {
    let index = word.index();
    if index >= list.len() {
        list.resize(index + 1, T::default());
    }
    &mut list[index]
}

/// The words with a count, and their counts.
fn words<'l, T>(
    list: &'l [T],
    lexicon: &'l Lexicon,
    count: impl Fn(&T) -> u64 + 'l,
) -> impl Iterator<Item = (std::sync::Arc<str>, &'l T)> {
    let counted = list.iter().enumerate();
    let counted = counted.filter(move |(_, it)| count(it) > 0);
    counted.filter_map(|(index, it)| Some((lexicon.text(WordId::at(index)?), it)))
}
