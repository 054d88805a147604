//! What is remembered from one trace to the next: what symbols mean, what steps cost under the same data, and how a token
//! comes from place to place. Each is bounded; one that is full is forgotten and begun again.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Symbol;
use super::chart::Chart;
use super::meaning::{Meaning, Reader};
use super::tariff::Tariff;
use crate::engine::{Plan, Truths};
use crate::graph::net::PlaceId;
use crate::model::{NodeId, RowId};
use crate::run::{Lexicon, Names};

/// How many figures each of the memories holds.
const FIGURES: usize = 4_000_000;

/// The costs of coming to a node, by place.
pub(super) type CostsTo = Arc<[u32]>;

/// What is known of a plan and of the traces so far.
#[derive(Debug)]
pub(super) struct Memory<'p> {
    reader: Reader<'p>,
    chart: Chart,
    meanings: FxHashMap<Symbol, Arc<Meaning>>,
    tariffs: FxHashMap<(Truths, Vec<RowId>), Arc<Tariff>>,
    /// By tariff, then by node.
    ways: FxHashMap<Arc<Tariff>, FxHashMap<NodeId, CostsTo>>,
    way_count: usize,
    /// How many entries each memory may have.
    most: usize,
}

impl<'p> Memory<'p> {
    pub(super) fn new(plan: &'p Plan, names: &'p Names, lexicon: &'p Lexicon) -> Memory<'p> {
        let size = plan.place_count() + plan.steps().count();
        Memory {
            reader: Reader {
                plan,
                names,
                lexicon,
            },
            chart: Chart::new(plan),
            meanings: FxHashMap::default(),
            tariffs: FxHashMap::default(),
            ways: FxHashMap::default(),
            way_count: 0,
            most: FIGURES / size.max(1),
        }
    }

    pub(super) fn chart(&self) -> &Chart {
        &self.chart
    }

    /// What a symbol means.
    pub(super) fn meaning(&mut self, symbol: Symbol) -> Arc<Meaning> {
        if self.meanings.len() > self.most {
            self.meanings.clear();
        }
        let (reader, chart) = (self.reader, &self.chart);
        let known = self.meanings.entry(symbol);
        let meaning = || Arc::new(reader.meaning(chart, symbol));
        known.or_insert_with(meaning).clone()
    }

    /// The costs of the steps at each position, by what the data say there, when the log tells of these rows with several
    /// nodes.
    pub(super) fn tariffs(&mut self, truths: &[Truths], told: &[RowId]) -> Vec<Arc<Tariff>> {
        let mut tariffs: Vec<Arc<Tariff>> = Vec::with_capacity(truths.len());
        for (at, now) in truths.iter().enumerate() {
            let same = at.checked_sub(1).filter(|before| truths[*before] == *now);
            let tariff = match same.and_then(|before| tariffs.get(before)) {
                Some(same) => same.clone(),
                None => self.tariff(now, told),
            };
            tariffs.push(tariff);
        }
        tariffs
    }

    /// The costs of the steps when the data say so.
    fn tariff(&mut self, truths: &Truths, told: &[RowId]) -> Arc<Tariff> {
        if self.tariffs.len() > self.most {
            self.tariffs.clear();
        }
        let plan = self.reader.plan;
        let known = self.tariffs.entry((truths.clone(), told.to_vec()));
        let tariff = || Arc::new(Tariff::new(plan, truths, told));
        known.or_insert_with(tariff).clone()
    }

    /// For each event and each node that it can be: the costs of coming there, at the lowest of the tariffs.
    pub(super) fn ways(
        &mut self,
        events: &[Arc<Meaning>],
        tariffs: &[Arc<Tariff>],
    ) -> Vec<CostsTo> {
        if self.way_count > self.most {
            self.ways.clear();
            self.way_count = 0;
        }
        let Some(lowest) = Tariff::lowest(tariffs) else {
            return Vec::new();
        };
        let (plan, chart) = (self.reader.plan, &self.chart);
        let known = self.ways.entry(lowest.clone()).or_default();
        let before = known.len();
        let nodes = events.iter().flat_map(|event| &event.nodes);
        let ways = nodes.map(|it| {
            let costs = || chart.ways.costs_to(takes(plan, it.node), &lowest).into();
            known.entry(it.node).or_insert_with(costs).clone()
        });
        let ways = ways.collect();
        self.way_count += known.len() - before;
        ways
    }
}

/// The places that a node takes tokens from.
fn takes(plan: &Plan, node: NodeId) -> &[PlaceId] {
    let step = plan.steps_of(node).first().and_then(|id| plan.step(*id));
    step.map_or(&[], |step| step.takes.as_slice())
}
