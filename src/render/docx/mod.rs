//! Word: a document that an office edits further.
//!
//! The tables are real tables, the symbols and arrows native shapes. Each page of the scene is a table of its own with its
//! own head, so that it breaks where the layout breaks it; each shape is anchored at a cell of its row, so that it stays
//! with the row when the text above it grows.
//!
//! ```text
//! page ─> flow (paragraphs, tables, drawings) ─> section
//!           ├─ table ─> text ─> setting ─> paragraph
//!           └─ drawing ─> outline ─> pen
//! ```

mod drawing;
mod flow;
mod lists;
mod media;
mod outline;
mod package;
mod paragraph;
mod parts;
mod pen;
mod section;
mod setting;
mod table;
mod text;
mod units;
mod xml;

use super::RenderError;
use super::layout::MARGIN;
use super::layout::cells::PAD;
use super::scene::{Element, IdentityPart, Page, Rect, Role, Scene};

use drawing::Anchor;
use flow::{Flow, PageFlow};
use lists::Lists;
use media::Media;
use package::Part;
use paragraph::Format;
use section::{Count, Section};
use text::{Carried, Frame};
use xml::Xml;

/// What is taken from the room around a text at its right and below, so that text that word processors measure a little
/// wider or higher than the layout stays in its lines.
const EASE: f64 = 0.5;

/// Writes scenes as one file, one after the other.
pub fn write(scenes: &[Scene]) -> Result<Vec<u8>, RenderError> {
    let mut document = Document {
        xml: Xml::new(),
        lists: Lists::default(),
        media: Media::default(),
        carried: Carried::default(),
        drawings: 0,
        headers: Vec::new(),
    };
    let has_headers = scenes.iter().flat_map(|scene| &scene.pages).any(|page| {
        let mut elements = page.elements.iter();
        elements.any(|element| matches!(element.role, Role::RunningTitle | Role::PageNumber))
    });
    document.xml.open("w:document", &parts::namespaces());
    document.xml.open("w:body", &[]);
    for (at, scene) in scenes.iter().enumerate() {
        document.scene(scene, has_headers, (scenes.len(), at + 1 == scenes.len()))?;
    }
    document.xml.close("w:body");
    document.xml.close("w:document");
    let parts = parts::all(document, scenes)?;
    package::pack(&parts)
}

/// The document in the making.
struct Document<'a> {
    xml: Xml,
    lists: Lists,
    media: Media<'a>,
    carried: Carried,
    /// How many drawings there are so far.
    drawings: usize,
    /// The headers.
    headers: Vec<Part>,
}

impl<'a> Document<'a> {
    /// Writes a scene; `among` says among how many, and whether it is the last.
    fn scene(
        &mut self,
        scene: &'a Scene,
        has_headers: bool,
        among: (usize, bool),
    ) -> Result<(), RenderError> {
        let runs: Vec<&[Page]> = scene
            .pages
            .chunk_by(|a, b| (a.width, a.height) == (b.width, b.height))
            .collect();
        let count = match (among.0, runs.len()) {
            (1, _) => Count::Document,
            (_, 1) => Count::Section,
            _ => Count::Fixed,
        };
        let mut next = scene.pages.iter().skip(1);
        for (at, pages) in runs.iter().enumerate() {
            let flows: Vec<PageFlow> = pages.iter().map(flow::page).collect();
            let mut section = section_of(pages, &flows);
            if has_headers && at == 0 {
                section.headers = Some(self.headers(scene, count)?);
            }
            for (at, flow) in flows.iter().enumerate() {
                self.carried.look_at(next.next());
                self.page(flow, &section, at > 0);
            }
            self.end(&section, among.1 && at + 1 == runs.len());
        }
        Ok(())
    }

    /// The headers of the first page of a scene and of the others.
    fn headers(&mut self, scene: &Scene, count: Count) -> Result<(usize, usize), RenderError> {
        for at in 0..2 {
            let elements = scene.pages.get(at).map(|page| flow::page(page).header);
            let mut xml = Xml::new();
            xml.inside("w:hdr", &parts::namespaces(), |xml| {
                section::header(xml, &elements.unwrap_or_default(), MARGIN, count);
            });
            let path = format!("word/header{}.xml", self.headers.len() + 1);
            self.headers.push(Part::new(path, xml.finish()?));
        }
        Ok((self.headers.len() - 1, self.headers.len()))
    }

    fn page(&mut self, flow: &PageFlow<'a>, section: &Section, breaks: bool) {
        let mut cursor = Cursor {
            down: section.top,
            breaks,
        };
        if !flow.floats.is_empty() || flow.blocks.is_empty() {
            let format = cursor.spacer(1.0);
            self.drawings(&flow.floats, Anchor::Page, &format);
        }
        for block in &flow.blocks {
            match block {
                Flow::Lines(element) => {
                    let edges = (section.sides, section.width - section.sides);
                    self.lines(element, edges, &mut cursor);
                }
                Flow::Columns(columns) => {
                    let format = cursor.spacer(block.top() - PAD + EASE - cursor.down);
                    paragraph::paragraph(&mut self.xml, &format, |_| {});
                    self.columns(columns, block.top(), section.sides);
                    cursor.down = block.end();
                }
                Flow::Table(grid) => {
                    let bounds = grid.bounds();
                    let format = cursor.spacer(bounds.y0 - cursor.down);
                    paragraph::paragraph(&mut self.xml, &format, |_| {});
                    self.table(grid, section.sides);
                    cursor.down = bounds.y1;
                }
            }
        }
    }

    /// The paragraphs of an element in the flow between two edges.
    fn lines(&mut self, element: &'a Element, edges: (f64, f64), cursor: &mut Cursor) {
        let sets = self.paragraphs_of(element);
        let pad = match element.role {
            Role::Identity(_) => PAD,
            _ => 0.0,
        };
        let bounds = element.bounds;
        let room = Rect::new(bounds.x0 + pad, bounds.y0, bounds.x1 - pad, bounds.y1);
        let narrowed = match setting::room(element.texts()) {
            Some(lines) if is_centred_in_several_lines(&sets, room) => lines.grown(0.5),
            _ => room,
        };
        let frame = Frame {
            room,
            top: Some(cursor.down),
            common: Format {
                style: style(&element.role),
                page_break: std::mem::take(&mut cursor.breaks),
                left: narrowed.x0 - edges.0,
                right: edges.1 - narrowed.x1 - EASE,
                ..Format::default()
            },
        };
        self.paragraphs(&sets, &frame);
        let ends = sets
            .iter()
            .filter_map(|set| set.extent())
            .map(|extent| extent.1);
        cursor.down = ends.fold(cursor.down, f64::max);
    }

    /// Ends a section. The last one of the document stands after all text, any other in a paragraph of its own.
    fn end(&mut self, section: &Section, last: bool) {
        let format = Format::spacer(1.0);
        self.xml.open("w:p", &[]);
        paragraph::properties(&mut self.xml, &format, |xml| {
            if !last {
                section.write(xml);
            }
        });
        self.xml.close("w:p");
        if last {
            section.write(&mut self.xml);
        }
    }
}

/// How far down the text of a page has come.
struct Cursor {
    down: f64,
    /// Whether the next paragraph begins a page.
    breaks: bool,
}

impl Cursor {
    fn at(down: f64) -> Self {
        Cursor {
            down,
            breaks: false,
        }
    }

    /// An empty line of this height, or of the least there is.
    fn spacer(&mut self, height: f64) -> Format {
        let height = height.max(1.0);
        self.down += height;
        Format {
            page_break: std::mem::take(&mut self.breaks),
            ..Format::spacer(height)
        }
    }
}

fn is_centred_in_several_lines(sets: &[setting::Set], room: Rect) -> bool {
    let centred = |set: &setting::Set| set.lines.len() > 1 && set.is_centred(room.x0, room.x1);
    sets.iter().any(centred)
}

fn style(role: &Role) -> Option<&'static str> {
    match role {
        Role::Title => Some("Heading1"),
        Role::Identity(IdentityPart::SectionHead) => Some("Heading2"),
        _ => None,
    }
}

fn section_of(pages: &[Page], flows: &[PageFlow]) -> Section {
    let blocks = flows.iter().flat_map(|flow| &flow.blocks);
    let rooms: Vec<(f64, f64)> = blocks.map(|block| (block.top(), block.end())).collect();
    let headers = flows.iter().flat_map(|flow| &flow.header);
    let header = headers
        .map(|element| element.bounds.y0)
        .fold(MARGIN, f64::min);
    let size = pages
        .first()
        .map_or((0.0, 0.0), |page| (page.width, page.height));
    Section::new(size, &rooms, MARGIN, header)
}
