//! What an event can mean: the steps that may be it, and what it costs that it stands alone.

use super::Symbol;
use super::costs::{OTHER_ACTOR, OTHER_EXIT, UNEXPLAINED};
use crate::engine::{Plan, StepId, StepKind};
use crate::model::{ActorId, NodeId, Performer, RowId, Sop};
use crate::run::{Activity, Lexicon, Names};

/// How many nodes are followed from one that has the performers of another.
const SAME_AS: usize = 8;

/// What one symbol can mean to a plan.
#[derive(Debug, Clone, Default)]
pub(super) struct Meaning {
    /// The steps it can be, in their order, with what that costs whatever the data say.
    pub(super) steps: Vec<(StepId, u32)>,
    /// What it costs if no step is it.
    pub(super) alone: u32,
    /// The row it tells of, where that row has several nodes.
    pub(super) row: Option<RowId>,
}

impl Meaning {
    pub(super) fn new(plan: &Plan, names: &Names, lexicon: &Lexicon, symbol: Symbol) -> Meaning {
        let sop = plan.sop();
        let nodes = match symbol.activity {
            Activity::Row(row) => sop.rows.get(row.0 as usize).map(|row| row.nodes.clone()),
            Activity::Node(node) => sop.nodes.get(node.0 as usize).map(|_| vec![node]),
            Activity::Event(_) | Activity::Unknown(_) => None,
        };
        let Some(nodes) = nodes else {
            return Meaning::default();
        };
        let row = nodes.first().map(|node| sop[*node].row);
        let row = row.filter(|row| sop[*row].nodes.len() > 1);
        let actors = row.and(symbol.actor);
        let actors = actors.map(|actor| names.actors(&lexicon.text(actor)));
        let actors: Vec<ActorId> = actors.into_iter().flatten().flatten().collect();
        let outcome = symbol.outcome.map(|outcome| lexicon.text(outcome));
        let mut meaning = Meaning {
            steps: Vec::new(),
            alone: UNEXPLAINED,
            row,
        };
        for node in nodes {
            let by = if is_by_another(sop, node, &actors) { OTHER_ACTOR } else { 0 };
            if sop[node].alongside && by == 0 {
                meaning.alone = 0;
            }
            let named = outcome.as_ref().map(|outcome| names.exits(node, outcome));
            let named = named.unwrap_or_default();
            for id in plan.steps_of(node) {
                let kind = plan.step(*id).map(|step| step.kind);
                let other = kind.is_some_and(|kind| is_another_exit(kind, &named));
                let exit = if other { OTHER_EXIT } else { 0 };
                meaning.steps.push((*id, by + exit));
            }
        }
        meaning.steps.sort_unstable();
        meaning
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
