//! What is told in sentences: what was played, where cases wait, what was found, what cut it short, what was assumed.
//! Names are in backticks.

mod found;
mod notes;
mod search;
mod setting;

pub(super) use found::{bottleneck, nothing_differs, officers_called, throughput};
pub(super) use notes::notes;
pub(super) use search::{answer, plays, search_doubt};
pub(super) use setting::{assumed, assumptions, circumstances, coming, period, played, scenario};
