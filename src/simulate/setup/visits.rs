//! How often a case comes to each node on average, from the chances of its ways.
//!
//! With `s` the chances of the starts and `f` how often a visit of one node leads to a visit of another, the numbers of
//! visits are the solution of `x = s + x f`, found by taking the nodes out one after the other, the last first (Gauss), so
//! that loops are counted exactly however long they run. A split gives each of its branches a visit; a node that joins
//! takes the mean of what its branches give it, which is exact where they give alike. A way that may be gone so many times
//! is counted as one that is gone as often as all those times together say, which is exact for a loop by itself.

use std::collections::BTreeMap;

use super::chances::ways_of;
use super::data::sample;
use super::{FieldSetup, NodeSetup, Setup};
use crate::engine::{Fit, Plan};
use crate::model::expr::Slots;
use crate::model::{ExitTrigger, Node, NodeId, NodeKind, Sop};
use crate::simulate::draw::Stream;

/// How many cases with drawn data stand for all.
const SAMPLES: u64 = 512;

/// What chance that is counted as none.
const NOTHING: f64 = 1e-9;

/// How many steps finding the visits may take.
const MOST_STEPS: usize = 20_000_000;

/// A way out of a node.
#[derive(Debug, Clone)]
pub(super) struct Way {
    /// Its exit.
    pub exit: usize,
    /// Where it leads: to all of these.
    pub to: Vec<NodeId>,
    /// How often the node is left by it, from 0 to 1.
    pub chance: f64,
    /// Whether a case may take it, however seldom.
    pub possible: bool,
}

/// The course that cases take on average.
#[derive(Debug)]
pub(super) struct Course {
    /// The ways out of each node.
    pub ways: Vec<Vec<Way>>,
    /// How often a case comes to each node; nothing where that can't be said.
    pub visits: Option<Vec<f64>>,
    /// Cases with drawn data.
    pub samples: Vec<Slots>,
}

impl Course {
    pub(super) fn of(setup: &Setup<'_>) -> Course {
        let sop = setup.plan.sop();
        let samples = samples(sop, &setup.data);
        let nodes = sop.nodes_with_ids().zip(&setup.nodes);
        let ways = nodes.map(|((id, node), known)| ways(setup.plan, id, node, known, &samples));
        let ways: Vec<Vec<Way>> = ways.collect();
        let mut starts = vec![0.0; sop.nodes.len()];
        let all: f64 = setup.starts.iter().map(|(_, weight)| weight).sum();
        for (start, weight) in &setup.starts {
            starts[start.0 as usize] = weight / all.max(NOTHING);
        }
        let visits = solved(starts, flows(sop, &ways));
        Course {
            ways,
            visits,
            samples,
        }
    }

    /// How often a node that a case comes to is done, and not passed by.
    pub(super) fn done(&self, plan: &Plan, node: NodeId, known: &NodeSetup) -> f64 {
        let owed = |data: &&Slots| plan.owed(node, &plan.truths(*data)) != Fit::Against;
        known.done.unwrap_or_else(|| {
            let owed = self.samples.iter().filter(owed).count();
            owed as f64 / self.samples.len().max(1) as f64
        })
    }

    /// The nodes that cases come to and from which none ever comes to where it is over, in the order of the rows.
    pub(super) fn without_end(&self, setup: &Setup<'_>) -> Vec<NodeId> {
        let begun = setup.starts.iter().filter(|(_, weight)| *weight > 0.0);
        let reached = spread(
            begun.map(|(start, _)| start.0 as usize).collect(),
            self.ways.iter().map(|ways| targets(ways)).collect(),
        );
        let mut before = vec![Vec::new(); self.ways.len()];
        let mut over = Vec::new();
        for (at, ways) in self.ways.iter().enumerate() {
            let targets = targets(ways);
            if targets.is_empty() {
                over.push(at);
            }
            targets.into_iter().for_each(|to| before[to].push(at));
        }
        let ends = spread(over, before);
        let nodes = setup.plan.sop().nodes_with_ids().map(|(id, _)| id);
        let stuck = nodes.filter(|id| reached[id.0 as usize] && !ends[id.0 as usize]);
        stuck.collect()
    }
}

fn targets(ways: &[Way]) -> Vec<usize> {
    let possible = ways.iter().filter(|way| way.possible);
    let to = possible.flat_map(|way| &way.to);
    to.map(|node| node.0 as usize).collect()
}

/// Everything that can be come to.
fn spread(mut open: Vec<usize>, next: Vec<Vec<usize>>) -> Vec<bool> {
    let mut reached = vec![false; next.len()];
    while let Some(at) = open.pop() {
        if !std::mem::replace(&mut reached[at], true) {
            open.extend(&next[at]);
        }
    }
    reached
}

/// Cases with drawn data, the same for each seed; one without any where none are drawn.
fn samples(sop: &Sop, fields: &[FieldSetup]) -> Vec<Slots> {
    let many = if fields.is_empty() { 1 } else { SAMPLES };
    let drawn = (0..many).map(|at| sample(sop, fields, &mut Stream::of(&[at])));
    drawn.collect()
}

fn ways(plan: &Plan, id: NodeId, node: &Node, known: &NodeSetup, samples: &[Slots]) -> Vec<Way> {
    let mut ways: Vec<Way> = ways_of(node)
        .into_iter()
        .map(|(exit, target, to)| Way {
            exit,
            chance: stated(node, known, exit, target),
            possible: true,
            to,
        })
        .collect();
    if node.alongside || node.kind.value == NodeKind::End {
        return Vec::new();
    }
    let by_data = known.ways.is_none() && ways.len() > 1 && !is_waited_at(node);
    if by_data {
        by_data_of(plan, id, &mut ways, samples);
    }
    let all: f64 = ways.iter().map(|way| way.chance).sum();
    let bounded = node.exits.iter().flat_map(|exit| &exit.targets);
    let bounded = bounded.filter(|target| target.at_most.is_some()).count() > 0;
    let alike = 1.0 / ways.len().max(1) as f64;
    for way in &mut ways {
        way.chance = if all > NOTHING {
            way.chance / all
        } else {
            alike
        };
        way.possible = by_data || bounded || way.chance > 0.0;
    }
    bound(node, &mut ways);
    ways
}

/// How often a way is taken where chance or the end of a wait decides.
fn stated(node: &Node, known: &NodeSetup, exit: usize, target: Option<usize>) -> f64 {
    let comes = known.until.as_ref().map_or(0.0, |(chance, _)| *chance);
    let exit_of = node.exits.get(exit);
    match exit_of.map(|exit| &exit.trigger) {
        Some(ExitTrigger::Happened) => return comes,
        Some(ExitTrigger::TimedOut) => return 1.0 - comes,
        _ => {}
    }
    let Some(weights) = &known.ways else {
        return 1.0;
    };
    let targets = exit_of.map_or(1, |exit| exit.targets.len().max(1));
    let of_exit = weights.iter().filter(|it| it.exit == exit);
    let shares = of_exit.map(|it| match (it.target, target) {
        (None, Some(_)) => it.weight / targets as f64,
        (Some(stated), Some(target)) if stated != target => 0.0,
        _ => it.weight,
    });
    shares.sum()
}

fn is_waited_at(node: &Node) -> bool {
    let ended =
        |trigger: &ExitTrigger| matches!(trigger, ExitTrigger::Happened | ExitTrigger::TimedOut);
    node.exits.iter().any(|exit| ended(&exit.trigger))
}

/// How often the data of cases ask for each way; those that fit alike share a case.
fn by_data_of(plan: &Plan, id: NodeId, ways: &mut [Way], samples: &[Slots]) {
    ways.iter_mut().for_each(|way| way.chance = 0.0);
    for sample in samples {
        let truths = plan.truths(sample);
        let fits: Vec<Fit> = ways
            .iter()
            .map(|way| plan.exit_fit(id, way.exit, &truths))
            .collect();
        let best = fits.iter().min();
        let alike = fits.iter().filter(|fit| Some(*fit) == best).count() as f64;
        for (way, fit) in ways.iter_mut().zip(&fits) {
            if Some(fit) == best {
                way.chance += 1.0 / alike;
            }
        }
    }
}

/// Ways that may be gone so many times are gone less often, and the others of their node more often.
fn bound(node: &Node, ways: &mut [Way]) {
    for at in 0..ways.len() {
        let (exit, chance) = (ways[at].exit, ways[at].chance);
        let to = &ways[at].to;
        let targets = node.exits.get(exit).map_or(&[][..], |exit| &exit.targets);
        let own = targets
            .iter()
            .filter(|target| to.contains(&target.node.value));
        let Some(most) = own.filter_map(|target| target.at_most).min() else {
            continue;
        };
        let gone: f64 = match chance < 1.0 - NOTHING {
            true => chance * (1.0 - chance.powf(f64::from(most))) / (1.0 - chance),
            false => f64::from(most),
        };
        let less = gone / (1.0 + gone);
        let others = (ways.len() - 1).max(1) as f64;
        for (other, way) in ways.iter_mut().enumerate() {
            way.chance = match (other == at, chance < 1.0 - NOTHING) {
                (true, _) => less,
                (false, true) => way.chance * (1.0 - less) / (1.0 - chance),
                (false, false) => (1.0 - less) / others,
            };
        }
    }
}

/// How many visits of each node one visit of a node gives, by node.
fn flows(sop: &Sop, ways: &[Vec<Way>]) -> Vec<BTreeMap<usize, f64>> {
    let ids = (0..).map(NodeId);
    let flow = ids.zip(ways).map(|(from, ways)| {
        let mut flow = BTreeMap::new();
        for way in ways {
            for to in &way.to {
                *flow.entry(to.0 as usize).or_insert(0.0) += way.chance * taken(sop, from, *to);
            }
        }
        flow
    });
    flow.collect()
}

/// How much of a visit a token is that comes from one node to another.
pub(super) fn taken(sop: &Sop, from: NodeId, to: NodeId) -> f64 {
    let node = &sop[to];
    match &node.joins {
        _ if node.alongside => 0.0,
        Some(join) if node.kind.value != NodeKind::Start => {
            let mut branches: Vec<NodeId> = join.nodes.iter().map(|it| it.value).collect();
            branches.sort_unstable();
            branches.dedup();
            match branches.contains(&from) {
                true => 1.0 / branches.len() as f64,
                false => 0.0,
            }
        }
        _ => 1.0,
    }
}

/// The solution of `x = starts + x flows`. Nothing where there is none that is finite and not negative, or where finding
/// it takes too long.
fn solved(mut starts: Vec<f64>, mut flows: Vec<BTreeMap<usize, f64>>) -> Option<Vec<f64>> {
    let count = flows.len();
    let mut into: Vec<BTreeMap<usize, f64>> = vec![BTreeMap::new(); count];
    for (from, flow) in flows.iter().enumerate() {
        for (to, share) in flow {
            into[*to].insert(from, *share);
        }
    }
    let mut stays = vec![0.0; count];
    let mut steps = 0;
    for node in (0..count).rev() {
        let again = flows[node].get(&node).copied().unwrap_or_default();
        stays[node] = 1.0 - again;
        if stays[node] < NOTHING {
            return None;
        }
        let on: Vec<(usize, f64)> = flows[node]
            .range(..node)
            .map(|(to, it)| (*to, *it))
            .collect();
        let from: Vec<(usize, f64)> = into[node]
            .range(..node)
            .map(|(at, it)| (*at, *it))
            .collect();
        steps += 1 + on.len() * (1 + from.len());
        if steps > MOST_STEPS {
            return None;
        }
        for (to, share) in on {
            starts[to] += starts[node] * share / stays[node];
            for (before, first) in &from {
                let more = first * share / stays[node];
                *flows[*before].entry(to).or_insert(0.0) += more;
                *into[to].entry(*before).or_insert(0.0) += more;
            }
        }
    }
    let mut visits: Vec<f64> = Vec::with_capacity(count);
    for node in 0..count {
        let before = into[node].range(..node);
        let before: f64 = before.map(|(from, share)| visits[*from] * share).sum();
        visits.push((starts[node] + before) / stays[node]);
    }
    visits
        .iter()
        .all(|it| it.is_finite() && *it >= 0.0)
        .then_some(visits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flow(ways: &[(usize, f64)]) -> BTreeMap<usize, f64> {
        ways.iter().copied().collect()
    }

    #[test]
    fn loops_are_counted_as_often_as_they_run() {
        let flows = vec![flow(&[(1, 1.0)]), flow(&[(0, 0.25), (2, 0.75)]), flow(&[])];
        let visits = solved(vec![1.0, 0.0, 0.0], flows).unwrap();
        let expected = [4.0 / 3.0, 4.0 / 3.0, 1.0];
        assert!(
            visits
                .iter()
                .zip(expected)
                .all(|(it, by)| (it - by).abs() < 1e-12)
        );
    }

    #[test]
    fn loops_in_loops_agree_with_plain_repetition() {
        let flows = vec![
            flow(&[(1, 0.6), (3, 0.4)]),
            flow(&[(2, 0.5), (1, 0.3), (4, 0.2)]),
            flow(&[(0, 0.7), (4, 0.3)]),
            flow(&[(1, 0.9), (4, 0.1)]),
            flow(&[]),
        ];
        let starts = [0.5, 0.0, 0.0, 0.5, 0.0];
        let mut plain = starts.to_vec();
        for _ in 0..2_000 {
            let mut next = starts.to_vec();
            for (from, flow) in flows.iter().enumerate() {
                flow.iter()
                    .for_each(|(to, share)| next[*to] += plain[from] * share);
            }
            plain = next;
        }
        let visits = solved(starts.to_vec(), flows).unwrap();
        assert!(
            visits
                .iter()
                .zip(&plain)
                .all(|(it, by)| (it - by).abs() < 1e-9)
        );
        assert!((visits[4] - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_circle_without_a_way_out_has_no_answer() {
        let flows = vec![flow(&[(1, 1.0)]), flow(&[(0, 1.0)])];
        assert_eq!(solved(vec![1.0, 0.0], flows), None);
    }
}
