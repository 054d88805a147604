//! When each visit could begin, was due and was done, counted on the calendar.

use super::course::Stop;
use super::ground::Allowance;
use super::measure::Measure;
use super::pauses::{self, Paused};
use super::tokens::Origin;
use super::work::Work;
use crate::calendar::{Beyond, Moment};
use crate::engine::Beside;
use crate::model::expr::truth;
use crate::model::{Duration, ExitTrigger, NodeId, NodeKind, Schedule, Wait};
use crate::run::{FindingKind, Level, Used, Visit};

/// A length of time that runs.
#[derive(Debug, Clone, Copy)]
pub struct Running<'r> {
    pub from: Moment,
    pub measure: Measure,
    pub least: Option<&'r Duration>,
    pub most: Option<&'r Duration>,
}

impl Work<'_> {
    /// Makes the visits, in the order of the course.
    pub fn take_times(&mut self) {
        let course = self.course;
        for stop in &course.stops {
            let visit = self.visit(stop);
            self.visits.push(visit);
            self.count(stop);
            self.count_items(stop);
        }
    }

    fn visit(&mut self, stop: &Stop) -> Visit {
        let event = stop.event.and_then(|event| self.event(event));
        let ready = self.latest(self.course.origins(stop));
        let mut visit = Visit {
            node: stop.node,
            event: stop.event.and_then(|event| self.position(event)),
            exit: stop.exit,
            ready,
            from: ready,
            due: None,
            done: event.and_then(|event| event.completed),
            used: None,
            paused: None,
        };
        let node = &self.ground.sop()[stop.node];
        if visit.from.is_none() {
            let started = event.and_then(|event| event.started);
            let filed = || self.case.header?.filed;
            let start = node.kind.value == NodeKind::Start;
            // To file a case may be the start itself, and takes no time then.
            let earlier = |filed: &Moment| visit.done.is_none_or(|done| *filed < done);
            visit.from = started.or_else(|| filed().filter(|_| start).filter(earlier));
        }
        if let (NodeKind::Wait(wait), None) = (&node.kind.value, visit.event) {
            visit.done = self.wait_end(stop, wait, visit.from);
            visit.due = visit.done;
        }
        visit
    }

    /// The latest of what a clock may start from.
    pub fn latest(&self, origins: &[Origin]) -> Option<Moment> {
        let moments = origins.iter().filter_map(|origin| match origin {
            Origin::Visit(at) => self.visits.get(*at as usize)?.done,
            Origin::Event(event) => self.event(*event)?.moment(),
        });
        moments.max()
    }

    /// When a wait was over: its time ran out, or what it waits for came.
    fn wait_end(&mut self, stop: &Stop, wait: &Wait, from: Option<Moment>) -> Option<Moment> {
        let from = from?;
        let exits = &self.ground.sop()[stop.node].exits;
        let exit = exits.get(stop.exit? as usize);
        let happened = match exit.map(|exit| &exit.trigger) {
            Some(ExitTrigger::Happened) => true,
            Some(ExitTrigger::TimedOut) => false,
            _ => wait.timer.is_none(),
        };
        if happened {
            return self.came(wait, from);
        }
        let timer = wait.timer.as_ref()?.value.clone();
        let length = timer.high.or(timer.low)?;
        let due = self
            .ground
            .calendar
            .add(from, &length, &self.ground.counting);
        self.or_beyond(due).map(|due| due.at)
    }

    /// When what a wait waits for was first known, not before the wait began.
    fn came(&self, wait: &Wait, from: Moment) -> Option<Moment> {
        let until = wait.until.as_ref()?;
        let known = (0..=self.case.events.len()).map(|events| self.known(events));
        let mut holding = known.filter(|known| truth(&until.expr, known) == Some(true));
        holding.next()?.since().map(|since| since.max(from))
    }

    /// Judges the time of the visit made last.
    fn count(&mut self, stop: &Stop) {
        let ground = self.ground;
        let waits = matches!(ground.sop()[stop.node].kind.value, NodeKind::Wait(_));
        if waits || stop.skipped || stop.event.is_none() {
            return;
        }
        match ground.fixed(stop.node) {
            Some(Allowance::Free) => {}
            Some(fixed) => self.judge_time(stop, fixed),
            None => {
                let data = self.known_at(self.visits.last().and_then(|visit| visit.event));
                let allowance = ground.allowance(stop.node, stop.exit, &data);
                self.judge_time(stop, &allowance);
            }
        }
    }

    fn judge_time(&mut self, stop: &Stop, allowance: &Allowance) {
        let Allowance::Counted {
            least,
            most,
            measure,
            beside,
            window,
        } = allowance
        else {
            if *allowance == Allowance::Uncountable {
                self.uncountable(stop.node);
            }
            return;
        };
        if let Some(window) = window {
            self.judge_window(stop.node, window);
        }
        if let Beside::Before(node) = beside {
            return self.judge_before(stop, *node, (least.as_ref(), most.as_ref()), *measure);
        }
        if let Some(from) = self.start(stop, *beside, *measure) {
            self.judge_length(
                stop,
                Running {
                    from,
                    measure: *measure,
                    least: least.as_ref(),
                    most: most.as_ref(),
                },
            );
        }
    }

    fn uncountable(&mut self, node: NodeId) {
        let row = self.ground.owner(node);
        let kind = FindingKind::NotCounted { row };
        if !self.findings.iter().any(|finding| finding.kind == kind) {
            self.say(kind, Level::Note, Some(node), None);
        }
    }

    /// What the clock of a visit starts from, and sets it.
    fn start(&mut self, stop: &Stop, beside: Beside, measure: Measure) -> Option<Moment> {
        let first = self.course.stops.get(stop.clock_of as usize)?;
        let started = first.event.and_then(|event| self.event(event)?.started);
        let from = match beside {
            Beside::After(node) => self.done_before(node),
            _ if measure.by_dates() => self.visits.get(stop.clock_of as usize)?.from,
            _ => started.or(self.visits.get(stop.clock_of as usize)?.from),
        };
        let visit = self.visits.last_mut()?;
        visit.from = from;
        from.filter(|from| visit.done.is_some_and(|done| done >= *from))
    }

    /// When a node was last done so far.
    fn done_before(&self, node: NodeId) -> Option<Moment> {
        let visits = self.visits.iter().rev().skip(1);
        let mut visits = visits.filter(|visit| visit.node == node);
        visits.find_map(|visit| visit.done)
    }

    fn judge_length(&mut self, stop: &Stop, running: Running<'_>) {
        let (calendar, counting) = (self.ground.calendar, &self.ground.counting);
        let Some(done) = self.visits.last().and_then(|visit| visit.done) else {
            return;
        };
        let used = running
            .measure
            .counted(calendar, counting, running.from, done);
        let used = self.or_beyond(used);
        let due = running
            .most
            .map(|most| self.due_of(stop.node, running, most, done));
        let due = due.and_then(|due| self.or_beyond(due));
        let event = self.visits.last().and_then(|visit| visit.event);
        if let Some(visit) = self.visits.last_mut() {
            visit.used = used;
            if let Some((due, ledger)) = &due {
                visit.due = Some(*due);
                visit.paused = pauses::sum(ledger);
            }
        }
        if !stop.closes {
            return;
        }
        if let (Some((due, _)), Some(used)) = (due, used)
            && running.measure.is_late(due, done)
        {
            self.say_late(stop, running.measure, (due, done), (used, event));
        }
        self.judge_least(stop, running, (done, event), used);
    }

    fn say_late(
        &mut self,
        stop: &Stop,
        measure: Measure,
        (due, done): (Moment, Moment),
        (used, event): (Used, Option<u32>),
    ) {
        let by = measure.lateness(self.ground.calendar, due, done);
        if let Some(by) = self.or_beyond(by) {
            let kind = FindingKind::Late {
                due,
                done,
                by,
                used,
            };
            self.say(kind, Level::Violation, Some(stop.node), event);
        }
    }

    fn judge_least(
        &mut self,
        stop: &Stop,
        running: Running<'_>,
        (done, event): (Moment, Option<u32>),
        used: Option<Used>,
    ) {
        let Some(least) = running.least else {
            return;
        };
        let earliest = self.due_of(stop.node, running, least, done);
        if let (Some((earliest, _)), Some(used)) = (self.or_beyond(earliest), used)
            && running.measure.is_early(earliest, done)
        {
            let kind = FindingKind::Early { used };
            self.say(kind, Level::Remark, Some(stop.node), event);
        }
    }

    /// When something of a node is due that began and takes so long, with the pauses that move it.
    pub fn due_of(
        &self,
        node: NodeId,
        running: Running<'_>,
        length: &Duration,
        until: Moment,
    ) -> Result<(Moment, Vec<Paused>), Beyond> {
        let (calendar, counting) = (self.ground.calendar, &self.ground.counting);
        let due = calendar.add(running.from, length, counting)?.at;
        let Some(guard) = &self.ground.sop()[node].pause else {
            return Ok((due, Vec::new()));
        };
        let pauses = pauses::of(self, guard);
        let between = (running.from, due);
        pauses::extend(calendar, counting, running.measure, between, until, &pauses)
    }

    fn judge_window(&mut self, node: NodeId, window: &Schedule) {
        let visit = self.visits.last();
        let event = visit.and_then(|visit| visit.event);
        let done = visit.and_then(|visit| visit.done);
        if done.is_some_and(|done| !is_in(window, done)) {
            self.say(
                FindingKind::OutsideWindow,
                Level::Violation,
                Some(node),
                event,
            );
        }
    }

    /// A time that is counted back from the beginning of a later node: it must be done by then, and no longer before
    /// than the most.
    fn judge_before(
        &mut self,
        stop: &Stop,
        node: NodeId,
        (least, most): (Option<&Duration>, Option<&Duration>),
        measure: Measure,
    ) {
        let made = self.visits.len();
        let later = self.course.stops.iter().skip(made);
        let mut later = later.filter(|stop| stop.node == node);
        let begin = later.find_map(|stop| {
            let event = self.event(stop.event?)?;
            event.started.or(event.completed)
        });
        let (Some(begin), Some(visit)) = (begin, self.visits.last()) else {
            return;
        };
        let (Some(done), event) = (visit.done, visit.event) else {
            return;
        };
        let (calendar, counting) = (self.ground.calendar, &self.ground.counting);
        let end = measure.back_from(begin);
        let used = measure.between(calendar, done, begin);
        let latest = least.map(|least| calendar.subtract(end, least, counting));
        let earliest = most.map(|most| calendar.subtract(end, most, counting));
        let used = self.or_beyond(used);
        let latest = latest.and_then(|latest| self.or_beyond(latest));
        let earliest = earliest.and_then(|earliest| self.or_beyond(earliest));
        let Some(used) = used else {
            return;
        };
        let due = latest.unwrap_or(begin);
        if let Some(visit) = self.visits.last_mut() {
            visit.due = Some(due);
            visit.used = Some(used);
        }
        if measure.is_late(due, done) {
            self.say_late(stop, measure, (due, done), (used, event));
        } else if earliest.is_some_and(|earliest| measure.is_early(earliest, done)) {
            self.say(
                FindingKind::Early { used },
                Level::Remark,
                Some(stop.node),
                event,
            );
        }
    }

    /// A node that is done for each item of a list, less or more often than there are items.
    fn count_items(&mut self, stop: &Stop) {
        let Some(list) = &self.ground.sop()[stop.node].for_each else {
            return;
        };
        let event = self.visits.last().and_then(|visit| visit.event);
        let data = self.known_at(event);
        let items = crate::model::expr::CaseData::size(&data, list.value);
        let times = self.course.pieces(stop).len() as u32;
        let Some(items) = items.and_then(|items| u32::try_from(items).ok()) else {
            return;
        };
        if times > items || (stop.left && !stop.skipped && times < items) {
            let kind = FindingKind::WrongCount {
                times,
                least: items,
                most: Some(items),
            };
            self.say(kind, Level::Violation, Some(stop.node), event);
        }
    }
}

/// Whether a moment lies in a window of the calendar. One that ends before it begins goes over the end of the year, or of
/// the month.
fn is_in(window: &Schedule, moment: Moment) -> bool {
    let date = moment.date();
    let within = |range: Option<(u32, u32)>, at: u32| match range {
        None => true,
        Some((from, to)) if from <= to => (from..=to).contains(&at),
        Some((from, to)) => at >= from || at <= to,
    };
    within(window.days, date.day) && within(window.months, date.month)
}
