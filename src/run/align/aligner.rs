//! The cheapest explanations of traces, and what is remembered from one to the next.

use super::bound::Bound;
use super::memory::Memory;
use super::problem::{Cost, Problem};
use super::search::Search;
use super::table::Table;
use super::{Alignment, Move, Trace};
use crate::engine::{Marking, Plan, Truths};
use crate::model::RowId;
use crate::run::{Lexicon, Names};

/// How much of the table of markings is kept for the next trace.
const KEPT: usize = 1_000_000;

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
        if self.table.size() > KEPT {
            self.table.clear();
        }
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
        let truths = truths.iter().take(events.len() + 1);
        let tariffs: Vec<_> = truths.map(|it| self.memory.tariff(it, &told)).collect();
        let ways = self.memory.ways(&events, &tariffs);
        let problem = Problem::new(self.plan, &events, &tariffs, &ways, self.memory.chart());
        self.bound.find(self.plan, self.memory.chart(), &problem);
        let first = self.table.id(Marking::before());
        let found = self
            .search
            .run(self.plan, &mut self.table, &problem, &self.bound, first);
        let proven = found.is_some();
        let alone = || (0..events.len()).map(Move::Log).collect();
        self.told(&problem, found.unwrap_or_else(alone), proven)
    }

    /// How many states the last search looked at.
    pub fn looked_at(&self) -> usize {
        self.search.looked_at()
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
