//! The cheapest explanations of traces, and what is remembered from one to the next.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::meaning::Meaning;
use super::problem::Problem;
use super::search::Search;
use super::table::Table;
use super::tariff::Tariff;
use super::{Alignment, Move, Symbol, Trace};
use crate::engine::{Marking, Plan, Truths};
use crate::model::RowId;
use crate::run::{Lexicon, Names};

/// How many symbols, and how many answers of data, are remembered.
const REMEMBERED: usize = 4_096;

/// How much of the table of markings is kept for the next trace.
const KEPT: usize = 1_000_000;

/// Finds cheapest explanations by one SOP. It remembers what markings allow and what symbols mean, so one that has
/// explained many traces is faster, never different.
#[derive(Debug)]
pub struct Aligner<'p> {
    plan: &'p Plan,
    names: &'p Names,
    lexicon: &'p Lexicon,
    meanings: FxHashMap<Symbol, Arc<Meaning>>,
    tariffs: FxHashMap<(Truths, Vec<RowId>), Arc<Tariff>>,
    table: Table,
    search: Search,
}

impl<'p> Aligner<'p> {
    /// For the traces of one log.
    pub fn new(plan: &'p Plan, names: &'p Names, lexicon: &'p Lexicon) -> Aligner<'p> {
        Aligner {
            plan,
            names,
            lexicon,
            meanings: FxHashMap::default(),
            tariffs: FxHashMap::default(),
            table: Table::default(),
            search: Search::default(),
        }
    }

    /// The cheapest explanation of a trace; the best one found where looking for it takes too long.
    pub fn align(&mut self, trace: Trace<'_>) -> Alignment {
        if self.table.size() > KEPT {
            self.table.clear();
        }
        let symbols = trace.symbols.iter();
        let events: Vec<Arc<Meaning>> = symbols.map(|symbol| self.meaning(*symbol)).collect();
        let mut told: Vec<RowId> = events.iter().filter_map(|event| event.row).collect();
        told.sort_unstable();
        told.dedup();
        let unknown = [Truths::default()];
        let truths = match trace.truths {
            [] => &unknown,
            truths => truths,
        };
        let tariffs: Vec<Arc<Tariff>> = truths.iter().map(|it| self.tariff(it, &told)).collect();
        let problem = Problem {
            events: &events,
            tariffs: &tariffs,
        };
        let first = self.table.id(Marking::before());
        let found = self.search.run(self.plan, &mut self.table, &problem, first);
        let proven = found.is_some();
        let alone = || (0..events.len()).map(Move::Log).collect();
        self.told(&problem, found.unwrap_or_else(alone), proven)
    }

    /// How many states the last search looked at.
    pub fn looked_at(&self) -> usize {
        self.search.looked_at()
    }

    fn meaning(&mut self, symbol: Symbol) -> Arc<Meaning> {
        if self.meanings.len() >= REMEMBERED {
            self.meanings.clear();
        }
        let (plan, names, lexicon) = (self.plan, self.names, self.lexicon);
        let known = self.meanings.entry(symbol);
        let meaning = || Arc::new(Meaning::new(plan, names, lexicon, symbol));
        known.or_insert_with(meaning).clone()
    }

    fn tariff(&mut self, truths: &Truths, told: &[RowId]) -> Arc<Tariff> {
        if self.tariffs.len() >= REMEMBERED {
            self.tariffs.clear();
        }
        let plan = self.plan;
        let known = self.tariffs.entry((truths.clone(), told.to_vec()));
        let tariff = || Arc::new(Tariff::new(plan, truths, told));
        known.or_insert_with(tariff).clone()
    }

    /// The alignment of these moves, with what they cost and where they lead.
    fn told(&self, problem: &Problem<'_>, moves: Vec<Move>, proven: bool) -> Alignment {
        let mut marking = Marking::before();
        let (mut cost, mut events) = (0, 0);
        for step in &moves {
            let more = match step {
                Move::Both(step, _) => problem.told(events, *step),
                Move::Model(step) => problem.without_event(events, *step),
                Move::Log(_) => Some(problem.alone(events)),
            };
            cost += more.unwrap_or(0);
            match step {
                Move::Both(step, _) | Move::Model(step) => {
                    if let Some(step) = self.plan.step(*step) {
                        marking = marking.after(step);
                    }
                }
                Move::Log(_) => {}
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
