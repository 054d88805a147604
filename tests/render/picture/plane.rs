//! The little geometry that judging a picture takes: upright and level lines, and convex outlines.

pub use lajur::render::scene::{Point, Rect};

/// The corners of a convex outline, clockwise as seen on the page.
#[derive(Debug, Clone)]
pub struct Outline(pub Vec<Point>);

/// A straight part of a line.
#[derive(Debug, Clone, Copy)]
pub struct Segment {
    pub from: Point,
    pub to: Point,
}

impl Segment {
    pub fn length(&self) -> f64 {
        (self.to.x - self.from.x).hypot(self.to.y - self.from.y)
    }

    pub fn is_upright(&self) -> bool {
        (self.from.x - self.to.x).abs() < 0.02
    }

    pub fn is_level(&self) -> bool {
        (self.from.y - self.to.y).abs() < 0.02
    }

    pub fn rect(&self) -> Rect {
        rect_of(&[self.from, self.to])
    }

    pub fn at(&self, share: f64) -> Point {
        Point::new(
            self.from.x + (self.to.x - self.from.x) * share,
            self.from.y + (self.to.y - self.from.y) * share,
        )
    }

    /// How far a point is from it.
    pub fn distance_to(&self, at: Point) -> f64 {
        let (dx, dy) = (self.to.x - self.from.x, self.to.y - self.from.y);
        let square = dx * dx + dy * dy;
        let share = match square > 0.0 {
            true => ((at.x - self.from.x) * dx + (at.y - self.from.y) * dy) / square,
            false => 0.0,
        };
        distance(at, self.at(share.clamp(0.0, 1.0)))
    }

    /// How long two run side by side, and at which distance; nothing where they are not parallel.
    pub fn beside(&self, other: &Segment) -> Option<(f64, f64)> {
        let (a, b) = (self.rect(), other.rect());
        let shared = |a0: f64, a1: f64, b0: f64, b1: f64| a1.min(b1) - a0.max(b0);
        if self.is_upright() && other.is_upright() {
            Some((shared(a.y0, a.y1, b.y0, b.y1), (a.x0 - b.x0).abs()))
        } else if self.is_level() && other.is_level() {
            Some((shared(a.x0, a.x1, b.x0, b.x1), (a.y0 - b.y0).abs()))
        } else {
            None
        }
    }

    /// Where two cross, each going on by more than a hair on both sides.
    pub fn crossing(&self, other: &Segment) -> Option<Point> {
        const HAIR: f64 = 0.3;
        let (upright, level) = match (self.is_upright(), other.is_level()) {
            (true, true) => (self.rect(), other.rect()),
            _ if other.is_upright() && self.is_level() => (other.rect(), self.rect()),
            _ => return None,
        };
        let (x, y) = (upright.x0, level.y0);
        let within = |low: f64, at: f64, high: f64| low + HAIR < at && at < high - HAIR;
        (within(level.x0, x, level.x1) && within(upright.y0, y, upright.y1))
            .then_some(Point::new(x, y))
    }
}

pub fn distance(a: Point, b: Point) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}

/// The parts of a line.
pub fn segments(line: &[Point]) -> impl Iterator<Item = Segment> + '_ {
    line.windows(2).map(|pair| Segment {
        from: pair[0],
        to: pair[1],
    })
}

/// The upright rectangle around points.
pub fn rect_of(points: &[Point]) -> Rect {
    let nothing = Rect::new(f64::MAX, f64::MAX, f64::MIN, f64::MIN);
    points.iter().fold(nothing, |rect, at| {
        Rect::new(
            rect.x0.min(at.x),
            rect.y0.min(at.y),
            rect.x1.max(at.x),
            rect.y1.max(at.y),
        )
    })
}

/// The rectangle around both.
pub fn union(a: Rect, b: Rect) -> Rect {
    Rect::new(
        a.x0.min(b.x0),
        a.y0.min(b.y0),
        a.x1.max(b.x1),
        a.y1.max(b.y1),
    )
}

/// The distance between two rectangles; 0 where they meet.
pub fn gap(a: &Rect, b: &Rect) -> f64 {
    let dx = (b.x0 - a.x1).max(a.x0 - b.x1).max(0.0);
    let dy = (b.y0 - a.y1).max(a.y0 - b.y1).max(0.0);
    dx.hypot(dy)
}

impl Outline {
    pub fn of_rect(rect: &Rect, radius: f64) -> Self {
        let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0);
        if radius <= 0.0 {
            let corner = Point::new;
            return Outline(vec![
                corner(rect.x0, rect.y0),
                corner(rect.x1, rect.y0),
                corner(rect.x1, rect.y1),
                corner(rect.x0, rect.y1),
            ]);
        }
        let inner = rect.grown(-radius);
        let centres = [
            (inner.x0, inner.y0, 180.0),
            (inner.x1, inner.y0, 270.0),
            (inner.x1, inner.y1, 0.0),
            (inner.x0, inner.y1, 90.0),
        ];
        let arc = |(x, y, start): (f64, f64, f64)| {
            (0..=8).map(move |step| {
                let angle = (start + f64::from(step) * 11.25).to_radians();
                Point::new(x + radius * angle.cos(), y + radius * angle.sin())
            })
        };
        Outline(centres.into_iter().flat_map(arc).collect())
    }

    pub fn of_circle(centre: Point, radius: f64) -> Self {
        Outline::of_rect(&Rect::around(centre, 2.0 * radius, 2.0 * radius), radius)
    }

    /// An outline with these corners, in whichever direction they are given.
    pub fn of_corners(mut corners: Vec<Point>) -> Self {
        let area: f64 = (0..corners.len())
            .map(|at| {
                let (a, b) = (corners[at], corners[(at + 1) % corners.len()]);
                a.x * b.y - b.x * a.y
            })
            .sum();
        if area < 0.0 {
            corners.reverse();
        }
        Outline(corners)
    }

    fn sides(&self) -> impl Iterator<Item = Segment> + '_ {
        (0..self.0.len()).map(|at| Segment {
            from: self.0[at],
            to: self.0[(at + 1) % self.0.len()],
        })
    }

    pub fn rect(&self) -> Rect {
        rect_of(&self.0)
    }

    /// How far a point is from its line, inside or outside.
    pub fn distance_to_line(&self, at: Point) -> f64 {
        self.sides()
            .map(|side| side.distance_to(at))
            .fold(f64::INFINITY, f64::min)
    }

    /// How deep a point lies inside; negative outside.
    pub fn depth(&self, at: Point) -> f64 {
        self.sides()
            .filter(|side| side.length() > 1e-9)
            .map(|side| {
                let (dx, dy) = (side.to.x - side.from.x, side.to.y - side.from.y);
                (dx * (at.y - side.from.y) - dy * (at.x - side.from.x)) / side.length()
            })
            .fold(f64::INFINITY, f64::min)
    }

    /// How far a segment is from its line, or 0 where the segment reaches inside.
    pub fn distance_to_segment(&self, segment: &Segment) -> f64 {
        if self.length_inside(segment, 0.0) > 0.0 {
            return 0.0;
        }
        let corners = self.0.iter().map(|at| segment.distance_to(*at));
        let ends = [segment.from, segment.to].map(|at| self.distance_to_line(at));
        corners.chain(ends).fold(f64::INFINITY, f64::min)
    }

    /// How much of a segment lies deeper inside than this; a negative depth counts what passes close by.
    pub fn length_inside(&self, segment: &Segment, depth: f64) -> f64 {
        let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
        for side in self.sides().filter(|side| side.length() > 1e-9) {
            let (dx, dy) = (side.to.x - side.from.x, side.to.y - side.from.y);
            let deep = |at: Point| {
                (dx * (at.y - side.from.y) - dy * (at.x - side.from.x)) / side.length() - depth
            };
            let (a, b) = (deep(segment.from), deep(segment.to));
            match (a >= 0.0, b >= 0.0) {
                (true, true) => {}
                (false, false) => return 0.0,
                (false, true) => enters = enters.max(a / (a - b)),
                (true, false) => leaves = leaves.min(a / (a - b)),
            }
        }
        (leaves - enters).max(0.0) * segment.length()
    }
}
