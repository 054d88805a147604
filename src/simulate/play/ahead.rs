//! What lies ahead: moments at which something will go on, in their order.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::calendar::Moment;
use crate::model::NodeId;

/// Something that will go on at its moment. What it is about is named together with its life, a number that changes when
/// its place is given to another, so that what was foreseen for the one before is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// A piece of work is done.
    Done(Key),
    /// The hand-over of a piece of work is over.
    HandedOver(Key),
    /// The cases gathered for a node have waited long enough; the number says for which gathering.
    Gathered(NodeId, u64),
    /// An event happens to a case, as a position in the setup's events.
    Happens(Key, u32),
    /// A silence of a case has lasted, as a position among the silences; with how often what is missing had been done.
    Silent(Key, u32, u32),
    /// An officer who was away is back.
    Back(u32),
}

/// A place and the life of what is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) place: u32,
    pub(super) life: u32,
}

/// All that lies ahead. At the same moment what comes from outside comes last, so that what is done in time counts; else
/// what was foreseen first comes first.
#[derive(Debug, Default)]
pub(super) struct Ahead {
    heap: BinaryHeap<Entry>,
    foreseen: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    at: Moment,
    order: u64,
    turn: Turn,
}

impl Entry {
    /// Its moment and its order in one number: two entries are compared at every step through the heap.
    fn place(&self) -> i128 {
        let seconds = Moment::EPOCH.seconds_until(self.at);
        i128::from(seconds) << 64 | i128::from(self.order)
    }
}

impl Ord for Entry {
    /// The one that comes first is the greatest, as the heap gives out the greatest.
    fn cmp(&self, other: &Entry) -> Ordering {
        other.place().cmp(&self.place())
    }
}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Entry) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ahead {
    /// Foresees something.
    pub(super) fn push(&mut self, at: Moment, turn: Turn) {
        let last = matches!(turn, Turn::Silent(..) | Turn::Happens(..));
        let order = self.foreseen | (u64::from(last) << 63);
        self.foreseen += 1;
        self.heap.push(Entry { at, order, turn });
    }

    /// When the next thing goes on.
    pub(super) fn next(&self) -> Option<Moment> {
        self.heap.peek().map(|entry| entry.at)
    }

    /// Takes the next thing.
    pub(super) fn pop(&mut self) -> Option<Turn> {
        self.heap.pop().map(|entry| entry.turn)
    }
}
