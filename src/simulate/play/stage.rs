//! The stage: everything that is there while one repetition is played, and the order in which it goes on.

use std::sync::atomic::Ordering;

use super::ahead::{Ahead, Turn};
use super::arrivals::Arrivals;
use super::cases::Cases;
use super::course::Course;
use super::lines::Lines;
use super::luck::Luck;
use super::officers::Officers;
use super::works::Works;
use super::{CaseOver, Listener, Opening, Played};
use crate::calendar::Moment;
use crate::engine::StepId;
use crate::model::{ActorId, NodeId};
use crate::simulate::Watch;
use crate::simulate::setup::Setup;

/// How many steps a case may take before it is taken for endless.
pub(super) const MOST_STEPS: u32 = 10_000;

/// After how many turns it is asked whether to stop.
const TURNS: u32 = 4096;

/// After how many cases it is told how many are over.
const PORTION: u64 = 256;

/// All that is there while one repetition is played.
pub(super) struct Stage<'s, 'a, L> {
    pub(super) setup: &'s Setup<'a>,
    pub(super) listener: &'s mut L,
    pub(super) course: Course,
    pub(super) luck: Luck,
    pub(super) now: Moment,
    pub(super) ahead: Ahead,
    pub(super) cases: Cases,
    pub(super) works: Works,
    pub(super) lines: Lines,
    pub(super) officers: Officers<'s>,
    /// The line of each node whose seats don't depend on the case.
    pub(super) line_of: Vec<Option<usize>>,
    /// The cases gathered for each node, the places of their work; and which gathering it is.
    pub(super) gathered: Vec<(Vec<u32>, u64)>,
    /// Where tokens have come, in the case that goes on now, and from where.
    pub(super) coming: Vec<(NodeId, Option<NodeId>)>,
    /// Since when the work of nodes is there, of the case that is taken up at the beginning.
    pub(super) since: Vec<(NodeId, Moment)>,
    pub(super) queues: Queues,
    /// How many cases have come.
    pub(super) came: u64,
    counted: u64,
    /// How many cases that count are open and not lost.
    pub(super) awaited: u64,
    pub(super) beyond: Option<i32>,
    pub(super) endless: Option<NodeId>,
    over: u64,
}

/// How much work waits for each actor.
#[derive(Default)]
pub(super) struct Queues {
    lengths: Vec<u32>,
    told: Vec<u32>,
    changed: Vec<ActorId>,
}

impl<'s, 'a, L: Listener> Stage<'s, 'a, L> {
    pub(super) fn new(
        setup: &'s Setup<'a>,
        repetition: u32,
        listener: &'s mut L,
    ) -> Stage<'s, 'a, L> {
        let sop = setup.plan.sop();
        let luck = Luck::new(setup.seed, repetition);
        let officers = Officers::new(setup, &luck);
        for (officer, calendar) in officers.own_calendars() {
            listener.officer(officer, calendar);
        }
        let mut stage = Stage {
            setup,
            listener,
            course: Course::new(setup),
            luck,
            now: setup.begins,
            ahead: Ahead::default(),
            cases: Cases::default(),
            works: Works::default(),
            lines: Lines::default(),
            officers,
            line_of: Vec::new(),
            gathered: vec![(Vec::new(), 0); sop.nodes.len()],
            coming: Vec::new(),
            queues: Queues::new(sop.actors.len()),
            since: Vec::new(),
            came: 0,
            counted: 0,
            awaited: 0,
            beyond: None,
            endless: None,
            over: 0,
        };
        stage.line_of = sop
            .nodes_with_ids()
            .map(|(id, _)| stage.fixed_line(id))
            .collect();
        stage
    }

    /// Plays until the last case that counts is over.
    pub(super) fn play(&mut self, openings: &[Opening], watch: &Watch) -> Played {
        let setup = self.setup;
        for (at, opening) in openings.iter().enumerate() {
            self.take_up(at, opening);
        }
        let mut arrivals = Arrivals::new(setup, &self.luck);
        let mut next = arrivals.next();
        let mut stopped = false;
        let mut turns = 0;
        while self.endless.is_none() && !stopped {
            turns += 1;
            if turns % TURNS == 0 {
                stopped = watch.stop.load(Ordering::Relaxed);
            }
            if self.over >= PORTION {
                self.tell(watch);
            }
            let now = Some(self.now);
            if self.ahead.next() != now && next != now {
                self.give_out();
            }
            if self.awaited == 0 && !next.is_some_and(|at| self.may_count(at)) {
                break;
            }
            match (self.ahead.next(), next) {
                (Some(at), come) if come.is_none_or(|come| at <= come) => {
                    self.now = at;
                    self.go_on();
                }
                (_, Some(at)) => {
                    self.now = at;
                    self.one_comes();
                    next = arrivals.next();
                }
                _ => break,
            }
        }
        self.leave_open();
        self.tell(watch);
        Played {
            ended: self.now,
            beyond: self.beyond,
            stopped,
            endless: self.endless,
        }
    }

    /// A case comes now.
    fn one_comes(&mut self) {
        let counts = self.now >= self.setup.counts_from && self.may_count(self.now);
        self.counted += u64::from(counts);
        self.arrive(counts);
    }

    /// Whether a case that comes then, or one after it, is counted.
    fn may_count(&self, at: Moment) -> bool {
        at < self.setup.counts_until && self.setup.most_cases.is_none_or(|most| self.counted < most)
    }

    fn go_on(&mut self) {
        match self.ahead.pop() {
            Some(Turn::Done(key)) if self.works.lives(key) => self.is_done(key.place),
            Some(Turn::HandedOver(key)) if self.works.lives(key) => self.handed_over(key.place),
            Some(Turn::Gathered(node, which)) => self.gathered_long(node, which),
            Some(Turn::Happens(key, at)) if self.cases.lives(key) => self.happens(key.place, at),
            Some(Turn::Silent(key, at, times)) if self.cases.lives(key) => {
                self.was_silent(key.place, at as usize, times);
            }
            Some(Turn::Back(officer)) => self.lines.is_free(officer),
            _ => {}
        }
    }

    /// A case is over.
    pub(super) fn close(&mut self, place: u32) {
        let works = std::mem::take(&mut self.cases.all[place as usize].works);
        for work in &works {
            self.drop_work(*work);
        }
        let case = &mut self.cases.all[place as usize];
        case.works = works;
        self.awaited -= u64::from(case.counts && !case.lost);
        let now = Some(self.now);
        tell_case(self.listener, case, now);
        self.over += 1;
        self.cases.close(place);
    }

    /// Nothing that lies ahead can bring a case on any more.
    pub(super) fn lose(&mut self, place: u32) {
        let case = &mut self.cases.all[place as usize];
        if !std::mem::replace(&mut case.lost, true) {
            self.awaited -= u64::from(case.counts);
        }
    }

    /// The cases that are open at the end are told, in the order in which they came.
    fn leave_open(&mut self) {
        let mut open: Vec<_> = self.cases.all.iter().filter(|case| case.open).collect();
        open.sort_by_key(|case| case.number);
        for case in open {
            tell_case(self.listener, case, None);
        }
    }

    fn tell(&mut self, watch: &Watch) {
        watch
            .cases
            .fetch_add(std::mem::take(&mut self.over), Ordering::Relaxed);
    }

    /// Takes a step of a case, and all that follows from it at once.
    pub(super) fn go(&mut self, place: u32, step: StepId) {
        self.step(place, step);
        self.settle(place);
    }

    /// What follows at once from where the tokens of a case have come.
    pub(super) fn settle(&mut self, place: u32) {
        loop {
            let mut at = 0;
            while let Some((node, from)) = self.coming.get(at).copied() {
                at += 1;
                self.come(place, node, from);
            }
            self.coming.clear();
            if !self.is_interrupted(place) {
                break;
            }
        }
        let case = &self.cases.all[place as usize];
        if case.marking.is_over() {
            self.close(place);
        } else if case.works.is_empty() && case.ahead == 0 {
            self.lose(place);
        }
    }

    /// Moves the tokens of a case, and remembers where they have come.
    pub(super) fn step(&mut self, place: u32, step: StepId) {
        let Some(step) = self.setup.plan.step(step) else {
            return;
        };
        let case = &mut self.cases.all[place as usize];
        case.marking.apply(step);
        case.steps += 1;
        let node = step.kind.node();
        if case.steps > MOST_STEPS {
            self.endless = Some(node);
            return;
        }
        let from = step.kind.way().map(|_| node);
        for given in &step.gives {
            if let Some(to) = self.setup.plan.place(*given).node() {
                self.coming.push((to, from));
            }
        }
    }
}

fn tell_case(listener: &mut impl Listener, case: &super::cases::Case, over: Option<Moment>) {
    listener.case(&CaseOver {
        number: case.number,
        opening: case.opening,
        began: case.began,
        over,
        counts: case.counts,
        visits: &case.visits,
        events: &case.events,
        data: &case.data,
        marking: &case.marking,
    });
}

impl Queues {
    fn new(actors: usize) -> Queues {
        Queues {
            lengths: vec![0; actors],
            told: vec![0; actors],
            changed: Vec::new(),
        }
    }

    /// One more waits for each of these, or one less.
    pub(super) fn change(&mut self, actors: &[ActorId], more: bool) {
        for actor in actors {
            if let Some(length) = self.lengths.get_mut(actor.0 as usize) {
                *length = if more {
                    *length + 1
                } else {
                    length.saturating_sub(1)
                };
                if !self.changed.contains(actor) {
                    self.changed.push(*actor);
                }
            }
        }
    }

    /// Tells the lengths that are others than those told last.
    pub(super) fn tell(&mut self, at: Moment, listener: &mut impl Listener) {
        for actor in self.changed.drain(..) {
            let of = actor.0 as usize;
            if self.told[of] != self.lengths[of] {
                self.told[of] = self.lengths[of];
                listener.queue(actor, at, self.lengths[of]);
            }
        }
    }
}
