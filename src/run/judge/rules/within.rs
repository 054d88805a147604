//! Deadlines between two nodes.

use super::{Outcome, broken_by, lacking, state, unknown};
use crate::calendar::{Counting, Moment};
use crate::model::expr::truth;
use crate::model::{Duration, Guard, NodeId, Rule, RuleKind, Said, TimeSpan};
use crate::run::judge::measure::Measure;
use crate::run::judge::pauses;
use crate::run::judge::work::Work;
use crate::run::{Event, FindingKind, RuleState, Status};

/// Where the clock of a deadline stops.
enum End {
    /// At this event.
    Done(Moment, Option<u32>),
    /// Not yet.
    Open,
    /// Never: the case is over and did not come there.
    Never,
}

/// How long something may take.
struct Limit<'r> {
    most: &'r Duration,
    extension: Option<&'r Duration>,
    measure: Measure,
    counting: Counting,
    pause: Option<&'r Guard>,
}

/// Judges a part of the kind [`RuleKind::Within`].
pub fn judge(work: &mut Work<'_>, rule: &Rule, part: &RuleKind) -> Outcome {
    let RuleKind::Within {
        limit,
        from,
        to,
        extend,
    } = part
    else {
        return state(RuleState::Idle);
    };
    let Some(most) = &limit.value.high else {
        return state(RuleState::Idle);
    };
    let node = |said: &Option<Said<NodeId>>| said.as_ref().map(|said| said.value);
    let (from, to) = (node(from), node(to));
    let Some(start) = start(work, from) else {
        return state(match work.status {
            Status::Running | Status::Planned => RuleState::Open,
            Status::Finished | Status::Stopped => RuleState::Idle,
        });
    };
    let counting = work.ground.counting_of(rule.count_first_day);
    let mut limit = Limit {
        most,
        extension: None,
        measure: Measure::of(most, counting.day_kind),
        counting,
        pause: rule.pause.as_ref(),
    };
    let (longer, may_be_longer) = extension(work, extend);
    limit.extension = longer;
    let end = end(work, to, start);
    let outcome = compare(work, &limit, start, &end, to);
    // Late without the extension, and whether that applies is not known.
    if let (Some((span, guard)), RuleState::Broken) = (may_be_longer, outcome.state) {
        limit.extension = span;
        if compare(work, &limit, start, &end, to).state != RuleState::Broken {
            return unknown(work, lacking(work, guard, None), to, None);
        }
    }
    outcome
}

type Extension<'r> = (
    Option<&'r Duration>,
    Option<(Option<&'r Duration>, &'r Guard)>,
);

/// The extension that applies, and the one of which that is not known.
fn extension<'r>(
    work: &Work<'_>,
    extend: &'r Option<(Said<TimeSpan>, Option<Guard>)>,
) -> Extension<'r> {
    let Some((span, guard)) = extend else {
        return (None, None);
    };
    let span = span.value.high.as_ref().or(span.value.low.as_ref());
    let Some(guard) = guard else {
        return (span, None);
    };
    match truth(&guard.expr, &work.known_at(None)) {
        Some(true) => (span, None),
        Some(false) => (None, None),
        None => (None, Some((span, guard))),
    }
}

/// The first completion of a node, or the first event.
fn start(work: &Work<'_>, from: Option<NodeId>) -> Option<Moment> {
    match from {
        Some(node) => work.visits_of(node).filter_map(|visit| visit.done).min(),
        None => work.began(),
    }
}

/// The first completion of a node after the clock has started; without a node, the last event of a case that is over.
fn end(work: &Work<'_>, to: Option<NodeId>, start: Moment) -> End {
    let is_over = work.closed || work.status == Status::Finished;
    let Some(node) = to else {
        let events = work.case.events.iter().enumerate().rev();
        let mut moments = events.filter_map(|(at, event)| Some((event.moment()?, at as u32)));
        return match moments.next() {
            _ if !is_over => End::Open,
            Some((last, at)) => End::Done(last, Some(at)),
            None => End::Never,
        };
    };
    let done = work
        .visits_of(node)
        .filter_map(|visit| Some((visit.done?, visit.event)));
    let done = done.filter(|(done, _)| *done >= start);
    match done.min_by_key(|(done, _)| *done) {
        Some((done, event)) => End::Done(done, event),
        None if is_over => End::Never,
        None => End::Open,
    }
}

fn compare(
    work: &mut Work<'_>,
    limit: &Limit<'_>,
    start: Moment,
    end: &End,
    to: Option<NodeId>,
) -> Outcome {
    let last = work.case.events.iter().rev().find_map(Event::moment);
    let until = match end {
        End::Never => return state(RuleState::Idle),
        End::Done(done, _) => *done,
        End::Open => work.now().or(last).unwrap_or(start),
    };
    let Some(due) = due(work, limit, start, until) else {
        return state(RuleState::Unknown);
    };
    let calendar = work.ground.calendar;
    let late = limit.measure.is_late(due, until);
    let by = limit.measure.lateness(calendar, due, until);
    match end {
        End::Done(done, event) if late => {
            let used = limit
                .measure
                .counted(calendar, &limit.counting, start, *done);
            let (Some(by), Some(used)) = (work.or_beyond(by), work.or_beyond(used)) else {
                return state(RuleState::Unknown);
            };
            let kind = FindingKind::Late {
                due,
                done: *done,
                by,
                used,
            };
            broken_by(RuleState::Broken, kind, to, *event)
        }
        End::Open if late && work.now().is_some() => match work.or_beyond(by) {
            Some(by) => {
                let kind = FindingKind::Overdue { due, by };
                broken_by(RuleState::Broken, kind, to, None)
            }
            None => state(RuleState::Unknown),
        },
        End::Open => state(RuleState::Open),
        _ => state(RuleState::Kept),
    }
}

/// When a deadline that began at a moment ends, with its extension and the pauses before it.
fn due(work: &mut Work<'_>, limit: &Limit<'_>, start: Moment, until: Moment) -> Option<Moment> {
    let calendar = work.ground.calendar;
    let due = calendar.add(start, limit.most, &limit.counting);
    let mut due = work.or_beyond(due)?.at;
    let counting = Counting {
        count_first_day: false,
        ..limit.counting
    };
    if let Some(extension) = limit.extension {
        let longer = calendar.add(due, extension, &counting);
        due = work.or_beyond(longer)?.at;
    }
    let Some(guard) = limit.pause else {
        return Some(due);
    };
    let pauses = pauses::of(work, guard);
    let between = (start, due);
    let moved = pauses::extend(calendar, &counting, limit.measure, between, until, &pauses);
    work.or_beyond(moved).map(|(due, _)| due)
}
