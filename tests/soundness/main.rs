//! Soundness: what is found, what is said, and that it is all there is.

mod agree;
mod chance;
mod oracle;
