//! Values of the case data as logs and case tables write them.

use super::Moments;
use super::durations::duration;
use super::numbers::{Reading, number};
use crate::diagnostic::messages::LogMessage;
use crate::lang::{Lang, Word, folded};
use crate::model::expr::Value;
use crate::model::{Field, FieldType, Variant};
use crate::run::yes_or_no;

/// Reads a value of a field; nothing for an empty cell.
///
/// # Errors
///
/// What is wrong with it.
pub fn value(field: &Field, cell: &str, moments: &Moments) -> Result<Option<Value>, LogMessage> {
    let written = cell.trim();
    if written.is_empty() {
        return Ok(None);
    }
    let name = || field.name.value.clone();
    let misfit = || (name(), written.to_string());
    let value = match &field.kind {
        FieldType::Text => Some(Value::Text(written.to_string())),
        FieldType::YesNo => yes_or_no(written).map(Value::YesNo),
        FieldType::OneOf(variants) => variant(variants, written).map(Value::Variant),
        FieldType::Number => match number(written) {
            Reading::One(number) => Some(Value::Number(number)),
            Reading::Two(small, large) => {
                let (field, written) = misfit();
                return Err(LogMessage::TwoNumbers {
                    field,
                    written,
                    small,
                    large,
                });
            }
            Reading::None => None,
        },
        FieldType::Date => moments.date(written).ok().flatten().map(Value::Date),
        FieldType::DateTime => {
            let moment = moments.read(written).ok().flatten();
            moment.map(|it| Value::DateTime(it.date(), it.second() / 60))
        }
        FieldType::Duration => duration(written).map(Value::Duration),
        FieldType::List(_) => None,
    };
    match value {
        Some(value) => Ok(Some(value)),
        None => Err(misfits(field, written)),
    }
}

/// Writes a value of a field so that [`value`] reads it back; nothing for one that no cell can hold. A number with three
/// decimals gets a fourth, for it could be read as thousands.
pub fn in_words(field: &Field, value: &Value, lang: Lang) -> Option<String> {
    Some(match value {
        Value::YesNo(yes) => {
            let word = if *yes { Word::Yes } else { Word::No };
            word.spelling(lang).to_string()
        }
        Value::Number(one) => match number(&one.to_string()) {
            Reading::Two(..) => format!("{one}0"),
            Reading::One(_) | Reading::None => one.to_string(),
        },
        Value::Text(text) => text.clone(),
        Value::Date(date) => date.to_string(),
        Value::DateTime(date, minute) => {
            format!("{date}T{:02}:{:02}:00", minute / 60, minute % 60)
        }
        Value::Duration(duration) => duration.in_words(lang),
        Value::Variant(at) => match &field.kind {
            FieldType::OneOf(variants) => variants.get(*at)?.name.value.clone(),
            _ => return None,
        },
    })
}

/// What to say of a cell that does not fit its field.
fn misfits(field: &Field, written: &str) -> LogMessage {
    let name = field.name.value.clone();
    let (field, kind) = (name, &field.kind);
    let written = written.to_string();
    match kind {
        FieldType::YesNo => LogMessage::NoYesNo { field, written },
        FieldType::OneOf(variants) => {
            let values = variants.iter().map(|it| format!("`{}`", shown(it)));
            let values = values.collect::<Vec<_>>().join(", ");
            LogMessage::NoVariant {
                field,
                written,
                values,
            }
        }
        FieldType::Duration => LogMessage::NoDuration { field, written },
        FieldType::Date | FieldType::DateTime => LogMessage::NoDate { field, written },
        FieldType::List(_) => LogMessage::ListInCell { field },
        FieldType::Number | FieldType::Text => LogMessage::NoNumber { field, written },
    }
}

/// The value with this name or title, capitals, spacing and punctuation forgiven.
fn variant(variants: &[Variant], written: &str) -> Option<usize> {
    let written = folded(written);
    let named = |it: &Variant| folded(&it.name.value) == written;
    let titled = |it: &Variant| {
        it.title
            .as_ref()
            .is_some_and(|it| folded(&it.value) == written)
    };
    let place = variants.iter().position(named);
    place.or_else(|| variants.iter().position(titled))
}

fn shown(variant: &Variant) -> &str {
    let title = variant.title.as_ref();
    title.map_or(&variant.name.value, |title| &title.value)
}
