//! Arrows against each other. Two that reach the same head may merge on the way; all others keep apart, and cross at
//! most.

use crate::picture::plane::{Point, Segment, distance, segments};
use crate::picture::{Arrow, Page};

use super::{Faults, Rule};

/// How far apart two parallel lines must be to be told from one.
const APART: f64 = 1.5;

/// How far a turn must be from another line.
const CLEAR_OF_TURNS: f64 = 1.0;

/// How far from a symbol that they don't lead to arrows may merge.
const MERGE_ROOM: f64 = 5.9;

/// Two arrows, each up to where they merge.
pub struct Pair {
    pub a: Vec<Point>,
    pub b: Vec<Point>,
    /// Where they merge, if they do.
    pub junction: Option<Point>,
}

/// Takes two arrows apart: what each has of its own, and where they merge. Only arrows to one head merge.
pub fn pair(a: &Arrow, b: &Arrow) -> Pair {
    let (mut left, mut right) = (a.path.clone(), b.path.clone());
    let merges = a.way.to == b.way.to && distance(a.tip(), b.tip()) < 0.05;
    if !merges {
        return Pair {
            a: left,
            b: right,
            junction: None,
        };
    }
    let mut shared = false;
    while let ([.., before_a, end], [.., before_b, _]) = (left.as_slice(), right.as_slice()) {
        let (parts, end) = ([*before_a, *before_b].map(|from| segment(from, *end)), *end);
        if !same_way(&parts[0], &parts[1]) {
            break;
        }
        shared = true;
        let lengths = parts.map(|part| part.length());
        let common = lengths[0].min(lengths[1]);
        shorten(&mut left, end, parts[0], common);
        shorten(&mut right, end, parts[1], common);
    }
    let junction = shared.then(|| left.last().copied()).flatten();
    Pair {
        a: left,
        b: right,
        junction,
    }
}

fn segment(from: Point, to: Point) -> Segment {
    Segment { from, to }
}

/// Whether two parts with the same end come from the same direction.
fn same_way(a: &Segment, b: &Segment) -> bool {
    let unit = |it: &Segment| {
        let length = it.length().max(1e-9);
        (
            (it.to.x - it.from.x) / length,
            (it.to.y - it.from.y) / length,
        )
    };
    let (a, b) = (unit(a), unit(b));
    a.0 * b.0 + a.1 * b.1 > 0.99
}

/// Takes so much from the end of a line.
fn shorten(line: &mut Vec<Point>, end: Point, last: Segment, by: f64) {
    line.pop();
    let length = last.length();
    if length - by > 0.05 {
        let share = by / length;
        line.push(Point::new(
            end.x + (last.from.x - end.x) * share,
            end.y + (last.from.y - end.y) * share,
        ));
    }
}

/// All pairs of arrows of a page.
pub fn pairs(page: &Page) -> impl Iterator<Item = (&Arrow, &Arrow)> {
    let arrows = page.arrows.iter().enumerate();
    arrows.flat_map(|(at, a)| page.arrows[at + 1..].iter().map(move |b| (a, b)))
}

pub fn arrows_lie_apart(page: &Page, faults: &mut Faults) {
    for (a, b) in pairs(page) {
        let pair = pair(a, b);
        let names = || format!("{:?} and {:?}", a.way, b.way);
        if lie_upon(&pair) {
            let rule = match pair.junction {
                Some(_) => Rule::UntidyMerge,
                None => Rule::UponEachOther,
            };
            faults.add(rule, names());
        } else if turns_upon(&pair.a, &pair) || turns_upon(&pair.b, &pair) {
            faults.add(Rule::TurnsUpon, names());
        }
        if let Some(at) = pair.junction {
            merge_is_clear(page, a, at, faults);
        }
    }
}

fn lie_upon(pair: &Pair) -> bool {
    segments(&pair.a).any(|one| {
        segments(&pair.b).any(|other| {
            one.beside(&other)
                .is_some_and(|(length, apart)| length > 0.1 && apart < APART)
        })
    })
}

/// Whether a corner or an end of a line lies upon one of the two, but for the place where they merge.
fn turns_upon(line: &[Point], pair: &Pair) -> bool {
    let other = match std::ptr::eq(line, pair.a.as_slice()) {
        true => &pair.b,
        false => &pair.a,
    };
    let merges_here = |at: &Point| pair.junction.is_some_and(|it| distance(it, *at) < 0.1);
    line.iter()
        .filter(|at| !merges_here(at))
        .any(|at| segments(other).any(|part| part.distance_to(*at) < CLEAR_OF_TURNS))
}

fn merge_is_clear(page: &Page, arrow: &Arrow, at: Point, faults: &mut Faults) {
    let foreign = page
        .symbols
        .iter()
        .filter(|symbol| symbol.node != arrow.way.to);
    for symbol in foreign {
        let near =
            symbol.outline.depth(at) > 0.0 || symbol.outline.distance_to_line(at) < MERGE_ROOM;
        if near {
            let what = format!("arrows to node {} at node {}", arrow.way.to, symbol.node);
            faults.add(Rule::MergesBesideSymbol, what);
        }
    }
}

pub fn heads_lie_apart(page: &Page, faults: &mut Faults) {
    for (a, b) in pairs(page).filter(|(a, b)| distance(a.tip(), b.tip()) >= 0.05) {
        let boxes = [&a.head, &b.head].map(|head| crate::picture::plane::rect_of(head));
        if boxes[0].overlaps(&boxes[1].grown(-0.05)) {
            faults.add(Rule::HeadsOverlap, format!("{:?} and {:?}", a.way, b.way));
        }
    }
}
