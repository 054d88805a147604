//! An office with cases that are open.

use lajur::calendar::{Calendar, Moment};
use lajur::engine::{Marking, Plan};
use lajur::lang::Number;
use lajur::model::expr::Slots;
use lajur::model::{ActorId, Amount, Duration, NodeId, Unit};
use lajur::pipeline::check;
use lajur::simulate::draw::{Law, TimeLaw};
use lajur::simulate::setup::{Coming, NodeSetup, Officers, RowSetup, Seat, TimeSetup};
use lajur::simulate::{Opening, Setup, Visit};
use lajur::source::Source;

pub const SOP: &str = r#"
sop letters "Letters" {
  calendar indonesia
  days workdays
  actor public "The public" outside
  actor clerk "Clerk"
  actor head "Head"
  activity hand "Hand in" { start by public -> check }
  activity check "Check" {
    decision by clerk { "Complete" -> decide  "Not complete" -> back }
    takes 2 hours
  }
  activity back "Give back" { end by public }
  activity decide "Decide" { by head  takes 3 workdays }
  activity file "File" { end by public }
  rule five must { within 5 workdays }
  rule four must { within 4 workdays }
  rule one must { within 1 workday }
  rule decided must { within 4 workdays from check to decide }
}
"#;

pub struct Office {
    pub plan: Plan,
    calendar: Calendar,
}

impl Office {
    pub fn new(text: &str) -> Office {
        let checked = check(&[Source::new("letters.sop", text)]);
        let sop = &checked.catalogue.sops[0];
        Office {
            plan: Plan::new(sop),
            calendar: checked.references.calendars.used_by(sop).unwrap().clone(),
        }
    }

    /// One clerk, one head, times as stated, every case complete, and no new cases.
    pub fn setup(&self, begins: &str) -> Setup<'_> {
        let sop = self.plan.sop();
        let mut nodes = vec![NodeSetup::default(); sop.nodes.len()];
        for (name, actor) in [
            ("hand", 0),
            ("check", 1),
            ("back", 0),
            ("decide", 2),
            ("file", 0),
        ] {
            let node = &mut nodes[self.node(name).0 as usize];
            node.seats = vec![Seat::Actors(vec![ActorId(actor)])];
        }
        let mut rows = vec![RowSetup::default(); sop.rows.len()];
        rows[self.row("check")].times = vec![time(hours(Law::Exactly(2.0)))];
        let three = Duration::sum([Amount {
            number: Number::whole(3).unwrap(),
            unit: Unit::Workdays,
        }]);
        rows[self.row("decide")].times = vec![time(TimeLaw::Between {
            least: None,
            most: three.unwrap(),
            part: Law::Exactly(1.0),
        })];
        nodes[self.node("check").0 as usize].ways = Some(vec![lajur::simulate::setup::WayWeight {
            exit: 0,
            target: None,
            weight: 1.0,
        }]);
        let begins = moment(begins);
        Setup {
            plan: &self.plan,
            calendar: &self.calendar,
            counting: self.plan.counting(),
            seed: 7,
            repetitions: 200,
            begins,
            counts_from: begins,
            counts_until: begins.plus_seconds(365 * 86_400).unwrap(),
            most_cases: None,
            arrivals: Coming::At(Vec::new()),
            officers: [None, Some(1), Some(1)]
                .into_iter()
                .zip(0..)
                .map(|(number, actor)| Officers {
                    actors: vec![ActorId(actor)],
                    number,
                    hours: None,
                    share: 1.0,
                    absent: 0.0,
                })
                .collect(),
            nodes,
            rows,
            starts: vec![(NodeId(0), 1.0)],
            data: Vec::new(),
            events: Vec::new(),
            priorities: Vec::new(),
            assumptions: Vec::new(),
        }
    }

    pub fn node(&self, name: &str) -> NodeId {
        let mut nodes = self.plan.sop().nodes_with_ids();
        nodes.find(|(_, node)| node.name.value == name).unwrap().0
    }

    pub fn row(&self, name: &str) -> usize {
        let node = &self.plan.sop()[self.node(name)];
        node.row.0 as usize
    }

    /// A case that came on Monday morning and has stood at a node since a moment.
    pub fn opening(&self, node: &str, since: &str) -> Opening {
        let came = moment("2025-07-07T09:00");
        let (at, since) = (self.node(node), moment(since));
        let path: &[&str] = match node {
            "check" => &["hand"],
            "decide" => &["hand", "check"],
            _ => &["hand", "check", "decide"],
        };
        let mut marking = Marking::before();
        let begin = self.plan.steps_from(marking.places()[0])[0];
        marking = marking.after(self.plan.step(begin).unwrap());
        let mut visits = Vec::new();
        for name in path {
            let node = self.node(name);
            let step = self.plan.steps_of(node)[0];
            marking = marking.after(self.plan.step(step).unwrap());
            visits.push(Visit {
                node,
                ready: came,
                waits_from: came,
                begun: came,
                done: since,
                exit: Some(0),
                passed: false,
                by: None,
            });
        }
        Opening {
            began: came,
            visits,
            marking,
            since: vec![(at, since)],
            data: Slots {
                day_kind: self.plan.sop().bare_day(),
                ..Slots::default()
            },
        }
    }
}

pub fn hours(number: Law) -> TimeLaw {
    TimeLaw::Of {
        unit: Unit::Hours,
        number,
    }
}

fn time(law: TimeLaw) -> TimeSetup {
    TimeSetup {
        condition: None,
        for_exit: None,
        per: None,
        after: None,
        law,
    }
}

pub fn moment(text: &str) -> Moment {
    let (date, time) = text.split_once('T').unwrap();
    let numbers: Vec<u32> = date.split('-').map(|it| it.parse().unwrap()).collect();
    let (hour, minute) = time.split_once(':').unwrap();
    let date = lajur::model::Date {
        year: numbers[0] as i32,
        month: numbers[1],
        day: numbers[2],
    };
    Moment::at(date, hour.parse().unwrap(), minute.parse().unwrap()).unwrap()
}
