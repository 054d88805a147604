//! The bars at which arrows split off together, or wait for each other: as long as the side of the symbol, a little way
//! from it, and joined to it by a stem.

use crate::render::geometry::{Point, Rect};

use super::grid::Dir;
use super::lines::GAP;

/// How far a bar is from its symbol.
const AWAY: f64 = 1.6;

/// How thick a bar is.
const THICK: f64 = 2.0;

/// How thick its stem is.
const STEM: f64 = 0.9;

/// How much farther from the symbol arrows begin or end where there is a bar.
pub const ROOM: f64 = AWAY + THICK;

/// How many arrows meet a bar above or below a symbol of this width.
fn room_for(width: f64) -> usize {
    ((width - 3.0) / GAP).max(1.0) as usize
}

/// The sides at which so many arrows join a symbol of this width: from above, as long as there is room.
pub fn joining_sides(arrows: usize, width: f64) -> &'static [Dir] {
    match arrows.saturating_sub(room_for(width)) {
        _ if arrows == 0 => &[],
        0 => &[Dir::Up],
        1..=2 => &[Dir::Up, Dir::Left],
        _ => &[Dir::Up, Dir::Left, Dir::Right],
    }
}

/// The sides at which so many arrows split off from a symbol of this width: below, as long as there is room.
pub fn splitting_sides(arrows: usize, width: f64) -> &'static [Dir] {
    match arrows.saturating_sub(room_for(width)) {
        _ if arrows == 0 => &[],
        0 => &[Dir::Down],
        _ => &[Dir::Down, Dir::Right],
    }
}

/// A bar in its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// The bar.
    pub rect: Rect,
    /// What joins it to its symbol.
    pub stem: Rect,
    side: Dir,
}

impl Bar {
    /// The bar on a side of a symbol.
    pub fn at(symbol: Rect, side: Dir) -> Self {
        let centre = symbol.centre();
        let away = |edge: f64, sign: f64| edge + sign * (AWAY + THICK / 2.0);
        let near = |edge: f64, sign: f64| edge + sign * AWAY / 2.0;
        let (rect, stem) = match side {
            Dir::Up | Dir::Down => {
                let (edge, sign) = if side == Dir::Up {
                    (symbol.y0, -1.0)
                } else {
                    (symbol.y1, 1.0)
                };
                let middle = Point::new(centre.x, away(edge, sign));
                let stem = Point::new(centre.x, near(edge, sign));
                (
                    Rect::around(middle, symbol.width(), THICK),
                    Rect::around(stem, STEM, AWAY),
                )
            }
            Dir::Left | Dir::Right => {
                let (edge, sign) = if side == Dir::Left {
                    (symbol.x0, -1.0)
                } else {
                    (symbol.x1, 1.0)
                };
                let middle = Point::new(away(edge, sign), centre.y);
                let stem = Point::new(near(edge, sign), centre.y);
                (
                    Rect::around(middle, THICK, symbol.height()),
                    Rect::around(stem, AWAY, STEM),
                )
            }
        };
        Bar { rect, stem, side }
    }

    /// Where an arrow that comes towards this point of the symbol meets the bar.
    pub fn meets(&self, at: Point) -> Point {
        match self.side {
            Dir::Up => Point::new(at.x, self.rect.y0),
            Dir::Down => Point::new(at.x, self.rect.y1),
            Dir::Left => Point::new(self.rect.x0, at.y),
            Dir::Right => Point::new(self.rect.x1, at.y),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_join_from_above_as_long_as_there_is_room() {
        assert_eq!(joining_sides(0, 14.0), []);
        assert_eq!(joining_sides(2, 14.0), [Dir::Up]);
        assert_eq!(joining_sides(8, 40.0), [Dir::Up]);
        assert_eq!(joining_sides(9, 14.0), [Dir::Up, Dir::Left, Dir::Right]);
    }

    #[test]
    fn arrows_end_at_the_far_side_of_the_bar() {
        let symbol = Rect::new(10.0, 20.0, 40.0, 34.0);
        let bar = Bar::at(symbol, Dir::Up);
        assert_eq!(
            bar.meets(Point::new(17.0, 25.0)),
            Point::new(17.0, 20.0 - ROOM)
        );
        assert_eq!((bar.rect.x0, bar.rect.x1), (10.0, 40.0));
        assert!(!bar.rect.overlaps(&symbol) && bar.stem.y1 == symbol.y0);
    }
}
