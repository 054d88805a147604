//! What every verdict of one SOP stands on: its plan, its calendar, its names, and what is known of each node once and
//! for all.

use super::known::Known;
use super::measure::Measure;
use crate::calendar::{Calendar, Counting, Moment};
use crate::engine::{Beside, Clock, Clocks, Plan};
use crate::lang::folded;
use crate::model::expr::Slots;
use crate::model::{DayKind, Duration, EventId, NodeId, RowId, Rule, RuleId, Schedule, Sop};
use crate::run::{Case, Lexicon, Names};

/// What verdicts stand on.
#[derive(Debug)]
pub struct Ground<'p> {
    pub plan: &'p Plan,
    pub names: &'p Names,
    pub calendar: &'p Calendar,
    pub lexicon: &'p Lexicon,
    pub as_of: Option<Moment>,
    pub counting: Counting,
    fixed: Vec<Option<Allowance>>,
    /// For each rule, the declared event of its own name.
    namesakes: Vec<Option<EventId>>,
}

/// What the time cell of a row allows one visit, ready to count with.
#[derive(Debug, Clone, PartialEq)]
pub enum Allowance {
    /// Nothing is stated.
    Free,
    /// It is stated and can't be counted.
    Uncountable,
    /// A length of time, a window of the calendar, or both.
    Counted {
        least: Option<Duration>,
        most: Option<Duration>,
        measure: Measure,
        beside: Beside,
        window: Option<Schedule>,
    },
}

impl<'p> Ground<'p> {
    pub fn new(
        plan: &'p Plan,
        names: &'p Names,
        calendar: &'p Calendar,
        lexicon: &'p Lexicon,
        as_of: Option<Moment>,
    ) -> Ground<'p> {
        let counting = plan.counting();
        let clocks = Clocks::of(plan);
        let empty = Slots::default();
        let fixed = plan.sop().nodes_with_ids().map(|(node, _)| {
            let clock = clocks.of_node(node, None, &empty);
            clocks
                .is_fixed(node)
                .then(|| Allowance::of(clock, counting.day_kind))
        });
        Ground {
            fixed: fixed.collect(),
            namesakes: namesakes(plan.sop()),
            plan,
            names,
            calendar,
            lexicon,
            as_of,
            counting,
        }
    }

    /// The SOP.
    pub fn sop(&self) -> &'p Sop {
        self.plan.sop()
    }

    /// What is known of a case after so many of its events.
    pub fn known<'c>(&self, case: &'c Case<'c>, events: usize) -> Known<'c> {
        Known::after(case, events, self.sop().bare_day())
    }

    /// What the time cell of a node's row allows, where that is the same for all cases.
    pub fn fixed(&self, node: NodeId) -> Option<&Allowance> {
        self.fixed.get(node.0 as usize)?.as_ref()
    }

    /// What the time cell of a node's row allows a visit of this case.
    pub fn allowance(&self, node: NodeId, exit: Option<u32>, data: &Known<'_>) -> Allowance {
        let exit = exit.map(|exit| exit as usize);
        let clock = Clocks::of(self.plan).of_node(node, exit, data);
        Allowance::of(clock, self.counting.day_kind)
    }

    /// The declared event that has the name of a rule.
    pub fn namesake(&self, rule: RuleId) -> Option<EventId> {
        self.namesakes.get(rule.0 as usize).copied().flatten()
    }

    /// The row whose time cell a node's time stands in.
    pub fn owner(&self, node: NodeId) -> RowId {
        Clocks::of(self.plan).owner(self.sop()[node].row)
    }

    /// The counting of a rule.
    pub fn counting_of(&self, count_first_day: bool) -> Counting {
        Counting {
            count_first_day: count_first_day || self.counting.count_first_day,
            ..self.counting
        }
    }
}

fn namesakes(sop: &Sop) -> Vec<Option<EventId>> {
    let namesake = |rule: &Rule| {
        let name = folded(&rule.name.value);
        let mut events = (0..).map(EventId).zip(&sop.events);
        let event = events.find(|(_, event)| folded(&event.name.value) == name);
        event.map(|(id, _)| id)
    };
    sop.rules.iter().map(namesake).collect()
}

impl Allowance {
    fn of(clock: Clock, bare_day: DayKind) -> Allowance {
        match clock {
            Clock::None => Allowance::Free,
            Clock::Words(_) | Clock::PerUnknown(_) => Allowance::Uncountable,
            Clock::Window(window) => Allowance::Counted {
                least: None,
                most: None,
                measure: Measure::CalendarDays,
                beside: Beside::Own,
                window: Some(window),
            },
            Clock::Span {
                least,
                most,
                beside,
                window,
            } => Allowance::Counted {
                measure: match most.as_ref().or(least.as_ref()) {
                    Some(stated) => Measure::of(stated, bare_day),
                    None => Measure::Workdays,
                },
                least,
                most,
                beside,
                window,
            },
        }
    }
}
