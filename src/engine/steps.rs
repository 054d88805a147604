//! What can happen to a case, as steps that take and give tokens.
//!
//! The steps of nodes are the transitions of the token net (`graph::net`). To them come those that the net leaves out
//! because they change nothing about soundness: a node that is done once more, one that is passed by because its
//! condition does not hold, and what may happen at any time.

use crate::graph::ProcessGraph;
use crate::graph::net::{Happening, Net, Place, PlaceId};
use crate::model::{NodeId, NodeKind, PerformersKind, Sop};

/// A position in `Steps::all`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepId(pub u32);

/// Something that can happen to a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What happens.
    pub kind: StepKind,
    /// The places it takes a token from.
    pub takes: Vec<PlaceId>,
    /// The places it gives a token to.
    pub gives: Vec<PlaceId>,
    /// For what may happen at any time: the places of which one must hold a token. All tokens are taken then, unless the
    /// rest of the case goes on beside it.
    pub during: Vec<PlaceId>,
    /// Whether it takes all tokens of the case, wherever they lie.
    pub takes_all: bool,
}

/// What a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StepKind {
    /// A case begins at this start, whose work is still to be done.
    Begin(NodeId),
    /// A node is done and left; an end is left by no way.
    Done(NodeId, Option<Way>),
    /// A node is done and will be done once more: it repeats, is done for each item, or by several together.
    Again(NodeId),
    /// A node that is done only under a condition is passed by.
    Passed(NodeId, Option<Way>),
    /// A case goes on at this node because of an interrupt, as a position in [`Sop::interrupts`].
    Interrupt(usize, NodeId),
    /// A case goes on at this node because of a silence, as a position in [`Sop::rules`].
    Silence(usize, NodeId),
}

/// The way a node is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Way {
    /// The exit, as a position in [`crate::model::Node::exits`].
    pub exit: usize,
    /// The target, as a position in [`crate::model::Exit::targets`], where the exit leads to one of several.
    pub target: Option<usize>,
}

impl StepKind {
    /// The node whose work this step is; nothing for a step that is no work.
    pub fn done(self) -> Option<NodeId> {
        match self {
            StepKind::Done(node, _) | StepKind::Again(node) => Some(node),
            _ => None,
        }
    }

    /// The node it is about.
    pub fn node(self) -> NodeId {
        match self {
            StepKind::Begin(node)
            | StepKind::Done(node, _)
            | StepKind::Again(node)
            | StepKind::Passed(node, _)
            | StepKind::Interrupt(_, node)
            | StepKind::Silence(_, node) => node,
        }
    }

    /// The way it leaves its node by.
    pub fn way(self) -> Option<Way> {
        match self {
            StepKind::Done(_, way) | StepKind::Passed(_, way) => way,
            _ => None,
        }
    }
}

/// All steps of an SOP.
#[derive(Debug, Clone)]
pub(super) struct Steps {
    /// The places, as in the token net. A case begins with one token in the first.
    pub(super) places: Vec<Place>,
    /// The steps.
    pub(super) all: Vec<Step>,
    /// The steps that take from each place.
    pub(super) from_place: Vec<Vec<StepId>>,
    /// The steps that are the work of each node.
    pub(super) of_node: Vec<Vec<StepId>>,
    /// The steps that may happen at any time.
    pub(super) any_time: Vec<StepId>,
}

impl Steps {
    pub(super) fn new(sop: &Sop) -> Steps {
        let net = Net::new(sop, &ProcessGraph::new(sop));
        let mut steps = Steps {
            all: Vec::with_capacity(net.transitions.len()),
            from_place: vec![Vec::new(); net.places.len()],
            of_node: vec![Vec::new(); sop.nodes.len()],
            any_time: Vec::new(),
            places: net.places,
        };
        for transition in net.transitions {
            let (takes, gives) = (transition.takes, transition.gives);
            match transition.what {
                Happening::Start(node) => steps.plain(StepKind::Begin(node), takes, gives),
                Happening::Exit(node, exit, target) => {
                    steps.work(sop, node, Some(Way { exit, target }), takes, gives);
                }
                Happening::End(node) => steps.work(sop, node, None, takes, gives),
                Happening::Interrupt(at, node) => steps.interrupt(sop, at, node, gives),
                Happening::Silence(rule, node) => steps.silence(rule, node, gives),
            }
        }
        steps
    }

    fn add(&mut self, step: Step) {
        let id = StepId(self.all.len() as u32);
        for place in &step.takes {
            self.from_place[place.0 as usize].push(id);
        }
        if let Some(node) = step.kind.done() {
            self.of_node[node.0 as usize].push(id);
        }
        if step.takes.is_empty() {
            self.any_time.push(id);
        }
        self.all.push(step);
    }

    fn plain(&mut self, kind: StepKind, takes: Vec<PlaceId>, gives: Vec<PlaceId>) {
        self.add(Step {
            kind,
            takes,
            gives,
            during: Vec::new(),
            takes_all: false,
        });
    }

    /// The steps of one way out of a node.
    fn work(
        &mut self,
        sop: &Sop,
        node: NodeId,
        way: Option<Way>,
        takes: Vec<PlaceId>,
        gives: Vec<PlaceId>,
    ) {
        let first = self.of_node[node.0 as usize].is_empty();
        self.plain(StepKind::Done(node, way), takes.clone(), gives.clone());
        if sop[node].only_when.is_some() {
            self.plain(StepKind::Passed(node, way), takes.clone(), gives);
        }
        if first && is_done_several_times(sop, node) {
            self.plain(StepKind::Again(node), takes.clone(), takes);
        }
    }

    fn interrupt(&mut self, sop: &Sop, at: usize, node: NodeId, gives: Vec<PlaceId>) {
        let Some(interrupt) = sop.interrupts.get(at) else {
            return;
        };
        let covers = |place: &Place| match place.node() {
            None => false,
            Some(_) if interrupt.from.is_empty() => true,
            Some(of) => interrupt.from.iter().any(|from| from.value == of),
        };
        let during = self.places_where(covers);
        self.add(Step {
            kind: StepKind::Interrupt(at, node),
            takes: Vec::new(),
            gives,
            during,
            takes_all: !interrupt.alongside,
        });
    }

    fn silence(&mut self, rule: usize, node: NodeId, gives: Vec<PlaceId>) {
        let during = self.places_where(|place| place.node().is_some());
        self.add(Step {
            kind: StepKind::Silence(rule, node),
            takes: Vec::new(),
            gives,
            during,
            takes_all: true,
        });
    }

    fn places_where(&self, is: impl Fn(&Place) -> bool) -> Vec<PlaceId> {
        let places = (0..).map(PlaceId).zip(&self.places);
        let chosen = places.filter(|(_, place)| is(place));
        chosen.map(|(id, _)| id).collect()
    }
}

/// Whether one visit of a node may be several pieces of work.
fn is_done_several_times(sop: &Sop, node: NodeId) -> bool {
    let of = &sop[node];
    let together = |kind| kind == PerformersKind::Together;
    let joint = of.performers.as_ref().is_some_and(|it| together(it.kind));
    let waits = matches!(of.kind.value, NodeKind::Wait(_));
    !waits && (of.repeat.is_some() || of.for_each.is_some() || joint)
}
