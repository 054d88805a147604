//! Cases as facts, made by hand.

use lajur::calendar::Moment;
use lajur::engine::Plan;
use lajur::model::Date;
use lajur::model::expr::{Slots, Value};
use lajur::pipeline;
use lajur::simulate::learn::{Case, Learned, Notes, Visit};
use lajur::source::Source;

pub const SOP: &str = r#"
sop letters "Letters" {
  calendar indonesia
  days workdays
  actor public "The public" outside
  actor clerk "Clerk"
  actor head "Head"
  data { complete yes/no  urgent yes/no }
  activity hand "Hand in" { start by public -> check }
  activity check "Check the letter" {
    decision by clerk { when complete "Complete" -> visit  otherwise "Not complete" -> hand-back }
    takes 1 hour
  }
  activity hand-back "Give back" { end by clerk }
  activity visit "Visit" { by clerk  only when urgent  takes 3 hours }
  activity decide "Decide" { by head  takes 3 days }
  activity file "File" { end by clerk }
}
"#;

/// A moment so many working days after Monday, 7 July 2025; in the first thirty there is no holiday.
pub fn at(day: u32, hour: u32, minute: u32) -> Moment {
    on(day / 5 * 7 + day % 5, hour, minute)
}

/// A moment so many dates after that day.
pub fn on(day: u32, hour: u32, minute: u32) -> Moment {
    let first = Moment::at(
        Date {
            year: 2025,
            month: 7,
            day: 7,
        },
        hour,
        minute,
    );
    first
        .unwrap()
        .plus_seconds(i64::from(day) * 86_400)
        .unwrap()
}

/// So many minutes.
pub fn exact(minutes: i64) -> i64 {
    minutes * 60
}

/// What is known of a case.
#[derive(Clone)]
pub struct Facts {
    came: Moment,
    visits: Vec<(&'static str, Visit)>,
    complete: Option<bool>,
    deviates: bool,
}

impl Facts {
    pub fn coming(came: Moment) -> Facts {
        Facts {
            came,
            visits: Vec::new(),
            complete: None,
            deviates: false,
        }
    }

    pub fn work(
        &mut self,
        node: &'static str,
        ready: Option<Moment>,
        started: Option<Moment>,
        done: Moment,
        person: Option<u64>,
    ) {
        let visit = Visit {
            node: lajur::model::NodeId(0),
            ready,
            started,
            done: Some(done),
            exit: None,
            actor: None,
            person,
            is_missing: false,
            deviates: false,
        };
        self.visits.push((node, visit));
    }

    pub fn last_exit(&mut self, exit: u32) {
        self.visits.last_mut().unwrap().1.exit = Some(exit);
    }

    pub fn complete(&mut self, complete: bool) {
        self.complete = Some(complete);
    }

    /// Makes the last visit one that deviates, done so many seconds later.
    pub fn deviate(&mut self, later: i64) {
        let visit = &mut self.visits.last_mut().unwrap().1;
        visit.done = visit.done.unwrap().plus_seconds(later);
        visit.deviates = true;
        self.deviates = true;
    }

    pub fn tell(&self, notes: &mut Told<'_>) {
        let sop = notes.plan.sop();
        let visits = self.visits.iter().map(|(name, visit)| {
            let mut nodes = sop.nodes_with_ids();
            let (node, of) = nodes.find(|(_, node)| node.name.value == *name).unwrap();
            let by = of.performers.as_ref().unwrap();
            let actor = match by.list[0].value {
                lajur::model::Performer::Actor(actor) => actor,
                lajur::model::Performer::SameAs(_) => panic!("an actor"),
            };
            Visit {
                node,
                actor: Some(actor),
                ..*visit
            }
        });
        let data = Slots {
            values: vec![self.complete.map(Value::YesNo), None],
            lists: vec![None, None],
            ..Slots::default()
        };
        let moment = self
            .visits
            .last()
            .map_or(self.came, |(_, visit)| visit.done.unwrap());
        notes.notes.add(&Case {
            key: Moment::EPOCH.seconds_until(self.came) as u64 * 31
                + Moment::EPOCH.seconds_until(moment) as u64,
            came: Some(self.came),
            deviates: self.deviates,
            over: true,
            open_at: &[],
            data: &data,
            told: &[self.complete.is_some(), false],
            visits: &visits.collect::<Vec<_>>(),
            events: &[],
        });
    }
}

/// Notes, and what they are of.
pub struct Told<'a> {
    plan: &'a Plan,
    notes: Notes<'a>,
}

fn with<T>(text: &str, work: impl FnOnce(&dyn Fn() -> Told<'static>) -> T) -> T {
    let checked = pipeline::check(&[Source::new("letters.sop", text)]);
    let errors = checked
        .findings
        .iter()
        .filter(|it| it.severity == lajur::diagnostic::Severity::Error);
    assert_eq!(errors.count(), 0, "{:?}", checked.findings);
    let sop = &checked.catalogue.sops[0];
    let plan: &'static Plan = Box::leak(Box::new(Plan::new(sop)));
    let calendar = checked.references.calendars.used_by(sop).unwrap().clone();
    let calendar = Box::leak(Box::new(calendar));
    work(&|| Told {
        plan,
        notes: Notes::new(plan, calendar),
    })
}

/// What is learned from what somebody tells.
pub fn world(text: &str, tell: impl FnOnce(&mut Told<'_>)) -> Learned {
    with(text, |make| {
        let mut told = make();
        tell(&mut told);
        told.notes.scenario("log")
    })
}

/// What is learned by two, put together.
pub fn merged(text: &str, one: &[Facts], other: &[Facts]) -> Learned {
    with(text, |make| {
        let (mut first, mut second) = (make(), make());
        one.iter().for_each(|facts| facts.tell(&mut first));
        other.iter().for_each(|facts| facts.tell(&mut second));
        second.notes.merge(first.notes);
        second.notes.scenario("log")
    })
}
