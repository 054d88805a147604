//! What an event can mean: the steps that may be it, and what it costs that it stands alone.

use std::ops::Range;

use super::Symbol;
use super::chart::Chart;
use super::costs::{OTHER_ACTOR, OTHER_EXIT, UNEXPLAINED};
use crate::engine::{Plan, StepId, StepKind};
use crate::graph::net::PlaceId;
use crate::model::{ActorId, NodeId, Performer, RowId, Sop};
use crate::run::{Activity, Lexicon, Names};

/// How many nodes are followed from one that has the performers of another.
const SAME_AS: usize = 8;

/// What one symbol can mean to a plan.
#[derive(Debug, Default)]
pub(super) struct Meaning {
    /// The nodes whose work it can be, in their order.
    pub(super) nodes: Vec<Candidate>,
    /// Their steps, in order, with what it costs that it is one, whatever the data say.
    pub(super) steps: Vec<(StepId, u32)>,
    /// For each place: what it costs at least that it is a step which leaves a token there; nothing where none does.
    pub(super) beside: Vec<Option<u32>>,
    /// What it costs if no step is it.
    pub(super) alone: u32,
    /// The row it tells of, where that row has several nodes.
    pub(super) row: Option<RowId>,
}

/// A node that an event can be.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) node: NodeId,
    /// Its steps, as a part of [`Meaning::steps`].
    steps: Range<usize>,
}

/// Makes out what symbols mean.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'p> {
    pub(super) plan: &'p Plan,
    pub(super) names: &'p Names,
    pub(super) lexicon: &'p Lexicon,
}

impl Meaning {
    /// The steps of one of its nodes, with their costs.
    pub(super) fn steps_of(&self, candidate: &Candidate) -> &[(StepId, u32)] {
        self.steps.get(candidate.steps.clone()).unwrap_or_default()
    }

    /// What it costs that it is this step, whatever the data say; nothing if it can't be.
    pub(super) fn cost(&self, step: StepId) -> Option<u32> {
        let at = self.steps.binary_search_by_key(&step, |(id, _)| *id);
        Some(self.steps.get(at.ok()?)?.1)
    }
}

impl Reader<'_> {
    /// What a symbol means.
    pub(super) fn meaning(&self, chart: &Chart, symbol: Symbol) -> Meaning {
        let sop = self.plan.sop();
        let mut nodes = match symbol.activity {
            Activity::Row(row) => sop.rows.get(row.0 as usize).map(|row| row.nodes.clone()),
            Activity::Node(node) => sop.nodes.get(node.0 as usize).map(|_| vec![node]),
            Activity::Event(_) | Activity::Unknown(_) => None,
        };
        let nodes = nodes.get_or_insert_default();
        nodes.sort_unstable();
        let row = nodes.first().map(|node| sop[*node].row);
        let row = row.filter(|row| sop[*row].nodes.len() > 1);
        let actors = self.actors(row.and(symbol.actor));
        let outcome = symbol.outcome.map(|outcome| self.lexicon.text(outcome));
        let mut meaning = Meaning {
            alone: if nodes.is_empty() { 0 } else { UNEXPLAINED },
            row,
            ..Meaning::default()
        };
        for node in nodes {
            let by = if is_by_another(sop, *node, &actors) {
                OTHER_ACTOR
            } else {
                0
            };
            let outcome = outcome.as_ref();
            let named = outcome.map(|outcome| self.names.exits(*node, outcome));
            self.add(&mut meaning, *node, by, &named.unwrap_or_default());
        }
        meaning.beside = self.beside(chart, &meaning);
        meaning
    }

    /// The actors that an event names.
    fn actors(&self, actor: Option<crate::run::WordId>) -> Vec<ActorId> {
        let actors = actor.map(|actor| self.names.actors(&self.lexicon.text(actor)));
        actors.into_iter().flatten().flatten().collect()
    }

    /// Adds the steps of a node, which costs so much for the sake of its actor, and whose exits the outcome names.
    fn add(&self, meaning: &mut Meaning, node: NodeId, by: u32, named: &[usize]) {
        if self.plan.sop()[node].alongside && by == 0 {
            meaning.alone = 0;
        }
        let first = meaning.steps.len();
        for id in self.plan.steps_of(node) {
            let kind = self.plan.step(*id).map(|step| step.kind);
            let other = kind.is_some_and(|kind| is_another_exit(kind, named));
            let exit = if other { OTHER_EXIT } else { 0 };
            meaning.steps.push((*id, by + exit));
        }
        let steps = first..meaning.steps.len();
        if !steps.is_empty() {
            meaning.nodes.push(Candidate { node, steps });
        }
    }

    fn beside(&self, chart: &Chart, meaning: &Meaning) -> Vec<Option<u32>> {
        let places = (0..self.plan.place_count() as u32).map(PlaceId);
        let least = |place| {
            let steps = meaning.steps.iter();
            let beside = steps.filter(|(id, _)| {
                let step = self.plan.step(*id);
                step.is_some_and(|step| chart.beside.step(step, place))
            });
            beside.map(|(_, cost)| *cost).min()
        };
        places.map(least).collect()
    }
}

fn is_another_exit(kind: StepKind, named: &[usize]) -> bool {
    let exit = kind.way().map(|way| way.exit);
    exit.is_some_and(|exit| !named.is_empty() && !named.contains(&exit))
}

/// Whether a node has performers and none of these actors is one of them.
fn is_by_another(sop: &Sop, node: NodeId, actors: &[ActorId]) -> bool {
    let performers = performers(sop, node);
    let performs = |actor: &ActorId| performers.contains(actor);
    !actors.is_empty() && !performers.is_empty() && !actors.iter().any(performs)
}

fn performers(sop: &Sop, node: NodeId) -> Vec<ActorId> {
    let mut actors = Vec::new();
    let mut ahead = vec![node];
    let mut seen = 0;
    while let Some(node) = ahead.pop().filter(|_| seen < SAME_AS) {
        seen += 1;
        for performer in sop[node].performers.iter().flat_map(|it| &it.list) {
            match performer.value {
                Performer::Actor(actor) => actors.push(actor),
                Performer::SameAs(other) => ahead.push(other),
            }
        }
    }
    actors
}
