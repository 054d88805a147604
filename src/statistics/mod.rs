//! Numbers about many numbers: how they spread, and how sure an estimate is.
//!
//! It knows nothing of what the numbers count.

mod estimate;
mod spread;

pub use estimate::Estimate;
pub use spread::Spread;
