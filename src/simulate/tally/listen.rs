//! Counting while a repetition is played. What happens is counted at once and forgotten.

use super::counts::Counts;
use super::load::Portions;
use super::rules::Rules;
use crate::calendar::{Calendar, Measure, Moment, office_seconds};
use crate::model::{ActorId, NodeKind, RowId};
use crate::simulate::play::Played;
use crate::simulate::setup::RowSetup;
use crate::simulate::{CaseOver, Listener, OfficerId, Setup, Visit};

/// Counts what happens in one repetition.
pub struct Tally<'s> {
    setup: &'s Setup<'s>,
    portions: &'s Portions,
    rules: &'s Rules<'s>,
    counts: Counts,
    /// For each row how many seconds are never late.
    in_time: Vec<i64>,
    clock: Clock<'s>,
    officers: Vec<Officer>,
    /// How much work waits for each actor, and since when it is so much.
    queues: Vec<(Moment, u32)>,
    /// The last moment at which something happened.
    now: Moment,
}

/// An officer of whom there are not as many as are needed.
#[derive(Debug, Clone)]
pub(super) struct Officer {
    pub(super) group: usize,
    /// His own calendar, where he is ever absent.
    own: Option<Calendar>,
}

impl Officer {
    /// The calendar by which he works.
    pub(super) fn calendar<'o>(&'o self, setup: &'o Setup<'_>) -> &'o Calendar {
        let group = setup.officers.get(self.group);
        let group = group.and_then(|group| group.hours.as_ref());
        self.own.as_ref().or(group).unwrap_or(setup.calendar)
    }
}

impl<'s> Tally<'s> {
    pub(super) fn new(
        setup: &'s Setup<'s>,
        portions: &'s Portions,
        rules: &'s Rules<'s>,
    ) -> Tally<'s> {
        let sizes = setup.officers.iter().map(|group| group.number.unwrap_or(0));
        let groups = sizes.enumerate();
        let officers =
            groups.flat_map(|(group, size)| (0..size).map(move |_| Officer { group, own: None }));
        Tally {
            setup,
            portions,
            rules,
            counts: Counts::new(setup, portions, setup.repetitions <= 1),
            in_time: setup.rows.iter().map(in_time).collect(),
            clock: Clock {
                calendar: setup.calendar,
                last: None,
            },
            officers: officers.collect(),
            queues: vec![(setup.begins, 0); setup.plan.sop().actors.len()],
            now: setup.begins,
        }
    }

    /// What was counted, now that the repetition is over.
    pub fn finish(mut self, played: &Played) -> Counts {
        for at in 0..self.queues.len() {
            self.queue_until(at, played.ended);
        }
        self.counts
            .close(self.setup, self.portions, &self.officers, played);
        self.counts
    }

    fn queue_until(&mut self, actor: usize, at: Moment) {
        let (Some((since, length)), Some(counts)) = (
            self.queues.get_mut(actor),
            self.counts.actors.get_mut(actor),
        ) else {
            return;
        };
        if *length > 0 {
            let many = f64::from(*length);
            let calendar = self.setup.calendar;
            counts
                .waiting
                .add(self.portions, calendar, (*since, at), many);
            if at > self.setup.counts_from {
                counts.longest_queue = counts.longest_queue.max(*length);
            }
        }
        *since = at;
    }

    fn count_visit(&mut self, visit: &Visit, seats: &[(ActorId, OfficerId)]) {
        let sop = self.setup.plan.sop();
        let Some(row) = sop.nodes.get(visit.node.0 as usize).map(|node| node.row) else {
            return;
        };
        let handover = self.clock.seconds(visit.ready, visit.waits_from);
        let wait = self.clock.seconds(visit.waits_from, visit.begun);
        let work = self.clock.seconds(visit.begun, visit.done);
        let late = self.late(row, visit);
        for (actor, _) in seats {
            if let Some(actor) = self.counts.actors.get_mut(actor.0 as usize) {
                actor.wait.add(wait);
                if let Some(sum) = actor.wait_by_row.get_mut(row.0 as usize) {
                    *sum += wait;
                }
            }
        }
        if let Some(counts) = self.counts.rows.get_mut(row.0 as usize) {
            counts.visits += 1;
            counts.work.add(work);
            counts.wait.add(wait);
            counts.handover.add(handover);
            if let Some(late) = late {
                counts.late.add(i64::from(late));
            }
        }
    }

    /// Whether a visit took longer than the SOP allows its row; nothing where it does not say that.
    fn late(&self, row: RowId, visit: &Visit) -> Option<bool> {
        let (setup, at) = (self.setup, row.0 as usize);
        let limit = setup.rows.get(at)?.limit.as_ref()?;
        if visit.ready.seconds_until(visit.done) <= *self.in_time.get(at)? {
            return Some(false);
        }
        let due = setup
            .calendar
            .add(visit.ready, limit, &setup.counting)
            .ok()?;
        let measure = Measure::of(limit, setup.counting.day_kind);
        Some(measure.is_late(due.at, visit.done))
    }

    fn count_way(&mut self, visit: &Visit) {
        let ways = self.counts.ways.get_mut(visit.node.0 as usize);
        let exit = visit.exit.map(|exit| exit as usize);
        if let Some(way) = ways.zip(exit).and_then(|(ways, exit)| ways.get_mut(exit)) {
            *way += 1;
        }
    }

    /// Counts how long a case took that is over, and how much of that it was worked on and waited.
    fn count_time(&mut self, case: &CaseOver<'_>, over: Moment) {
        let (calendar, began) = (self.setup.calendar, case.began);
        if let Ok(days) = calendar.working_days_between(began, over) {
            self.counts.workdays.add(days);
        }
        if let Ok(days) = calendar.calendar_days_between(began, over) {
            self.counts.calendar_days.add(days);
        }
        if let Ok(minutes) = calendar.office_minutes_between(began, over) {
            self.counts.office_minutes.add(minutes);
        }
        let sop = self.setup.plan.sop();
        let (mut worked, mut waited) = (0, 0);
        for visit in case.visits.iter().filter(|visit| !visit.passed) {
            waited += self.clock.seconds(visit.waits_from, visit.begun);
            let node = sop.nodes.get(visit.node.0 as usize);
            if node.is_some_and(|node| !matches!(node.kind.value, NodeKind::Wait(_))) {
                worked += self.clock.seconds(visit.begun, visit.done);
            }
        }
        self.counts.worked_minutes.add(worked / 60);
        self.counts.waited_minutes.add(waited / 60);
    }
}

impl Listener for Tally<'_> {
    fn visit(&mut self, counts: bool, visit: &Visit, seats: &[(ActorId, OfficerId)]) {
        self.now = self.now.max(visit.done);
        if !counts {
            return;
        }
        self.count_way(visit);
        if !visit.passed {
            self.count_visit(visit, seats);
        }
    }

    fn officer(&mut self, officer: OfficerId, calendar: &Calendar) {
        if let Some(officer) = self.officers.get_mut(officer.0 as usize) {
            officer.own = Some(calendar.clone());
        }
    }

    fn work(&mut self, officer: OfficerId, from: Moment, to: Moment) {
        let Some(officer) = self.officers.get(officer.0 as usize) else {
            return;
        };
        if let Some(load) = self.counts.work.get_mut(officer.group) {
            let calendar = officer.calendar(self.setup);
            load.add(self.portions, calendar, (from, to), 1.0);
        }
    }

    fn queue(&mut self, actor: ActorId, at: Moment, length: u32) {
        self.now = self.now.max(at);
        self.queue_until(actor.0 as usize, at);
        if let Some(queue) = self.queues.get_mut(actor.0 as usize) {
            queue.1 = length;
        }
    }

    fn case(&mut self, case: &CaseOver<'_>) {
        let counted = self.setup.counts_from..self.setup.counts_until;
        if case.over.is_some_and(|over| counted.contains(&over)) {
            self.counts.ended += 1;
        }
        if !case.counts {
            return;
        }
        match case.over {
            Some(over) => {
                self.counts.finished += 1;
                self.count_time(case, over);
            }
            None => self.counts.open += 1,
        }
        for (rule, counts) in self.rules.iter().zip(&mut self.counts.rules) {
            if let Some(broken) = rule.is_broken(self.setup, case, self.now) {
                counts.add(i64::from(broken));
            }
        }
    }
}

/// Counts office seconds. One thing begins when another one ends, so the last moment asked for is remembered.
struct Clock<'s> {
    calendar: &'s Calendar,
    last: Option<(Moment, i64)>,
}

impl Clock<'_> {
    /// The seconds of office hours between two moments; none where the calendar has no data.
    fn seconds(&mut self, from: Moment, to: Moment) -> i64 {
        if from >= to {
            return 0;
        }
        let before = match self.last {
            Some((at, seconds)) if at == from => Some(seconds),
            _ => self.calendar.office_seconds_before(from).ok(),
        };
        let after = self.calendar.office_seconds_before(to).ok();
        self.last = after.map(|after| (to, after));
        before
            .zip(after)
            .map_or(0, |(before, after)| after - before)
    }
}

/// The seconds within which work at a row is never late: time of the office is at least as long by the clock.
fn in_time(row: &RowSetup) -> i64 {
    let limit = row.limit.as_ref();
    limit.and_then(office_seconds).unwrap_or(0)
}
