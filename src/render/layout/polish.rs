//! Making a routed page better: each wire once more, now that the others are known, and pairs of wires that cross.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::{Dir, Spot};
use super::wires::{Route, Router, Wish};

/// How often all wires are looked at again.
const ROUNDS: usize = 3;

/// How much work polishing may be, for each wire there is, before it stops: see [`Router::effort`].
const EFFORT: usize = 12_000;

/// How many pairs of crossing wires are looked at in a round, at most.
const PAIRS: usize = 40;

/// Lays wires anew for as long as that makes the picture better.
pub fn polish(router: &mut Router, order: &[usize]) {
    let enough = router.effort() + EFFORT * order.len();
    for _ in 0..ROUNDS {
        if router.effort() > enough {
            break;
        }
        let crossing: BTreeSet<usize> = crossing_pairs(router)
            .into_iter()
            .flat_map(|(one, other)| [one, other])
            .collect();
        let poor = |at: &&usize| {
            let route = router.routes.get(**at).and_then(Option::as_ref);
            crossing.contains(*at) || route.is_some_and(|route| turns(route) > GOOD_TURNS)
        };
        let poor: Vec<usize> = order.iter().filter(poor).copied().collect();
        let alone = poor.into_iter().filter(|at| improve(router, *at)).count();
        let pairs = crossing_pairs(router).into_iter().take(PAIRS);
        let mut improved =
            |pair: &(usize, usize)| router.effort() < enough && improve_pair(router, *pair);
        let together = pairs.filter(|pair| improved(pair)).count();
        if alone + together == 0 {
            break;
        }
    }
}

/// The most turns of a route that is as good as it can be, if it crosses nothing.
const GOOD_TURNS: usize = 1;

fn turns(route: &Route) -> usize {
    let inner = route
        .spots
        .windows(3)
        .filter(|three| Dir::between(three[0], three[1]) != Dir::between(three[1], three[2]));
    let (start, end) = (route.start.side, route.end.side.back());
    let ends = match route.spots.as_slice() {
        [first, second, ..] => {
            let last = &route.spots[route.spots.len() - 2..];
            let begins = Dir::between(*first, *second);
            usize::from(begins != start) + usize::from(Dir::between(last[0], last[1]) != end)
        }
        _ => usize::from(start != end),
    };
    inner.count() + ends
}

/// Takes a wire up and lays it again where it finds a better way. Tells whether it did.
fn improve(router: &mut Router, at: usize) -> bool {
    let Some(old) = router.take_up(at) else {
        return false;
    };
    let wish = Wish {
        below: router.cost_now(at, &old).max(1),
        ..Wish::PEACEFUL
    };
    let better = router.best_route(at, wish);
    let found = better.is_some();
    router.lay(at, better.unwrap_or(old));
    found
}

/// The pairs of wires that cross.
fn crossing_pairs(router: &Router) -> BTreeSet<(usize, usize)> {
    let mut straight: BTreeMap<usize, Vec<(usize, Dir)>> = BTreeMap::new();
    for (at, route) in router.routes.iter().enumerate() {
        for (spot, dir) in route.iter().flat_map(straight_spots) {
            let here = straight.entry(router.grid.index(spot)).or_default();
            here.push((at, dir));
        }
    }
    let mut pairs = BTreeSet::new();
    for here in straight.values() {
        for (at, (one, dir)) in here.iter().enumerate() {
            for (other, other_dir) in &here[at + 1..] {
                if dir.is_upright() != other_dir.is_upright() {
                    pairs.insert((*one.min(other), *one.max(other)));
                }
            }
        }
    }
    pairs
}

/// The spots that a route passes without a turn.
fn straight_spots(route: &Route) -> impl Iterator<Item = (Spot, Dir)> + '_ {
    route.spots.windows(3).filter_map(|three| {
        let dir = Dir::between(three[0], three[1]);
        (dir == Dir::between(three[1], three[2])).then_some((three[1], dir))
    })
}

/// Takes two wires up and lays both again, in the order that makes the better picture. Tells whether it got better.
fn improve_pair(router: &mut Router, (one, other): (usize, usize)) -> bool {
    let Some(old_one) = router.take_up(one) else {
        return false;
    };
    let cost_one = router.cost_now(one, &old_one);
    let Some(old_other) = router.take_up(other) else {
        router.lay(one, old_one);
        return false;
    };
    let before = cost_one.saturating_add(router.cost_now(other, &old_other));
    let mut best: Option<(u32, Route, Route)> = None;
    for (first, second) in [(one, other), (other, one)] {
        let below = best.as_ref().map_or(before, |(cost, ..)| *cost);
        if let Some((cost, a, b)) = lay_both(router, first, second, below) {
            let (a, b) = if first == one { (a, b) } else { (b, a) };
            best = Some((cost, a, b));
        }
    }
    let found = best.is_some();
    let (one_route, other_route) = best.map_or((old_one, old_other), |(_, a, b)| (a, b));
    router.lay(one, one_route);
    router.lay(other, other_route);
    found
}

/// The best route of the first wire, and then that of the second, if both together cost less than this. Neither lies
/// afterwards.
fn lay_both(
    router: &mut Router,
    first: usize,
    second: usize,
    below: u32,
) -> Option<(u32, Route, Route)> {
    let wish = Wish {
        below,
        ..Wish::PEACEFUL
    };
    let a = router.best_route(first, wish)?;
    let cost = a.cost;
    router.lay(first, a);
    let wish = Wish {
        below: below.saturating_sub(cost),
        ..Wish::PEACEFUL
    };
    let b = router.best_route(second, wish);
    let a = router.take_up(first);
    let (a, b) = a.zip(b)?;
    Some((cost.saturating_add(b.cost), a, b))
}
