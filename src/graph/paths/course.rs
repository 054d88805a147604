//! The part of a map that a case can go through from given ways on, put in order: every way leads forward in it, but
//! for the ways back, which close the loops.

use petgraph::algo::dominators::simple_fast;
use petgraph::graph::{DiGraph, NodeIndex};

use super::{Map, Measure, ROOT, Way};

/// The places that can be come to from some first ways.
#[derive(Debug, Clone)]
pub struct Course<'n> {
    pub(super) map: &'n Map,
    /// The places in such an order that only ways back lead backward.
    pub(super) order: Vec<usize>,
    /// The position of each place in the order; nothing for one that can't be come to.
    pub(super) position: Vec<Option<usize>>,
    /// The ways into each place of the order, by its position; ways back are left out.
    entries: Vec<Vec<Entry>>,
    /// The ways back.
    pub(super) back: Vec<BackWay>,
    reducible: bool,
}

/// A way into a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    way: usize,
    kind: EntryKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum EntryKind {
    /// The course begins with it.
    First,
    Forward,
    /// It leads backward into the middle of a loop that has several entries.
    Sideways,
}

/// A way back to a place that every path to its loop goes through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BackWay {
    pub(super) way: usize,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// How far a case has come at each place, and by which way.
#[derive(Debug, Clone)]
pub struct Reached<At> {
    list: Vec<Option<Arrival<At>>>,
}

/// How far a case has come at a place.
#[derive(Debug, Clone, Copy)]
struct Arrival<At> {
    at: At,
    way: usize,
    /// Whether the course begins with that way.
    first: bool,
}

impl<At: Copy + Ord> Reached<At> {
    /// How far a case has come when it is done at a place; nothing where it never comes there.
    pub fn at(&self, place: usize) -> Option<At> {
        Some(self.arrival(place)?.at)
    }

    fn arrival(&self, place: usize) -> Option<&Arrival<At>> {
        self.list.get(place)?.as_ref()
    }

    /// The ways that a case has come to a place, the first one first. Where branches meet, the one waited for last. A
    /// join inside a loop with several entries may wait for itself; there the trace begins where it would go round.
    pub fn trace(&self, map: &Map, place: usize) -> Vec<usize> {
        let mut trace = Vec::new();
        let mut next = self.arrival(place);
        let mut seen = vec![false; self.list.len()];
        while let Some(arrival) = next {
            let to = map.ways().get(arrival.way).map(|way| way.to);
            let seen = to.and_then(|to| seen.get_mut(to));
            if seen.is_none_or(|seen| std::mem::replace(seen, true)) {
                break;
            }
            trace.push(arrival.way);
            let from = map.ways().get(arrival.way).map(|way| way.from);
            next = from
                .filter(|_| !arrival.first)
                .and_then(|from| self.arrival(from));
        }
        trace.reverse();
        trace
    }
}

impl<'n> Course<'n> {
    /// The course of the whole case.
    pub fn whole(map: &'n Map) -> Course<'n> {
        Course::new(map, map.out(ROOT))
    }

    /// The course that begins with any of these ways.
    pub fn new(map: &'n Map, first: &[usize]) -> Course<'n> {
        Course::within(map, first, |_| true)
    }

    /// The course that begins with any of these ways and goes on by ways of a kind only.
    pub fn within(map: &'n Map, first: &[usize], allowed: impl Fn(&Way) -> bool) -> Course<'n> {
        let order = order(map, first, |way| allowed(&map.ways()[way]));
        let mut position = vec![None; map.places()];
        for (at, place) in order.iter().enumerate() {
            position[*place] = Some(at);
        }
        let mut course = Course {
            map,
            entries: vec![Vec::new(); order.len()],
            order,
            position,
            back: Vec::new(),
            reducible: true,
        };
        course.sort_ways(first, |way| allowed(&map.ways()[way]));
        course
    }

    /// Tells ways forward from ways back.
    fn sort_ways(&mut self, first: &[usize], allowed: impl Fn(usize) -> bool) {
        let map = self.map;
        let enter = |course: &mut Self, way: usize, kind| {
            if let Some(at) = course.position[map.ways()[way].to] {
                course.entries[at].push(Entry { way, kind });
            }
        };
        for way in first {
            enter(self, *way, EntryKind::First);
        }
        let dominates = self.dominators(first, &allowed);
        for (from_at, from) in self.order.clone().into_iter().enumerate() {
            for way in map.out(from).iter().copied().filter(|way| allowed(*way)) {
                let to = map.ways()[way].to;
                let Some(to_at) = self.position[to] else {
                    continue;
                };
                if from_at < to_at {
                    enter(self, way, EntryKind::Forward);
                } else if dominates(to_at, from_at) {
                    self.back.push(BackWay { way, from, to });
                } else {
                    enter(self, way, EntryKind::Sideways);
                    self.reducible = false;
                }
            }
        }
        for entries in &mut self.entries {
            entries.sort_by_key(|entry| (map.ways()[entry.way].branch, entry.way, entry.kind));
        }
    }

    /// Tells whether every path from the first ways to a place leads through another; places by their positions.
    fn dominators<A: Fn(usize) -> bool>(
        &self,
        first: &[usize],
        allowed: A,
    ) -> impl Fn(usize, usize) -> bool + use<A> {
        let ways = self.map.ways();
        let count = self.order.len();
        let mut graph: DiGraph<(), ()> = DiGraph::with_capacity(count + 1, count * 2);
        for _ in 0..=count {
            graph.add_node(());
        }
        let root = NodeIndex::new(count);
        for to in first.iter().filter_map(|way| self.position[ways[*way].to]) {
            graph.update_edge(root, NodeIndex::new(to), ());
        }
        for (at, place) in self.order.iter().enumerate() {
            let out = self.map.out(*place).iter().filter(|way| allowed(**way));
            for to in out.filter_map(|way| self.position[ways[*way].to]) {
                graph.add_edge(NodeIndex::new(at), NodeIndex::new(to), ());
            }
        }
        let found = simple_fast(&graph, root);
        move |above, below| {
            let mut at = Some(NodeIndex::new(below));
            while let Some(place) = at.filter(|place| place.index() != above) {
                at = found.immediate_dominator(place);
            }
            at.is_some()
        }
    }

    /// Whether each loop can be entered at one place only. Where it is not so, longest paths are at least so long.
    pub fn is_reducible(&self) -> bool {
        self.reducible
    }

    /// Whether a case can come to a place.
    pub fn reaches(&self, place: usize) -> bool {
        self.position.get(place).is_some_and(Option::is_some)
    }

    /// The places that a case can come to.
    pub fn places(&self) -> &[usize] {
        &self.order
    }

    /// The ways into a place that lead forward, without those that the course begins with.
    pub(super) fn forward_into(&self, place: usize) -> impl Iterator<Item = usize> {
        let at = self.position.get(place).copied().flatten();
        let entries = at.and_then(|at| self.entries.get(at)).into_iter().flatten();
        let forward = entries.filter(|entry| entry.kind == EntryKind::Forward);
        forward.map(|entry| entry.way)
    }

    /// The earliest that a case is done at each place. No loop is gone around that needn't be.
    pub fn earliest<M: Measure>(&self, measure: &M, start: M::At) -> Reached<M::At> {
        let mut reached = self.nowhere();
        // Without sideways ways one walk in order settles everything, and each walk settles one place at least.
        for _ in 0..=self.order.len() {
            let mut changed = false;
            for (at, place) in self.order.iter().copied().enumerate() {
                let entries = self.entries[at].iter();
                let found = self.best(entries, &reached, start, measure, Side::Earliest);
                // An arrival is kept until another is better: two that wait for each other would else go in a circle.
                if found.map(|found| found.at) != reached.at(place) {
                    reached.list[place] = found;
                    changed = true;
                }
            }
            if self.reducible || !changed {
                break;
            }
        }
        reached
    }

    /// The latest, the rounds of its loops included: `rounds` has those that are gone at each place.
    pub fn latest<M: Measure>(
        &self,
        measure: &M,
        start: M::At,
        rounds: &[Vec<usize>],
    ) -> Reached<M::At> {
        let mut reached = self.nowhere();
        for (at, place) in self.order.iter().copied().enumerate() {
            let entries = self.entries[at].iter();
            let forward = entries.filter(|entry| entry.kind != EntryKind::Sideways);
            let mut found = self.best(forward, &reached, start, measure, Side::Latest);
            if let Some(found) = &mut found {
                for round in rounds.get(place).into_iter().flatten() {
                    found.at = measure.around(found.at, *round);
                }
            }
            reached.list[place] = found;
        }
        reached
    }

    fn nowhere<At: Copy>(&self) -> Reached<At> {
        Reached {
            list: vec![None; self.map.places()],
        }
    }

    /// The best of the ways into a place; where it joins, the last of the best of each branch.
    fn best<'e, M: Measure>(
        &self,
        entries: impl Iterator<Item = &'e Entry>,
        reached: &Reached<M::At>,
        start: M::At,
        measure: &M,
        side: Side,
    ) -> Option<Arrival<M::At>> {
        let (mut best, mut last): (Option<Arrival<M::At>>, _) = (None, None);
        let mut branch = None;
        for entry in entries {
            let way = &self.map.ways()[entry.way];
            let before = match entry.kind {
                EntryKind::First => Some(start),
                _ => reached.at(way.from),
            };
            let Some(before) = before else { continue };
            if self.map.joins(way.to) && branch != Some(way.branch) {
                last = later(last, best.take());
                branch = Some(way.branch);
            }
            let at = measure.after(before, way.cost);
            if best.is_none_or(|so_far| side.prefers(at, so_far.at)) {
                best = Some(Arrival {
                    at,
                    way: entry.way,
                    first: entry.kind == EntryKind::First,
                });
            }
        }
        later(last, best)
    }
}

/// Which of two ways counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Earliest,
    Latest,
}

impl Side {
    fn prefers<At: Ord>(self, new: At, old: At) -> bool {
        match self {
            Side::Earliest => new < old,
            Side::Latest => new > old,
        }
    }
}

fn later<At: Ord>(a: Option<Arrival<At>>, b: Option<Arrival<At>>) -> Option<Arrival<At>> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if b.at > a.at { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// The places that can be come to, each after all from which a way leads there that is no way back.
fn order(map: &Map, first: &[usize], allowed: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut seen = vec![false; map.places()];
    let mut order = Vec::new();
    for way in first.iter().rev() {
        let start = map.ways()[*way].to;
        let mut open = vec![(start, map.out(start).len())];
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        while let Some((place, left)) = open.last_mut() {
            if *left == 0 {
                order.push(*place);
                open.pop();
                continue;
            }
            *left -= 1;
            let way = map.out(*place)[*left];
            let next = map.ways()[way].to;
            if allowed(way) && !std::mem::replace(&mut seen[next], true) {
                open.push((next, map.out(next).len()));
            }
        }
    }
    order.reverse();
    order
}
