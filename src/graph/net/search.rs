//! The search of what the reduction leaves: marking by marking, the shortest run first.
//!
//! A state is a marking and whether an end has been done already. A state in which a second token came to a place is
//! not followed any further. A run is as long as the run of the whole net that it stands for.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap};

use super::reduce::{BEFORE, Reduced};
use super::run::RunId;

/// What can go wrong with a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FaultKind {
    /// A second token comes to a place.
    SecondToken,
    /// No end has been done, and no token can be moved.
    Deadlock,
    /// An end has been done, and tokens are left that can't be moved.
    Remains,
    /// An end is done while another token is on its way.
    EarlyEnd,
}

impl FaultKind {
    /// Whether a case goes wrong by it. One that ends in several places may be meant so.
    pub fn is_error(self) -> bool {
        self != FaultKind::EarlyEnd
    }
}

/// A fault that the search has found, with the run that leads there.
pub(super) struct Found {
    pub(super) kind: FaultKind,
    pub(super) runs: Vec<RunId>,
}

/// What the search has seen.
pub(super) struct Seen {
    pub(super) faults: Vec<Found>,
    /// Whether every state has been seen.
    pub(super) complete: bool,
    /// The runs that have been done somewhere.
    pub(super) done: Vec<RunId>,
}

/// How many faults of a kind are followed up.
const OF_A_KIND: usize = 8;

/// How many more states are made once an error is found, for the sake of others.
const AFTER_A_FAULT: usize = 2_000;

/// How a search goes on from a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// With all that can happen, the shortest run first. It finds everything.
    Wide,
    /// With the transitions of one node only, the newest state first. What can happen at other nodes can still happen
    /// then, so it finds tokens that are stuck if there are any, and soon where branches are many; but branches seldom
    /// meet in it.
    Deep,
}

/// Searches a reduced net until it has made more than `limit` states.
pub(super) fn search(net: &Reduced, limit: usize, manner: Manner) -> Seen {
    let mut search = Search::new(net, manner);
    let mut limit = limit;
    while let Some(Reverse((_, at))) = search.ahead.pop() {
        if search.states.len() > limit {
            return search.seen(false);
        }
        search.look_at(at);
        if search.found_error {
            search.found_error = false;
            limit = limit.min(search.states.len() + AFTER_A_FAULT);
        }
    }
    search.seen(true)
}

struct State {
    marking: Vec<u32>,
    ended: bool,
    /// The state before it and the transition that leads here.
    by: Option<(usize, u32)>,
    cost: u64,
    /// The place to which a second token came, or nothing where the transition itself gives two.
    doubled: Option<Option<u32>>,
}

struct Search<'a> {
    net: &'a Reduced,
    manner: Manner,
    states: Vec<State>,
    known: HashMap<(Vec<u32>, bool), usize>,
    ahead: BinaryHeap<Reverse<(u64, usize)>>,
    faults: Vec<Found>,
    /// What has been blamed already: by the kind of fault and the place, or the transition.
    blamed: BTreeSet<(FaultKind, u32)>,
    counts: [usize; 4],
    found_error: bool,
    done: BTreeSet<u32>,
}

impl<'a> Search<'a> {
    fn new(net: &'a Reduced, manner: Manner) -> Self {
        let begin = State {
            marking: vec![BEFORE],
            ended: false,
            by: None,
            cost: 0,
            doubled: None,
        };
        Search {
            net,
            manner,
            states: vec![begin],
            known: HashMap::new(),
            ahead: BinaryHeap::from([Reverse((0, 0))]),
            faults: Vec::new(),
            blamed: BTreeSet::new(),
            counts: [0; 4],
            found_error: false,
            done: BTreeSet::new(),
        }
    }

    fn look_at(&mut self, at: usize) {
        let state = &self.states[at];
        if let Some(place) = state.doubled {
            let by = state.by.map_or(0, |(_, by)| by);
            let key = place.unwrap_or(u32::MAX - by);
            self.blame(FaultKind::SecondToken, &[key], (at, None));
            return;
        }
        let marking = state.marking.clone();
        let known = self.known.get(&(marking.clone(), state.ended));
        if known.is_some_and(|known| *known != at) {
            return;
        }
        let enabled = self.enabled(&marking);
        if enabled.is_empty() && !marking.is_empty() {
            let kind = match self.states[at].ended {
                true => FaultKind::Remains,
                false => FaultKind::Deadlock,
            };
            self.blame(kind, &marking, (at, None));
        }
        for transition in enabled {
            self.fire(at, &marking, transition);
        }
    }

    /// The transitions that a marking lets happen and that are to be followed, in the order of the places.
    fn enabled(&self, marking: &[u32]) -> Vec<u32> {
        let mut enabled = Vec::new();
        for place in marking {
            if self.manner == Manner::Deep && !enabled.is_empty() {
                break;
            }
            for transition in self.net.takers(*place) {
                let takes = self.net.takes(*transition);
                let marked = |place: &u32| marking.binary_search(place).is_ok();
                if takes.first() == Some(place) && takes.iter().all(marked) {
                    enabled.push(*transition);
                }
            }
        }
        enabled
    }

    fn fire(&mut self, from: usize, marking: &[u32], transition: u32) {
        self.done.insert(transition);
        let takes = self.net.takes(transition);
        let left = marking.iter().filter(|place| !takes.contains(place));
        let mut marking: Vec<u32> = left.copied().collect();
        let mut doubled = self.net.doubles(transition).then_some(None);
        for place in self.net.gives(transition) {
            match marking.binary_search(place) {
                Ok(_) => doubled = Some(Some(*place)),
                Err(at) => marking.insert(at, *place),
            }
        }
        let ends = self.net.ends(transition);
        let length = self.net.runs.length(self.net.run(transition));
        let state = State {
            ended: self.states[from].ended || ends,
            by: Some((from, transition)),
            cost: self.states[from].cost.saturating_add(length),
            doubled,
            marking,
        };
        if let (true, Some(left)) = (ends, state.marking.first().copied()) {
            self.blame(FaultKind::EarlyEnd, &[left], (from, Some(transition)));
        }
        self.reach(state);
    }

    /// Keeps a state and puts it ahead, unless it is known with a run no longer.
    fn reach(&mut self, state: State) {
        let new = self.states.len();
        let cost = state.cost;
        if state.doubled.is_none() {
            let known = (state.marking.clone(), state.ended);
            match self.known.get(&known) {
                Some(at) if self.states[*at].cost <= cost => return,
                _ => self.known.insert(known, new),
            };
        }
        self.states.push(state);
        let turn = match self.manner {
            Manner::Wide => cost,
            Manner::Deep => u64::MAX - new as u64,
        };
        self.ahead.push(Reverse((turn, new)));
    }

    /// Notes a fault, unless all that it is about is blamed for the same already. It shows in a state, or when a
    /// transition happens there.
    fn blame(&mut self, kind: FaultKind, about: &[u32], (at, last): (usize, Option<u32>)) {
        self.found_error |= kind.is_error();
        let count = &mut self.counts[kind as usize];
        if *count >= OF_A_KIND {
            return;
        }
        let before = self.blamed.len();
        self.blamed.extend(about.iter().map(|place| (kind, *place)));
        if self.blamed.len() > before {
            *count += 1;
            let mut runs = self.runs_to(at);
            runs.extend(last.map(|transition| self.net.run(transition)));
            self.faults.push(Found { kind, runs });
        }
    }

    fn runs_to(&self, at: usize) -> Vec<RunId> {
        let mut runs = Vec::new();
        let mut at = at;
        while let Some((before, transition)) = self.states.get(at).and_then(|state| state.by) {
            runs.push(self.net.run(transition));
            at = before;
        }
        runs.reverse();
        runs
    }

    fn seen(self, complete: bool) -> Seen {
        let done = self.done.iter().map(|transition| self.net.run(*transition));
        Seen {
            complete,
            done: done.collect(),
            faults: self.faults,
        }
    }
}
