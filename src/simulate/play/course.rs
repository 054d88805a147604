//! The course of cases made ready: for each node where its tokens lie, by which ways it is left and how often.

use crate::engine::{Fit, Plan, Step, StepId, StepKind, Truths};
use crate::model::expr::TypedExpr;
use crate::model::{ExitTrigger, FieldId, NodeId, NodeKind, RuleKind, Sop};
use crate::simulate::draw::Stream;
use crate::simulate::setup::{NodeSetup, Setup};

/// What is known of each node, and of what may happen beside them.
#[derive(Debug)]
pub(super) struct Course {
    pub(super) nodes: Vec<NodeCourse>,
    /// The steps that begin a case, each with how often it is the one.
    pub(super) begins: Vec<(StepId, f64)>,
    pub(super) silences: Vec<Silence>,
    /// The steps of interrupts.
    pub(super) interrupts: Vec<StepId>,
    /// How often each way with a bound may be gone.
    pub(super) bounds: Vec<u32>,
    /// The bound of each interrupt, as a position in `bounds`.
    pub(super) interrupt_bounds: Vec<Option<usize>>,
}

/// A node.
#[derive(Debug, Default)]
pub(super) struct NodeCourse {
    /// The ways it is left by when it is done.
    pub(super) done: Vec<Way>,
    /// The ways it is left by when it is passed by.
    pub(super) passed: Vec<Way>,
    /// Whether the data decide by which way.
    pub(super) by_data: bool,
    /// The fields that its conditions ask for.
    pub(super) asked: Vec<FieldId>,
    /// The silences that begin when it is done, as positions.
    pub(super) silences: Vec<usize>,
    /// Whether it is a wait.
    pub(super) waits: bool,
    /// Whether its work may be done several times over in one visit.
    pub(super) repeats: bool,
    /// The row whose time its work takes: its own, or the one that shares its time.
    pub(super) row: usize,
}

/// A way out of a node.
#[derive(Debug)]
pub(super) struct Way {
    pub(super) step: StepId,
    pub(super) exit: Option<u32>,
    pub(super) weight: f64,
    pub(super) by: By,
    /// The bounds that count it, as positions in [`Course::bounds`].
    pub(super) bounds: Vec<usize>,
}

/// What ends a wait by a way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    Happened,
    TimedOut,
    Other,
}

/// A rule on silence that takes a case elsewhere.
#[derive(Debug)]
pub(super) struct Silence {
    pub(super) step: StepId,
    /// After which node; from the beginning of the case where there is none.
    pub(super) after: Option<NodeId>,
    pub(super) without: NodeId,
    pub(super) limit: crate::model::Duration,
}

impl Course {
    pub(super) fn new(setup: &Setup<'_>) -> Course {
        let sop = setup.plan.sop();
        let mut course = Course {
            nodes: Vec::with_capacity(sop.nodes.len()),
            begins: Vec::new(),
            silences: Vec::new(),
            interrupts: Vec::new(),
            bounds: Vec::new(),
            interrupt_bounds: Vec::new(),
        };
        for (id, node) in sop.nodes_with_ids() {
            course.nodes.push(NodeCourse {
                by_data: of_node(setup, id).is_none_or(|known| known.ways.is_none()),
                asked: asked(node),
                waits: matches!(node.kind.value, NodeKind::Wait(_)),
                repeats: node.repeat.is_some() || node.for_each.is_some(),
                row: sop.time_owner(node.row).0 as usize,
                ..NodeCourse::default()
            });
        }
        for (id, step) in setup.plan.steps() {
            course.add(setup, id, step);
        }
        let any_time: Vec<StepId> = setup.plan.any_time().to_vec();
        for id in any_time {
            course.add_any_time(setup.plan, id);
        }
        course
    }

    fn add(&mut self, setup: &Setup<'_>, id: StepId, step: &Step) {
        match step.kind {
            StepKind::Begin(node) => {
                let mut starts = setup.starts.iter();
                let weight = starts.find(|(start, _)| *start == node);
                self.begins.push((id, weight.map_or(0.0, |(_, it)| *it)));
            }
            StepKind::Done(node, _) => {
                let way = self.way(setup, id, step);
                self.nodes[node.0 as usize].done.push(way);
            }
            StepKind::Passed(node, _) => {
                let way = self.way(setup, id, step);
                self.nodes[node.0 as usize].passed.push(way);
            }
            StepKind::Again(_) | StepKind::Interrupt(..) | StepKind::Silence(..) => {}
        }
    }

    fn way(&mut self, setup: &Setup<'_>, id: StepId, step: &Step) -> Way {
        let sop = setup.plan.sop();
        let node = step.kind.node();
        let Some(way) = step.kind.way() else {
            return Way {
                step: id,
                exit: None,
                weight: 1.0,
                by: By::Other,
                bounds: Vec::new(),
            };
        };
        let exit = &sop[node].exits[way.exit];
        let gone = exit.targets.iter().enumerate();
        let gone = gone.filter(|(at, _)| way.target.is_none_or(|target| target == *at));
        let bounds: Vec<u32> = gone.filter_map(|(_, target)| target.at_most).collect();
        let bounds = bounds.into_iter().map(|most| self.bound(most)).collect();
        Way {
            step: id,
            exit: Some(way.exit as u32),
            weight: weight(setup, node, way.exit, way.target, exit.targets.len()),
            by: match exit.trigger {
                ExitTrigger::Happened => By::Happened,
                ExitTrigger::TimedOut => By::TimedOut,
                _ => By::Other,
            },
            bounds,
        }
    }

    fn bound(&mut self, most: u32) -> usize {
        self.bounds.push(most);
        self.bounds.len() - 1
    }

    fn add_any_time(&mut self, plan: &Plan, id: StepId) {
        let sop = plan.sop();
        match plan.step(id).map(|step| step.kind) {
            Some(StepKind::Interrupt(at, _)) => {
                let most = sop.interrupts.get(at).and_then(|it| it.target.at_most);
                let bound = most.map(|most| self.bound(most));
                self.interrupts.push(id);
                self.interrupt_bounds.push(bound);
            }
            Some(StepKind::Silence(rule, to)) => self.add_silence(sop, id, rule, to),
            _ => {}
        }
    }

    fn add_silence(&mut self, sop: &Sop, step: StepId, rule: usize, to: NodeId) {
        let parts = sop.rules.get(rule).map_or(&[][..], |rule| &rule.parts);
        for part in parts {
            if let RuleKind::Silence {
                limit,
                after,
                without,
                target: Some(target),
                ..
            } = part
                && target.node.value == to
                && let Some(limit) = limit.value.high.as_ref().or(limit.value.low.as_ref())
            {
                let after = after.as_ref().map(|after| after.value);
                if let Some(after) = after {
                    let at = self.silences.len();
                    self.nodes[after.0 as usize].silences.push(at);
                }
                self.silences.push(Silence {
                    step,
                    after,
                    without: without.value,
                    limit: limit.clone(),
                });
            }
        }
    }
}

impl NodeCourse {
    /// The way that a case goes. What its data ask for goes first, then what they leave open, and what they ask against
    /// last; among those chance decides. A way that was gone as often as it may be is left out while there is another.
    pub(super) fn choose(
        &self,
        plan: &Plan,
        node: NodeId,
        truths: &Truths,
        free: impl Fn(&Way) -> bool,
        stream: impl FnOnce() -> Stream,
    ) -> usize {
        if self.done.len() < 2 {
            return 0;
        }
        let exhausted = !self.done.iter().any(&free);
        let fit = |way: &Way| match (self.by_data, way.exit) {
            (true, Some(exit)) => plan.exit_fit(node, exit as usize, truths),
            _ => Fit::With,
        };
        let open = |way: &&Way| exhausted || free(way);
        let weighs = |way: &Way| if self.by_data { 1.0 } else { way.weight };
        let best = self.done.iter().filter(open).map(fit).min();
        let weights = self.done.iter().map(|way| {
            let chosen = open(&way) && Some(fit(way)) == best;
            if chosen { weighs(way) } else { 0.0 }
        });
        let mut stream = stream();
        let chosen = stream.choose(weights.clone());
        // Where all that is left weighs nothing, all of it is alike.
        chosen
            .or_else(|| {
                let alike = self.done.iter().map(|way| f64::from(u8::from(open(&way))));
                stream.choose(alike)
            })
            .unwrap_or(0)
    }
}

pub(super) fn of_node<'s>(setup: &'s Setup<'_>, node: NodeId) -> Option<&'s NodeSetup> {
    setup.nodes.get(node.0 as usize)
}

/// How often a way is gone, where chance decides. A weight of an exit to one of several is shared alike.
fn weight(
    setup: &Setup<'_>,
    node: NodeId,
    exit: usize,
    target: Option<usize>,
    targets: usize,
) -> f64 {
    let known = of_node(setup, node).and_then(|node| node.ways.as_ref());
    let of_exit = known.into_iter().flatten().filter(|it| it.exit == exit);
    let share = |stated: Option<usize>| match (stated, target) {
        (None, Some(_)) => 1.0 / targets.max(1) as f64,
        (Some(stated), Some(target)) if stated != target => 0.0,
        _ => 1.0,
    };
    of_exit.map(|it| it.weight * share(it.target)).sum()
}

/// The fields that the conditions of a node's exits ask for.
fn asked(node: &crate::model::Node) -> Vec<FieldId> {
    let mut fields = Vec::new();
    let mut ahead: Vec<&TypedExpr> = Vec::new();
    for exit in &node.exits {
        if let ExitTrigger::When(guard) = &exit.trigger {
            ahead.push(&guard.expr);
        }
    }
    while let Some(expr) = ahead.pop() {
        match expr {
            TypedExpr::Field(field) | TypedExpr::Size(field) | TypedExpr::ItemField(field, _) => {
                fields.push(*field);
            }
            _ => ahead.extend(expr.operands()),
        }
    }
    fields.sort_unstable();
    fields.dedup();
    fields
}
