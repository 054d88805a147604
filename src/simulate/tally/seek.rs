//! The least staff that keeps a limit.

use super::{Figure, Results};
use crate::model::ActorId;

/// A limit to be kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// Of what.
    pub figure: Figure,
    /// Whether the figure must not exceed the value; must not fall below it where not.
    pub at_most: bool,
    /// The value, in the figure's own measure: days, minutes, or a part from 0 to 1.
    pub value: f64,
    /// The value as it was written.
    pub written: String,
}

/// What a search came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Sought {
    /// The least staff found, by group of officers: its actors and how many; nothing where no staff keeps the limit.
    pub staff: Option<Vec<(Vec<ActorId>, u32)>>,
    /// What was tried, in order: how many officers in each group, the figure then, and whether it keeps the limit.
    pub tried: Vec<Trial>,
    /// The results with that staff, or with the last that was tried.
    pub results: Results,
    /// How many repetitions were played in all.
    pub plays: u32,
    /// Whether it ended before it was sure, for it had tried as much as it may, or was told to stop.
    pub cut_short: bool,
}

/// A staff that was tried.
#[derive(Debug, Clone, PartialEq)]
pub struct Trial {
    /// How many officers are in each group.
    pub numbers: Vec<u32>,
    /// The figure.
    pub figure: Option<f64>,
    /// Whether that keeps the limit.
    pub keeps: bool,
    /// How many repetitions were played; fewer than asked for while searching.
    pub repetitions: u32,
}
