//! A number of each case or visit, over one repetition and over all.

use super::{Measured, Share};
use crate::statistics::{Batches, Estimate, Ratio, Spread, wilson};

/// The percentiles of each repetition that are kept, so that repetitions can be compared by them.
const KEPT: [u8; 3] = [50, 80, 95];

/// A number of each case or visit. What is so or is not counts as 1 or 0.
#[derive(Debug, Clone, Default)]
pub(super) struct Meter {
    spread: Spread,
    /// Only where one repetition is all there is.
    batches: Option<Batches>,
    each: Vec<Repetition>,
}

/// What one repetition showed.
#[derive(Debug, Clone, Copy)]
struct Repetition {
    mean: Ratio,
    percentiles: [Option<i64>; KEPT.len()],
    most: Option<i64>,
}

impl Meter {
    /// A meter for one repetition, which may be the only one.
    pub(super) fn new(only: bool) -> Meter {
        Meter {
            batches: only.then(Batches::default),
            ..Meter::default()
        }
    }

    /// Adds a number.
    pub(super) fn add(&mut self, number: i64) {
        self.spread.add(number);
        if let Some(batches) = &mut self.batches {
            batches.add(number);
        }
    }

    /// How many numbers there are.
    pub(super) fn count(&self) -> u64 {
        self.spread.count()
    }

    /// Their sum.
    pub(super) fn sum(&self) -> i64 {
        self.spread.sum()
    }

    /// Adds the numbers of the next repetition.
    pub(super) fn absorb(&mut self, next: Meter) {
        let spread = &next.spread;
        let percentile = |percent: u8| spread.percentile(u64::from(percent));
        self.each.push(Repetition {
            mean: Ratio {
                sum: spread.sum() as f64,
                of: spread.count() as f64,
            },
            percentiles: KEPT.map(percentile),
            most: spread.most(),
        });
        self.spread.merge(spread);
        self.batches = next.batches;
    }

    /// The mean over all repetitions; of one alone, with the margin of its batches.
    pub(super) fn estimate(&self) -> Estimate {
        let ratios: Vec<Ratio> = self.each.iter().map(|each| each.mean).collect();
        let all = Estimate::of_ratios(&ratios);
        match (&self.batches, all.margin) {
            (Some(batches), None) => Estimate {
                margin: Estimate::of_ratios(&batches.ratios()).margin,
                ..all
            },
            _ => all,
        }
    }

    /// Whether the margin is that of batches.
    pub(super) fn is_batched(&self) -> bool {
        self.each.len() == 1 && self.estimate().margin.is_some()
    }

    /// The mean and the spread.
    pub(super) fn measured(&self) -> Measured {
        Measured {
            mean: self.estimate(),
            spread: self.spread.clone(),
        }
    }

    /// Of ones and zeros: how often there is a one. The interval is the wider of that of as many independent cases and
    /// that of the repetitions, for cases of one repetition share their luck.
    pub(super) fn share(&self) -> Share {
        let count = u64::try_from(self.sum()).unwrap_or(0);
        let estimate = self.estimate();
        let (low, high) = wilson(count, self.count());
        let (least, most) = estimate.interval().unwrap_or((low, high));
        Share {
            count,
            of: self.count(),
            share: estimate.mean,
            interval: (low.min(least).max(0.0), high.max(most).min(1.0)),
        }
    }

    /// The mean of each repetition.
    pub(super) fn means(&self) -> Vec<Option<f64>> {
        self.each.iter().map(|each| each.mean.value()).collect()
    }

    /// A percentile of each repetition; nothing where it is none of those that are kept.
    pub(super) fn percentiles(&self, percent: u8) -> Vec<Option<f64>> {
        let at = KEPT.iter().position(|kept| *kept == percent);
        let of = |each: &Repetition| each.percentiles.get(at?).copied()?.map(|it| it as f64);
        self.each.iter().map(of).collect()
    }

    /// The most of each repetition.
    pub(super) fn mosts(&self) -> Vec<Option<f64>> {
        let most = |each: &Repetition| each.most.map(|most| most as f64);
        self.each.iter().map(most).collect()
    }

    /// How the numbers of all repetitions spread.
    pub(super) fn spread(&self) -> &Spread {
        &self.spread
    }
}
