//! The scenario, put together statement by statement, each with its evidence.

use super::coming::{horizon, since};
use super::evidence::{About, Evidence, Fact};
use super::numbers::placed;
use super::times::{handovers, times};
use super::work::{Group, Work};
use super::{Learned, Notes};
use crate::model::{Scenario, Staff};
use crate::source::Span;

impl Notes<'_> {
    /// The scenario that all that was observed comes to, under a name.
    pub fn scenario(&self, name: &str) -> Learned {
        let (plan, calendar) = (self.plan, self.calendar);
        let sop = plan.sop();
        let work = Work::new(sop, &self.sample);
        let mut learned = Learned {
            scenario: Scenario {
                name: placed(name.to_string()),
                ..Scenario::default()
            },
            evidence: vec![self.whole()],
        };
        self.put_arrivals(&mut learned);
        for (at, group) in work.groups.iter().enumerate() {
            learned.scenario.staff.push(staff(group));
            learned.evidence.push(of_group(at, group));
        }
        let data = self.data.draws(sop);
        let drawn: Vec<_> = data.iter().map(|(draw, _)| draw.field.value).collect();
        let Learned { scenario, evidence } = &mut learned;
        let times = times(plan, calendar, &work);
        let unlogged = |fact: &Fact| matches!(fact, Fact::Took { logged: 0, .. });
        if times.iter().any(|(_, evidence)| unlogged(&evidence.fact)) {
            evidence.insert(1, no_beginnings());
        }
        put(&mut scenario.times, evidence, times);
        put(
            &mut scenario.handovers,
            evidence,
            handovers(plan, calendar, &work),
        );
        put(
            &mut scenario.chances,
            evidence,
            self.ways.chances(sop, &drawn),
        );
        put(&mut scenario.data, evidence, data);
        put(&mut scenario.events, evidence, self.data.events());
        learned
    }

    fn whole(&self) -> Evidence {
        Evidence {
            about: About::Whole,
            fact: Fact::Log {
                cases: self.cases,
                deviating: self.deviating,
                visits: self.visits,
                left_out: self.left_out,
                partial: self.sample.is_partial(),
            },
        }
    }

    fn put_arrivals(&self, learned: &mut Learned) {
        let Some((arrivals, evidence)) = self.comings.arrivals(self.calendar) else {
            return;
        };
        if let Some((first, last)) = self.comings.period() {
            learned.scenario.since = Some(since(first));
            learned.scenario.horizon = horizon(self.calendar, (first, last)).map(placed);
            learned.evidence.push(Evidence {
                about: About::Period,
                fact: Fact::Period { first, last },
            });
        }
        learned.scenario.arrivals = Some(placed(arrivals));
        learned.evidence.push(evidence);
    }
}

fn no_beginnings() -> Evidence {
    Evidence {
        about: About::Whole,
        fact: Fact::NoBeginnings,
    }
}

fn put<T>(list: &mut Vec<T>, evidence: &mut Vec<Evidence>, new: Vec<(T, Evidence)>) {
    for (statement, reason) in new {
        list.push(statement);
        evidence.push(reason);
    }
}

fn staff(group: &Group) -> Staff {
    Staff {
        actors: group.actors.iter().map(|actor| placed(*actor)).collect(),
        number: Some(placed(u32::try_from(group.number).unwrap_or(u32::MAX))),
        hours: None,
        share: None,
        absent: None,
        span: Span::default(),
    }
}

fn of_group(at: usize, group: &Group) -> Evidence {
    Evidence {
        about: About::Staff(at),
        fact: Fact::Seen {
            people: group.seen.people,
            at_once: group.seen.at_once,
        },
    }
}
