//! The arrows of the flowchart, with their heads and labels.

use crate::render::content::words;
use crate::render::layout;
use crate::render::layout::board::Subject;
use crate::render::layout::settle::PlacedArrow;
use crate::render::scene::{Paint, Point, Rect, Role, Shape};

use super::Drawing;
use super::symbols::moved;

const STROKE: f64 = 0.8;

/// The length of an arrow's head, and half its width.
const HEAD: (f64, f64) = (4.6, 1.9);

impl Drawing<'_> {
    pub(super) fn arrows(&mut self, page: &layout::Page) {
        let Some(rows) = &page.rows else {
            return;
        };
        let origin = Point::new(self.layout.left, page.top + self.layout.head.height);
        for arrow in &rows.chart.arrows {
            self.arrow(arrow, origin);
        }
        for arrow in &rows.chart.arrows {
            if let Some(label) = &arrow.label {
                self.words(Role::Label(arrow.arrow), label, origin);
            }
        }
    }

    fn arrow(&mut self, placed: &PlacedArrow, origin: Point) {
        let mut corners: Vec<Point> = placed.corners.iter().map(|at| moved(*at, origin)).collect();
        let bounds = bounds(&corners);
        let mut shapes = Vec::new();
        if let [.., before, tip] = corners.as_slice() {
            let (head, base) = head(*before, *tip);
            let end = corners.len() - 1;
            corners[end] = base;
            shapes.push(Shape::Line {
                corners,
                paint: Paint::outline(STROKE),
            });
            shapes.push(Shape::Polygon {
                corners: head,
                paint: Paint::fill(0),
            });
        }
        let names =
            [placed.arrow.from, placed.arrow.to].map(|node| self.sop.row_label(self.sop[node].row));
        let role = Role::Arrow {
            arrow: placed.arrow,
            net: placed.net,
            begins: matches!(placed.ends.0, Subject::Node(_)),
            ends: matches!(placed.ends.1, Subject::Node(_)),
        };
        let title = words::arrow(self.sop.lang, &names[0], &names[1]);
        self.add(role, bounds, Some(title), shapes);
    }
}

/// The triangle at the end of a line, and the point where the line meets it.
fn head(before: Point, tip: Point) -> (Vec<Point>, Point) {
    let (dx, dy) = (tip.x - before.x, tip.y - before.y);
    let length = dx.hypot(dy).max(1e-9);
    let (ux, uy) = (dx / length, dy / length);
    let base = Point::new(tip.x - ux * HEAD.0, tip.y - uy * HEAD.0);
    let wing = |side: f64| Point::new(base.x - uy * HEAD.1 * side, base.y + ux * HEAD.1 * side);
    (vec![tip, wing(1.0), wing(-1.0)], base)
}

fn bounds(points: &[Point]) -> Rect {
    let start = Rect::new(f64::MAX, f64::MAX, f64::MIN, f64::MIN);
    points.iter().fold(start, |rect, at| {
        Rect::new(
            rect.x0.min(at.x),
            rect.y0.min(at.y),
            rect.x1.max(at.x),
            rect.y1.max(at.y),
        )
    })
}
