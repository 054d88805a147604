//! Conditions in words a reader of the document understands.

use crate::model::expr::{Constant, TypedExpr};
use crate::model::{FieldId, FieldType, Guard, Sop};
use crate::syntax::tree::BinaryOp;

use super::words;

/// A condition in words: the titles of the fields and values where it is simple enough, else as it is written.
pub fn in_words(sop: &Sop, guard: &Guard) -> String {
    simple(sop, &guard.expr).unwrap_or_else(|| guard.written.clone())
}

fn simple(sop: &Sop, expr: &TypedExpr) -> Option<String> {
    match expr {
        TypedExpr::Field(field) => field_title(sop, *field),
        TypedExpr::Event(event) => sop[*event].title.as_ref().map(|t| t.value.clone()),
        TypedExpr::Not(inner) => Some(words::negated(sop.lang, &simple(sop, inner)?)),
        TypedExpr::Binary(BinaryOp::And, left, right) => Some(words::all(
            sop.lang,
            &[simple(sop, left)?, simple(sop, right)?],
        )),
        TypedExpr::Binary(BinaryOp::Equal, left, right) => match (&**left, &**right) {
            (TypedExpr::Field(field), TypedExpr::Constant(Constant::Variant(at, _))) => {
                variant_title(sop, *field, *at)
            }
            _ => None,
        },
        _ => None,
    }
}

fn field_title(sop: &Sop, field: FieldId) -> Option<String> {
    sop[field].title.as_ref().map(|title| title.value.clone())
}

fn variant_title(sop: &Sop, field: FieldId, at: usize) -> Option<String> {
    match &sop[field].kind {
        FieldType::OneOf(variants) => variants
            .get(at)?
            .title
            .as_ref()
            .map(|title| title.value.clone()),
        _ => None,
    }
}

/// Whether the condition is a yes/no field by itself (`Some(true)`), its opposite, or neither.
pub fn yes_or_no(guard: &Guard) -> Option<bool> {
    match &guard.expr {
        TypedExpr::Field(_) | TypedExpr::ItemField(..) | TypedExpr::Event(_) => Some(true),
        TypedExpr::Not(inner) => match **inner {
            TypedExpr::Field(_) | TypedExpr::ItemField(..) | TypedExpr::Event(_) => Some(false),
            _ => None,
        },
        _ => None,
    }
}
