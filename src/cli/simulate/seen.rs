//! A judged case as plain facts, for those who know nothing of logs.

use std::collections::HashMap;

use lajur::engine::Plan;
use lajur::model::expr::{CaseData, Slots};
use lajur::model::{ActorId, FieldId, Node, NodeId, NodeKind, Performer, PerformersKind, Sop};
use lajur::run::{Activity, Case, Event, FindingKind, Level, Names, Verdict, Visit, WordId};
use lajur::simulate::learn;

/// Whoever tells the facts of cases, and remembers what the words of their log mean.
pub struct Teller<'t> {
    plan: &'t Plan,
    names: &'t Names,
    actors: HashMap<WordId, Vec<ActorId>>,
    people: HashMap<WordId, u64>,
}

impl<'t> Teller<'t> {
    /// For the cases of one log.
    pub fn new(plan: &'t Plan, names: &'t Names) -> Teller<'t> {
        Teller {
            plan,
            names,
            actors: HashMap::new(),
            people: HashMap::new(),
        }
    }

    /// The visits of a case.
    pub fn visits(&mut self, case: &Case<'_>, verdict: &Verdict) -> Vec<learn::Visit> {
        let untold = verdict.next.iter().any(|next| next.perhaps);
        let last = verdict.visits.len().saturating_sub(1);
        let visits = verdict.visits.iter().enumerate().map(|(at, visit)| {
            // Where nothing tells the exit of the last visit, the one it has is a guess.
            let exit = visit.exit.filter(|_| !(untold && at == last));
            learn::Visit {
                exit,
                ..self.visit(case, verdict, visit)
            }
        });
        visits.collect()
    }

    fn visit(&mut self, case: &Case<'_>, verdict: &Verdict, visit: &Visit) -> learn::Visit {
        let sop = self.plan.sop();
        let node = &sop[visit.node];
        let event = visit.event.and_then(|at| case.events.get(at as usize));
        let started = event.and_then(|event| event.started);
        let waits = matches!(node.kind.value, NodeKind::Wait(_));
        let is_missing = event.is_none() && !waits;
        let backward = visit
            .ready
            .zip(visit.done)
            .is_some_and(|(ready, done)| done < ready);
        learn::Visit {
            node: visit.node,
            ready: visit.ready,
            // The last of several pieces of work says nothing of when the first began.
            started: started.filter(|_| !is_in_pieces(node)),
            done: visit.done,
            exit: visit.exit,
            actor: self.actor(case, event, visit.node),
            person: event
                .and_then(|event| event.person)
                .map(|word| self.person(case, word)),
            is_missing,
            deviates: is_missing || backward || deviates(verdict, visit),
        }
    }

    /// In whose lane an event was done: as the log says, else as the SOP does where it leaves no choice.
    fn actor(&mut self, case: &Case<'_>, event: Option<&Event>, node: NodeId) -> Option<ActorId> {
        let stated = performers(self.plan.sop(), node);
        let Some(word) = event.and_then(|event| event.actor) else {
            return stated.first().copied().filter(|_| stated.len() == 1);
        };
        let names = self.names;
        let named = self.actors.entry(word).or_insert_with(|| {
            let named = names.actors(&case.lexicon.text(word));
            named.into_iter().flatten().collect()
        });
        let fitting = named.iter().find(|actor| stated.contains(actor));
        fitting.or(named.first()).copied()
    }

    fn person(&mut self, case: &Case<'_>, word: WordId) -> u64 {
        let number = || key(&case.lexicon.text(word));
        *self.people.entry(word).or_insert_with(number)
    }
}

/// A number made from a name, always the same: FNV-1a.
pub fn key(name: &str) -> u64 {
    let mix = |key: u64, byte: u8| (key ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    name.bytes().fold(0xcbf2_9ce4_8422_2325, mix)
}

/// The data of a case as they are at its end.
pub fn data(plan: &Plan, case: &Case<'_>) -> Slots {
    let sop = plan.sop();
    let mut slots = case
        .header
        .map(|header| header.data.clone())
        .unwrap_or_default();
    slots.day_kind = sop.bare_day();
    slots.values.resize(sop.fields.len(), None);
    slots.lists.resize(sop.fields.len(), None);
    slots.happened.resize(sop.events.len(), false);
    for change in case.changes {
        if let Some(value) = slots.values.get_mut(change.field.0 as usize) {
            value.clone_from(&change.value);
        }
    }
    for event in case.events {
        if let Activity::Event(id) = event.activity
            && let Some(happened) = slots.happened.get_mut(id.0 as usize)
        {
            *happened = true;
        }
    }
    slots
}

/// For each field, whether the log has a place for it.
pub fn told(sop: &Sop, case: &Case<'_>, data: &Slots) -> Vec<bool> {
    let fields = (0..sop.fields.len()).map(|at| FieldId(at as u32));
    let told = fields.map(|field| case.can_tell(field) || data.is_given(field));
    told.collect()
}

/// Whether a case goes against the SOP.
pub fn is_against(verdict: &Verdict) -> bool {
    let mut findings = verdict.findings.iter();
    findings.any(|finding| finding.level == Level::Violation)
}

/// Whether what was done is not what the SOP asks for there. To be late is no other work.
fn deviates(verdict: &Verdict, visit: &Visit) -> bool {
    let mut findings = verdict.findings.iter();
    let event = visit.event;
    event.is_some()
        && findings.any(|finding| {
            finding.event == event
                && matches!(
                    finding.kind,
                    FindingKind::EndsBeforeStart { .. }
                        | FindingKind::Unexpected
                        | FindingKind::Repeated
                        | FindingKind::OutOfOrder
                        | FindingKind::WrongCount { .. }
                        | FindingKind::LoopExceeded { .. }
                        | FindingKind::AgainstCondition { .. }
                        | FindingKind::OtherWay { .. }
                        | FindingKind::NotCalledFor
                        | FindingKind::WrongActor { .. }
                        | FindingKind::UnknownActor { .. }
                )
        })
}

fn is_in_pieces(node: &Node) -> bool {
    let together = |kind| kind == PerformersKind::Together;
    let joint = node.performers.as_ref().is_some_and(|it| together(it.kind));
    node.repeat.is_some() || node.for_each.is_some() || joint
}

fn performers(sop: &Sop, node: NodeId) -> Vec<ActorId> {
    let by = sop[node].performers.as_ref();
    let list = by.into_iter().flat_map(|by| &by.list);
    let actors = list.filter_map(|performer| match performer.value {
        Performer::Actor(actor) => Some(actor),
        Performer::SameAs(_) => None,
    });
    actors.collect()
}
