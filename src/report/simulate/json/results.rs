//! What a simulation came to, as JSON.

use serde::Serialize;

use super::{Average, average, number};
use crate::calendar::Moment;
use crate::model::Sop;
use crate::report::simulate::{Played, tell};
use crate::report::speech::strength_name;
use crate::simulate::tally::{
    ActorResult, Bottleneck, Measured, Results, RowResult, RuleResult, Share,
};

#[derive(Serialize)]
pub(super) struct ResultsOut<'a> {
    repetitions: u32,
    repetitions_asked: u32,
    stopped: bool,
    cases: Cases,
    rows: Vec<RowOut<'a>>,
    actors: Vec<ActorOut<'a>>,
    rules: Vec<RuleOut<'a>>,
    ways: Vec<WayOut<'a>>,
    bottleneck: Option<BottleneckOut<'a>>,
    course: Vec<CourseOut<'a>>,
}

#[derive(Serialize)]
struct Cases {
    counted: u64,
    finished: u64,
    open: u64,
    beyond_calendar: Option<i32>,
    endless_at: Option<String>,
    batched: bool,
    per_workday: Average,
    workdays: Option<Spread>,
    calendar_days: Option<Spread>,
    office_minutes: Option<Spread>,
    worked_minutes: Option<Spread>,
    waited_minutes: Option<Spread>,
}

#[derive(Serialize)]
struct Spread {
    count: u64,
    #[serde(flatten)]
    average: Average,
    least: i64,
    p50: i64,
    p80: i64,
    p90: i64,
    p95: i64,
    most: i64,
}

#[derive(Serialize)]
struct ShareOut {
    count: u64,
    of: u64,
    share: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
}

#[derive(Serialize)]
struct RowOut<'a> {
    row: &'a str,
    number: Option<&'a str>,
    text: &'a str,
    visits: u64,
    work_seconds: Option<Spread>,
    wait_seconds: Option<Spread>,
    handover_seconds: Option<Spread>,
    late: ShareOut,
}

#[derive(Serialize)]
struct ActorOut<'a> {
    actor: &'a str,
    title: &'a str,
    officers: Option<u32>,
    used: Option<Average>,
    queue: Average,
    longest_queue: u32,
    wait_seconds: Option<Spread>,
}

#[derive(Serialize)]
struct RuleOut<'a> {
    rule: &'a str,
    title: Option<&'a str>,
    strength: &'static str,
    judged: bool,
    broken: ShareOut,
}

#[derive(Serialize)]
struct WayOut<'a> {
    node: &'a str,
    exit: u32,
    label: Option<&'a str>,
    count: u64,
}

#[derive(Serialize)]
struct BottleneckOut<'a> {
    actor: &'a str,
    row: Option<&'a str>,
    share_of_waiting: Option<f64>,
    minutes_per_case: Option<f64>,
    used: Option<f64>,
    text: String,
}

/// The use of an actor over time.
#[derive(Serialize)]
struct CourseOut<'a> {
    actor: &'a str,
    portions: Vec<Portion>,
}

#[derive(Serialize)]
struct Portion {
    from: Moment,
    to: Moment,
    used: Option<f64>,
    queue: Option<f64>,
}

pub(super) fn of<'a>(played: &Played<'a>) -> ResultsOut<'a> {
    let (sop, results) = (played.setting.sop(), played.results);
    let found = results.bottleneck();
    ResultsOut {
        repetitions: results.repetitions,
        repetitions_asked: results.asked,
        stopped: results.stopped,
        cases: cases(sop, results),
        rows: some(&results.rows, |it| row(sop, it)),
        actors: some(&results.actors, |it| actor(sop, it)),
        rules: some(&results.rules, |it| rule(sop, it)),
        ways: ways(sop, results),
        bottleneck: found.and_then(|it| bottleneck(played, &it)),
        course: course(sop, results),
    }
}

fn some<T, U>(all: &[T], out: impl FnMut(&T) -> Option<U>) -> Vec<U> {
    all.iter().filter_map(out).collect()
}

fn cases(sop: &Sop, results: &Results) -> Cases {
    let endless = results.endless.and_then(|it| sop.nodes.get(it.0 as usize));
    Cases {
        counted: results.cases,
        finished: results.finished,
        open: results.open,
        beyond_calendar: results.beyond,
        endless_at: endless.map(|node| node.name.value.clone()),
        batched: results.batched,
        per_workday: average(&results.throughput),
        workdays: spread(&results.workdays),
        calendar_days: spread(&results.calendar_days),
        office_minutes: spread(&results.office_minutes),
        worked_minutes: spread(&results.worked_minutes),
        waited_minutes: spread(&results.waited_minutes),
    }
}

/// Nothing where nothing was measured.
fn spread(of: &Measured) -> Option<Spread> {
    let at = |percent| of.spread.percentile(percent);
    Some(Spread {
        count: of.spread.count(),
        average: average(&of.mean),
        least: of.spread.least()?,
        p50: at(50)?,
        p80: at(80)?,
        p90: at(90)?,
        p95: at(95)?,
        most: of.spread.most()?,
    })
}

fn share(of: &Share) -> ShareOut {
    let some = |value| number(value).filter(|_| of.of > 0);
    ShareOut {
        count: of.count,
        of: of.of,
        share: some(of.share),
        low: some(of.interval.0),
        high: some(of.interval.1),
    }
}

fn row<'a>(sop: &'a Sop, of: &RowResult) -> Option<RowOut<'a>> {
    let row = sop.rows.get(of.row.0 as usize)?;
    Some(RowOut {
        row: &row.name.value,
        number: row.number.as_ref().map(|it| it.value.as_str()),
        text: &row.text.value,
        visits: of.visits,
        work_seconds: spread(&of.work),
        wait_seconds: spread(&of.wait),
        handover_seconds: spread(&of.handover),
        late: share(&of.late),
    })
}

fn actor<'a>(sop: &'a Sop, of: &ActorResult) -> Option<ActorOut<'a>> {
    let actor = sop.actors.get(of.actor.0 as usize)?;
    Some(ActorOut {
        actor: &actor.name.value,
        title: &actor.title.value,
        officers: of.officers,
        used: of.used.as_ref().map(average),
        queue: average(&of.queue),
        longest_queue: of.longest_queue,
        wait_seconds: spread(&of.wait),
    })
}

fn rule<'a>(sop: &'a Sop, of: &RuleResult) -> Option<RuleOut<'a>> {
    let rule = sop.rules.get(of.rule.0 as usize)?;
    Some(RuleOut {
        rule: &rule.name.value,
        title: rule.title.as_ref().map(|it| it.value.as_str()),
        strength: strength_name(rule.strength.value),
        judged: of.judged,
        broken: share(&of.broken),
    })
}

fn ways<'a>(sop: &'a Sop, results: &Results) -> Vec<WayOut<'a>> {
    some(&results.ways, |(node, exit, count)| {
        let node = sop.nodes.get(node.0 as usize)?;
        let label = node.exits.get(*exit as usize)?.label.as_ref();
        Some(WayOut {
            node: &node.name.value,
            exit: *exit,
            label: label.map(|it| it.value.as_str()),
            count: *count,
        })
    })
}

fn bottleneck<'a>(played: &Played<'a>, of: &Bottleneck) -> Option<BottleneckOut<'a>> {
    let sop = played.setting.sop();
    let row = of.row.and_then(|row| sop.rows.get(row.0 as usize));
    Some(BottleneckOut {
        actor: &sop.actors.get(of.actor.0 as usize)?.name.value,
        row: row.map(|row| row.name.value.as_str()),
        share_of_waiting: number(of.share),
        minutes_per_case: number(of.minutes),
        used: of.used.and_then(number),
        text: tell::bottleneck(played, Some(of)),
    })
}

fn course<'a>(sop: &'a Sop, results: &Results) -> Vec<CourseOut<'a>> {
    let course = &results.course;
    let all = sop.actors.iter().zip(course.used.iter().zip(&course.queue));
    all.map(|(actor, (used, queue))| {
        let bounds = course.bounds.iter().zip(course.bounds.iter().skip(1));
        let portions = bounds.zip(used.iter().zip(queue));
        CourseOut {
            actor: &actor.name.value,
            portions: portions
                .map(|((from, to), (used, queue))| Portion {
                    from: *from,
                    to: *to,
                    used: number(*used),
                    queue: number(*queue),
                })
                .collect(),
        }
    })
    .collect()
}
