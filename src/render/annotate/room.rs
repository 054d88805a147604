//! What stands on a page: where a plate may not be put, and what it belongs to.

use super::super::scene::{Element, Page, Point, Rect, Role, Shape};
use super::About;

/// The air that a plate keeps from symbols and words.
const AIR: f64 = 0.4;

/// The air that it keeps from other arrows.
const AIR_OF_LINES: f64 = 1.4;

/// A straight part of an arrow.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Segment {
    /// Where it begins.
    pub from: Point,
    /// Where it ends.
    pub to: Point,
}

impl Segment {
    /// Whether it runs up or down.
    pub fn is_upright(&self) -> bool {
        self.from.x == self.to.x
    }

    /// Its length.
    pub fn length(&self) -> f64 {
        (self.to.x - self.from.x).hypot(self.to.y - self.from.y)
    }

    /// The point this far from its beginning.
    pub fn at(&self, far: f64) -> Point {
        let share = far / self.length().max(1e-9);
        Point::new(
            self.from.x + (self.to.x - self.from.x) * share,
            self.from.y + (self.to.y - self.from.y) * share,
        )
    }

    fn bounds(&self) -> Rect {
        Rect::new(
            self.from.x.min(self.to.x),
            self.from.y.min(self.to.y),
            self.from.x.max(self.to.x),
            self.from.y.max(self.to.y),
        )
    }
}

/// The page as a note sees it.
#[derive(Debug, Default)]
pub struct Room {
    /// The lanes.
    lanes: Option<Rect>,
    /// The borders of their cells.
    cells: Vec<Rect>,
    /// Symbols and words.
    solid: Vec<Rect>,
    /// The other arrows.
    lines: Vec<Rect>,
    /// The arrow that the note is about.
    pub arrow: Vec<Segment>,
    /// The symbol that the note is about.
    pub symbol: Option<Rect>,
}

impl Room {
    /// The room for a note on a page.
    pub fn of(page: &Page, about: About) -> Room {
        let mut room = Room::default();
        for element in &page.elements {
            room.add(element, about);
        }
        room
    }

    fn add(&mut self, element: &Element, about: About) {
        match element.role {
            Role::LaneCell(..) => {
                let lanes = self.lanes.unwrap_or(element.bounds);
                self.lanes = Some(lanes.with(element.bounds));
                self.cells.push(element.bounds);
            }
            Role::Arrow { arrow, .. } => {
                let own = about == About::Arrow(arrow);
                for segment in segments(element) {
                    match own {
                        true => self.arrow.push(segment),
                        false => self.lines.push(segment.bounds().grown(AIR_OF_LINES)),
                    }
                }
            }
            Role::Symbol(node) => {
                if about == About::Node(node) && self.symbol.is_none() {
                    self.symbol = Some(element.bounds);
                }
                self.solid.push(element.bounds.grown(AIR));
            }
            Role::Connector(..)
            | Role::Joint(_)
            | Role::Bar
            | Role::Label(_)
            | Role::Caption(_)
            | Role::Note(_) => self.solid.push(element.bounds.grown(AIR)),
            _ => {}
        }
    }

    /// Whether what the note is about is not on this page.
    pub fn is_elsewhere(&self) -> bool {
        self.arrow.is_empty() && self.symbol.is_none()
    }

    /// Whether a plate covers nothing there, its own arrow aside.
    pub fn is_free(&self, plate: &Rect) -> bool {
        let inside = self
            .lanes
            .is_some_and(|lanes| lanes.grown(-1.0).contains(plate));
        let taken = self.solid.iter().chain(&self.lines);
        inside && taken.into_iter().all(|other| !other.overlaps(plate))
    }

    /// Whether a plate keeps off its own arrow too.
    pub fn is_beside(&self, plate: &Rect) -> bool {
        let own = self.arrow.iter().map(|segment| segment.bounds().grown(1.0));
        own.into_iter().all(|line| !line.overlaps(plate))
    }

    /// How many cells of the lanes a plate reaches into, besides its own.
    pub fn borders(&self, plate: &Rect) -> usize {
        let cells = self.cells.iter().filter(|cell| cell.overlaps(plate));
        cells.count().saturating_sub(1)
    }
}

/// The straight parts of a drawn arrow, up to its tip.
fn segments(arrow: &Element) -> Vec<Segment> {
    let mut corners: Vec<Point> = Vec::new();
    for shape in &arrow.shapes {
        match shape {
            Shape::Line { corners: line, .. } => corners.extend(line),
            Shape::Polygon { corners: head, .. } => {
                if let (Some(end), Some(tip)) = (corners.last_mut(), head.first()) {
                    *end = *tip;
                }
            }
            _ => {}
        }
    }
    let pairs = corners.windows(2);
    let segments = pairs.filter_map(|pair| match pair {
        [from, to] => Some(Segment {
            from: *from,
            to: *to,
        }),
        _ => None,
    });
    segments.collect()
}
