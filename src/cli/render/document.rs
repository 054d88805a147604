//! The document of one file: its SOPs laid out, once for all formats that share their pages.

use std::cell::OnceCell;

use lajur::diagnostic::Diagnostic;
use lajur::model::Sop;
use lajur::pipeline::drawing;
use lajur::render::scene::{Picture, Scene};
use lajur::render::{Options, Paper, Parts, RenderError, to_scene};
use lajur::render::{scene_to_png, scene_to_svg, scenes_to_docx, scenes_to_html, scenes_to_pdf};

use super::format::Format;
use crate::cli::wording::{self, Wording};

/// How documents are drawn.
#[derive(Debug, Clone, Copy)]
pub struct How {
    /// The paper.
    pub paper: Paper,
    /// What of an SOP is drawn.
    pub parts: Parts,
    /// Whether a table stands on one page, as long as it needs.
    pub one_page: bool,
    /// The resolution of a PNG in dots per inch.
    pub dpi: u16,
}

/// An SOP, and its logo where it has one that can be shown.
pub type WithLogo<'a> = (&'a Sop, Option<&'a Picture>);

/// The SOPs of a file, to be drawn. They are laid out when a format first asks for them.
#[derive(Debug)]
pub struct Document<'a> {
    sops: Vec<WithLogo<'a>>,
    how: How,
    paged: OnceCell<Vec<Scene>>,
    whole: OnceCell<Vec<Scene>>,
}

impl<'a> Document<'a> {
    /// The document of these SOPs.
    pub fn new(sops: Vec<WithLogo<'a>>, how: How) -> Self {
        Document {
            sops,
            how,
            paged: OnceCell::new(),
            whole: OnceCell::new(),
        }
    }

    /// The scenes, each table cut into pages or on one.
    pub fn scenes(&self, one_page: bool) -> &[Scene] {
        let scenes = match one_page {
            true => &self.whole,
            false => &self.paged,
        };
        scenes.get_or_init(|| self.lay_out(one_page))
    }

    fn lay_out(&self, one_page: bool) -> Vec<Scene> {
        let scene = |(sop, logo): &WithLogo| {
            let options = Options {
                paper: self.how.paper,
                parts: self.how.parts,
                logo: logo.cloned(),
                one_page,
            };
            to_scene(sop, &options)
        };
        self.sops.iter().map(scene).collect()
    }

    /// The files of a format: one, or one for each page. A table to be read on a screen is never cut.
    pub fn files(&self, format: Format) -> Result<Vec<Vec<u8>>, Wording> {
        let scenes = self.scenes(self.how.one_page || format == Format::Html);
        let files = match format {
            Format::Pdf => scenes_to_pdf(scenes).map(|file| vec![file]),
            Format::Docx => scenes_to_docx(scenes).map(|file| vec![file]),
            Format::Html => Ok(vec![scenes_to_html(scenes).into_bytes()]),
            Format::Svg => Ok(svg(scenes)),
            Format::Png => self.png(scenes),
        };
        files.map_err(|why| match why {
            RenderError::TooLarge => wording::too_many_pixels(self.how.dpi),
            RenderError::Drawing => wording::cant_draw(self.title(), format.ending()),
        })
    }

    fn png(&self, scenes: &[Scene]) -> Result<Vec<Vec<u8>>, RenderError> {
        let dpi = f32::from(self.how.dpi);
        let pages: Result<Vec<_>, _> = scenes.iter().map(|it| scene_to_png(it, dpi)).collect();
        Ok(pages?.concat())
    }

    /// What could not be drawn as it should be.
    pub fn findings(&self) -> Vec<Diagnostic> {
        let scenes = self.paged.get().or(self.whole.get()).into_iter().flatten();
        let each = self.sops.iter().zip(scenes);
        each.flat_map(|((sop, _), scene)| drawing::findings(sop, scene))
            .collect()
    }

    fn title(&self) -> String {
        let first = self.sops.first();
        first.map_or_else(String::new, |(sop, _)| sop.name.value.clone())
    }
}

fn svg(scenes: &[Scene]) -> Vec<Vec<u8>> {
    let pages = scenes.iter().flat_map(scene_to_svg);
    pages.map(String::into_bytes).collect()
}
