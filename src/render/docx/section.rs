//! Sections: pages of one size, with their margins, their running title and their numbers.

use crate::render::layout::BOTTOM_CLEAR;
use crate::render::scene::{Element, Role, Weight};

use super::paragraph::{Format, field, jump, paragraph, run};
use super::units::twips;
use super::xml::Xml;

/// The longest edge of a page that the format knows.
const LONGEST: i64 = 31_680;

/// What is kept free at the end of a page for the rounding of lengths.
const EASE: f64 = 4.0;

/// Pages of one size that follow each other.
pub struct Section {
    /// The width of its pages.
    pub width: f64,
    /// Their height.
    pub height: f64,
    /// The margin above their text.
    pub top: f64,
    /// The margin below it.
    pub bottom: f64,
    /// The margins at the left and the right.
    pub sides: f64,
    /// The distance of the running title from the upper edge.
    pub header: f64,
    /// The numbers of its two headers, for the first page and the others, where it brings its own; it is then the first
    /// of its scene, and its pages are counted from one.
    pub headers: Option<(usize, usize)>,
}

impl Section {
    /// The section of pages of this width and height, whose text fills these rooms, each from its upper to its lower edge.
    pub fn new(size: (f64, f64), rooms: &[(f64, f64)], sides: f64, header: f64) -> Self {
        let (width, height) = size;
        let tops = rooms.iter().map(|room| room.0);
        let ends = rooms.iter().map(|room| room.1);
        let end = ends.fold(0.0, f64::max);
        Section {
            width,
            height,
            top: (tops.fold(height, f64::min) - 1.0).max(0.0),
            bottom: (height - end - EASE).clamp(0.0, BOTTOM_CLEAR),
            sides,
            header,
            headers: None,
        }
    }

    /// Writes it in the order of the schema.
    pub fn write(&self, xml: &mut Xml) {
        xml.inside("w:sectPr", &[], |xml| {
            if let Some((first, other)) = self.headers {
                for (kind, number) in [("first", first), ("default", other)] {
                    let relation = header_relation(number);
                    xml.empty(
                        "w:headerReference",
                        &[("w:type", &kind), ("r:id", &relation)],
                    );
                }
            }
            xml.empty("w:type", &[("w:val", &"nextPage")]);
            let (width, height) = (
                twips(self.width).min(LONGEST),
                twips(self.height).min(LONGEST),
            );
            let lies = if width > height {
                "landscape"
            } else {
                "portrait"
            };
            xml.empty(
                "w:pgSz",
                &[("w:w", &width), ("w:h", &height), ("w:orient", &lies)],
            );
            self.margins(xml);
            if self.headers.is_some() {
                xml.empty("w:pgNumType", &[("w:start", &1)]);
                xml.empty("w:titlePg", &[]);
            }
        });
    }

    fn margins(&self, xml: &mut Xml) {
        let sides = twips(self.sides);
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", &twips(self.top)),
                ("w:right", &sides),
                ("w:bottom", &twips(self.bottom)),
                ("w:left", &sides),
                ("w:header", &twips(self.header)),
                ("w:footer", &0),
                ("w:gutter", &0),
            ],
        );
    }
}

/// The relation to a header.
pub fn header_relation(number: usize) -> String {
    format!("header{number}")
}

/// What the number of the last page is in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// That of the whole document.
    Document,
    /// That of the section.
    Section,
    /// What the layout counted.
    Fixed,
}

/// Writes the line above the text: the running title at the left, the number of the page at the right.
pub fn header(xml: &mut Xml, elements: &[&Element], margin: f64, count: Count) {
    let find = |role: Role| {
        let element = elements.iter().find(|element| element.role == role)?;
        Some((*element, element.texts().next()?))
    };
    let (title, number) = (find(Role::RunningTitle), find(Role::PageNumber));
    let size = number.or(title).map_or(1.0, |(_, text)| text.size);
    let format = Format {
        style: Some("Header"),
        tab: number.map(|(element, _)| element.bounds.x1 - margin),
        left: title.map_or(0.0, |(element, _)| element.bounds.x0 - margin),
        size,
        ..Format::default()
    };
    paragraph(xml, &format, |xml| {
        if let Some((_, text)) = title {
            run(xml, &text.words, size, Weight::Regular);
        }
        if let Some((_, text)) = number {
            jump(xml, size);
            numbered(xml, &text.words, size, count);
        }
    });
}

/// The words of a page's number: the first number in them is its own, the second the last one's.
fn numbered(xml: &mut Xml, words: &str, size: f64, count: Count) {
    let codes = match count {
        Count::Document => ["PAGE", "NUMPAGES"],
        Count::Section => ["PAGE", "SECTIONPAGES"],
        Count::Fixed => ["PAGE", ""],
    };
    let mut codes = codes.into_iter().filter(|code| !code.is_empty());
    for part in words.split_inclusive(' ') {
        let word = part.trim_end();
        let is_number = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
        match is_number.then(|| codes.next()).flatten() {
            Some(code) => {
                field(xml, code, word, size);
                run(xml, &part[word.len()..], size, Weight::Regular);
            }
            None => run(xml, part, size, Weight::Regular),
        }
    }
}
