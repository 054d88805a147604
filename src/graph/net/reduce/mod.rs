//! Structural reduction: a smaller net with the same faults.
//!
//! The rules are of the kind that Desel and Esparza ("Free Choice Petri Nets", 1995) and Berthelot ("Transformations
//! and Decompositions of Nets", 1987) give for live and bounded nets. They are chosen so that they keep each fault of
//! an unsound net as well, under the rule that a case is followed no further once a second token has come to a place:
//!
//! - *fusion*: a place whose takers take from it alone is taken out, and each giver goes on with each taker at once. A
//!   token there could be moved on at any time, so nothing waits at it. A taker that gives nothing, an end, stays:
//!   two tokens that meet there would be lost from sight.
//! - *twins*: of two transitions that take and give the same, the one with the shorter run stays; of two places filled
//!   and emptied by the same transitions, either.
//! - *rounds*: a transition that gives back just what it took is taken out if another one takes the same.
//! - *doubles*: a transition that gives two tokens to one place is a fault wherever it can happen. What it gives no
//!   longer matters.
//! - *never filled*: what takes from a place that nothing fills never happens.
//!
//! A fusion never copies a transition that gives to several places, so the net does not grow where branches run in
//! parallel; a place between several givers and several takers is taken out while the product stays small. A change
//! puts only the vertices beside it back in the queue, and of two neighbour lists the shorter one is moved.

mod skeleton;

use std::collections::{BTreeSet, VecDeque};

use self::skeleton::{Skeleton, Vertex};
use super::run::{RunId, Runs};
use super::{Happening, Net, TransitionId};

/// Up to how many transitions may take the place of those around a place with several givers and takers.
const PRODUCT: usize = 16;

/// A reduced net.
#[derive(Debug)]
pub(super) struct Reduced {
    skeleton: Skeleton,
    /// What of each transition's life is known besides its links.
    traits: Vec<Traits>,
    pub(super) runs: Runs,
    /// Places that are worth a second look when nothing cheaper is left.
    later: VecDeque<u32>,
    /// How many transitions may still be added.
    room: usize,
}

#[derive(Debug, Clone, Copy)]
struct Traits {
    run: RunId,
    /// It does an end.
    ends: bool,
    /// It gives two tokens to one place.
    doubles: bool,
}

/// The place in which a case begins; nothing gives to it.
pub(super) const BEFORE: u32 = 0;

/// Reduces a net as far as the rules go.
pub(super) fn reduce(net: &Net) -> Reduced {
    let mut reduced = Reduced::whole(net);
    loop {
        match reduced.skeleton.next() {
            Some(Vertex::Place(place)) => reduced.look_at_place(place),
            Some(Vertex::Transition(transition)) => reduced.look_at_transition(transition),
            None => match reduced.later.pop_front() {
                Some(place) => reduced.fuse(place, true),
                None => return reduced,
            },
        }
    }
}

impl Reduced {
    /// The net as it is.
    fn whole(net: &Net) -> Reduced {
        let mut reduced = Reduced {
            skeleton: Skeleton::default(),
            traits: Vec::with_capacity(net.transitions.len()),
            runs: Runs::default(),
            later: VecDeque::new(),
            room: 4 * net.transitions.len(),
        };
        for _ in &net.places {
            reduced.skeleton.add_place();
        }
        for (at, transition) in (0..).zip(&net.transitions) {
            let traits = Traits {
                run: reduced.runs.step(TransitionId(at)),
                ends: matches!(transition.what, Happening::End(_)),
                doubles: false,
            };
            let added = reduced.add(traits);
            for place in &transition.takes {
                reduced.skeleton.take(added, place.0);
            }
            let gives: Vec<u32> = transition.gives.iter().map(|place| place.0).collect();
            reduced.give_all(added, &gives);
        }
        reduced
    }

    fn add(&mut self, traits: Traits) -> u32 {
        self.traits.push(traits);
        self.skeleton.add_transition()
    }

    /// Lets a transition give to these places as well. Where that doubles a token, nothing else matters.
    fn give_all<'a>(&mut self, transition: u32, places: impl IntoIterator<Item = &'a u32>) {
        for place in places {
            if !self.skeleton.give(transition, *place) {
                self.double(transition);
                return;
            }
        }
    }

    fn double(&mut self, transition: u32) {
        self.traits[transition as usize].doubles = true;
        self.skeleton.give_nothing(transition);
    }

    fn look_at_transition(&mut self, transition: u32) {
        if let Some(twin) = self.skeleton.twin(Vertex::Transition(transition)) {
            let (one, other) = (self.traits(transition), self.traits(twin));
            if (one.ends, one.doubles) == (other.ends, other.doubles) {
                let shorter = self.runs.length(one.run) < self.runs.length(other.run);
                let (kept, gone) = match shorter {
                    true => (transition, twin),
                    false => (twin, transition),
                };
                self.remove_for(gone, kept);
                return;
            }
        }
        if let Some(other) = self.way_on(transition) {
            self.remove_for(transition, other);
            return;
        }
        let transitions = &self.skeleton.transitions;
        let sides = [
            transitions.before(transition),
            transitions.after(transition),
        ];
        let only = sides.map(|side| side.first().copied().filter(|_| side.len() == 1));
        for place in only.into_iter().flatten() {
            self.skeleton.touch(Vertex::Place(place));
        }
    }

    /// Of a transition that gives back what it took, another one that takes the same and leads on.
    fn way_on(&self, transition: u32) -> Option<u32> {
        let transitions = &self.skeleton.transitions;
        let takes = transitions.before(transition);
        if takes != transitions.after(transition) {
            return None;
        }
        let beside = self.skeleton.places.after(*takes.first()?);
        let mut others = beside.iter().copied();
        others.find(|other| *other != transition && transitions.after(*other) != takes)
    }

    /// Takes a transition out; whenever `kept` can happen, so can it.
    fn remove_for(&mut self, gone: u32, kept: u32) {
        let run = self.runs.or(self.traits(kept).run, self.traits(gone).run);
        self.traits[kept as usize].run = run;
        self.skeleton.remove_transition(gone);
        self.skeleton.touch(Vertex::Transition(kept));
    }

    fn look_at_place(&mut self, place: u32) {
        if place == BEFORE {
            return;
        }
        if self.skeleton.places.before(place).is_empty() {
            for transition in self.skeleton.places.after(place).clone() {
                self.skeleton.remove_transition(transition);
            }
            self.skeleton.remove_place(place);
            return;
        }
        match self.skeleton.twin(Vertex::Place(place)) {
            Some(BEFORE) | None => self.fuse(place, false),
            Some(_) => self.skeleton.remove_place(place),
        }
    }

    /// Takes a place out, if it can be: each of its givers goes on with each of its takers at once. What costs more than
    /// a few links is done only if `dear`, and put off otherwise.
    fn fuse(&mut self, place: u32, dear: bool) {
        if !self.skeleton.places.is_alive(place) || !self.only_passed(place) {
            return;
        }
        let places = &self.skeleton.places;
        let (givers, takers) = (places.before(place).clone(), places.after(place).clone());
        let put_off = !dear && self.is_dear(&givers, &takers);
        match (givers.len(), takers.len()) {
            (1, 1) => self.fuse_chain(place, &givers, &takers),
            _ if put_off => self.later.push_back(place),
            (_, 1) => self.fuse_into_givers(place, &givers, &takers),
            (1, _) if self.give_only_here(&givers) => {
                self.fuse_into_takers(place, &givers, &takers);
            }
            (many, several) if self.give_only_here(&givers) && many * several <= PRODUCT => {
                self.fuse_product(place, &givers, &takers);
            }
            _ => {}
        }
    }

    /// Whether a token in a place can always be moved on, by transitions that take it alone and give on what they took.
    fn only_passed(&self, place: u32) -> bool {
        let transitions = &self.skeleton.transitions;
        let takers = self.skeleton.places.after(place);
        place != BEFORE
            && !takers.is_empty()
            && takers.iter().all(|taker| {
                let gives = transitions.after(*taker);
                let goes_on = !gives.is_empty() || self.traits(*taker).doubles;
                goes_on && !gives.contains(&place) && transitions.before(*taker).len() == 1
            })
    }

    fn is_dear(&self, givers: &BTreeSet<u32>, takers: &BTreeSet<u32>) -> bool {
        let transitions = &self.skeleton.transitions;
        let wide = |set: &BTreeSet<u32>| set.len() > 1;
        givers.len() > 1 && takers.len() > 1
            || takers.iter().any(|taker| wide(transitions.after(*taker)))
            || takers.len() > 1 && givers.iter().any(|giver| wide(transitions.before(*giver)))
    }

    /// Whether these transitions give to no other place than the one they have in common.
    fn give_only_here(&self, givers: &BTreeSet<u32>) -> bool {
        let transitions = &self.skeleton.transitions;
        givers
            .iter()
            .all(|giver| transitions.after(*giver).len() == 1)
    }

    /// One giver, one taker: one of the two takes over the other's links, whichever has fewer to take.
    fn fuse_chain(&mut self, place: u32, givers: &BTreeSet<u32>, takers: &BTreeSet<u32>) {
        let (Some(giver), Some(taker)) = (givers.first().copied(), takers.first().copied()) else {
            return;
        };
        let transitions = &self.skeleton.transitions;
        let of_giver = transitions.before(giver).len() + transitions.after(giver).len();
        let of_taker = transitions.after(taker).len();
        if of_taker <= of_giver {
            self.fuse_into_givers(place, givers, takers);
            return;
        }
        let gives = transitions.after(giver).clone();
        let others = gives.iter().filter(|other| **other != place);
        self.precede(taker, giver);
        self.give_all(taker, others);
        self.skeleton.remove_transition(giver);
        self.skeleton.remove_place(place);
    }

    /// Lets a taker begin where its giver does, and do the giver's run first.
    fn precede(&mut self, taker: u32, giver: u32) {
        let run = self
            .runs
            .then(self.traits(giver).run, self.traits(taker).run);
        self.traits[taker as usize].run = run;
        for place in self.skeleton.transitions.before(taker).clone() {
            self.skeleton.untake(taker, place);
        }
        for place in self.skeleton.transitions.before(giver).clone() {
            self.skeleton.take(taker, place);
        }
    }

    /// One taker: each giver does its run as well.
    fn fuse_into_givers(&mut self, place: u32, givers: &BTreeSet<u32>, takers: &BTreeSet<u32>) {
        let Some(taker) = takers.first().copied() else {
            return;
        };
        let gives = self.skeleton.transitions.after(taker).clone();
        let Traits { run, doubles, .. } = self.traits(taker);
        self.skeleton.remove_place(place);
        for giver in givers {
            let whole = self.runs.then(self.traits(*giver).run, run);
            self.traits[*giver as usize].run = whole;
            match doubles {
                true => self.double(*giver),
                false => self.give_all(*giver, &gives),
            }
        }
        self.skeleton.remove_transition(taker);
    }

    /// One giver, which gives to no other place: each taker does its run first.
    fn fuse_into_takers(&mut self, place: u32, givers: &BTreeSet<u32>, takers: &BTreeSet<u32>) {
        let Some(giver) = givers.first().copied() else {
            return;
        };
        for taker in takers {
            self.precede(*taker, giver);
        }
        self.skeleton.remove_transition(giver);
        self.skeleton.remove_place(place);
    }

    /// Several givers, which give to no other place, and several takers: a transition for each pair.
    fn fuse_product(&mut self, place: u32, givers: &BTreeSet<u32>, takers: &BTreeSet<u32>) {
        let pairs = givers.len() * takers.len();
        if pairs > self.room {
            return;
        }
        self.room -= pairs;
        for giver in givers {
            for taker in takers {
                let Traits { run, doubles, .. } = self.traits(*taker);
                let run = self.runs.then(self.traits(*giver).run, run);
                let pair = self.add(Traits {
                    run,
                    ends: false,
                    doubles,
                });
                for from in self.skeleton.transitions.before(*giver).clone() {
                    self.skeleton.take(pair, from);
                }
                let gives = self.skeleton.transitions.after(*taker).clone();
                self.give_all(pair, &gives);
            }
        }
        for transition in givers.iter().chain(takers) {
            self.skeleton.remove_transition(*transition);
        }
        self.skeleton.remove_place(place);
    }

    fn traits(&self, transition: u32) -> Traits {
        self.traits[transition as usize]
    }

    /// The transitions that take from a place.
    pub(super) fn takers(&self, place: u32) -> &BTreeSet<u32> {
        self.skeleton.places.after(place)
    }

    /// The places that a transition takes from.
    pub(super) fn takes(&self, transition: u32) -> &BTreeSet<u32> {
        self.skeleton.transitions.before(transition)
    }

    /// The places that a transition gives to.
    pub(super) fn gives(&self, transition: u32) -> &BTreeSet<u32> {
        self.skeleton.transitions.after(transition)
    }

    /// The run of the whole net that a transition stands for.
    pub(super) fn run(&self, transition: u32) -> RunId {
        self.traits(transition).run
    }

    /// Whether a transition does an end.
    pub(super) fn ends(&self, transition: u32) -> bool {
        self.traits(transition).ends
    }

    /// Whether a transition gives two tokens to one place.
    pub(super) fn doubles(&self, transition: u32) -> bool {
        self.traits(transition).doubles
    }
}
