//! Many invented cases that share the officers of an SOP.
//!
//! ```text
//!  SOP ──────┐
//!            ├─> setup ─> play ─> visits, cases ─> tally ─> results
//!  scenario ─┘    │        ^
//!                 └─ assumptions, faults
//! ```
//!
//! [`setup`] puts together what the SOP states and what a scenario says, and tells what it had to assume. [`play`] lets
//! cases come, takes them through the process with the engine that judges real ones, and gives their work to officers, on
//! the working calendar. Who listens ([`Listener`]) hears of each piece of work and of each case that is over; [`tally`]
//! makes results of that. Chance comes from [`draw`] alone: a stream for each case and each piece of its work, so that the
//! same case has the same luck in whatever scenario, and on however many threads.

pub mod draw;
pub mod forecast;
pub mod learn;
pub mod play;
pub mod setup;
pub mod tally;

use std::sync::atomic::{AtomicBool, AtomicU64};

pub use play::{CaseOver, Listener, OfficerId, Opening, Visit};
pub use setup::{Assumption, Options, Setup};
pub use tally::{Comparison, Goal, GoalFault, Results, Sought, compare, seek, simulate};

/// How far a simulation is, and whether it should stop; shared with whoever waits for it.
#[derive(Debug, Default)]
pub struct Watch {
    /// How many cases are over.
    pub cases: AtomicU64,
    /// How many repetitions are over.
    pub repetitions: AtomicU64,
    /// Whether it should stop with what is known.
    pub stop: AtomicBool,
}
