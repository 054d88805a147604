//! Routing all wires of a page, one after the other, short ones first; then each once more, now that the others are
//! known, for as long as that makes the picture better.

use super::board::{Board, Symbol, Wire};
use super::grid::{Density, Dir, EdgeId, Grid, Spot};
use super::labels::{self, Spotted};
use super::ports;
use super::search::{self, End, Port, Query, Scratch, Way};

/// How often all wires are looked at again.
const ROUNDS: usize = 2;

/// A routed page.
pub struct Routed {
    /// The grid it is routed on.
    pub grid: Grid,
    /// The routes, in the order of the wires; nothing for one that found no way.
    pub routes: Vec<Option<Route>>,
    /// The words beside symbols, in the order of the symbols.
    pub captions: Vec<Option<Spotted>>,
}

/// The way of a wire.
#[derive(Debug, Clone)]
pub struct Route {
    /// Where it leaves its symbol.
    pub start: Port,
    /// Every spot it passes.
    pub spots: Vec<Spot>,
    /// Where it reaches the symbol it leads to.
    pub end: Port,
    /// Its label.
    pub label: Option<Spotted>,
    cost: u32,
}

impl Routed {
    /// The wires that found no way, or no place for their label, and how many words beside symbols found none.
    pub fn missing(&self, board: &Board) -> (Vec<usize>, usize) {
        let captions = board.symbols.iter().zip(&self.captions);
        let lost =
            captions.filter(|(symbol, place)| !symbol.captions.is_empty() && place.is_none());
        let wires = board.wires.iter().zip(&self.routes).enumerate();
        let lost_wires = wires.filter(|(_, (wire, route))| match route {
            Some(route) => !wire.labels.is_empty() && route.label.is_none(),
            None => true,
        });
        (lost_wires.map(|(at, _)| at).collect(), lost.count())
    }
}

/// How hard to try.
#[derive(Debug, Clone, Copy)]
pub struct Effort {
    /// The grid.
    pub density: Density,
    /// Whether an arrow may go without its label rather than not at all.
    pub lenient: bool,
}

/// Routes the wires of a board: the urgent ones first, then from short to long.
pub fn route(board: &Board, effort: Effort, urgent: &[usize]) -> Routed {
    let mut router = Router {
        board,
        grid: Grid::new(board, effort.density),
        routes: vec![None; board.wires.len()],
        captions: vec![None; board.symbols.len()],
        scratch: Scratch::default(),
        lenient: effort.lenient,
    };
    router.place_captions();
    let order = router.order(urgent);
    for wire in &order {
        router.route(*wire);
    }
    if router.lenient || router.routes.iter().all(Option::is_some) {
        router.improve_all(&order);
    }
    Routed {
        grid: router.grid,
        routes: router.routes,
        captions: router.captions,
    }
}

struct Router<'a> {
    board: &'a Board,
    grid: Grid,
    routes: Vec<Option<Route>>,
    captions: Vec<Option<Spotted>>,
    scratch: Scratch,
    lenient: bool,
}

impl Router<'_> {
    /// Short wires first: they have the fewest ways that look right. Before them those that found no way in an earlier
    /// attempt.
    fn order(&self, urgent: &[usize]) -> Vec<usize> {
        let reach = |at: &usize| {
            let wire = &self.board.wires[*at];
            let (Some(from), Some(to)) = (self.first(&wire.from), self.first(&wire.to)) else {
                return (0, 0, 0);
            };
            let rank = urgent
                .iter()
                .position(|other| other == at)
                .unwrap_or(urgent.len());
            (
                rank,
                from.level.abs_diff(to.level) + from.lane.abs_diff(to.lane),
                *at,
            )
        };
        let mut order: Vec<usize> = (0..self.board.wires.len()).collect();
        order.sort_by_key(reach);
        order
    }

    fn first(&self, symbols: &[usize]) -> Option<&Symbol> {
        symbols.first().and_then(|at| self.board.symbols.get(*at))
    }

    /// All words that stand so far.
    fn words(&self) -> Vec<Spotted> {
        let captions = self.captions.iter().flatten();
        let labels = self
            .routes
            .iter()
            .flatten()
            .filter_map(|route| route.label.as_ref());
        captions.chain(labels).cloned().collect()
    }

    /// Finds a place for the words that belong to a symbol: beside its lower or upper middle, else to its side.
    fn place_captions(&mut self) {
        for (at, symbol) in self.board.symbols.iter().enumerate() {
            if symbol.captions.is_empty() {
                continue;
            }
            let ports = ports::ports(self.board, &self.grid, &[at], |_, _, _| 0.0);
            let words = self.words();
            let central = ports
                .iter()
                .filter(|port| ports::aside(self.board, &self.grid, port) == 0);
            let place = central
                .flat_map(|port| {
                    labels::beside(self.board, &self.grid, &words, port, &symbol.captions)
                })
                .min_by(|a, b| a.cost.total_cmp(&b.cost));
            if let Some(place) = &place {
                labels::wall(&mut self.grid, place, 1);
            }
            self.captions[at] = place;
        }
    }

    fn route(&mut self, at: usize) {
        let mut route = self.best_route(at, u32::MAX, true);
        if route.is_none() && self.lenient {
            route = self.best_route(at, u32::MAX, false);
        }
        if let Some(route) = route {
            self.lay(at, route);
        }
    }

    fn improve_all(&mut self, order: &[usize]) {
        for _ in 0..ROUNDS {
            let improved = order.iter().filter(|wire| self.improve(**wire)).count();
            if improved == 0 {
                break;
            }
        }
    }

    /// Takes a wire up and lays it again where it finds a better way. Tells whether it did.
    fn improve(&mut self, at: usize) -> bool {
        let Some(old) = self.take_up(at) else {
            self.route(at);
            return self.routes[at].is_some();
        };
        let before = self.cost_now(at, &old);
        match self.best_route(at, before, old.label.is_some()) {
            Some(better) => {
                self.lay(at, better);
                true
            }
            None => {
                self.lay(at, old);
                false
            }
        }
    }

    /// What a route would cost now: crossings that came later included.
    fn cost_now(&self, at: usize, route: &Route) -> u32 {
        search::cost_along(
            &self.grid,
            self.board.wires[at].net,
            &route.spots,
            &route.start,
            &route.end,
        )
        .map_or(route.cost, |cost| cost + label_cost(route.label.as_ref()))
        .max(1)
    }

    fn best_route(&mut self, at: usize, below: u32, labelled: bool) -> Option<Route> {
        let board = self.board;
        let wire = &board.wires[at];
        let starts = ports::ports(board, &self.grid, &wire.from, ports::leaving_cost);
        let goals = ports::ports(board, &self.grid, &wire.to, ports::reaching_cost);
        let trunk = self.trunk(wire.net);
        if wire.labels.is_empty() || !labelled {
            let query = Query {
                net: wire.net,
                starts: &starts,
                goals: &goals,
                trunk: &trunk,
                below,
            };
            let way = search::cheapest(&self.grid, &query, &mut self.scratch)?;
            return self.route_of(wire, way, None);
        }
        self.labelled(wire, &starts, &goals, &trunk, below)
    }

    /// A wire with a label: for each place where the label could stand the best way from there, and the best of all.
    fn labelled(
        &mut self,
        wire: &Wire,
        starts: &[Port],
        goals: &[Port],
        trunk: &[Spot],
        below: u32,
    ) -> Option<Route> {
        let words = self.words();
        let mut best: Option<Route> = None;
        let mut starts: Vec<&Port> = starts
            .iter()
            .filter(|port| self.grid.is_open(port.stub))
            .collect();
        starts.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        for start in starts {
            for place in labels::beside(self.board, &self.grid, &words, start, &wire.labels) {
                let extra = label_cost(Some(&place));
                let bound = best
                    .as_ref()
                    .map_or(below, |best| best.cost)
                    .saturating_sub(extra);
                labels::wall(&mut self.grid, &place, 1);
                let query = Query {
                    net: wire.net,
                    starts: std::slice::from_ref(start),
                    goals,
                    trunk,
                    below: bound,
                };
                let way = search::cheapest(&self.grid, &query, &mut self.scratch);
                labels::wall(&mut self.grid, &place, -1);
                if let Some(way) = way {
                    best = self.route_of(wire, way, Some(place)).or(best);
                }
            }
        }
        best
    }

    /// Completes a way that ends upon another arrow with the rest of that one.
    fn route_of(&self, wire: &Wire, way: Way, label: Option<Spotted>) -> Option<Route> {
        let mut spots = way.spots;
        let end = match way.end {
            End::Port(port) => port,
            End::Trunk => {
                let last = *spots.last()?;
                let (rest, end) = self.rest_of_trunk(wire.net, last)?;
                spots.extend(rest);
                end
            }
        };
        Some(Route {
            start: way.start,
            spots,
            end,
            cost: way.cost.saturating_add(label_cost(label.as_ref())),
            label,
        })
    }

    fn rest_of_trunk(&self, net: u32, from: Spot) -> Option<(Vec<Spot>, Port)> {
        let wires = self.board.wires.iter().zip(&self.routes);
        for route in wires
            .filter(|(wire, _)| wire.net == net)
            .filter_map(|(_, route)| route.as_ref())
        {
            if let Some(at) = route.spots.iter().position(|spot| *spot == from) {
                return Some((route.spots[at + 1..].to_vec(), route.end));
            }
        }
        None
    }

    /// Where a wire may end upon others of its net: anywhere but at their first spots, where it would seem to run into
    /// the symbols they leave.
    fn trunk(&self, net: u32) -> Vec<Spot> {
        let wires = self.board.wires.iter().zip(&self.routes);
        let routes: Vec<&Route> = wires
            .filter(|(wire, _)| wire.net == net)
            .filter_map(|(_, route)| route.as_ref())
            .collect();
        let is_first = |spot: &Spot| routes.iter().any(|route| route.spots.first() == Some(spot));
        let spots = routes.iter().flat_map(|route| route.spots.iter().copied());
        spots.filter(|spot| !is_first(spot)).collect()
    }

    fn lay(&mut self, at: usize, route: Route) {
        let net = self.board.wires[at].net;
        for edge in edges(&self.grid, &route) {
            self.grid.occupy(edge, net);
        }
        if let Some(label) = &route.label {
            labels::wall(&mut self.grid, label, 1);
        }
        self.routes[at] = Some(route);
    }

    fn take_up(&mut self, at: usize) -> Option<Route> {
        let route = self.routes[at].take()?;
        for edge in edges(&self.grid, &route) {
            self.grid.release(edge);
        }
        if let Some(label) = &route.label {
            labels::wall(&mut self.grid, label, -1);
        }
        Some(route)
    }
}

fn label_cost(label: Option<&Spotted>) -> u32 {
    label.map_or(0, |label| (label.cost * 10.0) as u32)
}

/// All edges of a route, the stubs at its ends included.
fn edges(grid: &Grid, route: &Route) -> Vec<EdgeId> {
    let mut edges = vec![route.start.stub];
    for pair in route.spots.windows(2) {
        let dir = Dir::ALL
            .into_iter()
            .find(|dir| grid.step(pair[0], *dir) == Some(pair[1]));
        edges.extend(dir.and_then(|dir| grid.edge(pair[0], dir)));
    }
    edges.push(route.end.stub);
    edges
}
