//! Free forms: the primitives of the scene as paths.

use crate::render::scene::{Point, Rect, Shape};

use super::outline::paint;
use super::units::emu;
use super::xml::Xml;

/// The degrees of a quarter turn.
const QUARTER: i64 = 90;

/// What an angle of a degree is in the format.
const DEGREE: i64 = 60_000;

/// A line of straight parts as a form that fills its bounds.
pub fn line(xml: &mut Xml, bounds: Rect, corners: &[Point]) {
    custom(xml, |xml| {
        Pen { bounds, xml }.path(false, true, |pen| pen.corners(corners, false));
    });
}

/// Primitives as a form that fills its bounds; its words have all the room.
pub fn shapes(xml: &mut Xml, bounds: Rect, shapes: &[&Shape]) {
    custom(xml, |xml| {
        let mut pen = Pen { bounds, xml };
        for shape in shapes {
            pen.shape(shape);
        }
    });
}

fn custom(xml: &mut Xml, paths: impl FnOnce(&mut Xml)) {
    xml.inside("a:custGeom", &[], |xml| {
        for list in ["a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"] {
            xml.empty(list, &[]);
        }
        let room = [
            ("l", &"l" as _),
            ("t", &"t" as _),
            ("r", &"r" as _),
            ("b", &"b" as _),
        ];
        xml.empty("a:rect", &room);
        xml.inside("a:pathLst", &[], paths);
    });
}

/// Draws paths within bounds.
struct Pen<'a> {
    bounds: Rect,
    xml: &'a mut Xml,
}

impl Pen<'_> {
    fn shape(&mut self, shape: &Shape) {
        let paint = paint(shape);
        let (filled, stroked) = (paint.fill.is_some(), paint.stroke.is_some());
        match shape {
            Shape::Rect { rect, radius, .. } => {
                self.path(filled, stroked, |pen| pen.rect(rect, *radius));
            }
            Shape::Polygon { corners, .. } => {
                self.path(filled, stroked, |pen| pen.corners(corners, true));
            }
            Shape::Line { corners, .. } => {
                self.path(false, stroked, |pen| pen.corners(corners, false));
            }
            Shape::Circle { centre, radius, .. } => {
                let left = Point::new(centre.x - radius, centre.y);
                self.path(filled, stroked, |pen| {
                    pen.to("a:moveTo", left);
                    pen.arc(*radius, 2 * QUARTER, 4 * QUARTER);
                    pen.close();
                });
            }
            Shape::Text(_) | Shape::Picture { .. } => {}
        }
    }

    fn path(&mut self, filled: bool, stroked: bool, draw: impl FnOnce(&mut Pen)) {
        let fill = if filled { "norm" } else { "none" };
        let stroke = u8::from(stroked);
        let (width, height) = (emu(self.bounds.width()), emu(self.bounds.height()));
        self.xml.open(
            "a:path",
            &[
                ("w", &width),
                ("h", &height),
                ("fill", &fill),
                ("stroke", &stroke),
            ],
        );
        draw(self);
        self.xml.close("a:path");
    }

    fn corners(&mut self, corners: &[Point], closed: bool) {
        for (at, corner) in corners.iter().enumerate() {
            let step = if at == 0 { "a:moveTo" } else { "a:lnTo" };
            self.to(step, *corner);
        }
        if closed {
            self.close();
        }
    }

    fn rect(&mut self, rect: &Rect, radius: f64) {
        let corner = Point::new;
        if radius <= 0.0 {
            let corners = [
                corner(rect.x0, rect.y0),
                corner(rect.x1, rect.y0),
                corner(rect.x1, rect.y1),
                corner(rect.x0, rect.y1),
            ];
            return self.corners(&corners, true);
        }
        self.to("a:moveTo", corner(rect.x0, rect.y0 + radius));
        self.arc(radius, 2 * QUARTER, QUARTER);
        self.to("a:lnTo", corner(rect.x1 - radius, rect.y0));
        self.arc(radius, 3 * QUARTER, QUARTER);
        self.to("a:lnTo", corner(rect.x1, rect.y1 - radius));
        self.arc(radius, 0, QUARTER);
        self.to("a:lnTo", corner(rect.x0 + radius, rect.y1));
        self.arc(radius, QUARTER, QUARTER);
        self.close();
    }

    fn to(&mut self, step: &str, at: Point) {
        let (x, y) = (emu(at.x - self.bounds.x0), emu(at.y - self.bounds.y0));
        self.xml.inside(step, &[], |xml| {
            xml.empty("a:pt", &[("x", &x), ("y", &y)]);
        });
    }

    /// An arc from an angle, clockwise over another.
    fn arc(&mut self, radius: f64, from: i64, over: i64) {
        let radius = emu(radius);
        self.xml.empty(
            "a:arcTo",
            &[
                ("wR", &radius),
                ("hR", &radius),
                ("stAng", &(from * DEGREE)),
                ("swAng", &(over * DEGREE)),
            ],
        );
    }

    fn close(&mut self) {
        self.xml.empty("a:close", &[]);
    }
}
