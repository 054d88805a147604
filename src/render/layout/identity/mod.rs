//! The identity of the SOP: what stands before the procedure table, and what follows it.
//!
//! With lists, or with other parts before the table, the identity has pages of its own; the type is as large as lets it
//! stand on one of them. A short identity stands above the table on the first page. What is made here are sheets of
//! `Part`s, filled from top to bottom by `Sheets`; `block` sets the upper block with the `issuer` and the `approval`,
//! `lists` the lists below it, `sections` the other parts in `columns`. `words` are measured once and
//! set at each size that is tried.

mod approval;
mod block;
mod columns;
mod issuer;
mod lists;
mod part;
mod sections;
mod sheets;
mod words;

use crate::model::Sop;
use crate::render::content::{self, OtherPart, identity as said};
use crate::render::text::Measure;
use crate::render::{Options, Parts};

use super::{BOTTOM_CLEAR, MARGIN};
use block::Block;
use lists::Pair;
use sheets::Sheets;

pub use part::{Look, Part};
pub use sheets::Sheet;
pub use words::Run;

/// The type sizes of an identity with pages of its own, the largest first; and of one that does not fit on a page.
const SIZES: [f64; 5] = [10.0, 9.5, 9.0, 8.5, 8.0];
const SIZE_OF_MANY: f64 = 9.0;

/// The type size of a short identity above the table.
const SHORT_SIZE: f64 = 8.5;

/// The share of the page that a short identity may take.
const SHORT_SHARE: f64 = 0.5;

/// The share of the left half: a little less than the right one, which has terms and values.
const LEFT_SHARE: f64 = 0.47;

/// The room between the identity and what follows it on its page.
pub const GAP: f64 = 12.0;

/// What stands before the table.
#[derive(Debug, Default)]
pub struct Front {
    /// Its sheets.
    pub sheets: Vec<Sheet>,
    /// Whether the table begins on the last of them.
    pub joined: bool,
    /// Whether the table needs its title: not where a short identity above it names the SOP.
    pub titled: bool,
}

impl Front {
    /// Where the title of the table begins, or the table, if it has none.
    pub fn top(&self) -> f64 {
        match self.sheets.last().filter(|_| self.joined) {
            Some(sheet) => sheet.end + GAP,
            None => MARGIN,
        }
    }
}

/// The page that the parts are set on.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    /// Its width.
    pub width: f64,
    /// Its height; nothing where it is as long as it needs.
    pub height: Option<f64>,
}

impl Frame {
    /// The left and right edge of what stands on it.
    fn span(self) -> (f64, f64) {
        (MARGIN, self.width - MARGIN)
    }

    /// Where the left half of the table ends.
    fn middle(self) -> f64 {
        let (left, right) = self.span();
        left + (right - left) * LEFT_SHARE
    }

    fn bottom(self) -> Option<f64> {
        self.height.map(|height| height - BOTTOM_CLEAR)
    }
}

/// Lays out what stands before the table.
pub fn front(sop: &Sop, options: &Options, frame: Frame, measure: &dyn Measure) -> Front {
    let alone = Front {
        titled: true,
        ..Front::default()
    };
    if options.parts == Parts::Table {
        return alone;
    }
    let (before, _) = content::sections(sop);
    let emblem = options.logo.as_ref().map(|logo| logo.size);
    let whole = Whole {
        block: Block::new(sop, emblem, measure),
        pairs: lists::pairs(sop, measure),
        frame,
        measure,
    };
    if !whole.pairs.is_empty() || !before.is_empty() {
        return Front {
            sheets: whole.sheets(&before),
            joined: options.one_page,
            titled: true,
        };
    }
    match said::is_identified(sop) {
        true => whole.short(),
        false => alone,
    }
}

/// Lays out what follows the table, on the page where it ends at this height or on the next one; the first sheet is for
/// that page.
pub fn back(
    sop: &Sop,
    options: &Options,
    frame: Frame,
    end: f64,
    measure: &dyn Measure,
) -> Vec<Sheet> {
    let (_, after) = content::sections(sop);
    if options.parts == Parts::Table || after.is_empty() {
        return Vec::new();
    }
    let mut sheets = Sheets::new(end + GAP, frame.bottom());
    sections::put(&after, &mut sheets, frame, measure);
    sheets.finish()
}

/// An identity to be laid out, measured.
struct Whole<'a> {
    block: Block,
    pairs: Vec<Pair>,
    frame: Frame,
    measure: &'a dyn Measure,
}

impl Whole<'_> {
    /// The block, the lists and the other parts, on as many sheets as they need.
    fn sheets(&self, before: &[OtherPart]) -> Vec<Sheet> {
        let size = self.size();
        let mut sheets = Sheets::new(MARGIN, self.frame.bottom());
        self.put_block(size, &mut sheets);
        for pair in &self.pairs {
            pair.set(size, self.frame, self.measure).put(&mut sheets);
        }
        if !before.is_empty() {
            sheets.skip(GAP);
            sections::put(before, &mut sheets, self.frame, self.measure);
        }
        sheets.finish()
    }

    fn put_block(&self, size: f64, sheets: &mut Sheets) {
        let (parts, end) = self.block.set(size, sheets.top(), self.frame, self.measure);
        sheets.put(parts, end);
    }

    /// The largest type size at which block and lists stand on one page.
    fn size(&self) -> f64 {
        let Some(bottom) = self.frame.bottom() else {
            return SIZES[0];
        };
        let fits = |size: &f64| {
            let (_, end) = self.block.set(*size, MARGIN, self.frame, self.measure);
            let heights = self.pairs.iter();
            let heights = heights.map(|pair| pair.set(*size, self.frame, self.measure).height());
            end + heights.sum::<f64>() <= bottom
        };
        SIZES.into_iter().find(fits).unwrap_or(SIZE_OF_MANY)
    }

    /// The block alone, above the table unless it takes too much of the page.
    fn short(&self) -> Front {
        let mut sheets = Sheets::new(MARGIN, self.frame.bottom());
        self.put_block(SHORT_SIZE, &mut sheets);
        let room = self.frame.bottom().map(|bottom| bottom * SHORT_SHARE);
        let joined = room.is_none_or(|room| sheets.top() <= room);
        Front {
            sheets: sheets.finish(),
            joined,
            titled: !joined,
        }
    }
}
