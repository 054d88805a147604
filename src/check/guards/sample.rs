//! A sample case: plain values where the search only knows what a case must be like.

use super::bounds::Bounds;
use super::eliminate;
use super::state::State;
use super::texts;
use super::universe::{Counts, Holder, Holds, Place, Universe};
use crate::diagnostic::messages::SampleCase;
use crate::lang::{Lang, Number, Word};
use crate::model::expr::length::Family;
use crate::model::expr::{CaseData, Value, days};
use crate::model::{Amount, Date, DayKind, Duration, EventId, FieldId, Sop, Unit};

/// Where nothing says otherwise, a date is near this one.
const SOME_DAY: Date = Date {
    year: 2024,
    month: 1,
    day: 1,
};

/// A case of which only some data are looked at.
#[derive(Debug, Clone)]
pub(super) struct Sample {
    values: Vec<(Place, Given)>,
    day_kind: Option<DayKind>,
}

/// What a case has at a place.
#[derive(Debug, Clone, PartialEq)]
enum Given {
    Missing,
    Value(Value),
    Size(u64),
    /// A list, of which only is known that it is there.
    List,
}

impl Sample {
    /// A case that is like this; nothing where no values were found for it.
    pub(super) fn of(universe: &Universe, state: &State) -> Option<Sample> {
        let wholes = wholes(universe, state)?;
        let texts = texts::words(universe.texts, &state.texts)?;
        let values = Values {
            state,
            wholes,
            texts,
        };
        let holders = universe.holders.iter();
        let given = holders.map(|holder| Some((holder.place, values.given(holder)?)));
        Some(Sample {
            values: given.collect::<Option<_>>()?,
            day_kind: universe.day_kind(),
        })
    }

    /// The places it has something to say about.
    pub(super) fn places(&self) -> Vec<Place> {
        self.values.iter().map(|(place, _)| *place).collect()
    }

    /// The places that it lacks, and its events.
    pub(super) fn missing_and_events(&self) -> Vec<Place> {
        let values = self.values.iter();
        let kept = values
            .filter(|(place, given)| *given == Given::Missing || matches!(place, Place::Event(_)));
        kept.map(|(place, _)| *place).collect()
    }

    /// The same without a place.
    pub(super) fn without(&self, place: Place) -> Sample {
        let mut fewer = self.clone();
        fewer.values.retain(|(other, _)| *other != place);
        fewer
    }

    /// In words.
    pub(super) fn told(&self, sop: &Sop) -> SampleCase {
        let mut told = SampleCase::default();
        for (place, given) in &self.values {
            let name = name(sop, *place);
            match given {
                Given::Missing if matches!(place, Place::Size(_)) => {}
                Given::Missing => told.missing.push(name),
                Given::Value(value) => told.values.push((name, written(sop, *place, value))),
                Given::Size(size) => told.values.push((name, size.to_string())),
                Given::List if self.at(size_of(*place)).is_some() => {}
                Given::List => told
                    .values
                    .push((self::name(sop, size_of(*place)), "1".to_string())),
            }
        }
        told
    }

    fn at(&self, place: Place) -> Option<&Given> {
        let known = self.values.iter().find(|(known, _)| *known == place);
        known.map(|(_, given)| given)
    }

    fn value_at(&self, place: Place) -> Option<&Value> {
        match self.at(place)? {
            Given::Value(value) => Some(value),
            _ => None,
        }
    }
}

impl CaseData for Sample {
    fn value(&self, field: FieldId) -> Option<&Value> {
        self.value_at(Place::Field(field))
    }

    fn item_value(&self, list: FieldId, position: usize) -> Option<&Value> {
        self.value_at(Place::Item(list, position))
    }

    fn size(&self, list: FieldId) -> Option<u64> {
        match self.at(Place::Size(list))? {
            Given::Size(size) => Some(*size),
            _ => None,
        }
    }

    fn is_given(&self, field: FieldId) -> bool {
        matches!(
            self.at(Place::Field(field)),
            Some(Given::Value(_) | Given::List)
        )
    }

    fn happened(&self, event: EventId) -> bool {
        self.value_at(Place::Event(event)) == Some(&Value::YesNo(true))
    }

    fn day_kind(&self) -> Option<DayKind> {
        self.day_kind
    }
}

/// The values of all variables.
struct Values<'a, 'f> {
    state: &'a State<'f>,
    wholes: Vec<i128>,
    texts: Vec<String>,
}

impl Values<'_, '_> {
    fn given(&self, holder: &Holder) -> Option<Given> {
        let flag = |at: usize| self.state.flags.get(at).copied().flatten();
        if holder.given.is_some_and(|given| flag(given) == Some(false)) {
            return Some(Given::Missing);
        }
        let whole = |at: &usize| self.wholes.get(*at).copied();
        Some(Given::Value(match &holder.holds {
            Holds::Flag(at) => Value::YesNo(flag(*at) == Some(true)),
            Holds::Choice(at) => {
                Value::Variant(self.state.choices.get(*at)?.trailing_zeros() as usize)
            }
            Holds::Text(at) => Value::Text(self.texts.get(*at)?.clone()),
            Holds::Number(at) => Value::Number(number(whole(at)?)?),
            Holds::Date(at) => Value::Date(date(whole(at)?)?),
            Holds::DateTime(at) => {
                let at = whole(at)?;
                let minutes = u32::try_from(at.rem_euclid(1440)).ok()?;
                Value::DateTime(date(at.div_euclid(1440))?, minutes)
            }
            Holds::Duration(parts) => {
                let parts = parts.iter().map(|(family, at)| Some((*family, whole(at)?)));
                Value::Duration(duration(&parts.collect::<Option<Vec<_>>>()?)?)
            }
            Holds::Size(at) => return u64::try_from(whole(at)?).ok().map(Given::Size),
            Holds::List => return Some(Given::List),
            Holds::TooMany => Value::Variant(0),
        }))
    }
}

/// A value for each whole-number variable.
fn wholes(universe: &Universe, state: &State) -> Option<Vec<i128>> {
    let prefer = |variable: usize, bounds: Bounds| {
        let counts = universe.wholes.get(variable).map(|whole| whole.counts);
        candidates(counts.unwrap_or(Counts::Items), bounds)
    };
    let together = eliminate::values(&state.sums, &state.bounds, &prefer, &mut 0)?;
    let all = state.bounds.iter().enumerate();
    all.map(|(variable, bounds)| {
        let chosen = together.get(&variable).copied();
        chosen.or_else(|| prefer(variable, *bounds).first().copied())
    })
    .collect()
}

/// Values between bounds, the plainest first.
fn candidates(counts: Counts, bounds: Bounds) -> Vec<i128> {
    const MILLION: i128 = 1_000_000;
    let day = i128::from(days::number_of(SOME_DAY));
    let (near, steps): (i128, &[i128]) = match counts {
        Counts::Millionths => (0, &[MILLION, 500_000, 100_000, 10_000, 1000, 100, 10, 1]),
        Counts::Seconds => (0, &[3600 * MILLION, 60 * MILLION, MILLION, 1]),
        Counts::Days => (day, &[1]),
        Counts::Minutes => (day * 1440 + 480, &[60, 30, 1]),
        Counts::Items => (0, &[1]),
    };
    let plain = steps.iter().find_map(|step| nearest(near, *step, bounds));
    let middle = bounds.low / 2 + bounds.high / 2;
    let others = [bounds.low, bounds.high, middle];
    let others = others.into_iter().filter(|value| bounds.contains(*value));
    plain.into_iter().chain(others).collect()
}

/// The multiple of a step between bounds that lies nearest to a value.
fn nearest(near: i128, step: i128, bounds: Bounds) -> Option<i128> {
    let wanted = near.clamp(bounds.low, bounds.high.max(bounds.low));
    let below = wanted.div_euclid(step) * step;
    let (below, above) = (below, if below == wanted { below } else { below + step });
    let order = if near <= bounds.low {
        [above, below]
    } else {
        [below, above]
    };
    order.into_iter().find(|value| bounds.contains(*value))
}

fn number(millionths: i128) -> Option<Number> {
    i64::try_from(millionths).ok().map(Number::from_millionths)
}

fn date(day: i128) -> Option<Date> {
    i64::try_from(day).ok().and_then(days::date_of)
}

fn duration(parts: &[(Family, i128)]) -> Option<Duration> {
    let amounts = parts.iter().filter(|(_, amount)| *amount != 0);
    let mut amounts = amounts
        .map(|(family, amount)| amount_of(*family, *amount))
        .collect::<Option<Vec<_>>>()?;
    if amounts.is_empty() {
        amounts.push(amount_of(parts.first()?.0, 0)?);
    }
    amounts.sort_by_key(|amount| std::cmp::Reverse(amount.unit));
    Some(Duration { amounts })
}

/// Millionths of a family's own unit, in the largest unit that they are whole in.
fn amount_of(family: Family, millionths: i128) -> Option<Amount> {
    let units: &[(Unit, i128)] = match family {
        Family::Office => &[(Unit::Hours, 3600), (Unit::Minutes, 60), (Unit::Seconds, 1)],
        Family::Clock => &[(Unit::ClockHours, 3600), (Unit::ClockMinutes, 60)],
        Family::UnsaidDays => &[(Unit::UnsaidDays, 1)],
        Family::Workdays => &[(Unit::Workdays, 1)],
        Family::CalendarDays => &[(Unit::CalendarDays, 1)],
        Family::Weeks => &[(Unit::Weeks, 1)],
        Family::Months => &[(Unit::Months, 1)],
    };
    let whole = units
        .iter()
        .find(|(_, size)| millionths % (size * 1_000_000) == 0);
    let (unit, size) = whole.or(units.last())?;
    let exact = millionths % size == 0;
    let number = number(millionths / size).filter(|_| exact)?;
    let unit = *unit;
    Some(Amount { number, unit })
}

/// The size of the list at a place.
fn size_of(place: Place) -> Place {
    match place {
        Place::Field(list) => Place::Size(list),
        other => other,
    }
}

fn name(sop: &Sop, place: Place) -> String {
    let field = |id: FieldId| sop.fields.get(id.0 as usize);
    let written = |id: FieldId| field(id).map_or(String::new(), |field| field.name.value.clone());
    match place {
        Place::Field(id) => written(id),
        Place::Size(id) => format!("{}({})", Word::Size.spelling(sop.lang), written(id)),
        Place::Event(id) => {
            let event = sop.events.get(id.0 as usize);
            event.map_or(String::new(), |event| event.name.value.clone())
        }
        Place::Item(list, position) => {
            let below = super::fields_of(sop, list).get(position);
            let below = below.map_or("", |field| field.name.value.as_str());
            format!("{}.{below}", written(list))
        }
    }
}

/// A value as the author would write it.
fn written(sop: &Sop, place: Place, value: &Value) -> String {
    match value {
        Value::YesNo(true) => Word::Yes.spelling(sop.lang).to_string(),
        Value::YesNo(false) => Word::No.spelling(sop.lang).to_string(),
        Value::Number(number) => match sop.lang {
            Lang::En => number.to_string(),
            Lang::Id => number.to_string().replace('.', ","),
        },
        Value::Text(text) => format!("\"{text}\""),
        Value::Date(date) => date.to_string(),
        Value::DateTime(date, minutes) => {
            format!("{date} {:02}:{:02}", minutes / 60, minutes % 60)
        }
        Value::Duration(duration) => duration.in_words(sop.lang),
        Value::Variant(at) => {
            let variants = super::variants_of(sop, place);
            variants
                .get(*at)
                .map_or(String::new(), |variant| variant.name.value.clone())
        }
    }
}
