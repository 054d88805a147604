//! The embedded faces: Arimo, which has the metrics of Arial, and DejaVu Sans for the characters that Arimo lacks. See
//! `fonts/README.md`.

use std::sync::OnceLock;

use harfrust::{
    Direction, FontRef, GlyphBuffer, ShapeOptions, ShapePlan, ShaperData, UnicodeBuffer, script,
};

use super::Weight;

/// Arimo's regular face, as a TrueType file.
pub const ARIMO_REGULAR: &[u8] = include_bytes!("../../../fonts/Arimo-Regular.ttf");

/// Arimo's bold face, as a TrueType file.
pub const ARIMO_BOLD: &[u8] = include_bytes!("../../../fonts/Arimo-Bold.ttf");

/// The regular face of DejaVu Sans, as a TrueType file.
pub const DEJAVU_REGULAR: &[u8] = include_bytes!("../../../fonts/DejaVuSans.ttf");

/// The bold face of DejaVu Sans, as a TrueType file.
pub const DEJAVU_BOLD: &[u8] = include_bytes!("../../../fonts/DejaVuSans-Bold.ttf");

/// A family of faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// What documents are set in.
    Arimo,
    /// What stands in for it.
    DejaVu,
}

/// The file of a face.
pub fn file(family: Family, weight: Weight) -> &'static [u8] {
    match (family, weight) {
        (Family::Arimo, Weight::Regular) => ARIMO_REGULAR,
        (Family::Arimo, Weight::Bold) => ARIMO_BOLD,
        (Family::DejaVu, Weight::Regular) => DEJAVU_REGULAR,
        (Family::DejaVu, Weight::Bold) => DEJAVU_BOLD,
    }
}

/// A face read, once for the whole process.
pub struct Face {
    font: FontRef<'static>,
    data: ShaperData,
    /// How Latin text is shaped; nothing where each text is asked what it is.
    plan: Option<ShapePlan>,
    /// How many units its em has.
    pub units_per_em: f64,
}

impl Face {
    /// A face; nothing if its file could not be read.
    pub fn get(family: Family, weight: Weight) -> Option<&'static Face> {
        static FACES: [OnceLock<Option<Face>>; 4] = [const { OnceLock::new() }; 4];
        let at = match (family, weight) {
            (Family::Arimo, Weight::Regular) => 0,
            (Family::Arimo, Weight::Bold) => 1,
            (Family::DejaVu, Weight::Regular) => 2,
            (Family::DejaVu, Weight::Bold) => 3,
        };
        FACES
            .get(at)?
            .get_or_init(|| Face::read(file(family, weight), family == Family::Arimo))
            .as_ref()
    }

    fn read(bytes: &'static [u8], latin: bool) -> Option<Face> {
        let font = FontRef::new(bytes).ok()?;
        let data = ShaperData::new(&font);
        let shaper = data.shaper(&font).build();
        let units_per_em = f64::from(shaper.units_per_em());
        let plan = latin.then(|| {
            ShapePlan::new(
                &shaper,
                Direction::LeftToRight,
                Some(script::LATIN),
                None,
                &[],
            )
        });
        Some(Face {
            font,
            data,
            plan,
            units_per_em,
        })
    }

    /// The glyphs of a text, from left to right.
    pub fn shape(&self, text: &str, mut buffer: UnicodeBuffer) -> GlyphBuffer {
        buffer.push_str(text);
        match self.plan {
            Some(_) => {
                buffer.set_direction(Direction::LeftToRight);
                buffer.set_script(script::LATIN);
            }
            None => buffer.guess_segment_properties(),
        }
        let shaper = self.data.shaper(&self.font).build();
        shaper.shape(buffer, ShapeOptions::new().plan(self.plan.as_ref()))
    }

    /// The width of a text in units of the face.
    pub fn units(&self, text: &str, buffer: UnicodeBuffer) -> (i64, UnicodeBuffer) {
        let glyphs = self.shape(text, buffer);
        let advances = glyphs.glyph_positions().iter();
        let width = advances.map(|glyph| i64::from(glyph.x_advance)).sum();
        (width, glyphs.clear())
    }

    /// Whether it has a glyph for all of a text.
    pub fn has(&self, text: &str) -> bool {
        let glyphs = self.shape(text, UnicodeBuffer::new());
        let mut infos = glyphs.glyph_infos().iter();
        !glyphs.is_empty() && infos.all(|glyph| glyph.glyph_id != 0)
    }
}
