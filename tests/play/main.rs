//! Playing cases: what each part of an SOP and of a scenario does to them, on moments counted by hand.

mod course;
mod support;
