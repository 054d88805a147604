//! Packing the rows into pages.
//!
//! A page takes as many rows as seem to fit; its chart is then routed, and when the arrows need more room than the page
//! has, it gives its last rows to the next page. A row whose text is higher than a page goes on over the next ones. What
//! can't be divided, a row with too many symbols below each other, makes its page longer.

use super::board::{self, BoardRow, Chart};
use super::cells::{self, CellLine};
use super::gather;
use super::ladder;
use super::settle::{self, Settled};

/// A row, or a part of one, with its wrapped text.
#[derive(Debug, Clone)]
pub struct Piece {
    /// Its row, and whether its symbols stand here.
    pub row: BoardRow,
    /// The lines of each column.
    pub lines: Vec<Vec<CellLine>>,
    /// The height that the text needs.
    pub text_height: f64,
}

/// The rows of a page, laid out.
#[derive(Debug, Default)]
pub struct PageRows {
    /// The rows.
    pub pieces: Vec<Piece>,
    /// The chart beside them, which decides their heights.
    pub chart: Settled,
    /// How much wider each lane should be for what found no place; empty where everything did.
    pub wanted: Vec<f64>,
}

/// The room for rows below the head of the table, on the first page and on later ones. None where the only page is as
/// long as it needs.
#[derive(Debug, Clone, Copy)]
pub struct Rooms {
    /// On the first page.
    pub first: f64,
    /// On each later page.
    pub later: f64,
    /// Whether the first page must not stay without rows, as it would show nothing but the title.
    pub begins: bool,
}

/// The rows as whole pieces.
pub fn pieces(rows: Vec<Vec<Vec<CellLine>>>, size: f64) -> Vec<Piece> {
    let whole = |(row, lines)| {
        let with_nodes = true;
        Piece::new(BoardRow { row, with_nodes }, lines, size)
    };
    rows.into_iter().enumerate().map(whole).collect()
}

impl Piece {
    fn new(row: BoardRow, lines: Vec<Vec<CellLine>>, size: f64) -> Piece {
        let longest = lines.iter().map(Vec::len).max().unwrap_or(0);
        Piece {
            row,
            lines,
            text_height: cells::height(longest, size),
        }
    }

    /// Keeps what has room in this height, and gives the rest, if there is one.
    fn cut(&mut self, room: f64, size: f64) -> Option<Piece> {
        if self.text_height <= room {
            return None;
        }
        let most = cells::lines_in(room, size).max(1);
        let rest = self.lines.iter_mut().map(|lines| match lines.len() > most {
            true => lines.split_off(most),
            false => Vec::new(),
        });
        let rest: Vec<Vec<CellLine>> = rest.collect();
        *self = Piece::new(self.row, std::mem::take(&mut self.lines), size);
        let with_nodes = false;
        let row = BoardRow {
            with_nodes,
            ..self.row
        };
        let rest = Piece::new(row, rest, size);
        (rest.text_height > 0.0).then_some(rest)
    }
}

/// How full a page is at least, as a share, that gives rows to the next one so that a decision stays with what follows
/// it.
const FULL_ENOUGH: f64 = 0.6;

/// Packs the pieces into pages with these rooms; into a single page where none is given. A row whose text is higher than
/// a page is cut where its page ends. The first page stays without rows where it has less room than later ones and not
/// even the first row fits. Stops at a page that wants wider lanes, unless they can't become wider any more.
pub fn pack(
    chart: Option<&Chart>,
    mut pieces: Vec<Piece>,
    size: f64,
    rooms: Option<Rooms>,
    last_try: bool,
) -> Vec<PageRows> {
    let mut pages: Vec<PageRows> = Vec::new();
    let wants = |page: &PageRows| !last_try && !page.wanted.is_empty();
    while !pieces.is_empty() && !pages.last().is_some_and(wants) {
        let body = rooms.map(|rooms| match pages.is_empty() {
            true => rooms.first,
            false => rooms.later,
        });
        let may_wait = pages.is_empty() && rooms.is_some_and(|rooms| rooms.first < rooms.later);
        let highest = match (may_wait, rooms) {
            (true, Some(rooms)) if !rooms.begins => Some(rooms.later),
            _ => body,
        };
        let cut = |first: &mut Piece| first.cut(highest?, size);
        if let Some(rest) = pieces.first_mut().and_then(cut) {
            pieces.insert(1, rest);
        }
        let page = page(chart, &pieces, body, may_wait, wants);
        let rest = pieces.split_off(page.chart.heights.len());
        pages.push(PageRows {
            pieces: std::mem::replace(&mut pieces, rest),
            ..page
        });
    }
    pages
}

/// The chart of the next page, which has as many rows as fit; none of them only if it may wait. At first it is routed
/// roughly, to see how high the rows become.
fn page(
    chart: Option<&Chart>,
    pieces: &[Piece],
    body: Option<f64>,
    may_wait: bool,
    wants: impl Fn(&PageRows) -> bool,
) -> PageRows {
    let Some(body) = body else {
        return lay_out(chart, pieces, true);
    };
    let least = usize::from(!may_wait);
    let mut count = fitting(pieces.iter().map(|piece| least_height(chart, piece)), body);
    let mut polished = false;
    loop {
        count = count.max(least);
        let page = lay_out(chart, &pieces[..count], polished);
        if wants(&page) {
            return page;
        }
        let fits = fitting(page.chart.heights.iter().copied(), body);
        let fit = count <= fits.max(least);
        match (fit, polished) {
            (true, true) => return page,
            (true, false) => count = together(chart, pieces, &page.chart.heights, body),
            (false, _) => count = fits.min(count - 1),
        }
        polished = fit;
    }
}

/// How many of these heights a page holds.
fn fitting(heights: impl Iterator<Item = f64>, body: f64) -> usize {
    let mut total = 0.0;
    let fits = heights.take_while(|height| {
        total += height;
        total <= body + 1e-6
    });
    fits.count()
}

/// How many of the rows with these heights should stay on the page, so that its last row is not a decision whose first
/// target would be the first row of the next page.
fn together(chart: Option<&Chart>, pieces: &[Piece], heights: &[f64], body: f64) -> usize {
    let mut filled: f64 = heights.iter().sum();
    for (last, height) in heights.iter().enumerate().rev() {
        if filled < FULL_ENOUGH * body {
            break;
        }
        if !parts(chart, pieces.get(last), pieces.get(last + 1)) {
            return last + 1;
        }
        filled -= height;
    }
    heights.len()
}

/// Whether a page break between two rows parts a decision from its first target.
fn parts(chart: Option<&Chart>, last: Option<&Piece>, next: Option<&Piece>) -> bool {
    let (Some(chart), Some(last), Some(next)) = (chart, last, next) else {
        return false;
    };
    let nodes = chart.sop.rows.get(last.row.row).into_iter();
    nodes.flat_map(|row| &row.nodes).any(|node| {
        let node = &chart.sop[*node];
        let first = node.exits.first().and_then(|exit| exit.targets.first());
        let to = first.map(|target| chart.sop[target.node.value].row.0 as usize);
        node.exits.len() > 1 && to == Some(next.row.row)
    })
}

/// The height below which a piece can't be, whatever its arrows do.
fn least_height(chart: Option<&Chart>, piece: &Piece) -> f64 {
    let Some(chart) = chart.filter(|_| piece.row.with_nodes) else {
        return piece.text_height;
    };
    let mut levels: Vec<f64> = Vec::new();
    for node in chart
        .sop
        .rows
        .get(piece.row.row)
        .iter()
        .flat_map(|row| &row.nodes)
    {
        let level = chart.placed[node.0 as usize].level;
        levels.resize(levels.len().max(level + 1), 0.0);
        let height = chart.designs[node.0 as usize].height + 2.0 * board::CLEAR;
        levels[level] = levels[level].max(height);
    }
    piece.text_height.max(levels.iter().sum())
}

/// These rows on a page, without their text.
fn lay_out(chart: Option<&Chart>, pieces: &[Piece], polished: bool) -> PageRows {
    let heights: Vec<f64> = pieces.iter().map(|piece| piece.text_height).collect();
    let Some(chart) = chart.filter(|_| !pieces.is_empty()) else {
        return PageRows {
            chart: Settled {
                heights,
                ..Settled::default()
            },
            ..PageRows::default()
        };
    };
    let rows: Vec<BoardRow> = pieces.iter().map(|piece| piece.row).collect();
    let board = gather::set_up(chart, &rows);
    let climbed = ladder::climb(&board, polished);
    PageRows {
        chart: settle::settle(&board, &climbed.routed, &heights),
        wanted: climbed.wanted,
        pieces: Vec::new(),
    }
}
