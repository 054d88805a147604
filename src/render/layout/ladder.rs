//! Giving the arrows of a page the room they need.
//!
//! Wires are routed on a grid with few lines to choose from. Where some find no way, there are more level lines where
//! arrows have fought for them, which makes rows higher, and more ports; this is cheap, as only this page is routed
//! anew. When that does not help either, the lanes where it is narrow have to become wider, in the whole document.

use super::board::Board;
use super::lines::{self, Density, GAP, LineKind};
use super::negotiate::{self, Routed};

/// Level lines in each zone at first.
const TRACKS: usize = 3;

/// How often the grid of a page grows.
const GROWTHS: usize = 3;

/// A routed page, and how much wider each lane should be for what found no place.
pub struct Climbed {
    /// The page.
    pub routed: Routed,
    /// By lane, in points; empty where everything found its place.
    pub wanted: Vec<f64>,
}

/// Routes a board, with as much room as it takes; roughly, only to see how high it gets, or as well as can be.
pub fn climb(board: &Board, polished: bool) -> Climbed {
    let mut density = Density {
        tracks: vec![TRACKS; lines::zones(board)],
        ports: ports(board),
    };
    let mut routed = negotiate::route(board, &density, polished);
    for _ in 0..GROWTHS {
        if routed.is_complete(board) || !grow(&mut density, &routed) {
            break;
        }
        let next = negotiate::route(board, &density, polished);
        if next.shortfalls(board) <= routed.shortfalls(board) {
            routed = next;
        }
    }
    let wanted = match routed.is_complete(board) {
        true => Vec::new(),
        false => wanted(board, &routed),
    };
    Climbed { routed, wanted }
}

/// Lines that meet each side of a symbol at first: as many as arrows meet one bar, within reason.
fn ports(board: &Board) -> usize {
    let mut meeting = vec![0; board.symbols.len()];
    for wire in &board.wires {
        let joined = wire.to.iter().filter(|_| wire.joins);
        let split = wire.from.iter().filter(|_| wire.splits);
        for symbol in joined.chain(split) {
            if let Some(meeting) = meeting.get_mut(*symbol) {
                *meeting += 1;
            }
        }
    }
    let most: usize = meeting.into_iter().max().unwrap_or_default();
    most.clamp(3, 9) | 1
}

/// More lines where arrows have fought. Tells whether there were such places.
fn grow(density: &mut Density, routed: &Routed) -> bool {
    let mut fought = vec![false; density.tracks.len()];
    let (mut any, mut crowded) = (false, false);
    for edge in routed.grid.strained() {
        any = true;
        let (spot, _) = routed.grid.place_of(edge);
        match routed.grid.lines.ys.get(spot.y) {
            Some(LineKind::Track { zone }) => mark(&mut fought, *zone),
            _ => crowded = true,
        }
    }
    density.ports += if crowded { 2 } else { 0 };
    for (tracks, fought) in density.tracks.iter_mut().zip(fought) {
        *tracks += if fought { 3 } else { 0 };
    }
    any
}

fn mark(marks: &mut [bool], at: usize) {
    if let Some(mark) = marks.get_mut(at) {
        *mark = true;
    }
}

/// The room of some lines more for each lane where arrows have fought for upright lines, and in those of what found no place.
fn wanted(board: &Board, routed: &Routed) -> Vec<f64> {
    let grid = &routed.grid;
    let mut narrow = vec![false; board.lanes.len()];
    for edge in grid.strained() {
        let (spot, upright) = grid.place_of(edge);
        if upright || grid.lines.offset(spot.y).is_some() {
            mark(&mut narrow, grid.lines.lane_of(spot.x, board));
        }
    }
    let lost = routed.lost_arrows().chain(routed.lost_labels(board));
    let wires = lost.chain(routed.forced.iter().copied());
    let ends = wires
        .filter_map(|at| board.wires.get(at))
        .flat_map(|wire| wire.from.iter().chain(&wire.to).copied());
    for symbol in ends.chain(routed.lost_captions(board)) {
        if let Some(symbol) = board.symbols.get(symbol) {
            mark(&mut narrow, symbol.lane);
        }
    }
    let width = |narrow: &bool| if *narrow { 4.0 * GAP } else { 0.0 };
    narrow.iter().map(width).collect()
}
