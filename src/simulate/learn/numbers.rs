//! Numbers as a person would write them: shares that add up, values without false precision.

use crate::lang::Number;
use crate::model::{Distribution, Shape};
use crate::source::{Span, Spanned};

/// From so many observations on, values are given as they spread; below, as one number.
pub(super) const ENOUGH: usize = 5;

/// How many values part the observations into equal portions, at most.
const PORTIONS: usize = 20;

/// A part of what a scenario says, without a place in a file.
pub(super) fn placed<T>(value: T) -> Spanned<T> {
    Spanned {
        value,
        span: Span::default(),
    }
}

/// A number with three digits that count; whole numbers stay.
pub(super) fn rounded(value: f64) -> Number {
    if value.fract() == 0.0 {
        return number(value);
    }
    let digits = 2 - value.abs().log10().floor().clamp(-4.0, 2.0) as i32;
    let scale = 10_f64.powi(digits);
    number((value * scale).round() / scale)
}

/// A number to the nearest millionth; the largest there is for what is more.
fn number(value: f64) -> Number {
    Number::from_millionths((value * 1e6).round() as i64)
}

/// Counts as percentages with one place that add up to exactly 100: by the largest remainder, the earlier of equals
/// first. All are zero where nothing was counted.
pub(super) fn percentages(counts: &[u64]) -> Vec<Number> {
    let whole: u128 = counts.iter().map(|count| u128::from(*count)).sum();
    if whole == 0 {
        return vec![Number::ZERO; counts.len()];
    }
    let tenths = |count: &u64| u128::from(*count) * 1000;
    let mut shares: Vec<u128> = counts.iter().map(|count| tenths(count) / whole).collect();
    let given: u128 = shares.iter().sum();
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(tenths(&counts[*at]) % whole));
    for at in order.into_iter().take((1000 - given.min(1000)) as usize) {
        shares[at] += 1;
    }
    let percent = |tenths: &u128| Number::from_millionths(*tenths as i64 * 100_000);
    shares.iter().map(percent).collect()
}

/// So many of so many as a percentage with one place.
pub(super) fn percentage(count: u64, of: u64) -> Number {
    let both = percentages(&[count, of.saturating_sub(count)]);
    both.first().copied().unwrap_or(Number::ZERO)
}

/// What was measured, as it spreads: up to 21 values from the least to the most that part it into equal portions. Where
/// there is too little for that, or it is all the same, the middle one. Nothing where nothing was measured.
pub(super) fn spread(values: &mut [f64]) -> Option<Distribution> {
    values.sort_by(f64::total_cmp);
    let middle = *values.get(values.len() / 2)?;
    let (least, most) = (*values.first()?, *values.last()?);
    if values.len() < ENOUGH || least == most {
        return Some(distribution(Shape::Exactly, &[middle]));
    }
    let portions = PORTIONS.min(values.len() - 1);
    let points = (0..=portions).map(|at| point(values, at as f64 / portions as f64));
    let points: Vec<f64> = points.collect();
    Some(distribution(Shape::Empirical, &points))
}

/// The value below which a part of sorted values lies, between two of them in proportion.
fn point(sorted: &[f64], part: f64) -> f64 {
    let place = part * (sorted.len().saturating_sub(1)) as f64;
    let below = place.floor() as usize;
    let get = |at: usize| sorted.get(at).or(sorted.last()).copied().unwrap_or(0.0);
    get(below) + (get(below + 1) - get(below)) * place.fract()
}

/// A distribution of rounded numbers.
pub(super) fn distribution(shape: Shape, numbers: &[f64]) -> Distribution {
    Distribution {
        shape: placed(shape),
        numbers: numbers.iter().map(|it| placed(rounded(*it))).collect(),
        span: Span::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Shape, percentages, rounded, spread};

    fn written(counts: &[u64]) -> Vec<String> {
        percentages(counts)
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn percentages_add_up() {
        assert_eq!(written(&[1, 1, 1]), ["33.4", "33.3", "33.3"]);
        assert_eq!(written(&[2, 1]), ["66.7", "33.3"]);
        assert_eq!(written(&[0, 5]), ["0", "100"]);
        assert_eq!(written(&[0, 0]), ["0", "0"]);
        assert_eq!(written(&[u64::MAX, u64::MAX]), ["50", "50"]);
    }

    #[test]
    fn numbers_keep_three_digits() {
        let written = |value: f64| rounded(value).to_string();
        assert_eq!(written(0.012_345), "0.0123");
        assert_eq!(written(12.345), "12.3");
        assert_eq!(written(1234.5), "1235");
        assert_eq!(written(123_456.0), "123456");
        assert_eq!(written(0.0), "0");
    }

    #[test]
    fn values_part_into_equal_portions() {
        let mut values: Vec<f64> = (0..=100).rev().map(f64::from).collect();
        let spread = spread(&mut values).unwrap();
        assert_eq!(spread.shape.value, Shape::Empirical);
        let numbers: Vec<_> = spread
            .numbers
            .iter()
            .map(|it| it.value.to_string())
            .collect();
        assert_eq!(numbers.len(), 21);
        assert_eq!(&numbers[..3], ["0", "5", "10"]);
        assert_eq!(numbers[20], "100");
    }

    #[test]
    fn few_values_and_equal_ones_are_one_number() {
        let of = |values: &mut [f64]| {
            let spread = spread(values)?;
            Some((spread.shape.value, spread.numbers[0].value.to_string()))
        };
        assert_eq!(of(&mut []), None);
        assert_eq!(of(&mut [9.0, 1.0, 2.0]), Some((Shape::Exactly, "2".into())));
        assert_eq!(of(&mut [3.0; 8]), Some((Shape::Exactly, "3".into())));
    }
}
