//! Routing all wires of a page, so that each finds a way.
//!
//! The wires are laid one after the other, short ones first. One that finds no free way at a fair price drives others
//! away, which are then laid again; a place that is fought for becomes dearer each time, so that the quarrel ends. The
//! number of fights is bounded. After it, [`super::polish`] makes the picture better.

use std::collections::{BTreeSet, VecDeque};

use super::board::{Board, Symbol};
use super::grid::{Dir, EdgeId, Grid, JOINT_NET};
use super::labels::{self, Spotted};
use super::lines::Density;
use super::polish;
use super::wires::{self, Route, Router, Wish};

/// How often wires may be driven away, for each wire there is.
const FIGHTS: usize = 2;

/// How much work it may be before arrows no longer fight, for each wire there is and at least: see [`Router::effort`].
const EFFORT: (usize, usize) = (12_000, 60_000);

/// A routed page.
pub struct Routed {
    /// The grid it is routed on.
    pub grid: Grid,
    /// The routes, in the order of the wires; nothing for one that found no way.
    pub routes: Vec<Option<Route>>,
    /// The words beside symbols, in the order of the symbols.
    pub captions: Vec<Option<Spotted>>,
    /// The wires that meet their symbols where they should not.
    pub forced: Vec<usize>,
}

impl Routed {
    /// The wires that found no way.
    pub fn lost_arrows(&self) -> impl Iterator<Item = usize> + '_ {
        let routes = self.routes.iter().enumerate();
        routes
            .filter(|(_, route)| route.is_none())
            .map(|(at, _)| at)
    }

    /// The wires that lie, but whose label found no place.
    pub fn lost_labels<'a>(&'a self, board: &'a Board) -> impl Iterator<Item = usize> + 'a {
        let wires = board.wires.iter().zip(&self.routes).enumerate();
        let lost = wires.filter(|(_, (wire, route))| {
            let placed = route.as_ref().is_none_or(|route| route.label.is_some());
            !wire.labels.is_empty() && !placed
        });
        lost.map(|(at, _)| at)
    }

    /// The symbols whose words found no place.
    pub fn lost_captions<'a>(&'a self, board: &'a Board) -> impl Iterator<Item = usize> + 'a {
        let captions = board.symbols.iter().zip(&self.captions).enumerate();
        let lost =
            captions.filter(|(_, (symbol, place))| !symbol.captions.is_empty() && place.is_none());
        lost.map(|(at, _)| at)
    }

    /// How many arrows and words did not find their places.
    pub fn shortfalls(&self, board: &Board) -> usize {
        let words = self.lost_labels(board).count() + self.lost_captions(board).count();
        self.forced.len() + self.lost_arrows().count() + words
    }

    /// Whether all arrows and all words found their places.
    pub fn is_complete(&self, board: &Board) -> bool {
        self.shortfalls(board) == 0
    }
}

/// Routes the wires of a board; roughly, or as well as can be.
pub fn route(board: &Board, density: &Density, polished: bool) -> Routed {
    let mut router = Router::new(board, density);
    let order = order(board);
    let lost = negotiate(&mut router, &order);
    if lost.is_empty() && polished {
        polish::polish(&mut router, &order);
    }
    let forced = lost
        .into_iter()
        .filter(|at| {
            !lay(&mut router, *at, Wish::WORDLESS) && lay(&mut router, *at, Wish::ANYWHERE)
        })
        .collect();
    Routed {
        forced,
        grid: router.grid,
        routes: router.routes,
        captions: router.captions,
    }
}

/// Short wires first: they have the fewest ways that look right.
fn order(board: &Board) -> Vec<usize> {
    let first = |symbols: &[usize]| symbols.first().and_then(|at| board.symbols.get(*at));
    let apart =
        |from: &Symbol, to: &Symbol| from.level.abs_diff(to.level) + from.lane.abs_diff(to.lane);
    let reach = |at: &usize| {
        let ends = board
            .wires
            .get(*at)
            .map(|wire| (first(&wire.from), first(&wire.to)));
        match ends {
            Some((Some(from), Some(to))) => apart(from, to),
            _ => 0,
        }
    };
    let mut order: Vec<usize> = (0..board.wires.len()).collect();
    order.sort_by_key(reach);
    order
}

/// Lays wire after wire until all lie, or nothing more can be done. Tells which do not.
fn negotiate(router: &mut Router, order: &[usize]) -> Vec<usize> {
    let mut waiting: VecDeque<usize> = order.iter().copied().collect();
    let mut fights = FIGHTS * order.len() + 12;
    let effort = EFFORT.0 * order.len() + EFFORT.1;
    let mut lost = Vec::new();
    while let Some(at) = waiting.pop_front() {
        let wish = Wish {
            fights: fights > 0 && router.effort() < effort,
            ..Wish::PEACEFUL
        };
        let Some(route) = router.best_route(at, wish) else {
            lost.push(at);
            continue;
        };
        for other in drive_away(router, at, &route) {
            fights = fights.saturating_sub(1);
            waiting.push_back(other);
        }
        router.lay(at, route);
    }
    lost
}

/// Lays a wire in the best way of this kind. Tells whether there is one.
fn lay(router: &mut Router, at: usize, wish: Wish) -> bool {
    let route = router.best_route(at, wish);
    let found = route.is_some();
    if let Some(route) = route {
        router.lay(at, route);
    }
    found
}

/// Takes up the wires that are in the way of a route, and notes where. Tells which they are.
fn drive_away(router: &mut Router, at: usize, route: &Route) -> BTreeSet<usize> {
    let net = router.board.wires[at].net;
    let mut taken = fought_for(router, route, net);
    let words = route.label.iter();
    let mut others: BTreeSet<usize> = words
        .flat_map(|place| router.words_in_the_way(place))
        .collect();
    if !others.is_empty() {
        taken.extend(below_label(router, route));
    }
    if !taken.is_empty() {
        for (other, own) in router.routes.iter().enumerate() {
            if own.as_ref().is_some_and(|own| touches(router, own, &taken)) {
                others.insert(other);
            }
        }
    }
    for edge in &taken {
        router.grid.strain(*edge);
    }
    for other in &others {
        router.take_up(*other);
    }
    others
}

fn touches(router: &Router, route: &Route, taken: &BTreeSet<EdgeId>) -> bool {
    let edges = wires::edges(&router.grid, route).into_iter();
    let mut all = edges.chain(below_label(router, route));
    all.any(|edge| taken.contains(&edge))
}

fn below_label<'a>(router: &'a Router, route: &'a Route) -> impl Iterator<Item = EdgeId> + 'a {
    let words = route.label.iter();
    words.flat_map(|place| labels::edges_of_label(&router.grid, place))
}

/// The edges along and around a route, and below its label, at which others are in its way.
fn fought_for(router: &Router, route: &Route, net: u32) -> BTreeSet<EdgeId> {
    let grid = &router.grid;
    let mut taken = BTreeSet::new();
    for edge in wires::edges(grid, route) {
        let used = grid.used(edge);
        if used.words > 0 || (used.net != 0 && used.net != net) {
            taken.insert(edge);
        }
    }
    let mut dir = route.start.side;
    for (at, spot) in route.spots.iter().enumerate() {
        let next = route.spots.get(at + 1);
        let turn = next.map_or(route.end.side.back(), |next| Dir::between(*spot, *next));
        if turn != dir {
            let around = grid.around(grid.index(*spot));
            taken.extend(around.into_iter().filter(|edge| {
                let other = grid.used(*edge).net;
                other != 0 && other != net && other != JOINT_NET
            }));
        }
        dir = turn;
    }
    taken.extend(below_label(router, route).filter(|edge| grid.used(*edge).net != 0));
    taken
}
