//! What stands on the two sides of a comparison: sums of variables, texts, values.

use super::Doubt;
use super::formula::{Formula, Text};
use super::linear::Affine;
use super::moments;
use super::translate::{Truth, truth};
use super::universe::{Holds, Place, Universe};
use crate::model::expr::length::{Family, Length};
use crate::model::expr::ratio::Ratio;
use crate::model::expr::{Constant, TypedExpr, days};
use crate::model::{BinaryOp, Duration};

/// A side of a comparison, and the flags of the values it needs.
pub(super) struct Term {
    pub(super) kind: Kind,
    pub(super) needs: Vec<usize>,
}

/// What a side of a comparison is.
pub(super) enum Kind {
    YesNo(Truth),
    Number(Affine),
    Day(Affine),
    Minute(Affine),
    /// By families of units, in the order of [`Family::ALL`].
    Length(Vec<Affine>),
    Text(Text),
    Choice(Choice),
    /// Unknown in every case.
    Never,
    /// Nothing that can be calculated with here.
    Opaque(Doubt),
}

/// A value of a one-of type.
#[derive(Clone, Copy)]
pub(super) enum Choice {
    Variable(usize),
    Constant(usize),
}

impl Term {
    fn free(kind: Kind) -> Term {
        let needs = Vec::new();
        Term { kind, needs }
    }
}

/// Reads a side of a comparison.
pub(super) fn term(universe: &mut Universe, expr: &TypedExpr) -> Term {
    match expr {
        TypedExpr::Constant(constant) => Term::free(of_constant(universe, constant)),
        TypedExpr::Field(field) => held(universe, Place::Field(*field)),
        TypedExpr::ItemField(list, position) => held(universe, Place::Item(*list, *position)),
        TypedExpr::Size(list) => held(universe, Place::Size(*list)),
        TypedExpr::Negate(inner) => {
            let inner = term(universe, inner);
            let kind = match &inner.kind {
                Kind::Number(number) => number.times(Ratio::whole(-1)).map(Kind::Number),
                _ => None,
            };
            Term {
                kind: kind.unwrap_or(Kind::Opaque(Doubt::TooLarge)),
                ..inner
            }
        }
        TypedExpr::Binary(
            op @ (BinaryOp::Plus | BinaryOp::Minus | BinaryOp::Times | BinaryOp::Over),
            left,
            right,
        ) => {
            let (left, right) = (term(universe, left), term(universe, right));
            let kind = calculate(universe, *op, &left.kind, &right.kind);
            let mut needs = left.needs;
            needs.extend(right.needs);
            Term { kind, needs }
        }
        _ => Term::free(Kind::YesNo(truth(universe, expr))),
    }
}

fn of_constant(universe: &Universe, constant: &Constant) -> Kind {
    let whole = |value: i64| Affine::constant(Ratio::whole(value));
    match constant {
        Constant::YesNo(value) => Kind::YesNo(Truth {
            holds: Formula::constant(*value),
            fails: Formula::constant(!*value),
        }),
        Constant::Number(number) => Kind::Number(Affine::constant(Ratio::of(*number))),
        Constant::Text(text) => Kind::Text(Text::Constant(text.clone())),
        Constant::Date(date) => Kind::Day(whole(days::number_of(*date))),
        Constant::DateTime(date, minutes) => {
            Kind::Minute(whole(days::number_of(*date) * 1440 + i64::from(*minutes)))
        }
        Constant::Duration(duration) => length_of(universe, duration),
        Constant::Variant(at, _) => Kind::Choice(Choice::Constant(*at)),
    }
}

fn length_of(universe: &Universe, duration: &Duration) -> Kind {
    match Length::of(duration, universe.day_kind()) {
        Some(length) => Kind::Length(length.0.into_iter().map(Affine::constant).collect()),
        None => Kind::Never,
    }
}

fn held(universe: &mut Universe, place: Place) -> Term {
    let holder = universe.holder(place);
    let millionths = Ratio::new(1, 1_000_000).unwrap_or(Ratio::ZERO);
    let one = Ratio::whole(1);
    let kind = match holder.holds {
        Holds::Flag(flag) => Kind::YesNo(Truth::of_flag(flag)),
        Holds::Choice(choice) => Kind::Choice(Choice::Variable(choice)),
        Holds::Text(text) => Kind::Text(Text::Variable(text)),
        Holds::Number(variable) => Kind::Number(Affine::variable(variable, millionths)),
        Holds::Size(variable) => Kind::Number(Affine::variable(variable, one)),
        Holds::Date(variable) => Kind::Day(Affine::variable(variable, one)),
        Holds::DateTime(variable) => Kind::Minute(Affine::variable(variable, one)),
        Holds::Duration(parts) => {
            let part = |family: &Family| {
                let known = parts.iter().find(|(known, _)| known == family);
                match known {
                    Some((_, variable)) => Affine::variable(*variable, millionths),
                    None => Affine::constant(Ratio::ZERO),
                }
            };
            Kind::Length(Family::ALL.iter().map(part).collect())
        }
        Holds::List => Kind::Never,
        Holds::TooMany => Kind::Opaque(Doubt::TooLarge),
    };
    Term {
        kind,
        needs: holder.given.into_iter().collect(),
    }
}

fn calculate(universe: &mut Universe, op: BinaryOp, left: &Kind, right: &Kind) -> Kind {
    use Kind::{Day, Length, Minute, Never, Number, Opaque};
    let found = match (op, left, right) {
        (_, Never, _) | (_, _, Never) => Some(Never),
        (_, Opaque(doubt), _) | (_, _, Opaque(doubt)) => Some(Opaque(*doubt)),
        (BinaryOp::Plus, Number(a), Number(b)) => a.plus(b).map(Number),
        (BinaryOp::Minus, Number(a), Number(b)) => a.minus(b).map(Number),
        (BinaryOp::Times, Number(a), Number(b)) => match (a.as_constant(), b.as_constant()) {
            (_, Some(by)) => a.times(by).map(Number),
            (Some(by), _) => b.times(by).map(Number),
            _ => return Opaque(Doubt::Product),
        },
        (BinaryOp::Over, Number(a), Number(b)) => divided(b, |by| a.times(by).map(Number)),
        (BinaryOp::Plus, Length(a), Length(b)) => parts(a, b, Affine::plus),
        (BinaryOp::Minus, Length(a), Length(b)) => parts(a, b, Affine::minus),
        (BinaryOp::Times, Length(a), Number(b)) | (BinaryOp::Times, Number(b), Length(a)) => {
            match (b.as_constant(), length_constant(a)) {
                (Some(by), _) => scaled(a, |part| part.times(by)),
                (_, Some(parts)) => scaled(&parts, |part| b.times(part.as_constant()?)),
                _ => return Opaque(Doubt::Product),
            }
        }
        (BinaryOp::Over, Length(a), Number(b)) => divided(b, |by| scaled(a, |part| part.times(by))),
        (BinaryOp::Plus, at @ (Day(_) | Minute(_)), Length(by))
        | (BinaryOp::Plus, Length(by), at @ (Day(_) | Minute(_))) => moments::later(at, by, 1),
        (BinaryOp::Minus, at @ (Day(_) | Minute(_)), Length(by)) => moments::later(at, by, -1),
        (BinaryOp::Minus, a, b) => moments::difference(universe, a, b),
        _ => None,
    };
    found.unwrap_or(Opaque(Doubt::TooLarge))
}

/// A quotient, from one over the divisor.
fn divided(divisor: &Affine, quotient: impl FnOnce(Ratio) -> Option<Kind>) -> Option<Kind> {
    let Some(divisor) = divisor.as_constant() else {
        return Some(Kind::Opaque(Doubt::Quotient));
    };
    match Ratio::whole(1).over(divisor) {
        Some(by) => quotient(by),
        None => Some(Kind::Never),
    }
}

fn parts(a: &[Affine], b: &[Affine], join: fn(&Affine, &Affine) -> Option<Affine>) -> Option<Kind> {
    let joined = a.iter().zip(b).map(|(a, b)| join(a, b));
    joined.collect::<Option<_>>().map(Kind::Length)
}

fn scaled(of: &[Affine], change: impl Fn(&Affine) -> Option<Affine>) -> Option<Kind> {
    of.iter()
        .map(change)
        .collect::<Option<_>>()
        .map(Kind::Length)
}

fn length_constant(parts: &[Affine]) -> Option<Vec<Affine>> {
    let constant = |part: &Affine| part.as_constant().map(Affine::constant);
    parts.iter().map(constant).collect()
}
