//! The expression language: guards and conditions over declared case data.
//!
//! Expressions are small and typed. There are no loops and no functions of the user's own, so every expression ends. A
//! [`TypedExpr`] has every name resolved and every type checked; nothing can go wrong in it but a missing value.

mod check;
mod evaluate;
mod names;
mod operators;
mod types;
mod value;

pub mod days;
pub mod length;
pub mod ratio;

use serde::{Deserialize, Serialize};

pub use evaluate::truth;
pub use value::{CaseData, Item, Slots, Value};

pub(in crate::model) use check::{Scope, check};
pub(in crate::model) use names::blame_no_list;

use super::{Duration, EventId, FieldId};
use crate::lang::Number;
use crate::syntax::tree::{BinaryOp, Date};

/// A checked expression.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TypedExpr {
    /// A constant.
    Constant(Constant),
    /// A field of the case.
    Field(FieldId),
    /// A field of the current item of a list: the list, and the field's position in it.
    ItemField(FieldId, usize),
    /// Whether an event has happened.
    Event(EventId),
    /// Negation of a yes/no.
    Not(Box<TypedExpr>),
    /// Negation of a number.
    Negate(Box<TypedExpr>),
    /// Two operands of fitting types.
    Binary(BinaryOp, Box<TypedExpr>, Box<TypedExpr>),
    /// Whether a value is there (true) or missing (false).
    Given(Box<TypedExpr>, bool),
    /// Whether a value is among these.
    In(Box<TypedExpr>, Vec<TypedExpr>),
    /// How many items a list has.
    Size(FieldId),
    /// Stands where the author's expression was faulty and has been blamed.
    Faulty,
}

/// A constant of an expression.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Constant {
    /// Yes or no.
    YesNo(bool),
    /// A number.
    Number(Number),
    /// A text.
    Text(String),
    /// A date.
    Date(Date),
    /// A date and minutes since midnight.
    DateTime(Date, u32),
    /// A length of time.
    Duration(Duration),
    /// A value of a one-of type, by its position.
    Variant(usize, String),
}

impl TypedExpr {
    /// The expressions that it is put together from, from left to right.
    pub fn operands(&self) -> impl Iterator<Item = &TypedExpr> {
        let (first, second, rest): (Option<&TypedExpr>, Option<&TypedExpr>, &[TypedExpr]) =
            match self {
                TypedExpr::Not(inner) | TypedExpr::Negate(inner) | TypedExpr::Given(inner, _) => {
                    (Some(inner), None, &[])
                }
                TypedExpr::Binary(_, left, right) => (Some(left), Some(right), &[]),
                TypedExpr::In(value, members) => (Some(value), None, members),
                TypedExpr::Constant(_)
                | TypedExpr::Field(_)
                | TypedExpr::ItemField(..)
                | TypedExpr::Event(_)
                | TypedExpr::Size(_)
                | TypedExpr::Faulty => (None, None, &[]),
            };
        first.into_iter().chain(second).chain(rest)
    }
}
