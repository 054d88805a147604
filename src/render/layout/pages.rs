//! Packing the rows into pages.
//!
//! A page takes as many rows as seem to fit; its chart is then routed, and when the arrows need more room than the page
//! has, it gives its last rows to the next page. A row whose text is higher than a page goes on over the next ones. What
//! can't be divided, a row with too many symbols below each other, makes its page longer.

use super::board::{self, BoardRow, Chart};
use super::cells::{self, CellLine};
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
#[derive(Debug)]
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
}

/// Cuts rows whose text is higher than a page into pieces.
pub fn pieces(rows: Vec<Vec<Vec<CellLine>>>, size: f64, rooms: Option<Rooms>) -> Vec<Piece> {
    let most = rooms.map_or(usize::MAX, |rooms| {
        cells::lines_in(rooms.later, size).max(1)
    });
    let mut pieces = Vec::new();
    for (row, lines) in rows.into_iter().enumerate() {
        let longest = lines.iter().map(Vec::len).max().unwrap_or(0);
        for part in 0..longest.div_ceil(most).max(1) {
            let cut = |lines: &Vec<CellLine>| -> Vec<CellLine> {
                lines
                    .iter()
                    .skip(part.saturating_mul(most))
                    .take(most)
                    .cloned()
                    .collect()
            };
            let lines: Vec<Vec<CellLine>> = lines.iter().map(cut).collect();
            let longest = lines.iter().map(Vec::len).max().unwrap_or(0);
            pieces.push(Piece {
                row: BoardRow {
                    row,
                    with_nodes: part == 0,
                },
                lines,
                text_height: cells::height(longest, size),
            });
        }
    }
    pieces
}

/// Packs the pieces into pages with these rooms; into a single page where none is given.
pub fn pack(chart: Option<&Chart>, mut pieces: Vec<Piece>, rooms: Option<Rooms>) -> Vec<PageRows> {
    let mut pages: Vec<PageRows> = Vec::new();
    while !pieces.is_empty() {
        let body = rooms.map(|rooms| match pages.is_empty() {
            true => rooms.first,
            false => rooms.later,
        });
        let mut count = match body {
            Some(body) => fitting(pieces.iter().map(|piece| least_height(chart, piece)), body),
            None => pieces.len(),
        };
        let mut polished = body.is_none();
        let (settled, wanted) = loop {
            let (settled, wanted) = lay_out(chart, &pieces[..count], polished);
            let fits = body.map_or(count, |body| fitting(settled.heights.iter().copied(), body));
            let fit = count <= fits || count == 1;
            if fit && polished {
                break (settled, wanted);
            }
            if !fit {
                count = fits.min(count - 1);
            }
            polished = fit;
        };
        let rest = pieces.split_off(count);
        pages.push(PageRows {
            pieces: std::mem::replace(&mut pieces, rest),
            chart: settled,
            wanted,
        });
    }
    pages
}

/// How many of these heights a page holds; at least one.
fn fitting(heights: impl Iterator<Item = f64>, body: f64) -> usize {
    let mut total = 0.0;
    let count = heights
        .take_while(|height| {
            total += height;
            total <= body + 1e-6
        })
        .count();
    count.max(1)
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

fn lay_out(chart: Option<&Chart>, pieces: &[Piece], polished: bool) -> (Settled, Vec<f64>) {
    let heights: Vec<f64> = pieces.iter().map(|piece| piece.text_height).collect();
    let Some(chart) = chart else {
        let settled = Settled {
            heights,
            ..Settled::default()
        };
        return (settled, Vec::new());
    };
    let rows: Vec<BoardRow> = pieces.iter().map(|piece| piece.row).collect();
    let board = board::set_up(chart, &rows);
    let climbed = ladder::climb(&board, polished);
    let settled = settle::settle(&board, &climbed.routed, &heights);
    (settled, climbed.wanted)
}
