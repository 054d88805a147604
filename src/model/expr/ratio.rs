//! Exact fractions, for what is calculated on the way: `amount / 3` has no end as a decimal number.

use std::cmp::Ordering;

use crate::lang::Number;

const MILLION: i128 = 1_000_000;

/// An exact fraction. Whatever can't be held exactly is nothing, never rounded.
#[derive(Debug, Clone, Copy)]
pub struct Ratio {
    above: i128,
    /// Greater than zero.
    below: i128,
}

impl Ratio {
    /// Zero.
    pub const ZERO: Ratio = Ratio { above: 0, below: 1 };

    /// `above / below`; nothing where `below` is zero or one of them is too large.
    pub fn new(above: i128, below: i128) -> Option<Ratio> {
        if below == 0 || above == i128::MIN || below == i128::MIN {
            return None;
        }
        let common = gcd(above.unsigned_abs(), below.unsigned_abs());
        let common = i128::try_from(common).ok()? * below.signum();
        Some(Ratio {
            above: above / common,
            below: below / common,
        })
    }

    /// A whole number.
    pub fn whole(value: i64) -> Ratio {
        Ratio {
            above: i128::from(value),
            below: 1,
        }
    }

    /// A decimal number.
    pub fn of(number: Number) -> Ratio {
        Ratio {
            above: i128::from(number.millionths()),
            below: MILLION,
        }
    }

    /// Numerator and denominator in lowest terms; the denominator is greater than zero.
    pub fn parts(self) -> (i128, i128) {
        let reduced = Ratio::new(self.above, self.below).unwrap_or(self);
        (reduced.above, reduced.below)
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        self.above == 0
    }

    /// The whole number it is, if it is one.
    pub fn as_whole(self) -> Option<i64> {
        (self.above % self.below == 0)
            .then(|| i64::try_from(self.above / self.below).ok())
            .flatten()
    }

    /// The same with the other sign.
    pub fn negated(self) -> Option<Ratio> {
        Some(Ratio {
            above: self.above.checked_neg()?,
            ..self
        })
    }

    /// The sum.
    pub fn plus(self, other: Ratio) -> Option<Ratio> {
        if self.below == other.below {
            let above = self.above.checked_add(other.above)?;
            return Some(Ratio { above, ..self });
        }
        let left = self.above.checked_mul(other.below)?;
        let right = other.above.checked_mul(self.below)?;
        Ratio::new(
            left.checked_add(right)?,
            self.below.checked_mul(other.below)?,
        )
    }

    /// The difference.
    pub fn minus(self, other: Ratio) -> Option<Ratio> {
        self.plus(other.negated()?)
    }

    /// The product.
    pub fn times(self, other: Ratio) -> Option<Ratio> {
        Ratio::new(
            self.above.checked_mul(other.above)?,
            self.below.checked_mul(other.below)?,
        )
    }

    /// The quotient; nothing for a division by zero.
    pub fn over(self, other: Ratio) -> Option<Ratio> {
        Ratio::new(
            self.above.checked_mul(other.below)?,
            self.below.checked_mul(other.above)?,
        )
    }

    /// Which of two is greater. Whole parts first, then what is left of both, turned over.
    pub fn compare(self, other: Ratio) -> Ordering {
        let (mut left, mut right) = (self, other);
        while left.below != right.below {
            let wholes = left.whole_part().cmp(&right.whole_part());
            let rests = (left.rest(), right.rest());
            match (wholes, rests) {
                (Ordering::Equal, (0, rest)) => return 0.cmp(&rest),
                (Ordering::Equal, (_, 0)) => return Ordering::Greater,
                (Ordering::Equal, (a, b)) => {
                    (left, right) = (
                        Ratio {
                            above: right.below,
                            below: b,
                        },
                        Ratio {
                            above: left.below,
                            below: a,
                        },
                    );
                }
                _ => return wholes,
            }
        }
        left.above.cmp(&right.above)
    }

    fn whole_part(self) -> i128 {
        self.above.div_euclid(self.below)
    }

    fn rest(self) -> i128 {
        self.above.rem_euclid(self.below)
    }
}

/// The greatest common divisor; 1 for two zeros.
pub fn gcd(a: u128, b: u128) -> u128 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

#[cfg(test)]
mod tests {
    use super::Ratio;
    use std::cmp::Ordering;

    #[test]
    fn thirds_add_up_to_one_and_nothing_is_rounded() {
        let third = Ratio::whole(1).over(Ratio::whole(3)).unwrap();
        let sum = third.plus(third).and_then(|two| two.plus(third)).unwrap();
        assert_eq!(sum.as_whole(), Some(1));
        assert_eq!(sum.compare(Ratio::whole(1)), Ordering::Equal);
        assert!(third.over(Ratio::ZERO).is_none());
        assert!(
            Ratio::new(1, i128::MAX)
                .unwrap()
                .times(Ratio::new(1, 7).unwrap())
                .is_none()
        );
        assert_eq!(Ratio::new(2, -4).unwrap().parts(), (-1, 2));
    }

    #[test]
    fn fractions_of_any_size_compare() {
        let ratio = |above, below| Ratio::new(above, below).unwrap();
        for (a, b, c, d) in [
            (1, 3, 1, 2),
            (-1, 2, -1, 3),
            (-7, 2, 1, 9),
            (5, 3, 7, 4),
            (2, 1, 9, 4),
        ] {
            assert_eq!(
                ratio(a, b).compare(ratio(c, d)),
                Ordering::Less,
                "{a}/{b} {c}/{d}"
            );
            assert_eq!(ratio(c, d).compare(ratio(a, b)), Ordering::Greater);
        }
        let huge = ratio(i128::MAX, 7);
        assert_eq!(huge.compare(ratio(i128::MAX - 1, 7)), Ordering::Greater);
        assert_eq!(
            ratio(1, i128::MAX).compare(ratio(1, i128::MAX - 1)),
            Ordering::Less
        );
    }
}
