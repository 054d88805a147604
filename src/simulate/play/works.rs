//! The pieces of work that are not done: each is one visit of a node by a case.

use super::ahead::Key;
use super::luck::At;
use crate::calendar::Moment;
use crate::model::{ActorId, NodeId};
use crate::simulate::OfficerId;
use crate::simulate::draw::Stream;

/// How far a piece of work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// It is handed over, or waits for something from outside.
    Lying,
    /// It is gathered with that of other cases.
    Gathering,
    /// It waits in a line for officers.
    Waiting(usize),
    /// It is worked on.
    UnderWay,
}

/// A piece of work.
#[derive(Debug)]
pub(super) struct Work {
    /// Changes with each piece of work that has this place.
    pub(super) life: u32,
    pub(super) state: State,
    /// The place of its case; nothing for one that was dropped from among others that are worked on together.
    pub(super) case: Option<u32>,
    pub(super) number: u64,
    pub(super) node: NodeId,
    /// How often the case came to the node before.
    pub(super) visit: u32,
    /// Whether the time of its row is counted for it.
    pub(super) charged: bool,
    pub(super) ready: Moment,
    pub(super) waits_from: Moment,
    pub(super) begun: Moment,
    /// The way it will be left by, as a position in the ways of its node.
    pub(super) way: usize,
    /// How many times over it is still to be done, this one included.
    pub(super) left: u32,
    /// The chance of its times.
    pub(super) stream: Option<Stream>,
    /// Who works on it, in whose lanes.
    pub(super) seats: Vec<(ActorId, OfficerId)>,
    /// The next piece of work that is done together with it.
    pub(super) next: Option<u32>,
    /// Whether it is done together with others.
    pub(super) gathered: bool,
}

/// The places for work.
#[derive(Debug, Default)]
pub(super) struct Works {
    pub(super) all: Vec<Work>,
    free: Vec<u32>,
}

impl Work {
    fn new() -> Work {
        Work {
            life: 0,
            state: State::Lying,
            case: None,
            number: 0,
            node: NodeId(0),
            visit: 0,
            charged: true,
            ready: Moment::EPOCH,
            waits_from: Moment::EPOCH,
            begun: Moment::EPOCH,
            way: 0,
            left: 1,
            stream: None,
            seats: Vec::new(),
            next: None,
            gathered: false,
        }
    }

    /// Who works on it, each once in however many lanes.
    pub(super) fn officers(&self) -> impl Iterator<Item = OfficerId> {
        let seats = self.seats.iter().enumerate();
        seats.filter_map(|(at, (_, officer))| {
            let mut earlier = self.seats.iter().take(at);
            (!earlier.any(|(_, other)| other == officer)).then_some(*officer)
        })
    }

    /// Which visit it is.
    pub(super) fn at(&self) -> At {
        At {
            case: self.number,
            node: self.node,
            visit: self.visit,
        }
    }
}

impl Works {
    /// A place for a new piece of work, with nothing of an earlier one.
    pub(super) fn open(&mut self) -> u32 {
        let place = self.free.pop().unwrap_or_else(|| {
            self.all.push(Work::new());
            (self.all.len() - 1) as u32
        });
        let work = &mut self.all[place as usize];
        work.state = State::Lying;
        work.left = 1;
        work.way = 0;
        work.stream = None;
        work.seats.clear();
        work.next = None;
        work.gathered = false;
        place
    }

    /// Gives the place of a piece of work free.
    pub(super) fn close(&mut self, place: u32) {
        let work = &mut self.all[place as usize];
        work.life = work.life.wrapping_add(1);
        work.case = None;
        self.free.push(place);
    }

    pub(super) fn key(&self, place: u32) -> Key {
        Key {
            place,
            life: self.all[place as usize].life,
        }
    }

    /// Whether a key still names the work that it was made for.
    pub(super) fn lives(&self, key: Key) -> bool {
        self.all[key.place as usize].life == key.life
    }
}
