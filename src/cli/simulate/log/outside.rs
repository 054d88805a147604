//! What happened to a case from outside, for its log.
//!
//! Besides the events that were drawn for the case there are those that it waited for: a wait that ended because they came
//! tells of them, when it ended.

use lajur::calendar::Moment;
use lajur::engine::Plan;
use lajur::model::expr::TypedExpr;
use lajur::model::{EventId, ExitTrigger, NodeKind};
use lajur::simulate::{CaseOver, Visit};

/// The events of a case, in the order of their moments.
pub fn events(plan: &Plan, case: &CaseOver<'_>) -> Vec<(EventId, Moment)> {
    let mut events = case.events.to_vec();
    for visit in case.visits {
        for event in waited_for(plan, visit) {
            let known = events
                .iter()
                .any(|(of, at)| *of == event && *at <= visit.done);
            if !known {
                events.push((event, visit.done));
            }
        }
    }
    events.sort_by_key(|(_, at)| *at);
    events
}

/// The events that a wait ended for; none where it ended otherwise, or waited for something else.
fn waited_for(plan: &Plan, visit: &Visit) -> Vec<EventId> {
    let node = &plan.sop()[visit.node];
    let NodeKind::Wait(wait) = &node.kind.value else {
        return Vec::new();
    };
    let exit = visit.exit.and_then(|exit| node.exits.get(exit as usize));
    let came = match exit.map(|exit| &exit.trigger) {
        Some(ExitTrigger::Happened) => true,
        Some(ExitTrigger::TimedOut) => false,
        _ => wait.timer.is_none(),
    };
    let until = wait.until.as_ref().filter(|_| came);
    until.map_or_else(Vec::new, |guard| asked(&guard.expr))
}

/// The events that must have happened for a condition to hold, as far as it names them plainly.
fn asked(condition: &TypedExpr) -> Vec<EventId> {
    let mut events = Vec::new();
    let mut ahead = vec![condition];
    while let Some(expr) = ahead.pop() {
        match expr {
            TypedExpr::Event(event) => events.push(*event),
            TypedExpr::Not(_) => {}
            _ => ahead.extend(expr.operands()),
        }
    }
    events
}
