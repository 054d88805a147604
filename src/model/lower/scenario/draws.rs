//! What the data of cases are, and what happens to them.

use super::{Seen, finding, hundred, name_of, percent, rest, spread};
use crate::diagnostic::messages::{ModelMessage, Part, ScenarioMessage};
use crate::lang::{Number, Word};
use crate::model::lower::DataName;
use crate::model::lower::context::Context;
use crate::model::{
    DataDraw, Distribution, EventDraw, EventId, Field, FieldId, FieldType, Shape, ValueDraw,
    Variant,
};
use crate::source::Spanned;
use crate::syntax::tree::{Head, Item, Spread, Value};

/// All draws of a scenario.
pub(super) fn lower(context: &mut Context, scenario: &Item) -> (Vec<DataDraw>, Vec<EventDraw>) {
    let mut seen = Seen::default();
    let (mut data, mut events) = (Vec::new(), Vec::new());
    for item in scenario.all(Word::Draw) {
        let Some(name) = &item.name else {
            context.missing(item, Part::Name);
            continue;
        };
        let Some(found) = context.data(&name.value) else {
            unknown(context, name);
            continue;
        };
        let (event, field) = match found {
            DataName::Event(event) => (event_draw(context, item, name, event), None),
            DataName::Field(field) => (None, field_draw(context, item, name, field)),
        };
        let sound = event.is_some() || field.is_some();
        if sound && seen.is_first(context, item, &name.value) {
            events.extend(event);
            data.extend(field);
        }
    }
    (data, events)
}

fn unknown(context: &mut Context, name: &Spanned<String>) {
    let message = ModelMessage::UnknownField {
        name: name.value.clone(),
    };
    let near = context.near_data(&name.value);
    context.unknown(name, message, near);
}

fn field_draw(
    context: &mut Context,
    item: &Item,
    name: &Spanned<String>,
    field: FieldId,
) -> Option<DataDraw> {
    Some(DataDraw {
        field: Spanned::new(field, name.span),
        of: value(context, item, field)?,
        span: item.span.0,
    })
}

fn event_draw(
    context: &mut Context,
    item: &Item,
    name: &Spanned<String>,
    event: EventId,
) -> Option<EventDraw> {
    let Some(Value::Percent(written)) = &item.value else {
        let example = format!("{} {name} 5%", context.spell(Word::Draw), name = name.value);
        blame(context, item, Word::Event, example);
        return None;
    };
    let percent = percent(context, written)?;
    let after = match item.first(Word::After) {
        Some(phrase) => Some(spread::time(context, phrase, item)?),
        None => None,
    };
    Some(EventDraw {
        event: Spanned::new(event, name.span),
        percent,
        after,
        span: item.span.0,
    })
}

/// What a draw says of a field: something that its type can hold.
fn value(context: &mut Context, item: &Item, field: FieldId) -> Option<ValueDraw> {
    let field: Field = context.fields.get(field.0 as usize)?.clone();
    if item.value.is_none() && item.items.is_empty() {
        context.missing(item, Part::Drawn);
        return None;
    }
    let shares = item.items.iter().any(|below| below.word().is_none());
    let fits = item.first(Word::After).is_none();
    let given = field.optional
        || matches!(
            field.kind,
            FieldType::Text | FieldType::Date | FieldType::DateTime
        );
    match (&field.kind, &item.value) {
        (FieldType::YesNo, Some(Value::Percent(written))) if fits => {
            percent(context, written).map(ValueDraw::Yes)
        }
        (_, Some(Value::Percent(written))) if fits && given => {
            percent(context, written).map(ValueDraw::Given)
        }
        (FieldType::OneOf(variants), None) if fits && shares => {
            values(context, item, variants).map(ValueDraw::OneOf)
        }
        (FieldType::Number | FieldType::List(_), Some(Value::Number(number))) if fits => {
            number_draw(context, &exactly(number), &field)
        }
        (FieldType::Number | FieldType::List(_), Some(Value::Spread(spread)))
            if fits && spread.unit.is_none() =>
        {
            number_draw(context, spread, &field)
        }
        (FieldType::Duration, Some(Value::Time(_) | Value::Spread(_))) if fits => {
            spread::time(context, item, item).map(ValueDraw::Time)
        }
        _ => {
            let example = example(context, item, &field);
            blame(context, item, type_word(&field.kind), example);
            None
        }
    }
}

fn exactly(number: &Spanned<Number>) -> Spread {
    Spread {
        shape: Spanned::new(Word::Exactly, number.span),
        numbers: vec![*number],
        unit: None,
        span: crate::syntax::tree::SpanEq(number.span),
    }
}

fn number_draw(context: &mut Context, spread: &Spread, field: &Field) -> Option<ValueDraw> {
    let may_be_negative = field.kind == FieldType::Number;
    let drawn: Distribution = spread::distribution(context, spread, may_be_negative)?;
    Some(ValueDraw::Number(drawn))
}

type OneOf = Vec<(Spanned<usize>, Spanned<Number>)>;

fn values(context: &mut Context, item: &Item, variants: &[Variant]) -> Option<OneOf> {
    let mut seen = Seen::default();
    let mut drawn: OneOf = Vec::new();
    let mut sound = true;
    for share in item.items.iter().filter(|below| below.word().is_none()) {
        let at = position(context, item, share, variants);
        let often = match &share.value {
            Some(Value::Percent(written)) => percent(context, written),
            _ => None,
        };
        match (at, often) {
            (Some(at), Some(often)) if seen.is_first(context, share, at.value) => {
                drawn.push((at, often));
            }
            _ => sound = false,
        }
    }
    let left_out: Vec<usize> = (0..variants.len())
        .filter(|at| !drawn.iter().any(|(drawn, _)| drawn.value == *at))
        .collect();
    let names: Vec<String> = left_out
        .iter()
        .filter_map(|at| Some(variants.get(*at)?.name.value.clone()))
        .collect();
    if !sound {
        return None;
    }
    let rest = rest(
        context,
        item,
        drawn.iter().map(|(_, often)| often.value),
        &names,
    )?;
    let end = item.span.0;
    drawn.extend(
        left_out
            .into_iter()
            .map(|at| (Spanned::new(at, end), Spanned::new(rest, end))),
    );
    Some(drawn)
}

/// The value of a one-of type that a share is about: by its name, or by its words.
fn position(
    context: &mut Context,
    item: &Item,
    share: &Item,
    variants: &[Variant],
) -> Option<Spanned<usize>> {
    let (written, span) = match (&share.name, &share.text) {
        (Some(name), _) => (name.value.clone(), name.span),
        (None, Some(text)) => (text.value.clone(), text.span.0),
        (None, None) => return None,
    };
    let fits = |variant: &Variant| match share.head {
        Head::Line => variant.title.as_ref().is_some_and(|t| t.value == written),
        _ => variant.name.value == written,
    };
    if let Some(at) = variants.iter().position(fits) {
        return Some(Spanned::new(at, span));
    }
    let names: Vec<&str> = variants.iter().map(|v| v.name.value.as_str()).collect();
    let values: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let message = ModelMessage::UnknownValue {
        name: written.clone(),
        field: name_of(item),
        values: values.join(", "),
    };
    let near = context.speller.nearest(&written, names.into_iter());
    let near = near.map(str::to_string);
    context.unknown(&Spanned::new(written, span), message, near.as_deref());
    None
}

fn blame(context: &mut Context, item: &Item, kind: Word, example: String) {
    let message = ScenarioMessage::BadDraw {
        name: name_of(item),
        kind: context.spell(kind),
    };
    let help = ScenarioMessage::WriteStatement { statement: example };
    let finding = finding(context, item.span.0, message).help(help);
    context.report(finding);
}

fn type_word(kind: &FieldType) -> Word {
    match kind {
        FieldType::YesNo => Word::YesNo,
        FieldType::OneOf(_) => Word::OneOf,
        FieldType::Text => Word::TextType,
        FieldType::Number => Word::NumberType,
        FieldType::Date => Word::DateType,
        FieldType::DateTime => Word::DateTimeType,
        FieldType::Duration => Word::DurationType,
        FieldType::List(_) => Word::List,
    }
}

/// How a field of this type is drawn.
fn example(context: &Context, item: &Item, field: &Field) -> String {
    let triangular = Shape::Triangular.word();
    let drawn = match &field.kind {
        FieldType::OneOf(variants) => format!("{{ {} }}", equal_shares(variants)),
        FieldType::Number | FieldType::List(_) => format!("{} 1, 5, 20", context.spell(triangular)),
        FieldType::Duration => format!("1-3 {}", context.spell(Word::Workdays)),
        _ => "80%".to_string(),
    };
    format!("{} {} {drawn}", context.spell(Word::Draw), name_of(item))
}

fn equal_shares(variants: &[Variant]) -> String {
    let count = variants.len().max(1) as i64;
    let each = hundred().millionths() / 1_000_000 / count;
    let percents = (0..count).map(|at| match at {
        0 => 100 - each * (count - 1),
        _ => each,
    });
    let shares = variants.iter().zip(percents);
    let shares = shares.map(|(variant, percent)| format!("{} {percent}%", variant.name.value));
    shares.collect::<Vec<String>>().join(" ")
}
