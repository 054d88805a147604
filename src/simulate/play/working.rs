//! How work is given to officers, and how it is done.
//!
//! Work that wants several officers at once begins when all of them are free. So that it is not passed by for ever by work
//! that wants but one of them, those of them who are free are held for it while what stands behind it is given out. They
//! are held for that one giving out only: the next time all is looked at anew, in the order of the lines. Nobody ever keeps
//! an officer whom another one waits for, so no two can wait for each other; and the first of all lines waits only until
//! those are done who work now.

use super::ahead::Turn;
use super::course;
use super::lines::{InLine, seated};
use super::officers::Want;
use super::stage::Stage;
use super::works::State;
use super::{Listener, OfficerId, Visit};
use crate::engine::StepId;
use crate::model::expr::{CaseData, truth};
use crate::model::{ActorId, NodeId};
use crate::simulate::draw::Stream;
use crate::simulate::setup::{Gather, Seat};

/// How many times over work is done in one visit at most.
const MOST_TIMES: f64 = 10_000.0;

/// How many nodes are followed from one that has the officer of another.
const SAME_AS: usize = 8;

impl<L: Listener> Stage<'_, '_, L> {
    /// The line of a node whose seats don't depend on the case.
    pub(super) fn fixed_line(&mut self, node: NodeId) -> Option<usize> {
        let seats = &course::of_node(self.setup, node)?.seats;
        let pools = seats.iter().map(|seat| match seat {
            Seat::Actors(actors) => Some(Want::Pool(self.officers.pool(actors))),
            Seat::SameAs(_) => None,
        });
        let wants: Vec<Want> = pools.collect::<Option<_>>()?;
        (!wants.is_empty()).then(|| self.lines.of(&wants, &self.officers))
    }

    /// The line for work at a node; nothing for work that needs no officer.
    fn line(&mut self, place: u32, node: NodeId) -> Option<usize> {
        if let Some(line) = self.line_of[node.0 as usize] {
            return Some(line);
        }
        let mut wants = Vec::new();
        self.want(place, node, SAME_AS, &mut wants);
        (!wants.is_empty()).then(|| self.lines.of(&wants, &self.officers))
    }

    /// What a node wants for a case. Where nobody did the node whose officer it wants, those may do it who may do that.
    fn want(&mut self, place: u32, node: NodeId, deep: usize, wants: &mut Vec<Want>) {
        let setup = self.setup;
        let seats = course::of_node(setup, node).map_or(&[][..], |node| &node.seats);
        for seat in seats {
            match seat {
                Seat::Actors(actors) => wants.push(Want::Pool(self.officers.pool(actors))),
                Seat::SameAs(other) => match self.who_did(place, *other) {
                    Some((actor, officer)) if self.officers.is_numbered(officer) => {
                        wants.push(Want::Officer(officer.0, actor));
                    }
                    Some((actor, _)) => wants.push(Want::Pool(self.officers.pool(&[actor]))),
                    None if deep > 0 => self.want(place, *other, deep - 1, wants),
                    None => {}
                },
            }
        }
    }

    /// Who did a node in a case the last time.
    fn who_did(&self, place: u32, node: NodeId) -> Option<(ActorId, OfficerId)> {
        let mut visits = self.cases.all[place as usize].visits.iter().rev();
        visits
            .find(|visit| visit.node == node && visit.by.is_some())?
            .by
    }

    /// The hand-over of a piece of work is over: it may be taken up, or waits for those of other cases.
    pub(super) fn handed_over(&mut self, work: u32) {
        let setup = self.setup;
        let node = self.works.all[work as usize].node;
        match course::of_node(setup, node).and_then(|node| node.gather.as_ref()) {
            Some(gather) => self.gather(work, node, gather),
            None => self.wait_in_line(work),
        }
    }

    fn gather(&mut self, work: u32, node: NodeId, gather: &Gather) {
        self.works.all[work as usize].state = State::Gathering;
        let (gathered, which) = &mut self.gathered[node.0 as usize];
        gathered.push(work);
        if gathered.len() >= gather.size as usize {
            return self.gathering_ends(node);
        }
        if let ([_], Some(within)) = (gathered.as_slice(), &gather.within) {
            let since = self.works.all[work as usize].waits_from;
            let until = self.setup.calendar.add(since, within, &self.setup.counting);
            if let Ok(until) = until {
                let turn = Turn::Gathered(node, *which);
                self.ahead.push(until.at.max(self.now), turn);
            }
        }
    }

    /// The first of a gathering has waited as long as it may.
    pub(super) fn gathered_long(&mut self, node: NodeId, which: u64) {
        let (gathered, current) = &self.gathered[node.0 as usize];
        if *current == which && !gathered.is_empty() {
            self.gathering_ends(node);
        }
    }

    fn gathering_ends(&mut self, node: NodeId) {
        let (gathered, which) = &mut self.gathered[node.0 as usize];
        *which += 1;
        let gathered = std::mem::take(gathered);
        for (at, work) in gathered.iter().enumerate() {
            let of = &mut self.works.all[*work as usize];
            of.gathered = true;
            of.state = State::Lying;
            of.waits_from = self.now;
            of.next = gathered.get(at + 1).copied();
        }
        if let Some(first) = gathered.first() {
            self.wait_in_line(*first);
        }
    }

    fn wait_in_line(&mut self, work: u32) {
        let of = &self.works.all[work as usize];
        let (Some(place), node) = (of.case, of.node) else {
            return self.works.close(work);
        };
        let Some(line) = self.line(place, node) else {
            return self.begin(work);
        };
        let entry = InLine {
            rank: self.rank(place),
            since: self.works.all[work as usize].waits_from,
            case: self.works.all[work as usize].number,
            work: self.works.key(work),
        };
        self.works.all[work as usize].state = State::Waiting(line);
        self.queues.change(&self.lines.all[line].actors, true);
        self.lines.push(line, entry);
    }

    /// How far back the priorities put a case.
    fn rank(&self, place: u32) -> usize {
        let data = &self.cases.all[place as usize].data;
        let priorities = &self.setup.priorities;
        let mut holds = priorities.iter().map(|guard| truth(&guard.expr, data));
        let first = holds.position(|holds| holds == Some(true));
        first.unwrap_or(priorities.len())
    }

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
                Some(officer) => self.officers.sit(*only, officer, &mut seats),
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
        let taken = seated(&wants, |want| self.officers.able(want, now));
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
            match taken {
                Some(officer) => self.officers.sit(*want, *officer, seats),
                None => self.sit_unlimited(*want, work, seats),
            };
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

    /// Work begins. By which way it will be left is known then, for its time may depend on it.
    fn begin(&mut self, work: u32) {
        let mut next = Some(work);
        while let Some(one) = next {
            let of = &mut self.works.all[one as usize];
            of.state = State::UnderWay;
            of.begun = self.now;
            next = of.next;
            if let (Some(place), at) = (of.case, of.at()) {
                let way = self.choose(place, at);
                self.works.all[one as usize].way = way;
            }
        }
        let at = self.works.all[work as usize].at();
        let mut stream = self.luck.time(at);
        let place = self.works.all[work as usize].case.unwrap_or_default();
        let times = self.times(place, at.node, &mut stream);
        let of = &mut self.works.all[work as usize];
        of.left = times;
        of.stream = Some(stream);
        self.work_on(work);
    }

    /// How many times over the work of a node is done.
    fn times(&self, place: u32, node: NodeId, stream: &mut Stream) -> u32 {
        let of = &self.setup.plan.sop()[node];
        let each = of.for_each.as_ref();
        let data = &self.cases.all[place as usize].data;
        let items = each.and_then(|list| data.size(list.value));
        let known = course::of_node(self.setup, node);
        let repeats = match (items, known) {
            (Some(items), _) => items as f64,
            (None, Some(known)) if of.repeat.is_some() || each.is_some() => {
                known.repeats.draw(stream)
            }
            _ => 1.0,
        };
        repeats.round().clamp(1.0, MOST_TIMES) as u32
    }

    /// One time over the work, from when the one before was done.
    fn work_on(&mut self, work: u32) {
        match self.end_of(work) {
            Ok(end) => self
                .ahead
                .push(end.max(self.now), Turn::Done(self.works.key(work))),
            Err(beyond) => {
                let mut next = Some(work);
                while let Some(one) = next {
                    self.never(one, beyond);
                    next = self.works.all[one as usize].next;
                }
            }
        }
    }

    /// A piece of work is done, once.
    pub(super) fn is_done(&mut self, work: u32) {
        let last = self.works.all[work as usize].left <= 1;
        if last {
            self.release(work);
        }
        let mut next = Some(work);
        while let Some(one) = next {
            next = self.works.all[one as usize].next;
            let way = self.told(one, last);
            match (last, way) {
                (true, Some((place, step))) => {
                    let works = &mut self.cases.all[place as usize].works;
                    works.retain(|it| *it != one);
                    self.works.close(one);
                    self.go(place, step);
                }
                (true, None) => self.works.close(one),
                (false, _) => {}
            }
        }
        if !last {
            self.once_more(work);
        }
    }

    /// Tells a visit that is done; gives the case and the step by which it goes on.
    fn told(&mut self, work: u32, last: bool) -> Option<(u32, StepId)> {
        let of = &self.works.all[work as usize];
        let (place, node) = (of.case?, of.node);
        let way = self.course.nodes[node.0 as usize].done.get(of.way)?;
        let step = way.step;
        let visit = Visit {
            node,
            ready: of.ready,
            waits_from: of.waits_from,
            begun: of.begun,
            done: self.now,
            exit: way.exit.filter(|_| last),
            passed: false,
            by: of.seats.first().copied(),
        };
        let case = &mut self.cases.all[place as usize];
        case.visits.push(visit);
        self.listener.visit(case.counts, &visit, &of.seats);
        if last {
            self.begin_silences(place, node, visit.done);
        }
        Some((place, step))
    }

    /// Work is done once more, by the same officers. The time of a row with several nodes is not counted again.
    fn once_more(&mut self, work: u32) {
        let mut next = Some(work);
        while let Some(one) = next {
            let of = &mut self.works.all[one as usize];
            let row = self.setup.plan.sop()[of.node].row;
            of.left -= 1;
            of.charged &= self.setup.plan.sop()[row].nodes.len() == 1;
            (of.ready, of.waits_from, of.begun) = (self.now, self.now, self.now);
            next = of.next;
        }
        self.work_on(work);
    }

    /// Who worked on something is free.
    pub(super) fn release(&mut self, work: u32) {
        let of = &self.works.all[work as usize];
        let worked = of.begun.seconds_until(self.now);
        for (_, officer) in &of.seats {
            if self.officers.release(*officer, worked) {
                self.lines.is_free(officer.0);
            }
        }
    }
}
