//! The cheapest way for one arrow through the grid.
//!
//! A way costs its length, and more for every turn and every crossing. It may cross another arrow only straight and at
//! a right angle, never at a turn; it may end upon an arrow of its own net, and goes on as that one does. Where it is
//! allowed to fight it may also take the place of other arrows, which then have to find new ways: that costs more than
//! any usual detour, and the more the oftener a place has been fought for.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::grid::{Dir, EdgeId, Grid, JOINT_NET, Spot, Use};

/// What a turn costs, in tenths of a point.
const TURN: u32 = 280;

/// What a crossing costs.
const CROSSING: u32 = 1300;

/// What it costs to end upon another arrow.
const MERGE: u32 = 140;

/// What it costs to drive another arrow away.
pub const FIGHT: u32 = 1600;

/// What it costs more for each time that a place has been fought for before.
pub const STRAIN: u32 = 350;

/// What each further edge along an arrow costs that is to be driven away already.
const ALONG: u32 = 100;

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
    /// What it costs to use it, in tenths of a point.
    pub cost: u32,
    /// Whether an arrow can't turn on the first spot before it reaches the symbol: its head would not have room.
    pub straight: bool,
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
    /// Where it begins, as a position among the starts.
    pub start: usize,
    /// The spots it passes, one after the other.
    pub spots: Vec<Spot>,
    /// Where it ends.
    pub end: End,
    /// What it costs.
    pub cost: u32,
}

/// What to look for.
#[derive(Debug, Clone, Copy)]
pub struct Query<'a> {
    /// The net of the arrow.
    pub net: u32,
    /// Where it can begin.
    pub starts: &'a [Port],
    /// Where it can end.
    pub goals: &'a [Port],
    /// Spots of arrows of its net that it can end upon, and where these go on from there.
    pub trunk: &'a [(Spot, Dir)],
    /// Only a way cheaper than this is of use.
    pub below: u32,
    /// Whether it may drive other arrows away.
    pub fights: bool,
}

/// Memory that searches share.
#[derive(Default)]
pub struct Scratch {
    /// How many spots were looked at in all searches.
    pub effort: usize,
    round: u32,
    states: Vec<State>,
    marks: Vec<Mark>,
    heap: BinaryHeap<Reverse<(u32, u32, u32)>>,
}

/// What is known about reaching a spot in a direction.
#[derive(Debug, Clone, Copy, Default)]
struct State {
    round: u32,
    cost: u32,
    from: u32,
}

/// What a spot is in this search.
#[derive(Debug, Clone, Copy, Default)]
struct Mark {
    goal: u32,
    trunk: u32,
    /// Where the trunk goes on.
    onwards: u8,
}

const NOWHERE: u32 = u32::MAX;

/// The cheapest way, if there is one.
pub fn cheapest(grid: &Grid, query: Query, scratch: &mut Scratch) -> Option<Way> {
    let mut search = Search::new(grid, query, scratch);
    search.begin();
    search.run()
}

/// A place, in tenths of a point.
fn place(grid: &Grid, at: Spot) -> (i32, i32) {
    let tenths = |places: &[f64], at: usize| (places.get(at).copied().unwrap_or(0.0) * 10.0) as i32;
    (
        tenths(&grid.lines.xs, at.x),
        tenths(&grid.lines.nominal, at.y),
    )
}

fn length(grid: &Grid, from: Spot, to: Spot) -> u32 {
    let (a, b) = (place(grid, from), place(grid, to));
    a.0.abs_diff(b.0) + a.1.abs_diff(b.1)
}

struct Search<'a> {
    grid: &'a Grid,
    query: Query<'a>,
    scratch: &'a mut Scratch,
    /// The box around all goals: left, top, right, bottom.
    aim: (i32, i32, i32, i32),
    best: Option<(u32, u32, End)>,
}

impl<'a> Search<'a> {
    fn new(grid: &'a Grid, query: Query<'a>, scratch: &'a mut Scratch) -> Self {
        if scratch.marks.len() != grid.spots() {
            scratch.states = vec![State::default(); grid.spots() * 4];
            scratch.marks = vec![Mark::default(); grid.spots()];
            scratch.round = 0;
        }
        scratch.round += 1;
        scratch.heap.clear();
        let mut aim = (i32::MAX, i32::MAX, i32::MIN, i32::MIN);
        let mut widen = |spot: Spot| {
            let (x, y) = place(grid, spot);
            aim = (aim.0.min(x), aim.1.min(y), aim.2.max(x), aim.3.max(y));
            grid.index(spot)
        };
        for goal in query.goals {
            scratch.marks[widen(goal.spot)].goal = scratch.round;
        }
        for (spot, dir) in query.trunk {
            let mark = &mut scratch.marks[widen(*spot)];
            mark.trunk = scratch.round;
            mark.onwards = *dir as u8;
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
            if let Some(price) = self.price_of_stub(start) {
                let at = self.grid.index(start.spot);
                self.reach(at, start.side, start.cost + price, NOWHERE);
            }
        }
    }

    /// Notes that a spot can be reached in a direction at a cost.
    fn reach(&mut self, at: usize, dir: Dir, cost: u32, from: u32) {
        let state = at * 4 + dir as usize;
        let known = &mut self.scratch.states[state];
        if known.round == self.scratch.round && known.cost <= cost {
            return;
        }
        let least = cost + least_to_go(place(self.grid, self.grid.spot(at)), dir, self.aim);
        let bound = self.best.map_or(self.query.below, |(cost, ..)| cost);
        if least >= bound {
            return;
        }
        *known = State {
            round: self.scratch.round,
            cost,
            from,
        };
        self.scratch.heap.push(Reverse((least, cost, state as u32)));
    }

    fn run(&mut self) -> Option<Way> {
        while let Some(Reverse((least, cost, state))) = self.scratch.heap.pop() {
            let bound = self.best.map_or(self.query.below, |(cost, ..)| cost);
            if least >= bound {
                break;
            }
            if self.scratch.states[state as usize].cost == cost {
                self.scratch.effort += 1;
                self.expand(state, cost);
            }
        }
        let (cost, state, end) = self.best?;
        self.way_to(state, end, cost)
    }

    fn expand(&mut self, state: u32, cost: u32) {
        let at = state as usize / 4;
        let dir = Dir::ALL[state as usize % 4];
        let around = self.grid.around(at).map(|edge| self.grid.used(edge));
        let net = self.query.net;
        if around.iter().any(|edge| edge.net == net) {
            let alone = around.iter().all(|edge| edge.net == 0 || edge.net == net);
            let mark = self.scratch.marks[at];
            // Head on against the trunk it would seem to lead to where that comes from.
            let ahead = around[dir as usize].net != net || mark.onwards == dir as u8;
            if alone && ahead && mark.trunk == self.scratch.round {
                self.finish(state, cost + MERGE, End::Trunk);
            }
            return;
        }
        if self.scratch.marks[at].goal == self.scratch.round {
            self.try_goals(state, at, dir, cost, &around);
        }
        let here = place(self.grid, self.grid.spot(at));
        for turn in Dir::ALL.into_iter().filter(|turn| *turn != dir.back()) {
            let fights = self.query.fights;
            let price = price_of_spot(dir, turn, &around, fights)
                .zip(price_of_edge(dir, turn, &around, fights));
            if let Some((spot, edge)) = price {
                let next = self.grid.step(at, turn);
                let there = place(self.grid, self.grid.spot(next));
                let length = here.0.abs_diff(there.0) + here.1.abs_diff(there.1);
                self.reach(next, turn, cost + spot + edge + length, state);
            }
        }
    }

    fn try_goals(&mut self, state: u32, at: usize, dir: Dir, cost: u32, around: &[Use; 4]) {
        let query = self.query;
        let here = |goal: &&Port| self.grid.index(goal.spot) == at;
        for goal in query.goals.iter().filter(here) {
            let turn = goal.side.back();
            if turn == dir.back() || goal.straight && turn != dir {
                continue;
            }
            let spot = price_of_spot(dir, turn, around, query.fights);
            if let Some((spot, stub)) = spot.zip(self.price_of_stub(goal)) {
                self.finish(state, cost + spot + stub + goal.cost, End::Port(*goal));
            }
        }
    }

    /// What it costs to use the edge between a symbol and the first spot outside.
    fn price_of_stub(&self, port: &Port) -> Option<u32> {
        let used = self.grid.used(port.stub);
        let free = used.net == 0 && used.words == 0 && used.fixed == 0;
        let own = used.net == JOINT_NET || used.net == self.query.net || used.fixed > 0;
        let can_fight = self.query.fights && !own;
        match free {
            true => Some(0),
            false => can_fight.then_some(FIGHT + STRAIN * u32::from(used.strain)),
        }
    }

    fn finish(&mut self, state: u32, cost: u32, end: End) {
        let bound = self.best.map_or(self.query.below, |(cost, ..)| cost);
        if cost < bound {
            self.best = Some((cost, state, end));
        }
    }

    fn way_to(&self, state: u32, end: End, cost: u32) -> Option<Way> {
        let mut spots = Vec::new();
        let mut at = state;
        let first = loop {
            spots.push(self.grid.spot(at as usize / 4));
            let from = self.scratch.states[at as usize].from;
            if from == NOWHERE {
                break at;
            }
            at = from;
        };
        spots.reverse();
        let side = Dir::ALL[first as usize % 4];
        let known = self.scratch.states[first as usize].cost;
        let begins_here = |port: &Port| {
            Some(&port.spot) == spots.first()
                && port.side == side
                && self.price_of_stub(port).map(|price| price + port.cost) == Some(known)
        };
        Some(Way {
            start: self.query.starts.iter().position(begins_here)?,
            spots,
            end,
            cost,
        })
    }
}

/// The least that the rest of a way costs: its length, and the turns without which it can't get there.
fn least_to_go((x, y): (i32, i32), dir: Dir, aim: (i32, i32, i32, i32)) -> u32 {
    let (left, top, right, bottom) = aim;
    let (dx, dy) = (
        (left - x).max(x - right).max(0),
        (top - y).max(y - bottom).max(0),
    );
    let away = match dir {
        Dir::Up => y <= top && dy > 0 || dx > 0,
        Dir::Down => y >= bottom && dy > 0 || dx > 0,
        Dir::Left => x <= left && dx > 0 || dy > 0,
        Dir::Right => x >= right && dx > 0 || dy > 0,
    };
    (dx + dy) as u32 + if away { TURN } else { 0 }
}

/// What it costs to pass a spot: nothing straight on, more across another arrow or at a turn. A turn upon another arrow
/// is no way at all without a fight.
fn price_of_spot(dir: Dir, turn: Dir, around: &[Use; 4], fights: bool) -> Option<u32> {
    if turn != dir {
        if around.iter().all(|edge| edge.net == 0) {
            return Some(TURN);
        }
        let strain = around.iter().map(|edge| u32::from(edge.strain)).max();
        let can_fight = fights && around.iter().all(|edge| edge.net != JOINT_NET);
        return can_fight.then_some(TURN + FIGHT + STRAIN * strain.unwrap_or(0));
    }
    let crosses = Dir::ALL
        .iter()
        .zip(around)
        .any(|(side, edge)| side.is_upright() != dir.is_upright() && edge.net != 0);
    Some(if crosses { CROSSING } else { 0 })
}

/// What it costs to go on along an edge, besides its length: nothing where it is free, a fight where it is taken.
fn price_of_edge(dir: Dir, turn: Dir, around: &[Use; 4], fights: bool) -> Option<u32> {
    let edge = around[turn as usize];
    if edge.walls > 0 || edge.fixed > 0 {
        return None;
    }
    if edge.net == 0 && edge.words == 0 {
        return Some(0);
    }
    if !fights || edge.net == JOINT_NET {
        return None;
    }
    let behind = around[dir.back() as usize].net;
    let price = match edge.net != 0 && edge.net == behind {
        true => ALONG,
        false => FIGHT,
    };
    Some(price + STRAIN * u32::from(edge.strain))
}

/// What a way costs on the grid as it is now, its own arrow taken up. Nothing where it would no longer be allowed.
pub fn cost_along(grid: &Grid, net: u32, spots: &[Spot], start: &Port, end: &Port) -> Option<u32> {
    let mut cost = start.cost;
    let mut dir = start.side;
    for (at, spot) in spots.iter().enumerate() {
        let around = grid.around(grid.index(*spot)).map(|edge| grid.used(edge));
        if around.iter().any(|edge| edge.net == net) {
            return Some(cost + MERGE);
        }
        let next = spots.get(at + 1);
        let turn = next.map_or(end.side.back(), |next| Dir::between(*spot, *next));
        cost += price_of_spot(dir, turn, &around, false)?;
        cost += next.map_or(0, |next| length(grid, *spot, *next));
        dir = turn;
    }
    Some(cost + end.cost)
}
