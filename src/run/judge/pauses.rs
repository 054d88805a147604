//! Clocks that stand still while a condition holds.

use super::measure::Measure;
use super::work::Work;
use crate::calendar::{Beyond, Calendar, Counting, Moment};
use crate::model::Guard;
use crate::model::expr::truth;
use crate::run::Used;

/// A time during which a condition holds: from the event that makes it hold to the one that ends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// From when it holds.
    pub from: Moment,
    /// Nothing while it still holds.
    pub to: Option<Moment>,
}

/// What a pause adds to a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paused {
    /// From when the clock stands still.
    pub from: Moment,
    /// Until when.
    pub to: Moment,
    /// How much the limit moves, in its own kind of time.
    pub by: Used,
}

/// The pauses of a case, in order.
pub fn of(work: &Work<'_>, guard: &Guard) -> Vec<Pause> {
    let mut pauses: Vec<Pause> = Vec::new();
    let mut still = false;
    for events in 0..=work.case.events.len() {
        let known = work.known(events);
        let holds = truth(&guard.expr, &known) == Some(true);
        let Some(since) = known.since().filter(|_| holds != still) else {
            continue;
        };
        still = holds;
        match holds {
            true => pauses.push(Pause {
                from: since,
                to: None,
            }),
            false => {
                if let Some(pause) = pauses.last_mut() {
                    pause.to = Some(since);
                }
            }
        }
    }
    pauses
}

/// Moves a due moment by the pauses before it: each by as much as it holds of the limit's own kind of time. What is still
/// paused is paused until `until`.
pub fn extend(
    calendar: &Calendar,
    counting: &Counting,
    measure: Measure,
    (start, due): (Moment, Moment),
    until: Moment,
    pauses: &[Pause],
) -> Result<(Moment, Vec<Paused>), Beyond> {
    let mut due = due;
    let mut ledger = Vec::new();
    for pause in pauses {
        let from = pause.from.max(start);
        let to = pause.to.map_or(until, |to| to.min(until));
        if measure.is_late(due, from) {
            break;
        }
        if to <= from {
            continue;
        }
        let by = measure.between(calendar, from, to)?;
        if by.amount() > 0 {
            due = calendar
                .add(due, &measure.duration(by.amount()), counting)?
                .at;
            ledger.push(Paused { from, to, by });
        }
    }
    Ok((due, ledger))
}

/// How much was paused in all.
pub fn sum(ledger: &[Paused]) -> Option<Used> {
    let (first, rest) = ledger.split_first()?;
    let more = rest.iter().map(|paused| paused.by.amount()).sum();
    Some(first.by.plus(more))
}
