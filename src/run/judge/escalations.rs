//! Who had to be told, and whether the log shows that they were.
//!
//! An escalation is owed once its row is late or overdue, or once its condition holds. It is done if, from then on, the
//! log has an event by one of those it goes to that is no step of the procedure: a declared event, or one of another
//! name.

use super::work::Work;
use crate::calendar::Moment;
use crate::model::expr::truth;
use crate::model::{ActorId, Escalation, RowId};
use crate::run::{FindingKind, Level, Next};

/// Judges all escalations, after all times.
pub fn judge(work: &mut Work<'_>, next: &[Next]) {
    for escalation in &work.ground.sop().escalations {
        if let Some((since, event)) = owed(work, escalation, next) {
            settle(work, escalation, since, event);
        }
    }
}

/// Since when an escalation is owed, and the event that shows it.
fn owed(work: &Work<'_>, escalation: &Escalation, next: &[Next]) -> Option<(Moment, Option<u32>)> {
    match &escalation.condition {
        None => overdue(work, escalation.row.value, next),
        Some(guard) => {
            let known = (0..=work.case.events.len()).map(|events| work.known(events));
            let mut holding = known.filter(|known| truth(&guard.expr, known) == Some(true));
            Some((holding.next()?.since()?, None))
        }
    }
}

fn overdue(work: &Work<'_>, row: RowId, next: &[Next]) -> Option<(Moment, Option<u32>)> {
    let sop = work.ground.sop();
    let late = work.findings.iter().find_map(|finding| match finding.kind {
        FindingKind::Late { due, .. } if finding.rule.is_none() => {
            let of_row = finding.node.is_some_and(|node| sop[node].row == row);
            of_row.then_some((due, finding.event))
        }
        _ => None,
    });
    late.or_else(|| {
        let mut next = next.iter().filter(|next| next.overdue);
        let next = next.find(|next| sop[next.node].row == row)?;
        Some((next.due?, None))
    })
}

fn settle(work: &mut Work<'_>, escalation: &Escalation, since: Moment, event: Option<u32>) {
    let to: Vec<ActorId> = escalation.to.iter().map(|actor| actor.value).collect();
    let node = work.ground.sop()[escalation.row.value]
        .nodes
        .first()
        .copied();
    let strays = work
        .course
        .strays
        .iter()
        .filter_map(|stray| work.position(*stray));
    let mut told = strays.filter(|at| {
        let event = work.case.events.get(*at as usize);
        event.is_some_and(|event| {
            event.moment().is_some_and(|moment| moment >= since) && work.is_by(event, &to)
        })
    });
    match told.next() {
        Some(at) => work.say(FindingKind::EscalationDone, Level::Note, node, Some(at)),
        None => {
            let kind = FindingKind::EscalationOwed { since };
            work.say(kind, Level::Remark, node, event);
        }
    }
}
