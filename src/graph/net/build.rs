//! From the process graph to its token net.

use std::collections::HashMap;

use super::{Happening, Net, Place, PlaceId, Transition};
use crate::graph::ProcessGraph;
use crate::model::{Exit, ExitKind, NodeId, NodeKind, RuleKind, Sop};

/// The place in which a case begins.
const BEFORE: PlaceId = PlaceId(0);

impl Net {
    /// The net of an SOP. Nodes that run alongside take no part in it. Each start, and each target of an interrupt or
    /// a silence that can come about, is one way for a case to begin.
    pub fn new(sop: &Sop, graph: &ProcessGraph) -> Net {
        let mut build = Build::new(sop);
        build.begin(graph);
        for (id, node) in sop.nodes_with_ids().filter(|(_, node)| !node.alongside) {
            let takes = build.inputs[id.0 as usize].clone();
            if node.kind.value == NodeKind::End {
                build.add(Happening::End(id), takes, Vec::new());
                continue;
            }
            for (at, exit) in node.exits.iter().enumerate() {
                build.exit(id, at, exit, &takes);
            }
        }
        build.net
    }
}

struct Build<'a> {
    sop: &'a Sop,
    net: Net,
    /// The places that each node takes from.
    inputs: Vec<Vec<PlaceId>>,
    joined: HashMap<(NodeId, NodeId), PlaceId>,
    stray: HashMap<NodeId, PlaceId>,
}

impl<'a> Build<'a> {
    fn new(sop: &'a Sop) -> Self {
        let net = Net {
            places: vec![Place::Before],
            transitions: Vec::with_capacity(sop.nodes.len()),
        };
        let mut build = Build {
            sop,
            net,
            inputs: Vec::with_capacity(sop.nodes.len()),
            joined: HashMap::new(),
            stray: HashMap::new(),
        };
        for (id, _) in sop.nodes_with_ids() {
            let inputs = build.inputs_of(id);
            build.inputs.push(inputs);
        }
        build
    }

    /// The places of a node: one, or one for each node it joins. A start takes whatever comes back to it.
    fn inputs_of(&mut self, at: NodeId) -> Vec<PlaceId> {
        let node = &self.sop[at];
        if node.alongside {
            return Vec::new();
        }
        let mut inputs = Vec::new();
        if node.kind.value != NodeKind::Start {
            for from in node.joins.iter().flat_map(|join| &join.nodes) {
                let from = from.value;
                if !self.joined.contains_key(&(at, from)) {
                    let place = self.place(Place::Joined { at, from });
                    self.joined.insert((at, from), place);
                    inputs.push(place);
                }
            }
        }
        if inputs.is_empty() {
            inputs.push(self.place(Place::At(at)));
        }
        inputs
    }

    fn place(&mut self, place: Place) -> PlaceId {
        self.net.places.push(place);
        PlaceId(self.net.places.len() as u32 - 1)
    }

    fn add(&mut self, what: Happening, takes: Vec<PlaceId>, gives: Vec<PlaceId>) {
        self.net.transitions.push(Transition { what, takes, gives });
    }

    fn begin(&mut self, graph: &ProcessGraph) {
        let sop = self.sop;
        let starts = sop.nodes_with_ids();
        let starts = starts.filter(|(_, node)| node.kind.value == NodeKind::Start);
        let starts: Vec<NodeId> = starts.map(|(id, _)| id).collect();
        let reached = graph.reached_from(starts.iter().copied());
        let reached = |node: NodeId| reached.get(node.0 as usize) == Some(&true);
        for start in starts {
            self.begin_at(Happening::Start(start), start);
        }
        for (at, interrupt) in sop.interrupts.iter().enumerate() {
            let target = interrupt.target.node.value;
            if interrupt.from.is_empty() || interrupt.from.iter().any(|from| reached(from.value)) {
                self.begin_at(Happening::Interrupt(at, target), target);
            }
        }
        for (at, rule) in sop.rules.iter().enumerate() {
            for part in &rule.parts {
                if let RuleKind::Silence { after, target, .. } = part
                    && let Some(target) = target
                    && after.as_ref().is_none_or(|after| reached(after.value))
                {
                    let target = target.node.value;
                    self.begin_at(Happening::Silence(at, target), target);
                }
            }
        }
    }

    fn begin_at(&mut self, what: Happening, node: NodeId) {
        if !self.sop[node].alongside {
            let given = self.given(None, node);
            self.add(what, vec![BEFORE], vec![given]);
        }
    }

    /// The place in which a token comes to a node.
    fn given(&mut self, from: Option<NodeId>, to: NodeId) -> PlaceId {
        let inputs = self.inputs[to.0 as usize].as_slice();
        if let [only] = inputs
            && self.net.place(*only) == Place::At(to)
        {
            return *only;
        }
        if let Some(joined) = from.and_then(|from| self.joined.get(&(to, from))) {
            return *joined;
        }
        if let Some(stray) = self.stray.get(&to) {
            return *stray;
        }
        let stray = self.place(Place::Stray { at: to });
        self.stray.insert(to, stray);
        stray
    }

    /// The transitions of an exit. Of several targets, those that run alongside are left out.
    fn exit(&mut self, node: NodeId, at: usize, exit: &Exit, takes: &[PlaceId]) {
        let beside = |to: NodeId| self.sop[to].alongside;
        let all_beside = exit.targets.iter().all(|to| beside(to.node.value));
        let targets = exit.targets.iter().map(|target| target.node.value);
        let targets = targets.enumerate();
        let targets: Vec<(usize, NodeId)> = targets
            .filter(|(_, to)| all_beside || !beside(*to))
            .collect();
        if exit.kind == ExitKind::Choice {
            for (target_at, to) in targets {
                let gives = vec![self.given(Some(node), to)];
                let what = Happening::Exit(node, at, Some(target_at));
                self.add(what, takes.to_vec(), gives);
            }
            return;
        }
        let gives = targets.iter().map(|(_, to)| self.given(Some(node), *to));
        let gives = gives.collect();
        self.add(Happening::Exit(node, at, None), takes.to_vec(), gives);
    }
}
