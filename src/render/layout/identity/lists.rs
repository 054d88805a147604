//! The lists of the identity in pairs, side by side. A pair that does not fit goes on over the next sheets; a list without
//! its counterpart takes the whole width.

use crate::model::Sop;
use crate::render::content::identity::{self as said, List};
use crate::render::content::words;
use crate::render::geometry::Rect;
use crate::render::layout::cells::{self, PAD};
use crate::render::scene::{Heads, IdentityPart};
use crate::render::text::{LEADING, Measure, Weight};

use super::Frame;
use super::part::{Look, Part};
use super::sheets::Sheets;
use super::words::{Run, Words};

/// As few lines as may stand below a heading at the end of a sheet.
const LEAST_LINES: usize = 3;

/// Lists side by side, measured.
pub struct Pair {
    halves: Vec<Half>,
}

struct Half {
    /// The heading, and what it is where the list goes on.
    heads: [Words; 2],
    body: Words,
}

/// Lists side by side at a type size.
pub struct SetPair<'a> {
    halves: Vec<SetHalf<'a>>,
    head_height: f64,
    size: f64,
}

struct SetHalf<'a> {
    half: &'a Half,
    heads: [Run; 2],
    body: Run,
}

/// The pairs of an SOP.
pub fn pairs(sop: &Sop, measure: &dyn Measure) -> Vec<Pair> {
    let continued = words::continued(sop.lang);
    let half = |list: List| {
        let head = |text: String| Words::plain([text], Weight::Bold, measure);
        Half {
            heads: [
                head(list.head.to_owned()),
                head(format!("{} {continued}", list.head)),
            ],
            body: Words::new(list.lines, Weight::Regular, measure),
        }
    };
    let pair = |lists: Vec<List>| Pair {
        halves: lists.into_iter().map(half).collect(),
    };
    said::pairs(sop).into_iter().map(pair).collect()
}

impl Pair {
    /// Sets it at a type size on a page.
    pub fn set(&self, size: f64, frame: Frame, measure: &dyn Measure) -> SetPair<'_> {
        let ((left, right), middle) = (frame.span(), frame.middle());
        let spans = match self.halves.len() {
            1 => vec![(left, right)],
            _ => vec![(left, middle), (middle, right)],
        };
        let halves = self.halves.iter().zip(spans);
        let halves: Vec<SetHalf> = halves
            .map(|(half, span)| SetHalf {
                half,
                heads: half
                    .heads
                    .each_ref()
                    .map(|head| head.set(span, size, measure)),
                body: half.body.set(span, size, measure),
            })
            .collect();
        let heads = halves.iter().flat_map(|half| &half.heads);
        SetPair {
            head_height: heads.map(Run::height).fold(0.0, f64::max) + 2.0 * PAD,
            halves,
            size,
        }
    }
}

impl SetPair<'_> {
    /// How high it is in one piece.
    pub fn height(&self) -> f64 {
        self.head_height + cells::height(self.lines(), self.size)
    }

    fn lines(&self) -> usize {
        let lines = self.halves.iter().map(|half| half.body.lines.len());
        lines.max().unwrap_or(0).max(1)
    }

    /// Puts it upon the sheets, in as many pieces as it needs.
    pub fn put(&self, sheets: &mut Sheets) {
        let all = self.lines();
        let mut from = 0;
        while from < all {
            let room = sheets.room() - self.head_height - 2.0 * PAD;
            let fitting = (room / (self.size * LEADING)).max(0.0) as usize;
            if fitting < LEAST_LINES.min(all - from) && !sheets.is_fresh() {
                sheets.next();
                continue;
            }
            let count = fitting.clamp(1, all - from);
            self.put_lines(from, count, sheets);
            from += count;
            if from < all {
                sheets.next();
            }
        }
    }

    fn put_lines(&self, from: usize, count: usize, sheets: &mut Sheets) {
        let top = sheets.top();
        let below = top + self.head_height;
        let end = below + cells::height(count, self.size);
        for half in &self.halves {
            let (left, right) = half.body.span;
            if from == 0 || from < half.body.lines.len() {
                let head = Rect::new(left, top, right, below);
                let body = Rect::new(left, below, right, end);
                sheets.put([half.head(from, head), half.lines(from, count, body)], end);
            } else {
                let rest = Rect::new(left, top, right, end);
                sheets.put([Part::new(IdentityPart::List, rest, Look::Cell)], end);
            }
        }
    }
}

impl SetHalf<'_> {
    fn head(&self, from: usize, rect: Rect) -> Part {
        let ([first, later], [words, more]) = (&self.heads, &self.half.heads);
        let (run, words) = match from {
            0 => (first, words),
            _ => (later, more),
        };
        Part {
            runs: vec![run.clone().between(rect.y0, rect.y1)],
            says: words.blocks().to_vec(),
            heads: Some(Heads::Columns),
            ..Part::new(IdentityPart::ListHead, rect, Look::Head)
        }
    }

    /// Lines of the list. The first piece says all of it.
    fn lines(&self, from: usize, count: usize, rect: Rect) -> Part {
        let says = match from {
            0 => self.half.body.blocks().to_vec(),
            _ => Vec::new(),
        };
        Part {
            runs: vec![self.body.piece(from, count).at(rect.y0 + PAD)],
            says,
            ..Part::new(IdentityPart::List, rect, Look::Cell)
        }
    }
}
