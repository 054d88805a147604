//! The pages of an SOP: each element drawn, and drawn under the mark by which the structure knows it.

use std::collections::BTreeMap;

use krilla::Document;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::destination::XyzDestination;
use krilla::geom::{Point, Rect, Transform};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Node};

use crate::model::NodeId;
use crate::render::RenderError;
use crate::render::scene::{self, Element, IdentityPart, Page, Role, Scene, Shape};
use crate::render::text::Arimo;

use super::links::{self, Partner};
use super::prose::Prose;
use super::structure::{CellAt, FigureAt, Section};
use super::table::Figure;
use super::{canvas, property};

/// The longest edge of a page in points that PDF/A allows.
const LONGEST_EDGE: f64 = 14_400.0;

/// Draws all pages of a scene, of which the first has this number in the file, and gives what is heard of them.
pub fn write(
    document: &mut Document,
    scene: &Scene,
    first: usize,
    pictures: bool,
) -> Result<Node, RenderError> {
    let mut section = Section::default();
    let arimo = Arimo::new();
    for (at, page) in scene.pages.iter().enumerate() {
        let scale = scale(page);
        let (width, height) = ((page.width * scale) as f32, (page.height * scale) as f32);
        let settings = PageSettings::from_wh(width, height).ok_or(RenderError::Drawing)?;
        let mut sheet = document.start_page_with(settings);
        let mut drawing = Drawing {
            scene,
            page,
            at,
            first,
            pictures,
            arimo: &arimo,
            section: &mut section,
            cells: Vec::new(),
            figures: BTreeMap::new(),
            links: Vec::new(),
        };
        let mut surface = sheet.surface();
        drawing.draw(&mut surface);
        surface.finish();
        for link in drawing.links {
            let annotation = link.annotation(scene, first);
            let figure = section.figure(link.figure);
            if let (Some(annotation), Some(figure)) = (annotation, figure) {
                figure.link = Some(sheet.add_tagged_annotation(annotation));
            }
        }
    }
    Ok(section.node(scene))
}

/// How much smaller than said a page is drawn, for it to be a page that PDF/A allows.
pub fn scale(page: &Page) -> f64 {
    (LONGEST_EDGE / page.width.max(page.height)).min(1.0)
}

/// A page being drawn.
struct Drawing<'a> {
    scene: &'a Scene,
    page: &'a Page,
    /// Its number in the scene, from 0.
    at: usize,
    /// The number in the file of the scene's first page, from 0.
    first: usize,
    /// Whether pictures are drawn.
    pictures: bool,
    arimo: &'a Arimo,
    section: &'a mut Section,
    /// The cells on it so far.
    cells: Vec<(scene::Rect, CellAt)>,
    /// The figures on it so far, by their nodes.
    figures: BTreeMap<u32, FigureAt>,
    links: Vec<Link>,
}

/// A way from a figure to its partner on another page.
struct Link {
    figure: FigureAt,
    from: Option<Rect>,
    to: Partner,
    words: String,
}

impl Link {
    fn annotation(&self, scene: &Scene, first: usize) -> Option<Annotation> {
        let scale = scene.pages.get(self.to.page).map_or(1.0, scale);
        let top = Point::from_xy(0.0, (self.to.bounds.y0 * scale) as f32);
        let target = XyzDestination::new(first + self.to.page, top);
        let link = LinkAnnotation::new(self.from?, Target::Destination(target.into()));
        Some(Annotation::new_link(link, Some(self.words.clone())))
    }
}

impl Drawing<'_> {
    fn draw(&mut self, surface: &mut Surface<'_>) {
        self.section.begin_page(&self.page.elements);
        let scale = scale(self.page) as f32;
        surface.push_transform(&Transform::from_scale(scale, scale));
        for element in &self.page.elements {
            self.element(surface, element);
        }
        surface.pop();
    }

    fn element(&mut self, surface: &mut Surface<'_>, element: &Element) {
        match element.role {
            Role::RunningTitle => self.unheard(surface, ArtifactType::Header, &element.shapes),
            Role::PageNumber => self.unheard(surface, ArtifactType::PageNumber, &element.shapes),
            Role::Arrow { .. } | Role::Joint(_) | Role::Bar => {
                self.unheard(surface, ArtifactType::Layout, &element.shapes);
            }
            Role::Label(arrow) => self.beside(surface, element, arrow.from),
            Role::Caption(node) => self.beside(surface, element, node),
            Role::Symbol(node) => {
                let words = element.title.as_deref().unwrap_or(&self.scene.title);
                let figure = self.figure(surface, element, &element.shapes, words.to_owned());
                self.figures.entry(node.0).or_insert(figure);
            }
            Role::Connector(node, leaving) => self.connector(surface, element, node, leaving),
            _ if element.place.is_some() => self.cell(surface, element),
            Role::Title | Role::Identity(IdentityPart::SectionHead) => {
                let heading = self.prose(surface, element);
                self.section
                    .add_heading(element.role == Role::Title, heading);
            }
            _ => self.loose(surface, element),
        }
    }

    fn shapes<'s>(&self, surface: &mut Surface<'_>, shapes: impl IntoIterator<Item = &'s Shape>) {
        for shape in shapes {
            canvas::draw(surface, self.arimo, shape);
        }
    }

    /// Draws what is seen only.
    fn unheard<'s>(
        &self,
        surface: &mut Surface<'_>,
        kind: ArtifactType,
        shapes: impl IntoIterator<Item = &'s Shape>,
    ) {
        let mut shapes = shapes.into_iter().peekable();
        if shapes.peek().is_none() {
            return;
        }
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
        self.shapes(surface, shapes);
        surface.end_tagged();
    }

    /// A cell of a table: its borders are only seen.
    fn cell(&mut self, surface: &mut Surface<'_>, element: &Element) {
        let Some(cell) = self.section.cell(element, &self.page.elements) else {
            self.unheard(surface, ArtifactType::PaginationOther, &element.shapes);
            return;
        };
        self.cells.push((element.bounds, cell));
        self.parts(surface, element, Some(cell));
        let texts = element.texts();
        if let Some(prose) = self.section.prose(cell) {
            lines(surface, self.arimo, texts, prose);
        }
    }

    /// Text or a picture around the tables. What says nothing is the rest of the paragraph before it.
    fn loose(&mut self, surface: &mut Surface<'_>, element: &Element) {
        self.parts(surface, element, None);
        let is_rest = element.says.is_empty() && matches!(element.role, Role::Identity(_));
        if let Some(prose) = self.section.last_prose().filter(|_| is_rest) {
            lines(surface, self.arimo, element.texts(), prose);
            return;
        }
        let prose = self.prose(surface, element);
        self.section.add_prose(prose);
    }

    /// What is not text of an element: its picture as a figure, the rest unheard.
    fn parts(&mut self, surface: &mut Surface<'_>, element: &Element, cell: Option<CellAt>) {
        let other = |shape: &&Shape| !matches!(shape, Shape::Picture { .. } | Shape::Text(_));
        let lines = element.shapes.iter().filter(other);
        self.unheard(surface, ArtifactType::Layout, lines);
        let shown = |shape: &&Shape| match shape {
            Shape::Picture { picture, .. } => self.pictures && canvas::is_readable(picture),
            _ => false,
        };
        let mut pictures = element.shapes.iter().filter(shown).peekable();
        if pictures.peek().is_some() {
            let words = element.title.as_deref().unwrap_or(&self.scene.title);
            let drawn = surface.start_tagged(ContentTag::Other);
            self.shapes(surface, pictures);
            surface.end_tagged();
            let figure = self.new_figure(element, words.to_owned(), drawn);
            self.section.add_figure(cell, figure);
        }
    }

    fn new_figure(
        &self,
        element: &Element,
        words: String,
        drawn: krilla::tagging::Identifier,
    ) -> Figure {
        let bounds = self.rect(&element.bounds);
        Figure {
            words: property(&words),
            bounds: bounds.map(|bounds| (self.first + self.at, bounds)),
            drawn: vec![drawn],
            link: None,
        }
    }

    /// Draws something that is told in words, and puts it into the cell under it.
    fn figure<'s>(
        &mut self,
        surface: &mut Surface<'_>,
        element: &Element,
        shapes: impl IntoIterator<Item = &'s Shape>,
        words: String,
    ) -> FigureAt {
        let drawn = surface.start_tagged(ContentTag::Other);
        self.shapes(surface, shapes);
        surface.end_tagged();
        let figure = self.new_figure(element, words, drawn);
        let cell = self.under(element);
        self.section.add_figure(cell, figure)
    }

    fn connector(
        &mut self,
        surface: &mut Surface<'_>,
        element: &Element,
        node: NodeId,
        leaving: bool,
    ) {
        let partner = links::partner(self.scene, self.at, node, leaving);
        let words = links::words(self.scene, element, leaving, partner);
        let figure = self.figure(surface, element, &element.shapes, words.clone());
        if let Some(to) = partner {
            self.links.push(Link {
                figure,
                from: self.rect(&element.bounds),
                to,
                words,
            });
        }
    }

    /// Words that belong to the symbol of a node.
    fn beside(&mut self, surface: &mut Surface<'_>, element: &Element, node: NodeId) {
        let at = self.figures.get(&node.0).copied();
        let bounds = self.rect(&element.bounds);
        let Some(figure) = at.and_then(|at| self.section.figure(at)) else {
            self.unheard(surface, ArtifactType::Layout, &element.shapes);
            return;
        };
        figure.drawn.push(surface.start_tagged(ContentTag::Other));
        figure.bounds = figure
            .bounds
            .and_then(|(page, own)| Some((page, around(own, bounds?)?)));
        self.shapes(surface, &element.shapes);
        surface.end_tagged();
    }

    fn prose(&self, surface: &mut Surface<'_>, element: &Element) -> Prose {
        let mut prose = Prose::new(&element.says);
        lines(surface, self.arimo, element.texts(), &mut prose);
        prose
    }

    /// The cell that the middle of an element is in.
    fn under(&self, element: &Element) -> Option<CellAt> {
        let centre = element.bounds.centre();
        let point = scene::Rect::around(centre, 0.0, 0.0);
        let cell = self
            .cells
            .iter()
            .find(|(bounds, _)| bounds.contains(&point));
        cell.map(|(_, cell)| *cell)
    }

    /// A rectangle as it is on the page.
    fn rect(&self, rect: &scene::Rect) -> Option<Rect> {
        let scale = scale(self.page);
        let [x0, y0, x1, y1] = [rect.x0, rect.y0, rect.x1, rect.y1].map(|v| (v * scale) as f32);
        Rect::from_ltrb(x0, y0, x1, y1)
    }
}

/// Draws lines of text, each under the mark of its paragraph.
fn lines<'s>(
    surface: &mut Surface<'_>,
    arimo: &Arimo,
    texts: impl Iterator<Item = &'s scene::Text>,
    prose: &mut Prose,
) {
    let mut open = None;
    for text in texts {
        let (slot, goes_on) = prose.slot(&text.words);
        if open != Some(slot) {
            if open.is_some() {
                surface.end_tagged();
            }
            prose.push(slot, surface.start_tagged(ContentTag::Other));
            open = Some(slot);
        }
        canvas::text(surface, arimo, text, goes_on);
    }
    if open.is_some() {
        surface.end_tagged();
    }
}

/// The rectangle around two.
fn around(one: Rect, other: Rect) -> Option<Rect> {
    Rect::from_ltrb(
        one.left().min(other.left()),
        one.top().min(other.top()),
        one.right().max(other.right()),
        one.bottom().max(other.bottom()),
    )
}
