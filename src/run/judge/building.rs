//! From an alignment to a course: its moves one by one, with the tokens that they take and give.

use super::course::Course;
use super::ground::Ground;
use super::tokens::{Origin, Tokens};
use super::{returns::Returns, strays};
use crate::engine::{Fit, Marking, Step, StepKind, Truths, Way};
use crate::model::{NodeId, NodeKind};
use crate::run::align::{Alignment, Move, Symbol};
use crate::run::{Activity, Finding, FindingKind, Level};

/// What an alignment comes to.
pub fn course(
    ground: &Ground<'_>,
    symbols: &[Symbol],
    truths: &[Truths],
    alignment: Alignment,
) -> Course {
    let mut building = Building {
        ground,
        symbols,
        truths,
        stops: Vec::with_capacity(alignment.moves.len()),
        findings: Vec::new(),
        strays: Vec::new(),
        silences: Vec::new(),
        tokens: Tokens::default(),
        under_way: Vec::new(),
        returns: Returns::default(),
        latest: None,
        unplaced: Vec::new(),
    };
    for (at, it) in alignment.moves.iter().enumerate() {
        let next = || next_event(&alignment.moves[at + 1..]);
        building.follow(*it, next);
    }
    building.finish(alignment)
}

/// The first event that some moves tell.
fn next_event(moves: &[Move]) -> Option<u32> {
    moves.iter().find_map(|it| match it {
        Move::Both(_, event) | Move::Log(event) => Some(*event as u32),
        Move::Model(_) => None,
    })
}

/// A visit while it is being made.
#[derive(Debug)]
pub struct Draft {
    pub node: NodeId,
    pub pieces: Vec<u32>,
    pub exit: Option<u32>,
    pub left: bool,
    pub skipped: bool,
    /// The event after which it is known to be missing.
    pub missed_at: Option<u32>,
    /// What its clock starts from.
    pub origins: Vec<Origin>,
}

/// A course while it is being made.
pub struct Building<'b> {
    pub ground: &'b Ground<'b>,
    pub symbols: &'b [Symbol],
    truths: &'b [Truths],
    pub stops: Vec<Draft>,
    pub findings: Vec<Finding>,
    pub strays: Vec<u32>,
    silences: Vec<(usize, Option<u32>)>,
    tokens: Tokens,
    /// Visits of nodes that are done in several pieces, not left yet.
    under_way: Vec<(NodeId, usize)>,
    returns: Returns,
    /// The latest event so far.
    latest: Option<u32>,
    /// The events that no step explains, and how many visits there were before each.
    pub unplaced: Vec<(u32, usize)>,
}

impl<'b> Building<'b> {
    fn follow(&mut self, it: Move, next: impl Fn() -> Option<u32>) {
        let (step, event) = match it {
            Move::Both(step, event) => (step, Some(event as u32)),
            Move::Model(step) => (step, None),
            Move::Log(event) => {
                self.latest = Some(event as u32);
                return self.alone(event as u32);
            }
        };
        self.latest = event.or(self.latest);
        let Some(step) = self.ground.plan.step(step) else {
            return;
        };
        match step.kind {
            StepKind::Begin(_) => self.silent(step),
            StepKind::Passed(node, _) => self.passed(step, node, next()),
            StepKind::Interrupt(at, node) => {
                self.returns.interrupted(at);
                self.elsewhere(step, node, next());
            }
            StepKind::Silence(rule, node) => {
                self.silences.push((rule, next()));
                self.elsewhere(step, node, None);
            }
            StepKind::Again(node) => self.again(step, node, event),
            StepKind::Done(node, way) => self.done(step, node, way, event, next()),
        }
    }

    fn silent(&mut self, step: &Step) {
        let origins = self.tokens.take(step);
        self.tokens.give(step, &origins);
    }

    /// A case goes on somewhere else: the clock there starts from what has happened last.
    fn elsewhere(&mut self, step: &Step, node: NodeId, next: Option<u32>) {
        self.tokens.take(step);
        let latest = self.latest.map(Origin::Event);
        self.tokens.give(step, latest.as_slice());
        let at = self.latest.map_or(0, |event| event as usize + 1);
        let fit = self
            .truths_after(at)
            .map(|truths| self.ground.plan.fit(step, truths));
        if fit == Some(Fit::Against) {
            self.say(FindingKind::Unexpected, Level::Violation, node, next);
        }
    }

    fn passed(&mut self, step: &Step, node: NodeId, next: Option<u32>) {
        let origins = self.tokens.take(step);
        self.tokens.give(step, &origins);
        let before = next.map_or(usize::MAX, |event| event as usize);
        let called = self.truths_after(before);
        let called = called.map(|truths| self.ground.plan.owed(node, truths));
        if called == Some(Fit::With) {
            self.stops.push(Draft {
                node,
                pieces: Vec::new(),
                exit: None,
                left: true,
                skipped: true,
                missed_at: next,
                origins,
            });
        }
    }

    /// What the data say after so many events.
    fn truths_after(&self, events: usize) -> Option<&Truths> {
        self.truths.get(events).or(self.truths.last())
    }

    /// The visit that a step belongs to, begun with it or before.
    fn visit(&mut self, node: NodeId, origins: Vec<Origin>) -> usize {
        if let Some(at) = self.under_way.iter().position(|(known, _)| *known == node) {
            return self.under_way.remove(at).1;
        }
        self.stops.push(Draft {
            node,
            pieces: Vec::new(),
            exit: None,
            left: false,
            skipped: false,
            missed_at: None,
            origins,
        });
        self.stops.len() - 1
    }

    fn again(&mut self, step: &Step, node: NodeId, event: Option<u32>) {
        let origins = self.tokens.take(step);
        self.tokens.give(step, &origins);
        let at = self.visit(node, origins);
        self.under_way.push((node, at));
        if let Some(visit) = self.stops.get_mut(at) {
            visit.pieces.extend(event);
        }
        self.judge_call(node, event);
    }

    fn done(
        &mut self,
        step: &Step,
        node: NodeId,
        way: Option<Way>,
        event: Option<u32>,
        next: Option<u32>,
    ) {
        let plan = self.ground.plan;
        let origins = self.tokens.take(step);
        let at = self.visit(node, origins.clone());
        let told = event.is_some() || !plan.is_logged(node) || self.is_told_by_its_row(node);
        let Some(visit) = self.stops.get_mut(at) else {
            return;
        };
        visit.pieces.extend(event);
        visit.exit = way.map(|way| way.exit as u32);
        visit.left = true;
        visit.skipped = !told && visit.pieces.is_empty();
        visit.missed_at = next;
        match visit.pieces.is_empty() && plan.is_logged(node) {
            true => self.tokens.give(step, &origins),
            false => self.tokens.give(step, &[Origin::Visit(at as u32)]),
        }
        self.judge_call(node, event);
        self.judge_exit(node, way, event);
        let shown_by = event.or(self.latest);
        let sop = self.ground.sop();
        self.returns
            .left(sop, node, way, shown_by, &mut self.findings);
    }

    /// Whether a row of several nodes has an event that stands for all of them.
    fn is_told_by_its_row(&self, node: NodeId) -> bool {
        let sop = self.ground.sop();
        let row = sop[node].row;
        let of_row = |symbol: &Symbol| match symbol.activity {
            Activity::Row(known) => known == row,
            Activity::Node(known) => sop[known].row == row,
            _ => false,
        };
        sop[row].nodes.len() > 1 && self.symbols.iter().any(of_row)
    }

    /// A node that was done although its condition does not hold.
    fn judge_call(&mut self, node: NodeId, event: Option<u32>) {
        let Some(event) = event else {
            return;
        };
        let truths = self.truths_after(event as usize + 1);
        let call = truths.map(|truths| self.ground.plan.owed(node, truths));
        if call == Some(Fit::Against) {
            self.say(
                FindingKind::NotCalledFor,
                Level::Violation,
                node,
                Some(event),
            );
        }
    }

    /// A node that was left by another way than the data, or its own outcome, ask for.
    fn judge_exit(&mut self, node: NodeId, way: Option<Way>, event: Option<u32>) {
        let (Some(Way { exit, .. }), Some(event)) = (way, event) else {
            return;
        };
        let truths = self.truths_after(event as usize + 1);
        let fit = truths.map(|truths| self.ground.plan.exit_fit(node, exit, truths));
        if fit == Some(Fit::Against) {
            let kind = FindingKind::AgainstCondition { exit: exit as u32 };
            self.say(kind, Level::Violation, node, Some(event));
        }
        let symbol = self.symbols.get(event as usize);
        if let Some(outcome) = symbol.and_then(|symbol| symbol.outcome) {
            let named = self
                .ground
                .names
                .exits(node, &self.ground.lexicon.text(outcome));
            if !named.is_empty() && !named.contains(&exit) {
                let exit = exit as u32;
                let kind = FindingKind::OtherWay { outcome, exit };
                self.say(kind, Level::Violation, node, Some(event));
            }
        }
    }

    /// An event that no step explains: one beside all others, one that is no activity, or one out of place.
    fn alone(&mut self, event: u32) {
        let Some(symbol) = self.symbols.get(event as usize) else {
            return;
        };
        let sop = self.ground.sop();
        let nodes = strays::nodes(sop, symbol.activity);
        match nodes.iter().find(|node| sop[**node].alongside) {
            Some(node) => self.stops.push(Draft {
                node: *node,
                pieces: vec![event],
                exit: None,
                left: true,
                skipped: false,
                missed_at: None,
                origins: Vec::new(),
            }),
            None => self.unplaced.push((event, self.stops.len())),
        }
    }

    pub fn say(&mut self, kind: FindingKind, level: Level, node: NodeId, event: Option<u32>) {
        self.findings.push(Finding {
            kind,
            level,
            node: Some(node),
            rule: None,
            event,
        });
    }

    fn finish(mut self, alignment: Alignment) -> Course {
        strays::place(&mut self, &alignment.marking);
        self.judge_counts();
        let returns = std::mem::take(&mut self.returns);
        returns.finish(self.ground.sop(), self.latest, &mut self.findings);
        let skipped = self.stops.iter().filter(|stop| stop.skipped);
        let skipped = skipped.map(|stop| Finding {
            kind: FindingKind::Skipped,
            level: Level::Violation,
            node: Some(stop.node),
            rule: None,
            event: stop.missed_at,
        });
        let mut findings: Vec<Finding> = skipped.collect();
        findings.append(&mut self.findings);
        if !alignment.proven {
            findings.push(Finding {
                kind: FindingKind::NotProven,
                level: Level::Remark,
                node: None,
                rule: None,
                event: None,
            });
        }
        let ready = self.ready(&alignment.marking);
        let reached = (alignment.marking, alignment.cost, alignment.proven);
        let mut course = Course::new(self.ground, self.stops, findings, reached);
        course.strays = self.strays;
        course.silences = self.silences;
        course.ready = ready;
        course
    }

    /// What can be done next: at the start, if nothing has been, and not what the data pass by.
    fn ready(&mut self, marking: &Marking) -> Vec<(NodeId, Vec<Origin>)> {
        let (plan, sop) = (self.ground.plan, self.ground.sop());
        if marking.is_before() {
            let starts = sop.nodes_with_ids();
            let starts = starts.filter(|(_, node)| node.kind.value == NodeKind::Start);
            return starts.map(|(node, _)| (node, Vec::new())).collect();
        }
        let mut marking = marking.clone();
        // Each step passes a node by; to pass more than there are would be to go round.
        for _ in 0..sop.nodes.len() {
            let Some(step) = self.passing(&marking) else {
                break;
            };
            self.silent(step);
            marking = marking.after(step);
        }
        self.tokens.ready(plan, &marking)
    }

    /// A step that passes a node by whose condition does not hold, where the data tell by which way.
    fn passing(&self, marking: &Marking) -> Option<&'b Step> {
        let plan = self.ground.plan;
        let truths = self.truths.last()?;
        let passes = |step: &&Step| match step.kind {
            StepKind::Passed(node, way) => {
                plan.owed(node, truths) == Fit::Against
                    && way.is_none_or(|way| plan.exit_fit(node, way.exit, truths) == Fit::With)
                    && marking.allows(step)
            }
            _ => false,
        };
        let steps = marking
            .places()
            .iter()
            .flat_map(|place| plan.steps_from(*place));
        steps.filter_map(|step| plan.step(*step)).find(passes)
    }

    /// Nodes that are done less or more often than they ask for. Those that are done for each item of a list are judged
    /// per case.
    fn judge_counts(&mut self) {
        let sop = self.ground.sop();
        let mut wrong = Vec::new();
        for stop in self.stops.iter().filter(|stop| stop.left && !stop.skipped) {
            let Some(count) = &sop[stop.node].repeat else {
                continue;
            };
            let (least, most) = count.value.bounds();
            let times = stop.pieces.len() as u32;
            if times < least || most.is_some_and(|most| times > most) {
                let kind = FindingKind::WrongCount { times, least, most };
                wrong.push((kind, stop.node, stop.pieces.last().copied()));
            }
        }
        for (kind, node, event) in wrong {
            self.say(kind, Level::Violation, node, event);
        }
    }
}
