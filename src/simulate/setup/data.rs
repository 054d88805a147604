//! The data of cases, and what happens to them from outside.

use super::times::{drawn, law, plain, up_to};
use super::{Assumption, Brief, EventSetup, FieldSetup, Values, listed};
use crate::lang::Number;
use crate::model::expr::{Slots, TypedExpr, Value};
use crate::model::{
    Amount, DataDraw, Duration, EventDraw, EventId, ExitTrigger, Field, FieldId, FieldType, Guard,
    NodeKind, RuleKind, Shape, Sop, TimeDraw, Unit, ValueDraw,
};
use crate::simulate::draw::{Law, Stream, TimeLaw};

/// In how many working days what happens from outside happens, where nothing is said.
const USUAL_DAYS: i64 = 10;

/// More items than a case is given, whatever is drawn.
const MOST_ITEMS: f64 = 10_000.0;

impl Values {
    /// The next value of a field that is no list; nothing where the case lacks it.
    pub fn draw(&self, stream: &mut Stream) -> Option<Value> {
        match self {
            Values::Yes(chance) => Some(Value::YesNo(stream.part() < *chance)),
            Values::OneOf(weights) => {
                let chosen = stream.choose(weights.iter().copied());
                chosen.map(Value::Variant)
            }
            Values::Number(law) => Some(Value::Number(rounded(law.draw(stream), 1.0))),
            Values::Length { unit, number } => {
                let number = rounded(number.draw(stream).max(0.0), 1e6);
                let amount = Amount {
                    number,
                    unit: *unit,
                };
                let amounts = vec![amount];
                Some(Value::Duration(Duration { amounts }))
            }
            Values::Given(chance) => {
                let given = stream.part() < *chance;
                given.then(|| Value::Text("?".to_string()))
            }
            Values::Items(_) => None,
        }
    }

    /// How many items the next list has; nothing for a field that is no list.
    pub fn draw_items(&self, stream: &mut Stream) -> Option<usize> {
        match self {
            Values::Items(law) => Some(law.draw(stream).round().clamp(0.0, MOST_ITEMS) as usize),
            _ => None,
        }
    }
}

/// A drawn number, exact to so many millionths.
fn rounded(number: f64, millionths: f64) -> Number {
    let millions = (number * 1e6 / millionths).round() * millionths;
    Number::from_millionths(millions as i64)
}

/// A case with data drawn from these fields.
pub(super) fn sample(sop: &Sop, fields: &[FieldSetup], stream: &mut Stream) -> Slots {
    let mut slots = Slots {
        values: vec![None; sop.fields.len()],
        lists: vec![None; sop.fields.len()],
        current: Vec::new(),
        happened: vec![false; sop.events.len()],
        day_kind: sop.bare_day(),
    };
    for field in fields {
        let at = field.field.0 as usize;
        if let Some(items) = field.of.draw_items(stream) {
            if let Some(list) = slots.lists.get_mut(at) {
                *list = Some(vec![Vec::new(); items]);
            }
        } else if let Some(value) = slots.values.get_mut(at) {
            *value = field.of.draw(stream);
        }
    }
    slots
}

/// What the fields of cases hold: what a scenario draws, and what is assumed of others that are asked for where no chance
/// decides.
pub(super) fn fields(
    brief: &Brief<'_>,
    by_chance: &[FieldId],
    assumptions: &mut Vec<Assumption>,
) -> Vec<FieldSetup> {
    let sop = brief.plan.sop();
    let draws = brief.scenario.data.iter();
    let mut fields: Vec<FieldSetup> = draws
        .map(|draw| FieldSetup {
            field: draw.field.value,
            of: said(sop, draw, brief.shape),
        })
        .collect();
    let (mut assumed, mut open) = (Vec::new(), Vec::new());
    for field in asked_for(brief) {
        if brief.draws(field) || by_chance.contains(&field) {
            continue;
        }
        match usual(&sop[field]) {
            Some(of) => {
                assumed.push(field);
                fields.push(FieldSetup { field, of });
            }
            None => open.push(field),
        }
    }
    assumptions.extend(listed(assumed).map(Assumption::Data));
    assumptions.extend(listed(open).map(Assumption::NotDrawn));
    fields
}

fn said(sop: &Sop, draw: &DataDraw, shape: Shape) -> Values {
    let kind = &sop[draw.field.value].kind;
    match &draw.of {
        ValueDraw::Yes(percent) => Values::Yes(plain(percent.value) / 100.0),
        ValueDraw::Given(percent) => Values::Given(plain(percent.value) / 100.0),
        ValueDraw::OneOf(shares) => Values::OneOf(weights(kind, shares)),
        ValueDraw::Number(numbers) => match kind {
            FieldType::List(_) => Values::Items(law(numbers)),
            _ => Values::Number(law(numbers)),
        },
        ValueDraw::Time(time) => length(time, shape),
    }
}

fn weights(
    kind: &FieldType,
    shares: &[(
        crate::source::Spanned<usize>,
        crate::source::Spanned<Number>,
    )],
) -> Vec<f64> {
    let count = match kind {
        FieldType::OneOf(variants) => variants.len(),
        _ => 0,
    };
    let mut weights = vec![0.0; count];
    for (at, share) in shares {
        if let Some(weight) = weights.get_mut(at.value) {
            *weight = plain(share.value);
        }
    }
    weights
}

/// A drawn length in the unit of its most; of a length in several units the largest counts.
fn length(time: &TimeDraw, shape: Shape) -> Values {
    let law = match time {
        TimeDraw::Shaped(distribution, unit) => {
            return Values::Length {
                unit: *unit,
                number: law(distribution),
            };
        }
        TimeDraw::Span(_) => drawn(time, shape),
    };
    let TimeLaw::Between { least, most, part } = law else {
        return Values::Length {
            unit: Unit::Minutes,
            number: Law::Exactly(0.0),
        };
    };
    let first = |length: &Duration| length.amounts.first().copied();
    let unit = first(&most).map_or(Unit::Minutes, |amount| amount.unit);
    let most = first(&most).map_or(0.0, |amount| plain(amount.number));
    let least = least.as_ref().and_then(first);
    let least = least.filter(|amount| amount.unit == unit);
    let least = least.map_or(0.0, |amount| plain(amount.number));
    Values::Length {
        unit,
        number: between(least, most, &part),
    }
}

/// The law of a part from 0 to 1, stretched between two bounds.
fn between(least: f64, most: f64, part: &Law) -> Law {
    let mode = (least + most) / 2.0;
    match part {
        Law::Exactly(part) => Law::Exactly(least + (most - least) * part),
        Law::Triangular { .. } => Law::Triangular { least, mode, most },
        Law::Pert(_) => Law::pert(least, mode, most),
        _ => Law::Uniform { least, most },
    }
}

/// What is assumed of a field.
fn usual(field: &Field) -> Option<Values> {
    match &field.kind {
        FieldType::YesNo => Some(Values::Yes(0.5)),
        FieldType::OneOf(variants) => Some(Values::OneOf(vec![1.0; variants.len()])),
        FieldType::List(_) => Some(Values::Items(Law::Exactly(1.0))),
        FieldType::Text => Some(Values::Given(1.0)),
        _ if field.optional => Some(Values::Given(1.0)),
        _ => None,
    }
}

/// The fields that rules, conditions of times and priorities ask for, and the lists that work is done for, in their order.
fn asked_for(brief: &Brief<'_>) -> Vec<FieldId> {
    let sop = brief.plan.sop();
    let mut fields = Vec::new();
    for rule in &sop.rules {
        fields.extend(rule.condition.iter().chain(&rule.pause).flat_map(fields_of));
        for part in &rule.parts {
            match part {
                RuleKind::Require { guard, .. } => fields.extend(fields_of(guard)),
                RuleKind::Within { extend, .. } => {
                    let guard = extend.iter().filter_map(|(_, guard)| guard.as_ref());
                    fields.extend(guard.flat_map(fields_of));
                }
                _ => {}
            }
        }
    }
    let times = sop.rows.iter().flat_map(|row| &row.times);
    let conditions = times.filter_map(|time| time.condition.as_ref());
    let conditions = conditions.chain(&brief.scenario.priorities);
    fields.extend(conditions.flat_map(fields_of));
    fields.extend(
        sop.nodes
            .iter()
            .filter_map(|node| Some(node.for_each.as_ref()?.value)),
    );
    fields.sort_unstable();
    fields.dedup();
    fields
}

/// The fields that a condition asks for.
pub(super) fn fields_of(guard: &Guard) -> Vec<FieldId> {
    let mut fields = Vec::new();
    walk(guard, |expr| match expr {
        TypedExpr::Field(field) | TypedExpr::Size(field) | TypedExpr::ItemField(field, _) => {
            fields.push(*field);
        }
        _ => {}
    });
    fields
}

/// The events that a condition asks for.
pub(super) fn events_of(guard: &Guard) -> Vec<EventId> {
    let mut events = Vec::new();
    walk(guard, |expr| {
        if let TypedExpr::Event(event) = expr {
            events.push(*event);
        }
    });
    events
}

fn walk(guard: &Guard, mut see: impl FnMut(&TypedExpr)) {
    let mut open = vec![&guard.expr];
    while let Some(expr) = open.pop() {
        see(expr);
        open.extend(expr.operands());
    }
}

/// What happens to cases from outside. An event that only waits ask for belongs to them.
pub(super) fn events(brief: &Brief<'_>, assumptions: &mut Vec<Assumption>) -> Vec<EventSetup> {
    let sop = brief.plan.sop();
    let draws = brief.scenario.events.iter();
    let draws: Vec<&EventDraw> = draws
        .filter(|it| !is_only_waited_for(sop, it.event.value))
        .collect();
    let untimed = draws.iter().filter(|draw| draw.after.is_none());
    let untimed = untimed.map(|draw| draw.event.value).collect();
    assumptions
        .extend(listed(untimed).map(|events| Assumption::EventsInFirstDays(events, USUAL_DAYS)));
    let never = (0..).zip(&sop.interrupts).filter(|(_, interrupt)| {
        let events = events_of(&interrupt.trigger);
        !events.iter().any(|event| brief.event(*event).is_some())
    });
    let never = never.map(|(at, _)| at).collect();
    assumptions.extend(listed(never).map(Assumption::NeverInterrupted));
    let setup = |draw: &EventDraw| EventSetup {
        event: draw.event.value,
        chance: plain(draw.percent.value) / 100.0,
        after: match &draw.after {
            Some(after) => drawn(after, brief.shape),
            None => in_first_days(),
        },
    };
    draws.into_iter().map(setup).collect()
}

fn in_first_days() -> TimeLaw {
    let most = workdays(USUAL_DAYS);
    up_to(&most, super::times::part(Shape::Uniform))
}

/// So many working days.
pub(super) fn workdays(days: i64) -> Duration {
    let amount = Amount {
        number: Number::whole(days).unwrap_or_default(),
        unit: Unit::Workdays,
    };
    Duration {
        amounts: vec![amount],
    }
}

fn is_only_waited_for(sop: &Sop, event: EventId) -> bool {
    let asks = |guard: &Guard| events_of(guard).contains(&event);
    let waited_for = sop.nodes.iter().any(|node| match &node.kind.value {
        NodeKind::Wait(wait) => wait.until.as_ref().is_some_and(asks),
        _ => false,
    });
    let interrupts = sop.interrupts.iter().any(|it| asks(&it.trigger));
    let decides = sop.nodes.iter().any(|node| {
        let exits = node.exits.iter().any(|exit| match &exit.trigger {
            ExitTrigger::When(guard) => asks(guard),
            _ => false,
        });
        exits || node.only_when.as_ref().is_some_and(asks)
    });
    waited_for && !interrupts && !decides
}
