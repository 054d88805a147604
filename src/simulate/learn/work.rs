//! Who was busy with what: when work really began, how long cases lay before somebody took them up, how many people
//! there must be.
//!
//! A log of completions alone doesn't say when work began. What is known is that it can't have begun before the case came
//! there, nor before whoever did it was done with what they did before: the later of the two is taken (as in
//! Chapela-Campa and Dumas, *Repairing Activity Start Times to Improve Business Process Simulation*, 2022). It is the
//! earliest possible beginning, so the times are rather too long. The same bound holds where a log has beginnings and
//! one person has begun a second piece of work before the first was done: that person's time counts once.

use std::collections::{BTreeMap, BTreeSet};

use super::sample::{Piece, Sample, week_of};
use crate::calendar::Moment;
use crate::model::{Actor, ActorId, ActorKind, Sop};

/// A part of the work of a person that is too small to say that they fill a lane.
const SMALL_PART: u64 = 20;

/// A piece of work with what is known of its beginning.
#[derive(Debug, Clone, Copy)]
pub(super) struct Begun {
    pub piece: Piece,
    /// When it began at the earliest; nothing where that can't be known.
    pub at: Option<Moment>,
    /// How that is known.
    pub told: Told,
    /// Whether somebody could have taken it up when the case came to it.
    pub free: bool,
}

/// How the beginning of work is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// The log says it.
    Logged,
    /// It is when the case came there.
    Ready,
    /// It is when whoever did it was done with something else.
    Previous,
}

/// Who was seen at work in the lane of an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    /// The people, each with a number; nothing where the log has none.
    pub people: Option<u64>,
    /// The most pieces of work under way at the same time; nothing where the log has no beginnings.
    pub at_once: Option<u64>,
}

/// Officers that were seen, and the lanes they fill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    pub actors: Vec<ActorId>,
    pub number: u64,
    pub seen: Seen,
}

/// What a sample says of work.
#[derive(Debug)]
pub(super) struct Work {
    pub pieces: Vec<Begun>,
    pub groups: Vec<Group>,
}

/// Whoever can do one thing at a time: a person, or all of a role as if they were one, where the log has no persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Hands {
    Person(u64),
    Role(ActorId),
}

impl Work {
    pub(super) fn new(sop: &Sop, sample: &Sample) -> Work {
        let pieces = sample.pieces();
        let under_way = under_way(&pieces);
        let mut last: BTreeMap<Hands, Moment> = BTreeMap::new();
        let mut begun = Vec::with_capacity(pieces.len());
        for piece in pieces {
            let hands = hands(sop, &piece);
            let before = hands.and_then(|hands| last.insert(hands, piece.done));
            let same_week = |before: &Moment| week_of(*before) == week_of(piece.done);
            let before = before.filter(|before| !sample.is_partial() || same_week(before));
            let known = !sample.is_partial() || before.is_some() || hands.is_none();
            let (at, told) = beginning(&piece, before);
            begun.push(Begun {
                piece,
                at: at.filter(|_| known),
                told,
                free: known && is_free(&piece, hands, before, &under_way),
            });
        }
        let groups = groups(sop, &begun, &under_way);
        Work {
            pieces: begun,
            groups,
        }
    }
}

/// Whether there are only so many to fill the lane of an actor: it is a person of the house.
pub(super) fn is_staffed(actor: &Actor) -> bool {
    actor.kind == ActorKind::Person && !actor.outside
}

fn hands(sop: &Sop, piece: &Piece) -> Option<Hands> {
    if let Some(person) = piece.person {
        return Some(Hands::Person(person));
    }
    let staffed = |actor: &ActorId| is_staffed(&sop[*actor]);
    // A log of beginnings shows by itself how much is done at once.
    let alone = piece.started.is_none();
    piece
        .actor
        .filter(staffed)
        .filter(|_| alone)
        .map(Hands::Role)
}

/// When work began at the earliest.
fn beginning(piece: &Piece, before: Option<Moment>) -> (Option<Moment>, Told) {
    let (first, told) = match (piece.started, piece.ready) {
        (Some(started), _) => (Some(started), Told::Logged),
        (None, ready) => (ready, Told::Ready),
    };
    let at = first.map(|first| first.min(piece.done));
    match (at, before) {
        (Some(at), Some(before)) if before > at => (Some(before), Told::Previous),
        _ => (at, told),
    }
}

/// The beginnings and the ends of logged work in the lane of an actor, each in order.
#[derive(Debug, Default)]
struct Lane {
    begins: Vec<Moment>,
    ends: Vec<Moment>,
}

fn under_way(pieces: &[Piece]) -> BTreeMap<ActorId, Lane> {
    let mut lanes: BTreeMap<ActorId, Lane> = BTreeMap::new();
    for piece in pieces {
        if let (Some(actor), Some(started)) = (piece.actor, piece.started)
            && started < piece.done
        {
            let lane = lanes.entry(actor).or_default();
            lane.begins.push(started);
            lane.ends.push(piece.done);
        }
    }
    for lane in lanes.values_mut() {
        lane.begins.sort_unstable();
        lane.ends.sort_unstable();
    }
    lanes
}

impl Lane {
    /// How many pieces of work were under way at a moment; one that ends then is over.
    fn at(&self, moment: Moment) -> usize {
        let begun = self.begins.partition_point(|begin| *begin <= moment);
        begun - self.ends.partition_point(|end| *end <= moment)
    }

    /// Whether the log has the beginnings of most of the work of an actor, so that it shows what was done at once.
    fn shows_most(&self, actor: ActorId, pieces: &[Begun]) -> bool {
        let all = pieces
            .iter()
            .filter(|begun| begun.piece.actor == Some(actor));
        self.begins.len() * 2 > all.count()
    }

    /// The most that were ever under way.
    fn most(&self) -> usize {
        let counts = self.begins.iter().map(|begin| self.at(*begin));
        counts.max().unwrap_or_default()
    }
}

/// Whether somebody could have taken up a piece of work when the case came to it.
fn is_free(
    piece: &Piece,
    hands: Option<Hands>,
    before: Option<Moment>,
    under_way: &BTreeMap<ActorId, Lane>,
) -> bool {
    let (Some(ready), Some(started)) = (piece.ready, piece.started) else {
        return false;
    };
    if let Some(Hands::Person(_)) = hands {
        return before.is_none_or(|before| before <= ready);
    }
    let lane = piece.actor.and_then(|actor| under_way.get(&actor));
    started <= ready || lane.is_none_or(|lane| lane.at(ready) < lane.most())
}

/// The officers of the house: people that fill the same lanes together; else as many as must have been there.
fn groups(sop: &Sop, pieces: &[Begun], lanes: &BTreeMap<ActorId, Lane>) -> Vec<Group> {
    let at_once: BTreeMap<ActorId, u64> = lanes
        .iter()
        .filter(|(actor, lane)| lane.shows_most(**actor, pieces))
        .map(|(actor, lane)| (*actor, lane.most() as u64))
        .collect();
    let mut people: BTreeMap<u64, BTreeMap<ActorId, u64>> = BTreeMap::new();
    let mut nameless: BTreeSet<ActorId> = BTreeSet::new();
    let staffed = |actor: &ActorId| is_staffed(&sop[*actor]);
    for begun in pieces {
        let Some(actor) = begun.piece.actor.filter(staffed) else {
            continue;
        };
        match begun.piece.person {
            Some(person) => {
                *people.entry(person).or_default().entry(actor).or_default() += 1;
            }
            None => {
                nameless.insert(actor);
            }
        }
    }
    let mut sets: BTreeMap<Vec<ActorId>, u64> = BTreeMap::new();
    for lanes in people.values() {
        *sets.entry(filled(lanes)).or_default() += 1;
    }
    let of_people = sets.into_iter().map(|(actors, number)| Group {
        seen: Seen {
            people: Some(number),
            at_once: actors
                .iter()
                .filter_map(|actor| at_once.get(actor))
                .copied()
                .max(),
        },
        actors,
        number,
    });
    let mut groups: Vec<Group> = of_people.collect();
    for actor in nameless {
        let at_once = at_once.get(&actor).copied().filter(|most| *most > 0);
        let known = groups.iter().any(|group| group.actors.contains(&actor));
        if let Some(number) = at_once.filter(|_| !known) {
            groups.push(Group {
                actors: vec![actor],
                number,
                seen: Seen {
                    people: None,
                    at_once,
                },
            });
        }
    }
    groups
}

/// The lanes that a person fills: all but those in which they only helped out.
fn filled(lanes: &BTreeMap<ActorId, u64>) -> Vec<ActorId> {
    let all: u64 = lanes.values().sum();
    let filled = lanes
        .iter()
        .filter(|(_, count)| **count * SMALL_PART >= all);
    filled.map(|(actor, _)| *actor).collect()
}
