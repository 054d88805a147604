//! How wide the columns are, and how large the type.
//!
//! The lanes give way first: they narrow from a comfortable width to the least at which a symbol with an arrow on each
//! side can be told apart. Then the type shrinks, from 8 points to 7. Only when both are at their ends does the table
//! grow beyond the paper: legible on a screen and when printed to fit, which starved columns would not be.

use std::ops::Range;

use crate::model::{Column, ColumnKind, Sop};
use crate::render::content::{self, words};
use crate::render::text::{Measure, Paragraph, Weight};

use super::cells::{CellText, PAD};
use super::place::LaneOf;

const TYPE_SIZES: [f64; 3] = [8.0, 7.5, 7.0];
const LANE_MOST: f64 = 92.0;
const LANE_COMFORT: f64 = 46.0;
const LANE_LEAST: f64 = 28.0;

/// A single word wider than this does not widen its column; it is broken.
const WORD_MOST: f64 = 84.0;

/// A column whose every cell is narrower than this is not wrapped.
const SHORT_CELL: f64 = 58.0;

/// The columns of the table, with their text.
#[derive(Debug)]
pub struct Columns {
    /// The heads, with the heads below them.
    pub heads: Vec<Head>,
    /// The text columns, from left to right.
    pub leaves: Vec<Leaf>,
    /// The lanes, from left to right; none where the table has no column of actors.
    pub lanes: Vec<Lane>,
    /// The type size of the body.
    pub size: f64,
    /// The width of the whole table.
    pub width: f64,
}

/// A head and what stands below it.
#[derive(Debug)]
pub struct Head {
    /// The words.
    pub title: String,
    /// What is below.
    pub below: Below,
}

/// What stands below a head.
#[derive(Debug)]
pub enum Below {
    /// Other heads.
    Heads(Vec<Head>),
    /// A text column, by its position.
    Leaf(usize),
    /// A lane, by its position.
    Lane(usize),
}

/// A text column.
#[derive(Debug)]
pub struct Leaf {
    /// What it shows.
    pub kind: ColumnKind,
    /// Its cells, by row.
    pub cells: Vec<CellText>,
    /// Left and right edge, from the left edge of the table.
    pub span: (f64, f64),
    head_word: f64,
}

/// A lane of the flowchart.
#[derive(Debug, Clone, Copy)]
pub struct Lane {
    /// Left and right edge, from the left edge of the table.
    pub span: (f64, f64),
}

/// Decides the columns for a table that should be this wide, with some lanes wider than the others by so many points.
pub fn plan(
    sop: &Sop,
    lanes: &[LaneOf],
    width: f64,
    wider: &[f64],
    measure: &dyn Measure,
) -> Columns {
    let mut columns = Columns {
        heads: Vec::new(),
        leaves: Vec::new(),
        lanes: Vec::new(),
        size: TYPE_SIZES[0],
        width,
    };
    let usual = usual_columns();
    let said = if sop.columns.is_empty() {
        &usual
    } else {
        &sop.columns
    };
    columns.heads = heads(sop, said, lanes, &mut columns.leaves, measure);
    let drawn = has_actors(said);
    let wider = (0..if drawn { lanes.len() } else { 0 }).map(|at| wider.get(at).copied());
    let wider: Vec<f64> = wider.map(Option::unwrap_or_default).collect();
    columns.set_widths(&wider, width);
    columns
}

fn usual_columns() -> Vec<Column> {
    use ColumnKind::*;
    let column = |kind| Column {
        kind,
        title: None,
        columns: Vec::new(),
    };
    [Number, Activity, Actors, Quality, Note].map(column).into()
}

fn has_actors(columns: &[Column]) -> bool {
    columns
        .iter()
        .any(|c| c.kind == ColumnKind::Actors || has_actors(&c.columns))
}

fn heads(
    sop: &Sop,
    columns: &[Column],
    lanes: &[LaneOf],
    leaves: &mut Vec<Leaf>,
    measure: &dyn Measure,
) -> Vec<Head> {
    let quality_parts =
        [ColumnKind::Needs, ColumnKind::Time, ColumnKind::Output].map(|kind| Column {
            kind,
            title: None,
            columns: Vec::new(),
        });
    let mut heads_here = Vec::new();
    for column in columns {
        let title = match &column.title {
            Some(title) => title.value.clone(),
            None => words::column(sop.lang, column.kind).to_owned(),
        };
        let below = match column.kind {
            ColumnKind::Actors => Below::Heads(lane_heads(sop, lanes)),
            ColumnKind::Quality => {
                let parts = match column.columns.as_slice() {
                    [] => &quality_parts,
                    said => said,
                };
                Below::Heads(heads(sop, parts, lanes, leaves, measure))
            }
            kind => {
                leaves.push(Leaf::new(sop, kind, &title, measure));
                Below::Leaf(leaves.len() - 1)
            }
        };
        heads_here.push(Head { title, below });
    }
    heads_here
}

/// The heads of the lanes, below those of their groups.
fn lane_heads(sop: &Sop, lanes: &[LaneOf]) -> Vec<Head> {
    let mut heads: Vec<(Option<usize>, Head)> = Vec::new();
    for (at, lane) in lanes.iter().enumerate() {
        let actor = lane.actor.map(|actor| &sop[actor]);
        let head = Head {
            title: actor.map_or(String::new(), |actor| actor.title.value.clone()),
            below: Below::Lane(at),
        };
        let group = actor.and_then(|actor| actor.group);
        match (heads.last_mut(), group.and_then(|g| sop.groups.get(g))) {
            (
                Some((
                    last,
                    Head {
                        below: Below::Heads(inner),
                        ..
                    },
                )),
                Some(_),
            ) if *last == group => {
                inner.push(head);
            }
            (_, Some(said)) => heads.push((
                group,
                Head {
                    title: said.title.value.clone(),
                    below: Below::Heads(vec![head]),
                },
            )),
            (_, None) => heads.push((None, head)),
        }
    }
    heads.into_iter().map(|(_, head)| head).collect()
}

impl Leaf {
    fn new(sop: &Sop, kind: ColumnKind, title: &str, measure: &dyn Measure) -> Self {
        let cells = sop.rows_with_ids().map(|(row, _)| {
            CellText::new(&content::cell(sop, row, kind), Weight::Regular, measure)
        });
        Leaf {
            kind,
            cells: cells.collect(),
            span: (0.0, 0.0),
            head_word: Paragraph::new(title, Weight::Bold, measure).widest_piece(),
        }
    }

    /// The width that reads well, at size 8.
    fn comfort(&self) -> f64 {
        let usual: f64 = match self.kind {
            ColumnKind::Activity => 150.0,
            ColumnKind::Number => 24.0,
            ColumnKind::Time => 48.0,
            ColumnKind::Note => 66.0,
            _ => 80.0,
        };
        usual
            .min(self.most(TYPE_SIZES[0]))
            .max(self.least(TYPE_SIZES[0]))
    }

    /// The least width at a type size: no word broken, short cells in one line.
    fn least(&self, size: f64) -> f64 {
        let word = self.widest(CellText::least_width) * size;
        let natural = self.widest(CellText::natural_width) * size;
        let text = if natural <= SHORT_CELL {
            natural
        } else {
            word.min(WORD_MOST)
        };
        text.max((self.head_word * size).min(WORD_MOST)) + 2.0 * PAD + 0.5
    }

    /// The width beyond which nothing is gained.
    fn most(&self, size: f64) -> f64 {
        let natural = self.widest(CellText::natural_width) * size + 2.0 * PAD + 0.5;
        natural.max(self.least(size))
    }

    fn widest(&self, width: impl Fn(&CellText) -> f64) -> f64 {
        self.cells.iter().map(width).fold(0.0, f64::max)
    }

    /// Its claim to what is left: widths in this proportion make the rows least high, as heights fall with the width
    /// and the fullest cells count most.
    fn claim(&self) -> f64 {
        let squares: f64 = self.cells.iter().map(|cell| cell.amount().powi(2)).sum();
        squares.cbrt().max(0.1)
    }
}

impl Columns {
    /// Which columns lie between two places, both from the left edge of the table.
    pub fn between(&self, span: (f64, f64)) -> Range<usize> {
        let leaves = self.leaves.iter().map(|leaf| leaf.span.0);
        let lanes = self.lanes.iter().map(|lane| lane.span.0);
        let lefts: Vec<f64> = leaves.chain(lanes).collect();
        let before = |x: f64| lefts.iter().filter(|left| **left < x - 0.01).count();
        before(span.0)..before(span.1)
    }

    fn set_widths(&mut self, wider: &[f64], width: f64) {
        let comfort: f64 = self.leaves.iter().map(Leaf::comfort).sum();
        let room = width - wider.iter().sum::<f64>();
        let mut lane = 0.0;
        for size in TYPE_SIZES {
            self.size = size;
            lane = (room - comfort * size / TYPE_SIZES[0]) / wider.len().max(1) as f64;
            if lane >= LANE_COMFORT {
                break;
            }
        }
        let lane = lane.clamp(LANE_LEAST, LANE_MOST);
        let lanes: Vec<f64> = wider.iter().map(|wider| lane + wider).collect();
        let least: f64 = self.leaves.iter().map(|leaf| leaf.least(self.size)).sum();
        let room = (width - lanes.iter().sum::<f64>()).max(least);
        let widths = share(&self.leaves, self.size, room);
        self.put(&widths, &lanes);
    }

    /// Puts the columns side by side, in the order of the heads.
    fn put(&mut self, widths: &[f64], lanes: &[f64]) {
        let mut x = 0.0;
        self.lanes.clear();
        let mut order = Vec::new();
        in_order(&self.heads, &mut order);
        for slot in order {
            match slot {
                Slot::Leaf(at) => {
                    let width = widths.get(at).copied().unwrap_or_default();
                    if let Some(leaf) = self.leaves.get_mut(at) {
                        leaf.span = (x, x + width);
                    }
                    x += width;
                }
                Slot::Lane => {
                    if let Some(lane) = lanes.get(self.lanes.len()) {
                        let span = (x, x + lane);
                        self.lanes.push(Lane { span });
                        x += lane;
                    }
                }
            }
        }
        self.width = x;
    }
}

enum Slot {
    Leaf(usize),
    Lane,
}

fn in_order(heads: &[Head], order: &mut Vec<Slot>) {
    for head in heads {
        match &head.below {
            Below::Heads(inner) => in_order(inner, order),
            Below::Leaf(at) => order.push(Slot::Leaf(*at)),
            Below::Lane(_) => order.push(Slot::Lane),
        }
    }
}

/// Shares the room among the columns by their claims, none below its least width, and none above its greatest as long
/// as another can use it.
fn share(leaves: &[Leaf], size: f64, room: f64) -> Vec<f64> {
    let bounds: Vec<(f64, f64)> = leaves
        .iter()
        .map(|leaf| (leaf.least(size), leaf.most(size)))
        .collect();
    let claims: Vec<f64> = leaves.iter().map(Leaf::claim).collect();
    let (mut low, mut high) = (0.0, room);
    for _ in 0..60 {
        let scale = (low + high) / 2.0;
        let total: f64 = clamped(&claims, &bounds, scale).iter().sum();
        if total > room {
            high = scale;
        } else {
            low = scale;
        }
    }
    let mut widths = clamped(&claims, &bounds, low);
    let spare = room - widths.iter().sum::<f64>();
    let all: f64 = claims.iter().sum();
    if spare > 0.0 && all > 0.0 {
        for (width, claim) in widths.iter_mut().zip(&claims) {
            *width += spare * claim / all;
        }
    }
    widths
}

fn clamped(claims: &[f64], bounds: &[(f64, f64)], scale: f64) -> Vec<f64> {
    claims
        .iter()
        .zip(bounds)
        .map(|(claim, (least, most))| (claim * scale).clamp(*least, *most))
        .collect()
}
