//! Numbers about many numbers: how they spread, and how sure an estimate is.
//!
//! It knows nothing of what the numbers count.

mod batches;
mod estimate;
mod normal;
mod spread;

pub use batches::Batches;
pub use estimate::{Estimate, Ratio, wilson};
pub use spread::Spread;
