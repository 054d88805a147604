//! The embedded typeface: Arimo, which has the metrics of Arial. See `fonts/README.md`.

use std::cell::RefCell;

use harfrust::{Direction, FontRef, ShapeOptions, ShapePlan, ShaperData, UnicodeBuffer, script};

use super::{Measure, Weight};

/// The regular face, as a TrueType file.
pub const ARIMO_REGULAR: &[u8] = include_bytes!("../../../fonts/Arimo-Regular.ttf");

/// The bold face, as a TrueType file.
pub const ARIMO_BOLD: &[u8] = include_bytes!("../../../fonts/Arimo-Bold.ttf");

/// Measures text as Arimo sets it, kerning included.
pub struct Arimo {
    regular: Option<Face>,
    bold: Option<Face>,
    buffer: RefCell<Option<UnicodeBuffer>>,
}

/// A parsed face, with the shaping plan for Latin text.
struct Face {
    font: FontRef<'static>,
    data: ShaperData,
    plan: ShapePlan,
    units_per_em: f64,
}

impl Arimo {
    /// Reads the embedded files.
    pub fn new() -> Self {
        Arimo {
            regular: Face::new(ARIMO_REGULAR),
            bold: Face::new(ARIMO_BOLD),
            buffer: RefCell::new(None),
        }
    }
}

impl Default for Arimo {
    fn default() -> Self {
        Arimo::new()
    }
}

impl Face {
    fn new(bytes: &'static [u8]) -> Option<Face> {
        let font = FontRef::new(bytes).ok()?;
        let data = ShaperData::new(&font);
        let shaper = data.shaper(&font).build();
        let plan = ShapePlan::new(
            &shaper,
            Direction::LeftToRight,
            Some(script::LATIN),
            None,
            &[],
        );
        let units_per_em = f64::from(shaper.units_per_em());
        Some(Face {
            font,
            data,
            plan,
            units_per_em,
        })
    }

    fn width(&self, text: &str, mut buffer: UnicodeBuffer) -> (f64, UnicodeBuffer) {
        buffer.push_str(text);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(script::LATIN);
        let shaper = self.data.shaper(&self.font).build();
        let options = ShapeOptions::new().plan(Some(&self.plan));
        let glyphs = shaper.shape(buffer, options);
        let advance: i64 = glyphs
            .glyph_positions()
            .iter()
            .map(|position| i64::from(position.x_advance))
            .sum();
        (advance as f64 / self.units_per_em, glyphs.clear())
    }
}

impl Measure for Arimo {
    fn width(&self, text: &str, weight: Weight) -> f64 {
        let face = match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        };
        let Some(face) = face else {
            return text.chars().count() as f64 * 0.55;
        };
        let buffer = self.buffer.take().unwrap_or_default();
        let (width, buffer) = face.width(text, buffer);
        self.buffer.replace(Some(buffer));
        width
    }
}

#[cfg(test)]
mod tests {
    use super::{Arimo, Measure, Weight};

    #[test]
    fn widths_are_those_of_arial() {
        let arimo = Arimo::new();
        let em = |text, weight| (arimo.width(text, weight) * 2048.0).round() as i64;
        assert_eq!(em("a", Weight::Regular), 1139);
        assert_eq!(em("a", Weight::Bold), 1139);
        assert_eq!(em("i", Weight::Bold), 569);
        assert!(em("AV", Weight::Regular) < 2 * 1366, "kerned");
    }
}
