//! The paths between two points of an SOP: the shortest and the longest, by plain sum.

use super::measure::{Plain, PlainWithRounds, Side};
use super::plan::{Plan, place_of};
use super::times::{self, Amounts, Cost, Gap};
use crate::graph::paths::{AllDone, Course, ROOT, Round, Rounds, Way};
use crate::graph::{Loop, LoopWay};
use crate::model::{Amount, DayKind, NodeId, RowId};

/// Everything between the completion of one node, or the beginning of the case, and that of another, or its end.
pub struct Between<'p> {
    pub(super) plan: &'p Plan<'p>,
    pub(super) course: Course<'p>,
    pub(super) first: Vec<usize>,
    /// The places at which it is over.
    pub(super) goals: Vec<usize>,
    /// Whether it is over when the case is: when all its branches have come to an end.
    pub(super) to_the_end: bool,
    /// For each place, whether it lies on a path to a goal.
    pub(super) relevant: Vec<bool>,
}

/// A path, as the rows that a case goes through.
#[derive(Debug, Clone, Default)]
pub struct Path {
    /// The rows, in their order, with what each takes.
    pub steps: Vec<Step>,
}

/// A row of a path, or the rounds of a loop.
#[derive(Debug, Clone)]
pub struct Step {
    /// The rows: one, or those of a round.
    pub rows: Vec<RowId>,
    /// How many times they are gone.
    pub times: u32,
    /// What they take in all.
    pub amounts: Amounts,
}

impl Path {
    /// Its amounts, one after the other.
    pub fn amounts(&self) -> Amounts {
        let amounts = self
            .steps
            .iter()
            .flat_map(|step| step.amounts.iter().copied());
        amounts.collect()
    }
}

impl<'p> Between<'p> {
    /// The whole case.
    pub fn of_case(plan: &'p Plan<'p>) -> Between<'p> {
        Between::new(plan, None, None)
    }

    /// From the completion of one node to that of another.
    pub fn new(plan: &'p Plan<'p>, from: Option<NodeId>, to: Option<NodeId>) -> Between<'p> {
        let first = match from {
            Some(node) => plan.after(node),
            None => plan.map.out(ROOT).to_vec(),
        };
        let goals: Vec<usize> = match to {
            Some(node) => plan.done(node).to_vec(),
            None => {
                let ends = plan.ends().into_iter().enumerate();
                ends.filter(|(_, end)| *end)
                    .map(|(place, _)| place)
                    .collect()
            }
        };
        // The clock stops when the second node is done for the first time.
        let course = match to {
            Some(_) => Course::within(&plan.map, &first, |way| stops_not(&goals, way)),
            None => Course::new(&plan.map, &first),
        };
        let to_the_end = to.is_none();
        Between::along(plan, course, first, goals, to_the_end)
    }

    /// From the completion of a node, by one of its ways back, to its completion again, inside a loop.
    pub fn round(plan: &'p Plan<'p>, back: &LoopWay, found: &Loop) -> Between<'p> {
        let leads_back = |way: &usize| plan.map.ways()[*way].to == place_of(back.to);
        let mut first = plan.after(back.from);
        first.retain(leads_back);
        let goals = plan.done(back.from).to_vec();
        let inside = |way: &Way| {
            let node = plan.node(way.to);
            stops_not(&goals, way)
                && node.is_some_and(|node| found.nodes.binary_search(&node).is_ok())
        };
        let course = Course::within(&plan.map, &first, inside);
        Between::along(plan, course, first, goals, false)
    }

    fn along(
        plan: &'p Plan<'p>,
        course: Course<'p>,
        first: Vec<usize>,
        goals: Vec<usize>,
        to_the_end: bool,
    ) -> Between<'p> {
        Between {
            relevant: leading_to(plan, &course, &goals),
            plan,
            course,
            first,
            goals,
            to_the_end,
        }
    }

    /// Whether a node lies between.
    pub fn contains(&self, node: NodeId) -> bool {
        let place = place_of(node);
        self.relevant.get(place).copied().unwrap_or_default()
    }

    /// What can't be counted between, in the order of the rows.
    pub fn gaps(&self) -> Vec<(NodeId, Gap)> {
        let told = self
            .plan
            .gaps
            .iter()
            .filter(|(node, _)| self.contains(*node));
        let mut gaps: Vec<(NodeId, Gap)> = told.cloned().collect();
        let waiting = self
            .course
            .places()
            .iter()
            .filter(|place| self.waits_beside(**place));
        let beside = waiting.filter_map(|place| Some((self.plan.node(*place)?, Gap::Beside)));
        gaps.extend(beside);
        gaps.sort_by_key(|(node, _)| *node);
        gaps
    }

    /// Whether a place joins a branch that is no part of this course.
    fn waits_beside(&self, place: usize) -> bool {
        let map = &self.plan.map;
        let absent = |way: &usize| {
            let from = map.ways()[*way].from;
            !self.course.reaches(from) && !self.first.contains(way)
        };
        map.joins(place) && self.relevant[place] && map.ways_into(place).iter().any(absent)
    }

    /// Whether no path is longer than the longest found.
    pub fn is_exact(&self, kind: DayKind) -> bool {
        self.rounds(&self.plain(Side::High, kind)).exact
    }

    /// The path that is the shortest, or the longest, by plain sum.
    pub fn path(&self, side: Side, kind: DayKind) -> Option<Path> {
        let plain = self.plain(side, kind);
        match side {
            Side::Low => self.shortest(&plain),
            Side::High => self.longest(&plain),
        }
    }

    pub(super) fn plain(&self, side: Side, kind: DayKind) -> Plain {
        Plain::new(&self.plan.costs, side, kind)
    }

    pub(super) fn rounds(&self, plain: &Plain) -> Rounds {
        Rounds::longest(&self.course, plain, 0)
    }

    fn shortest(&self, plain: &Plain) -> Option<Path> {
        let reached = self.course.earliest(plain, 0);
        let goals = self.goals.iter().copied();
        let done = goals
            .filter_map(|goal| Some((reached.at(goal)?, goal)))
            .min();
        let all = self.all_done(plain);
        let ways = match (done, all) {
            (Some((sum, _)), Some(all)) if all.sum > sum => all.ways,
            (Some((_, goal)), _) => reached.trace(&self.plan.map, goal),
            (None, all) => all?.ways,
        };
        Some(self.steps(&ways, Side::Low, &Rounds::default()))
    }

    /// The shortest run in which every branch comes to its end, where that is asked for.
    fn all_done(&self, plain: &Plain) -> Option<AllDone> {
        let cost = |cost| plain.of(cost);
        let ends = self.to_the_end.then(|| self.plan.ends())?;
        AllDone::shortest(&self.course, &self.first, &ends, cost)
    }

    /// Whether the case is only over once branches have ended that never meet.
    pub(super) fn has_loose_branches(&self, plain: &Plain) -> bool {
        let reached = self.course.earliest(plain, 0);
        let first = self.goals.iter().filter_map(|goal| reached.at(*goal)).min();
        let all = self.all_done(plain).map(|all| all.sum);
        all.is_some_and(|all| first.is_none_or(|first| all > first))
    }

    fn longest(&self, plain: &Plain) -> Option<Path> {
        let rounds = self.rounds(plain);
        let length = |round: &Round| {
            let once = round
                .ways
                .iter()
                .map(|way| plain.of(self.plan.map.ways()[*way].cost));
            once.sum::<i64>().saturating_mul(i64::from(round.times))
        };
        let measure = PlainWithRounds {
            rounds: rounds.list.iter().map(length).collect(),
            plain,
        };
        let reached = rounds.latest(&self.course, &measure, 0);
        let goals = self.goals.iter().rev().copied();
        let (_, goal) = goals
            .filter_map(|goal| Some((reached.at(goal)?, goal)))
            .max()?;
        let ways = reached.trace(&self.plan.map, goal);
        Some(self.steps(&ways, Side::High, &rounds))
    }

    /// Ways as rows, each followed by the rounds that are gone there.
    fn steps(&self, ways: &[usize], side: Side, rounds: &Rounds) -> Path {
        let mut steps: Vec<Step> = Vec::new();
        for way in ways {
            let place = self.plan.map.ways()[*way].to;
            let (rows, amounts) = self.rows(&[*way], side);
            match steps
                .last_mut()
                .filter(|last| last.times == 1 && last.rows == rows)
            {
                Some(last) => last.amounts.extend(amounts),
                None => steps.push(Step {
                    rows,
                    times: 1,
                    amounts,
                }),
            }
            for round in rounds.at.get(place).into_iter().flatten() {
                let round = &rounds.list[*round];
                let (rows, once) = self.rows(&round.ways, side);
                steps.push(Step {
                    rows,
                    times: round.times,
                    amounts: gone(&once, round.times),
                });
            }
        }
        Path { steps }
    }

    /// The rows that ways lead to, neighbours told once, and what they take.
    pub(super) fn rows(&self, ways: &[usize], side: Side) -> (Vec<RowId>, Amounts) {
        let (mut rows, mut amounts) = (Vec::new(), Amounts::new());
        for way in ways {
            let way = &self.plan.map.ways()[*way];
            rows.extend(self.plan.node(way.to).map(|node| self.plan.sop[node].row));
            let cost = self.plan.costs.get(way.cost);
            amounts.extend(
                cost.into_iter()
                    .flat_map(|cost| side.of(cost).iter().copied()),
            );
        }
        rows.dedup();
        (rows, amounts)
    }

    /// Whether an amount of a kind is counted anywhere between.
    pub fn any_amount(&self, is: impl Fn(&Amount) -> bool) -> bool {
        let mut amounts = self
            .costs()
            .flat_map(|cost| cost.low.iter().chain(&cost.high));
        amounts.any(is)
    }

    /// What the ways between cost.
    pub(super) fn costs(&self) -> impl Iterator<Item = &Cost> {
        let ways = self.plan.map.ways().iter();
        let gone = ways.filter(|way| self.relevant[way.to]);
        gone.filter_map(|way| self.plan.costs.get(way.cost))
    }
}

/// Whether a way doesn't lead on from where a node is done.
fn stops_not(goals: &[usize], way: &Way) -> bool {
    !goals.contains(&way.from) || goals.contains(&way.to)
}

/// What rounds take in all. Where they mix units they are worked one after the other, up to a number beyond which the
/// sum by unit does.
pub(super) fn gone(once: &[Amount], times: u32) -> Amounts {
    const MOST: usize = 1000;
    let sum = times::sum(once.iter().copied());
    let each = usize::try_from(times)
        .unwrap_or(MOST)
        .saturating_mul(once.len());
    match sum.len() > 1 && each <= MOST {
        true => once.repeat(each / once.len()),
        false => times::multiplied(&sum, times),
    }
}

/// For each place, whether a case that comes to it can come to one of the goals.
fn leading_to(plan: &Plan, course: &Course, goals: &[usize]) -> Vec<bool> {
    let mut relevant = vec![false; plan.map.places()];
    let mut open: Vec<usize> = goals
        .iter()
        .copied()
        .filter(|goal| course.reaches(*goal))
        .collect();
    while let Some(place) = open.pop() {
        if !std::mem::replace(&mut relevant[place], true) {
            let from = plan
                .map
                .ways_into(place)
                .iter()
                .map(|way| plan.map.ways()[*way].from);
            open.extend(from.filter(|from| course.reaches(*from)));
        }
    }
    relevant
}
