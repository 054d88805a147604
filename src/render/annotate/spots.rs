//! Where a plate may be put, and which of these places is best.

use super::super::scene::{Point, Rect};
use super::room::{Room, Segment};

/// How far the places are apart that are tried along an arrow.
const STEP: f64 = 1.0;

/// How much of an arrow must be seen on both sides of a plate that lies upon it, and before its head.
const SEEN: f64 = 3.0;
const HEAD_SEEN: f64 = 6.5;

/// The room between a plate and the arrow or symbol that it stands beside.
const BESIDE: f64 = 1.6;

/// What it costs a plate to stand beside its arrow and not upon it, to reach over a border, to stand at a shorter part
/// of the arrow, and to be set in more than one line.
const OFF_THE_LINE: f64 = 12.0;
const BORDER: f64 = 3.0;
const SHORTER: f64 = 0.3;
const MORE_LINES: f64 = 2.0;

/// What it costs to be a point away from the middle of an arrow's part or of a symbol's side.
const ASIDE: f64 = 0.25;

/// A place with what it costs.
pub struct Spot {
    setting: usize,
    rect: Rect,
    cost: f64,
}

/// All places for a plate of one of these sizes.
pub fn all(room: &Room, sizes: impl Iterator<Item = (f64, f64)>) -> Vec<Spot> {
    let mut spots = Vec::new();
    for (setting, size) in sizes.enumerate() {
        along_arrow(room, setting, size, &mut spots);
        around_symbol(room, setting, size, &mut spots);
    }
    spots
}

/// The best place for a plate of one of these sizes, and which size that is.
pub fn best(room: &Room, sizes: impl Iterator<Item = (f64, f64)>) -> Option<(usize, Rect)> {
    let spots = all(room, sizes);
    let cost = |spot: &Spot| {
        spot.cost + room.borders(&spot.rect) as f64 * BORDER + spot.setting as f64 * MORE_LINES
    };
    let best = spots.iter().min_by(|a, b| cost(a).total_cmp(&cost(b)));
    best.map(|spot| (spot.setting, spot.rect))
}

/// The places upon an arrow and on both sides of it.
fn along_arrow(room: &Room, setting: usize, size: (f64, f64), spots: &mut Vec<Spot>) {
    let longest = room.arrow.iter().map(Segment::length).fold(0.0, f64::max);
    for (at, segment) in room.arrow.iter().enumerate() {
        let last = at + 1 == room.arrow.len();
        let end = segment.length() - if last { HEAD_SEEN } else { SEEN };
        let middle = segment.length() / 2.0;
        let mut far = 0.0;
        while far <= segment.length() {
            let aside = (far - middle).abs() * ASIDE + (longest - segment.length()) * SHORTER;
            for (rect, off) in plates_at(segment, far, size) {
                let fits = match off {
                    0.0 => is_upon(segment, far, end, size),
                    _ => room.is_beside(&rect),
                };
                if fits && room.is_free(&rect) {
                    spots.push(Spot {
                        setting,
                        rect,
                        cost: aside + off,
                    });
                }
            }
            far += STEP;
        }
    }
}

/// Whether a plate upon an arrow leaves enough of it to be seen.
fn is_upon(segment: &Segment, far: f64, end: f64, size: (f64, f64)) -> bool {
    let half = match segment.is_upright() {
        true => size.1 / 2.0,
        false => size.0 / 2.0,
    };
    far - half >= SEEN && far + half <= end
}

/// A plate upon an arrow and one on each side of it, with what it costs to be there.
fn plates_at(segment: &Segment, far: f64, size: (f64, f64)) -> [(Rect, f64); 3] {
    let centre = segment.at(far);
    let aside = |by: f64| match segment.is_upright() {
        true => Point::new(centre.x + by * (size.0 / 2.0 + BESIDE), centre.y),
        false => Point::new(centre.x, centre.y + by * (size.1 / 2.0 + BESIDE)),
    };
    let plate = |at: Point| Rect::around(at, size.0, size.1);
    let first = if segment.is_upright() { 1.0 } else { -1.0 };
    [
        (plate(centre), 0.0),
        (plate(aside(first)), OFF_THE_LINE),
        (plate(aside(-first)), OFF_THE_LINE + 1.0),
    ]
}

/// The places beside a symbol, on each of its sides.
fn around_symbol(room: &Room, setting: usize, size: (f64, f64), spots: &mut Vec<Spot>) {
    let Some(symbol) = room.symbol else {
        return;
    };
    let centre = symbol.centre();
    let (wide, high) = (
        symbol.width() / 2.0 + size.0 / 2.0 + BESIDE,
        symbol.height() / 2.0 + size.1 / 2.0 + BESIDE,
    );
    let mut add = |at: Point, cost: f64| {
        let rect = Rect::around(at, size.0, size.1);
        if room.is_free(&rect) {
            spots.push(Spot {
                setting,
                rect,
                cost,
            });
        }
    };
    for slide in slides(symbol.width() / 2.0 + size.0 / 2.0) {
        let cost = slide.abs() * ASIDE;
        add(Point::new(centre.x + slide, centre.y + high), cost);
        add(Point::new(centre.x + slide, centre.y - high), cost + 1.0);
    }
    for slide in slides(symbol.height() / 2.0 + size.1 / 2.0) {
        let cost = slide.abs() * ASIDE + 2.0;
        add(Point::new(centre.x + wide, centre.y + slide), cost);
        add(Point::new(centre.x - wide, centre.y + slide), cost + 1.0);
    }
}

/// How far a plate may slide along a side of a symbol, both ways, and still touch it.
fn slides(most: f64) -> impl Iterator<Item = f64> {
    let steps = (most / STEP).max(0.0) as i32;
    (-steps..=steps).map(|step| f64::from(step) * STEP)
}
