//! A plain search of all situations of a case, written on the model alone, with no idea of nets or reductions.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use lajur::model::{ExitKind, Node, NodeId, NodeKind, Sop};

/// Where a token lies: at a node, and where that joins, the node it came from.
pub type Spot = (NodeId, Option<NodeId>);

/// Where a token at a join came from that the join does not wait for.
const NOWHERE: NodeId = NodeId(u32::MAX);

/// The tokens of a case, and whether an end has been done.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Situation {
    pub tokens: BTreeSet<Spot>,
    pub ended: bool,
}

/// What can happen next in a situation.
pub struct Next {
    pub node: NodeId,
    /// The exit and, of a choice, the target.
    pub exit: Option<(usize, Option<usize>)>,
    /// Nothing where a second token comes to a spot.
    pub then: Option<Situation>,
}

/// What can go wrong in any run, and what can be done.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    pub second_token: bool,
    pub deadlock: bool,
    pub remains: bool,
    pub early_end: bool,
    /// Some situation can go on, but never to where nothing is left to do.
    pub endless: bool,
    pub done: BTreeSet<NodeId>,
}

fn joins(node: &Node) -> Option<Vec<NodeId>> {
    let join = node.joins.as_ref()?;
    let starts = node.kind.value == NodeKind::Start;
    (!starts && !join.nodes.is_empty()).then(|| join.nodes.iter().map(|said| said.value).collect())
}

fn spot(sop: &Sop, from: Option<NodeId>, to: NodeId) -> Spot {
    match joins(&sop[to]) {
        None => (to, None),
        Some(names) => (
            to,
            Some(from.filter(|from| names.contains(from)).unwrap_or(NOWHERE)),
        ),
    }
}

/// The situations in which a case can begin, by the node it begins at.
pub fn beginnings(sop: &Sop) -> Vec<(NodeId, Situation)> {
    let starts = sop
        .nodes_with_ids()
        .filter(|(_, node)| node.kind.value == NodeKind::Start);
    let starts = starts.map(|(id, _)| id);
    let interrupts = sop
        .interrupts
        .iter()
        .map(|interrupt| interrupt.target.node.value);
    let all = starts.chain(interrupts);
    let begin = |id| Situation {
        tokens: BTreeSet::from([spot(sop, None, id)]),
        ended: false,
    };
    all.map(|id| (id, begin(id))).collect()
}

/// Everything that can happen next.
pub fn nexts(sop: &Sop, situation: &Situation) -> Vec<Next> {
    let mut nexts = Vec::new();
    for (id, node) in sop.nodes_with_ids() {
        let needed: Vec<Spot> = match joins(node) {
            None => vec![(id, None)],
            Some(names) => names.iter().map(|from| (id, Some(*from))).collect(),
        };
        if !needed.iter().all(|spot| situation.tokens.contains(spot)) {
            continue;
        }
        let mut left = situation.clone();
        left.tokens.retain(|spot| !needed.contains(spot));
        if node.kind.value == NodeKind::End {
            left.ended = true;
            nexts.push(Next {
                node: id,
                exit: None,
                then: Some(left),
            });
            continue;
        }
        for (at, exit) in node.exits.iter().enumerate() {
            let targets: Vec<NodeId> = exit.targets.iter().map(|to| to.node.value).collect();
            let ways: Vec<(Option<usize>, Vec<NodeId>)> = match exit.kind {
                ExitKind::Choice => (0..)
                    .map(Some)
                    .zip(targets.iter().map(|to| vec![*to]))
                    .collect(),
                _ => vec![(None, targets)],
            };
            for (target, targets) in ways {
                let mut then = Some(left.clone());
                for to in targets {
                    then = then.and_then(|mut then: Situation| {
                        then.tokens.insert(spot(sop, Some(id), to)).then_some(then)
                    });
                }
                nexts.push(Next {
                    node: id,
                    exit: Some((at, target)),
                    then,
                });
            }
        }
    }
    nexts
}

/// Looks at every situation that any case can come to; nothing if there are more than `limit`.
pub fn judge(sop: &Sop, limit: usize) -> Option<Verdict> {
    let mut verdict = Verdict::default();
    let mut known: BTreeMap<Situation, usize> = BTreeMap::new();
    let mut ahead: VecDeque<Situation> = beginnings(sop).into_iter().map(|(_, it)| it).collect();
    let mut before: Vec<Vec<usize>> = Vec::new();
    let mut over = Vec::new();
    for begin in &ahead {
        let next = known.len();
        known.entry(begin.clone()).or_insert(next);
    }
    let mut queued: BTreeSet<Situation> = ahead.iter().cloned().collect();
    while let Some(situation) = ahead.pop_front() {
        if !queued.remove(&situation) {
            continue;
        }
        let at = known[&situation];
        let nexts = nexts(sop, &situation);
        if nexts.is_empty() {
            over.push(at);
            let stuck = !situation.tokens.is_empty();
            verdict.deadlock |= stuck && !situation.ended;
            verdict.remains |= stuck && situation.ended;
        }
        for next in nexts {
            verdict.done.insert(next.node);
            let Some(then) = next.then else {
                verdict.second_token = true;
                over.push(at);
                continue;
            };
            verdict.early_end |= next.exit.is_none() && !then.tokens.is_empty();
            let new = known.len();
            let to = *known.entry(then.clone()).or_insert(new);
            before.resize(before.len().max(known.len()), Vec::new());
            before[to].push(at);
            if to == new {
                queued.insert(then.clone());
                ahead.push_back(then);
            }
        }
        if known.len() > limit {
            return None;
        }
    }
    before.resize(known.len(), Vec::new());
    verdict.endless = reached(&before, over) < known.len();
    Some(verdict)
}

/// How many positions can be reached backwards from some of them.
fn reached(before: &[Vec<usize>], from: Vec<usize>) -> usize {
    let mut seen = BTreeSet::new();
    let mut ahead = from;
    while let Some(at) = ahead.pop() {
        if seen.insert(at) {
            ahead.extend(&before[at]);
        }
    }
    seen.len()
}

/// Whether from every node some end can be reached along its exits.
pub fn all_reach_an_end(sop: &Sop) -> bool {
    let mut reaching: BTreeSet<NodeId> = BTreeSet::new();
    loop {
        let before = reaching.len();
        for (id, node) in sop.nodes_with_ids() {
            let mut targets = node.exits.iter().flat_map(|exit| &exit.targets);
            let ends = node.kind.value == NodeKind::End;
            if ends || targets.any(|to| reaching.contains(&to.node.value)) {
                reaching.insert(id);
            }
        }
        if reaching.len() == before {
            return before == sop.nodes.len();
        }
    }
}
