//! What the aligner must find, found in another way: from the model itself, with its own tokens and its own table of
//! costs, by looking at everything that is not dearer than what is found.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use lajur::lang::folded;
use lajur::model::{
    ExitKind, ExitTrigger, Guard, NodeId, NodeKind, Performer, PerformersKind, RuleKind, Sop,
};
use lajur::run::{Activity, Names};

use super::chance::{Event, Sample};

/// What the data of a case say: the fields f0 to f2, and whether the event has happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Data {
    pub fields: [Option<bool>; 3],
    pub happened: bool,
}

impl Data {
    fn answer(&self, guard: &Guard) -> Option<bool> {
        match guard.written.as_str() {
            "e0" => Some(self.happened),
            field => match field.strip_prefix("not f") {
                Some(at) => self.fields[at.parse::<usize>().unwrap()].map(|yes| !yes),
                None => self.fields[field[1..].parse::<usize>().unwrap()],
            },
        }
    }
}

/// Where a token lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    Before,
    At(usize),
    /// At a join, come from a node that it names.
    From(usize, usize),
    /// Where nothing takes it.
    Lost(usize),
}

/// All tokens of a case, in order.
pub type Tokens = Vec<Spot>;

/// What happens.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    Begin,
    Done(usize, Option<usize>),
    Again(usize, Option<usize>),
    Passed(usize, Option<usize>),
    Interrupt(usize),
    Silence,
}

pub fn before() -> Tokens {
    vec![Spot::Before]
}

pub fn is_logged(sop: &Sop, node: usize) -> bool {
    !matches!(sop.nodes[node].kind.value, NodeKind::Wait(_))
}

fn inputs(sop: &Sop, node: usize) -> Vec<Spot> {
    let of = &sop.nodes[node];
    let mut spots: Vec<Spot> = Vec::new();
    if of.kind.value != NodeKind::Start {
        let names = of.joins.iter().flat_map(|join| &join.nodes);
        spots.extend(names.map(|from| Spot::From(node, from.value.0 as usize)));
    }
    spots.sort();
    spots.dedup();
    if spots.is_empty() {
        spots.push(Spot::At(node));
    }
    spots
}

fn arrival(sop: &Sop, from: Option<usize>, to: usize) -> Spot {
    if sop.nodes[to].alongside {
        return Spot::Lost(to);
    }
    let inputs = inputs(sop, to);
    match from {
        _ if inputs == [Spot::At(to)] => Spot::At(to),
        Some(from) if inputs.contains(&Spot::From(to, from)) => Spot::From(to, from),
        _ => Spot::Lost(to),
    }
}

fn with(tokens: &[Spot], taken: &[Spot], given: &[Spot]) -> Tokens {
    let mut tokens = tokens.to_vec();
    for spot in taken {
        let at = tokens.iter().position(|it| it == spot).unwrap();
        tokens.remove(at);
    }
    tokens.extend(given);
    tokens.sort();
    tokens
}

fn lies_at(spot: &Spot) -> Option<usize> {
    match spot {
        Spot::Before => None,
        Spot::At(node) | Spot::From(node, _) | Spot::Lost(node) => Some(*node),
    }
}

/// Everything that can happen to a case.
pub fn nexts(sop: &Sop, tokens: &Tokens) -> Vec<(Kind, Tokens)> {
    let mut nexts = Vec::new();
    for (node, of) in sop.nodes.iter().enumerate().filter(|(_, of)| !of.alongside) {
        if of.kind.value == NodeKind::Start && *tokens == before() {
            nexts.push((Kind::Begin, vec![Spot::At(node)]));
        }
        let needed = inputs(sop, node);
        if needed.iter().all(|spot| tokens.contains(spot)) {
            done(sop, node, tokens, &needed, &mut nexts);
        }
    }
    for (at, interrupt) in sop.interrupts.iter().enumerate() {
        let to = interrupt.target.node.value.0 as usize;
        let given = arrival(sop, None, to);
        let covered = |node: usize| {
            let mut from = interrupt.from.iter();
            interrupt.from.is_empty() || from.any(|it| it.value.0 as usize == node)
        };
        let during = tokens.iter().filter_map(lies_at).any(covered);
        if sop.nodes[to].alongside || !during {
            continue;
        }
        if !interrupt.alongside {
            nexts.push((Kind::Interrupt(at), vec![given]));
        } else if !tokens.contains(&given) {
            nexts.push((Kind::Interrupt(at), with(tokens, &[], &[given])));
        }
    }
    for part in sop.rules.iter().flat_map(|rule| &rule.parts) {
        if let RuleKind::Silence {
            target: Some(target),
            ..
        } = part
        {
            let to = target.node.value.0 as usize;
            if !sop.nodes[to].alongside && tokens.iter().any(|it| lies_at(it).is_some()) {
                nexts.push((Kind::Silence, vec![arrival(sop, None, to)]));
            }
        }
    }
    nexts
}

fn done(sop: &Sop, node: usize, tokens: &Tokens, needed: &[Spot], nexts: &mut Vec<(Kind, Tokens)>) {
    let of = &sop.nodes[node];
    let mut ways: Vec<(Option<usize>, Vec<usize>)> = Vec::new();
    for (at, exit) in of.exits.iter().enumerate() {
        let targets = exit.targets.iter().map(|to| to.node.value.0 as usize);
        let all: Vec<usize> = targets.collect();
        let plain = all.iter().copied().filter(|to| !sop.nodes[*to].alongside);
        let plain: Vec<usize> = plain.collect();
        let all = if plain.is_empty() { all } else { plain };
        match exit.kind {
            ExitKind::Choice => ways.extend(all.iter().map(|to| (Some(at), vec![*to]))),
            _ => ways.push((Some(at), all)),
        }
    }
    if of.kind.value == NodeKind::End {
        ways = vec![(None, Vec::new())];
    }
    for (exit, targets) in &ways {
        let given: Vec<Spot> = targets
            .iter()
            .map(|to| arrival(sop, Some(node), *to))
            .collect();
        let then = with(tokens, needed, &given);
        nexts.push((Kind::Done(node, *exit), then.clone()));
        if of.only_when.is_some() {
            nexts.push((Kind::Passed(node, *exit), then));
        }
    }
    let joint = of
        .performers
        .as_ref()
        .is_some_and(|it| it.kind == PerformersKind::Together);
    let many = of.repeat.is_some() || of.for_each.is_some() || joint;
    if many && is_logged(sop, node) && !ways.is_empty() {
        nexts.push((Kind::Again(node, None), tokens.clone()));
    }
}

/// Whether the data ask for another exit.
fn is_against(sop: &Sop, node: usize, exit: Option<usize>, data: &Data) -> bool {
    let of = &sop.nodes[node];
    let Some(exit) = exit else {
        return false;
    };
    let answers = of.exits.iter().map(|exit| match &exit.trigger {
        ExitTrigger::When(guard) => data.answer(guard),
        _ => Some(false),
    });
    let answers: Vec<Option<bool>> = answers.collect();
    match &of.exits[exit].trigger {
        ExitTrigger::When(_) => {
            answers[exit] == Some(false) || answers[..exit].contains(&Some(true))
        }
        ExitTrigger::Otherwise => answers.contains(&Some(true)),
        ExitTrigger::Happened => match &of.kind.value {
            NodeKind::Wait(wait) => {
                wait.until.as_ref().map(|until| data.answer(until)) == Some(Some(false))
            }
            _ => false,
        },
        _ => false,
    }
}

fn owed(sop: &Sop, node: usize, data: &Data) -> Option<bool> {
    match &sop.nodes[node].only_when {
        Some(guard) => data.answer(guard),
        None => Some(true),
    }
}

fn against_data(sop: &Sop, node: usize, exit: Option<usize>, data: &Data) -> u32 {
    let uncalled = if owed(sop, node, data) == Some(false) {
        4
    } else {
        0
    };
    let against = if is_against(sop, node, exit, data) {
        4
    } else {
        0
    };
    uncalled + against
}

/// What it costs if no event tells of it. `told` are the rows that the trace tells of.
pub fn without_event(sop: &Sop, kind: &Kind, data: &Data, told: &[usize]) -> u32 {
    match kind {
        Kind::Begin | Kind::Silence => 0,
        Kind::Interrupt(at) => match data.answer(&sop.interrupts[*at].trigger) {
            Some(true) => 0,
            _ => 8,
        },
        Kind::Passed(node, exit) => {
            let due = if owed(sop, *node, data) == Some(true) {
                10
            } else {
                0
            };
            due + if is_against(sop, *node, *exit, data) {
                4
            } else {
                0
            }
        }
        Kind::Done(node, exit) | Kind::Again(node, exit) => {
            let row = sop.nodes[*node].row.0 as usize;
            let several = sop.rows[row].nodes.len() > 1;
            let skip = match is_logged(sop, *node) {
                false => 0,
                true if several && told.contains(&row) => 1,
                true => 10,
            };
            skip + against_data(sop, *node, *exit, data)
        }
    }
}

/// The nodes that an event may be about.
fn candidates(sop: &Sop, event: &Event) -> Vec<usize> {
    let ids = match event.activity {
        Some(Activity::Row(row)) => sop[row].nodes.clone(),
        Some(Activity::Node(node)) => vec![node],
        _ => Vec::new(),
    };
    ids.iter().map(|NodeId(id)| *id as usize).collect()
}

pub fn actors_of(sop: &Sop, node: usize) -> Vec<usize> {
    let performers = sop.nodes[node].performers.iter().flat_map(|it| &it.list);
    let actors = performers.map(|it| match it.value {
        Performer::Actor(actor) => actor.0 as usize,
        Performer::SameAs(_) => panic!("no procedure here has it"),
    });
    actors.collect()
}

fn another_actor(sop: &Sop, node: usize, event: &Event) -> bool {
    let row = sop.nodes[node].row;
    let Some(actor) = event.actor.as_ref().filter(|_| sop[row].nodes.len() > 1) else {
        return false;
    };
    let known = sop
        .actors
        .iter()
        .position(|it| folded(&it.title.value) == folded(actor));
    let by = actors_of(sop, node);
    known.is_some_and(|actor| !by.is_empty() && !by.contains(&actor))
}

/// What it costs that an event is this; nothing if it can't be.
pub fn told(sop: &Sop, names: &Names, kind: &Kind, event: &Event, data: &Data) -> Option<u32> {
    let (Kind::Done(node, exit) | Kind::Again(node, exit)) = kind else {
        return None;
    };
    if !candidates(sop, event).contains(node) {
        return None;
    }
    let mut cost = against_data(sop, *node, *exit, data);
    if another_actor(sop, *node, event) {
        cost += 2;
    }
    if let (Some(outcome), Some(exit)) = (&event.outcome, exit) {
        let meant = names.exits(NodeId(*node as u32), outcome);
        if !meant.is_empty() && !meant.contains(exit) {
            cost += 6;
        }
    }
    Some(cost)
}

/// What it costs that an event stands alone.
pub fn alone(sop: &Sop, event: &Event) -> u32 {
    let nodes = candidates(sop, event);
    let beside = |node: &usize| sop.nodes[*node].alongside && !another_actor(sop, *node, event);
    if nodes.is_empty() || nodes.iter().any(beside) {
        0
    } else {
        10
    }
}

/// The rows that the trace tells of.
pub fn rows_told(sop: &Sop, sample: &Sample) -> Vec<usize> {
    let nodes = sample
        .events
        .iter()
        .flat_map(|event| candidates(sop, event));
    nodes.map(|node| sop.nodes[node].row.0 as usize).collect()
}

/// The data when so many events have been.
pub fn data_at(sample: &Sample, events: usize) -> &Data {
    &sample.data[events.min(sample.data.len() - 1)]
}

/// The cost of the cheapest explanation; nothing where more than `limit` situations would have to be looked at.
pub fn cheapest(
    sop: &Sop,
    names: &Names,
    sample: &Sample,
    from: (usize, Tokens),
    limit: usize,
) -> Option<u32> {
    let rows = rows_told(sop, sample);
    let mut known: BTreeMap<(usize, Tokens), u32> = BTreeMap::new();
    let mut following: BTreeMap<Tokens, Vec<(Kind, Tokens)>> = BTreeMap::new();
    let mut ahead = BinaryHeap::from([Reverse((0, from))]);
    while let Some(Reverse((cost, (at, tokens)))) = ahead.pop() {
        if at == sample.events.len() {
            return Some(cost);
        }
        if known.len() > limit {
            return None;
        }
        if known
            .get(&(at, tokens.clone()))
            .is_some_and(|it| *it <= cost)
        {
            continue;
        }
        known.insert((at, tokens.clone()), cost);
        let event = &sample.events[at];
        ahead.push(Reverse((
            cost + alone(sop, event),
            (at + 1, tokens.clone()),
        )));
        let nexts = following
            .entry(tokens.clone())
            .or_insert_with(|| nexts(sop, &tokens));
        for (kind, then) in nexts {
            let more = without_event(sop, kind, data_at(sample, at), &rows);
            ahead.push(Reverse((cost + more, (at, then.clone()))));
            if let Some(more) = told(sop, names, kind, event, data_at(sample, at + 1)) {
                ahead.push(Reverse((cost + more, (at + 1, then.clone()))));
            }
        }
    }
    None
}
