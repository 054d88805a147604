//! The declared case data and events.

use std::collections::BTreeMap;

use super::context::{Context, aka_of, text_of};
use super::names::DataName;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::messages::{Part, SyntaxMessage};
use crate::lang::Word;
use crate::model::{Event, EventId, Field, FieldId, FieldType, Variant};
use crate::source::{Span, Spanned};
use crate::syntax::shape::Place;
use crate::syntax::tree::{Head, Item};

/// Declares the fields and events of an SOP.
pub(super) fn declare<'a>(context: &mut Context<'a>, sop: &'a Item) {
    let fields = sop.all(Word::Data).flat_map(|data| &data.items);
    for item in fields.filter(|item| item.head == Head::Field) {
        let Some(field) = field(context, item, true) else {
            continue;
        };
        let id = DataName::Field(FieldId(context.fields.len() as u32));
        declare_name(context, item, id);
        context.fields.push(field);
    }
    for item in sop.all(Word::Event) {
        let Some(event) = event(context, item) else {
            continue;
        };
        let id = DataName::Event(EventId(context.events.len() as u32));
        declare_name(context, item, id);
        context.events.push(event);
    }
}

fn declare_name<'a>(context: &mut Context<'a>, item: &'a Item, id: DataName) {
    if let Some(name) = &item.name {
        let first = context.names.data.declare(name, id);
        context.doubled(name, first);
    }
}

fn event(context: &mut Context, item: &Item) -> Option<Event> {
    Some(Event {
        name: name_of(context, item)?,
        title: text_of(item),
        aka: aka_of(item),
    })
}

fn name_of(context: &mut Context, item: &Item) -> Option<Spanned<String>> {
    if item.name.is_none() {
        context.missing(item, Part::Name);
    }
    item.name.clone()
}

fn field(context: &mut Context, item: &Item, at_top: bool) -> Option<Field> {
    let name = name_of(context, item)?;
    let types: Vec<&Item> = item.items.iter().filter(|item| is_type(item)).collect();
    let Some(first) = types.first() else {
        context.missing(item, Part::Type);
        return None;
    };
    Some(Field {
        name,
        title: text_of(item),
        kind: field_type(context, first, at_top)?,
        optional: item.has(Word::Optional),
        inferred: first.inferred || item.value_inferred,
        aka: aka_of(item),
    })
}

fn is_type(item: &Item) -> bool {
    matches!(
        item.word(),
        Some(
            Word::YesNo
                | Word::OneOf
                | Word::TextType
                | Word::NumberType
                | Word::DateType
                | Word::DateTimeType
                | Word::DurationType
                | Word::List
        )
    )
}

fn field_type(context: &mut Context, item: &Item, at_top: bool) -> Option<FieldType> {
    Some(match item.word()? {
        Word::YesNo => FieldType::YesNo,
        Word::TextType => FieldType::Text,
        Word::NumberType => FieldType::Number,
        Word::DateType => FieldType::Date,
        Word::DateTimeType => FieldType::DateTime,
        Word::DurationType => FieldType::Duration,
        Word::OneOf => FieldType::OneOf(variants(context, item)),
        Word::List if at_top => FieldType::List(item_fields(context, item)),
        Word::List => {
            nested_list(context, item);
            return None;
        }
        _ => return None,
    })
}

fn nested_list(context: &mut Context, item: &Item) {
    let message = SyntaxMessage::Misplaced {
        word: context.spell(Word::List),
        place: Place::Below(Word::List),
    };
    context.report(Diagnostic::new(
        message,
        context.source_index(),
        item.head_span.0,
    ));
}

fn variants(context: &mut Context, item: &Item) -> Vec<Variant> {
    let mut seen = Seen::default();
    let mut variants = Vec::new();
    for inner in item.items.iter().filter(|i| i.head == Head::Variant) {
        if let Some(name) = name_of(context, inner) {
            seen.check(context, inner);
            let title = text_of(inner);
            variants.push(Variant { name, title });
        }
    }
    if variants.is_empty() {
        context.missing(item, Part::Values);
    }
    variants
}

fn item_fields(context: &mut Context, item: &Item) -> Vec<Field> {
    let mut seen = Seen::default();
    let mut fields = Vec::new();
    for inner in item.items.iter().filter(|i| i.head == Head::Field) {
        seen.check(context, inner);
        fields.extend(field(context, inner, false));
    }
    if fields.is_empty() {
        context.missing(item, Part::Fields);
    }
    fields
}

/// The names of one declaration, to find doubled ones.
#[derive(Default)]
struct Seen<'a>(BTreeMap<&'a str, Span>);

impl<'a> Seen<'a> {
    fn check(&mut self, context: &mut Context, item: &'a Item) {
        let Some(name) = &item.name else { return };
        let first = self.0.get(name.value.as_str()).copied();
        context.doubled(name, first);
        self.0.entry(&name.value).or_insert(name.span);
    }
}
