//! The faces as krilla knows them, read once for the whole process.

use std::sync::OnceLock;

use krilla::text::Font;

use crate::render::text::{Family, Weight, file};

/// A face; nothing if its file could not be read.
pub fn font(family: Family, weight: Weight) -> Option<&'static Font> {
    static FONTS: [OnceLock<Option<Font>>; 4] = [const { OnceLock::new() }; 4];
    let at = match (family, weight) {
        (Family::Arimo, Weight::Regular) => 0,
        (Family::Arimo, Weight::Bold) => 1,
        (Family::DejaVu, Weight::Regular) => 2,
        (Family::DejaVu, Weight::Bold) => 3,
    };
    let font = FONTS.get(at)?;
    font.get_or_init(|| Font::new(file(family, weight).into(), 0))
        .as_ref()
}
