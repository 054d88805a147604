//! A small office, and cases of it made by hand.

use lajur::calendar::{Calendar, Moment};
use lajur::engine::{Marking, Plan};
use lajur::model::expr::{Slots, Value};
use lajur::model::{ActorId, NodeId};
use lajur::pipeline::check;
use lajur::simulate::play::Played;
use lajur::simulate::setup::{Coming, NodeSetup, Officers, Per, RowSetup};
use lajur::simulate::tally::{Counts, Ledger, Tally};
use lajur::simulate::{CaseOver, Listener, OfficerId, Results, Setup, Visit};
use lajur::source::Source;

pub struct Office {
    pub plan: Plan,
    pub calendar: Calendar,
}

impl Office {
    pub fn new(text: &str) -> Office {
        let checked = check(&[Source::new("a.sop", text)]);
        let calendar = checked.references.calendars.get("indonesia").unwrap();
        Office {
            plan: Plan::new(&checked.catalogue.sops[0]),
            calendar: calendar.clone(),
        }
    }

    /// Two weeks of 2025, each actor with so many officers.
    pub fn setup(&self, officers: &[Option<u32>], repetitions: u32) -> Setup<'_> {
        let sop = self.plan.sop();
        let groups = (0..).map(ActorId).zip(officers);
        Setup {
            plan: &self.plan,
            calendar: &self.calendar,
            counting: self.plan.counting(),
            seed: 1,
            repetitions,
            begins: moment("2025-01-06T07:30"),
            counts_from: moment("2025-01-06T07:30"),
            counts_until: moment("2025-01-17T16:30"),
            most_cases: None,
            arrivals: Coming::Rate {
                number: 1.0,
                per: Per::Day,
                evenly: true,
                around_the_clock: false,
            },
            officers: groups
                .map(|(actor, number)| Officers {
                    actors: vec![actor],
                    number: *number,
                    hours: None,
                    share: 1.0,
                    absent: 0.0,
                })
                .collect(),
            nodes: vec![NodeSetup::default(); sop.nodes.len()],
            rows: vec![RowSetup::default(); sop.rows.len()],
            starts: vec![(NodeId(0), 1.0)],
            data: Vec::new(),
            events: Vec::new(),
            priorities: Vec::new(),
            assumptions: Vec::new(),
        }
    }

    pub fn data(&self, values: &[Option<bool>]) -> Slots {
        let values = values.iter().map(|value| value.map(Value::YesNo));
        Slots {
            values: values.collect(),
            lists: vec![None; self.plan.sop().fields.len()],
            day_kind: self.plan.sop().bare_day(),
            ..Slots::default()
        }
    }

    pub fn node(&self, name: &str) -> NodeId {
        let sop = self.plan.sop();
        let mut nodes = sop.nodes_with_ids();
        nodes.find(|(_, node)| node.name.value == name).unwrap().0
    }
}

pub fn moment(text: &str) -> Moment {
    let (date, time) = text.split_once('T').unwrap();
    let numbers: Vec<u32> = date.split('-').map(|it| it.parse().unwrap()).collect();
    let [year, month, day] = numbers[..] else {
        panic!("{text}")
    };
    let date = lajur::model::Date {
        year: year as i32,
        month,
        day,
    };
    let (hour, minute) = time.split_once(':').unwrap();
    Moment::at(date, hour.parse().unwrap(), minute.parse().unwrap()).unwrap()
}

/// A visit: its node, when the case came, when work began and was done, and the officer with his actor.
pub fn visit(
    office: &Office,
    node: &str,
    (ready, begun, done): (&str, &str, &str),
    by: Option<(u32, u32)>,
) -> Visit {
    Visit {
        node: office.node(node),
        ready: moment(ready),
        waits_from: moment(ready),
        begun: moment(begun),
        done: moment(done),
        exit: Some(0),
        passed: false,
        by: by.map(|(actor, officer)| (ActorId(actor), OfficerId(officer))),
    }
}

/// Tells a tally of a case, and of the visits it is made of.
pub fn tell(tally: &mut Tally<'_>, visits: &[Visit], data: &Slots, over: bool) {
    for visit in visits {
        let seats: Vec<_> = visit.by.into_iter().collect();
        for (_, officer) in &seats {
            tally.work(*officer, visit.begun, visit.done);
        }
        tally.visit(true, visit, &seats);
    }
    let began = visits.iter().map(|visit| visit.ready).min().unwrap();
    tally.case(&CaseOver {
        number: 0,
        opening: None,
        began,
        over: over.then(|| visits.iter().map(|visit| visit.done).max().unwrap()),
        counts: true,
        visits,
        events: &[],
        data,
        marking: &Marking::over(),
    });
}

pub fn played(ended: &str) -> Played {
    Played {
        ended: moment(ended),
        beyond: None,
        stopped: false,
        endless: None,
    }
}

/// What repetitions come to that are made by hand.
pub fn results(setup: &Setup<'_>, repetitions: &[&dyn Fn(&mut Tally<'_>)]) -> Results {
    let ledger = Ledger::new(setup);
    let mut sum = ledger.nothing();
    for tell in repetitions {
        let mut tally = ledger.tally();
        tell(&mut tally);
        let counts: Counts = tally.finish(&played("2025-01-17T16:30"));
        ledger.add(&mut sum, counts);
    }
    ledger.results(&sum, false)
}
