//! Text: how wide it is, and where its lines break.
//!
//! Layout knows fonts only through [`Measure`], so that another shaper or another typeface is a matter of this module.

mod arimo;
mod faces;
mod letters;
mod runs;
mod wrap;

pub use arimo::Arimo;
pub use faces::{ARIMO_BOLD, ARIMO_REGULAR, DEJAVU_BOLD, DEJAVU_REGULAR, Family, file};
pub use letters::{inked, told};
pub use runs::{BOX, Glyph, Part, Run, outside, parts};
pub use wrap::{Line, Paragraph};

/// The share of the type size from one line to the next.
pub const LEADING: f64 = 1.18;

/// The share of the type size from the top of a line to its baseline.
pub const ASCENT: f64 = 0.92;

/// Knows how wide text is. Widths grow linearly with the type size, so they are asked for at size 1.
pub trait Measure {
    /// The width of a text in one line, at size 1.
    fn width(&self, text: &str, weight: Weight) -> f64;
}

/// How heavy the letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Body text.
    Regular,
    /// Heads.
    Bold,
}
