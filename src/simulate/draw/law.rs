//! Numbers drawn by a law: by turning its distribution function round wherever that is easy, so that a greater part of
//! the stream always gives a greater number, and two scenarios with the same luck differ by their laws alone.

use rand_distr::{Distribution, StandardNormal};

use super::{Law, Pert, Stream};

impl Law {
    /// The law of a beta distribution as PERT uses it.
    pub fn pert(least: f64, mode: f64, most: f64) -> Law {
        Law::Pert(Pert::new(least, mode, most))
    }

    /// The next number.
    pub fn draw(&self, stream: &mut Stream) -> f64 {
        match self {
            Law::Exactly(value) => *value,
            Law::Uniform { least, most } => least + (most - least) * stream.part(),
            Law::Triangular { least, mode, most } => {
                triangular(*least, *mode, *most, stream.part())
            }
            Law::Pert(pert) => pert.quantile(stream.part()),
            Law::Exponential { mean } => -mean * (-stream.part()).ln_1p(),
            Law::LogNormal { mean, deviation } => {
                let normal: f64 = StandardNormal.sample(stream.source());
                log_normal(*mean, *deviation, normal)
            }
            Law::Empirical(values) => empirical(values, stream.part()),
        }
    }

    /// The mean of all numbers.
    pub fn mean(&self) -> f64 {
        match self {
            Law::Exactly(value) => *value,
            Law::Uniform { least, most } => (least + most) / 2.0,
            Law::Triangular { least, mode, most } => (least + mode + most) / 3.0,
            Law::Pert(pert) => pert.mean(),
            Law::Exponential { mean } | Law::LogNormal { mean, .. } => *mean,
            Law::Empirical(values) => {
                let pairs = values.iter().zip(values.iter().skip(1));
                let middles: f64 = pairs.map(|(low, high)| (low + high) / 2.0).sum();
                match values.len() {
                    0 => 0.0,
                    1 => values.iter().sum(),
                    many => middles / (many - 1) as f64,
                }
            }
        }
    }
}

fn triangular(least: f64, mode: f64, most: f64, part: f64) -> f64 {
    let width = most - least;
    let below = (mode - least) / width;
    match part < below {
        _ if width <= 0.0 => least,
        true => least + (part * width * (mode - least)).sqrt(),
        false => most - ((1.0 - part) * width * (most - mode)).sqrt(),
    }
}

/// With `s` and `m` the deviation and the mean of the normal logarithm: `s² = ln(1 + deviation² / mean²)` and
/// `m = ln(mean) - s² / 2`.
fn log_normal(mean: f64, deviation: f64, normal: f64) -> f64 {
    let square = (deviation / mean).powi(2).ln_1p();
    match mean > 0.0 {
        true => mean * (square.sqrt() * normal - square / 2.0).exp(),
        false => 0.0,
    }
}

fn empirical(values: &[f64], part: f64) -> f64 {
    let place = part * values.len().saturating_sub(1) as f64;
    let at = place as usize;
    let low = values.get(at).copied().unwrap_or_default();
    let high = values.get(at + 1).copied().unwrap_or(low);
    low + (high - low) * (place - at as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANY: u32 = 200_000;

    fn drawn(law: &Law) -> Vec<f64> {
        let mut stream = Stream::of(&[5]);
        (0..MANY).map(|_| law.draw(&mut stream)).collect()
    }

    /// Laws with their variance.
    fn laws() -> Vec<(Law, f64)> {
        let triangular = Law::Triangular {
            least: 1.0,
            mode: 2.0,
            most: 4.0,
        };
        let log_normal = Law::LogNormal {
            mean: 3.0,
            deviation: 2.0,
        };
        let uniform = Law::Uniform {
            least: 2.0,
            most: 5.0,
        };
        vec![
            (Law::Exactly(7.0), 0.0),
            (uniform, 9.0 / 12.0),
            (triangular, 7.0 / 18.0),
            (Law::pert(1.0, 2.0, 4.0), (7.0 / 6.0) * (11.0 / 6.0) / 7.0),
            (Law::Exponential { mean: 4.0 }, 16.0),
            (log_normal, 4.0),
            (Law::Empirical(vec![1.0, 3.0]), 4.0 / 12.0),
        ]
    }

    /// Within five standard errors, those of the variance taken generously.
    #[test]
    fn means_and_variances_are_those_of_the_formulas() {
        for (law, variance) in laws() {
            let values = drawn(&law);
            let many = f64::from(MANY);
            let mean = values.iter().sum::<f64>() / many;
            let error = 5.0 * (variance / many).sqrt() + 1e-12;
            assert!((mean - law.mean()).abs() < error, "{law:?}: mean {mean}");
            let squares = values.iter().map(|value| (value - mean).powi(2));
            let found = squares.sum::<f64>() / many;
            assert!(
                (found - variance).abs() <= 0.06 * variance,
                "{law:?}: variance {found}"
            );
        }
    }

    #[test]
    fn bounds_are_kept() {
        let bounds = [(7.0, 7.0), (2.0, 5.0), (1.0, 4.0), (1.0, 4.0)];
        let unbounded = [(0.0, f64::INFINITY), (0.0, f64::INFINITY), (1.0, 3.0)];
        for ((law, _), (least, most)) in laws().iter().zip(bounds.into_iter().chain(unbounded)) {
            let inside = |value: &f64| (least..=most).contains(value);
            assert!(drawn(law).iter().all(inside), "{law:?}");
        }
    }

    #[test]
    fn a_greater_part_of_the_stream_gives_a_greater_number() {
        for (law, _) in laws() {
            if matches!(law, Law::LogNormal { .. }) {
                continue;
            }
            let mut pairs: Vec<(f64, f64)> = (0..2_000)
                .map(|at| (Stream::of(&[at]).part(), law.draw(&mut Stream::of(&[at]))))
                .collect();
            pairs.sort_by(|one, other| one.0.total_cmp(&other.0));
            assert!(pairs.windows(2).all(|it| it[0].1 <= it[1].1), "{law:?}");
        }
    }

    #[test]
    fn the_same_luck_gives_more_under_a_law_of_more() {
        let law = |mean| Law::LogNormal {
            mean,
            deviation: 2.0 * mean,
        };
        for at in 0..1_000 {
            let draw = |law: Law| law.draw(&mut Stream::of(&[at]));
            assert!(draw(law(1.0)) < draw(law(1.1)));
        }
    }

    #[test]
    fn measured_values_part_all_numbers_alike() {
        let law = Law::Empirical(vec![0.0, 1.0, 10.0]);
        let values = drawn(&law);
        let below = values.iter().filter(|value| **value < 1.0).count() as f64;
        assert!((below / f64::from(MANY) - 0.5).abs() < 0.006);
        assert_eq!(law.mean(), 3.0);
        let mut stream = Stream::of(&[]);
        assert_eq!(Law::Empirical(Vec::new()).draw(&mut stream), 0.0);
        assert_eq!(Law::Empirical(vec![4.0]).draw(&mut stream), 4.0);
        assert_eq!(Law::Empirical(vec![4.0]).mean(), 4.0);
    }

    #[test]
    fn numbers_are_the_same_for_good() {
        let draw = |law: &Law| law.draw(&mut Stream::of(&[2026]));
        let drawn: Vec<String> = laws()
            .iter()
            .map(|(law, _)| format!("{:.9}", draw(law)))
            .collect();
        assert_eq!(
            drawn,
            [
                "7.000000000",
                "4.075703711",
                "2.640370426",
                "2.444874269",
                "4.709339554",
                "3.140748562",
                "2.383802474",
            ]
        );
    }
}
