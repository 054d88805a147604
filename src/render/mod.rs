//! Rendering: the procedure table of an SOP with its flowchart in the lanes.
//!
//! ```text
//! model ─> content (words) ─> layout (places) ─> scene (primitives) ─> svg, png
//!                                                  └─ annotate (notes upon it)
//! ```
//!
//! Each stage is plain data and knows only those before it. The layout decides everything; a backend draws and decides
//! nothing, so all formats show the same picture. Text is measured with the embedded typeface, behind [`text::Measure`].

mod annotate;
pub mod content;
mod docx;
mod draw;
pub mod geometry;
mod html;
pub mod layout;
mod pdf;
pub mod picture;
mod png;
pub mod scene;
mod svg;
pub mod text;

use std::fmt;

use crate::model::Sop;
use scene::{Picture, Scene};
use text::Arimo;

pub use annotate::{About, Note, annotate};

/// How a document is to be drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Options {
    /// The paper.
    pub paper: Paper,
    /// What of the document is drawn.
    pub parts: Parts,
    /// The logo that the SOP names, read; nothing where it names none or it can't be read.
    pub logo: Option<Picture>,
    /// Whether the whole table stands on one page as long as it needs, with no page breaks.
    pub one_page: bool,
}

/// What of a document is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Parts {
    /// Its identity, as far as it has one, and the procedure table.
    #[default]
    Document,
    /// The procedure table alone.
    Table,
}

/// A paper format, lying.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 297 by 210 mm.
    #[default]
    A4,
    /// 330 by 215 mm, the folio of Indonesian offices.
    F4,
    /// 11 by 8.5 inches.
    Letter,
}

impl Paper {
    /// Width and height in points, lying.
    pub fn size(self) -> (f64, f64) {
        match self {
            Paper::A4 => (841.89, 595.28),
            Paper::F4 => (935.43, 609.45),
            Paper::Letter => (792.0, 612.0),
        }
    }
}

/// Why a picture could not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RenderError {
    /// More pixels than can be held: the resolution is too high, or too low to give any.
    TooLarge,
    /// The page could not be drawn or packed.
    Drawing,
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            RenderError::TooLarge => "the picture would have too many pixels, or none",
            RenderError::Drawing => "the page could not be drawn",
        })
    }
}

impl std::error::Error for RenderError {}

/// Draws the document of an SOP as primitives, page by page.
pub fn to_scene(sop: &Sop, options: &Options) -> Scene {
    let arimo = Arimo::new();
    let layout = layout::lay_out(sop, options, &arimo);
    draw::draw(sop, &layout, options.logo.as_ref(), &arimo)
}

/// Draws the procedure table of an SOP as SVG documents, one a page.
pub fn to_svg(sop: &Sop, options: &Options) -> Vec<String> {
    scene_to_svg(&to_scene(sop, options))
}

/// Writes a scene as SVG documents, one a page.
pub fn scene_to_svg(scene: &Scene) -> Vec<String> {
    svg::write(scene, false)
}

/// Writes a scene as SVG documents for a web page, one a page of the scene: each line of text is set to the width that it
/// was measured with, for readers whose device lacks the typeface.
pub fn scene_to_web_svg(scene: &Scene) -> Vec<String> {
    svg::write(scene, true)
}

/// Writes scenes as one PDF file, one after the other.
pub fn scenes_to_pdf(scenes: &[Scene]) -> Result<Vec<u8>, RenderError> {
    pdf::write(scenes)
}

/// Writes scenes as one HTML page that needs no other file. A table that is to be read there is drawn on one page, see
/// [`Options::one_page`].
pub fn scenes_to_html(scenes: &[Scene]) -> String {
    html::write(scenes)
}

/// Writes scenes as one Word document, one after the other.
pub fn scenes_to_docx(scenes: &[Scene]) -> Result<Vec<u8>, RenderError> {
    docx::write(scenes)
}

/// Draws the procedure table of an SOP as PNG files, one a page, at a resolution in dots per inch.
///
/// Fails where the resolution makes a picture of no pixels or of more than 20,000 along an edge.
pub fn to_png(sop: &Sop, options: &Options, dpi: f32) -> Result<Vec<Vec<u8>>, RenderError> {
    scene_to_png(&to_scene(sop, options), dpi)
}

/// Writes a scene as PNG files, one a page, at a resolution in dots per inch. Fails as [`to_png`] does.
pub fn scene_to_png(scene: &Scene, dpi: f32) -> Result<Vec<Vec<u8>>, RenderError> {
    png::write(&svg::write(scene, false), dpi)
}
