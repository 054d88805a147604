//! Rights that somebody gains when nothing happens for a time.

use super::{Judged, Outcome, broken_by, state};
use crate::calendar::Moment;
use crate::model::{ActorId, Duration, EventId, NodeId, RuleKind};
use crate::run::judge::measure::Measure;
use crate::run::judge::work::Work;
use crate::run::{Activity, Event, FindingKind, RuleState, Status};

/// What a silence is about.
struct Silence<'r> {
    length: &'r Duration,
    measure: Measure,
    after: Option<NodeId>,
    without: NodeId,
    by: Option<ActorId>,
    /// The declared event of the rule's own name: that is the right being used.
    named: Option<EventId>,
}

/// Judges a part of the kind [`RuleKind::Silence`].
pub fn judge(work: &mut Work<'_>, judged: Judged<'_>, part: &RuleKind) -> Outcome {
    let RuleKind::Silence {
        limit,
        after,
        without,
        by,
        ..
    } = part
    else {
        return state(RuleState::Idle);
    };
    let span = &limit.value;
    let Some(length) = span.high.as_ref().or(span.low.as_ref()) else {
        return state(RuleState::Idle);
    };
    let silence = Silence {
        length,
        measure: Measure::of(length, work.ground.counting.day_kind),
        after: after.as_ref().map(|after| after.value),
        without: without.value,
        by: by.as_ref().map(|by| by.value),
        named: work.ground.namesake(judged.id),
    };
    let gone = work
        .course
        .silences
        .iter()
        .find(|(rule, _)| *rule == judged.id.0 as usize);
    let gone = gone.map(|(_, event)| event.and_then(|event| work.position(event)));
    follow(work, &silence, gone)
}

fn follow(work: &mut Work<'_>, silence: &Silence<'_>, gone: Option<Option<u32>>) -> Outcome {
    let Some(start) = start(work, silence) else {
        return state(RuleState::Idle);
    };
    let ended = work
        .visits_of(silence.without)
        .filter_map(|visit| visit.done);
    let ended = ended.filter(|done| *done >= start).min();
    let counting = work.ground.counting;
    let due = work.ground.calendar.add(start, silence.length, &counting);
    let Some(due) = work.or_beyond(due).map(|due| due.at) else {
        return state(RuleState::Unknown);
    };
    let used = gone
        .flatten()
        .or_else(|| use_of(work, silence, start, ended));
    if let Some(at) = used {
        return used_at(work, silence, (start, due), at);
    }
    let now = work
        .now()
        .filter(|_| ended.is_none() && work.status == Status::Running);
    match now.filter(|now| silence.measure.is_late(due, *now)) {
        Some(_) => {
            let kind = FindingKind::RightGained { since: due };
            broken_by(RuleState::Open, kind, Some(silence.without), None)
        }
        None => state(RuleState::Idle),
    }
}

/// The last completion of the node it follows, before what is missing came; else the beginning of the case.
fn start(work: &Work<'_>, silence: &Silence<'_>) -> Option<Moment> {
    let Some(after) = silence.after else {
        return work.began();
    };
    let came = work
        .visits_of(silence.without)
        .filter_map(|visit| visit.done)
        .max();
    let done = work.visits_of(after).filter_map(|visit| visit.done);
    done.filter(|done| came.is_none_or(|came| *done <= came))
        .max()
}

/// The event by which the right was used: the declared one of the rule's name; where none is declared, any event that is
/// no activity's and is by the one who gains the right.
fn use_of(
    work: &Work<'_>,
    silence: &Silence<'_>,
    start: Moment,
    ended: Option<Moment>,
) -> Option<u32> {
    let is_use = |event: &Event| match (silence.named, event.activity) {
        (Some(named), Activity::Event(it)) => named == it,
        (Some(_), _) => false,
        (None, _) => silence.by.is_some_and(|by| work.is_by(event, &[by])),
    };
    let strays = work
        .course
        .strays
        .iter()
        .filter_map(|stray| work.position(*stray));
    let mut uses = strays.filter(|at| {
        let event = work.case.events.get(*at as usize);
        event.is_some_and(|event| {
            let moment = event.moment();
            let in_it = moment.is_some_and(|it| it >= start && ended.is_none_or(|end| it <= end));
            in_it && is_use(event)
        })
    });
    uses.next()
}

fn used_at(
    work: &mut Work<'_>,
    silence: &Silence<'_>,
    (start, due): (Moment, Moment),
    at: u32,
) -> Outcome {
    let Some(moment) = work.case.events.get(at as usize).and_then(Event::moment) else {
        return state(RuleState::Used);
    };
    let after = silence.measure.between(work.ground.calendar, start, moment);
    let Some(after) = work.or_beyond(after) else {
        return state(RuleState::Unknown);
    };
    let kind = match silence.measure.is_late(due, moment) {
        true => FindingKind::RightUsed { after },
        false => FindingKind::RightTooEarly { after },
    };
    broken_by(RuleState::Used, kind, Some(silence.without), Some(at))
}
