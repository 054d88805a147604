//! Deadlines between two nodes, and rights that are gained when nothing happens for a time.

use super::{Outcome, Seen};
use crate::calendar::{Counting, Measure, Moment};
use crate::model::expr::truth;
use crate::model::{Duration, Guard, NodeId, Rule, RuleKind, Said, TimeSpan};

/// Where the clock of a deadline stops.
enum End {
    Done(Moment),
    /// Not yet.
    Open,
    /// Never: the case is over and did not come there.
    Never,
}

/// Judges a part of the kind [`RuleKind::Within`].
pub(super) fn judge(seen: Seen<'_>, rule: &Rule, part: &RuleKind) -> Outcome {
    let RuleKind::Within {
        limit,
        from,
        to,
        extend,
    } = part
    else {
        return Outcome::Idle;
    };
    let Some(most) = &limit.value.high else {
        return Outcome::Idle;
    };
    let node = |said: &Option<Said<NodeId>>| said.as_ref().map(|said| said.value);
    let Some(start) = start(seen, node(from)) else {
        return if seen.is_over() {
            Outcome::Idle
        } else {
            Outcome::Open
        };
    };
    let end = end(seen, node(to), start);
    let outcome = |extension| {
        let due = due(seen, rule, start, most, extension);
        compare(seen, most, due, &end)
    };
    match extension(seen, extend) {
        Ok(extension) => outcome(extension),
        // Late without the extension, and whether that applies is not known.
        Err(possible) => match (outcome(None), outcome(Some(possible))) {
            (Outcome::Broken, Outcome::Broken) => Outcome::Broken,
            (Outcome::Broken, _) => Outcome::Unknown,
            (kept, _) => kept,
        },
    }
}

/// When a deadline is due whose clock runs; without an extension of which it is not known whether it applies.
pub(super) fn running(seen: Seen<'_>, rule: &Rule, part: &RuleKind) -> Option<Moment> {
    let RuleKind::Within {
        limit,
        from,
        to,
        extend,
    } = part
    else {
        return None;
    };
    let node = |said: &Option<Said<NodeId>>| said.as_ref().map(|said| said.value);
    let start = start(seen, node(from))?;
    if !matches!(end(seen, node(to), start), End::Open) {
        return None;
    }
    let extension = extension(seen, extend).ok().flatten();
    due(seen, rule, start, limit.value.high.as_ref()?, extension)
}

/// The extension that applies, if one does; that of which it is not known as the error.
fn extension<'r>(
    seen: Seen<'_>,
    extend: &'r Option<(Said<TimeSpan>, Option<Guard>)>,
) -> Result<Option<&'r Duration>, &'r Duration> {
    let Some((span, guard)) = extend else {
        return Ok(None);
    };
    let Some(span) = span.value.high.as_ref().or(span.value.low.as_ref()) else {
        return Ok(None);
    };
    let Some(guard) = guard else {
        return Ok(Some(span));
    };
    match truth(&guard.expr, seen.case.data) {
        Some(true) => Ok(Some(span)),
        Some(false) => Ok(None),
        None => Err(span),
    }
}

/// The first completion of a node, or the beginning of the case.
fn start(seen: Seen<'_>, from: Option<NodeId>) -> Option<Moment> {
    match from {
        Some(node) => seen.visits_of(node).map(|visit| visit.done).min(),
        None => Some(seen.case.began),
    }
}

/// The first completion of a node after the clock has started; without a node, the end of the case.
fn end(seen: Seen<'_>, to: Option<NodeId>, start: Moment) -> End {
    let Some(node) = to else {
        return seen.case.over.map_or(End::Open, End::Done);
    };
    let done = seen.visits_of(node).map(|visit| visit.done);
    match done.filter(|done| *done >= start).min() {
        Some(done) => End::Done(done),
        None if seen.is_over() => End::Never,
        None => End::Open,
    }
}

/// When a deadline that began at a moment ends, with its extension; nothing beyond the data of the calendar.
fn due(
    seen: Seen<'_>,
    rule: &Rule,
    start: Moment,
    most: &Duration,
    extension: Option<&Duration>,
) -> Option<Moment> {
    let (calendar, counting) = (seen.setup.calendar, seen.setup.counting);
    let first = Counting {
        count_first_day: rule.count_first_day || counting.count_first_day,
        ..counting
    };
    let due = calendar.add(start, most, &first).ok()?.at;
    let Some(extension) = extension else {
        return Some(due);
    };
    let later = Counting {
        count_first_day: false,
        ..counting
    };
    Some(calendar.add(due, extension, &later).ok()?.at)
}

fn compare(seen: Seen<'_>, most: &Duration, due: Option<Moment>, end: &End) -> Outcome {
    let measure = Measure::of(most, seen.setup.counting.day_kind);
    let late = |done| due.map(|due| measure.is_late(due, done));
    match end {
        End::Never => Outcome::Idle,
        End::Done(done) => match late(*done) {
            Some(true) => Outcome::Broken,
            Some(false) => Outcome::Kept,
            None => Outcome::Unknown,
        },
        End::Open => match late(seen.now) {
            Some(true) => Outcome::Broken,
            Some(false) => Outcome::Open,
            None => Outcome::Unknown,
        },
    }
}

/// Judges a part of the kind [`RuleKind::Silence`]: broken where somebody gained the right.
pub(super) fn silence(seen: Seen<'_>, part: &RuleKind) -> Outcome {
    let RuleKind::Silence {
        limit,
        after,
        without,
        ..
    } = part
    else {
        return Outcome::Idle;
    };
    let Some(length) = limit.value.high.as_ref().or(limit.value.low.as_ref()) else {
        return Outcome::Idle;
    };
    let after = after.as_ref().map(|after| after.value);
    let Some(start) = silent_from(seen, after, without.value) else {
        return if seen.is_over() {
            Outcome::Idle
        } else {
            Outcome::Open
        };
    };
    let setup = seen.setup;
    let Ok(due) = setup.calendar.add(start, length, &setup.counting) else {
        return Outcome::Unknown;
    };
    let came = seen.visits_of(without.value).map(|visit| visit.done);
    let came = came.filter(|done| *done >= start).min();
    let measure = Measure::of(length, setup.counting.day_kind);
    match came.or(seen.case.over) {
        Some(until) if measure.is_late(due.at, until) => Outcome::Broken,
        Some(_) => Outcome::Kept,
        None if measure.is_late(due.at, seen.now) => Outcome::Broken,
        None => Outcome::Open,
    }
}

/// The last completion of the node it follows, before what is missing came; else the beginning of the case.
fn silent_from(seen: Seen<'_>, after: Option<NodeId>, without: NodeId) -> Option<Moment> {
    let Some(after) = after else {
        return Some(seen.case.began);
    };
    let came = seen.visits_of(without).map(|visit| visit.done).max();
    let done = seen.visits_of(after).map(|visit| visit.done);
    done.filter(|done| came.is_none_or(|came| *done <= came))
        .max()
}
