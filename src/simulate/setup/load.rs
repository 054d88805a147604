//! How much work a case makes, for whom, and how much of it there is time for.
//!
//! The work of a visit is the mean of its times, begun at moments that are spread over the whole period, in office time of
//! the officers who do it. Work that any of several groups may do goes to the one that is used least, so that what they
//! are used to is what a sensible office would come to. Times counted from another node are taken as if they began with
//! the work, and cases that are gathered share the work of one.

use super::times::charged;
use super::visits::{Course, taken};
use super::{Officers, Seat, Setup, TimeSetup, staff};
use crate::calendar::{Beyond, Calendar, Moment};
use crate::model::expr::CaseData;
use crate::model::{ActorId, Exit, Node, NodeId, Performer};

/// At how many moments work is begun to see how long it takes.
const MOMENTS: i64 = 24;

/// In how many portions work is given to those who may do it.
const PORTIONS: u32 = 100;

/// What the officers of a group have to do and to give.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Load {
    /// Seconds of work that a case makes for them.
    pub work: f64,
    /// Seconds of work that they can do in a working day of the office; nothing for as many as are needed.
    pub capacity: Option<f64>,
}

impl Load {
    /// How much of their time a case in each working day takes.
    pub(super) fn used(&self) -> f64 {
        self.capacity
            .map_or(0.0, |capacity| self.work / capacity.max(1e-9))
    }
}

/// Work that one of some groups does.
struct Demand {
    /// For each group that may do it, how many seconds it takes them in a case.
    by: Vec<(usize, f64)>,
}

/// The load of each group of officers. Nothing where the numbers of visits can't be said.
pub(super) fn loads(setup: &Setup<'_>, course: &Course) -> Option<Vec<Load>> {
    let visits = course.visits.as_ref()?;
    let workdays = workdays(setup).max(1) as f64;
    let (from, until) = whole_days(setup);
    let capacity = |group: &Officers| {
        let calendar = group.hours.as_ref().unwrap_or(setup.calendar);
        let hours = calendar.office_seconds_between(from, until);
        let each = hours.unwrap_or_default() as f64 / workdays;
        let number = f64::from(group.number?);
        Some(number * group.share * (1.0 - group.absent) * each)
    };
    let mut loads: Vec<Load> = setup
        .officers
        .iter()
        .map(|group| Load {
            work: 0.0,
            capacity: capacity(group),
        })
        .collect();
    share(&demands(setup, course, visits), &mut loads);
    Some(loads)
}

/// How many working days there are in which cases come and are counted.
pub(super) fn workdays(setup: &Setup<'_>) -> i64 {
    let days = setup.calendar.office_days(setup.begins);
    let within = |day: &crate::calendar::OfficeDay| day.begins < setup.counts_until;
    days.map_or(0, |days| days.take_while(within).count() as i64)
}

/// The beginning of the first and the end of the last day on which cases come.
fn whole_days(setup: &Setup<'_>) -> (Moment, Moment) {
    let from = setup.begins.with_second(0).unwrap_or(setup.begins);
    let until = setup.counts_until;
    let last = until.plus_seconds(-1).unwrap_or(until);
    (from, last.with_second(86_399).unwrap_or(until))
}

fn demands(setup: &Setup<'_>, course: &Course, visits: &[f64]) -> Vec<Demand> {
    let sop = setup.plan.sop();
    let mut demands = Vec::new();
    for (id, node) in sop.nodes_with_ids() {
        let at = id.0 as usize;
        let (Some(known), Some(visits)) = (setup.nodes.get(at), visits.get(at)) else {
            continue;
        };
        let times = mix(setup, course, id, node);
        let gathered = known.gather.as_ref().map_or(1, |gather| gather.size);
        let often = visits * course.done(setup.plan, id, known) * known.repeats.mean()
            / f64::from(gathered);
        for seat in &known.seats {
            let groups = groups(setup, seat).into_iter();
            let by = groups.map(|group| {
                let seconds = times
                    .iter()
                    .map(|(time, share)| share * seconds(setup, group, time));
                (group, often * seconds.sum::<f64>())
            });
            demands.push(Demand { by: by.collect() });
        }
    }
    demands
}

/// The groups whose officers may take a seat.
fn groups(setup: &Setup<'_>, seat: &Seat) -> Vec<usize> {
    let actors: Vec<ActorId> = match seat {
        Seat::Actors(actors) => actors.clone(),
        Seat::SameAs(node) => staff::actors_of(setup.plan.sop(), Performer::SameAs(*node)),
    };
    let groups = setup.officers.iter().enumerate();
    let may = |group: &Officers| group.actors.iter().any(|actor| actors.contains(actor));
    groups
        .filter(|(_, group)| may(group))
        .map(|(at, _)| at)
        .collect()
}

/// The times that a visit of a node takes, each with how often it does.
fn mix<'s>(
    setup: &'s Setup<'_>,
    course: &Course,
    id: NodeId,
    node: &Node,
) -> Vec<(&'s TimeSetup, f64)> {
    let sop = setup.plan.sop();
    let Some(row) = setup.rows.get(sop.time_owner(node.row).0 as usize) else {
        return Vec::new();
    };
    let fresh = freshly_come(setup, course, id);
    let mut times: Vec<(&TimeSetup, f64)> = row.times.iter().map(|time| (time, 0.0)).collect();
    let ways = course
        .ways
        .get(id.0 as usize)
        .map_or(&[][..], Vec::as_slice);
    let mut exits: Vec<(Option<&Exit>, f64)> = ways
        .iter()
        .map(|way| (node.exits.get(way.exit), way.chance))
        .collect();
    if exits.is_empty() {
        exits.push((None, 1.0));
    }
    let each = 1.0 / course.samples.len().max(1) as f64;
    for (exit, chance) in exits {
        let label = exit.and_then(|exit| exit.label.as_ref());
        let label = label.map(|label| label.value.as_str());
        for (counted, share) in [(true, fresh), (false, 1.0 - fresh)] {
            for sample in course.samples.iter().filter(|_| chance * share > 0.0) {
                let items = |time: &TimeSetup| {
                    let list = time.per.and_then(|list| sample.size(list));
                    list.map_or(1.0, |items| items as f64)
                };
                if let Some(at) = row.holding(counted, label, sample) {
                    times[at].1 += chance * share * each * items(times[at].0);
                }
            }
        }
    }
    times
}

/// How many of the visits of a node come to its row freshly, so that its time counts.
fn freshly_come(setup: &Setup<'_>, course: &Course, to: NodeId) -> f64 {
    let sop = setup.plan.sop();
    let Some(visits) = &course.visits else {
        return 1.0;
    };
    let (mut all, mut fresh) = (0.0, 0.0);
    for ((from, ways), visits) in (0..).map(NodeId).zip(&course.ways).zip(visits) {
        let ways = ways.iter().filter(|way| way.to.contains(&to));
        let gone: f64 = ways
            .map(|way| visits * way.chance * taken(sop, from, to))
            .sum();
        all += gone;
        if charged(sop, Some(from), to) {
            fresh += gone;
        }
    }
    let begun = visits
        .get(to.0 as usize)
        .map_or(0.0, |visits| (visits - all).max(0.0));
    match all + begun > 0.0 {
        true => (fresh + begun) / (all + begun),
        false => 1.0,
    }
}

/// How many seconds of office time of a group a time takes on average; of one that leads out of the calendar, those that
/// are left.
fn seconds(setup: &Setup<'_>, group: usize, time: &TimeSetup) -> f64 {
    let own = setup
        .officers
        .get(group)
        .and_then(|group| group.hours.as_ref());
    let calendar = own.unwrap_or(setup.calendar);
    let all = calendar.office_seconds_between(setup.begins, setup.counts_until);
    let all = all.unwrap_or_default();
    let each = (0..MOMENTS).map(|at| {
        let begun = all * (2 * at + 1) / (2 * MOMENTS);
        let left = || calendar.office_seconds_between(setup.begins, calendar.last_moment());
        let taken = taken_from(setup, calendar, time, begun);
        taken.unwrap_or_else(|_| (left().unwrap_or_default() - begun).max(0))
    });
    each.sum::<i64>() as f64 / MOMENTS as f64
}

fn taken_from(
    setup: &Setup<'_>,
    calendar: &Calendar,
    time: &TimeSetup,
    seconds: i64,
) -> Result<i64, Beyond> {
    let begun = calendar.office_moment_after(setup.begins, seconds)?;
    let done = time.law.mean_end(begun, calendar, &setup.counting)?;
    calendar.office_seconds_between(begun, done)
}

/// Gives work to groups: first what only one may do, then the rest, portion by portion to the least used.
fn share(demands: &[Demand], loads: &mut [Load]) {
    for demand in demands {
        if let [(group, work)] = demand.by.as_slice() {
            loads[*group].work += work;
        }
    }
    let shared: Vec<&Demand> = demands.iter().filter(|it| it.by.len() > 1).collect();
    for _ in 0..PORTIONS {
        for demand in &shared {
            let mut least: Option<(usize, Load)> = None;
            for (group, work) in &demand.by {
                let mut more = loads[*group];
                more.work += work / f64::from(PORTIONS);
                if least.is_none_or(|(_, so_far)| more.used() < so_far.used()) {
                    least = Some((*group, more));
                }
            }
            if let Some((group, more)) = least {
                loads[group] = more;
            }
        }
    }
}
