//! Drawings: symbols, arrows, words and pictures that float above the page, each anchored at a cell, so that it moves with
//! its row when the text above grows.

use crate::render::scene::{Element, Ink, Paint, Picture, Point, Rect, Role, Shape, Text};

use super::Document;
use super::outline::{self, Outline};
use super::paragraph::{self, Format, paragraph};
use super::setting;
use super::table::is_within;
use super::units::emu;
use super::xml::Xml;

/// What a drawing's place is counted from.
#[derive(Debug, Clone, Copy)]
pub enum Anchor {
    /// The upper left corner of a cell, which is here on the page.
    Cell(Point),
    /// The upper left corner of the page.
    Page,
}

/// A drawing of text that is given this much more room than it was measured to need is never wrapped anew.
const SLACK: f64 = 0.6;

impl<'a> Document<'a> {
    /// Draws what an element is drawn with, but for the borders of a cell.
    pub fn draw(&mut self, element: &'a Element, anchor: Anchor) {
        for shape in &element.shapes {
            if let Shape::Picture { rect, picture } = shape {
                self.picture(element, *rect, picture, anchor);
            }
        }
        let lines: Vec<&Text> = match element.place {
            Some(_) => Vec::new(),
            None => element.texts().collect(),
        };
        let room = setting::room(lines.iter().copied());
        let needs = room.map_or((0.0, 0.0), |room| (room.width() + SLACK, room.height()));
        let (bounds, drawn) = match element.place {
            Some(_) => within(element),
            None => (element.bounds, element.shapes.iter().collect()),
        };
        let bounds = match is_words(&element.role) {
            true => widened(bounds, needs.0),
            false => bounds,
        };
        let Some(outline) = outline::outline(&drawn, bounds, needs) else {
            return;
        };
        let title = title(element, &lines);
        self.float(&title, bounds, anchor, |xml| {
            shape(xml, bounds, &outline, &lines, is_words(&element.role));
        });
    }

    fn float(&mut self, title: &str, bounds: Rect, anchor: Anchor, what: impl FnOnce(&mut Xml)) {
        self.drawings += 1;
        let id = self.drawings;
        let xml = &mut self.xml;
        xml.open("w:r", &[]);
        xml.open("mc:AlternateContent", &[]);
        xml.open("mc:Choice", &[("Requires", &"wps")]);
        xml.inside("w:drawing", &[], |xml| {
            anchored(xml, id, title, bounds, anchor, what)
        });
        xml.close("mc:Choice");
        xml.close("mc:AlternateContent");
        xml.close("w:r");
    }

    fn picture(&mut self, element: &Element, rect: Rect, picture: &'a Picture, anchor: Anchor) {
        let relation = self.media.add(picture);
        self.drawings += 1;
        let id = self.drawings;
        let title = title(element, &[]);
        self.xml.open("w:r", &[]);
        self.xml.inside("w:drawing", &[], |xml| {
            anchored(xml, id, &title, rect, anchor, |xml| {
                image(xml, id, &relation, rect);
            });
        });
        self.xml.close("w:r");
    }
}

/// What is drawn in a cell besides its text, its ground and its borders, and where it is.
fn within(cell: &Element) -> (Rect, Vec<&Shape>) {
    let drawn: Vec<&Shape> = cell
        .shapes
        .iter()
        .filter(|shape| is_within(cell, shape))
        .collect();
    let rects = drawn.iter().filter_map(|shape| match shape {
        Shape::Rect { rect, .. } | Shape::Picture { rect, .. } => Some(*rect),
        _ => None,
    });
    (rects.reduce(Rect::with).unwrap_or(cell.bounds), drawn)
}

/// The rectangle, at least this wide.
fn widened(rect: Rect, width: f64) -> Rect {
    Rect::around(rect.centre(), rect.width().max(width), rect.height())
}

/// Whether an element is words alone.
fn is_words(role: &Role) -> bool {
    matches!(role, Role::Label(_) | Role::Caption(_))
}

/// The words for those who can't see it: its title, or else what is written in it.
fn title(element: &Element, lines: &[&Text]) -> String {
    let written = || {
        let words: Vec<&str> = lines.iter().map(|line| line.words.as_str()).collect();
        words.join(" ")
    };
    element.title.clone().unwrap_or_else(written)
}

fn anchored(
    xml: &mut Xml,
    id: usize,
    title: &str,
    bounds: Rect,
    anchor: Anchor,
    what: impl FnOnce(&mut Xml),
) {
    let (origin, across, down) = match anchor {
        Anchor::Cell(corner) => (corner, "column", "paragraph"),
        Anchor::Page => (Point::new(0.0, 0.0), "page", "page"),
    };
    let in_cell = u8::from(matches!(anchor, Anchor::Cell(_)));
    let none: &dyn std::fmt::Display = &0;
    xml.open(
        "wp:anchor",
        &[
            ("distT", none),
            ("distB", none),
            ("distL", none),
            ("distR", none),
            ("simplePos", none),
            ("relativeHeight", &(id * 1024)),
            ("behindDoc", none),
            ("locked", none),
            ("layoutInCell", &in_cell),
            ("allowOverlap", &1),
        ],
    );
    xml.empty("wp:simplePos", &[("x", none), ("y", none)]);
    offset(xml, "wp:positionH", across, bounds.x0 - origin.x);
    offset(xml, "wp:positionV", down, bounds.y0 - origin.y);
    let (width, height) = (emu(bounds.width()), emu(bounds.height()));
    xml.empty("wp:extent", &[("cx", &width), ("cy", &height)]);
    xml.empty(
        "wp:effectExtent",
        &[("l", none), ("t", none), ("r", none), ("b", none)],
    );
    xml.empty("wp:wrapNone", &[]);
    xml.empty(
        "wp:docPr",
        &[("id", &id), ("name", &title), ("descr", &title)],
    );
    xml.empty("wp:cNvGraphicFramePr", &[]);
    xml.inside("a:graphic", &[], what);
    xml.close("wp:anchor");
}

fn offset(xml: &mut Xml, name: &str, from: &str, by: f64) {
    xml.inside(name, &[("relativeFrom", &from)], |xml| {
        xml.inside("wp:posOffset", &[], |xml| xml.text(&emu(by).to_string()));
    });
}

fn shape(xml: &mut Xml, bounds: Rect, outline: &Outline, lines: &[&Text], words: bool) {
    let uri = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
    xml.open("a:graphicData", &[("uri", &uri)]);
    xml.open("wps:wsp", &[]);
    if matches!(outline.form, outline::Form::Straight(..)) {
        xml.empty("wps:cNvCnPr", &[]);
    } else if words {
        xml.empty("wps:cNvSpPr", &[("txBox", &1)]);
    } else {
        xml.empty("wps:cNvSpPr", &[]);
    }
    xml.inside("wps:spPr", &[], |xml| {
        transform(xml, bounds, outline.form.flips(), "a:xfrm");
        outline.form.write(xml, bounds);
        painted(xml, &outline.paint, outline.arrow);
    });
    if !lines.is_empty() {
        xml.inside("wps:txbx", &[], |xml| {
            xml.inside("w:txbxContent", &[], |xml| written(xml, lines));
        });
    }
    body(xml, outline.room, lines);
    xml.close("wps:wsp");
    xml.close("a:graphicData");
}

fn transform(xml: &mut Xml, bounds: Rect, flips: (bool, bool), name: &str) {
    let flip = |flips| if flips { "1" } else { "0" };
    xml.inside(
        name,
        &[("flipH", &flip(flips.0)), ("flipV", &flip(flips.1))],
        |xml| {
            xml.empty("a:off", &[("x", &0), ("y", &0)]);
            let (width, height) = (emu(bounds.width()), emu(bounds.height()));
            xml.empty("a:ext", &[("cx", &width), ("cy", &height)]);
        },
    );
}

fn painted(xml: &mut Xml, paint: &Paint, arrow: bool) {
    match paint.fill {
        Some(shade) if !arrow => solid(xml, paint.ink, shade),
        _ => xml.empty("a:noFill", &[]),
    }
    let Some(width) = paint.stroke else {
        return xml.inside("a:ln", &[], |xml| xml.empty("a:noFill", &[]));
    };
    xml.inside("a:ln", &[("w", &emu(width))], |xml| {
        solid(xml, paint.ink, 0);
        let dash = if paint.dashed { "dash" } else { "solid" };
        xml.empty("a:prstDash", &[("val", &dash)]);
        xml.empty("a:miter", &[("lim", &800_000)]);
        if arrow {
            xml.empty(
                "a:tailEnd",
                &[("type", &"triangle"), ("w", &"sm"), ("len", &"sm")],
            );
        }
    });
}

fn solid(xml: &mut Xml, ink: Ink, shade: u8) {
    xml.inside("a:solidFill", &[], |xml| {
        xml.empty("a:srgbClr", &[("val", &colour(ink, shade))]);
    });
}

/// An ink, lightened towards white by a shade of 255.
pub fn colour(ink: Ink, shade: u8) -> String {
    let light = |part: u8| {
        let (part, shade) = (u32::from(part), u32::from(shade));
        part + (255 - part) * shade / 255
    };
    let [red, green, blue] = ink.rgb().map(light);
    format!("{red:02X}{green:02X}{blue:02X}")
}

/// The words of a drawing, in the lines of the layout.
fn written(xml: &mut Xml, lines: &[&Text]) {
    let Some(first) = lines.first() else {
        return;
    };
    let format = Format {
        centred: true,
        size: first.size,
        ..Format::default()
    };
    let words: Vec<&str> = lines.iter().map(|line| line.words.as_str()).collect();
    paragraph(xml, &format, |xml| {
        paragraph::run(xml, &words.join("\n"), first.size, first.weight);
    });
}

/// How the words stand in their room: in the middle of where the layout put them.
fn body(xml: &mut Xml, room: Rect, lines: &[&Text]) {
    let shift = setting::room(lines.iter().copied()).map_or((0.0, 0.0), |words| {
        let (is, should) = (room.centre(), words.centre());
        (2.0 * (should.x - is.x), 2.0 * (should.y - is.y))
    });
    let inset = |by: f64| emu(by.max(0.0));
    xml.inside(
        "wps:bodyPr",
        &[
            ("rot", &0),
            ("vert", &"horz"),
            ("wrap", &"square"),
            ("lIns", &inset(shift.0)),
            ("tIns", &inset(shift.1)),
            ("rIns", &inset(-shift.0)),
            ("bIns", &inset(-shift.1)),
            ("anchor", &"ctr"),
            ("anchorCtr", &0),
        ],
        |xml| xml.empty("a:noAutofit", &[]),
    );
}

fn image(xml: &mut Xml, id: usize, relation: &str, rect: Rect) {
    let uri = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    xml.open("a:graphicData", &[("uri", &uri)]);
    xml.inside("pic:pic", &[], |xml| {
        xml.inside("pic:nvPicPr", &[], |xml| {
            xml.empty("pic:cNvPr", &[("id", &id), ("name", &relation)]);
            xml.empty("pic:cNvPicPr", &[]);
        });
        xml.inside("pic:blipFill", &[], |xml| {
            xml.empty("a:blip", &[("r:embed", &relation)]);
            xml.inside("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
        });
        xml.inside("pic:spPr", &[], |xml| {
            transform(xml, rect, (false, false), "a:xfrm");
            super::outline::Form::Known("rect", None).write(xml, rect);
        });
    });
    xml.close("a:graphicData");
}
