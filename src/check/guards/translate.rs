//! Reading a condition as plain logic: when does it hold, and when does it fail.
//!
//! A condition is true, false or unknown; it is never unknown whether it is true. So each is read as two formulas, and
//! "can't be true" is the negation of the first. A value that a case may lack is one more yes/no that both ask for.

use super::Doubt;
use super::formula::{Formula, Literal, Text};
use super::linear::Affine;
use super::term::{Choice, Kind, Term, term};
use super::universe::{Holds, Place, Universe};
use crate::model::BinaryOp;
use crate::model::expr::TypedExpr;
use crate::model::expr::ratio::Ratio;

/// Formulas beyond this many parts are not built.
const MOST_PARTS: usize = 20_000;

/// When a condition is true, and when it is false. Neither, where it is unknown.
#[derive(Debug, Clone)]
pub(super) struct Truth {
    pub(super) holds: Formula,
    pub(super) fails: Formula,
}

impl Truth {
    pub(super) fn of_flag(flag: usize) -> Truth {
        Truth {
            holds: Formula::Literal(Literal::Flag(flag), true),
            fails: Formula::Literal(Literal::Flag(flag), false),
        }
    }

    /// True exactly where it is not false.
    fn decided(holds: Formula) -> Truth {
        Truth {
            fails: holds.negated(),
            holds,
        }
    }

    fn never() -> Truth {
        Truth {
            holds: Formula::False,
            fails: Formula::False,
        }
    }

    fn swapped(self) -> Truth {
        Truth {
            holds: self.fails,
            fails: self.holds,
        }
    }

    /// Neither true nor false where one of these flags is no.
    fn given(self, needs: &[usize]) -> Truth {
        let with = |formula: Formula| {
            let needs = needs.iter().map(|flag| Formula::is(Literal::Flag(*flag)));
            Formula::all([formula].into_iter().chain(needs))
        };
        Truth {
            holds: with(self.holds),
            fails: with(self.fails),
        }
    }

    fn and(self, other: Truth) -> Truth {
        Truth {
            holds: Formula::all([self.holds, other.holds]),
            fails: Formula::any([self.fails, other.fails]),
        }
    }

    fn or(self, other: Truth) -> Truth {
        self.swapped().and(other.swapped()).swapped()
    }

    fn size(&self) -> usize {
        self.holds.size() + self.fails.size()
    }
}

/// Reads a condition.
pub(super) fn truth(universe: &mut Universe, condition: &TypedExpr) -> Truth {
    match condition {
        TypedExpr::Not(inner) => truth(universe, inner).swapped(),
        TypedExpr::Binary(BinaryOp::And, left, right) => {
            truth(universe, left).and(truth(universe, right))
        }
        TypedExpr::Binary(BinaryOp::Or, left, right) => {
            truth(universe, left).or(truth(universe, right))
        }
        TypedExpr::Binary(op, left, right) => {
            let (left, right) = (term(universe, left), term(universe, right));
            comparison(universe, *op, &left, &right)
        }
        TypedExpr::In(value, members) => {
            let value = term(universe, value);
            members
                .iter()
                .fold(Truth::decided(Formula::False), |any, member| {
                    let member = term(universe, member);
                    any.or(comparison(universe, BinaryOp::Equal, &value, &member))
                })
        }
        TypedExpr::Given(inner, wanted) => {
            let given = Truth::decided(given(universe, inner));
            if *wanted { given } else { given.swapped() }
        }
        TypedExpr::Event(event) => match universe.holder(Place::Event(*event)).holds {
            Holds::Flag(flag) => Truth::of_flag(flag),
            _ => Truth::never(),
        },
        TypedExpr::Constant(_) | TypedExpr::Field(_) | TypedExpr::ItemField(..) => {
            let term = term(universe, condition);
            match term.kind {
                Kind::YesNo(truth) => truth.given(&term.needs),
                _ => Truth::never(),
            }
        }
        TypedExpr::Negate(_) | TypedExpr::Size(_) | TypedExpr::Faulty => Truth::never(),
    }
}

/// When an expression has a value.
fn given(universe: &mut Universe, expr: &TypedExpr) -> Formula {
    if let TypedExpr::Field(field) = expr {
        let given = universe.holder(Place::Field(*field)).given;
        return given.map_or(Formula::True, |flag| Formula::is(Literal::Flag(flag)));
    }
    let term = term(universe, expr);
    let known = match term.kind {
        Kind::YesNo(truth) => Formula::any([truth.holds, truth.fails]),
        Kind::Never => Formula::False,
        Kind::Opaque(_) => Formula::is(Literal::Flag(universe.flag())),
        _ => Formula::True,
    };
    let needs = term
        .needs
        .iter()
        .map(|flag| Formula::is(Literal::Flag(*flag)));
    Formula::all([known].into_iter().chain(needs))
}

/// A comparison; unknown where one of its sides lacks a value.
fn comparison(universe: &mut Universe, op: BinaryOp, left: &Term, right: &Term) -> Truth {
    let truth = compare(universe, op, &left.kind, &right.kind);
    let truth = truth.unwrap_or_else(|| opaque(universe, Doubt::TooLarge));
    let mut needs = left.needs.clone();
    needs.extend(&right.needs);
    needs.sort_unstable();
    needs.dedup();
    truth.given(&needs)
}

/// A comparison of which nothing is known but that it has an answer in each case, or none.
fn opaque(universe: &mut Universe, doubt: Doubt) -> Truth {
    universe.doubt(doubt);
    let known = universe.flag();
    Truth::of_flag(universe.flag()).given(&[known])
}

/// A comparison of two values; nothing where a number in it is too large.
fn compare(universe: &mut Universe, op: BinaryOp, left: &Kind, right: &Kind) -> Option<Truth> {
    match (left, right) {
        (Kind::Never, _) | (_, Kind::Never) => Some(Truth::never()),
        (Kind::Opaque(doubt), _) | (_, Kind::Opaque(doubt)) => Some(opaque(universe, *doubt)),
        (Kind::Number(a), Kind::Number(b))
        | (Kind::Day(a), Kind::Day(b))
        | (Kind::Minute(a), Kind::Minute(b)) => sums(op, a, b).map(Truth::decided),
        (Kind::Minute(minutes), Kind::Day(day)) => dates(op, minutes, day).map(Truth::decided),
        (Kind::Day(day), Kind::Minute(minutes)) => {
            dates(turned(op), minutes, day).map(Truth::decided)
        }
        (Kind::Length(a), Kind::Length(b)) => lengths(op, a, b),
        (Kind::Text(a), Kind::Text(b)) => {
            if let (BinaryOp::Contains, Text::Variable(_), Text::Variable(_)) = (op, a, b) {
                universe.doubt(Doubt::Texts);
            }
            Some(Truth::decided(texts(op, a, b)))
        }
        (Kind::Choice(a), Kind::Choice(b)) => {
            let same = same_choice(universe, *a, *b);
            Some(equality(op, same.negated(), same))
        }
        (Kind::YesNo(a), Kind::YesNo(b)) => {
            if a.size() + b.size() > MOST_PARTS {
                return None;
            }
            let pair = |a: &Formula, b: &Formula| Formula::all([a.clone(), b.clone()]);
            let same = Formula::any([pair(&a.holds, &b.holds), pair(&a.fails, &b.fails)]);
            let other = Formula::any([pair(&a.holds, &b.fails), pair(&a.fails, &b.holds)]);
            Some(equality(op, other, same))
        }
        _ => Some(Truth::never()),
    }
}

fn equality(op: BinaryOp, other: Formula, same: Formula) -> Truth {
    let truth = Truth {
        holds: same,
        fails: other,
    };
    match op {
        BinaryOp::Equal => truth,
        BinaryOp::NotEqual => truth.swapped(),
        _ => Truth::never(),
    }
}

/// The operator that says the same with its sides exchanged.
fn turned(op: BinaryOp) -> BinaryOp {
    match op {
        BinaryOp::Less => BinaryOp::Greater,
        BinaryOp::LessEqual => BinaryOp::GreaterEqual,
        BinaryOp::Greater => BinaryOp::Less,
        BinaryOp::GreaterEqual => BinaryOp::LessEqual,
        other => other,
    }
}

fn sums(op: BinaryOp, a: &Affine, b: &Affine) -> Option<Formula> {
    let (over, under) = (a.minus(b)?, b.minus(a)?);
    Some(match op {
        BinaryOp::Less => over.below_zero()?,
        BinaryOp::LessEqual => over.at_most_zero()?,
        BinaryOp::Greater => under.below_zero()?,
        BinaryOp::GreaterEqual => under.at_most_zero()?,
        BinaryOp::Equal => Formula::all([over.at_most_zero()?, under.at_most_zero()?]),
        BinaryOp::NotEqual => Formula::any([over.below_zero()?, under.below_zero()?]),
        _ => return None,
    })
}

/// A point in time against a date: its own date is compared.
fn dates(op: BinaryOp, minutes: &Affine, day: &Affine) -> Option<Formula> {
    let midnight = day.times(Ratio::whole(1440))?;
    let next_midnight = midnight.plus(&Affine::constant(Ratio::whole(1440)))?;
    let from_midnight = || sums(BinaryOp::GreaterEqual, minutes, &midnight);
    let before_next = || sums(BinaryOp::Less, minutes, &next_midnight);
    Some(match op {
        BinaryOp::GreaterEqual => from_midnight()?,
        BinaryOp::Less => from_midnight()?.negated(),
        BinaryOp::LessEqual => before_next()?,
        BinaryOp::Greater => before_next()?.negated(),
        BinaryOp::Equal => Formula::all([from_midnight()?, before_next()?]),
        BinaryOp::NotEqual => Formula::all([from_midnight()?, before_next()?]).negated(),
        _ => return None,
    })
}

/// Lengths of time, family by family: one is longer when it is in each family that differs.
fn lengths(op: BinaryOp, a: &[Affine], b: &[Affine]) -> Option<Truth> {
    let each = |op: BinaryOp| -> Option<Vec<Formula>> {
        a.iter().zip(b).map(|(a, b)| sums(op, a, b)).collect()
    };
    let shorter_or_same = Formula::all(each(BinaryOp::LessEqual)?);
    let longer_or_same = Formula::all(each(BinaryOp::GreaterEqual)?);
    let shorter = Formula::all([shorter_or_same.clone(), Formula::any(each(BinaryOp::Less)?)]);
    let longer = Formula::all([
        longer_or_same.clone(),
        Formula::any(each(BinaryOp::Greater)?),
    ]);
    let truth = |holds, fails| Some(Truth { holds, fails });
    match op {
        BinaryOp::Less => truth(shorter, longer_or_same),
        BinaryOp::LessEqual => truth(shorter_or_same, longer),
        BinaryOp::Greater => truth(longer, shorter_or_same),
        BinaryOp::GreaterEqual => truth(longer_or_same, shorter),
        BinaryOp::Equal => truth(
            Formula::all([shorter_or_same, longer_or_same]),
            Formula::any([shorter, longer]),
        ),
        BinaryOp::NotEqual => truth(
            Formula::any([shorter, longer]),
            Formula::all([shorter_or_same, longer_or_same]),
        ),
        _ => None,
    }
}

fn texts(op: BinaryOp, a: &Text, b: &Text) -> Formula {
    if op == BinaryOp::Contains {
        return match (a, b) {
            (Text::Constant(text), Text::Constant(part)) => Formula::constant(text.contains(part)),
            _ if a == b => Formula::True,
            _ => Formula::is(Literal::Contains(a.clone(), b.clone())),
        };
    }
    let same = match (a, b) {
        _ if a == b => Formula::True,
        (Text::Constant(_), Text::Constant(_)) => Formula::False,
        _ => {
            let (a, b) = (a.min(b), a.max(b));
            Formula::is(Literal::SameText(a.clone(), b.clone()))
        }
    };
    match op {
        BinaryOp::Equal => same,
        _ => same.negated(),
    }
}

fn same_choice(universe: &Universe, a: Choice, b: Choice) -> Formula {
    let is = |variable: usize, at: usize| Formula::is(Literal::Choice(variable, at));
    match (a, b) {
        (Choice::Constant(a), Choice::Constant(b)) => Formula::constant(a == b),
        (Choice::Variable(variable), Choice::Constant(at))
        | (Choice::Constant(at), Choice::Variable(variable)) => is(variable, at),
        (Choice::Variable(a), Choice::Variable(b)) if a == b => Formula::True,
        (Choice::Variable(a), Choice::Variable(b)) => {
            let values = universe.choices.get(a).map_or(0, |bits| bits.count_ones());
            let both = (0..values as usize).map(|at| Formula::all([is(a, at), is(b, at)]));
            Formula::any(both)
        }
    }
}
