//! The beta distribution as planning with PERT uses it, drawn from one number each time.
//!
//! Between the least and the most, the density is that of a beta distribution whose two shapes are `1 + 4 m` and
//! `5 - 4 m`, where `m` is how far the likeliest value lies from the least to the most; its mean is then the least, four
//! times the likeliest and the most, divided by six (D. G. Malcolm and others, "Application of a Technique for Research
//! and Development Program Evaluation", 1959). Its quantiles are put into a table once; between two of them a number lies
//! on a straight line, and beyond the outermost ones on the power that the tail follows. The distribution function of what is
//! drawn is nowhere off by more than 0.0001.

use std::sync::{Arc, LazyLock};

/// How many portions the quantiles part all numbers into.
const PORTIONS: usize = 1024;

/// How many steps the density is summed up in.
const STEPS: usize = 4096;

/// A distribution between two bounds, more often near the likeliest.
#[derive(Debug, Clone)]
pub struct Pert {
    least: f64,
    mode: f64,
    most: f64,
    quantiles: Arc<Quantiles>,
}

/// The beta distribution from 0 to 1.
#[derive(Debug)]
struct Quantiles {
    shapes: (f64, f64),
    table: Vec<f64>,
}

impl Pert {
    /// The distribution between these bounds. A likeliest value that lies outside of them is moved to the nearer one.
    pub fn new(least: f64, mode: f64, most: f64) -> Pert {
        static MIDDLE: LazyLock<Arc<Quantiles>> = LazyLock::new(|| Arc::new(Quantiles::of(0.5)));
        let most = most.max(least);
        let mode = mode.max(least).min(most);
        let place = match most > least {
            true => (mode - least) / (most - least),
            false => 0.5,
        };
        let quantiles = match place == 0.5 {
            true => MIDDLE.clone(),
            false => Arc::new(Quantiles::of(place)),
        };
        Pert {
            least,
            mode,
            most,
            quantiles,
        }
    }

    /// The value below which this part of all numbers lies.
    pub fn quantile(&self, part: f64) -> f64 {
        self.least + (self.most - self.least) * self.quantiles.at(part)
    }

    /// Its mean.
    pub fn mean(&self) -> f64 {
        (self.least + 4.0 * self.mode + self.most) / 6.0
    }
}

impl PartialEq for Pert {
    fn eq(&self, other: &Pert) -> bool {
        let bounds = |it: &Pert| (it.least, it.mode, it.most);
        bounds(self) == bounds(other)
    }
}

impl Quantiles {
    fn of(place: f64) -> Quantiles {
        let shapes = (1.0 + 4.0 * place, 5.0 - 4.0 * place);
        let sums = sums(shapes);
        let all = sums.last().copied().unwrap_or(1.0);
        let level = |portion: usize| all * portion as f64 / PORTIONS as f64;
        let table = (0..=PORTIONS).map(|portion| reached(&sums, level(portion)));
        Quantiles {
            shapes,
            table: table.collect(),
        }
    }

    fn at(&self, part: f64) -> f64 {
        let place = part.clamp(0.0, 1.0) * PORTIONS as f64;
        let portion = (place as usize).min(PORTIONS - 1);
        let within = place - portion as f64;
        let value = |at: usize| self.table.get(at).copied().unwrap_or(1.0);
        let (low, high) = (value(portion), value(portion + 1));
        match portion {
            0 => high * within.powf(1.0 / self.shapes.0),
            _ if portion == PORTIONS - 1 => {
                1.0 - (1.0 - low) * (1.0 - within).powf(1.0 / self.shapes.1)
            }
            _ => low + (high - low) * within,
        }
    }
}

/// The integral of the density up to each step, not made to end at one. By Simpson's rule.
fn sums((first, second): (f64, f64)) -> Vec<f64> {
    let density = |x: f64| x.powf(first - 1.0) * (1.0 - x).powf(second - 1.0);
    let place = |half: usize| half as f64 / (2 * STEPS) as f64;
    let mut sums = Vec::with_capacity(STEPS + 1);
    let mut sum = 0.0;
    sums.push(sum);
    for step in 0..STEPS {
        let [from, middle, to] = [0, 1, 2].map(|half| density(place(2 * step + half)));
        sum += from + 4.0 * middle + to;
        sums.push(sum);
    }
    sums
}

/// Where from 0 to 1 a growing sum reaches a level.
fn reached(sums: &[f64], level: f64) -> f64 {
    let after = sums.partition_point(|sum| *sum < level);
    let Some((before, to)) = after.checked_sub(1).zip(sums.get(after)) else {
        return 0.0;
    };
    let from = sums.get(before).copied().unwrap_or_default();
    (before as f64 + (level - from) / (to - from)) / STEPS as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// For the likeliest in the middle the distribution function is a polynomial.
    #[test]
    fn quantiles_are_those_of_the_polynomial_in_the_middle() {
        let pert = Pert::new(0.0, 0.5, 1.0);
        for step in 0..=10_000 {
            let part = f64::from(step) / 10_000.0;
            let x = pert.quantile(part);
            let below = x.powi(3) * (10.0 - 15.0 * x + 6.0 * x * x);
            assert!((below - part).abs() < 1e-4, "{part}: {below}");
        }
    }

    /// Where the likeliest is an end, it is a power.
    #[test]
    fn quantiles_are_those_of_a_power_at_the_ends() {
        let (first, last) = (Pert::new(0.0, 0.0, 1.0), Pert::new(0.0, 1.0, 1.0));
        for step in 0..=1_000 {
            let part = f64::from(step) / 1_000.0;
            let below = 1.0 - (1.0 - first.quantile(part)).powi(5);
            assert!((below - part).abs() < 1e-4, "{part}: {below}");
            let below = last.quantile(part).powi(5);
            assert!((below - part).abs() < 1e-4, "{part}: {below}");
        }
    }

    #[test]
    fn mean_and_variance_are_those_of_the_formulas() {
        for (least, mode, most) in [(1.0, 2.0, 4.0), (0.0, 5.0, 6.0), (3.0, 3.0, 9.0)] {
            let pert = Pert::new(least, mode, most);
            let many = 100_000;
            let parts = (0..many).map(|at| (f64::from(at) + 0.5) / f64::from(many));
            let values: Vec<f64> = parts.map(|part| pert.quantile(part)).collect();
            let mean = values.iter().sum::<f64>() / f64::from(many);
            let squares = values.iter().map(|value| (value - mean).powi(2));
            let variance = squares.sum::<f64>() / f64::from(many);
            let expected = (pert.mean() - least) * (most - pert.mean()) / 7.0;
            assert!((mean - pert.mean()).abs() < 1e-4, "{mean}");
            assert!((variance - expected).abs() < 2e-4, "{variance} {expected}");
        }
    }

    #[test]
    fn bounds_are_kept_and_repaired() {
        let pert = Pert::new(2.0, 3.0, 8.0);
        assert_eq!((pert.quantile(0.0), pert.quantile(1.0)), (2.0, 8.0));
        assert_eq!(Pert::new(5.0, 9.0, 1.0).quantile(0.3), 5.0);
        assert_eq!(Pert::new(1.0, 9.0, 4.0), Pert::new(1.0, 4.0, 4.0));
    }
}
