//! Playing cases: what each part of an SOP and of a scenario does to them, on moments counted by hand; what holds for
//! whatever is played; and what a single case takes, against the calendar and the deadline analysis.

mod arithmetic;
mod arrivals;
mod conforming;
mod course;
mod data;
mod invented;
#[path = "../judging/mod.rs"]
mod judging;
mod laws;
#[path = "../numbers/mod.rs"]
mod numbers;
mod officers;
mod support;
