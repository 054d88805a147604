//! The actors of an SOP: each has its work, and each stands once where it stands.

pub(super) mod doubled_actor;
pub(super) mod doubled_performer;
pub(super) mod idle_actor;
