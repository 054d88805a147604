//! Real cases judged by an SOP.
//!
//! ```text
//!  log ─┐
//!       ├─> batches of whole cases ─> alignment ─> verdicts ─> summary
//! data ─┘   (events, values)          (once per    (per case:
//!                                      sequence)    time, actors, rules)
//! ```
//!
//! [`log`] reads whatever form a log comes in and makes whole cases of it. [`align`] finds the cheapest explanation of a
//! sequence of events by the SOP, once for all cases that share it. [`judge`] says of each case what the SOP says of it,
//! and [`Summary`] adds that up. Judging is a function of a plan, a calendar and a batch of cases, and of nothing else.

pub mod align;
pub mod judge;
pub mod log;
pub mod summary;

mod batch;
mod lexicon;
mod names;
mod verdict;
mod wording;
mod worst;

pub use batch::{Activity, Batch, Case, Change, Event, Header};
pub use lexicon::{Lexicon, WordId};
pub use names::{Names, yes_or_no};
pub use summary::Summary;
pub use verdict::{Finding, FindingKind, Level, Next, RuleState, Status, Used, Verdict, Visit};
pub use wording::{message, placeless_message};
pub use worst::{Judged, Worst};
