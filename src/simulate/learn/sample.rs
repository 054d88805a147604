//! The visits of whole weeks, kept to see who was busy with what.
//!
//! A sample that must not depend on the order of a log can't be the first so many visits, nor a reservoir. So each week
//! has a number made from its date alone, by which the weeks stand in line; those at its head are kept as long as all of
//! them together have room. Whoever has seen only a part of the log drops no week that the whole would keep, so samples
//! of parts can be merged. Weeks are whole because who was busy shows only in what happened one after the other.

use std::collections::BTreeMap;

use super::Case;
use crate::calendar::Moment;
use crate::model::{ActorId, NodeId, RowId, Sop};

/// How many visits are kept at most; the first week is kept however many it has.
const ROOM: usize = 1 << 19;

const WEEK: i64 = 7 * 86_400;

/// A visit that was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Piece {
    pub done: Moment,
    pub ready: Option<Moment>,
    pub started: Option<Moment>,
    pub node: NodeId,
    /// The row in whose cell its time stands.
    pub row: RowId,
    pub exit: Option<u32>,
    pub actor: Option<ActorId>,
    pub person: Option<u64>,
    /// The visits whose time is charged together have the same number.
    pub together: u64,
}

/// A week's place in line, and the week.
type Key = (u64, i64);

/// The visits of some weeks.
#[derive(Debug, Clone, Default)]
pub(super) struct Sample {
    weeks: BTreeMap<Key, Vec<Piece>>,
    size: usize,
    /// The first week in line for which there was no room.
    full_at: Option<Key>,
}

impl Sample {
    /// Takes in the visits of a case that don't deviate.
    pub(super) fn add(&mut self, sop: &Sop, case: &Case<'_>) {
        let mut groups = Groups::default();
        for visit in case.visits {
            let row = sop.time_owner(sop[visit.node].row);
            let group = groups.of(row, visit.node);
            let Some(done) = visit.done.filter(|_| !visit.deviates) else {
                continue;
            };
            self.put(Piece {
                done,
                ready: visit.ready,
                started: visit.started,
                node: visit.node,
                row,
                exit: visit.exit,
                actor: visit.actor,
                person: visit.person,
                together: mixed(case.key ^ u64::from(row.0)).wrapping_add(group),
            });
        }
    }

    /// Takes in another sample.
    pub(super) fn merge(&mut self, other: Sample) {
        self.full_at = earlier(self.full_at, other.full_at);
        for (key, mut pieces) in other.weeks {
            self.size += pieces.len();
            self.weeks.entry(key).or_default().append(&mut pieces);
        }
        self.make_room();
    }

    /// Whether some weeks were left out.
    pub(super) fn is_partial(&self) -> bool {
        self.full_at.is_some()
    }

    /// All visits that were kept, in the order in which they were done.
    pub(super) fn pieces(&self) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = self.weeks.values().flatten().copied().collect();
        pieces.sort_unstable();
        pieces
    }

    fn put(&mut self, piece: Piece) {
        let week = week_of(piece.done);
        let key = (mixed(week as u64), week);
        if self.full_at.is_some_and(|full| key >= full) {
            return;
        }
        self.weeks.entry(key).or_default().push(piece);
        self.size += 1;
        self.make_room();
    }

    fn make_room(&mut self) {
        if let Some(full) = self.full_at {
            for (_, pieces) in self.weeks.split_off(&full) {
                self.size -= pieces.len();
            }
        }
        while self.size > ROOM && self.weeks.len() > 1 {
            if let Some((key, pieces)) = self.weeks.pop_last() {
                self.size -= pieces.len();
                self.full_at = Some(key);
            }
        }
    }
}

/// The week that a moment lies in, counted from the first of 1970.
pub(super) fn week_of(moment: Moment) -> i64 {
    Moment::EPOCH.seconds_until(moment).div_euclid(WEEK)
}

fn earlier(one: Option<Key>, other: Option<Key>) -> Option<Key> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

/// A number in which each bit of another has its say: the last step of SplitMix64 (Steele, Lea and Flood, 2014).
fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

/// Which visits of a case lie in one time cell: those of its rows until one of the nodes comes again.
#[derive(Default)]
struct Groups {
    open: Vec<(RowId, Vec<NodeId>, u64)>,
}

impl Groups {
    /// Which time in the case the cell of this row is come to.
    fn of(&mut self, row: RowId, node: NodeId) -> u64 {
        let known = self.open.iter().position(|(known, ..)| *known == row);
        let at = known.unwrap_or_else(|| {
            self.open.push((row, Vec::new(), 0));
            self.open.len() - 1
        });
        let Some((_, nodes, time)) = self.open.get_mut(at) else {
            return 0;
        };
        if nodes.contains(&node) {
            nodes.clear();
            *time += 1;
        }
        nodes.push(node);
        *time
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, ROOM, Sample, WEEK};
    use crate::calendar::Moment;
    use crate::model::{NodeId, RowId};

    fn piece(week: i64, number: u64) -> Piece {
        let done = Moment::EPOCH.plus_seconds(week * WEEK + (number % 1000) as i64);
        Piece {
            done: done.unwrap(),
            ready: None,
            started: None,
            node: NodeId(0),
            row: RowId(0),
            exit: None,
            actor: None,
            person: None,
            together: number,
        }
    }

    /// Weeks of 40,000 visits each, so that only some of them have room.
    fn pieces() -> Vec<Piece> {
        let number = |at: u64| piece((at % 20) as i64, at);
        (0..800_000).map(number).collect()
    }

    #[test]
    fn a_sample_is_whole_weeks_whoever_saw_which_part() {
        let all = pieces();
        let mut whole = Sample::default();
        all.iter().for_each(|piece| whole.put(*piece));
        let (mut one, mut other) = (Sample::default(), Sample::default());
        for (at, piece) in all.iter().rev().enumerate() {
            match at % 3 {
                0 => one.put(*piece),
                _ => other.put(*piece),
            }
        }
        one.merge(other);
        assert!(whole.is_partial() && whole.size <= ROOM);
        assert!(whole.weeks.values().all(|week| week.len() == 40_000));
        assert_eq!(whole.pieces(), one.pieces());
    }

    #[test]
    fn a_log_that_has_room_is_kept_whole() {
        let mut sample = Sample::default();
        (0..100).for_each(|at| sample.put(piece(at % 7, at as u64)));
        assert!(!sample.is_partial());
        assert_eq!(sample.pieces().len(), 100);
    }
}
