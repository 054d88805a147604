//! Exact decimal numbers, as SOPs use them: `3`, `1.5`, `-0.25`.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

const SCALE: i64 = 1_000_000;

/// A decimal number with six places after the point, exact in sums and comparisons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Number(i64);

impl Number {
    /// Zero.
    pub const ZERO: Number = Number(0);

    /// A whole number; nothing where it is too large to hold.
    pub fn whole(value: i64) -> Option<Number> {
        value.checked_mul(SCALE).map(Number)
    }

    /// Reads `12`, `1.5` or `1,5`. Nothing where the text is no number, too large, or finer than a millionth.
    pub fn parse(text: &str) -> Option<Number> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
        let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !all_digits(whole) || !all_digits(fraction) || fraction.len() > 6 {
            return None;
        }
        let whole: i64 = whole.parse().ok()?;
        let fraction: i64 = format!("{fraction:0<6}").parse().ok()?;
        let value = whole.checked_mul(SCALE)?.checked_add(fraction)?;
        Some(Number(sign * value))
    }

    /// So many millionths.
    pub const fn from_millionths(millionths: i64) -> Number {
        Number(millionths)
    }

    /// The value in millionths.
    pub fn millionths(self) -> i64 {
        self.0
    }

    /// The whole number this is, if it is one.
    pub fn as_whole(self) -> Option<i64> {
        (self.0 % SCALE == 0).then_some(self.0 / SCALE)
    }

    /// The sum; nothing where it is too large to hold.
    pub fn plus(self, other: Number) -> Option<Number> {
        self.0.checked_add(other.0).map(Number)
    }

    /// The product; nothing where it can't be held exactly.
    pub fn times(self, other: Number) -> Option<Number> {
        let product = i128::from(self.0) * i128::from(other.0);
        (product % i128::from(SCALE) == 0)
            .then(|| i64::try_from(product / i128::from(SCALE)).ok())
            .flatten()
            .map(Number)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let magnitude = self.0.unsigned_abs();
        let (whole, fraction) = (magnitude / SCALE as u64, magnitude % SCALE as u64);
        if fraction == 0 {
            return write!(f, "{sign}{whole}");
        }
        let fraction = format!("{fraction:06}");
        write!(f, "{sign}{whole}.{}", fraction.trim_end_matches('0'))
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_whole() {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.serialize_f64(self.0 as f64 / SCALE as f64),
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Form {
            Whole(i64),
            Decimal(f64),
        }
        let value = match Form::deserialize(deserializer)? {
            Form::Whole(whole) => Number::whole(whole),
            Form::Decimal(decimal) => Number::parse(&format!("{decimal:.6}")),
        };
        value.ok_or_else(|| serde::de::Error::custom("a number too large to hold"))
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn reads_and_prints_both_decimal_marks() {
        assert_eq!(Number::parse("1,5").unwrap().to_string(), "1.5");
        assert_eq!(Number::parse("-0.250").unwrap().to_string(), "-0.25");
        assert_eq!(Number::parse("24").unwrap().as_whole(), Some(24));
        for faulty in ["", "-", "1.", ".5", "1.0000001", "99999999999999999999"] {
            assert_eq!(Number::parse(faulty), None, "{faulty}");
        }
    }
}
