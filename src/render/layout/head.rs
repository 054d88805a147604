//! The head of the table: the words of each column in a cell of its own, under the words of its group.

use std::ops::Range;

use crate::render::geometry::Rect;
use crate::render::text::{LEADING, Line, Measure, Paragraph, Weight};

use super::cells::PAD;
use super::columns::{Below, Columns, Head};

/// The tallest a turned head may become.
const TURNED_MOST: f64 = 96.0;

/// The room above and below the number of a column.
const NUMBER_PAD: f64 = 1.5;

/// A laid out head.
#[derive(Debug)]
pub struct HeadLayout {
    /// Its cells, from its upper left corner.
    pub cells: Vec<HeadCell>,
    /// The cells of the row below them that numbers the columns; none where they are not numbered.
    pub numbers: Vec<HeadCell>,
    /// How many rows it has, the one of numbers included.
    pub depth: usize,
    /// Its height.
    pub height: f64,
    /// The type size of its words.
    pub size: f64,
}

/// A cell of the head.
#[derive(Debug, Clone)]
pub struct HeadCell {
    /// Where it is.
    pub rect: Rect,
    /// The rows of the head that it covers.
    pub rows: Range<usize>,
    /// Its words.
    pub title: String,
    /// Its lines, centred.
    pub lines: Vec<Line>,
    /// Whether its words run upwards.
    pub turned: bool,
}

/// A cell before its height is known.
struct Draft {
    x: (f64, f64),
    /// First row, and one past the last.
    rows: (usize, usize),
    title: String,
    lines: Vec<Line>,
    turned: bool,
    need: f64,
}

/// Lays out the head over these columns, with a row that numbers them or without.
pub fn lay_out(columns: &Columns, numbered: bool, measure: &dyn Measure) -> HeadLayout {
    let size = columns.size;
    let depth = depth(&columns.heads);
    let mut drafts = Vec::new();
    let turned = lanes_need_turning(columns, &columns.heads, measure);
    let builder = Builder {
        columns,
        turned,
        depth,
        measure,
    };
    builder.drafts(&columns.heads, 0, &mut drafts);
    let tops = row_tops(&drafts, depth);
    let cells = drafts.into_iter().map(|draft| HeadCell {
        rect: Rect::new(draft.x.0, tops[draft.rows.0], draft.x.1, tops[draft.rows.1]),
        rows: draft.rows.0..draft.rows.1,
        title: draft.title,
        lines: draft.lines,
        turned: draft.turned,
    });
    let end = tops.last().copied().unwrap_or_default();
    let numbers = match numbered {
        true => numbers(columns, depth, end, measure),
        false => Vec::new(),
    };
    HeadLayout {
        cells: cells.collect(),
        depth: depth + usize::from(!numbers.is_empty()),
        height: numbers.first().map_or(end, |cell| cell.rect.y1),
        numbers,
        size,
    }
}

/// The row that numbers all columns from the left, each lane among them.
fn numbers(columns: &Columns, row: usize, top: f64, measure: &dyn Measure) -> Vec<HeadCell> {
    let leaves = columns.leaves.iter().map(|leaf| leaf.span);
    let lanes = columns.lanes.iter().map(|lane| lane.span);
    let mut spans: Vec<(f64, f64)> = leaves.chain(lanes).collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let bottom = top + columns.size * LEADING + 2.0 * NUMBER_PAD;
    let cell = |(at, span): (usize, (f64, f64))| {
        let title = (at + 1).to_string();
        let paragraph = Paragraph::new(&title, Weight::Regular, measure);
        HeadCell {
            rect: Rect::new(span.0, top, span.1, bottom),
            rows: row..row + 1,
            lines: paragraph.wrap(columns.size, span.1 - span.0, measure),
            title,
            turned: false,
        }
    };
    spans.into_iter().enumerate().map(cell).collect()
}

/// How many rows the heads take. A head with nothing below it takes none, and is not drawn.
fn depth(heads: &[Head]) -> usize {
    let of = |head: &Head| match &head.below {
        Below::Heads(inner) if inner.iter().all(|head| head.title.is_empty()) => 1,
        Below::Heads(inner) => 1 + depth(inner),
        _ => 1,
    };
    heads.iter().map(of).max().unwrap_or(0)
}

/// Whether a word in the head of a lane is wider than the lane. Then all of them are turned, so that they match.
fn lanes_need_turning(columns: &Columns, heads: &[Head], measure: &dyn Measure) -> bool {
    heads.iter().any(|head| match &head.below {
        Below::Heads(inner) => lanes_need_turning(columns, inner, measure),
        Below::Leaf(_) => false,
        Below::Lane(lane) => columns.lanes.get(*lane).is_some_and(|lane| {
            let word = Paragraph::new(&head.title, Weight::Bold, measure).widest_piece();
            word * columns.size > lane.span.1 - lane.span.0 - 2.0 * PAD
        }),
    })
}

struct Builder<'a> {
    columns: &'a Columns,
    turned: bool,
    depth: usize,
    measure: &'a dyn Measure,
}

impl Builder<'_> {
    /// Adds the cells of these heads and those below; tells the span they cover.
    fn drafts(&self, heads: &[Head], row: usize, drafts: &mut Vec<Draft>) -> Option<(f64, f64)> {
        let mut covered: Option<(f64, f64)> = None;
        for head in heads {
            let span = self.draft(head, row, drafts);
            covered = match (covered, span) {
                (Some(all), Some(span)) => Some((all.0, span.1)),
                (all, span) => all.or(span),
            };
        }
        covered
    }

    fn draft(&self, head: &Head, row: usize, drafts: &mut Vec<Draft>) -> Option<(f64, f64)> {
        let leaf_rows = (row, self.depth);
        match &head.below {
            Below::Leaf(at) => {
                let span = self.columns.leaves.get(*at)?.span;
                drafts.push(self.cell(&head.title, span, leaf_rows, false));
                Some(span)
            }
            Below::Lane(at) => {
                let span = self.columns.lanes.get(*at)?.span;
                drafts.push(self.cell(&head.title, span, leaf_rows, self.turned));
                Some(span)
            }
            Below::Heads(inner) => {
                let anonymous = inner.iter().all(|head| head.title.is_empty());
                let mut below = Vec::new();
                let span = self.drafts(inner, row + 1, &mut below)?;
                if anonymous {
                    drafts.push(self.cell(&head.title, span, leaf_rows, false));
                } else {
                    drafts.push(self.cell(&head.title, span, (row, row + 1), false));
                    drafts.append(&mut below);
                }
                Some(span)
            }
        }
    }

    fn cell(&self, title: &str, x: (f64, f64), rows: (usize, usize), turned: bool) -> Draft {
        let paragraph = Paragraph::new(title, Weight::Bold, self.measure);
        let width = x.1 - x.0 - 2.0 * PAD;
        let size = self.columns.size;
        let (lines, need) = if turned {
            self.turn(&paragraph, width)
        } else {
            let lines = paragraph.wrap(size, width, self.measure);
            let need = lines.len() as f64 * size * LEADING;
            (lines, need)
        };
        Draft {
            x,
            rows,
            title: title.to_owned(),
            lines,
            turned,
            need: need + 2.0 * PAD,
        }
    }

    /// Words that run upwards: as low as they can be while their lines fit side by side.
    fn turn(&self, paragraph: &Paragraph, width: f64) -> (Vec<Line>, f64) {
        let size = self.columns.size;
        let most_lines = ((width / (size * LEADING)).floor() as usize).max(1);
        let mut height = (paragraph.widest_piece() * size).min(TURNED_MOST);
        loop {
            let lines = paragraph.wrap(size, height + 0.01, self.measure);
            if lines.len() <= most_lines {
                return (lines, height);
            }
            height += size;
        }
    }
}

/// The upper edges of the rows of the head, and the lower edge of the last.
fn row_tops(drafts: &[Draft], depth: usize) -> Vec<f64> {
    let mut heights = vec![0.0_f64; depth];
    for span in 1..=depth {
        for draft in drafts.iter().filter(|d| d.rows.1 - d.rows.0 == span) {
            let there: f64 = heights[draft.rows.0..draft.rows.1].iter().sum();
            if draft.need > there {
                heights[draft.rows.1 - 1] += draft.need - there;
            }
        }
    }
    let mut tops = vec![0.0];
    for height in heights {
        tops.push(tops.last().copied().unwrap_or_default() + height);
    }
    tops
}
