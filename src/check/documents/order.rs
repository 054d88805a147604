//! Which rows come before which, asked for many documents at once.
//!
//! For each document the question is the same: where can a case be that has passed a row which carries it? All rows
//! against all rows would be too much for a large SOP, so the documents are taken in batches of sixty-four, a bit for
//! each, and one walk along the ways of the graph, every loop taken as one, answers for a whole batch.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::names::Name;
use crate::graph::{Gives, ProcessGraph, Takes};
use crate::model::{NodeId, RowId, Sop};

/// A bit for each document of a batch.
type Bits = u64;

/// The ways of an SOP in an order in which each stands after those that lead to it.
pub(super) struct Order {
    /// The loop, or the single node, that each node is in.
    component: Vec<usize>,
    /// Whether each is a loop.
    is_loop: Vec<bool>,
    /// The ways between them.
    ways: Vec<(usize, usize)>,
    /// The exits that lead from node to node, joins left out: what a join lacks one of its branches may bring.
    exits: Vec<(usize, usize)>,
    /// How each node is left.
    leaving: Vec<Leaving>,
    /// By which nodes each row is come to and left.
    rows: Vec<RowNodes>,
}

/// What can be said of a case that leaves a node without a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leaving {
    /// It begins there.
    Beginning,
    /// It has chosen to go this way.
    Choosing,
    /// It came there without it.
    GoingOn,
    /// Nothing: it splits, and another branch may bring it.
    Splitting,
}

#[derive(Debug, Clone, Default)]
struct RowNodes {
    entered: Vec<usize>,
    left: Vec<usize>,
    only: Option<usize>,
}

/// Which rows carry a document: what a case has passed one of them, it can have.
#[derive(Debug, Default)]
pub(super) struct Carriers {
    /// By document, in the order of the rows.
    pub(super) rows: BTreeMap<Name, Vec<RowId>>,
    /// Nodes that may bring any document, each with its row.
    pub(super) any: Vec<(RowId, NodeId)>,
}

/// How a row stands to the other rows that carry a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Standing {
    /// One of them can come before it.
    pub(super) before: bool,
    /// One of them can come after it.
    pub(super) after: bool,
    /// A case can choose a way that surely leads here past all of them.
    pub(super) skipped: bool,
}

impl Order {
    pub(super) fn new(sop: &Sop, graph: &ProcessGraph) -> Self {
        let components = graph.components();
        let mut order = Order {
            component: vec![0; sop.nodes.len()],
            is_loop: components.iter().map(|nodes| nodes.len() > 1).collect(),
            ways: Vec::new(),
            exits: Vec::new(),
            leaving: sop
                .nodes_with_ids()
                .map(|(id, _)| leaving(sop, graph, id))
                .collect(),
            rows: vec![RowNodes::default(); sop.rows.len()],
        };
        for (at, nodes) in components.iter().enumerate() {
            nodes
                .iter()
                .for_each(|node| order.component[index(*node)] = at);
        }
        for node in components.into_iter().flatten() {
            order.add_ways(graph, node);
        }
        order.add_rows(sop, graph);
        order
    }

    fn add_ways(&mut self, graph: &ProcessGraph, from: NodeId) {
        for (to, flow) in graph.after(from) {
            let (here, there) = (self.component[index(from)], self.component[index(to)]);
            if here != there {
                self.ways.push((here, there));
            }
            let joins = graph.step(to).is_some_and(|step| step.takes == Takes::Join);
            if flow.by.is_exit() && !joins {
                self.exits.push((index(from), index(to)));
            }
        }
    }

    fn add_rows(&mut self, sop: &Sop, graph: &ProcessGraph) {
        for (id, node) in sop.nodes_with_ids() {
            let Some(row) = self.rows.get_mut(node.row.0 as usize) else {
                continue;
            };
            let other = |(to, _): (NodeId, _)| sop[to].row != node.row;
            let (mut before, mut after) = (graph.before(id).peekable(), graph.after(id).peekable());
            if before.peek().is_none() || before.any(other) {
                row.entered.push(index(id));
            }
            if after.peek().is_none() || after.any(other) {
                row.left.push(index(id));
            }
            let alone = sop[node.row].nodes.len() == 1 && node.only_when.is_none();
            row.only = alone.then_some(index(id));
        }
    }

    /// How each of the asked rows stands to the others that carry the document asked for.
    pub(super) fn standings(
        &self,
        carriers: &Carriers,
        asked: &BTreeSet<(Name, RowId)>,
    ) -> HashMap<(Name, RowId), Standing> {
        let mut standings = HashMap::with_capacity(asked.len());
        let asked: Vec<(Name, RowId)> = asked.iter().copied().collect();
        let by_name: Vec<&[(Name, RowId)]> = asked.chunk_by(|a, b| a.0 == b.0).collect();
        for names in by_name.chunks(Bits::BITS as usize) {
            let batch = Batch::new(self, carriers, names);
            for (bit, rows) in names.iter().enumerate() {
                let in_loops = self.in_loops(carriers, rows);
                for (name, row) in rows.iter() {
                    let standing = batch.standing(bit, *row, &in_loops);
                    standings.insert((*name, *row), standing);
                }
            }
        }
        standings
    }

    /// The rows that carry the document of a group of questions, by the loops that they stand in.
    fn in_loops(&self, carriers: &Carriers, asked: &[(Name, RowId)]) -> InLoops {
        let name = asked.first().map(|(name, _)| name);
        let rows = name.and_then(|name| carriers.rows.get(name));
        let known = rows.into_iter().flatten();
        let known = known.flat_map(|row| self.left_by(*row).iter().map(|node| (*row, *node)));
        let any = carriers.any.iter().map(|(row, node)| (*row, index(*node)));
        let mut in_loops = InLoops::new();
        for (row, node) in known.chain(any) {
            let component = self.component[node];
            if self.is_loop[component] {
                in_loops.entry(component).or_default().insert(row);
            }
        }
        in_loops
    }

    fn left_by(&self, row: RowId) -> &[usize] {
        self.rows.get(row.0 as usize).map_or(&[], |row| &row.left)
    }
}

type InLoops = BTreeMap<usize, BTreeSet<RowId>>;

/// The answers for a batch of documents.
struct Batch<'a> {
    order: &'a Order,
    /// Of each component: what a case may have that comes to it.
    before: Vec<Bits>,
    /// Of each component: what a case may get after it.
    after: Vec<Bits>,
    /// Of each node: what a case lacks that comes to it on one way at least, whatever is chosen from there on.
    lacking: Vec<Bits>,
}

impl<'a> Batch<'a> {
    fn new(order: &'a Order, carriers: &Carriers, names: &[&[(Name, RowId)]]) -> Self {
        let mut given = vec![0; order.component.len()];
        for (bit, asked) in names.iter().enumerate() {
            let name = asked.first().map(|(name, _)| name);
            let rows = name.and_then(|name| carriers.rows.get(name));
            for node in rows
                .into_iter()
                .flatten()
                .flat_map(|row| order.left_by(*row))
            {
                given[*node] |= 1 << bit;
            }
        }
        for (_, node) in &carriers.any {
            given[index(*node)] = Bits::MAX;
        }
        let mut within = vec![0; order.is_loop.len()];
        for (node, bits) in given.iter().enumerate() {
            within[order.component[node]] |= bits;
        }
        let mut batch = Batch {
            order,
            before: vec![0; within.len()],
            after: vec![0; within.len()],
            lacking: vec![0; given.len()],
        };
        batch.spread(&within);
        batch.spread_lack(&given, &within);
        batch
    }

    fn spread(&mut self, within: &[Bits]) {
        for (from, to) in &self.order.ways {
            self.before[*to] |= self.before[*from] | within[*from];
        }
        for (from, to) in self.order.ways.iter().rev() {
            self.after[*from] |= self.after[*to] | within[*to];
        }
    }

    /// One walk is enough: within a loop it finds less than there is, which leaves a doubtful lack unsaid.
    fn spread_lack(&mut self, given: &[Bits], within: &[Bits]) {
        for (from, to) in &self.order.exits {
            let component = self.order.component[*from];
            let may_have = self.before[component] | within[component];
            self.lacking[*to] |= match self.order.leaving[*from] {
                Leaving::Beginning => !given[*from],
                Leaving::Choosing => !may_have,
                Leaving::GoingOn => self.lacking[*from] & !given[*from],
                Leaving::Splitting => 0,
            };
        }
    }

    fn standing(&self, bit: usize, row: RowId, in_loops: &InLoops) -> Standing {
        let Some(nodes) = self.order.rows.get(row.0 as usize) else {
            return Standing::default();
        };
        let has = |bits: Bits| bits >> bit & 1 == 1;
        let component = |node: &usize| self.order.component[*node];
        let beside = |at: usize| {
            let rows = in_loops.get(&at);
            rows.is_some_and(|rows| rows.iter().any(|other| *other != row))
        };
        let mut entered = nodes.entered.iter().map(component);
        let mut left = nodes.left.iter().map(component);
        let before = entered.any(|at| has(self.before[at]) || beside(at));
        let after = left.any(|at| has(self.after[at]) || beside(at));
        let lacking = nodes.only.is_some_and(|node| has(self.lacking[node]));
        Standing {
            before,
            after,
            skipped: before && !after && lacking,
        }
    }
}

fn leaving(sop: &Sop, graph: &ProcessGraph, node: NodeId) -> Leaving {
    let step = graph.step(node).filter(|_| !sop[node].alongside);
    match step.map(|step| (step.takes, step.gives)) {
        Some((_, Gives::Split | Gives::ChoiceOfSplits)) | None => Leaving::Splitting,
        Some((Takes::Nothing, _)) => Leaving::Beginning,
        Some((_, Gives::Choice)) => Leaving::Choosing,
        Some((_, Gives::One | Gives::Nothing)) => Leaving::GoingOn,
    }
}

fn index(node: NodeId) -> usize {
    node.0 as usize
}
