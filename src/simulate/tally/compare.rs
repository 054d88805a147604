//! Two results side by side.

use crate::statistics::Estimate;

/// A figure that results can be compared by, or a goal can be set for. Parts of an SOP go by their names, so that
/// different SOPs can be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figure {
    /// How long a case takes, in working days.
    Workdays(Point),
    /// The same in calendar days.
    CalendarDays(Point),
    /// The same in minutes of office hours.
    OfficeMinutes(Point),
    /// How much of that it waits for officers.
    Waited,
    /// How many cases come to an end in a working day.
    Throughput,
    /// How often a rule is broken.
    Broken(String),
    /// How often a row takes longer than the SOP allows.
    Late(String),
    /// How long cases wait at a row, in minutes of office hours.
    Wait(String),
    /// How much of their time the officers of an actor work.
    Used(String),
    /// How much work waits for an actor.
    Queue(String),
}

/// A point of a distribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Point {
    /// The mean.
    Mean,
    /// The number that so many percent of all do not exceed.
    Percentile(u8),
    /// The most.
    Worst,
}

/// Two results side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Each figure that either has.
    pub differences: Vec<Difference>,
}

/// A figure in both.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The figure.
    pub figure: Figure,
    /// In the first; nothing where it has no such figure.
    pub before: Option<Estimate>,
    /// In the second.
    pub after: Option<Estimate>,
    /// The second less the first, by the repetitions that have the same luck.
    pub change: Option<Estimate>,
    /// Whether the change is more than chance: its interval of 95% excludes none.
    pub sure: bool,
}
