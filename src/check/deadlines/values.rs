//! The values that conditions hang on, and what conditions come to for a case that has them.

use super::words::phrase;
use crate::lang::{Lang, Word};
use crate::model::expr::{self, Slots, TypedExpr, truth};
use crate::model::{FieldId, FieldType, Guard, Sop};

/// How many combinations of values are tried.
const MOST: usize = 4096;

/// A case of which some data are known.
pub(super) struct Case<'a> {
    /// Its SOP.
    pub(super) sop: &'a Sop,
    /// What is known.
    values: &'a [Value],
    /// The fields among that.
    slots: Slots,
}

/// Something that the conditions of a loop hang on, and what it is for a case.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// A field with few values: the position of its value, or nothing where a case lacks it.
    Field(FieldId, Option<usize>),
    /// A whole condition over other fields, and whether it holds.
    Condition(Guard, bool),
}

impl Value {
    /// In words: `kewenangan = tidak`.
    pub(super) fn words(&self, sop: &Sop, lang: Lang) -> String {
        match self {
            Value::Field(id, value) => {
                let name = &sop[*id].name.value;
                match value.and_then(|value| spelled(&sop[*id].kind, value, lang)) {
                    Some(value) => format!("`{name} = {value}`"),
                    None => format!("{} `{name}`", phrase(lang, "no", "tanpa")),
                }
            }
            Value::Condition(guard, true) => format!("`{}`", guard.written),
            Value::Condition(guard, false) => {
                format!("{} `{}`", phrase(lang, "not", "bukan"), guard.written)
            }
        }
    }
}

fn spelled(kind: &FieldType, value: usize, lang: Lang) -> Option<String> {
    match kind {
        FieldType::OneOf(variants) => variants.get(value).map(|it| it.name.value.clone()),
        _ => {
            let word = if value == 1 { Word::Yes } else { Word::No };
            Some(word.spelling(lang).to_string())
        }
    }
}

/// The values that each thing may have which the guards hang on. Nothing where there are too many combinations, or a
/// condition is not of the case's data alone.
pub(super) fn choices(sop: &Sop, guards: &[&Guard]) -> Option<Vec<Vec<Value>>> {
    let mut choices: Vec<Vec<Value>> = Vec::new();
    let mut seen: Vec<FieldId> = Vec::new();
    let mut taken: Vec<FieldId> = Vec::new();
    let mut conditions: Vec<&Guard> = Vec::new();
    for guard in guards.iter().copied() {
        let fields = fields(&guard.expr)?;
        if fields.iter().all(|id| values_of(sop, *id).is_some()) {
            seen.extend(fields);
        } else if !conditions.contains(&guard) {
            // Two conditions over one field may not be independent of each other.
            if fields.iter().any(|id| taken.contains(id)) {
                return None;
            }
            taken.extend(fields);
            conditions.push(guard);
        }
    }
    if seen.iter().any(|id| taken.contains(id)) {
        return None;
    }
    seen.sort_unstable();
    seen.dedup();
    for id in seen {
        let values = values_of(sop, id)?;
        choices.push(
            values
                .into_iter()
                .map(|value| Value::Field(id, value))
                .collect(),
        );
    }
    for guard in conditions {
        let holds = |holds| Value::Condition(guard.clone(), holds);
        choices.push(vec![holds(false), holds(true)]);
    }
    let count = choices
        .iter()
        .try_fold(1usize, |so_far, it| so_far.checked_mul(it.len()))?;
    (count <= MOST).then_some(choices)
}

/// The values of a field, no before yes; nothing where there are more than can be listed.
fn values_of(sop: &Sop, id: FieldId) -> Option<Vec<Option<usize>>> {
    let field = &sop[id];
    let count = match &field.kind {
        FieldType::YesNo => 2,
        FieldType::OneOf(variants) => variants.len(),
        _ => return None,
    };
    let missing = field.optional.then_some(None);
    Some((0..count).map(Some).chain(missing).collect())
}

/// The fields that an expression names. Nothing where it hangs on more than the fields of the case: on events, or on
/// the items of a list.
pub(super) fn fields(expr: &TypedExpr) -> Option<Vec<FieldId>> {
    let mut fields = Vec::new();
    let mut open = vec![expr];
    while let Some(expr) = open.pop() {
        match expr {
            TypedExpr::Field(id) | TypedExpr::Size(id) => fields.push(*id),
            TypedExpr::ItemField(..) | TypedExpr::Event(_) | TypedExpr::Faulty => return None,
            _ => open.extend(expr.operands()),
        }
    }
    Some(fields)
}

/// Whether an expression asks if one of these fields is given.
fn asks_for(expr: &TypedExpr, fields: &[FieldId]) -> bool {
    match expr {
        TypedExpr::Given(inner, _) => {
            matches!(**inner, TypedExpr::Field(id) if fields.contains(&id))
        }
        _ => expr.operands().any(|operand| asks_for(operand, fields)),
    }
}

impl<'a> Case<'a> {
    /// A case with these values.
    pub(super) fn new(sop: &'a Sop, values: &'a [Value]) -> Case<'a> {
        let mut slots = Slots {
            values: vec![None; sop.fields.len()],
            ..Slots::default()
        };
        for value in values {
            if let Value::Field(id, Some(value)) = value {
                slots.values[id.0 as usize] = Some(match sop[*id].kind {
                    FieldType::YesNo => expr::Value::YesNo(*value == 1),
                    _ => expr::Value::Variant(*value),
                });
            }
        }
        Case { sop, values, slots }
    }

    /// Whether a guard holds; nothing where that hangs on other data. A guard over a missing value does not hold.
    pub(super) fn holds(&self, guard: &Guard) -> Option<bool> {
        let condition = self.values.iter().find_map(|value| match value {
            Value::Condition(other, holds) if other == guard => Some(*holds),
            _ => None,
        });
        condition.or_else(|| self.judge(&guard.expr))
    }

    fn judge(&self, expr: &TypedExpr) -> Option<bool> {
        let mut others = fields(expr)?;
        others.retain(|id| !self.knows(*id));
        match truth(expr, &self.slots) {
            _ if asks_for(expr, &others) => None,
            None if others.is_empty() => Some(false),
            holds => holds,
        }
    }

    fn knows(&self, id: FieldId) -> bool {
        let is_it = |value: &Value| matches!(value, Value::Field(other, _) if *other == id);
        self.values.iter().any(is_it)
    }
}
