//! Random traces of random procedures: runs of the procedure with faults worked in.

use lajur::engine::Truths;
use lajur::model::Sop;
use lajur::model::expr::{Slots, Value};
use lajur::run::align::Symbol;
use lajur::run::{Activity, Lexicon};

use super::oracle::{self, Data, Kind};

pub use crate::numbers::Chance;
pub use crate::procedures::procedure;

/// Events, and what the data say at each position, for the engine and for the oracle.
#[derive(Debug, Clone)]
pub struct Sample {
    pub events: Vec<Event>,
    pub data: Vec<Data>,
}

/// An event of a sample.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    pub activity: Option<Activity>,
    pub outcome: Option<String>,
    pub actor: Option<String>,
}

impl Sample {
    /// The events as symbols.
    pub fn symbols(&self, lexicon: &Lexicon) -> Vec<Symbol> {
        let word = |text: &Option<String>| text.as_ref().map(|text| lexicon.id(text));
        let symbols = self.events.iter().map(|event| Symbol {
            activity: event
                .activity
                .unwrap_or(Activity::Unknown(lexicon.id("lain"))),
            outcome: word(&event.outcome),
            actor: word(&event.actor),
        });
        symbols.collect()
    }

    pub fn truths(&self, plan: &lajur::engine::Plan) -> Vec<Truths> {
        let slots = self.data.iter().map(|data| Slots {
            values: data.fields.iter().map(|it| it.map(Value::YesNo)).collect(),
            happened: vec![data.happened],
            ..Slots::default()
        });
        slots.map(|slots| plan.truths(&slots)).collect()
    }
}

/// A run of the procedure of at most so many events, with faults worked in.
pub fn sample(chance: &mut Chance, sop: &Sop, most: usize) -> Sample {
    let mut data = data(chance);
    let mut events = run(chance, sop, &data, most);
    for _ in 0..chance.below(4) {
        spoil(chance, sop, &mut events);
    }
    if chance.one_in(3) {
        events.truncate(chance.below(events.len() + 1));
    }
    let mut all = vec![data.clone()];
    if chance.one_in(2) {
        for _ in 0..events.len() {
            if chance.one_in(3) {
                change(chance, &mut data);
            }
            all.push(data.clone());
        }
    }
    Sample { events, data: all }
}

fn data(chance: &mut Chance) -> Data {
    let mut data = Data {
        fields: [None; 3],
        happened: false,
    };
    for field in &mut data.fields {
        *field = *chance.of(&[None, Some(false), Some(true)]);
    }
    data
}

fn change(chance: &mut Chance, data: &mut Data) {
    match chance.below(4) {
        3 => data.happened = true,
        field => data.fields[field] = *chance.of(&[None, Some(false), Some(true)]),
    }
}

fn run(chance: &mut Chance, sop: &Sop, data: &Data, most: usize) -> Vec<Event> {
    let mut tokens = oracle::before();
    let mut events = Vec::new();
    for _ in 0..4 * most {
        let mut nexts = oracle::nexts(sop, &tokens);
        if chance.below(4) > 0 {
            let cost = |kind: &Kind| oracle::without_event(sop, kind, data, &[]);
            nexts.retain(|(kind, _)| [0, 10].contains(&cost(kind)));
        }
        if nexts.is_empty() || events.len() >= most {
            break;
        }
        let (kind, then) = chance.of(&nexts).clone();
        if let Kind::Done(node, exit) | Kind::Again(node, exit) = kind {
            events.extend(told(chance, sop, node, exit));
        }
        tokens = then;
    }
    events
}

fn told(chance: &mut Chance, sop: &Sop, node: usize, exit: Option<usize>) -> Option<Event> {
    let of = &sop.nodes[node];
    if !oracle::is_logged(sop, node) && chance.below(4) > 0 {
        return None;
    }
    let label = exit.and_then(|exit| of.exits.get(exit)?.label.as_ref());
    let outcome = label.map(|label| label.value.clone());
    let activity = match chance.below(3) {
        0 => Activity::Node(lajur::model::NodeId(node as u32)),
        _ => Activity::Row(of.row),
    };
    Some(Event {
        activity: Some(activity),
        outcome: outcome.filter(|_| chance.one_in(2)),
        actor: oracle::actors_of(sop, node)
            .first()
            .map(|at| sop.actors[*at].title.value.clone()),
    })
}

fn spoil(chance: &mut Chance, sop: &Sop, events: &mut Vec<Event>) {
    let at = chance.below(events.len() + 1);
    let any = |chance: &mut Chance| {
        let node = chance.below(sop.nodes.len());
        told(chance, sop, node, None)
    };
    match chance.below(8) {
        0 | 1 if at < events.len() => drop(events.remove(at)),
        2 if at < events.len() => events.insert(at, events[at].clone()),
        3 if at + 1 < events.len() => events.swap(at, at + 1),
        4 => events.insert(
            at,
            Event {
                activity: None,
                outcome: None,
                actor: None,
            },
        ),
        5 if at < events.len() => {
            let words = ["Ya", "Tidak", "Lain", "selesai", "entah", "Jadi"];
            events[at].outcome = Some(chance.of(&words).to_string());
        }
        6 if at < events.len() => {
            events[at].actor = Some(chance.of(&["X", "Y", "Z", "siapa"]).to_string());
        }
        _ => {
            if let Some(event) = any(chance) {
                events.insert(at, event);
            }
        }
    }
}
