//! Layout: where everything goes, in points. Plain data in, plain data out; nothing here draws.
//!
//! The order of work: [`place`] puts nodes into lanes, [`columns`] decides widths and type, [`head`] sets the head,
//! [`cells`] wraps the text, [`symbols`] sizes the symbols, and [`pages`] packs rows. For each page [`gather`] sets up a
//! [`board`] of what stands in the lanes, [`ladder`] has it routed with as much room as it takes, and [`settle`] turns
//! lines into places; [`assembly`] puts all of it upon pages. Routing itself: [`lines`] make a [`grid`], [`ports`] are
//! where arrows meet symbols, [`search`] finds one way, [`labels`] a place for words, [`wires`] lays both; [`negotiate`]
//! does so for all of them, and [`polish`] makes the result better. [`identity`] lays out what stands before the table and
//! what follows it.

pub mod assembly;
pub mod bars;
pub mod board;
pub mod cells;
pub mod columns;
pub mod gather;
pub mod grid;
pub mod head;
pub mod identity;
pub mod labels;
pub mod ladder;
pub mod lines;
pub mod negotiate;
pub mod pages;
pub mod place;
pub mod polish;
pub mod ports;
pub mod search;
pub mod settle;
pub mod symbols;
pub mod wires;

use crate::model::{Node, NodeId, Sop};
use crate::render::content;
use crate::render::text::{LEADING, Line, Measure, Paragraph, Weight};
use crate::render::{Options, Paper};

use assembly::Assembly;
use board::Chart;
use columns::Columns;
use head::HeadLayout;
use pages::{PageRows, Rooms};

/// The margin at the left, the right and the top.
pub const MARGIN: f64 = 28.0;

/// What is kept clear at the bottom of a page, for the stamp of an electronic signature.
pub const BOTTOM_CLEAR: f64 = 50.0;

/// The type size of the title.
pub const TITLE_SIZE: f64 = 11.0;

/// The type size of the line above the table on later pages, and of page numbers.
pub const SMALL_SIZE: f64 = 7.0;

/// The room for rows that each page but the first has, however high the head of the table is.
const LEAST_ROOM: f64 = 60.0;

/// The room between the title and the table.
const TITLE_GAP: f64 = 8.0;

/// A laid out document.
#[derive(Debug)]
pub struct Layout {
    /// The width of its pages.
    pub width: f64,
    /// The paper; the pages are wider where the table needs it.
    pub paper: Paper,
    /// Its pages.
    pub pages: Vec<Page>,
    /// The columns of its table.
    pub columns: Columns,
    /// The head of its table.
    pub head: HeadLayout,
    /// Where the table begins at the left.
    pub left: f64,
}

/// A page.
#[derive(Debug)]
pub struct Page {
    /// Its height.
    pub height: f64,
    /// The parts of the identity, and other parts of the document.
    pub parts: Vec<identity::Part>,
    /// The lines of the title, where they begin; none on later pages.
    pub title: Vec<Line>,
    /// Where the title begins.
    pub title_top: f64,
    /// The top of the table.
    pub top: f64,
    /// Whether the table, or a part of it, stands here.
    pub has_table: bool,
    /// Its rows; none on a page with nothing but notes.
    pub rows: Option<PageRows>,
    /// The lines under the table, where they begin.
    pub notes: Option<(f64, Vec<Line>)>,
}

/// How often lanes become wider, when arrows or words find no place in them.
const WIDENINGS: u32 = 4;

/// Lays out the procedure table of an SOP.
pub fn lay_out(sop: &Sop, options: &Options, measure: &dyn Measure) -> Layout {
    let mut wider = vec![0.0; place::lanes(sop).len()];
    for times in 0..WIDENINGS {
        let layout = lay_out_with(sop, options, measure, &wider, false);
        let wanted = layout.wanted();
        if wanted.is_empty() {
            return layout;
        }
        for (wider, wanted) in wider.iter_mut().zip(wanted) {
            *wider += wanted * f64::from(1 << times);
        }
    }
    lay_out_with(sop, options, measure, &wider, true)
}

/// Lays out with some lanes wider than the others by so many points.
fn lay_out_with(
    sop: &Sop,
    options: &Options,
    measure: &dyn Measure,
    wider: &[f64],
    last_try: bool,
) -> Layout {
    let paper = options.paper.size();
    let lanes = place::lanes(sop);
    let columns = columns::plan(sop, &lanes, paper.0 - 2.0 * MARGIN, wider, measure);
    let head = head::lay_out(&columns, sop.column_numbers, measure);
    let width = paper.0.max(columns.width + 2.0 * MARGIN);
    let frame = identity::Frame {
        width,
        height: (!options.one_page).then_some(paper.1),
    };
    let front = identity::front(sop, options, frame, measure);
    let title = match front.titled {
        true => title(sop, width - 2.0 * MARGIN, measure),
        false => Vec::new(),
    };
    let title_top = front.top();
    let title_gap = if front.titled { TITLE_GAP } else { 0.0 };
    let top = title_top + title.len() as f64 * TITLE_SIZE * LEADING + title_gap;
    let room = |top: f64| paper.1 - BOTTOM_CLEAR - top - head.height;
    let rooms = (!options.one_page).then(|| Rooms {
        first: room(top),
        later: room(MARGIN).max(LEAST_ROOM),
        begins: front.titled,
    });
    let rows = wrapped_rows(sop, &columns, measure);
    let pieces = pages::pieces(rows, columns.size);
    let packed = charted(sop, &columns, &lanes, wider, measure, |chart| {
        pages::pack(chart, pieces, columns.size, rooms, last_try)
    });
    let mut assembly = Assembly {
        paper: paper.1,
        one_page: options.one_page,
        title_top,
        top,
        head: head.height,
        size: columns.size,
        pages: Vec::new(),
    };
    let above = assembly.front(front);
    assembly.pages(packed, title, above);
    assembly.notes(notes(sop, columns.size, columns.width, measure));
    let end = assembly.end_of_last_page();
    assembly.back(identity::back(sop, options, frame, end, measure));
    Layout {
        width,
        paper: options.paper,
        pages: assembly.pages,
        left: (width - columns.width) / 2.0,
        head,
        columns,
    }
}

/// Gives the chart of an SOP to a function; none where the table has no lanes.
fn charted<T>(
    sop: &Sop,
    columns: &Columns,
    lanes: &[place::LaneOf],
    wider: &[f64],
    measure: &dyn Measure,
    give: impl FnOnce(Option<&Chart>) -> T,
) -> T {
    let spans: Vec<(f64, f64)> = columns.lanes.iter().map(|lane| lane.span).collect();
    let widths = spans.iter().map(|lane| lane.1 - lane.0);
    let narrowest = widths.fold(f64::INFINITY, f64::min);
    if spans.is_empty() {
        return give(None);
    }
    // Symbols are alike, but for those in lanes that had to become wider: more arrows can meet them there.
    let width = |lane: usize| match (spans.get(lane), wider.get(lane)) {
        (Some(lane), Some(wider)) if *wider > 0.0 => lane.1 - lane.0,
        _ => narrowest,
    };
    let placed = place::place(sop, lanes);
    let design = |((id, node), placed): ((NodeId, &Node), &place::Placed)| {
        let lanes = placed.lanes.iter().map(|lane| width(*lane));
        let lane = lanes.fold(f64::INFINITY, f64::min);
        symbols::design(node, content::caption(sop, id).as_deref(), lane, measure)
    };
    give(Some(&Chart {
        sop,
        placed: &placed,
        designs: &sop
            .nodes_with_ids()
            .zip(&placed)
            .map(design)
            .collect::<Vec<_>>(),
        lanes: &spans,
        base: symbols::base_width(narrowest),
        measure,
    }))
}

fn title(sop: &Sop, width: f64, measure: &dyn Measure) -> Vec<Line> {
    Paragraph::new(&sop.title.value, Weight::Bold, measure).wrap(TITLE_SIZE, width * 0.8, measure)
}

fn wrapped_rows(
    sop: &Sop,
    columns: &Columns,
    measure: &dyn Measure,
) -> Vec<Vec<Vec<cells::CellLine>>> {
    let cells = |row: usize| {
        columns
            .leaves
            .iter()
            .map(|leaf| match leaf.cells.get(row) {
                Some(cell) => cell.wrap(columns.size, leaf.span.1 - leaf.span.0, measure),
                None => Vec::new(),
            })
            .collect()
    };
    (0..sop.rows.len()).map(cells).collect()
}

fn notes(sop: &Sop, size: f64, width: f64, measure: &dyn Measure) -> Vec<Line> {
    let mut lines = Vec::new();
    for (at, note) in content::notes(sop).iter().enumerate() {
        if at == 0 {
            let words = content::words::notes(sop.lang);
            let width = measure.width(words, Weight::Regular) * size;
            lines.push(Line {
                text: words.to_owned(),
                width,
            });
        }
        let text = format!("{}. {note}", at + 1);
        lines.extend(Paragraph::new(&text, Weight::Regular, measure).wrap(size, width, measure));
    }
    lines
}

impl Layout {
    /// How much wider each lane should be for all that found no place on any page; empty where everything did.
    fn wanted(&self) -> Vec<f64> {
        let mut wanted: Vec<f64> = Vec::new();
        for rows in self.pages.iter().filter_map(|page| page.rows.as_ref()) {
            wanted.resize(wanted.len().max(rows.wanted.len()), 0.0);
            for (all, here) in wanted.iter_mut().zip(&rows.wanted) {
                *all = all.max(*here);
            }
        }
        wanted
    }
}
