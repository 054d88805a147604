//! Chance: streams of random numbers, and the laws by which numbers and times are drawn from them.
//!
//! The only home of the random number crates. A stream is made from what it is for (the seed, the repetition, the case,
//! the node, the visit), so what one piece of work draws never shifts what another one does.

mod law;
mod pert;
mod stream;
mod time;

use crate::model::{Duration, Unit};
pub use pert::Pert;
pub use stream::{Key, Stream};

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
    Pert(Pert),
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
