//! What something is on average, and how sure that is.
//!
//! Repetitions are independent of each other, what happens within one is not: cases that share a busy office share their
//! luck. So an interval is never made of single cases, but of what each repetition comes to.

use super::normal::{Z_95, students_t};

/// An average over independent repetitions, with its confidence interval of 95%.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Estimate {
    /// The average.
    pub mean: f64,
    /// Half the width of the interval around it; nothing where there are fewer than two repetitions.
    pub margin: Option<f64>,
}

/// What one repetition says of an average: a sum, and what it is divided by.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Ratio {
    /// The sum.
    pub sum: f64,
    /// How many, or how much time, it is the sum of; never negative.
    pub of: f64,
}

impl Ratio {
    /// The average; nothing where there is nothing to divide by.
    pub fn value(self) -> Option<f64> {
        (self.of > 0.0).then(|| self.sum / self.of)
    }
}

impl Estimate {
    /// The mean of some independent numbers, with the margin that Student's t gives it. Zero where there are none.
    pub fn of_numbers(numbers: &[f64]) -> Estimate {
        let ratios: Vec<Ratio> = numbers
            .iter()
            .map(|number| Ratio {
                sum: *number,
                of: 1.0,
            })
            .collect();
        Estimate::of_ratios(&ratios)
    }

    /// The average of all repetitions together, each of which counts by how much it has to say.
    ///
    /// The margin is that of the ratio estimator (W. G. Cochran, *Sampling Techniques*, 3rd ed., 1977, section 6.3) with
    /// Student's t in place of the normal distribution. With equal divisors it is the plain interval of a mean.
    /// Repetitions that say nothing are left out; zero where all are.
    pub fn of_ratios(ratios: &[Ratio]) -> Estimate {
        let told = ratios.iter().filter(|ratio| ratio.of > 0.0);
        let count = told.clone().count();
        let of: f64 = told.clone().map(|ratio| ratio.of).sum();
        if count == 0 {
            return Estimate::default();
        }
        let mean = told.clone().map(|ratio| ratio.sum).sum::<f64>() / of;
        let off = |ratio: &Ratio| (ratio.sum - mean * ratio.of).powi(2);
        let squares: f64 = told.map(off).sum();
        let margin = (count > 1).then(|| {
            let freedom = count as f64 - 1.0;
            let deviation = (squares / freedom).sqrt();
            students_t(count - 1) * deviation * (count as f64).sqrt() / of
        });
        Estimate { mean, margin }
    }

    /// The ends of the interval; nothing where there is none.
    pub fn interval(self) -> Option<(f64, f64)> {
        let margin = self.margin?;
        Some((self.mean - margin, self.mean + margin))
    }
}

/// The interval of 95% of a share: `count` of `of` independent cases (E. B. Wilson, *Journal of the American Statistical
/// Association* 22, 1927, 209-212). Everything from 0 to 1 where there are no cases.
pub fn wilson(count: u64, of: u64) -> (f64, f64) {
    if of == 0 {
        return (0.0, 1.0);
    }
    let (all, z2) = (of as f64, Z_95 * Z_95);
    let share = count as f64 / all;
    let middle = (share + z2 / (2.0 * all)) / (1.0 + z2 / all);
    let spread = (share * (1.0 - share) / all + z2 / (4.0 * all * all)).sqrt();
    let half = Z_95 * spread / (1.0 + z2 / all);
    let low = if count == 0 { 0.0 } else { middle - half };
    let high = if count >= of { 1.0 } else { middle + half };
    (low.max(0.0), high.min(1.0))
}

#[cfg(test)]
mod tests {
    use super::{Estimate, Ratio, wilson};

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-4
    }

    #[test]
    fn the_mean_of_numbers_has_the_interval_of_the_textbook() {
        // Mean 5, standard deviation 2, of 4 numbers: 3.18245 * 2 / 2.
        let root = 3.0_f64.sqrt();
        let estimate = Estimate::of_numbers(&[5.0 - root, 5.0 - root, 5.0 + root, 5.0 + root]);
        assert!(near(estimate.mean, 5.0));
        assert!(near(estimate.margin.unwrap(), 3.18245));
        assert_eq!(Estimate::of_numbers(&[3.0]).margin, None);
        assert_eq!(Estimate::of_numbers(&[]), Estimate::default());
        assert_eq!(Estimate::of_numbers(&[2.0; 9]).margin, Some(0.0));
    }

    #[test]
    fn repetitions_count_by_how_much_they_have_to_say() {
        let ratio = |sum, of| Ratio { sum, of };
        let estimate = Estimate::of_ratios(&[ratio(10.0, 10.0), ratio(6.0, 2.0), ratio(9.0, 0.0)]);
        assert!(near(estimate.mean, 16.0 / 12.0));
        assert!(estimate.margin.is_some());
    }

    #[test]
    fn shares_have_the_interval_of_wilson() {
        let (low, high) = wilson(10, 100);
        assert!(near(low, 0.05523) && near(high, 0.17437), "{low} {high}");
        assert_eq!(wilson(0, 50).0, 0.0);
        assert_eq!(wilson(50, 50).1, 1.0);
        assert!(near(wilson(0, 50).1, 0.07135));
        assert_eq!(wilson(0, 0), (0.0, 1.0));
    }
}
