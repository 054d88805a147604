//! The cheapest way for one arrow through the grid.
//!
//! A way costs its length, and more for every turn and every crossing. It may cross another arrow only straight and at
//! a right angle, never at a turn; it may end upon an arrow of its own net, and goes on as that one does.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::grid::{Dir, EdgeId, Grid, Spot};

/// What a turn costs, in points of length.
const TURN: f64 = 26.0;

/// What a crossing costs.
const CROSSING: f64 = 70.0;

/// What it costs to end upon another arrow.
const MERGE: f64 = 14.0;

/// Costs are counted in tenths of a point.
const UNIT: f64 = 10.0;

/// A place where an arrow can leave or reach a symbol.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Port {
    /// The symbol.
    pub symbol: usize,
    /// The side of it.
    pub side: Dir,
    /// The first spot outside.
    pub spot: Spot,
    /// The edge between the symbol and that spot.
    pub stub: EdgeId,
    /// What it costs to use it.
    pub cost: f64,
}

/// How a way ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum End {
    /// At a symbol.
    Port(Port),
    /// Upon another arrow of the net.
    Trunk,
}

/// A way that was found.
#[derive(Debug, Clone)]
pub struct Way {
    /// Where it begins.
    pub start: Port,
    /// The spots it passes, one after the other.
    pub spots: Vec<Spot>,
    /// Where it ends.
    pub end: End,
    /// What it costs.
    pub cost: u32,
}

/// What to look for.
pub struct Query<'a> {
    /// The net of the arrow.
    pub net: u32,
    /// Where it can begin.
    pub starts: &'a [Port],
    /// Where it can end.
    pub goals: &'a [Port],
    /// Spots of arrows of its net that it can end upon.
    pub trunk: &'a [Spot],
    /// Only a way cheaper than this is of use.
    pub below: u32,
}

/// Memory that searches share.
#[derive(Default)]
pub struct Scratch {
    round: u32,
    seen: Vec<u32>,
    cost: Vec<u32>,
    from: Vec<u32>,
    is_goal: Vec<u32>,
    heap: BinaryHeap<Reverse<(u32, u32, u32)>>,
}

const NOWHERE: u32 = u32::MAX;

/// The cheapest way, if there is one.
pub fn cheapest(grid: &Grid, query: &Query, scratch: &mut Scratch) -> Option<Way> {
    let mut search = Search::new(grid, query, scratch);
    search.begin();
    search.run()
}

struct Search<'a> {
    grid: &'a Grid,
    query: &'a Query<'a>,
    scratch: &'a mut Scratch,
    /// The box around all goals: left, top, right, bottom.
    aim: (f64, f64, f64, f64),
    best: Option<(u32, u32, End)>,
}

impl<'a> Search<'a> {
    fn new(grid: &'a Grid, query: &'a Query<'a>, scratch: &'a mut Scratch) -> Self {
        let spots = grid.spots();
        if scratch.seen.len() != spots * 4 {
            scratch.seen = vec![0; spots * 4];
            scratch.cost = vec![0; spots * 4];
            scratch.from = vec![NOWHERE; spots * 4];
            scratch.is_goal = vec![0; spots];
            scratch.round = 0;
        }
        scratch.round += 1;
        scratch.heap.clear();
        let goals = query.goals.iter().map(|goal| goal.spot);
        let mut aim = (f64::MAX, f64::MAX, f64::MIN, f64::MIN);
        for spot in goals.chain(query.trunk.iter().copied()) {
            let (x, y) = grid.place(spot);
            aim = (aim.0.min(x), aim.1.min(y), aim.2.max(x), aim.3.max(y));
        }
        for goal in query.goals {
            scratch.is_goal[grid.index(goal.spot)] = scratch.round;
        }
        Search {
            grid,
            query,
            scratch,
            aim,
            best: None,
        }
    }

    fn begin(&mut self) {
        for start in self.query.starts {
            if self.grid.is_open(start.stub) {
                let cost = (start.cost * UNIT) as u32;
                self.reach(start.spot, start.side, cost, NOWHERE);
            }
        }
    }

    /// Notes that a spot can be reached in a direction at a cost.
    fn reach(&mut self, at: Spot, dir: Dir, cost: u32, from: u32) {
        let state = self.grid.index(at) * 4 + dir as usize;
        let new = self.scratch.seen[state] != self.scratch.round;
        if !new && self.scratch.cost[state] <= cost {
            return;
        }
        let least = cost + self.least_to_go(at);
        if least >= self.bound() {
            return;
        }
        self.scratch.seen[state] = self.scratch.round;
        self.scratch.cost[state] = cost;
        self.scratch.from[state] = from;
        self.scratch.heap.push(Reverse((least, cost, state as u32)));
    }

    fn bound(&self) -> u32 {
        self.best.map_or(self.query.below, |(cost, ..)| cost)
    }

    fn least_to_go(&self, at: Spot) -> u32 {
        let (x, y) = self.grid.place(at);
        let (left, top, right, bottom) = self.aim;
        let dx = (left - x).max(x - right).max(0.0);
        let dy = (top - y).max(y - bottom).max(0.0);
        ((dx + dy) * UNIT) as u32
    }

    fn run(&mut self) -> Option<Way> {
        while let Some(Reverse((least, cost, state))) = self.scratch.heap.pop() {
            if least >= self.bound() {
                break;
            }
            if self.scratch.cost[state as usize] == cost {
                self.expand(state, cost);
            }
        }
        let (cost, state, end) = self.best?;
        self.way_to(state, end, cost)
    }

    fn expand(&mut self, state: u32, cost: u32) {
        let at = self.grid.spot(state as usize / 4);
        let dir = Dir::ALL[state as usize % 4];
        let around = self.grid.around(at);
        let net = self.query.net;
        if around.contains(&net) {
            let alone = around.iter().all(|other| *other == 0 || *other == net);
            if alone && self.query.trunk.contains(&at) {
                self.finish(state, cost + (MERGE * UNIT) as u32, End::Trunk);
            }
            return;
        }
        self.try_goals(state, at, dir, cost, &around);
        for turn in Dir::ALL {
            if turn == dir.back() {
                continue;
            }
            let Some(price) = price_of(dir, turn, &around) else {
                continue;
            };
            let (Some(next), Some(edge)) = (self.grid.step(at, turn), self.grid.edge(at, turn))
            else {
                continue;
            };
            if self.grid.is_free(edge) {
                let length = (self.grid.length(at, next) * UNIT) as u32;
                self.reach(next, turn, cost + price + length, state);
            }
        }
    }

    fn try_goals(&mut self, state: u32, at: Spot, dir: Dir, cost: u32, around: &[u32; 4]) {
        if self.scratch.is_goal[self.grid.index(at)] != self.scratch.round {
            return;
        }
        for goal in self.query.goals.iter().filter(|goal| goal.spot == at) {
            let turn = goal.side.back();
            if turn == dir.back() || !self.grid.is_open(goal.stub) {
                continue;
            }
            if let Some(price) = price_of(dir, turn, around) {
                let cost = cost + price + (goal.cost * UNIT) as u32;
                self.finish(state, cost, End::Port(*goal));
            }
        }
    }

    fn finish(&mut self, state: u32, cost: u32, end: End) {
        if cost < self.bound() {
            self.best = Some((cost, state, end));
        }
    }

    fn way_to(&self, state: u32, end: End, cost: u32) -> Option<Way> {
        let mut spots = Vec::new();
        let mut at = state;
        let first = loop {
            spots.push(self.grid.spot(at as usize / 4));
            let from = self.scratch.from[at as usize];
            if from == NOWHERE {
                break at;
            }
            at = from;
        };
        spots.reverse();
        let side = Dir::ALL[first as usize % 4];
        let starts_here = |port: &&Port| Some(&port.spot) == spots.first() && port.side == side;
        let start = self
            .query
            .starts
            .iter()
            .filter(starts_here)
            .find(|port| self.grid.is_open(port.stub))?;
        Some(Way {
            start: *start,
            spots,
            end,
            cost,
        })
    }
}

/// What it costs to pass a spot: nothing straight on, more across another arrow or at a turn. A turn upon another arrow
/// is no way at all.
fn price_of(dir: Dir, turn: Dir, around: &[u32; 4]) -> Option<u32> {
    if turn != dir {
        let alone = around.iter().all(|net| *net == 0);
        return alone.then_some((TURN * UNIT) as u32);
    }
    let crosses = Dir::ALL
        .iter()
        .zip(around)
        .any(|(side, net)| side.is_upright() != dir.is_upright() && *net != 0);
    Some(if crosses { (CROSSING * UNIT) as u32 } else { 0 })
}

/// What a way costs on the grid as it is now, its own arrow taken up. Nothing where it would no longer be allowed.
pub fn cost_along(grid: &Grid, net: u32, spots: &[Spot], start: &Port, end: &Port) -> Option<u32> {
    let mut cost = ((start.cost) * UNIT) as u32;
    let mut dir = start.side;
    for (at, spot) in spots.iter().enumerate() {
        let around = grid.around(*spot);
        if around.contains(&net) {
            return Some(cost + (MERGE * UNIT) as u32);
        }
        let next = spots.get(at + 1);
        let turn = match next {
            Some(next) => *Dir::ALL
                .iter()
                .find(|dir| grid.step(*spot, **dir) == Some(*next))?,
            None => end.side.back(),
        };
        cost += price_of(dir, turn, &around)?;
        if let Some(next) = next {
            cost += (grid.length(*spot, *next) * UNIT) as u32;
        }
        dir = turn;
    }
    Some(cost + (end.cost * UNIT) as u32)
}
