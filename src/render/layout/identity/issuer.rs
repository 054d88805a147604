//! The left half of the block: the emblem above the agency and its unit, in the middle of what looks like one cell.

use crate::render::content::{Block, Cell};
use crate::render::geometry::{Point, Rect};
use crate::render::layout::cells::PAD;
use crate::render::scene::IdentityPart;
use crate::render::text::{Measure, Weight};

use super::part::{Look, Part, Run, Words};

/// The width and the height that an emblem may have, at type size 1.
const EMBLEM: (f64, f64) = (13.0, 6.0);

/// How much larger than the rest the agency is set.
const LARGER: f64 = 1.0;

/// The room between the emblem and the agency.
const GAP: f64 = 5.0;

/// The left half before its height is known.
pub struct Issuer {
    says: Vec<Block>,
    agency: Run,
    emblem: (f64, f64),
    /// The height of the room for the emblem, whatever its proportions.
    room: f64,
}

impl Issuer {
    /// Sets the names of the agency and its unit between two edges, below an emblem of this many pixels.
    pub fn new(
        names: Vec<String>,
        emblem: Option<(u32, u32)>,
        size: f64,
        span: (f64, f64),
        measure: &dyn Measure,
    ) -> Self {
        let words = Words::new(Cell::plain(names), size + LARGER, Weight::Bold, measure);
        Issuer {
            says: words.blocks().to_vec(),
            agency: words.set(span, true, measure),
            emblem: emblem_size(emblem, (EMBLEM.0 * size, EMBLEM.1 * size)),
            room: EMBLEM.1 * size,
        }
    }

    /// The least height that it needs.
    pub fn height(&self) -> f64 {
        self.room + self.gap() + self.agency.height() + 4.0 * PAD
    }

    fn gap(&self) -> f64 {
        if self.says.is_empty() { 0.0 } else { GAP }
    }

    /// Its cells, which share a rectangle.
    pub fn parts(self, rect: Rect) -> Vec<Part> {
        let gap = self.gap();
        let named = !self.says.is_empty();
        let start = rect.centre().y - (self.room + gap + self.agency.height()) / 2.0;
        let split = match named {
            true => start + self.room + gap / 2.0,
            false => rect.y1,
        };
        let middle = Point::new(rect.centre().x, start + self.room / 2.0);
        let look = Look::Emblem {
            room: Rect::around(middle, self.emblem.0, self.emblem.1),
            open_below: named,
        };
        let upper = Rect::new(rect.x0, rect.y0, rect.x1, split);
        let lower = Rect::new(rect.x0, split, rect.x1, rect.y1);
        let agency = Part {
            runs: vec![self.agency.at(start + self.room + gap)],
            says: self.says,
            ..Part::new(IdentityPart::Agency, lower, Look::OpenAbove)
        };
        let logo = Part::new(IdentityPart::Logo, upper, look);
        [logo].into_iter().chain(named.then_some(agency)).collect()
    }
}

/// The size of an emblem in its own proportions, within this room; a square where there is none.
fn emblem_size(pixels: Option<(u32, u32)>, room: (f64, f64)) -> (f64, f64) {
    let Some((width, height)) = pixels else {
        return (room.1, room.1);
    };
    let (width, height) = (f64::from(width).max(1.0), f64::from(height).max(1.0));
    let scale = (room.0 / width).min(room.1 / height);
    (width * scale, height * scale)
}
