//! What many verdicts come to.

/// What the verdicts on the cases of a log come to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Summary {
    /// How many cases were judged.
    pub cases: u64,
}
