//! How numbers spread: the least, the most, the middle, without keeping each of them.

/// Below this, each number has a bucket of its own.
const EXACT: u64 = 256;

/// Above it, each doubling has this many buckets, so that a number is known to less than one in a hundred.
const STEPS: u64 = EXACT / 2;

/// How many numbers there were and how they spread. Two spreads added up are the spread of all their numbers, in
/// whatever order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spread {
    count: u64,
    sum: i64,
    least: i64,
    most: i64,
    /// How many numbers fall into each bucket, up to the last that has one.
    buckets: Vec<u64>,
}

impl Spread {
    /// Adds a number. Those below zero count as zero in the middle.
    pub fn add(&mut self, number: i64) {
        self.least = match self.count {
            0 => number,
            _ => self.least.min(number),
        };
        self.most = match self.count {
            0 => number,
            _ => self.most.max(number),
        };
        self.count += 1;
        self.sum = self.sum.saturating_add(number);
        let bucket = bucket_of(number);
        if bucket >= self.buckets.len() {
            self.buckets.resize(bucket + 1, 0);
        }
        self.buckets[bucket] += 1;
    }

    /// Adds all numbers of another spread.
    pub fn merge(&mut self, other: &Spread) {
        if other.count == 0 {
            return;
        }
        if self.count == 0 {
            self.clone_from(other);
            return;
        }
        self.least = self.least.min(other.least);
        self.most = self.most.max(other.most);
        self.count += other.count;
        self.sum = self.sum.saturating_add(other.sum);
        if self.buckets.len() < other.buckets.len() {
            self.buckets.resize(other.buckets.len(), 0);
        }
        for (own, more) in self.buckets.iter_mut().zip(&other.buckets) {
            *own += more;
        }
    }

    /// How many numbers there are.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Their sum.
    pub fn sum(&self) -> i64 {
        self.sum
    }

    /// The least; nothing without numbers.
    pub fn least(&self) -> Option<i64> {
        (self.count > 0).then_some(self.least)
    }

    /// The most; nothing without numbers.
    pub fn most(&self) -> Option<i64> {
        (self.count > 0).then_some(self.most)
    }

    /// The mean in tenths, rounded; nothing without numbers.
    pub fn mean_tenths(&self) -> Option<i64> {
        let count = i128::from(self.count);
        let tenths = (i128::from(self.sum) * 20 + count).checked_div_euclid(count * 2)?;
        i64::try_from(tenths).ok()
    }

    /// The least number that so many percent of all do not exceed; 50 asks for the middle. Exact up to 255, beyond that
    /// rounded down by less than one in a hundred. Nothing without numbers.
    pub fn percentile(&self, percent: u64) -> Option<i64> {
        let wanted = u128::from(self.count) * u128::from(percent.min(100));
        let rank = wanted.div_ceil(100).max(1);
        let mut seen = 0;
        let bucket = self.buckets.iter().position(|count| {
            seen += u128::from(*count);
            seen >= rank
        })?;
        Some(beginning_of(bucket).clamp(self.least, self.most))
    }

    /// How many numbers lie from where on: for each bucket that has any, where it begins and how many it holds, in order.
    pub fn buckets(&self) -> impl Iterator<Item = (i64, u64)> {
        let held = self.buckets.iter().enumerate();
        let held = held.filter(|(_, count)| **count > 0);
        held.map(|(bucket, count)| (beginning_of(bucket), *count))
    }
}

fn bucket_of(number: i64) -> usize {
    let number = number.max(0) as u64;
    if number < EXACT {
        return number as usize;
    }
    let doublings = u64::from(number.ilog2() - STEPS.ilog2());
    let step = (number >> doublings) - STEPS;
    (STEPS + doublings * STEPS + step) as usize
}

fn beginning_of(bucket: usize) -> i64 {
    let bucket = bucket as u64;
    if bucket < EXACT {
        return bucket as i64;
    }
    let doublings = bucket / STEPS - 1;
    let step = bucket % STEPS;
    ((STEPS + step) << doublings) as i64
}

#[cfg(test)]
mod tests {
    use super::{EXACT, Spread, beginning_of, bucket_of};

    fn of(numbers: &[i64]) -> Spread {
        let mut spread = Spread::default();
        numbers.iter().for_each(|number| spread.add(*number));
        spread
    }

    #[test]
    fn the_middle_and_the_edges_are_exact_for_small_numbers() {
        let spread = of(&[3, 1, 2, 10, 4]);
        assert_eq!((spread.least(), spread.most()), (Some(1), Some(10)));
        assert_eq!(spread.percentile(50), Some(3));
        assert_eq!(spread.percentile(90), Some(10));
        assert_eq!(spread.mean_tenths(), Some(40));
        assert_eq!(of(&[-3, 0]).percentile(50), Some(0));
        assert_eq!(of(&[-3, -1]).percentile(50), Some(-1));
        assert_eq!(of(&[]).percentile(50), None);
        assert_eq!(of(&[]).mean_tenths(), None);
    }

    #[test]
    fn large_numbers_are_known_to_one_in_a_hundred() {
        let powers = (0..63).map(|bit| 1_i64 << bit);
        for number in (0..5000).chain(powers).chain([i64::MAX]) {
            let beginning = beginning_of(bucket_of(number));
            let off = number - beginning;
            assert!((0..=number / 100).contains(&off), "{number}");
        }
        assert!((0..5000).map(bucket_of).is_sorted());
        assert_eq!(bucket_of(EXACT as i64), EXACT as usize);
    }
}
