//! What something is on average, and how sure that is.

/// An average over independent repetitions, with its confidence interval of 95%.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Estimate {
    /// The average.
    pub mean: f64,
    /// Half the width of the interval around it; nothing where there are fewer than two repetitions.
    pub margin: Option<f64>,
}
