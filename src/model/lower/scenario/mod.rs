//! Scenarios: what stands once in one, and the lists of the rest.
//!
//! A scenario says nothing of the procedure, so a fault in it never makes the SOP faulty.

mod apart;
mod batches;
mod chances;
mod draws;
mod spread;
mod staff;

use std::collections::BTreeMap;

pub use apart::{scenarios, what_if};

use super::context::{Context, said, text_of};
use super::times;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::messages::{ModelMessage, Part, ScenarioMessage, SyntaxMessage};
use crate::lang::{Number, Word};
use crate::model::{Arrivals, Date, Duration, Node, Scenario, Unit};
use crate::source::{Span, Spanned};
use crate::syntax::tree::{Item, Value};

/// More officers or cases than any office has at one desk. Each of them has to be looked at whenever work is given out.
const MOST: u32 = 10_000;

/// The scenarios among some statements.
pub(super) fn lower(context: &mut Context, items: &[Item], nodes: &[Node]) -> Vec<Scenario> {
    let faulty = context.faulty;
    let mut scenarios: Vec<Scenario> = Vec::new();
    for item in items.iter().filter(|item| item.is(Word::Scenario)) {
        let Some(name) = &item.name else {
            context.missing(item, Part::Name);
            continue;
        };
        let first = scenarios.iter().find(|first| first.name == *name);
        context.doubled(name, first.map(|first| first.name.span));
        scenarios.push(Scenario {
            name: name.clone(),
            title: text_of(item),
            ..parts(context, item, nodes)
        });
    }
    context.faulty = faulty;
    scenarios
}

/// What the statements below an item say.
pub(super) fn parts(context: &mut Context, item: &Item, nodes: &[Node]) -> Scenario {
    let (shape, times) = spread::rows(context, item, Word::Takes);
    let (_, handovers) = spread::rows(context, item, Word::Handover);
    let (data, events) = draws::lower(context, item);
    Scenario {
        since: item.first(Word::Since).and_then(|it| since(context, it)),
        horizon: period(context, item, Word::Horizon),
        warm_up: period(context, item, Word::WarmUp),
        repetitions: item
            .first(Word::Repeat)
            .and_then(|it| repetitions(context, it)),
        seed: item.first(Word::Seed).and_then(|it| seed(context, it)),
        arrivals: item
            .first(Word::Arrivals)
            .and_then(|it| arrivals(context, it)),
        staff: staff::lower(context, item),
        shape,
        times,
        handovers,
        chances: chances::lower(context, item, nodes),
        data,
        events,
        priorities: item
            .all(Word::PriorityWhen)
            .filter_map(|it| context.guard_of(it, &[]))
            .collect(),
        batches: batches::lower(context, item, nodes),
        span: item.span.0,
        ..Scenario::default()
    }
}

fn since(context: &mut Context, item: &Item) -> Option<Spanned<Date>> {
    let Some(Value::Date(date)) = &item.value else {
        context.missing(item, Part::Date);
        return None;
    };
    context.exists(date.value, date.span).then_some(*date)
}

fn period(context: &mut Context, scenario: &Item, word: Word) -> Option<Spanned<Duration>> {
    let item = scenario.first(word)?;
    let Some(Value::Time(time)) = &item.value else {
        context.missing(item, Part::Time);
        return None;
    };
    // Nothing has to come before what is counted.
    let length = match word {
        Word::WarmUp => times::duration(context, &time.low, time.span.0)?,
        _ => times::positive(context, &time.low, time.span.0)?,
    };
    Some(Spanned::new(length, time.span.0))
}

fn repetitions(context: &mut Context, item: &Item) -> Option<Spanned<u32>> {
    let count = times::count(context, item)?;
    let span = match &item.value {
        Some(Value::Count(written)) => written.times.span,
        _ => item.head_span.0,
    };
    Some(Spanned::new(count.times, span))
}

fn seed(context: &mut Context, item: &Item) -> Option<Spanned<u64>> {
    let Some(Value::Number(number)) = &item.value else {
        context.missing(item, Part::Count);
        return None;
    };
    let seed = number.value.as_whole()?.try_into().ok()?;
    Some(Spanned::new(seed, number.span))
}

fn arrivals(context: &mut Context, item: &Item) -> Option<Spanned<Arrivals>> {
    let log = item.first(Word::AsIn).and_then(|log| log.text.as_ref());
    let arrivals = match log {
        Some(log) => Arrivals::Log(said(log)),
        None => rate(context, item)?,
    };
    Some(Spanned::new(arrivals, item.span.0))
}

fn rate(context: &mut Context, item: &Item) -> Option<Arrivals> {
    let per = item.first(Word::Per).and_then(|per| per.value.as_ref());
    let (Some(Value::Number(number)), Some(Value::Unit(unit))) = (&item.value, per) else {
        context.missing(item, Part::Unit);
        return None;
    };
    if number.value <= Number::ZERO {
        let message = ScenarioMessage::NoArrivals {
            number: number.value.to_string(),
        };
        let finding = finding(context, number.span, message).help(ScenarioMessage::WriteRate {});
        context.report(finding);
        return None;
    }
    Some(Arrivals::Rate {
        number: number.value,
        per: Unit::from_word(unit.value)?,
        evenly: item.has(Word::Evenly),
        around_the_clock: item.has(Word::AroundTheClock),
    })
}

/// A whole number from 1 up, of officers or of cases; blamed where it is none.
fn count(context: &mut Context, number: &Spanned<Number>) -> Option<Spanned<u32>> {
    let whole = number.value.as_whole();
    let count = whole.and_then(|whole| u32::try_from(whole).ok());
    let count = count.filter(|count| (1..=MOST).contains(count));
    if count.is_none() {
        let message = ScenarioMessage::NotACount {
            number: number.value.to_string(),
            most: MOST,
        };
        let finding = finding(context, number.span, message);
        context.report(finding);
    }
    Some(Spanned::new(count?, number.span))
}

/// A share of all cases; blamed where it is none.
fn percent(context: &mut Context, written: &Spanned<Number>) -> Option<Spanned<Number>> {
    if (Number::ZERO..=hundred()).contains(&written.value) {
        return Some(*written);
    }
    let message = ScenarioMessage::BadPercentage {
        percent: written.value.to_string(),
    };
    let finding = finding(context, written.span, message).help(ScenarioMessage::WritePercentage {});
    context.report(finding);
    None
}

fn hundred() -> Number {
    Number::from_millionths(100_000_000)
}

/// The percentage of each of those that are left out, where those that are given must make up the whole together with
/// them: nothing of it is left, or all that is left goes to the only one. Anything else is blamed.
fn rest(
    context: &mut Context,
    item: &Item,
    given: impl Iterator<Item = Number>,
    left_out: &[String],
) -> Option<Number> {
    let whole = hundred().millionths();
    let sum: i64 = given.map(Number::millionths).sum();
    let rest = Number::from_millionths(whole - sum);
    if sum == whole || (sum < whole && left_out.len() == 1) {
        return Some(rest);
    }
    let message = ScenarioMessage::ChancesNotWhole {
        name: name_of(item),
        sum: Number::from_millionths(sum).to_string(),
    };
    let help = match (sum > whole, left_out) {
        (true, _) => ScenarioMessage::TakeAway {
            over: Number::from_millionths(sum - whole).to_string(),
        },
        (false, []) => ScenarioMessage::AddRest {
            rest: rest.to_string(),
        },
        (false, names) => ScenarioMessage::AddRestTo {
            rest: rest.to_string(),
            names: listed(names),
        },
    };
    let finding = finding(context, head_of(item), message).help(help);
    context.report(finding);
    None
}

/// What a scenario has said already.
struct Seen<K>(BTreeMap<K, Span>);

impl<K> Default for Seen<K> {
    fn default() -> Self {
        Seen(BTreeMap::new())
    }
}

impl<K: Ord> Seen<K> {
    /// Whether a statement is the first on this; blames it where it isn't.
    fn is_first(&mut self, context: &mut Context, item: &Item, about: K) -> bool {
        let first = self.0.get(&about).copied();
        match first {
            Some(first) => doubled(context, head_of(item), first),
            None => {
                self.0.insert(about, head_of(item));
            }
        }
        first.is_none()
    }
}

/// Blames what is said a second time.
fn doubled(context: &mut Context, span: Span, first: Span) {
    let message = ScenarioMessage::DoubledPart {
        statement: context.written(span),
    };
    let finding = finding(context, span, message)
        .label(first, SyntaxMessage::FirstHere {})
        .help(ModelMessage::KeepOne {});
    context.report(finding);
}

/// The place of a statement's word and its name, or of the actors after it.
fn head_of(item: &Item) -> Span {
    let span = item.head_span.0;
    match (&item.name, &item.value, &item.text) {
        (Some(name), ..) => span.to(name.span),
        (None, Some(Value::Team(names, _) | Value::Names(names)), _) => {
            let names = names.names.iter().map(|name| name.name.span);
            names.fold(span, Span::to)
        }
        (None, _, Some(text)) => span.to(text.span.0),
        _ => span,
    }
}

fn name_of(item: &Item) -> String {
    let name = item.name.as_ref();
    name.map(|name| name.value.clone()).unwrap_or_default()
}

fn finding(context: &Context, span: Span, message: ScenarioMessage) -> Diagnostic {
    Diagnostic::new(message, context.source_index(), span)
}

/// A few names in backticks.
fn listed(names: &[String]) -> String {
    const SHOWN: usize = 6;
    let shown = names.iter().take(SHOWN).map(|name| format!("`{name}`"));
    let mut shown: Vec<String> = shown.collect();
    if names.len() > SHOWN {
        shown.push("…".to_string());
    }
    shown.join(", ")
}
