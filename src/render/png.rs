//! PNG: the SVG pages, drawn by resvg with the embedded typeface and no other.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, fontdb};

use super::RenderError;
use super::text::{ARIMO_BOLD, ARIMO_REGULAR};

/// The most pixels along an edge of a picture.
const MOST_PIXELS: f32 = 20_000.0;

/// Draws SVG pages at a resolution in dots per inch.
pub fn write(pages: &[String], dpi: f32) -> Result<Vec<Vec<u8>>, RenderError> {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(ARIMO_REGULAR.to_vec());
    fonts.load_font_data(ARIMO_BOLD.to_vec());
    let options = usvg::Options {
        font_family: "Arimo".to_owned(),
        fontdb: Arc::new(fonts),
        dpi: 72.0,
        ..usvg::Options::default()
    };
    pages
        .iter()
        .map(|page| write_page(page, &options, dpi))
        .collect()
}

fn write_page(svg: &str, options: &usvg::Options, dpi: f32) -> Result<Vec<u8>, RenderError> {
    let tree = usvg::Tree::from_str(svg, options).map_err(|_| RenderError::Drawing)?;
    let scale = dpi / 72.0;
    let size = [tree.size().width() * scale, tree.size().height() * scale];
    if !size.iter().all(|edge| (1.0..=MOST_PIXELS).contains(edge)) {
        return Err(RenderError::TooLarge);
    }
    let [width, height] = size.map(|edge| edge.ceil() as u32);
    let mut pixels = Pixmap::new(width, height).ok_or(RenderError::TooLarge)?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixels.as_mut(),
    );
    pixels.encode_png().map_err(|_| RenderError::Drawing)
}
