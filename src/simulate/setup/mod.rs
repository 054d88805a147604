//! What is played: the SOP's own statements and a scenario put together, everything resolved and nothing left open.
//!
//! Each part answers for its own: `period` from when until when, `staff` who is there, `times` how long rows take,
//! `chances` which way cases go, `data` what they are. From these `visits` tells how often a case comes to each node and
//! `load` how much work that makes, so that `coming` can say how many cases come where nothing is said, and warn of more
//! than can be done, before anything is played. Whatever is not said is an [`Assumption`].

mod assumption;
mod chances;
mod coming;
mod data;
mod load;
mod period;
mod staff;
mod times;
mod visits;

pub use assumption::Assumption;
pub use times::charged;

use super::draw::{Law, TimeLaw};
use crate::calendar::{Calendar, Counting, Moment};
use crate::diagnostic::messages::SimulateMessage;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::engine::Plan;
use crate::lang::Lang;
use crate::model::{
    ActorId, ChanceOf, Duration, EventDraw, EventId, FieldId, Guard, NodeId, RuleKind, Scenario,
    Shape, Sop, Unit,
};
use visits::Course;

/// What is asked for besides the scenario.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What makes it repeatable, in place of the scenario's own.
    pub seed: Option<u64>,
    /// How often the whole is played, in place of the scenario's own.
    pub repetitions: Option<u32>,
    /// How many cases are counted in each repetition, in place of a horizon.
    pub cases: Option<u64>,
    /// When the cases of the log that the scenario names began.
    pub logged_arrivals: Option<Vec<Moment>>,
    /// When it begins, in place of the scenario's own date: for a forecast.
    pub begins: Option<Moment>,
}

/// What is played.
#[derive(Debug, Clone)]
pub struct Setup<'a> {
    /// The SOP made ready.
    pub plan: &'a Plan,
    /// The calendar of the office.
    pub calendar: &'a Calendar,
    /// How days are counted.
    pub counting: Counting,
    /// What makes it repeatable.
    pub seed: u64,
    /// How often the whole is played.
    pub repetitions: u32,
    /// From when cases come.
    pub begins: Moment,
    /// From when they count.
    pub counts_from: Moment,
    /// Until when those that come are counted.
    pub counts_until: Moment,
    /// How many cases are counted at most.
    pub most_cases: Option<u64>,
    /// How cases come.
    pub arrivals: Coming,
    /// The officers, those that are alike together.
    pub officers: Vec<Officers>,
    /// What is known of each node, by node.
    pub nodes: Vec<NodeSetup>,
    /// What is known of each row, by row. A row that shares the time of another has none of its own.
    pub rows: Vec<RowSetup>,
    /// How often a case begins at each start; the weights need not add up to one.
    pub starts: Vec<(NodeId, f64)>,
    /// What the data of a case are.
    pub data: Vec<FieldSetup>,
    /// What happens to cases from outside.
    pub events: Vec<EventSetup>,
    /// Which cases go before others: those for which an earlier condition holds.
    pub priorities: Vec<Guard>,
    /// What was assumed, in the order in which it matters.
    pub assumptions: Vec<Assumption>,
}

/// How cases come.
#[derive(Debug, Clone, PartialEq)]
pub enum Coming {
    /// So many in each stretch of time on average.
    Rate {
        /// How many.
        number: f64,
        /// In each of what.
        per: Per,
        /// Evenly spaced; by chance where not.
        evenly: bool,
        /// Day and night; only while the office works where not.
        around_the_clock: bool,
    },
    /// At these moments, in their order; the same in each repetition.
    At(Vec<Moment>),
}

/// What a rate is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Per {
    /// Hours: of the office, or of the clock where cases come around the clock.
    Hour,
    /// Working days, however long each is; calendar days where cases come around the clock.
    Day,
    /// Weeks.
    Week,
    /// Months of the calendar.
    Month,
    /// Years of the calendar.
    Year,
}

/// Officers that are alike.
#[derive(Debug, Clone)]
pub struct Officers {
    /// The actors whose work they do.
    pub actors: Vec<ActorId>,
    /// How many there are; nothing for as many as are needed.
    pub number: Option<u32>,
    /// The calendar of their own hours; that of the office where there is none.
    pub hours: Option<Calendar>,
    /// How much of their time they have, from 0 to 1, 0 excluded.
    pub share: f64,
    /// On how many of the working days each is absent, from 0 to 1, 1 excluded.
    pub absent: f64,
}

/// What is known of a node.
#[derive(Debug, Clone, Default)]
pub struct NodeSetup {
    /// Who works on it at once, a seat each; none for work that needs no officer.
    pub seats: Vec<Seat>,
    /// For each exit and each of its targets, how often it is taken, where chance decides; data decide where there is
    /// nothing. The weights need not add up to one.
    pub ways: Option<Vec<WayWeight>>,
    /// How often it is done where chance decides that, from 0 to 1.
    pub done: Option<f64>,
    /// How often its work is repeated in one visit.
    pub repeats: Law,
    /// How many cases are gathered for it.
    pub gather: Option<Gather>,
    /// For a wait: how long its timer runs.
    pub timer: Option<TimeLaw>,
    /// For a wait until something: how often that comes, and how long after the wait began.
    pub until: Option<(f64, TimeLaw)>,
}

/// Who may take a seat at a piece of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seat {
    /// An officer of any of these actors.
    Actors(Vec<ActorId>),
    /// The officer who did that node in the same case.
    SameAs(NodeId),
}

/// How often a node is left by one way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WayWeight {
    /// The exit, as a position in its node.
    pub exit: usize,
    /// The target, as a position in the exit, where it leads to one of several.
    pub target: Option<usize>,
    /// How often.
    pub weight: f64,
}

/// How many cases are gathered, and how long the first waits at most.
#[derive(Debug, Clone, PartialEq)]
pub struct Gather {
    /// How many.
    pub size: u32,
    /// How long at most.
    pub within: Option<Duration>,
}

/// What is known of a row. Its time is charged to a visit of one of its nodes as [`charged`] says.
#[derive(Debug, Clone, Default)]
pub struct RowSetup {
    /// Its times: the first that holds counts; none for a row that takes no time.
    pub times: Vec<TimeSetup>,
    /// How long a case lies there before anybody could take it up.
    pub handover: Option<TimeLaw>,
    /// The most that the SOP allows it, where that is one plain length: later than that is late.
    pub limit: Option<Duration>,
}

/// One time of a row.
#[derive(Debug, Clone)]
pub struct TimeSetup {
    /// It holds only under this condition.
    pub condition: Option<Guard>,
    /// It holds only for the exit with this label.
    pub for_exit: Option<String>,
    /// It is for each item of this list.
    pub per: Option<FieldId>,
    /// Counted from the end of this node instead of from when work begins.
    pub after: Option<NodeId>,
    /// How long.
    pub law: TimeLaw,
}

/// What a field holds.
#[derive(Debug, Clone)]
pub struct FieldSetup {
    /// The field.
    pub field: FieldId,
    /// What it holds.
    pub of: Values,
}

/// What a field may hold.
#[derive(Debug, Clone)]
pub enum Values {
    /// Yes so often, from 0 to 1.
    Yes(f64),
    /// Each value of a one-of type so often, by its position.
    OneOf(Vec<f64>),
    /// A number.
    Number(Law),
    /// How many items a list has.
    Items(Law),
    /// A length of time: so many of a unit, rounded to whole ones.
    Length {
        /// The unit.
        unit: Unit,
        /// How many.
        number: Law,
    },
    /// Something, so often, from 0 to 1.
    Given(f64),
}

/// What happens to cases from outside.
#[derive(Debug, Clone)]
pub struct EventSetup {
    /// The event.
    pub event: EventId,
    /// To how many cases, from 0 to 1.
    pub chance: f64,
    /// How long after the case began.
    pub after: TimeLaw,
}

/// How often it is played where nothing is said.
const REPETITIONS: u32 = 20;

/// What chance begins with where nothing is said.
const SEED: u64 = 1;

/// What all parts of a setup are made from.
struct Brief<'b> {
    plan: &'b Plan,
    calendar: &'b Calendar,
    counting: Counting,
    scenario: &'b Scenario,
    /// The shape in which stated times are read.
    shape: Shape,
}

impl Brief<'_> {
    /// Whether the scenario draws a field.
    fn draws(&self, field: FieldId) -> bool {
        self.scenario
            .data
            .iter()
            .any(|draw| draw.field.value == field)
    }

    /// What the scenario says of an event.
    fn event(&self, event: EventId) -> Option<&EventDraw> {
        let mut draws = self.scenario.events.iter().rev();
        draws.find(|draw| draw.event.value == event)
    }
}

impl<'a> Setup<'a> {
    /// Puts an SOP and a scenario together. What is wrong in the scenario is reported at its place in the file that the
    /// findings are about now; nothing comes of it then. Too much work is a warning only.
    pub fn new(
        plan: &'a Plan,
        calendar: &'a Calendar,
        scenario: &Scenario,
        options: &Options,
        diagnostics: &mut Diagnostics,
    ) -> Option<Setup<'a>> {
        let errors = diagnostics.errors();
        let brief = Brief {
            plan,
            calendar,
            counting: plan.counting(),
            scenario,
            shape: scenario
                .shape
                .as_ref()
                .map_or(Shape::Pert, |shape| shape.value),
        };
        let mut setup = Setup::parts(&brief, plan, calendar, options, diagnostics)?;
        let course = Course::of(&setup);
        blame_endless(&setup, scenario, &course, diagnostics);
        if diagnostics.errors() > errors {
            return None;
        }
        let loads = load::loads(&setup, &course);
        if scenario.arrivals.is_none() {
            let (coming, assumption) = coming::usual(&setup, loads.as_deref());
            setup.arrivals = coming;
            setup.assumptions.insert(0, assumption);
        } else if let Some(loads) = &loads {
            coming::blame_overload(&setup, scenario, loads, diagnostics);
        }
        Some(setup)
    }

    /// Everything but how many cases come where the scenario doesn't say it.
    fn parts(
        brief: &Brief<'_>,
        plan: &'a Plan,
        calendar: &'a Calendar,
        options: &Options,
        diagnostics: &mut Diagnostics,
    ) -> Option<Setup<'a>> {
        let scenario = brief.scenario;
        let mut assumptions = Vec::new();
        let arrivals = coming::said(scenario, options, diagnostics);
        let officers = staff::officers(brief, &mut assumptions, diagnostics);
        let rows = times::rows(brief, &mut assumptions);
        if plan.sop().bare_day().is_none() && says_bare_days(plan.sop()) {
            assumptions.push(Assumption::BareDays);
        }
        let (nodes, by_chance) = chances::nodes(brief, &mut assumptions);
        let starts = starts(brief, &mut assumptions, diagnostics)?;
        let data = data::fields(brief, &by_chance, &mut assumptions);
        let events = data::events(brief, &mut assumptions);
        chances::left_out(plan.sop(), &mut assumptions);
        let period = period::period(brief, options, &mut assumptions, diagnostics)?;
        let repetitions = options.repetitions;
        let repetitions = repetitions.or(scenario.repetitions.as_ref().map(|it| it.value));
        let seed = options.seed.or(scenario.seed.as_ref().map(|it| it.value));
        if repetitions.is_none() {
            assumptions.push(Assumption::Repetitions(REPETITIONS));
        }
        if seed.is_none() {
            assumptions.push(Assumption::Seed(SEED));
        }
        Some(Setup {
            plan,
            calendar,
            counting: brief.counting,
            seed: seed.unwrap_or(SEED),
            repetitions: repetitions.unwrap_or(REPETITIONS).max(1),
            begins: period.begins,
            counts_from: period.counts_from,
            counts_until: period.counts_until,
            most_cases: options.cases,
            arrivals: arrivals.unwrap_or(Coming::At(Vec::new())),
            officers,
            nodes,
            rows,
            starts,
            data,
            events,
            priorities: scenario.priorities.clone(),
            assumptions,
        })
    }
}

fn starts(
    brief: &Brief<'_>,
    assumptions: &mut Vec<Assumption>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<(NodeId, f64)>> {
    let starts = chances::starts(brief, assumptions);
    if starts.is_empty() {
        let span = brief.plan.sop().name.span;
        let finding = Diagnostic::new(SimulateMessage::NoStart {}, diagnostics.source(), span);
        diagnostics.push(finding.help(SimulateMessage::WriteStart {}));
        return None;
    }
    Some(starts)
}

/// Whether a row states a time in days of a kind that is not said.
fn says_bare_days(sop: &Sop) -> bool {
    let times = sop.rows.iter().flat_map(|row| &row.times);
    let mut spans = times.filter_map(|time| match &time.limit.value {
        crate::model::Limit::Span(span) => Some(span),
        _ => None,
    });
    spans.any(|span| {
        let lengths = span.low.iter().chain(&span.high);
        let mut amounts = lengths.flat_map(|length| &length.amounts);
        amounts.any(|amount| amount.unit == Unit::UnsaidDays)
    })
}

/// Tells of nodes from which no case ever comes to its end. What may happen at any time can lead out of them.
fn blame_endless(
    setup: &Setup<'_>,
    scenario: &Scenario,
    course: &Course,
    diagnostics: &mut Diagnostics,
) {
    let sop = setup.plan.sop();
    let parts = sop.rules.iter().flat_map(|rule| &rule.parts);
    let mut silences = parts.filter(|part| {
        matches!(
            part,
            RuleKind::Silence {
                target: Some(_),
                ..
            }
        )
    });
    let stuck = course.without_end(setup);
    if stuck.is_empty() || !setup.events.is_empty() || silences.next().is_some() {
        return;
    }
    let said = scenario.chances.iter().find(|chance| {
        matches!(chance.of, ChanceOf::Exits(_)) && stuck.contains(&chance.node.value)
    });
    let span = said.map_or(scenario.span, |chance| chance.span);
    let names = stuck
        .iter()
        .take(6)
        .map(|node| format!("`{}`", sop[*node].name.value));
    let rows = names.collect::<Vec<_>>().join(", ");
    let message = SimulateMessage::EndlessLoop { rows };
    let finding = Diagnostic::new(message, diagnostics.source(), span);
    diagnostics.push(finding.help(SimulateMessage::GiveWayOut {}));
}

/// A list in its order and each only once; nothing where it is empty.
fn listed<T: Ord>(mut list: Vec<T>) -> Option<Vec<T>> {
    list.sort_unstable();
    list.dedup();
    (!list.is_empty()).then_some(list)
}

/// A number to a tenth, of small ones to a hundredth, as a language writes it.
fn decimal(number: f64, lang: Lang) -> String {
    let digits = if number < 1.0 { 2 } else { 1 };
    let text = format!("{number:.digits$}");
    let text = match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.'),
        false => text.as_str(),
    };
    match lang {
        Lang::En => text.to_string(),
        Lang::Id => text.replace('.', ","),
    }
}
