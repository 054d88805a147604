//! The approval: place, date and office, the room for the signature, the name and the civil servant's number.

use crate::render::content::Block;
use crate::render::content::identity::Signing;
use crate::render::geometry::{Point, Rect};
use crate::render::layout::cells::PAD;
use crate::render::scene::IdentityPart;
use crate::render::text::{Measure, Weight};

use super::part::{Look, Part};
use super::words::{Run, Words};

/// The width and the height of the room for a signature, or for the mark of an electronic one.
const SIGNATURE: (f64, f64) = (120.0, 50.0);

/// The room above and below it.
const GAP: f64 = 5.0;

/// An approval, measured.
pub struct Approval {
    above: Words,
    name: Words,
    nip: Words,
    says: Vec<Block>,
}

/// An approval in lines.
pub struct SetApproval {
    above: Run,
    name: Run,
    nip: Run,
    says: Vec<Block>,
}

impl Approval {
    /// Measures it.
    pub fn new(signing: Signing, measure: &dyn Measure) -> Self {
        let says = says(&signing);
        Approval {
            above: Words::plain(signing.above, Weight::Regular, measure),
            name: Words::plain(signing.name, Weight::Bold, measure),
            nip: Words::plain(signing.nip, Weight::Regular, measure),
            says,
        }
    }

    /// Sets it between two edges.
    pub fn set(&self, span: (f64, f64), size: f64, measure: &dyn Measure) -> SetApproval {
        let set = |words: &Words| words.set(span, size, measure).centred();
        SetApproval {
            above: set(&self.above),
            name: set(&self.name),
            nip: set(&self.nip),
            says: self.says.clone(),
        }
    }
}

impl SetApproval {
    /// The least height that it needs.
    pub fn height(&self) -> f64 {
        let lines = self.above.height() + self.name.height() + self.nip.height();
        lines + SIGNATURE.1 + 2.0 * GAP + 2.0 * PAD
    }

    /// Its cell, and the room for the signature in the middle of what the lines leave.
    pub fn parts(self, rect: Rect) -> [Part; 2] {
        let top = rect.y0 + PAD;
        let nip_top = rect.y1 - PAD - self.nip.height();
        let name_top = nip_top - self.name.height();
        let centre = Point::new(
            rect.centre().x,
            (top + self.above.height() + name_top) / 2.0,
        );
        let cell = Part {
            runs: vec![
                self.above.at(top),
                self.name.at(name_top),
                self.nip.at(nip_top),
            ],
            says: self.says,
            ..Part::new(IdentityPart::Approval, rect, Look::Cell)
        };
        let room = Rect::around(centre, SIGNATURE.0, SIGNATURE.1);
        [cell, Part::new(IdentityPart::Signature, room, Look::Room)]
    }
}

/// The paragraphs of an approval, with an empty one for the room of the signature.
fn says(signing: &Signing) -> Vec<Block> {
    let above = signing.above.iter();
    let below = signing.name.iter().chain(&signing.nip);
    let room = String::new();
    let texts = above.chain([&room]).chain(below);
    texts.cloned().map(Block::plain).collect()
}
