//! Which SOP calls which.

pub(super) mod call_cycle;
pub(super) mod missing_sop;
