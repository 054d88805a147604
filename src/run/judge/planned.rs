//! A case that has data and no event yet: the way that its data choose, with the latest date of each step.

use super::ground::Allowance;
use super::open::performers;
use super::times::Running;
use super::tokens::{Origin, Tokens};
use super::work::Work;
use crate::calendar::Moment;
use crate::engine::{Beside, Fit, Marking, Plan, Step, StepKind, Truths};
use crate::model::{NodeId, NodeKind};
use crate::run::{Next, Visit};

/// Follows the case from its start as far as its data tell the way; what is to be done at its end, if they do not.
pub fn plan(work: &mut Work<'_>) -> Vec<Next> {
    let plan = work.ground.plan;
    let truths = plan.truths(&work.known(0));
    let begin = plan.steps_from(crate::graph::net::PlaceId(0)).iter();
    let begin = begin.filter_map(|step| plan.step(*step));
    let mut begin = begin.filter(|step| matches!(step.kind, StepKind::Begin(_)));
    let Some(begin) = begin.next() else {
        return Vec::new();
    };
    let mut walk = Walk {
        plan,
        truths,
        marking: Marking::before().after(begin),
        tokens: Tokens::default(),
        stuck: Vec::new(),
    };
    walk.tokens.give(begin, &[]);
    while let Some((node, origins)) = walk.ready() {
        walk.go(work, node, origins);
    }
    let stuck = std::mem::take(&mut walk.stuck);
    let next = stuck.into_iter().map(|(node, origins)| {
        let from = start(work, node, &origins);
        Next {
            node,
            from,
            due: due(work, node, None, from),
            perhaps: false,
            overdue: false,
            by: performers(work, node),
        }
    });
    next.collect()
}

struct Walk<'p> {
    plan: &'p Plan,
    truths: Truths,
    marking: Marking,
    tokens: Tokens,
    /// The nodes at which the data do not tell how to go on.
    stuck: Vec<(NodeId, Vec<Origin>)>,
}

impl<'p> Walk<'p> {
    fn ready(&self) -> Option<(NodeId, Vec<Origin>)> {
        let ready = self.tokens.ready(self.plan, &self.marking).into_iter();
        let mut ready = ready.filter(|(node, _)| self.stuck.iter().all(|(known, _)| known != node));
        ready.next()
    }

    fn go(&mut self, work: &mut Work<'_>, node: NodeId, origins: Vec<Origin>) {
        // To come again to where it has been, with the same data, is to go round for ever.
        let again = work.visits.iter().any(|visit| visit.node == node);
        let passes = self.plan.owed(node, &self.truths) == Fit::Against;
        let Some(step) = self.step(node, passes).filter(|_| !again) else {
            self.stuck.push((node, origins));
            return;
        };
        self.tokens.take(step);
        self.marking = self.marking.after(step);
        if passes {
            return self.tokens.give(step, &origins);
        }
        let from = start(work, node, &origins);
        let exit = step.kind.way().map(|way| way.exit as u32);
        let due = due(work, node, exit, from);
        work.visits.push(Visit {
            node,
            event: None,
            exit,
            ready: from,
            from,
            due,
            done: None,
            used: None,
            paused: None,
        });
        let made = work.visits.len() - 1;
        self.tokens.give(step, &[Origin::Visit(made as u32)]);
    }

    /// The one way out of a node that the data tell.
    fn step(&self, node: NodeId, passes: bool) -> Option<&'p Step> {
        let plan = self.plan;
        let place = self.marking.places().iter();
        let mut place = place.filter(|place| plan.place(**place).node() == Some(node));
        let steps = plan.steps_from(*place.next()?).iter();
        let steps = steps.filter_map(|step| plan.step(*step));
        let mut fitting = steps.filter(|step| match step.kind {
            StepKind::Done(..) => !passes && plan.fit(step, &self.truths) == Fit::With,
            StepKind::Passed(_, way) => {
                let fits = |exit| plan.exit_fit(node, exit, &self.truths) == Fit::With;
                passes && way.is_none_or(|way| fits(way.exit))
            }
            _ => false,
        });
        let step = fitting.next()?;
        fitting.next().is_none().then_some(step)
    }
}

/// From when the time of a planned visit counts: the latest allowed end of those before it.
fn start(work: &Work<'_>, node: NodeId, origins: &[Origin]) -> Option<Moment> {
    if origins.is_empty() && work.ground.sop()[node].kind.value == NodeKind::Start {
        return work.case.header?.filed;
    }
    let ends = origins.iter().map(|origin| match origin {
        Origin::Visit(at) => work.visits.get(*at as usize).and_then(|visit| visit.due),
        Origin::Event(_) => None,
    });
    ends.collect::<Option<Vec<Moment>>>()?.into_iter().max()
}

/// The latest end of a planned visit. A row without a time takes none.
fn due(
    work: &mut Work<'_>,
    node: NodeId,
    exit: Option<u32>,
    from: Option<Moment>,
) -> Option<Moment> {
    let from = from?;
    if let NodeKind::Wait(wait) = &work.ground.sop()[node].kind.value {
        let timer = &wait.timer.as_ref()?.value;
        let length = timer.high.as_ref().or(timer.low.as_ref())?;
        let due = work
            .ground
            .calendar
            .add(from, length, &work.ground.counting);
        return work.or_beyond(due).map(|due| due.at);
    }
    let allowance = match work.ground.fixed(node) {
        Some(fixed) => fixed.clone(),
        None => work.ground.allowance(node, exit, &work.known(0)),
    };
    match allowance {
        Allowance::Free => Some(from),
        Allowance::Counted {
            most: Some(most),
            measure,
            beside: Beside::Own,
            ..
        } => {
            let running = Running {
                from,
                measure,
                least: None,
                most: Some(&most),
            };
            let due = work.due_of(node, running, &most, from);
            work.or_beyond(due).map(|(due, _)| due)
        }
        _ => None,
    }
}
