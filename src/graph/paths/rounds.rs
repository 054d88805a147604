//! How often the loops of a course are gone around at most, and by which ways.
//!
//! `at most n` bounds a way for the whole case, not for each time its loop is entered. So every way back adds its
//! longest round `n` times to the longest path, at the place it leads back to. A loop inside another one is gone around
//! during a round of the outer one, if the longest such round comes by it. For loops with one entry each, in a row or
//! inside each other, that is exact; where it can't be said exactly, the rounds found are some that can be gone, and
//! [`Rounds::exact`] is not set.

use super::Measure;
use super::course::{BackWay, Course, Reached};

/// The rounds of the bounded loops of a course.
#[derive(Debug, Clone, Default)]
pub struct Rounds {
    /// The rounds, each a way back with what leads up to it.
    pub list: Vec<Round>,
    /// For each place, the rounds that are gone there, as positions in the list.
    pub at: Vec<Vec<usize>>,
    /// Whether no case can go around more often or longer.
    pub exact: bool,
}

/// A round of a loop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// The place where it begins and ends.
    pub header: usize,
    /// Its ways, the way back last.
    pub ways: Vec<usize>,
    /// How many times a case can go it.
    pub times: u32,
}

impl Rounds {
    /// The longest rounds of a course by a measure that is a plain sum.
    pub fn longest<M: Measure>(course: &Course, measure: &M, zero: M::At) -> Rounds {
        let mut rounds = Rounds {
            list: Vec::new(),
            at: vec![Vec::new(); course.map.places()],
            exact: course.is_reducible(),
        };
        for back in &course.back {
            let bounded = is_bounded(course, back);
            if !bounded && joined(course, back, |way| !is_bounded_way(course, way)) {
                continue;
            }
            let (round, exact) = longest_round(course, back, measure, zero);
            rounds.exact &= exact;
            rounds.list.extend(round);
        }
        rounds.place(course);
        rounds
    }

    /// Finds the place at which each round is gone: where its loop begins, or where one around it does.
    fn place(&mut self, course: &Course) {
        let at = |place: usize| course.position[place].unwrap_or_default();
        let mut by_header: Vec<usize> = (0..self.list.len()).collect();
        by_header.sort_by_key(|round| at(self.list[*round].header));
        let mut placed: Vec<usize> = self.list.iter().map(|round| round.header).collect();
        // Outer loops begin before inner ones, so an outer round is placed before those that are gone during it.
        for outer in by_header {
            let on_the_way = places_of(course, &self.list[outer]);
            let inside = inside(course, &self.list[outer]);
            for inner in 0..self.list.len() {
                let header = self.list[inner].header;
                if header == self.list[outer].header {
                    continue;
                }
                if on_the_way[header] {
                    placed[inner] = placed[outer];
                } else if inside[header] {
                    self.exact = false;
                }
            }
        }
        for (round, place) in placed.into_iter().enumerate() {
            self.at[place].push(round);
        }
    }
}

fn is_bounded(course: &Course, back: &BackWay) -> bool {
    is_bounded_way(course, back.way)
}

fn is_bounded_way(course: &Course, way: usize) -> bool {
    course.map.ways()[way].at_most.is_some()
}

/// Whether the ends of a loop are joined by forward ways of a kind.
fn joined(course: &Course, back: &BackWay, allowed: impl Fn(usize) -> bool) -> bool {
    let mut seen = vec![false; course.map.places()];
    let mut open = vec![back.from];
    while let Some(place) = open.pop() {
        if place == back.to {
            return true;
        }
        if std::mem::replace(&mut seen[place], true) {
            continue;
        }
        let into = course.forward_into(place).filter(|way| allowed(*way));
        open.extend(into.map(|way| course.map.ways()[way].from));
    }
    false
}

/// The longest round of a loop, how many times it can be gone, and whether that is certain.
fn longest_round<M: Measure>(
    course: &Course,
    back: &BackWay,
    measure: &M,
    zero: M::At,
) -> (Option<Round>, bool) {
    let Some(mut ways) = longest_between(course, back, measure, zero) else {
        return (None, false);
    };
    let bounds = ways
        .iter()
        .filter_map(|way| course.map.ways()[*way].at_most);
    let inner: Option<u32> = bounds.min();
    let own = course.map.ways()[back.way].at_most;
    ways.push(back.way);
    let (times, exact) = match (own, inner) {
        (Some(own), None) => (own, true),
        (own, Some(inner)) if returns_always(course, back, &ways) => {
            let one_bound = own.is_none_or(|own| own <= inner);
            (own.unwrap_or(inner).min(inner), one_bound)
        }
        // A bounded way that also leads on is needed once more to leave.
        (own, Some(inner)) => (own.unwrap_or(inner).min(inner.saturating_sub(1)), false),
        (None, None) => (0, true),
    };
    let round = Round {
        header: back.to,
        ways,
        times,
    };
    (
        (times > 0).then_some(round),
        exact && is_only_bound(course, back),
    )
}

/// The longest path of forward ways from where a loop begins to where its way back leaves.
fn longest_between<M: Measure>(
    course: &Course,
    back: &BackWay,
    measure: &M,
    zero: M::At,
) -> Option<Vec<usize>> {
    let (first, last) = (course.position[back.to]?, course.position[back.from]?);
    let mut best: Vec<Option<(M::At, usize)>> = vec![None; last - first + 1];
    best[0] = Some((zero, usize::MAX));
    for at in first + 1..=last {
        for way in course.forward_into(course.order[at]) {
            let from = course.position[course.map.ways()[way].from]?;
            let Some((before, _)) = from.checked_sub(first).and_then(|from| best[from]) else {
                continue;
            };
            let done = measure.after(before, course.map.ways()[way].cost);
            if best[at - first].is_none_or(|(so_far, _)| done > so_far) {
                best[at - first] = Some((done, way));
            }
        }
    }
    let (mut ways, mut at) = (Vec::new(), last);
    while at > first {
        let (_, way) = best[at - first]?;
        ways.push(way);
        at = course.position[course.map.ways()[way].from]?;
    }
    ways.reverse();
    Some(ways)
}

/// Whether a case that goes the bounded way of a round can leave it by the way back alone.
fn returns_always(course: &Course, back: &BackWay, ways: &[usize]) -> bool {
    let bounded = ways.iter().find(|way| is_bounded_way(course, **way));
    let mut open: Vec<usize> = bounded
        .map(|way| course.map.ways()[*way].to)
        .into_iter()
        .collect();
    let mut seen = vec![false; course.map.places()];
    while let Some(place) = open.pop() {
        if std::mem::replace(&mut seen[place], true) {
            continue;
        }
        let on = course.map.out(place).iter().filter(|way| **way != back.way);
        if course.map.out(place).is_empty() {
            return false;
        }
        open.extend(on.map(|way| course.map.ways()[*way].to));
        if place == back.to {
            return false;
        }
    }
    true
}

/// Whether a loop has no bounded way but one.
fn is_only_bound(course: &Course, back: &BackWay) -> bool {
    let unbounded = |way: usize| !is_bounded_way(course, way);
    let inside = inside_of(course, back);
    let ways = course.map.ways().iter().enumerate();
    let bounded = ways.filter(|(at, way)| {
        !unbounded(*at)
            && inside[way.from]
            && inside[way.to]
            && course.position[way.from] < course.position[way.to]
    });
    bounded.count() <= usize::from(!is_bounded(course, back))
}

fn places_of(course: &Course, round: &Round) -> Vec<bool> {
    let mut places = vec![false; course.map.places()];
    for way in &round.ways {
        places[course.map.ways()[*way].to] = true;
    }
    places
}

fn inside(course: &Course, round: &Round) -> Vec<bool> {
    let from = round.ways.last().map(|way| course.map.ways()[*way].from);
    let back = BackWay {
        way: usize::MAX,
        from: from.unwrap_or(round.header),
        to: round.header,
    };
    inside_of(course, &back)
}

/// The places of a loop: those between where it begins and where the way back leaves.
fn inside_of(course: &Course, back: &BackWay) -> Vec<bool> {
    let mut inside = vec![false; course.map.places()];
    inside[back.to] = true;
    let mut open = vec![back.from];
    while let Some(place) = open.pop() {
        if !std::mem::replace(&mut inside[place], true) {
            let into = course.forward_into(place);
            open.extend(into.map(|way| course.map.ways()[way].from));
        }
    }
    inside
}

/// The longest that a case takes to each place, rounds included.
impl Rounds {
    /// See [`Course::latest`].
    pub fn latest<M: Measure>(&self, course: &Course, measure: &M, start: M::At) -> Reached<M::At> {
        course.latest(measure, start, &self.at)
    }
}
