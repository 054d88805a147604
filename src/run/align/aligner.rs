//! The cheapest explanations of traces, and what is remembered from one to the next.

use std::sync::Arc;

use super::bound::Bound;
use super::meaning::Meaning;
use super::memory::{CostsTo, Memory};
use super::problem::{Cost, Problem};
use super::search::{Field, Search};
use super::table::Table;
use super::tariff::Tariff;
use super::{Alignment, Move, Trace};
use crate::engine::{Marking, Plan, Truths};
use crate::model::RowId;
use crate::run::{Lexicon, Names};

/// How much of the table of markings is kept for the next trace.
const KEPT: usize = 2_000_000;

/// Finds cheapest explanations by one SOP. It remembers what markings allow and what symbols mean, so one that has
/// explained many traces is faster, never different.
#[derive(Debug)]
pub struct Aligner<'p> {
    plan: &'p Plan,
    memory: Memory<'p>,
    table: Table,
    bound: Bound,
    search: Search,
}

/// What is looked up for a trace.
struct LookedUp {
    events: Vec<Arc<Meaning>>,
    tariffs: Vec<Arc<Tariff>>,
    ways: Vec<CostsTo>,
}

impl<'p> Aligner<'p> {
    /// For the traces of one log.
    pub fn new(plan: &'p Plan, names: &'p Names, lexicon: &'p Lexicon) -> Aligner<'p> {
        Aligner {
            plan,
            memory: Memory::new(plan, names, lexicon),
            table: Table::default(),
            bound: Bound::default(),
            search: Search::default(),
        }
    }

    /// The cheapest explanation of a trace; the best one found where looking for it takes too long.
    pub fn align(&mut self, trace: Trace<'_>) -> Alignment {
        let found = self.look_up(trace);
        let problem = self.problem(&found);
        self.bound.find(self.plan, self.memory.chart(), &problem);
        if self.table.size() > KEPT {
            self.table.clear();
        }
        let cheapest = self.search(&problem, Search::cheapest);
        let proven = cheapest.is_some();
        let moves = cheapest.unwrap_or_else(|| {
            self.table.clear();
            self.search(&problem, Search::good)
        });
        self.told(&problem, moves, proven)
    }

    /// What the rest of a trace costs at least, when so many events have been and the tokens lie so: the bound by which
    /// [`Aligner::align`] searches.
    pub fn at_least(&mut self, trace: Trace<'_>, events: usize, marking: &Marking) -> u32 {
        let found = self.look_up(trace);
        let problem = self.problem(&found);
        self.bound.find(self.plan, self.memory.chart(), &problem);
        let events = u32::try_from(events).unwrap_or(u32::MAX);
        Problem::stated(self.bound.of(events, marking))
    }

    /// How many states were looked at for the last trace.
    pub fn looked_at(&self) -> usize {
        self.search.looked_at()
    }

    fn look_up(&mut self, trace: Trace<'_>) -> LookedUp {
        let symbols = trace.symbols.iter();
        let events: Vec<_> = symbols.map(|it| self.memory.meaning(*it)).collect();
        let mut told: Vec<RowId> = events.iter().filter_map(|event| event.row).collect();
        told.sort_unstable();
        told.dedup();
        let unknown = [Truths::default()];
        let truths = match trace.truths {
            [] => &unknown,
            truths => truths,
        };
        let last = truths.len().min(events.len() + 1);
        let tariffs = self.memory.tariffs(&truths[..last], &told);
        let ways = self.memory.ways(&events, &tariffs);
        LookedUp {
            events,
            tariffs,
            ways,
        }
    }

    fn problem<'a>(&self, found: &'a LookedUp) -> Problem<'a> {
        let LookedUp {
            events,
            tariffs,
            ways,
        } = found;
        Problem::new(self.plan, events, tariffs, ways, self.memory.chart())
    }

    fn search<T>(
        &mut self,
        problem: &Problem<'_>,
        by: impl FnOnce(&mut Search, &mut Field<'_>) -> T,
    ) -> T {
        let first = self.table.id(Marking::before());
        let mut field = Field {
            plan: self.plan,
            table: &mut self.table,
            problem,
            bound: &self.bound,
            first,
        };
        by(&mut self.search, &mut field)
    }

    /// The alignment of these moves, with what they cost and where they lead.
    fn told(&self, problem: &Problem<'_>, moves: Vec<Move>, proven: bool) -> Alignment {
        let mut marking = Marking::before();
        let mut events = 0;
        let mut cost: Cost = 0;
        for step in &moves {
            cost += problem.cost(events, *step);
            if let Move::Both(step, _) | Move::Model(step) = step
                && let Some(step) = self.plan.step(*step)
            {
                marking = marking.after(step);
            }
            events += u32::from(!matches!(step, Move::Model(_)));
        }
        Alignment {
            moves,
            cost: Problem::stated(cost),
            proven,
            marking,
        }
    }
}
