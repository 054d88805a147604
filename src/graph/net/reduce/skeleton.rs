//! The net while it is being reduced: places and transitions, who is linked with whom, and whose turn it is.
//!
//! Each vertex carries a sum over its neighbours on either side, kept up to date link by link. Two vertices with the
//! same neighbours have the same sums, so that twins are found by looking up one key, whatever their number.

use std::collections::{BTreeSet, HashMap, VecDeque};

/// A place or a transition, by its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Vertex {
    Place(u32),
    Transition(u32),
}

/// The vertices of one kind, with their neighbours, which are of the other.
#[derive(Debug, Default)]
pub(super) struct Side {
    /// Of a place, the transitions that give to it; of a transition, the places that it takes from.
    before: Vec<BTreeSet<u32>>,
    /// Of a place, the transitions that take from it; of a transition, the places that it gives to.
    after: Vec<BTreeSet<u32>>,
    sums: Vec<(u64, u64)>,
    alive: Vec<bool>,
    waiting: Vec<bool>,
    by_sums: HashMap<(u64, u64), u32>,
}

static NONE: BTreeSet<u32> = BTreeSet::new();

impl Side {
    fn add(&mut self) -> u32 {
        self.before.push(BTreeSet::new());
        self.after.push(BTreeSet::new());
        self.sums.push((0, 0));
        self.alive.push(true);
        self.waiting.push(false);
        self.alive.len() as u32 - 1
    }

    pub(super) fn before(&self, of: u32) -> &BTreeSet<u32> {
        self.before.get(of as usize).unwrap_or(&NONE)
    }

    pub(super) fn after(&self, of: u32) -> &BTreeSet<u32> {
        self.after.get(of as usize).unwrap_or(&NONE)
    }

    pub(super) fn is_alive(&self, vertex: u32) -> bool {
        self.alive.get(vertex as usize) == Some(&true)
    }

    /// Another vertex with the same neighbours on both sides.
    fn twin(&mut self, of: u32) -> Option<u32> {
        let sums = *self.sums.get(of as usize)?;
        let other = *self.by_sums.entry(sums).or_insert(of);
        let same = other != of
            && self.is_alive(other)
            && self.before(other) == self.before(of)
            && self.after(other) == self.after(of);
        if !same {
            self.by_sums.insert(sums, of);
        }
        same.then_some(other)
    }

    fn link_before(&mut self, of: u32, neighbour: u32) -> bool {
        let new = self.before[of as usize].insert(neighbour);
        if new {
            let sum = &mut self.sums[of as usize].0;
            *sum = sum.wrapping_add(scattered(neighbour));
        }
        new
    }

    fn link_after(&mut self, of: u32, neighbour: u32) -> bool {
        let new = self.after[of as usize].insert(neighbour);
        if new {
            let sum = &mut self.sums[of as usize].1;
            *sum = sum.wrapping_add(scattered(neighbour));
        }
        new
    }

    fn unlink_before(&mut self, of: u32, neighbour: u32) {
        if self.before[of as usize].remove(&neighbour) {
            let sum = &mut self.sums[of as usize].0;
            *sum = sum.wrapping_sub(scattered(neighbour));
        }
    }

    fn unlink_after(&mut self, of: u32, neighbour: u32) {
        if self.after[of as usize].remove(&neighbour) {
            let sum = &mut self.sums[of as usize].1;
            *sum = sum.wrapping_sub(scattered(neighbour));
        }
    }
}

/// A number's bits spread over 64, so that sums of different sets differ (the finaliser of SplitMix64).
fn scattered(number: u32) -> u64 {
    let mut bits = u64::from(number).wrapping_add(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// Places and transitions with their links. Every change of a vertex's links puts it in the queue.
#[derive(Debug, Default)]
pub(super) struct Skeleton {
    pub(super) places: Side,
    pub(super) transitions: Side,
    queue: VecDeque<Vertex>,
}

impl Skeleton {
    pub(super) fn add_place(&mut self) -> u32 {
        let place = self.places.add();
        self.touch(Vertex::Place(place));
        place
    }

    pub(super) fn add_transition(&mut self) -> u32 {
        let transition = self.transitions.add();
        self.touch(Vertex::Transition(transition));
        transition
    }

    /// Puts a vertex in the queue, once.
    pub(super) fn touch(&mut self, vertex: Vertex) {
        let (side, at) = match vertex {
            Vertex::Place(at) => (&mut self.places, at),
            Vertex::Transition(at) => (&mut self.transitions, at),
        };
        match side.waiting.get_mut(at as usize) {
            Some(waiting) if !*waiting => *waiting = true,
            _ => return,
        }
        self.queue.push_back(vertex);
    }

    /// The next vertex in the queue that is still there.
    pub(super) fn next(&mut self) -> Option<Vertex> {
        loop {
            let vertex = self.queue.pop_front()?;
            let (side, at) = match vertex {
                Vertex::Place(at) => (&mut self.places, at),
                Vertex::Transition(at) => (&mut self.transitions, at),
            };
            if let Some(waiting) = side.waiting.get_mut(at as usize) {
                *waiting = false;
            }
            if side.is_alive(at) {
                return Some(vertex);
            }
        }
    }

    /// Another vertex that takes from and gives to the same.
    pub(super) fn twin(&mut self, vertex: Vertex) -> Option<u32> {
        match vertex {
            Vertex::Place(at) => self.places.twin(at),
            Vertex::Transition(at) => self.transitions.twin(at),
        }
    }

    fn touch_both(&mut self, place: u32, transition: u32) {
        self.touch(Vertex::Place(place));
        self.touch(Vertex::Transition(transition));
    }

    /// Lets a transition take from a place.
    pub(super) fn take(&mut self, transition: u32, place: u32) {
        self.transitions.link_before(transition, place);
        self.places.link_after(place, transition);
        self.touch_both(place, transition);
    }

    /// Lets a transition give to a place; false if it already does.
    pub(super) fn give(&mut self, transition: u32, place: u32) -> bool {
        let new = self.transitions.link_after(transition, place);
        self.places.link_before(place, transition);
        self.touch_both(place, transition);
        new
    }

    /// Lets a transition no longer take from a place.
    pub(super) fn untake(&mut self, transition: u32, place: u32) {
        self.transitions.unlink_before(transition, place);
        self.places.unlink_after(place, transition);
        self.touch_both(place, transition);
    }

    /// Lets a transition no longer give to a place.
    pub(super) fn ungive(&mut self, transition: u32, place: u32) {
        self.transitions.unlink_after(transition, place);
        self.places.unlink_before(place, transition);
        self.touch_both(place, transition);
    }

    /// Lets a transition give to no place.
    pub(super) fn give_nothing(&mut self, transition: u32) {
        for place in self.transitions.after(transition).clone() {
            self.ungive(transition, place);
        }
    }

    pub(super) fn remove_transition(&mut self, transition: u32) {
        self.give_nothing(transition);
        for place in self.transitions.before(transition).clone() {
            self.untake(transition, place);
        }
        self.transitions.alive[transition as usize] = false;
    }

    pub(super) fn remove_place(&mut self, place: u32) {
        for transition in self.places.before(place).clone() {
            self.ungive(transition, place);
        }
        for transition in self.places.after(place).clone() {
            self.untake(transition, place);
        }
        self.places.alive[place as usize] = false;
    }
}
