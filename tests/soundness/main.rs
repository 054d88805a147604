//! Soundness: what is found, what is said, and that it is all there is.

#[path = "../../benches/generator/mod.rs"]
#[allow(dead_code)]
mod generator;

mod agree;
mod chance;
#[path = "../numbers/mod.rs"]
mod numbers;
mod oracle;
mod planted;
mod told;
