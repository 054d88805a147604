//! The left half of the block: the logo above the agency and its unit, in the middle of what looks like one cell.

use crate::model::Sop;
use crate::render::content::identity as said;
use crate::render::geometry::{Point, Rect};
use crate::render::layout::cells::PAD;
use crate::render::scene::IdentityPart;
use crate::render::text::{Measure, Weight};

use super::part::{Look, Part};
use super::words::{Run, Words};

/// The width and the height that a logo may have, at type size 1.
const LOGO: (f64, f64) = (13.0, 6.0);

/// How much larger than the rest the agency is set.
const LARGER: f64 = 1.0;

/// The room between the logo and the agency.
const GAP: f64 = 5.0;

/// The left half, measured.
pub struct Issuer {
    names: Words,
    /// The width and height of the logo, at type size 1.
    logo: (f64, f64),
}

/// The left half at a type size.
pub struct SetIssuer<'a> {
    issuer: &'a Issuer,
    agency: Run,
    size: f64,
}

impl Issuer {
    /// Measures the names of the agency and its unit, which stand below a logo of this many pixels; nothing where the
    /// SOP has neither.
    pub fn new(sop: &Sop, logo: Option<(u32, u32)>, measure: &dyn Measure) -> Option<Self> {
        said::has_issuer(sop).then(|| Issuer {
            names: Words::plain(said::issuer(sop), Weight::Bold, measure),
            logo: logo_size(logo),
        })
    }

    /// Sets it between two edges.
    pub fn set(&self, span: (f64, f64), size: f64, measure: &dyn Measure) -> SetIssuer<'_> {
        SetIssuer {
            issuer: self,
            agency: self.names.set(span, size + LARGER, measure).centred(),
            size,
        }
    }
}

impl SetIssuer<'_> {
    /// The least height that it needs.
    pub fn height(&self) -> f64 {
        self.content() + 4.0 * PAD
    }

    fn content(&self) -> f64 {
        self.room() + self.gap() + self.agency.height()
    }

    /// The height of the room for the logo, whatever its proportions.
    fn room(&self) -> f64 {
        LOGO.1 * self.size
    }

    fn gap(&self) -> f64 {
        if self.agency.lines.is_empty() {
            0.0
        } else {
            GAP
        }
    }

    /// Its cells, which share a rectangle.
    pub fn parts(self, rect: Rect) -> Vec<Part> {
        let (room, gap) = (self.room(), self.gap());
        let named = !self.agency.lines.is_empty();
        let start = rect.centre().y - self.content() / 2.0;
        let split = match named {
            true => start + room + gap / 2.0,
            false => rect.y1,
        };
        let middle = Point::new(rect.centre().x, start + room / 2.0);
        let (width, height) = self.issuer.logo;
        let look = Look::Logo {
            room: Rect::around(middle, width * self.size, height * self.size),
            open_below: named,
        };
        let upper = Rect::new(rect.x0, rect.y0, rect.x1, split);
        let lower = Rect::new(rect.x0, split, rect.x1, rect.y1);
        let agency = Part {
            runs: vec![self.agency.at(start + room + gap)],
            says: self.issuer.names.blocks().to_vec(),
            ..Part::new(IdentityPart::Agency, lower, Look::OpenAbove)
        };
        let logo = Part::new(IdentityPart::Logo, upper, look);
        [logo].into_iter().chain(named.then_some(agency)).collect()
    }
}

/// The size of a logo in its own proportions within the room for it; a square where there is none.
fn logo_size(pixels: Option<(u32, u32)>) -> (f64, f64) {
    let Some((width, height)) = pixels else {
        return (LOGO.1, LOGO.1);
    };
    let (width, height) = (f64::from(width).max(1.0), f64::from(height).max(1.0));
    let scale = (LOGO.0 / width).min(LOGO.1 / height);
    (width * scale, height * scale)
}
