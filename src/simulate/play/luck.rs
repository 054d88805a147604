//! Which stream of chance belongs to what.
//!
//! Each question that chance answers has a stream of its own, made from what it is about: the same case draws the same
//! numbers at the same visit in whatever scenario it is played, so that two scenarios differ by what they change alone.

use crate::calendar::Moment;
use crate::model::{EventId, FieldId, NodeId};
use crate::simulate::draw::{Key, Stream};

/// What a stream is for; each has its number for good.
#[derive(Clone, Copy)]
enum For {
    Arrivals = 0,
    Start = 1,
    Exit = 2,
    Time = 3,
    Field = 4,
    Event = 5,
    Absence = 6,
    Done = 7,
    Handover = 8,
}

/// How many purposes there are.
const PURPOSES: usize = For::Handover as usize + 1;

/// The luck of one repetition.
#[derive(Debug)]
pub(super) struct Luck {
    /// What the streams for each purpose have in common.
    keys: [Key; PURPOSES],
}

/// A visit of a node: the case by its number, the node, and how often the case was there before.
#[derive(Debug, Clone, Copy)]
pub(super) struct At {
    pub(super) case: u64,
    pub(super) node: NodeId,
    pub(super) visit: u32,
}

impl Luck {
    pub(super) fn new(seed: u64, repetition: u32) -> Luck {
        let key = Key::of(&[seed, u64::from(repetition)]);
        Luck {
            keys: std::array::from_fn(|purpose| key.and(purpose as u64)),
        }
    }

    /// When cases come.
    pub(super) fn arrivals(&self) -> Stream {
        self.of(For::Arrivals, 0, 0, 0)
    }

    /// At which start a case begins.
    pub(super) fn start(&self, case: u64) -> Stream {
        self.of(For::Start, case, 0, 0)
    }

    /// By which exit a visit ends.
    pub(super) fn exit(&self, at: At) -> Stream {
        self.of_visit(For::Exit, at)
    }

    /// How long a visit takes, and how often its work is repeated.
    pub(super) fn time(&self, at: At) -> Stream {
        self.of_visit(For::Time, at)
    }

    /// How long a visit lies before anybody could take it up.
    pub(super) fn handover(&self, at: At) -> Stream {
        self.of_visit(For::Handover, at)
    }

    /// Whether a node that is done only under a condition is done.
    pub(super) fn done(&self, at: At) -> Stream {
        self.of_visit(For::Done, at)
    }

    /// What a field holds when it is drawn for the so many-th time.
    pub(super) fn field(&self, case: u64, field: FieldId, time: u32) -> Stream {
        self.of(For::Field, case, u64::from(field.0), u64::from(time))
    }

    /// Whether and when an event happens to a case.
    pub(super) fn event(&self, case: u64, event: EventId) -> Stream {
        self.of(For::Event, case, u64::from(event.0), 0)
    }

    /// Whether an officer is absent on a day that begins then.
    pub(super) fn absence(&self, officer: u32, day: Moment) -> Stream {
        let day = Moment::EPOCH.seconds_until(day).unsigned_abs();
        self.of(
            For::Absence,
            u64::from(officer),
            day >> 32,
            day & 0xFFFF_FFFF,
        )
    }

    fn of_visit(&self, what: For, at: At) -> Stream {
        self.of(what, at.case, u64::from(at.node.0), u64::from(at.visit))
    }

    fn of(&self, what: For, a: u64, b: u64, c: u64) -> Stream {
        let key = self.keys[what as usize].and(a);
        key.and(b << 32 | c).stream()
    }
}
