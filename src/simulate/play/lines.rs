//! The lines in which work waits for officers, one for each set of officers that work may want.
//!
//! Whoever is first in a line is the only one of it to be looked at: what can't begin there can't begin behind it
//! either, for all of the line want the same.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::ahead::Key;
use super::officers::{Officers, Want};
use crate::calendar::Moment;
use crate::model::ActorId;

/// A line.
#[derive(Debug)]
pub(super) struct Line {
    /// A seat each, of which an officer can take only one.
    pub(super) wants: Vec<Want>,
    /// The seats for which there is nobody else than who takes one of the others.
    pub(super) shared: Vec<Want>,
    /// The actors whose officers are waited for.
    pub(super) actors: Vec<ActorId>,
    waiting: BinaryHeap<Reverse<InLine>>,
    /// Whether it is to be looked at.
    dirty: bool,
}

/// A piece of work in a line: those with a smaller rank first, then those who could be taken up first, then those of the
/// first case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct InLine {
    pub(super) rank: usize,
    pub(super) since: Moment,
    pub(super) case: u64,
    pub(super) work: Key,
}

/// All lines.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) all: Vec<Line>,
    /// The line of each set of seats that was ever wanted.
    known: BTreeMap<Vec<Want>, usize>,
    /// The lines that each officer serves.
    of_officer: Vec<Vec<usize>>,
    /// The lines to be looked at.
    dirty: Vec<usize>,
    /// Whether some work needs several officers at once.
    together: bool,
}

impl Lines {
    /// The line of those who want these seats.
    pub(super) fn of(&mut self, wants: &[Want], officers: &Officers<'_>) -> usize {
        if let Some(known) = self.known.get(wants) {
            return *known;
        }
        let (own, shared) = parted(wants, officers);
        let at = self.all.len();
        for officer in own.iter().flat_map(|want| officers.wanted(*want)) {
            let officer = officer as usize;
            if self.of_officer.len() <= officer {
                self.of_officer.resize(officer + 1, Vec::new());
            }
            if !self.of_officer[officer].contains(&at) {
                self.of_officer[officer].push(at);
            }
        }
        self.together |= own.len() > 1;
        self.all.push(Line {
            actors: officers.actors(wants),
            wants: own,
            shared,
            waiting: BinaryHeap::new(),
            dirty: false,
        });
        self.known.insert(wants.to_vec(), at);
        at
    }

    /// Puts work into a line. Behind others it is not looked at, unless officers may be held for something else.
    pub(super) fn push(&mut self, line: usize, entry: InLine) {
        let alone = self.all[line].waiting.is_empty();
        self.all[line].waiting.push(Reverse(entry));
        if alone || self.together {
            self.look_at(line);
        }
    }

    /// Takes the first out of a line.
    pub(super) fn pop(&mut self, line: usize) {
        self.all[line].waiting.pop();
    }

    /// An officer is free: the lines that he serves are to be looked at.
    pub(super) fn is_free(&mut self, officer: u32) {
        if self.together {
            return self.look_at_all();
        }
        for at in 0..self.of_officer.get(officer as usize).map_or(0, Vec::len) {
            self.look_at(self.of_officer[officer as usize][at]);
        }
    }

    /// Work was dropped: who was held for it may take something else.
    pub(super) fn look_at_all(&mut self) {
        for line in 0..self.all.len() {
            self.look_at(line);
        }
    }

    fn look_at(&mut self, line: usize) {
        let of = &mut self.all[line];
        if !of.dirty && !of.waiting.is_empty() {
            of.dirty = true;
            self.dirty.push(line);
        }
    }

    /// Whether any line is to be looked at.
    pub(super) fn is_dirty(&self) -> bool {
        !self.dirty.is_empty()
    }

    /// Of the lines to be looked at the one whose first goes before those of the others, with that one. Work that was
    /// dropped is left out.
    pub(super) fn first(&mut self, lives: impl Fn(Key) -> bool) -> Option<(usize, InLine)> {
        let mut first: Option<(usize, InLine)> = None;
        let mut at = 0;
        while let Some(line) = self.dirty.get(at).copied() {
            let of = &mut self.all[line];
            while of.waiting.peek().is_some_and(|it| !lives(it.0.work)) {
                of.waiting.pop();
            }
            match of.waiting.peek() {
                Some(Reverse(head)) => {
                    if first.is_none_or(|(_, known)| *head < known) {
                        first = Some((line, *head));
                    }
                    at += 1;
                }
                None => {
                    of.dirty = false;
                    self.dirty.swap_remove(at);
                }
            }
        }
        first
    }

    /// A line has been looked at.
    pub(super) fn leave(&mut self, line: usize) {
        self.all[line].dirty = false;
        self.dirty.retain(|it| *it != line);
    }
}

/// The seats that as many officers can take, and those for which there is nobody else: where one officer fills several
/// lanes he takes the seats of all of them.
fn parted(wants: &[Want], officers: &Officers<'_>) -> (Vec<Want>, Vec<Want>) {
    let taken = seated(wants, |want| officers.wanted(want));
    let all = wants.iter().zip(taken);
    let has = |want: &Want, taken: &Option<u32>| {
        let nobody = officers.wanted(*want).is_empty();
        taken.is_some() || nobody || officers.unlimited(*want).is_some()
    };
    let (mut own, mut shared) = (Vec::new(), Vec::new());
    for (want, taken) in all {
        match has(want, &taken) {
            true => own.push(*want),
            false => shared.push(*want),
        }
    }
    (own, shared)
}

/// Who takes which seat, so that as many seats as possible are taken: a matching of seats and officers, grown seat by seat
/// along augmenting paths (Kuhn, "The Hungarian Method for the Assignment Problem", 1955). Seats are few.
pub(super) fn seated(wants: &[Want], mut able: impl FnMut(Want) -> Vec<u32>) -> Vec<Option<u32>> {
    let able: Vec<Vec<u32>> = wants.iter().map(|want| able(*want)).collect();
    let mut taken = vec![None; wants.len()];
    for seat in 0..wants.len() {
        let mut tried = Vec::new();
        grow(seat, &able, &mut taken, &mut tried);
    }
    taken
}

/// Finds an officer for a seat, moving others if need be; each officer is tried once, so that it comes to an end, no deeper
/// than there are seats.
fn grow(
    seat: usize,
    able: &[Vec<u32>],
    taken: &mut Vec<Option<u32>>,
    tried: &mut Vec<u32>,
) -> bool {
    for officer in &able[seat] {
        if tried.contains(officer) {
            continue;
        }
        tried.push(*officer);
        let holder = taken.iter().position(|it| it == &Some(*officer));
        if holder.is_none_or(|holder| grow(holder, able, taken, tried)) {
            taken[seat] = Some(*officer);
            return true;
        }
    }
    false
}
