//! Why a verdict is as it is: the case step by step, with what was looked at on the way.

use super::course::Stop;
use super::ground::Allowance;
use super::known::{Known, fields};
use super::pauses::{self, Pause, Paused};
use super::times::Running;
use super::untold;
use super::work::Work;
use crate::calendar::{Calendar, DayStatus, Moment};
use crate::lang::Lang;
use crate::model::expr::{CaseData, Value, truth};
use crate::model::{Date, ExitTrigger, FieldId, FieldType, Guard, RuleId, Sop};
use crate::run::{RuleState, Verdict, Visit, WordId};

/// A verdict with its reasons.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The verdict.
    pub verdict: Verdict,
    /// One for each visit of the verdict, in its order.
    pub visits: Vec<ExplainedVisit>,
    /// One for each rule of the SOP, in its order.
    pub rules: Vec<ExplainedRule>,
}

/// A visit with its reasons.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedVisit {
    /// The visit.
    pub visit: Visit,
    /// The lines of the log that tell it; none where the log lacks it or it needs none.
    pub lines: Vec<u64>,
    /// Whether the log lacks it, though the case went on.
    pub skipped: bool,
    /// The days from when its time counts to when it was done, or due where it is still to come.
    pub days: Option<Days>,
    /// When its clock stood still.
    pub pauses: Vec<Paused>,
    /// The condition for doing it at all.
    pub called: Option<Answered>,
    /// Its exits, in the order of the file; none where there is nothing to choose.
    pub exits: Vec<ExplainedExit>,
    /// Why the exit was taken; nothing where it was not left, or had one exit only.
    pub why: Option<Why>,
}

/// Days as the calendar counts them.
#[derive(Debug, Clone, PartialEq)]
pub struct Days {
    /// The first; it is not counted, unless the SOP counts it.
    pub from: Date,
    /// The last.
    pub to: Date,
    /// How many working days come after the first.
    pub workdays: i64,
    /// How many dates come after the first.
    pub calendar_days: i64,
    /// The days after the first on which the office did not work.
    pub off: Vec<DayOff>,
}

/// A day on which the office does not work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayOff {
    /// The date.
    pub date: Date,
    /// The name of the holiday; nothing for a day of the week on which the office never works.
    pub holiday: Option<String>,
}

/// A condition, and what the data said to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered {
    /// As the SOP writes it.
    pub written: String,
    /// The fields that it asks for, with their values then.
    pub data: Vec<(FieldId, Option<Value>)>,
    /// Whether it held; nothing where that is unknown.
    pub answer: Option<bool>,
}

/// A way out of a node.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedExit {
    /// The exit, as a position in its node.
    pub exit: u32,
    /// Its condition, where it has one.
    pub condition: Option<Answered>,
    /// Whether it is the one taken.
    pub taken: bool,
}

/// What told which exit was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The outcome in the log.
    Outcome(WordId),
    /// The data of the case.
    Data,
    /// What was done next.
    Next,
    /// Nothing yet: it is only supposed.
    Untold,
}

/// A rule with its reasons.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedRule {
    /// The rule.
    pub rule: RuleId,
    /// What became of it.
    pub state: RuleState,
    /// The condition under which it binds.
    pub binds: Option<Answered>,
    /// What it requires, one for each condition of its own, as the data are in the end or were when its node was done
    /// last.
    pub requires: Vec<Answered>,
    /// When its clock stood still.
    pub pauses: Vec<Pause>,
}

/// The reasons of a verdict.
pub fn explain(mut work: Work<'_>, verdict: Verdict) -> Explanation {
    work.visits = verdict.visits.clone();
    let planned = work.course.stops.is_empty();
    let visits = match planned {
        true => verdict
            .visits
            .iter()
            .map(|visit| planned_visit(&work, visit))
            .collect(),
        false => {
            let stops = work.course.stops.iter().zip(&verdict.visits);
            stops
                .map(|(stop, visit)| self::visit(&work, stop, visit))
                .collect()
        }
    };
    let states = (0..).map(RuleId).zip(&verdict.rules);
    let rules = states
        .map(|(rule, state)| self::rule(&work, rule, *state))
        .collect();
    Explanation {
        visits,
        rules,
        verdict,
    }
}

fn planned_visit(work: &Work<'_>, visit: &Visit) -> ExplainedVisit {
    let known = work.known(0);
    let exits = exits(work, visit, &known);
    ExplainedVisit {
        visit: *visit,
        lines: Vec::new(),
        skipped: false,
        days: days(work.ground.calendar, visit.from, visit.due),
        pauses: Vec::new(),
        called: called(work, visit, &known),
        why: (!exits.is_empty()).then_some(Why::Data),
        exits,
    }
}

fn visit(work: &Work<'_>, stop: &Stop, visit: &Visit) -> ExplainedVisit {
    let known = work.known_at(visit.event);
    let pieces = work.course.pieces(stop).iter();
    let lines = pieces.filter_map(|piece| Some(work.event(*piece)?.line));
    let exits = exits(work, visit, &known);
    ExplainedVisit {
        visit: *visit,
        lines: lines.collect(),
        skipped: stop.skipped,
        days: days(work.ground.calendar, visit.from, visit.done),
        pauses: ledger(work, stop, visit).unwrap_or_default(),
        called: called(work, visit, &known),
        why: visit.exit.and_then(|exit| why(work, visit, exit, &exits)),
        exits,
    }
}

/// The days between two moments; nothing beyond the calendar, or backwards.
fn days(calendar: &Calendar, from: Option<Moment>, to: Option<Moment>) -> Option<Days> {
    let (from, to) = (from?, to?);
    let calendar_days = calendar.calendar_days_between(from, to).ok()?;
    let workdays = calendar.working_days_between(from, to).ok()?;
    let mut off = Vec::new();
    for day in 1..=calendar_days {
        let date = from.plus_seconds(day * 86_400)?.date();
        match calendar.day(date).ok()? {
            DayStatus::Working(_) => {}
            DayStatus::Weekend => off.push(DayOff {
                date,
                holiday: None,
            }),
            DayStatus::Holiday(holiday) => off.push(DayOff {
                date,
                holiday: Some(holiday.name.clone()),
            }),
        }
    }
    Some(Days {
        from: from.date(),
        to: to.date(),
        workdays,
        calendar_days,
        off,
    })
}

/// When the clock of a visit stood still, and how much each pause moved its due moment.
fn ledger(work: &Work<'_>, stop: &Stop, visit: &Visit) -> Option<Vec<Paused>> {
    work.ground.sop()[stop.node].pause.as_ref()?;
    let allowance = match work.ground.fixed(stop.node) {
        Some(fixed) => fixed.clone(),
        None => work
            .ground
            .allowance(stop.node, stop.exit, &work.known_at(visit.event)),
    };
    let Allowance::Counted {
        most: Some(most),
        measure,
        ..
    } = allowance
    else {
        return None;
    };
    let running = Running {
        from: visit.from?,
        measure,
        least: None,
        most: Some(&most),
    };
    let due = work.due_of(stop.node, running, &most, visit.done?).ok()?;
    Some(due.1)
}

fn called(work: &Work<'_>, visit: &Visit, known: &Known<'_>) -> Option<Answered> {
    let guard = work.ground.sop()[visit.node].only_when.as_ref()?;
    Some(answered(guard, known))
}

fn answered(guard: &Guard, known: &Known<'_>) -> Answered {
    let data = fields(&guard.expr).into_iter();
    Answered {
        written: guard.written.clone(),
        data: data
            .map(|field| (field, known.value(field).cloned()))
            .collect(),
        answer: truth(&guard.expr, known),
    }
}

fn exits(work: &Work<'_>, visit: &Visit, known: &Known<'_>) -> Vec<ExplainedExit> {
    let exits = &work.ground.sop()[visit.node].exits;
    if exits.len() < 2 {
        return Vec::new();
    }
    let exits = (0..).zip(exits).map(|(at, exit)| ExplainedExit {
        exit: at,
        condition: match &exit.trigger {
            ExitTrigger::When(guard) => Some(answered(guard, known)),
            _ => None,
        },
        taken: visit.exit == Some(at),
    });
    exits.collect()
}

fn is_untold(work: &Work<'_>, visit: &Visit) -> bool {
    let at = work.visits.iter().position(|known| known == visit);
    at.is_some_and(|at| untold::is_untold(work, at))
}

fn why(work: &Work<'_>, visit: &Visit, exit: u32, exits: &[ExplainedExit]) -> Option<Why> {
    if exits.is_empty() {
        return None;
    }
    let event = visit.event.and_then(|at| work.case.events.get(at as usize));
    let ground = work.ground;
    if let Some(outcome) = event.and_then(|event| event.outcome) {
        let named = ground
            .names
            .exits(visit.node, &ground.lexicon.text(outcome));
        if named.contains(&(exit as usize)) {
            return Some(Why::Outcome(outcome));
        }
    }
    let truths = ground.plan.truths(&work.known_at(visit.event));
    let fit = ground.plan.exit_fit(visit.node, exit as usize, &truths);
    let free = ground.sop()[visit.node].exits.get(exit as usize)?.trigger == ExitTrigger::Free;
    match fit == crate::engine::Fit::With && !free {
        true => Some(Why::Data),
        false if is_untold(work, visit) => Some(Why::Untold),
        false => Some(Why::Next),
    }
}

fn rule(work: &Work<'_>, id: RuleId, state: RuleState) -> ExplainedRule {
    use crate::model::RuleKind;
    let rule = &work.ground.sop()[id];
    let last = work.known_at(None);
    let requires = rule.parts.iter().filter_map(|part| match part {
        RuleKind::Require { at, guard } => {
            let visit = at.as_ref().and_then(|at| work.visits_of(at.value).last());
            Some(answered(
                guard,
                &work.known_at(visit.and_then(|visit| visit.event)),
            ))
        }
        _ => None,
    });
    let pause = rule.pause.as_ref();
    ExplainedRule {
        rule: id,
        state,
        binds: rule.condition.as_ref().map(|guard| answered(guard, &last)),
        requires: requires.collect(),
        pauses: pause
            .map(|guard| pauses::of(work, guard))
            .unwrap_or_default(),
    }
}

/// A value of a field in words: the title of a one-of value, yes or no, a number with the comma of the language.
pub fn value_in_words(sop: &Sop, field: FieldId, value: &Value, lang: Lang) -> String {
    match value {
        Value::YesNo(yes) => {
            let words = match lang {
                Lang::En => ("yes", "no"),
                Lang::Id => ("ya", "tidak"),
            };
            if *yes { words.0 } else { words.1 }.to_string()
        }
        Value::Number(number) => match lang {
            Lang::En => number.to_string(),
            Lang::Id => number.to_string().replace('.', ","),
        },
        Value::Text(text) => text.clone(),
        Value::Date(date) => date.to_string(),
        Value::DateTime(date, minutes) => {
            format!("{date} {:02}:{:02}", minutes / 60, minutes % 60)
        }
        Value::Duration(duration) => duration.in_words(lang),
        Value::Variant(at) => {
            let kind = sop.fields.get(field.0 as usize).map(|field| &field.kind);
            let variant = match kind {
                Some(FieldType::OneOf(variants)) => variants.get(*at),
                _ => None,
            };
            variant.map_or(String::new(), |variant| match &variant.title {
                Some(title) => title.value.clone(),
                None => variant.name.value.clone(),
            })
        }
    }
}
