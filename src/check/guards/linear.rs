//! Sums of variables with factors: as fractions while a condition is read, as whole numbers once it is a comparison.
//!
//! Every variable stands for a whole number of its smallest steps: millionths of a number, days, minutes, items. So a
//! strict comparison is a comparison with the next step, and the negation of a comparison is one again.

use super::formula::{Formula, Literal};
use crate::model::expr::ratio::{Ratio, gcd};

/// A sum of variables with fractions as factors, and a constant. Variables are in order, factors are not zero.
#[derive(Debug, Clone)]
pub(super) struct Affine {
    terms: Vec<(usize, Ratio)>,
    constant: Ratio,
}

/// A sum of variables with whole factors, and a constant, in lowest terms.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Linear {
    /// Variables in order, with factors that are not zero.
    pub(super) terms: Vec<(usize, i128)>,
    pub(super) constant: i128,
}

impl Affine {
    pub(super) fn constant(constant: Ratio) -> Affine {
        let terms = Vec::new();
        Affine { terms, constant }
    }

    pub(super) fn variable(variable: usize, factor: Ratio) -> Affine {
        Affine {
            terms: vec![(variable, factor)],
            constant: Ratio::ZERO,
        }
    }

    /// Its value, if no variable is in it.
    pub(super) fn as_constant(&self) -> Option<Ratio> {
        self.terms.is_empty().then_some(self.constant)
    }

    /// Whether two are the same sum.
    pub(super) fn is_same(&self, other: &Affine) -> bool {
        let difference = self.minus(other).and_then(|rest| rest.as_constant());
        difference.is_some_and(Ratio::is_zero)
    }

    pub(super) fn plus(&self, other: &Affine) -> Option<Affine> {
        let mut terms: Vec<(usize, Ratio)> = Vec::with_capacity(self.terms.len());
        let (mut left, mut right) = (self.terms.iter().peekable(), other.terms.iter().peekable());
        loop {
            let (term, factor) = match (left.peek(), right.peek()) {
                (Some((a, x)), Some((b, y))) if a == b => (*a, x.plus(*y)?),
                (Some((a, x)), Some((b, _))) if a < b => (*a, *x),
                (Some((a, x)), None) => (*a, *x),
                (_, Some((b, y))) => (*b, *y),
                (None, None) => break,
            };
            left.next_if(|(variable, _)| *variable == term);
            right.next_if(|(variable, _)| *variable == term);
            if !factor.is_zero() {
                terms.push((term, factor));
            }
        }
        let constant = self.constant.plus(other.constant)?;
        Some(Affine { terms, constant })
    }

    pub(super) fn minus(&self, other: &Affine) -> Option<Affine> {
        self.plus(&other.times(Ratio::whole(-1))?)
    }

    pub(super) fn times(&self, factor: Ratio) -> Option<Affine> {
        if factor.is_zero() {
            return Some(Affine::constant(Ratio::ZERO));
        }
        let terms = self.terms.iter();
        let terms = terms.map(|(variable, by)| Some((*variable, by.times(factor)?)));
        Some(Affine {
            terms: terms.collect::<Option<_>>()?,
            constant: self.constant.times(factor)?,
        })
    }

    /// Says that the sum is at most zero.
    pub(super) fn at_most_zero(&self) -> Option<Formula> {
        Some(self.in_wholes()?.at_most_zero())
    }

    /// Says that the sum is less than zero.
    pub(super) fn below_zero(&self) -> Option<Formula> {
        let mut linear = self.in_wholes()?;
        linear.constant = linear.constant.checked_add(1)?;
        Some(linear.at_most_zero())
    }

    /// The sum times the least number that makes all of it whole.
    fn in_wholes(&self) -> Option<Linear> {
        let mut common: i128 = 1;
        let factors = self.terms.iter().map(|(_, factor)| *factor);
        for factor in factors.clone().chain([self.constant]) {
            let (_, below) = factor.parts();
            let shared = gcd(common.unsigned_abs(), below.unsigned_abs());
            common = common.checked_mul(below / i128::try_from(shared).ok()?)?;
        }
        let whole = |factor: Ratio| -> Option<i128> {
            let (above, below) = factor.parts();
            above.checked_mul(common / below)
        };
        let terms = self.terms.iter();
        let terms = terms.map(|(variable, factor)| Some((*variable, whole(*factor)?)));
        Some(Linear {
            terms: terms.collect::<Option<_>>()?,
            constant: whole(self.constant)?,
        })
    }
}

impl Linear {
    fn at_most_zero(mut self) -> Formula {
        self.reduce();
        match self.terms.is_empty() {
            true => Formula::constant(self.constant <= 0),
            false => Formula::is(Literal::AtMostZero(self)),
        }
    }

    /// Divides by the common divisor of the factors. What is left of the constant is rounded up, which loses nothing,
    /// as the sum of the variables is a whole number.
    pub(super) fn reduce(&mut self) {
        let factors = self.terms.iter().map(|(_, factor)| factor.unsigned_abs());
        let common = factors.fold(0, |common, factor| {
            if common == 0 {
                factor
            } else {
                gcd(common, factor)
            }
        });
        let Ok(common) = i128::try_from(common) else {
            return;
        };
        if common > 1 {
            for (_, factor) in &mut self.terms {
                *factor /= common;
            }
            let rounded = self.constant.div_euclid(common);
            let exact = self.constant.rem_euclid(common) == 0;
            self.constant = if exact { rounded } else { rounded + 1 };
        }
    }

    /// What is at most zero exactly when this is more.
    pub(super) fn opposite(&self) -> Option<Linear> {
        let terms = self.terms.iter();
        let terms = terms.map(|(variable, factor)| Some((*variable, factor.checked_neg()?)));
        Some(Linear {
            terms: terms.collect::<Option<_>>()?,
            constant: self.constant.checked_neg()?.checked_add(1)?,
        })
    }

    /// The sum of multiples of two, in lowest terms.
    pub(super) fn combined(&self, times: i128, other: &Linear, by: i128) -> Option<Linear> {
        let mut terms: Vec<(usize, i128)> = Vec::with_capacity(self.terms.len());
        let (mut left, mut right) = (self.terms.iter().peekable(), other.terms.iter().peekable());
        loop {
            let (term, factor) = match (left.peek(), right.peek()) {
                (Some((a, x)), Some((b, y))) if a == b => {
                    let sum = x.checked_mul(times)?.checked_add(y.checked_mul(by)?)?;
                    (*a, sum)
                }
                (Some((a, x)), Some((b, _))) if a < b => (*a, x.checked_mul(times)?),
                (Some((a, x)), None) => (*a, x.checked_mul(times)?),
                (_, Some((b, y))) => (*b, y.checked_mul(by)?),
                (None, None) => break,
            };
            left.next_if(|(variable, _)| *variable == term);
            right.next_if(|(variable, _)| *variable == term);
            if factor != 0 {
                terms.push((term, factor));
            }
        }
        let constant = self
            .constant
            .checked_mul(times)?
            .checked_add(other.constant.checked_mul(by)?)?;
        let mut combined = Linear { terms, constant };
        combined.reduce();
        Some(combined)
    }

    /// The factor of a variable.
    pub(super) fn factor(&self, variable: usize) -> i128 {
        let at = self.terms.binary_search_by_key(&variable, |(v, _)| *v);
        at.ok()
            .and_then(|at| self.terms.get(at))
            .map_or(0, |(_, factor)| *factor)
    }

    /// The same with a value in the place of a variable.
    pub(super) fn with(&self, variable: usize, value: i128) -> Option<Linear> {
        let added = self.factor(variable).checked_mul(value)?;
        let terms = self.terms.iter().copied().filter(|(v, _)| *v != variable);
        let mut linear = Linear {
            terms: terms.collect(),
            constant: self.constant.checked_add(added)?,
        };
        linear.reduce();
        Some(linear)
    }
}
