//! The values that conditions hang on, and what conditions come to for a case that has them.

use super::words::phrase;
use crate::lang::{Lang, Word};
use crate::model::expr::{Constant, TypedExpr};
use crate::model::{BinaryOp, FieldId, FieldType, Guard, Sop};

/// How many combinations of values are tried.
const MOST: usize = 4096;

/// A case of which some data are known.
pub(super) struct Case<'a> {
    /// Its SOP.
    pub(super) sop: &'a Sop,
    /// What is known.
    pub(super) values: &'a [Value],
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
    /// In words: `kewenangan` = tidak.
    pub(super) fn words(&self, sop: &Sop, lang: Lang) -> String {
        match self {
            Value::Field(id, value) => {
                let name = &sop[*id].name.value;
                match value.and_then(|value| spelled(&sop[*id].kind, value, lang)) {
                    Some(value) => format!("`{name}` = {value}"),
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
fn fields(expr: &TypedExpr) -> Option<Vec<FieldId>> {
    let mut fields = Vec::new();
    let mut open = vec![expr];
    while let Some(expr) = open.pop() {
        match expr {
            TypedExpr::Constant(_) => {}
            TypedExpr::Field(id) | TypedExpr::Size(id) => fields.push(*id),
            TypedExpr::Not(inner) | TypedExpr::Negate(inner) | TypedExpr::Given(inner, _) => {
                open.push(inner);
            }
            TypedExpr::Binary(_, left, right) => open.extend([left.as_ref(), right.as_ref()]),
            TypedExpr::In(value, among) => {
                open.push(value);
                open.extend(among);
            }
            TypedExpr::ItemField(..) | TypedExpr::Event(_) | TypedExpr::Faulty => return None,
        }
    }
    Some(fields)
}

/// What an expression comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    Truth(bool),
    Variant(usize),
    /// A case lacks it.
    Missing,
    /// It hangs on other data.
    Open,
}

impl Case<'_> {
    /// Whether a guard holds; nothing where that hangs on other data. A guard over a missing value does not hold.
    pub(super) fn holds(&self, guard: &Guard) -> Option<bool> {
        let condition = self.values.iter().find_map(|value| match value {
            Value::Condition(other, holds) if other == guard => Some(*holds),
            _ => None,
        });
        if condition.is_some() {
            return condition;
        }
        match self.evaluate(&guard.expr) {
            Known::Truth(holds) => Some(holds),
            Known::Missing => Some(false),
            Known::Open | Known::Variant(_) => None,
        }
    }

    /// The depth of an expression is bounded by its reader.
    fn evaluate(&self, expr: &TypedExpr) -> Known {
        match expr {
            TypedExpr::Constant(Constant::YesNo(value)) => Known::Truth(*value),
            TypedExpr::Constant(Constant::Variant(value, _)) => Known::Variant(*value),
            TypedExpr::Field(id) => self.field(*id),
            TypedExpr::Not(inner) => not(self.evaluate(inner)),
            TypedExpr::Given(inner, given) => match self.evaluate(inner) {
                Known::Open => Known::Open,
                Known::Missing => Known::Truth(!given),
                _ => Known::Truth(*given),
            },
            TypedExpr::Binary(operator, left, right) => {
                let (left, right) = (self.evaluate(left), self.evaluate(right));
                match operator {
                    BinaryOp::And => both(left, right, false),
                    BinaryOp::Or => both(left, right, true),
                    BinaryOp::Equal => equal(left, right),
                    BinaryOp::NotEqual => not(equal(left, right)),
                    _ => Known::Open,
                }
            }
            TypedExpr::In(value, among) => {
                let value = self.evaluate(value);
                let each = among.iter().map(|other| equal(value, self.evaluate(other)));
                each.fold(Known::Truth(false), |so_far, next| both(so_far, next, true))
            }
            _ => Known::Open,
        }
    }

    fn field(&self, id: FieldId) -> Known {
        let value = self.values.iter().find_map(|value| match value {
            Value::Field(other, value) if *other == id => Some(*value),
            _ => None,
        });
        match (value, &self.sop[id].kind) {
            (Some(Some(value)), FieldType::YesNo) => Known::Truth(value == 1),
            (Some(Some(value)), _) => Known::Variant(value),
            (Some(None), _) => Known::Missing,
            (None, _) => Known::Open,
        }
    }
}

fn not(value: Known) -> Known {
    match value {
        Known::Truth(value) => Known::Truth(!value),
        other => other,
    }
}

/// Two truths, of which one with the deciding value settles both.
fn both(left: Known, right: Known, deciding: bool) -> Known {
    match (left, right) {
        (Known::Truth(value), _) | (_, Known::Truth(value)) if value == deciding => {
            Known::Truth(deciding)
        }
        (Known::Truth(_), other) | (other, Known::Truth(_)) => other,
        (Known::Missing, Known::Missing) => Known::Missing,
        _ => Known::Open,
    }
}

fn equal(left: Known, right: Known) -> Known {
    match (left, right) {
        (Known::Missing, _) | (_, Known::Missing) => Known::Missing,
        (Known::Open, _) | (_, Known::Open) => Known::Open,
        (left, right) => Known::Truth(left == right),
    }
}
