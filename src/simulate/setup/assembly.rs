//! Putting an SOP and a scenario together.

use super::visits::Course;
use super::{
    Assumption, Coming, Options, Setup, chances, coming, data, load, period, staff, times,
};
use crate::calendar::{Calendar, Counting};
use crate::diagnostic::messages::SimulateMessage;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::engine::Plan;
use crate::model::{
    ChanceOf, EventDraw, EventId, FieldId, Limit, NodeId, RuleKind, Scenario, Shape, Sop, Unit,
};

/// How often it is played where nothing is said.
const REPETITIONS: u32 = 20;

/// What chance begins with where nothing is said.
const SEED: u64 = 1;

/// What all parts of a setup are made from.
pub(super) struct Brief<'b> {
    pub plan: &'b Plan,
    pub calendar: &'b Calendar,
    pub counting: Counting,
    pub scenario: &'b Scenario,
    /// The shape in which stated times are read.
    pub shape: Shape,
}

impl Brief<'_> {
    /// Whether the scenario draws a field.
    pub(super) fn draws(&self, field: FieldId) -> bool {
        self.scenario
            .data
            .iter()
            .any(|draw| draw.field.value == field)
    }

    /// What the scenario says of an event.
    pub(super) fn event(&self, event: EventId) -> Option<&EventDraw> {
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
        let as_another = options.arrivals_of_another.as_ref();
        match as_another.filter(|_| scenario.arrivals.is_none()) {
            Some((coming, assumption)) => setup.come(coming.clone(), assumption.clone()),
            None if scenario.arrivals.is_none() => {
                let (coming, assumption) = coming::usual(&setup, loads.as_deref());
                setup.come(coming, Some(assumption));
            }
            None => {}
        }
        if let Some(loads) = &loads {
            coming::blame_overload(&setup, scenario, loads, diagnostics);
        }
        coming::blame_too_many(&setup, scenario, diagnostics);
        (diagnostics.errors() == errors).then_some(setup)
    }

    /// Lets cases come as the scenario does not say.
    fn come(&mut self, coming: Coming, assumption: Option<Assumption>) {
        self.arrivals = coming;
        self.assumptions.splice(0..0, assumption);
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
    let starts = chances::starts(brief, assumptions, diagnostics);
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
        Limit::Span(span) => Some(span),
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
pub(super) fn listed<T: Ord>(mut list: Vec<T>) -> Option<Vec<T>> {
    list.sort_unstable();
    list.dedup();
    (!list.is_empty()).then_some(list)
}
