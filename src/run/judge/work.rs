//! The judgement of one case: what its course, the calendar, the actors and the rules say, put together.

use super::actors::Actors;
use super::course::{Course, Stop};
use super::ground::Ground;
use super::known::Known;
use super::outcomes::{Outcomes, Says};
use super::{escalations, open, planned, rules};
use crate::calendar::{Beyond, Moment};
use crate::model::expr::truth;
use crate::model::{Guard, NodeId, RuleId};
use crate::run::{
    Case, Event, Finding, FindingKind, Level, Next, RuleState, Status, Verdict, Visit,
};

/// A case while it is being judged.
pub struct Work<'w> {
    pub ground: &'w Ground<'w>,
    pub case: &'w Case<'w>,
    pub course: &'w Course,
    pub visits: Vec<Visit>,
    pub findings: Vec<Finding>,
    pub status: Status,
    /// Whether the case is closed, however far it came.
    pub closed: bool,
    /// Where in the case each event of the course stands.
    done: &'w [u32],
    beyond: Option<i32>,
}

impl<'w> Work<'w> {
    pub fn new(
        ground: &'w Ground<'w>,
        case: &'w Case<'w>,
        course: &'w Course,
        done: &'w [u32],
    ) -> Work<'w> {
        let mut work = Work {
            ground,
            case,
            course,
            visits: Vec::with_capacity(course.stops.len()),
            findings: Vec::new(),
            status: Status::Running,
            closed: false,
            done,
            beyond: None,
        };
        work.closed = work.is_closed();
        work.status = work.status();
        work
    }

    pub fn judge(mut self, actors: &mut Actors, outcomes: &mut Outcomes) -> Verdict {
        let of_flow = self.course.findings.iter().map(|finding| Finding {
            event: finding.event.and_then(|event| self.position(event)),
            ..finding.clone()
        });
        self.findings = of_flow.collect();
        self.begins_before_it_ends();
        self.take_times();
        self.ask_outcomes(outcomes);
        self.ask_actors(actors);
        let mut next = Vec::new();
        match self.status {
            Status::Planned => next = planned::plan(&mut self),
            Status::Running | Status::Stopped => next = open::next(&mut self),
            Status::Finished => {}
        }
        let rules = rules::judge(&mut self);
        escalations::judge(&mut self, &next);
        self.finish(rules, next)
    }

    fn finish(mut self, rules: Vec<RuleState>, next: Vec<Next>) -> Verdict {
        let began = self.began();
        let last = self.case.events.iter().rev().find_map(Event::moment);
        let span = began.zip(last).filter(|_| self.status != Status::Planned);
        let calendar = self.ground.calendar;
        let workdays = span.map(|(from, to)| calendar.working_days_between(from, to));
        let calendar_days = span.map(|(from, to)| calendar.calendar_days_between(from, to));
        let workdays = workdays.and_then(|days| self.or_beyond(days));
        let calendar_days = calendar_days.and_then(|days| self.or_beyond(days));
        if let Some(year) = self.beyond {
            self.say(
                FindingKind::BeyondCalendar { year },
                Level::Remark,
                None,
                None,
            );
        }
        if self.findings.len() > 1 {
            self.findings
                .sort_by_key(|finding| finding.event.unwrap_or(u32::MAX));
        }
        Verdict {
            status: self.status,
            began,
            last,
            workdays,
            calendar_days,
            visits: self.visits,
            findings: self.findings,
            rules,
            next,
            marking: self.course.marking.clone(),
            cost: self.course.cost,
            proven: self.course.proven,
        }
    }

    fn status(&self) -> Status {
        if self.case.events.is_empty() {
            return Status::Planned;
        }
        if self.course.marking.is_over() {
            return Status::Finished;
        }
        match self.closed {
            true => Status::Stopped,
            false => Status::Running,
        }
    }

    /// Whether the log, or what the SOP says of logs, has the case closed.
    fn is_closed(&self) -> bool {
        let says = self.ground.sop().log.closed.as_ref();
        let holds = |guard: &Guard| self.holds(guard, self.case.events.len()) == Some(true);
        self.case.header.is_some_and(|header| header.closed) || says.is_some_and(holds)
    }

    /// When the case began: its first event, or when it was filed.
    pub fn began(&self) -> Option<Moment> {
        let filed = || self.case.header?.filed;
        self.case
            .events
            .iter()
            .find_map(Event::moment)
            .or_else(filed)
    }

    /// Where in the case an event of the course stands.
    pub fn position(&self, event: u32) -> Option<u32> {
        self.done.get(event as usize).copied()
    }

    /// An event of the course.
    pub fn event(&self, event: u32) -> Option<&'w Event> {
        self.case.events.get(self.position(event)? as usize)
    }

    /// The data of the case after so many of its events.
    pub fn known(&self, events: usize) -> Known<'w> {
        self.ground.known(self.case, events)
    }

    /// The data of the case as of an event, that one included; as they are in the end where there is none.
    pub fn known_at(&self, event: Option<u32>) -> Known<'w> {
        let events = event.map_or(self.case.events.len(), |event| event as usize + 1);
        self.known(events)
    }

    /// Whether a condition holds after so many events.
    pub fn holds(&self, guard: &Guard, events: usize) -> Option<bool> {
        truth(&guard.expr, &self.known(events))
    }

    /// The last moment that counts for what is not done: the one asked for.
    pub fn now(&self) -> Option<Moment> {
        self.ground.as_of
    }

    /// What the calendar says; the year is remembered where it has no data.
    pub fn or_beyond<T>(&mut self, counted: Result<T, Beyond>) -> Option<T> {
        match counted {
            Ok(counted) => Some(counted),
            Err(beyond) => {
                self.beyond.get_or_insert(beyond.year);
                None
            }
        }
    }

    pub fn say(
        &mut self,
        kind: FindingKind,
        level: Level,
        node: Option<NodeId>,
        event: Option<u32>,
    ) {
        self.findings.push(Finding {
            kind,
            level,
            node,
            rule: None,
            event,
        });
    }

    pub fn say_of_rule(
        &mut self,
        kind: FindingKind,
        level: Level,
        rule: RuleId,
        node: Option<NodeId>,
        event: Option<u32>,
    ) {
        self.findings.push(Finding {
            kind,
            level,
            node,
            rule: Some(rule),
            event,
        });
    }

    /// The visits of a node that are done, as their positions.
    pub fn visits_of(&self, node: NodeId) -> impl Iterator<Item = &Visit> {
        let told = move |visit: &&Visit| visit.node == node && visit.event.is_some();
        self.visits.iter().filter(told)
    }

    /// The stops of the course with their visits.
    pub fn stops(&self) -> impl Iterator<Item = (&'w Stop, &Visit)> {
        self.course.stops.iter().zip(&self.visits)
    }

    fn begins_before_it_ends(&mut self) {
        for (at, event) in self.case.events.iter().enumerate() {
            if let (Some(started), Some(completed)) = (event.started, event.completed)
                && completed < started
            {
                let kind = FindingKind::EndsBeforeStart { started, completed };
                let node = super::strays::nodes(self.ground.sop(), event.activity).first();
                self.say(kind, Level::Remark, node.copied(), Some(at as u32));
            }
        }
    }

    fn ask_outcomes(&mut self, outcomes: &mut Outcomes) {
        let course = self.course;
        for stop in &course.stops {
            for piece in course.pieces(stop) {
                let Some(outcome) = self.event(*piece).and_then(|event| event.outcome) else {
                    continue;
                };
                if outcomes.says(self.ground, stop.node, outcome) == Says::Unknown {
                    let kind = FindingKind::UnknownOutcome { outcome };
                    self.say(kind, Level::Remark, Some(stop.node), self.position(*piece));
                }
            }
        }
    }
}
