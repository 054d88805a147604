//! From a layout to a scene: which primitives each part is made of.

mod arrows;
mod identity;
mod shortfalls;
mod symbols;
mod table;

use crate::model::{DateSaid, Sop};
use crate::render::content::{self, words};
use crate::render::layout::{self, Layout, MARGIN, SMALL_SIZE, TITLE_SIZE};
use crate::render::scene::{
    Block, Element, Page, Picture, Point, Rect, Role, Scene, Shape, Text, Weight,
};
use crate::render::text::{ASCENT, LEADING, Line, Measure};

/// Draws a laid out SOP, with its logo where it is at hand.
pub fn draw(sop: &Sop, layout: &Layout, logo: Option<&Picture>, measure: &dyn Measure) -> Scene {
    let letters = symbols::letters(layout);
    let pages = layout.pages.iter().enumerate().map(|(at, page)| {
        let mut drawing = Drawing {
            sop,
            layout,
            logo,
            measure,
            elements: Vec::new(),
        };
        drawing.page_head(page, at);
        drawing.identity(page);
        drawing.table(page);
        drawing.symbols(page, &letters);
        drawing.arrows(page);
        drawing.notes(page);
        Page {
            width: layout.width,
            height: page.height,
            elements: drawing.elements,
            missing: page.rows.as_ref().map_or(0, |rows| rows.chart.lost.len()),
        }
    });
    Scene {
        title: sop.title.value.clone(),
        description: words::description(sop.lang, sop.rows.len(), layout.columns.lanes.len()),
        lang: sop.lang.tag(),
        author: content::identity::issuer(sop).join(", "),
        dated: dated(sop),
        steps: content::steps(sop),
        paper: layout.paper,
        pages: pages.collect(),
        shortfalls: shortfalls::of(layout),
    }
}

/// The day that the SOP bears.
fn dated(sop: &Sop) -> Option<(u16, u8, u8)> {
    let identity = &sop.identity;
    let approved = identity.approved.as_ref().map(|approved| &approved.dated);
    let said = [&identity.revised, &identity.created, &identity.effective];
    let said = said.into_iter().chain(approved).flatten();
    let mut dates = said.filter_map(|said| match &said.value {
        DateSaid::Date(date) => Some((date.year, date.month, date.day)),
        DateSaid::Words(_) => None,
    });
    let (year, month, day) = dates.next()?;
    Some((
        year.try_into().ok()?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    ))
}

/// A page in the making.
struct Drawing<'a> {
    sop: &'a Sop,
    layout: &'a Layout,
    logo: Option<&'a Picture>,
    measure: &'a dyn Measure,
    elements: Vec<Element>,
}

impl Drawing<'_> {
    fn add(&mut self, role: Role, bounds: Rect, title: Option<String>, shapes: Vec<Shape>) {
        self.elements.push(Element {
            title,
            ..Element::new(role, bounds, shapes)
        });
    }

    /// The title, or its short form on later pages, and the number of the page.
    fn page_head(&mut self, page: &layout::Page, at: usize) {
        let (width, count) = (self.layout.width, self.layout.pages.len());
        if !page.title.is_empty() {
            let bounds = Rect::new(MARGIN, page.title_top, width - MARGIN, page.top);
            let texts = centred(
                &page.title,
                bounds.centre().x,
                page.title_top,
                TITLE_SIZE,
                Weight::Bold,
            );
            self.elements.push(Element {
                says: vec![Block::plain(self.sop.title.value.clone())],
                ..Element::new(Role::Title, bounds, texts)
            });
        }
        if count < 2 {
            return;
        }
        let number = words::page_of(self.sop.lang, at + 1, count);
        let right = self.layout.left + self.layout.columns.width;
        let number_width = self.small_width(&number);
        self.small(Role::PageNumber, number, right - number_width, number_width);
        if at > 0 && page.title.is_empty() {
            let room = self.layout.columns.width - number_width - 20.0;
            let (text, text_width) = self.running_title(room);
            self.small(Role::RunningTitle, text, self.layout.left, text_width);
        }
    }

    fn small_width(&self, words: &str) -> f64 {
        self.measure.width(words, Weight::Regular) * SMALL_SIZE
    }

    /// The title with a word on its being continued, cut to a width.
    fn running_title(&self, room: f64) -> (String, f64) {
        let continued = words::continued(self.sop.lang);
        let mut title: Vec<char> = self.sop.title.value.trim().chars().collect();
        let full = title.len();
        loop {
            let dots = if title.len() < full { "…" } else { "" };
            let head: String = title.iter().collect();
            let text = format!("{}{dots} {continued}", head.trim_end());
            let width = self.small_width(&text);
            if width <= room || title.is_empty() {
                return (text, width);
            }
            title.truncate(title.len() * 9 / 10);
        }
    }

    /// A small line above the table.
    fn small(&mut self, role: Role, words: String, x: f64, width: f64) {
        let top = MARGIN - SMALL_SIZE - 4.0;
        let bounds = Rect::new(x, top, x + width, top + SMALL_SIZE * LEADING);
        let text = Text {
            words,
            at: Point::new(x, top + SMALL_SIZE * ASCENT),
            width,
            size: SMALL_SIZE,
            weight: Weight::Regular,
            turned: false,
        };
        self.add(role, bounds, None, vec![Shape::Text(text)]);
    }

    fn notes(&mut self, page: &layout::Page) {
        let Some((top, lines)) = &page.notes else {
            return;
        };
        let size = self.layout.columns.size;
        let left = self.layout.left;
        let end = top + lines.len() as f64 * size * LEADING;
        let bounds = Rect::new(left, *top, left + self.layout.columns.width, end);
        let texts = lines.iter().enumerate().map(|(at, line)| {
            let y = top + at as f64 * size * LEADING + size * ASCENT;
            line_at(line, Point::new(left, y), size, Weight::Regular)
        });
        let texts = texts.collect();
        let says = lines.iter().map(|line| Block::plain(line.text.clone()));
        self.elements.push(Element {
            says: says.collect(),
            ..Element::new(Role::Notes, bounds, texts)
        });
    }
}

fn line_at(line: &Line, at: Point, size: f64, weight: Weight) -> Shape {
    Shape::Text(Text {
        words: line.text.clone(),
        at,
        width: line.width,
        size,
        weight,
        turned: false,
    })
}

/// Lines below each other, centred on a place.
fn centred(lines: &[Line], x: f64, top: f64, size: f64, weight: Weight) -> Vec<Shape> {
    let line = |(at, line): (usize, &Line)| {
        let y = top + at as f64 * size * LEADING + size * ASCENT;
        line_at(line, Point::new(x - line.width / 2.0, y), size, weight)
    };
    lines.iter().enumerate().map(line).collect()
}
