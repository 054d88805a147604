//! The map of an SOP's planned course: its nodes as places, its exits as ways, with what each of them takes.
//!
//! What may happen at any time is no part of the plan: interrupts, rules on silence, and what runs alongside. A node
//! done only under a condition may be passed by. An exit with a time of its own has a place of its own, so that its node
//! is done when that time is over.

use super::times::{self, Cost, Gap, RowCost};
use crate::graph::paths::{Map, ROOT, Way};
use crate::model::{CallTarget, ExitKind, Node, NodeId, NodeKind, RowId, Sop, SopId};

/// The planned course of an SOP.
pub struct Plan<'a> {
    /// The SOP.
    pub sop: &'a Sop,
    /// Places and ways.
    pub map: Map,
    /// What ways cost. The first costs nothing.
    pub costs: Vec<Cost>,
    /// What can't be counted, in the order of the nodes.
    pub gaps: Vec<(NodeId, Gap)>,
    /// The node of each place but the root.
    nodes: Vec<NodeId>,
    /// The places at which each node is done.
    done: Vec<Vec<usize>>,
}

/// What the SOPs that are called take: the least and the most, where it is known.
pub type Calls<'c> = dyn Fn(SopId) -> Option<Cost> + 'c;

const NOTHING: usize = 0;

impl<'a> Plan<'a> {
    /// The plan of an SOP.
    pub fn new(sop: &'a Sop, calls: &Calls) -> Plan<'a> {
        let mut plan = Plan {
            sop,
            map: Map::new(),
            costs: vec![Cost::default()],
            gaps: Vec::new(),
            nodes: Vec::new(),
            done: Vec::new(),
        };
        // The places of the nodes come first, in their order, so that a node's place is its position and one.
        for (id, node) in sop.nodes_with_ids() {
            plan.map.add_place(node.joins.is_some());
            plan.nodes.push(id);
        }
        let entries: Vec<Entry> = sop
            .nodes_with_ids()
            .map(|(id, node)| plan.entry(id, node, calls))
            .collect();
        for (id, node) in sop.nodes_with_ids() {
            if node.kind.value == NodeKind::Start && !node.alongside {
                plan.lead(ROOT, id, &entries, &Exitway::first(id));
            }
            plan.leave(id, node, &entries);
        }
        plan
    }

    /// The node of a place; nothing for the root.
    pub fn node(&self, place: usize) -> Option<NodeId> {
        self.nodes.get(place.checked_sub(1)?).copied()
    }

    /// The places at which a node is done.
    pub fn done(&self, node: NodeId) -> &[usize] {
        self.done.get(node.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// For each place whether a case is finished there.
    pub fn ends(&self) -> Vec<bool> {
        let mut ends = vec![false; self.map.places()];
        for (id, node) in self.sop.nodes_with_ids() {
            for place in self.done(id) {
                ends[*place] = node.kind.value == NodeKind::End && !node.alongside;
            }
        }
        ends
    }

    /// The ways that a case may go once a node is done.
    pub fn after(&self, node: NodeId) -> Vec<usize> {
        let out = self
            .done(node)
            .iter()
            .flat_map(|place| self.map.out(*place));
        let leaves = |way: &&usize| {
            let to = self.map.ways()[**way].to;
            !self.done(node).contains(&to) || to == place_of(node)
        };
        out.filter(leaves).copied().collect()
    }

    /// For each place, whether a case that comes to it can come to where a node is done.
    pub fn leading_to(&self, node: NodeId) -> Vec<bool> {
        let mut leading = vec![false; self.map.places()];
        let mut open = self.done(node).to_vec();
        while let Some(place) = open.pop() {
            if !std::mem::replace(&mut leading[place], true) {
                let ways = self.map.ways_into(place).iter();
                open.extend(ways.map(|way| self.map.ways()[*way].from));
            }
        }
        leading
    }

    fn cost(&mut self, cost: Cost) -> usize {
        if cost == Cost::default() {
            return NOTHING;
        }
        self.costs.push(cost);
        self.costs.len() - 1
    }

    /// What it costs to be done at a node, for one that comes from another row and for one that is in the row already.
    fn entry(&mut self, id: NodeId, node: &Node, calls: &Calls) -> Entry {
        let RowCost { either, mut gaps } = times::of_row(self.sop, node.row);
        let alone = self.sop[node.row].nodes.len() == 1;
        let (own, runs_known_sop) = self.own_cost(node, &either, calls, &mut gaps);
        if runs_known_sop || matches!(&node.kind.value, NodeKind::Wait(_)) {
            gaps.retain(|gap| !matches!(gap, Gap::NoTime | Gap::Words(_)));
        }
        if let Some(list) = &node.for_each {
            let name = &self.sop[list.value].name.value;
            gaps.push(Gap::PerItem(name.clone()));
        }
        if node.every.is_some() && node.kind.value != NodeKind::Start {
            gaps.push(Gap::Window);
        }
        let repeat = node.repeat.as_ref().map(|repeat| &repeat.value);
        let mut outside = Vec::new();
        for row in either {
            let whole = match alone {
                true => times::repeated(&row.then(&own), repeat, &mut gaps),
                false => row.then(&times::repeated(&own, repeat, &mut gaps)),
            };
            outside.push(self.cost(whole));
        }
        let mut inside = vec![self.cost(own)];
        if node.only_when.is_some() {
            outside.push(NOTHING);
            inside.push(NOTHING);
        }
        for exit in &node.exits {
            times::of_exit(&self.sop[node.row], node, exit, &mut gaps);
        }
        self.tell(id, node.row, gaps);
        Entry { outside, inside }
    }

    /// The gaps of a row are told once, at the first of its nodes that has them.
    fn tell(&mut self, id: NodeId, row: RowId, gaps: Vec<Gap>) {
        for gap in gaps {
            let same = |(node, told): &(NodeId, Gap)| self.sop[*node].row == row && *told == gap;
            if !self.gaps.iter().rev().take(8).any(same) {
                self.gaps.push((id, gap));
            }
        }
    }

    /// What a node takes besides its row's time: a wait, or an SOP that is run. Where the row of a call has a time, that
    /// is what the call takes.
    fn own_cost(
        &self,
        node: &Node,
        row: &[Cost],
        calls: &Calls,
        gaps: &mut Vec<Gap>,
    ) -> (Cost, bool) {
        match &node.kind.value {
            NodeKind::Wait(wait) => (times::of_wait(node, wait, gaps), false),
            NodeKind::Call(_) if row.iter().any(|cost| *cost != Cost::default()) => {
                (Cost::default(), false)
            }
            NodeKind::Call(CallTarget { written, sop }) => match sop.and_then(calls) {
                Some(cost) => (cost, true),
                None => {
                    gaps.push(Gap::Call(written.value.clone()));
                    (Cost::default(), false)
                }
            },
            _ => (Cost::default(), false),
        }
    }

    /// Adds the ways out of a node.
    fn leave(&mut self, id: NodeId, node: &Node, entries: &[Entry]) {
        let mut done = Vec::new();
        for (at, exit) in node.exits.iter().enumerate() {
            let cost = times::of_exit(&self.sop[node.row], node, exit, &mut Vec::new());
            let from = match self.cost(cost) {
                NOTHING => place_of(id),
                cost => self.exit_place(id, at, cost),
            };
            done.push(from);
            for target in &exit.targets {
                let way = Exitway {
                    from: id,
                    exit: at,
                    all: exit.kind == ExitKind::All,
                    at_most: target.at_most,
                };
                self.lead(from, target.node.value, entries, &way);
            }
        }
        if done.is_empty() {
            done.push(place_of(id));
        }
        done.sort_unstable();
        done.dedup();
        self.done.push(done);
    }

    fn exit_place(&mut self, id: NodeId, exit: usize, cost: usize) -> usize {
        let place = self.map.add_place(false);
        self.nodes.push(id);
        self.map.add_way(Way {
            from: place_of(id),
            to: place,
            cost,
            at_most: None,
            exit,
            all: false,
            branch: 0,
        });
        place
    }

    /// Adds a way to a node for each cost that coming there may have. A join takes only the branches that it names.
    fn lead(&mut self, from: usize, to: NodeId, entries: &[Entry], exit: &Exitway) {
        let (Some(entry), target) = (entries.get(to.0 as usize), &self.sop[to]) else {
            return;
        };
        let mut named = target.joins.iter().flat_map(|join| &join.nodes);
        let waited_for = target.joins.is_none() || named.any(|name| name.value == exit.from);
        if target.alongside || !waited_for {
            return;
        }
        let row = |node: NodeId| times::passage(self.sop, self.sop[node].row);
        let goes_on = from != ROOT && row(exit.from) == row(to) && exit.from < to;
        let costs = if goes_on {
            &entry.inside
        } else {
            &entry.outside
        };
        for cost in costs {
            self.map.add_way(Way {
                from,
                to: place_of(to),
                cost: *cost,
                at_most: exit.at_most,
                exit: exit.exit,
                all: exit.all,
                branch: exit.from.0 as usize,
            });
        }
    }
}

/// The costs of coming to a node.
struct Entry {
    outside: Vec<usize>,
    inside: Vec<usize>,
}

/// What is the same for all ways of an exit to one target.
struct Exitway {
    from: NodeId,
    exit: usize,
    all: bool,
    at_most: Option<u32>,
}

impl Exitway {
    /// The way to where a case begins.
    fn first(start: NodeId) -> Exitway {
        Exitway {
            from: start,
            exit: start.0 as usize,
            all: false,
            at_most: None,
        }
    }
}

/// The place at which a node is done, but for the times of its exits.
pub fn place_of(node: NodeId) -> usize {
    node.0 as usize + 1
}
