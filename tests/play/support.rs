//! Offices made by hand: an SOP as text, with times as they are stated, an officer for each actor, and a listener that
//! keeps everything it hears.

use std::sync::LazyLock;

use lajur::calendar::{Calendar, Calendars, Moment};
use lajur::diagnostic::Diagnostics;
use lajur::engine::{Marking, Plan};
use lajur::model::expr::Slots;
use lajur::model::lower::lower;
use lajur::model::{
    ActorId, Date, Duration, Limit, NodeId, NodeKind, Performer, PerformersKind, Sop, TimeSpan,
};
use lajur::pipeline::trees;
use lajur::simulate::draw::{Law, TimeLaw};
use lajur::simulate::play::{Played, play};
use lajur::simulate::setup::{Coming, NodeSetup, Officers, RowSetup, Seat, TimeSetup};
use lajur::simulate::{CaseOver, Listener, OfficerId, Opening, Setup, Visit, Watch};
use lajur::source::Source;

/// An SOP made ready, and the calendar it is played on.
pub struct Office {
    pub plan: Plan,
    pub calendar: Calendar,
}

impl Office {
    /// Reads an SOP without all the checks, which take most of the time.
    pub fn of(text: &str) -> Office {
        let sources = [Source::new("a.sop", text)];
        let mut found = Diagnostics::new();
        let catalogue = lower(&trees(&sources, &mut found), &sources, &mut found);
        let sop = catalogue.sops.first().expect("an SOP");
        Office {
            plan: Plan::new(sop),
            calendar: CALENDARS.used_by(sop).expect("it is built in").clone(),
        }
    }

    pub fn sop(&self) -> &Sop {
        self.plan.sop()
    }

    pub fn node(&self, name: &str) -> NodeId {
        let mut nodes = self.sop().nodes_with_ids();
        let found = nodes.find(|(_, node)| node.name.value == name);
        found.unwrap_or_else(|| panic!("{name}")).0
    }

    pub fn actor(&self, name: &str) -> ActorId {
        let actors = &self.sop().actors;
        let at = actors.iter().position(|actor| actor.name.value == name);
        ActorId(at.unwrap_or_else(|| panic!("{name}")) as u32)
    }

    /// All as stated: cases come from Monday, 6 January 2025 on, at these moments; one officer for each actor.
    pub fn setup(&self, arrivals: &[Moment]) -> Setup<'_> {
        let sop = self.sop();
        let officers = (0..sop.actors.len() as u32).map(|actor| staff(&[ActorId(actor)], 1));
        let starts = sop.nodes_with_ids();
        let starts = starts.filter(|(_, node)| node.kind.value == NodeKind::Start);
        Setup {
            plan: &self.plan,
            calendar: &self.calendar,
            counting: self.plan.counting(),
            seed: 1,
            repetitions: 1,
            begins: moment(6, 0, 0),
            counts_from: moment(6, 0, 0),
            counts_until: day(2026, 12, 31, 0, 0),
            most_cases: None,
            arrivals: Coming::At(arrivals.to_vec()),
            officers: officers.collect(),
            nodes: sop.nodes.iter().map(node_setup).collect(),
            rows: sop.rows.iter().map(row_setup).collect(),
            starts: starts.map(|(id, _)| (id, 1.0)).collect(),
            data: Vec::new(),
            events: Vec::new(),
            priorities: Vec::new(),
            assumptions: Vec::new(),
        }
    }
}

static CALENDARS: LazyLock<Calendars> = LazyLock::new(Calendars::default);

pub fn office_calendar() -> Calendar {
    CALENDARS.get("indonesia").expect("it is built in").clone()
}

/// So many officers who do the work of these actors.
pub fn staff(actors: &[ActorId], number: u32) -> Officers {
    Officers {
        actors: actors.to_vec(),
        number: Some(number),
        hours: None,
        share: 1.0,
        absent: 0.0,
    }
}

fn node_setup(node: &lajur::model::Node) -> NodeSetup {
    let timer = match &node.kind.value {
        NodeKind::Wait(wait) => wait.timer.as_ref().and_then(|timer| stated(&timer.value)),
        _ => None,
    };
    NodeSetup {
        seats: node.performers.as_ref().map_or_else(Vec::new, |by| {
            let one = |performer: &Performer| match performer {
                Performer::Actor(actor) => Seat::Actors(vec![*actor]),
                Performer::SameAs(node) => Seat::SameAs(*node),
            };
            let list = by.list.iter().map(|it| it.value);
            match by.kind {
                PerformersKind::OneOf => {
                    let actors = list.filter_map(|it| match it {
                        Performer::Actor(actor) => Some(actor),
                        Performer::SameAs(_) => None,
                    });
                    vec![Seat::Actors(actors.collect())]
                }
                _ => list.map(|it| one(&it)).collect(),
            }
        }),
        timer,
        ..NodeSetup::default()
    }
}

fn row_setup(row: &lajur::model::Row) -> RowSetup {
    let times = row.times.iter().filter_map(|time| {
        let Limit::Span(span) = &time.limit.value else {
            return None;
        };
        Some(TimeSetup {
            condition: time.condition.clone(),
            for_exit: time.for_exit.as_ref().map(|exit| exit.value.clone()),
            per: None,
            after: time.after,
            law: stated(span)?,
        })
    });
    RowSetup {
        times: times.collect(),
        handover: None,
        limit: None,
    }
}

/// The most that is stated.
fn stated(span: &TimeSpan) -> Option<TimeLaw> {
    let most = span.high.clone().or(span.low.clone())?;
    Some(exactly(most))
}

pub fn exactly(length: Duration) -> TimeLaw {
    TimeLaw::Between {
        least: Some(length.clone()),
        most: length,
        part: Law::Exactly(1.0),
    }
}

pub fn minutes(law: Law) -> TimeLaw {
    TimeLaw::Of {
        unit: lajur::model::Unit::Minutes,
        number: law,
    }
}

pub fn day(year: i32, month: u32, day: u32, hour: u32, minute: u32) -> Moment {
    Moment::at(Date { year, month, day }, hour, minute).expect("a moment")
}

/// A moment of January 2025, whose 6th is a Monday. The office works 07:30-16:00 with a rest 12:00-13:00, on Fridays
/// until 16:30 with a rest 11:30-13:00.
pub fn moment(of_january: u32, hour: u32, minute: u32) -> Moment {
    day(2025, 1, of_january, hour, minute)
}

/// A case as it was heard of.
#[derive(Debug, Clone, PartialEq)]
pub struct Heard {
    pub number: u64,
    pub opening: Option<usize>,
    pub began: Moment,
    pub over: Option<Moment>,
    pub counts: bool,
    pub visits: Vec<Visit>,
    pub events: Vec<(lajur::model::EventId, Moment)>,
    pub data: Slots,
    pub marking: Marking,
}

/// All that was heard, in its order.
#[derive(Debug, Default, PartialEq)]
pub struct Ear {
    pub visits: Vec<(Visit, Vec<(ActorId, OfficerId)>)>,
    pub queues: Vec<(ActorId, Moment, u32)>,
    pub cases: Vec<Heard>,
}

impl Listener for Ear {
    fn visit(&mut self, _counts: bool, visit: &Visit, seats: &[(ActorId, OfficerId)]) {
        self.visits.push((*visit, seats.to_vec()));
    }

    fn queue(&mut self, actor: ActorId, at: Moment, length: u32) {
        self.queues.push((actor, at, length));
    }

    fn case(&mut self, case: &CaseOver<'_>) {
        self.cases.push(Heard {
            number: case.number,
            opening: case.opening,
            began: case.began,
            over: case.over,
            counts: case.counts,
            visits: case.visits.to_vec(),
            events: case.events.to_vec(),
            data: case.data.clone(),
            marking: case.marking.clone(),
        });
    }
}

impl Ear {
    /// The case with this number.
    pub fn case(&self, number: u64) -> &Heard {
        let mut cases = self.cases.iter();
        cases.find(|case| case.number == number).expect("a case")
    }

    /// What was done in a case, by name: begun and done.
    pub fn course(&self, office: &Office, number: u64) -> Vec<String> {
        let visits = self.case(number).visits.iter();
        let name = |visit: &Visit| &office.sop()[visit.node].name.value;
        let line = |visit: &Visit| format!("{} {}..{}", name(visit), visit.begun, visit.done);
        visits
            .map(line)
            .map(|line| line.replace("2025-01-", ""))
            .collect()
    }
}

/// Plays the first repetition.
pub fn heard(setup: &Setup<'_>) -> Ear {
    played(setup, &[]).0
}

pub fn played(setup: &Setup<'_>, openings: &[Opening]) -> (Ear, Played) {
    let mut ear = Ear::default();
    let played = play(setup, 0, openings, &mut ear, &Watch::default());
    (ear, played)
}
