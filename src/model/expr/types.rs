//! The types of expressions, and which of them go together.

use crate::lang::{Lang, Word};
use crate::model::{Field, FieldId, FieldType, Variant};

/// Where a type with values of its own is declared: a field, or a field of a list's items.
#[derive(Debug, Clone, Copy)]
pub(super) struct Declared {
    pub(super) field: FieldId,
    pub(super) item: Option<usize>,
}

/// The type of an expression.
#[derive(Debug, Clone, Copy)]
pub(super) enum Type {
    YesNo,
    Number,
    Text,
    Date,
    DateTime,
    Duration,
    OneOf(Declared),
    List,
    /// Of something that has been blamed; it goes with everything.
    Unknown,
}

impl Type {
    /// The type of a declared field.
    pub(super) fn of(field: &Field, declared: Declared) -> Type {
        match &field.kind {
            FieldType::YesNo => Type::YesNo,
            FieldType::OneOf(_) => Type::OneOf(declared),
            FieldType::Text => Type::Text,
            FieldType::Number => Type::Number,
            FieldType::Date => Type::Date,
            FieldType::DateTime => Type::DateTime,
            FieldType::Duration => Type::Duration,
            FieldType::List(_) => Type::List,
        }
    }

    /// How an author writes it.
    pub(super) fn written(self, lang: Lang) -> String {
        let word = match self {
            Type::YesNo => Word::YesNo,
            Type::Number => Word::NumberType,
            Type::Text => Word::TextType,
            Type::Date => Word::DateType,
            Type::DateTime => Word::DateTimeType,
            Type::Duration => Word::DurationType,
            Type::OneOf(_) => Word::OneOf,
            Type::List => Word::List,
            Type::Unknown => return "?".to_string(),
        };
        word.spelling(lang).to_string()
    }

    pub(super) fn is_unknown(self) -> bool {
        matches!(self, Type::Unknown)
    }

    /// Whether it is a date, with or without a time of day.
    pub(super) fn is_date(self) -> bool {
        matches!(self, Type::Date | Type::DateTime)
    }

    /// Whether one value of it can be less than another.
    pub(super) fn is_ordered(self) -> bool {
        self.is_date() || matches!(self, Type::Number | Type::Duration | Type::Unknown)
    }

    /// Whether values of both types can be equal.
    pub(super) fn goes_with(self, other: Type, fields: &[Field]) -> bool {
        match (self, other) {
            (Type::Unknown, _) | (_, Type::Unknown) => true,
            (Type::OneOf(a), Type::OneOf(b)) => a.variants(fields) == b.variants(fields),
            (Type::YesNo, Type::YesNo)
            | (Type::Number, Type::Number)
            | (Type::Text, Type::Text)
            | (Type::Duration, Type::Duration) => true,
            _ => self.is_date() && other.is_date(),
        }
    }
}

impl Declared {
    /// The field itself.
    pub(super) fn field(self, fields: &[Field]) -> Option<&Field> {
        let field = fields.get(self.field.0 as usize)?;
        match (self.item, &field.kind) {
            (None, _) => Some(field),
            (Some(item), FieldType::List(below)) => below.get(item),
            (Some(_), _) => None,
        }
    }

    /// The values of its one-of type.
    pub(super) fn variants(self, fields: &[Field]) -> &[Variant] {
        match self.field(fields).map(|field| &field.kind) {
            Some(FieldType::OneOf(variants)) => variants,
            _ => &[],
        }
    }
}
