//! Where the elements of a process stand, and the corners of its flows.
//!
//! Time runs from left to right, lanes lie below each other. Each element has a column of its own, in the order of the
//! rows ([`grid`]); only those of one row in different lanes share columns. Flows run through the gaps between columns
//! and along the edges of lanes ([`route`]), each on a track of its own unless it meets others at its target
//! ([`tracks`]). So no flow runs through an element. Sizes are in pixels of a screen, as BPMN tools take them.

mod grid;
mod place;
mod route;
mod sizes;
mod tracks;

use crate::render::geometry::{Point, Rect};

pub use place::{HEAD, place};

/// A placed process.
#[derive(Debug, Default)]
pub struct Diagram {
    /// The pool.
    pub pool: Option<Rect>,
    /// The lanes.
    pub lanes: Vec<Rect>,
    /// The elements.
    pub shapes: Vec<Rect>,
    /// The documents: the element, and whether it needs or puts them out.
    pub papers: Vec<PlacedPaper>,
    /// The corners of the flows.
    pub flows: Vec<Vec<Point>>,
    /// The room for the words of flows.
    pub flow_labels: Vec<Rect>,
    /// The room for the words of elements that have them outside.
    pub labels: Vec<Option<Rect>>,
}

/// A placed document.
#[derive(Debug)]
pub struct PlacedPaper {
    /// The element.
    pub element: usize,
    /// Whether the element puts it out.
    pub output: bool,
    /// Which of its documents.
    pub at: usize,
    /// Where it stands.
    pub rect: Rect,
    /// Its name.
    pub label: Rect,
    /// The corners of the line between it and the element, in the direction in which it goes.
    pub line: Vec<Point>,
}
