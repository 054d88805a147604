//! Between which values a whole-number variable lies.

use super::linear::Linear;

/// Beyond this no value is looked for.
const FAR: i128 = 1 << 90;

/// The least and the greatest value of a variable, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) low: i128,
    pub(super) high: i128,
}

impl Bounds {
    /// Any value.
    pub(super) const FREE: Bounds = Bounds {
        low: -FAR,
        high: FAR,
    };

    pub(super) fn is_empty(self) -> bool {
        self.low > self.high
    }

    pub(super) fn has_low(self) -> bool {
        self.low > -FAR
    }

    pub(super) fn has_high(self) -> bool {
        self.high < FAR
    }

    pub(super) fn contains(self, value: i128) -> bool {
        (self.low..=self.high).contains(&value)
    }

    pub(super) fn within(self, other: Bounds) -> Bounds {
        Bounds {
            low: self.low.max(other.low),
            high: self.high.min(other.high),
        }
    }

    /// Where `factor * x + constant` is at most zero. Nothing where the factor is zero or a bound too far.
    pub(super) fn where_at_most_zero(factor: i128, constant: i128) -> Option<Bounds> {
        let limit = constant.checked_neg()?;
        // Rounded towards the inside: down for a positive factor, up for a negative one.
        let quotient = limit.checked_div_euclid(factor)?;
        let (low, high) = match factor > 0 {
            true => (-FAR, quotient),
            false => (quotient, FAR),
        };
        Some(Bounds {
            low: low.max(-FAR),
            high: high.min(FAR),
        })
    }
}

/// The least and the greatest value of a sum; nothing where a side is too far to tell.
pub(super) fn range(linear: &Linear, bounds: &[Bounds]) -> (Option<i128>, Option<i128>) {
    let mut least = Some(linear.constant);
    let mut most = Some(linear.constant);
    for (variable, factor) in &linear.terms {
        let bounds = bounds.get(*variable).copied().unwrap_or(Bounds::FREE);
        let low = bounds.has_low().then_some(bounds.low);
        let high = bounds.has_high().then_some(bounds.high);
        let (small, large) = if *factor > 0 {
            (low, high)
        } else {
            (high, low)
        };
        let add =
            |sum: Option<i128>, value: Option<i128>| sum?.checked_add(value?.checked_mul(*factor)?);
        least = add(least, small);
        most = add(most, large);
    }
    (least, most)
}
