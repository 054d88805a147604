//! The lists of the identity in pairs, side by side. A pair that does not fit goes on over the next sheets; a list without
//! its counterpart takes the whole width.

use crate::model::Sop;
use crate::render::content::identity::{self as said, List};
use crate::render::content::{Block, Cell, words};
use crate::render::geometry::Rect;
use crate::render::layout::cells::{self, CellLine, PAD};
use crate::render::scene::{Heads, IdentityPart};
use crate::render::text::{LEADING, Measure, Weight};

use super::Frame;
use super::part::{Look, Part, Run, Words};
use super::sheets::Sheets;

/// As few lines as may stand below a heading at the end of a sheet.
const LEAST_LINES: usize = 3;

/// Lists side by side.
pub struct Pair {
    halves: Vec<Half>,
    size: f64,
    continued: &'static str,
}

struct Half {
    head: &'static str,
    head_words: [Run; 2],
    body: Run,
    says: Vec<Block>,
}

/// The pairs of an SOP on a page.
pub fn pairs(sop: &Sop, size: f64, frame: Frame, measure: &dyn Measure) -> Vec<Pair> {
    let (span, middle) = (frame.span(), frame.middle());
    let continued = words::continued(sop.lang);
    let pair = |lists: Vec<List>| {
        let spans = match lists.len() {
            1 => vec![span],
            _ => vec![(span.0, middle), (middle, span.1)],
        };
        let halves = lists.into_iter().zip(spans);
        Pair {
            halves: halves
                .map(|(list, span)| Half::new(list, size, span, continued, measure))
                .collect(),
            size,
            continued,
        }
    };
    said::pairs(sop).into_iter().map(pair).collect()
}

impl Half {
    fn new(
        list: List,
        size: f64,
        span: (f64, f64),
        continued: &str,
        measure: &dyn Measure,
    ) -> Self {
        let head = |text: String| {
            Words::new(Cell::plain([text]), size, Weight::Bold, measure).set(span, false, measure)
        };
        let body = Words::new(list.lines, size, Weight::Regular, measure);
        Half {
            head: list.head,
            head_words: [
                head(list.head.to_owned()),
                head(format!("{} {continued}", list.head)),
            ],
            body: body.set(span, false, measure),
            says: body.blocks().to_vec(),
        }
    }

    fn head_height(&self) -> f64 {
        let [first, later] = &self.head_words;
        first.height().max(later.height()) + 2.0 * PAD
    }
}

impl Pair {
    /// How high it is in one piece.
    pub fn height(&self) -> f64 {
        self.head_height() + cells::height(self.lines().max(1), self.size)
    }

    fn head_height(&self) -> f64 {
        self.halves
            .iter()
            .map(Half::head_height)
            .fold(0.0, f64::max)
    }

    fn lines(&self) -> usize {
        let lines = self.halves.iter().map(|half| half.body.lines.len());
        lines.max().unwrap_or(0)
    }

    /// Puts it upon the sheets, in as many pieces as it needs.
    pub fn put(&self, sheets: &mut Sheets) {
        let all = self.lines().max(1);
        let mut from = 0;
        while from < all {
            let room = sheets.room() - self.head_height() - 2.0 * PAD;
            let fitting = (room / (self.size * LEADING)).max(0.0) as usize;
            if fitting < LEAST_LINES.min(all - from) && !sheets.is_fresh() {
                sheets.next();
                continue;
            }
            let to = all.min(from + fitting.max(1));
            self.put_lines(from, to, sheets);
            from = to;
            if from < all {
                sheets.next();
            }
        }
    }

    fn put_lines(&self, from: usize, to: usize, sheets: &mut Sheets) {
        let top = sheets.top();
        let below = top + self.head_height();
        let end = below + cells::height(to - from, self.size);
        for half in &self.halves {
            let (left, right) = half.body.span;
            let goes_on = from == 0 || from < half.body.lines.len();
            if goes_on {
                let head = Rect::new(left, top, right, below);
                sheets.put([self.head(half, from, head)], end);
                let rest = half.body.lines.iter().skip(from).take(to - from);
                let body = Rect::new(left, below, right, end);
                sheets.put([body_part(half, from, rest.cloned().collect(), body)], end);
            } else {
                let rest = Rect::new(left, top, right, end);
                sheets.put([Part::new(IdentityPart::List, rest, Look::Cell)], end);
            }
        }
    }

    fn head(&self, half: &Half, from: usize, rect: Rect) -> Part {
        let [first, later] = &half.head_words;
        let (run, text) = match from {
            0 => (first, half.head.to_owned()),
            _ => (later, format!("{} {}", half.head, self.continued)),
        };
        Part {
            runs: vec![run.clone().at(rect.y0 + PAD)],
            says: vec![Block::plain(text)],
            heads: Some(Heads::Columns),
            ..Part::new(IdentityPart::ListHead, rect, Look::Head)
        }
    }
}

/// Lines of a list. The first piece says all of it.
fn body_part(half: &Half, from: usize, lines: Vec<CellLine>, rect: Rect) -> Part {
    let says = match from {
        0 => half.says.clone(),
        _ => Vec::new(),
    };
    let run = Run {
        lines,
        ..half.body.clone()
    };
    Part {
        runs: vec![run.at(rect.y0 + PAD)],
        says,
        ..Part::new(IdentityPart::List, rect, Look::Cell)
    }
}
