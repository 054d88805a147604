//! How work is given to officers.
//!
//! Work that wants several officers at once begins when all of them are free. So that it is not passed by for ever by work
//! that wants but one of them, those of them who are free are held for it while what stands behind it is given out. They
//! are held for that one giving out only: the next time all is looked at anew, in the order of the lines. Nobody ever keeps
//! an officer whom another one waits for, so no two can wait for each other; and the first of all lines waits only until
//! those are done who work now.

use super::ahead::Turn;
use super::course;
use super::lines::seated;
use super::officers::Want;
use super::stage::Stage;
use super::{Listener, OfficerId};
use crate::model::ActorId;
use crate::simulate::setup::Seat;

impl<L: Listener> Stage<'_, '_, L> {
    /// Gives work to the officers who are free.
    pub(super) fn give_out(&mut self) {
        if !self.lines.is_dirty() {
            return self.queues.tell(self.now, self.listener);
        }
        let mut held = false;
        loop {
            let works = &self.works;
            let Some((line, first)) = self.lines.first(|key| works.lives(key)) else {
                break;
            };
            match self.seat(line, first.work.place, &mut held) {
                true => {
                    self.lines.pop(line);
                    self.queues.change(&self.lines.all[line].actors, false);
                    self.begin(first.work.place);
                }
                false => self.lines.leave(line),
            }
        }
        if held {
            self.officers.hold_nobody();
        }
        for (officer, back) in self.officers.away.drain(..) {
            self.ahead.push(back, Turn::Back(officer));
        }
        self.queues.tell(self.now, self.listener);
    }

    /// Finds officers for a piece of work, and seats them; holds those who are free where not all are.
    fn seat(&mut self, line: usize, work: u32, held: &mut bool) -> bool {
        let wants = &self.lines.all[line].wants;
        let mut seats = std::mem::take(&mut self.works.all[work as usize].seats);
        seats.clear();
        let all = match wants.as_slice() {
            [only] => match self.officers.who(*only, self.now) {
                Some(officer) => {
                    self.officers.sit(officer, &mut seats);
                    true
                }
                None => self.sit_unlimited(*only, work, &mut seats),
            },
            _ => self.seat_together(line, work, &mut seats, held),
        };
        if all {
            let shared = self.lines.all[line].shared.iter();
            for want in shared {
                let mut lanes = seats.iter().map(|(_, officer)| *officer);
                let found = lanes.find_map(|id| Some((self.officers.lane(*want, id.0)?, id)));
                seats.extend(found);
            }
        }
        self.seat_all(work, seats);
        all
    }

    /// Puts the officers down at a piece of work, and at what is done together with it.
    fn seat_all(&mut self, work: u32, seats: Vec<(ActorId, OfficerId)>) {
        let mut next = self.works.all[work as usize].next;
        while let Some(one) = next {
            let of = &mut self.works.all[one as usize];
            of.seats.clone_from(&seats);
            next = of.next;
        }
        self.works.all[work as usize].seats = seats;
    }

    fn seat_together(
        &mut self,
        line: usize,
        work: u32,
        seats: &mut Vec<(ActorId, OfficerId)>,
        held: &mut bool,
    ) -> bool {
        let wants = self.lines.all[line].wants.clone();
        let now = self.now;
        let taken = seated(&wants, |want| self.officers.able(want, now, wants.len()));
        let pairs = || wants.iter().zip(&taken);
        let lacking = pairs().filter(|(_, taken)| taken.is_none());
        if lacking
            .clone()
            .any(|(want, _)| self.officers.unlimited(*want).is_none())
        {
            *held = true;
            taken
                .iter()
                .flatten()
                .for_each(|id| self.officers.hold(*id));
            return false;
        }
        for (want, taken) in pairs() {
            match taken.and_then(|officer| Some((officer, self.officers.lane(*want, officer)?))) {
                Some(officer) => self.officers.sit(officer, seats),
                None => _ = self.sit_unlimited(*want, work, seats),
            }
        }
        true
    }

    /// A seat is taken by one of as many officers as are needed: the one who did what the node refers to, or another one.
    fn sit_unlimited(
        &mut self,
        want: Want,
        work: u32,
        seats: &mut Vec<(ActorId, OfficerId)>,
    ) -> bool {
        let Some(actor) = self.officers.unlimited(want) else {
            return false;
        };
        let of = &self.works.all[work as usize];
        let node = course::of_node(self.setup, of.node);
        let same = node
            .into_iter()
            .flat_map(|node| &node.seats)
            .find_map(|seat| {
                let Seat::SameAs(other) = seat else {
                    return None;
                };
                let (by, officer) = self.who_did(of.case?, *other)?;
                (by == actor && !self.officers.is_numbered(officer)).then_some(officer)
            });
        let officer = same.unwrap_or_else(|| self.officers.another());
        seats.push((actor, officer));
        true
    }
}
