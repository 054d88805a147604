//! Numbers of one long row, in batches that are nearly independent of each other.

use super::Ratio;

/// How many batches there are at most before each two become one.
const MOST: usize = 40;

/// How many numbers a batch must have to be taken for independent of the others.
const ENOUGH: u64 = 50;

/// The sums of batches of equal size, without the numbers themselves: the method of batch means (A. M. Law, *Simulation
/// Modeling and Analysis*, 5th ed., 2015, section 9.5.3). Where there are 40 batches, each two are put together, so that
/// there are 20 to 39, of whatever length the row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batches {
    size: u64,
    full: Vec<i64>,
    sum: i64,
    count: u64,
}

impl Default for Batches {
    fn default() -> Batches {
        Batches {
            size: 1,
            full: Vec::with_capacity(MOST),
            sum: 0,
            count: 0,
        }
    }
}

impl Batches {
    /// Adds the next number of the row.
    pub fn add(&mut self, number: i64) {
        self.sum = self.sum.saturating_add(number);
        self.count += 1;
        if self.count < self.size {
            return;
        }
        self.full.push(self.sum);
        (self.sum, self.count) = (0, 0);
        if self.full.len() == MOST {
            let pairs = self.full.chunks(2);
            self.full = pairs.map(|pair| pair.iter().sum()).collect();
            self.size *= 2;
        }
    }

    /// What each full batch says; none where there are too few numbers for batches that tell something.
    pub fn ratios(&self) -> Vec<Ratio> {
        if self.size < ENOUGH {
            return Vec::new();
        }
        let ratio = |sum: &i64| Ratio {
            sum: *sum as f64,
            of: self.size as f64,
        };
        self.full.iter().map(ratio).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Batches;

    #[test]
    fn a_long_row_comes_in_twenty_to_forty_batches() {
        for length in [10_i64, 1279, 1280, 5000, 99_999] {
            let mut batches = Batches::default();
            (0..length).for_each(|number| batches.add(number));
            let ratios = batches.ratios();
            if length < 1280 {
                assert!(ratios.is_empty());
                continue;
            }
            assert!(
                (20..40).contains(&ratios.len()),
                "{length}: {}",
                ratios.len()
            );
            let of: f64 = ratios.iter().map(|ratio| ratio.of).sum();
            let sum: f64 = ratios.iter().map(|ratio| ratio.sum).sum();
            assert_eq!(sum, of * (of - 1.0) / 2.0);
            assert!(of > length as f64 * 0.95);
        }
    }
}
