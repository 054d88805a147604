//! From what was counted to what it comes to.

use std::cmp::Reverse;

use super::counts::{ActorCounts, Counts, RowCounts};
use super::load::{Load, Portions};
use super::rules::Rules;
use super::{ActorResult, Course, Results, RowResult, RuleResult, figures};
use crate::calendar::Moment;
use crate::model::{ActorId, NodeId, RowId, RuleId};
use crate::simulate::Setup;
use crate::statistics::{Estimate, Ratio};

/// At most so many portions are shown.
const SHOWN: usize = 60;

/// What all that was counted comes to.
pub(super) fn of(
    setup: &Setup<'_>,
    portions: &Portions,
    rules: &Rules<'_>,
    counts: &Counts,
    stopped: bool,
) -> Results {
    let rows = (0..).map(RowId).zip(&counts.rows);
    let actors = (0..).map(ActorId).zip(&counts.actors);
    let judged = (0..).map(RuleId).zip(rules.iter().zip(&counts.rules));
    let actors: Vec<ActorResult> = actors
        .map(|(id, actor)| actor_result(setup, counts, id, actor))
        .collect();
    Results {
        repetitions: counts.repetitions,
        asked: setup.repetitions,
        stopped,
        cases: counts.finished + counts.open,
        finished: counts.finished,
        open: counts.open,
        beyond: counts.beyond,
        endless: counts.endless,
        batched: counts.office_minutes.is_batched(),
        throughput: Estimate::of_ratios(&counts.throughput),
        workdays: counts.workdays.measured(),
        calendar_days: counts.calendar_days.measured(),
        office_minutes: counts.office_minutes.measured(),
        worked_minutes: counts.worked_minutes.measured(),
        waited_minutes: counts.waited_minutes.measured(),
        rows: rows.map(|(id, row)| row_result(id, row)).collect(),
        rules: judged
            .map(|(rule, (judge, broken))| RuleResult {
                rule,
                broken: broken.share(),
                judged: judge.judged,
            })
            .collect(),
        ways: ways(counts),
        course: course(setup, portions, counts),
        figures: figures::of(
            setup.plan.sop(),
            counts,
            rules,
            &actors,
            &used(setup, counts),
        ),
        actors,
    }
}

fn row_result(row: RowId, counts: &RowCounts) -> RowResult {
    RowResult {
        row,
        visits: counts.visits,
        work: counts.work.measured(),
        wait: counts.wait.measured(),
        handover: counts.handover.measured(),
        late: counts.late.share(),
    }
}

fn actor_result(
    setup: &Setup<'_>,
    counts: &Counts,
    id: ActorId,
    actor: &ActorCounts,
) -> ActorResult {
    let used = ratios(setup, counts, id);
    let used = Estimate::of_ratios(&used);
    let officers = officers(setup, id);
    ActorResult {
        actor: id,
        officers,
        used: officers.map(|_| used),
        queue: Estimate::of_ratios(&actor.queue),
        longest_queue: actor.longest_queue,
        wait: actor.wait.measured(),
        most_waited_at: most_waited_at(actor),
    }
}

/// Of several that are alike, the first.
fn most_waited_at(actor: &ActorCounts) -> Option<RowId> {
    let rows = (0..).map(RowId).zip(&actor.wait_by_row);
    let waited = rows.filter(|(_, seconds)| **seconds > 0);
    let most = waited.max_by_key(|(row, seconds)| (**seconds, Reverse(*row)));
    most.map(|(row, _)| row)
}

/// The groups of officers who do the work of an actor.
fn groups<'s>(setup: &'s Setup<'_>, actor: ActorId) -> impl Iterator<Item = usize> + Clone + 's {
    let groups = setup.officers.iter().enumerate();
    let does = groups.filter(move |(_, group)| group.actors.contains(&actor));
    does.map(|(at, _)| at)
}

/// How many officers do the work of an actor; nothing for as many as are needed.
pub(super) fn officers(setup: &Setup<'_>, actor: ActorId) -> Option<u32> {
    let mut groups = groups(setup, actor).peekable();
    groups.peek()?;
    let number = |at: usize| setup.officers.get(at)?.number;
    groups
        .map(number)
        .try_fold(0_u32, |sum, number| Some(sum.saturating_add(number?)))
}

/// How long the officers of an actor worked, of how long they might have, in each repetition.
fn ratios(setup: &Setup<'_>, counts: &Counts, actor: ActorId) -> Vec<Ratio> {
    let groups = groups(setup, actor).filter_map(|at| counts.used.get(at));
    let each = |repetition: usize| {
        let of_group = groups.clone().filter_map(|group| group.get(repetition));
        of_group.fold(Ratio::default(), |sum, more| Ratio {
            sum: sum.sum + more.sum,
            of: sum.of + more.of,
        })
    };
    (0..counts.throughput.len()).map(each).collect()
}

/// The same for all actors.
fn used(setup: &Setup<'_>, counts: &Counts) -> Vec<Vec<Ratio>> {
    let actors = (0..).map(ActorId).take(counts.actors.len());
    actors.map(|actor| ratios(setup, counts, actor)).collect()
}

fn ways(counts: &Counts) -> Vec<(NodeId, u32, u64)> {
    let nodes = (0..).map(NodeId).zip(&counts.ways);
    let ways = nodes.flat_map(|(node, exits)| {
        let exits = (0..).zip(exits);
        exits.map(move |(exit, count)| (node, exit, *count))
    });
    ways.filter(|(_, _, count)| *count > 0).collect()
}

fn course(setup: &Setup<'_>, portions: &Portions, counts: &Counts) -> Course {
    // What no repetition came to is not shown.
    let reached = |load: &Load| load.hours.iter().rposition(|hours| *hours > 0.0);
    let waiting = counts.actors.iter().map(|actor| &actor.waiting);
    let count = waiting.filter_map(reached).max().map_or(0, |last| last + 1);
    let together = count.div_ceil(SHOWN).max(1);
    let ends = (0..count)
        .step_by(together)
        .chain((count > 0).then_some(count));
    let bounds = ends.filter_map(|at| portions.bounds.get(at).copied());
    let bounds: Vec<Moment> = bounds.collect();
    let shown = |numbers: &[f64]| -> Vec<f64> {
        let numbers = numbers.get(..count).unwrap_or(numbers);
        numbers
            .chunks(together)
            .map(|chunk| chunk.iter().sum())
            .collect()
    };
    let used = |actor: ActorId| {
        let mut all = Load::default();
        for at in groups(setup, actor) {
            if let Some(load) = counts.work.get(at) {
                all.absorb(load);
            }
        }
        parts(&shown(&all.sums), &shown(&all.hours))
    };
    let queue =
        |actor: &ActorCounts| parts(&shown(&actor.waiting.sums), &shown(&actor.waiting.hours));
    let ids = (0..).map(ActorId).take(counts.actors.len());
    Course {
        bounds,
        used: ids.map(used).collect(),
        queue: counts.actors.iter().map(queue).collect(),
    }
}

/// Each number divided by another; none by none is none.
fn parts(sums: &[f64], of: &[f64]) -> Vec<f64> {
    let part = |(sum, of): (&f64, &f64)| if *of > 0.0 { sum / of } else { 0.0 };
    sums.iter().zip(of).map(part).collect()
}
