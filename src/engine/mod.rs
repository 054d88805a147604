//! The engine: one piece of code that takes a case through the process, step by step.
//!
//! A [`Plan`] is an SOP made ready for it: what can happen is a numbered list of [`Step`]s, each of which takes tokens
//! from places and gives tokens to others, and each condition on the way has a number. A [`Marking`] says where the
//! tokens of one case lie. Which steps its data allow is a [`Fit`]: a step against its condition is not impossible, for
//! a real case may have gone that way, but it is known to be against it. The time that a row allows is a [`Clock`].
//!
//! Whoever judges a real case and whoever plays an invented one goes through here, so the two can't differ.

mod clock;
mod conditions;
mod marking;
mod plan;
mod steps;

pub use clock::{Beside, Clock, Clocks};
pub use conditions::{Fit, Truths};
pub use marking::Marking;
pub use plan::{Plan, PlanFault};
pub use steps::{Step, StepId, StepKind, Way};
