//! What things are called in a log of simulated cases: by a name that whoever reads the log finds the same thing by.

use lajur::model::{
    Actor, ActorId, EventId, Exit, ExitTrigger, Node, NodeId, Performer, PerformersKind, Said, Sop,
};
use lajur::run::{Activity, Names};
use lajur::simulate::{OfficerId, Setup};

/// The words for it.
pub struct Called {
    nodes: Vec<String>,
    exits: Vec<Vec<String>>,
    actors: Vec<String>,
    /// For each node that several actors do together, all of them.
    together: Vec<Option<String>>,
    events: Vec<String>,
    /// For each officer of whom there is a certain number, who that is; and the first word of each.
    officers: Vec<(String, u32)>,
}

impl Called {
    /// How a log calls the parts of an SOP and its officers.
    pub fn new(setup: &Setup<'_>, names: &Names) -> Called {
        let sop = setup.plan.sop();
        let actors = (0..sop.actors.len() as u32).map(ActorId);
        let events = (0..sop.events.len() as u32).map(EventId);
        Called {
            nodes: sop
                .nodes_with_ids()
                .map(|(id, _)| node(sop, names, id))
                .collect(),
            exits: sop
                .nodes_with_ids()
                .map(|(id, _)| exits(sop, names, id))
                .collect(),
            actors: actors.map(|id| actor(sop, names, id)).collect(),
            together: sop
                .nodes
                .iter()
                .map(|node| together(sop, names, node))
                .collect(),
            events: events.map(|id| event(sop, names, id)).collect(),
            officers: officers(setup),
        }
    }

    /// A node.
    pub fn node(&self, node: NodeId) -> &str {
        word(&self.nodes, node.0)
    }

    /// An exit of a node; empty where the log needs no word for it, or has none.
    pub fn exit(&self, node: NodeId, exit: u32) -> &str {
        let exits = self.exits.get(node.0 as usize);
        exits.map_or("", |exits| word(exits, exit))
    }

    /// Who did a node of whom one is this actor: all who do it together, else that one.
    pub fn actor(&self, node: NodeId, actor: ActorId) -> &str {
        let all = self.together.get(node.0 as usize);
        match all.and_then(Option::as_ref) {
            Some(all) => all,
            None => word(&self.actors, actor.0),
        }
    }

    /// An event.
    pub fn event(&self, event: EventId) -> &str {
        word(&self.events, event.0)
    }

    /// An officer. Those who are as many as needed are called by the actor whose work they do.
    pub fn officer(&self, sop: &Sop, actor: ActorId, officer: OfficerId) -> String {
        let at = officer.0 as usize;
        match self.officers.get(at) {
            Some((name, number)) => format!("{name} {number}"),
            None => {
                let actor = sop.actors.get(actor.0 as usize);
                let name = actor.map_or("", |actor| actor.name.value.as_str());
                format!("{name} {}", at - self.officers.len() + 1)
            }
        }
    }
}

fn word(words: &[String], at: u32) -> &str {
    words.get(at as usize).map_or("", String::as_str)
}

/// The first of some names by which the thing is found; the first of all where it is found by none.
fn certain<'n>(
    names: impl Iterator<Item = &'n str> + Clone,
    found: impl Fn(&str) -> bool,
) -> String {
    let mut certain = names.clone().filter(|name| found(name));
    let mut all = names;
    certain
        .next()
        .or_else(|| all.next())
        .unwrap_or("")
        .to_string()
}

fn words(said: &[Said<String>]) -> impl Iterator<Item = &str> + Clone {
    said.iter().map(|said| said.value.as_str())
}

/// A row by its text, a node of a row with several by its own name.
fn node(sop: &Sop, names: &Names, id: NodeId) -> String {
    let node = &sop[id];
    let row = &sop[node.row];
    let label = node.label.iter().map(|label| label.value.as_str());
    let own = label.chain([node.name.value.as_str()]);
    let of_row = [row.text.value.as_str(), row.name.value.as_str()];
    let of_row = of_row.into_iter().chain(words(&row.aka));
    match row.nodes.len() {
        0 | 1 => certain(of_row.chain([node.name.value.as_str()]), |name| {
            let found = names.activity(name);
            found == Some(Activity::Row(node.row)) || found == Some(Activity::Node(id))
        }),
        _ => {
            let exactly = |name: &str| names.activity(name) == Some(Activity::Node(id));
            let roughly = |name: &str| names.activity(name) == Some(Activity::Row(node.row));
            let exact = own.clone().find(|name| exactly(name));
            exact.map_or_else(|| certain(of_row, roughly), str::to_string)
        }
    }
}

fn actor(sop: &Sop, names: &Names, id: ActorId) -> String {
    let actor = &sop[id];
    let all = [actor.title.value.as_str(), actor.name.value.as_str()];
    let all = all.into_iter().chain(words(&actor.aka));
    certain(all, |name| names.actors(name) == [Some(id)])
}

/// The actors who do a node together, in one cell; nothing for a node that one of them does.
fn together(sop: &Sop, names: &Names, node: &Node) -> Option<String> {
    let performers = node.performers.as_ref()?;
    let actors = performers.list.iter().map(|said| match said.value {
        Performer::Actor(actor) => Some(actor),
        Performer::SameAs(_) => None,
    });
    let actors: Vec<ActorId> = actors.collect::<Option<_>>()?;
    if performers.kind != PerformersKind::Together {
        return None;
    }
    let joined = |of: fn(&Actor) -> &str| {
        let all: Vec<&str> = actors.iter().map(|id| of(&sop[*id])).collect();
        all.join("; ")
    };
    let titles = joined(|actor| &actor.title.value);
    let names_alone = joined(|actor| &actor.name.value);
    let all: Vec<Option<ActorId>> = actors.iter().copied().map(Some).collect();
    let all_in = |cell: &str| names.actors(cell) == all;
    Some(certain([titles.as_str(), &names_alone].into_iter(), all_in))
}

fn event(sop: &Sop, names: &Names, id: EventId) -> String {
    let event = &sop[id];
    let title = event.title.iter().map(|title| title.value.as_str());
    let all = title
        .chain([event.name.value.as_str()])
        .chain(words(&event.aka));
    certain(all, |name| {
        names.activity(name) == Some(Activity::Event(id))
    })
}

/// The exits of a node by words that mean that exit alone, or that one among others; empty where there are none.
fn exits(sop: &Sop, names: &Names, id: NodeId) -> Vec<String> {
    let exits = sop[id].exits.iter().enumerate();
    let named = exits.map(|(at, exit)| {
        let all = exit_words(exit);
        let means = |word: &&str| names.exits(id, word).contains(&at);
        let alone = |word: &&str| names.exits(id, word) == [at];
        let found = all.iter().copied().find(alone);
        found
            .or_else(|| all.iter().copied().find(means))
            .unwrap_or("")
            .to_string()
    });
    named.collect()
}

fn exit_words(exit: &Exit) -> Vec<&str> {
    let label = exit.label.iter().map(|label| label.value.as_str());
    let condition = match &exit.trigger {
        ExitTrigger::When(guard) => Some(guard.written.as_str()),
        _ => None,
    };
    label.chain(condition).chain(["yes", "no"]).collect()
}

/// Each officer of whom there is a certain number: the name of the first actor whose work he does, and which one of these
/// he is.
fn officers(setup: &Setup<'_>) -> Vec<(String, u32)> {
    let sop = setup.plan.sop();
    let mut known: Vec<(String, u32)> = Vec::new();
    for group in &setup.officers {
        let first = group.actors.first().map(|actor| &sop[*actor]);
        let name = first.map_or("", |actor| actor.name.value.as_str());
        let before = known.iter().filter(|(other, _)| other == name).count() as u32;
        let numbers = 1..=group.number.unwrap_or(0);
        known.extend(numbers.map(|number| (name.to_string(), before + number)));
    }
    known
}
