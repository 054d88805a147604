//! How work is done: it begins, is done once or several times over, and its case goes on.

use super::ahead::Turn;
use super::course;
use super::stage::Stage;
use super::works::State;
use super::{Listener, Visit};
use crate::engine::StepId;
use crate::model::NodeId;
use crate::model::expr::CaseData;
use crate::simulate::draw::Stream;

/// How many times over work is done in one visit at most.
const MOST_TIMES: f64 = 10_000.0;

impl<L: Listener> Stage<'_, '_, L> {
    /// Work begins. By which way it will be left is known then, for its time may depend on it.
    pub(super) fn begin(&mut self, work: u32) {
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
        if !self.course.nodes[node.0 as usize].repeats {
            return 1;
        }
        let of = &self.setup.plan.sop()[node];
        let each = of.for_each.as_ref();
        let data = &self.cases.all[place as usize].data;
        let items = each.and_then(|list| data.size(list.value));
        let known = course::of_node(self.setup, node);
        let repeats = match (items, known) {
            (Some(items), _) => items as f64,
            (None, Some(known)) => known.repeats.draw(stream),
            (None, None) => 1.0,
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
        self.tell_work(work);
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
        let case = &mut self.cases.all[place as usize];
        case.visits.push(Visit {
            node,
            ready: of.ready,
            waits_from: of.waits_from,
            begun: of.begun,
            done: self.now,
            exit: way.exit.filter(|_| last),
            passed: false,
            by: of.seats.first().copied(),
        });
        if let Some(visit) = case.visits.last() {
            self.listener.visit(case.counts, visit, &of.seats);
        }
        if last {
            self.begin_silences(place, node, self.now);
        }
        Some((place, step))
    }

    /// Work is done once more, by the same officers. The time of a row with several nodes is not counted again.
    fn once_more(&mut self, work: u32) {
        // Of what is done together, the first counts for all.
        self.works.all[work as usize].left -= 1;
        let mut next = Some(work);
        while let Some(one) = next {
            let of = &mut self.works.all[one as usize];
            let row = self.setup.plan.sop()[of.node].row;
            of.charged &= self.setup.plan.sop()[row].nodes.len() == 1;
            (of.ready, of.waits_from, of.begun) = (self.now, self.now, self.now);
            next = of.next;
        }
        self.work_on(work);
    }

    /// Tells who has worked on something until now.
    pub(super) fn tell_work(&mut self, work: u32) {
        let of = &self.works.all[work as usize];
        for officer in of.officers() {
            self.officers.worked(officer, of.begun, self.now);
            self.listener.work(officer, of.begun, self.now);
        }
    }

    /// Who worked on something is free.
    pub(super) fn release(&mut self, work: u32) {
        for officer in self.works.all[work as usize].officers() {
            if self.officers.release(officer) {
                self.lines.is_free(officer.0);
            }
        }
    }
}
