//! What happens to cases from outside: events, the interrupts that they set off, and silences that have lasted.

use super::ahead::Turn;
use super::stage::Stage;
use super::works::State;
use super::{Listener, Visit};
use crate::calendar::{Beyond, Moment};
use crate::engine::{Fit, StepId};
use crate::model::NodeId;

impl<L: Listener> Stage<'_, '_, L> {
    /// What will happen to a case that began then.
    pub(super) fn foresee(&mut self, place: u32, began: Moment) {
        let setup = self.setup;
        let number = self.cases.all[place as usize].number;
        for (at, event) in (0..).zip(&setup.events) {
            let mut stream = self.luck.event(number, event.event);
            if stream.part() >= event.chance {
                continue;
            }
            let when = event
                .after
                .end(began, setup.calendar, &setup.counting, &mut stream);
            if let Some(when) = when.ok().filter(|when| *when >= self.now) {
                self.ahead
                    .push(when, Turn::Happens(self.cases.key(place), at));
                self.cases.all[place as usize].ahead += 1;
            }
        }
        for at in 0..self.course.silences.len() {
            if self.course.silences[at].after.is_none() {
                self.begin_silence(place, at, began);
            }
        }
    }

    /// A node is done: the silences after it begin.
    pub(super) fn begin_silences(&mut self, place: u32, node: NodeId, done: Moment) {
        let of = node.0 as usize;
        for at in 0..self
            .course
            .nodes
            .get(of)
            .map_or(0, |node| node.silences.len())
        {
            self.begin_silence(place, self.course.nodes[of].silences[at], done);
        }
    }

    fn begin_silence(&mut self, place: u32, at: usize, from: Moment) {
        let silence = &self.course.silences[at];
        let setup = self.setup;
        let due = setup.calendar.add(from, &silence.limit, &setup.counting);
        // What is done in the second at which it is due is done in time, so the silence has lasted in the next.
        let lasted = due.ok().and_then(|due| due.at.plus_seconds(1));
        if let Some(lasted) = lasted {
            let times = self.times_done(place, silence.without, from);
            let turn = Turn::Silent(self.cases.key(place), at as u32, times);
            self.ahead.push(lasted.max(self.now), turn);
            self.cases.all[place as usize].ahead += 1;
        }
    }

    /// How often a node was done until a moment.
    fn times_done(&self, place: u32, node: NodeId, until: Moment) -> u32 {
        let visits = self.cases.all[place as usize].visits.iter();
        let of_node = |visit: &&Visit| visit.node == node && !visit.passed && visit.done <= until;
        visits.filter(of_node).count() as u32
    }

    /// A silence has lasted: if what is missing was not done meanwhile, the case goes on elsewhere.
    pub(super) fn was_silent(&mut self, place: u32, at: usize, times: u32) {
        self.cases.all[place as usize].ahead -= 1;
        let silence = &self.course.silences[at];
        let (step, without) = (silence.step, silence.without);
        let done = self.times_done(place, without, self.now);
        if done == times && self.allows(place, step) {
            self.divert(place, step);
        }
        self.settle(place);
    }

    /// An event happens to a case.
    pub(super) fn happens(&mut self, place: u32, at: u32) {
        let setup = self.setup;
        let case = &mut self.cases.all[place as usize];
        case.ahead -= 1;
        if let Some(event) = setup.events.get(at as usize) {
            case.events.push((event.event, self.now));
            if let Some(happened) = case.data.happened.get_mut(event.event.0 as usize) {
                *happened = true;
            }
            case.ask(setup.plan);
        }
        self.settle(place);
    }

    /// Takes the first interrupt whose condition has come to hold, if there is one.
    pub(super) fn is_interrupted(&mut self, place: u32) -> bool {
        let setup = self.setup;
        for at in 0..self.course.interrupts.len() {
            let id = self.course.interrupts[at];
            let Some(step) = setup.plan.step(id) else {
                continue;
            };
            let case = &mut self.cases.all[place as usize];
            if setup.plan.fit(step, &case.truths) != Fit::With {
                case.interrupted[at] = false;
            } else if !case.interrupted[at] && case.marking.allows(step) {
                case.interrupted[at] = true;
                let bound = self.course.interrupt_bounds[at];
                if bound.is_none_or(|bound| case.gone[bound] < self.course.bounds[bound]) {
                    bound.into_iter().for_each(|bound| case.gone[bound] += 1);
                    self.divert(place, id);
                    return true;
                }
            }
        }
        false
    }

    fn allows(&self, place: u32, step: StepId) -> bool {
        let step = self.setup.plan.step(step);
        step.is_some_and(|step| self.cases.all[place as usize].marking.allows(step))
    }

    /// A case goes on elsewhere. What was under way where its tokens are taken is dropped.
    fn divert(&mut self, place: u32, step: StepId) {
        if self
            .setup
            .plan
            .step(step)
            .is_some_and(|step| step.takes_all)
        {
            let mut works = std::mem::take(&mut self.cases.all[place as usize].works);
            for work in works.drain(..) {
                self.drop_work(work);
            }
            self.cases.all[place as usize].works = works;
        }
        self.step(place, step);
    }

    /// A piece of work is not done after all. Who works on it is free; what others share goes on without it.
    pub(super) fn drop_work(&mut self, work: u32) {
        let of = &mut self.works.all[work as usize];
        match of.state {
            State::Gathering => {
                let node = of.node.0 as usize;
                self.gathered[node].0.retain(|it| *it != work);
            }
            _ if of.gathered => {
                of.case = None;
                return;
            }
            State::Waiting(line) => {
                self.queues.change(&self.lines.all[line].actors, false);
                self.lines.look_at_all();
            }
            State::UnderWay => {
                self.tell_work(work);
                self.release(work);
            }
            State::Lying => {}
        }
        self.works.close(work);
    }

    /// The calendar has no data for the end of a piece of work: its case stays where it is.
    pub(super) fn never(&mut self, work: u32, beyond: Beyond) {
        self.beyond.get_or_insert(beyond.year);
        self.lost_work(work);
    }

    /// A piece of work that nothing will end.
    pub(super) fn lost_work(&mut self, work: u32) {
        if let Some(place) = self.works.all[work as usize].case {
            self.lose(place);
        }
    }
}
