//! Laying wires on the grid and taking them up again: one wire at a time, its label with it.

use super::board::{Board, Wire};
use super::grid::{Dir, EdgeId, Grid, Spot};
use super::labels::{self, LINES_APART, Setting, Spotted, Standing};
use super::lines::Density;
use super::ports;
use super::search::{self, End, Port, Query, Scratch, Way};

/// How near to a symbol of another node arrows may not merge: it would seem that they lead there.
const MERGE_CLEAR: f64 = 7.0;

/// How often a way is sought that does not lead through its own label.
const TRIES: usize = 8;

/// What nothing may cost.
const OUT: u32 = u32::MAX / 4;

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
    /// What it cost when it was laid.
    pub cost: u32,
}

/// What is sought for a wire.
#[derive(Debug, Clone, Copy)]
pub struct Wish {
    /// Only a route cheaper than this is of use.
    pub below: u32,
    /// Whether it may drive others away.
    pub fights: bool,
    /// Whether its label has to find a place.
    pub labelled: bool,
    /// Whether its ends have to find the right sides of their symbols.
    pub strict: bool,
}

impl Wish {
    /// Any route, with the label, that leaves all others in their places.
    pub const PEACEFUL: Wish = Wish {
        below: u32::MAX,
        fights: false,
        labelled: true,
        strict: true,
    };

    /// A route without the label.
    pub const WORDLESS: Wish = Wish {
        labelled: false,
        ..Wish::PEACEFUL
    };

    /// Any route at all.
    pub const ANYWHERE: Wish = Wish {
        strict: false,
        ..Wish::WORDLESS
    };
}

/// The wires of a board on its grid.
pub struct Router<'a> {
    /// The board.
    pub board: &'a Board,
    /// The grid.
    pub grid: Grid,
    /// The routes, in the order of the wires; nothing for one that does not lie.
    pub routes: Vec<Option<Route>>,
    /// The words beside symbols, in the order of the symbols.
    pub captions: Vec<Option<Spotted>>,
    /// All words that stand.
    standing: Standing,
    scratch: Scratch,
}

impl<'a> Router<'a> {
    /// A grid without wires, with the words beside symbols in their places.
    pub fn new(board: &'a Board, density: &Density) -> Self {
        let mut router = Router {
            board,
            grid: Grid::new(board, density),
            routes: vec![None; board.wires.len()],
            captions: vec![None; board.symbols.len()],
            standing: Standing::new(board.levels.len()),
            scratch: Scratch::default(),
        };
        router.place_captions();
        router
    }

    fn setting(&self, fights: bool, lines: u8) -> Setting<'_> {
        Setting {
            board: self.board,
            grid: &self.grid,
            standing: &self.standing,
            fights,
            lines,
        }
    }

    /// Finds a place for the words that belong to a symbol: beside its lower or upper middle, else to its side.
    fn place_captions(&mut self) {
        for (at, symbol) in self.board.symbols.iter().enumerate() {
            if symbol.captions.is_empty() {
                continue;
            }
            let central = ports::central(self.board, &self.grid, at);
            let place = central
                .iter()
                .filter(|port| !symbol.has_bar(port.side))
                .flat_map(|port| {
                    self.setting(false, LINES_APART.1)
                        .beside(port, &symbol.captions)
                })
                .min_by_key(|place| place.cost);
            if let Some(place) = &place {
                self.standing.put(None, place);
                for edge in labels::edges_of_caption(&self.grid, place) {
                    self.grid.fix_words(edge, 1);
                }
            }
            self.captions[at] = place;
        }
    }

    /// The best route for a wire that does not lie.
    pub fn best_route(&mut self, at: usize, wish: Wish) -> Option<Route> {
        let board = self.board;
        let wire = board.wires.get(at)?;
        let mut starts = ports::starts(board, &self.grid, wire, wish.strict);
        let places = match wish.labelled && !wire.labels.is_empty() {
            true => self.labelled(&mut starts, wire, wish.fights),
            false => vec![None; starts.len()],
        };
        let goals = ports::goals(board, &self.grid, wire, wish.strict);
        let trunk = self.trunk(wire);
        let query = Query {
            net: wire.net,
            starts: &starts,
            goals: &goals,
            trunk: &trunk,
            below: wish.below.min(OUT),
            fights: wish.fights,
        };
        self.around_its_label(wire, query, &places)
    }

    /// The starts at which the label finds a place, with what it costs, and these places.
    fn labelled(&self, starts: &mut Vec<Port>, wire: &Wire, fights: bool) -> Vec<Option<Spotted>> {
        let setting = self.setting(fights, LINES_APART.0);
        let mut places = Vec::new();
        let ports = std::mem::take(starts);
        for port in ports {
            for place in setting.beside(&port, &wire.labels) {
                starts.push(Port {
                    cost: port.cost + place.cost,
                    ..port
                });
                places.push(Some(place));
            }
        }
        places
    }

    /// The best way that does not lead through the words at its own beginning. Such a way is rare, so the words are put
    /// up only when one was found.
    fn around_its_label(
        &mut self,
        wire: &Wire,
        mut query: Query,
        places: &[Option<Spotted>],
    ) -> Option<Route> {
        let mut starts = query.starts.to_vec();
        let mut best = None;
        for _ in 0..TRIES {
            let own = Query {
                starts: &starts,
                ..query
            };
            let Some(way) = search::cheapest(&self.grid, own, &mut self.scratch) else {
                return best;
            };
            let place = places.get(way.start).and_then(Option::as_ref);
            let below = place.map_or(Vec::new(), |place| labels::edges_below(&self.grid, place));
            let start = way.start;
            let route = self.route_of(wire, &starts, way, place);
            if let Some(route) = route.filter(|route| !self.meets_its_words(route, &below)) {
                return Some(route);
            }
            for edge in &below {
                self.grid.fix_words(*edge, 1);
            }
            let only = [starts[start]];
            let own = Query {
                starts: &only,
                ..query
            };
            let around = search::cheapest(&self.grid, own, &mut self.scratch);
            for edge in &below {
                self.grid.fix_words(*edge, -1);
            }
            let around = around.and_then(|way| self.route_of(wire, &only, way, place));
            if let Some(around) = around.filter(|route| !self.meets_its_words(route, &below)) {
                query.below = around.cost;
                best = Some(around);
            }
            // A start that can't win any more, kept so that the positions stay.
            starts[start].cost = OUT;
        }
        best
    }

    /// Whether a route leads through its own words, or has its head among them.
    fn meets_its_words(&self, route: &Route, below: &[EdgeId]) -> bool {
        let Some(words) = &route.label else {
            return false;
        };
        let head = ports::head(self.board, &self.grid, &route.end);
        head.is_some_and(|(level, head)| level == words.level && head.overlaps(&words.rect))
            || edges(&self.grid, route)
                .iter()
                .any(|edge| below.contains(edge))
    }

    /// Completes a way that ends upon another arrow with the rest of that one.
    fn route_of(
        &self,
        wire: &Wire,
        starts: &[Port],
        way: Way,
        label: Option<&Spotted>,
    ) -> Option<Route> {
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
            start: *starts.get(way.start)?,
            spots,
            end,
            cost: way.cost,
            label: label.cloned(),
        })
    }

    fn routes_of(&self, net: u32) -> impl Iterator<Item = &Route> + '_ {
        let wires = self.board.wires.iter().zip(&self.routes);
        wires
            .filter(move |(wire, _)| wire.net == net)
            .filter_map(|(_, route)| route.as_ref())
    }

    fn rest_of_trunk(&self, net: u32, from: Spot) -> Option<(Vec<Spot>, Port)> {
        self.routes_of(net).find_map(|route| {
            let at = route.spots.iter().position(|spot| *spot == from)?;
            Some((route.spots.get(at + 1..)?.to_vec(), route.end))
        })
    }

    /// Where a wire may end upon others of its net: not at their first spots, where it would seem to run into the symbols
    /// they leave, nor close beside the symbol of another node.
    fn trunk(&self, wire: &Wire) -> Vec<(Spot, Dir)> {
        let firsts: Vec<&Spot> = self
            .routes_of(wire.net)
            .filter_map(|route| route.spots.first())
            .collect();
        let mut trunk = Vec::new();
        for route in self.routes_of(wire.net) {
            for (at, spot) in route.spots.iter().enumerate().skip(1) {
                let next = route.spots.get(at + 1);
                let dir = next.map_or(route.end.side.back(), |next| Dir::between(*spot, *next));
                if !firsts.contains(&spot) && !self.is_beside_another(*spot, wire) {
                    trunk.push((*spot, dir));
                }
            }
        }
        trunk
    }

    fn is_beside_another(&self, spot: Spot, wire: &Wire) -> bool {
        let level = self.grid.lines.levels.partition_point(|l| l.end <= spot.y);
        let on_level = self.grid.lines.offset(spot.y).is_some();
        let here = self.board.by_level.get(level).filter(|_| on_level);
        let x = self.grid.lines.xs.get(spot.x).copied().unwrap_or_default();
        here.into_iter().flatten().any(|at| {
            let symbol = &self.board.symbols[*at];
            let apart = (x - self.board.centre_of_lane(symbol.lane)).abs();
            !wire.to.contains(at) && apart < symbol.design.width / 2.0 + MERGE_CLEAR
        })
    }

    /// Lays a route.
    pub fn lay(&mut self, at: usize, route: Route) {
        let net = self.board.wires[at].net;
        for edge in edges(&self.grid, &route) {
            self.grid.occupy(edge, net);
        }
        self.put_label(&route, 1);
        if let Some(label) = &route.label {
            self.standing.put(Some(at), label);
        }
        self.routes[at] = Some(route);
    }

    /// Takes a route up.
    pub fn take_up(&mut self, at: usize) -> Option<Route> {
        let route = self.routes.get_mut(at)?.take()?;
        for edge in edges(&self.grid, &route) {
            self.grid.release(edge);
        }
        self.put_label(&route, -1);
        if let Some(label) = &route.label {
            self.standing.take(at, label);
        }
        Some(route)
    }

    /// Puts the label of a route upon the edges near it, but for the route's own.
    fn put_label(&mut self, route: &Route, by: i16) {
        let Some(place) = &route.label else {
            return;
        };
        let own = edges(&self.grid, route);
        for edge in labels::edges_of_label(&self.grid, place) {
            if !own.contains(&edge) {
                self.grid.put_words(edge, by);
            }
        }
    }

    /// What a route that was taken up would cost now, the crossings included that came later. More than it did where it
    /// is in the way of others by now.
    pub fn cost_now(&self, at: usize, route: &Route) -> u32 {
        let net = self.board.wires[at].net;
        search::cost_along(&self.grid, net, &route.spots, &route.start, &route.end)
            .unwrap_or(route.cost)
    }

    /// How much work all searches were so far: the number of spots that they looked at.
    pub fn effort(&self) -> usize {
        self.scratch.effort
    }

    /// The words that stand in the way of these: whose they are.
    pub fn words_in_the_way(&self, place: &Spotted) -> Vec<usize> {
        self.standing.in_the_way(place).flatten().collect()
    }
}

/// All edges of a route, the stubs at its ends included.
pub fn edges(grid: &Grid, route: &Route) -> Vec<EdgeId> {
    let mut edges = vec![route.start.stub];
    let pairs = route.spots.windows(2);
    edges.extend(pairs.map(|pair| grid.edge(pair[0], Dir::between(pair[0], pair[1]))));
    edges.push(route.end.stub);
    edges
}
