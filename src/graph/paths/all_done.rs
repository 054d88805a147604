//! The shortest run to the end of a case of which every branch has to come to its end, joined or not.
//!
//! Walked backward: what is left to do at a place is the cheapest of its exits, and of an exit that splits the dearest
//! of its branches. Branches that meet in a join bring it with them, so it counts once, after the later of them.

use super::Way;
use super::course::Course;

/// What is left to do, by a measure that is a plain sum.
#[derive(Debug, Clone)]
pub struct AllDone {
    /// The least sum from the beginning until all branches have ended.
    pub sum: i64,
    /// The ways of the branch that ends last, the first one first.
    pub ways: Vec<usize>,
}

impl AllDone {
    /// The shortest run of a course that begins with any of these ways; nothing where no run comes to its end.
    pub fn shortest(
        course: &Course,
        first: &[usize],
        ends: &[bool],
        cost: impl Fn(usize) -> i64,
    ) -> Option<AllDone> {
        let left = settle(course, ends, &cost);
        let sums = first.iter().filter_map(|way| {
            let sum = through(course.map.ways().get(*way)?, &left, &cost)?;
            Some((sum, *way))
        });
        let (sum, mut way) = sums.min()?;
        let mut ways = Vec::new();
        loop {
            ways.push(way);
            match left[course.map.ways()[way].to] {
                Some((_, Some(next))) if ways.len() <= course.order.len() => way = next,
                _ => return Some(AllDone { sum, ways }),
            }
        }
    }
}

/// What is left at each place, and by which way. One walk backward settles it; where a loop has several entries there is
/// no such order, and it is walked until nothing gets cheaper.
fn settle(
    course: &Course,
    ends: &[bool],
    cost: &impl Fn(usize) -> i64,
) -> Vec<Option<(i64, Option<usize>)>> {
    let mut left: Vec<Option<(i64, Option<usize>)>> = vec![None; course.map.places()];
    for _ in 0..=course.order.len() {
        let mut changed = false;
        for place in course.order.iter().rev().copied() {
            let found = match ends.get(place) {
                Some(true) => Some((0, None)),
                _ => cheapest_exit(course, place, &left, cost),
            };
            let cheaper = found.is_some_and(|(sum, _)| left[place].is_none_or(|old| sum < old.0));
            if cheaper {
                left[place] = found;
                changed = true;
            }
        }
        if course.is_reducible() || !changed {
            break;
        }
    }
    left
}

type Left = [Option<(i64, Option<usize>)>];

fn through(way: &Way, left: &Left, cost: &impl Fn(usize) -> i64) -> Option<i64> {
    let (after, _) = left[way.to]?;
    Some(cost(way.cost).saturating_add(after))
}

/// The exit with the least left to do. An exit of which a branch leads back, or nowhere, is none.
fn cheapest_exit(
    course: &Course,
    place: usize,
    left: &Left,
    cost: &impl Fn(usize) -> i64,
) -> Option<(i64, Option<usize>)> {
    let ways = course.map.ways();
    let exits = course
        .map
        .out(place)
        .chunk_by(|a, b| ways[*a].exit == ways[*b].exit);
    let sums = exits.filter_map(|exit| {
        let branches = exit.chunk_by(|a, b| ways[*a].to == ways[*b].to);
        let mut each = branches.map(|alternatives| {
            let sums = alternatives.iter().filter_map(|way| {
                let ahead = !course.is_reducible()
                    || course.position[ways[*way].to] > course.position[place];
                let sum = through(&ways[*way], left, cost).filter(|_| ahead)?;
                Some((sum, Some(*way)))
            });
            sums.min()
        });
        match ways[*exit.first()?].all {
            true => each.try_fold((0, None), |worst: (i64, Option<usize>), branch| {
                let branch = branch?;
                Some(if worst.1.is_none() || branch.0 > worst.0 {
                    branch
                } else {
                    worst
                })
            }),
            false => each.flatten().min(),
        }
    });
    sums.min()
}
