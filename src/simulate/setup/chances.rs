//! Which way cases go: by their data where a scenario draws all that is asked for, else by chance.

use super::data::{events_of, fields_of, workdays};
use super::times::{drawn, exactly, part, plain, up_to};
use super::{Assumption, Brief, Gather, NodeSetup, WayWeight, listed, staff};
use crate::diagnostic::messages::ScenarioMessage;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lang::Number;
use crate::model::{
    Bound, ChanceOf, Count, ExitChance, ExitKind, ExitTrigger, FieldId, Guard, Node, NodeId,
    NodeKind, RuleId, RuleKind, Shape, Sop, Wait,
};
use crate::simulate::draw::{Law, TimeLaw};

/// How many of the cases all ways back from a node take together, where nothing is said.
const BACK: f64 = 0.1;

/// How often something comes that may come, where nothing is said.
const EVEN: f64 = 0.5;

/// All of a chance, in percent.
const HUNDRED: Number = Number::from_millionths(100_000_000);

/// What is known of each node, and the fields that conditions ask for where chance decides in their place.
pub(super) fn nodes(
    brief: &Brief<'_>,
    assumptions: &mut Vec<Assumption>,
) -> (Vec<NodeSetup>, Vec<FieldId>) {
    let sop = brief.plan.sop();
    let mut told = Told::default();
    let mut by_chance = Vec::new();
    let nodes = sop.nodes_with_ids().map(|(id, node)| {
        let ways = ways(brief, id, node, &mut told);
        if ways.is_some() {
            by_chance.extend(guards(node).flat_map(fields_of));
        }
        let done = done(brief, id, node, &mut told);
        if done.is_some() {
            by_chance.extend(node.only_when.iter().flat_map(fields_of));
        }
        let wait = match &node.kind.value {
            NodeKind::Wait(wait) => Some(wait),
            _ => None,
        };
        let timer = wait.and_then(|wait| wait.timer.as_ref());
        NodeSetup {
            seats: staff::seats(sop, node),
            ways,
            done,
            repeats: repeats(id, node, &mut told),
            gather: gather(brief, id),
            timer: timer.map(|timer| exactly(&timer.value)),
            until: wait.and_then(|wait| until(brief, id, wait, &mut told)),
        }
    });
    let nodes = nodes.collect();
    told.tell(assumptions);
    (nodes, by_chance)
}

/// The nodes of which something is assumed.
#[derive(Default)]
struct Told {
    back: Vec<NodeId>,
    alike: Vec<NodeId>,
    done: Vec<NodeId>,
    repeats: Vec<NodeId>,
    until_timer: Vec<NodeId>,
    until_day: Vec<NodeId>,
}

impl Told {
    fn tell(self, assumptions: &mut Vec<Assumption>) {
        assumptions.extend(listed(self.back).map(Assumption::WaysBack));
        assumptions.extend(listed(self.alike).map(Assumption::WaysAlike));
        assumptions.extend(listed(self.done).map(Assumption::DoneByHalf));
        assumptions.extend(listed(self.until_timer).map(Assumption::ComesByHalf));
        assumptions.extend(listed(self.until_day).map(Assumption::ComesInADay));
        assumptions.extend(listed(self.repeats).map(Assumption::Repeats));
    }
}

fn guards(node: &Node) -> impl Iterator<Item = &Guard> {
    node.exits.iter().filter_map(|exit| match &exit.trigger {
        ExitTrigger::When(guard) => Some(guard),
        _ => None,
    })
}

/// Every way out of a node, each with the nodes it leads to.
pub(super) fn ways_of(node: &Node) -> Vec<(usize, Option<usize>, Vec<NodeId>)> {
    let mut ways = Vec::new();
    for (at, exit) in node.exits.iter().enumerate() {
        let targets = exit.targets.iter().map(|target| target.node.value);
        match exit.kind {
            ExitKind::Choice => {
                ways.extend(
                    targets
                        .enumerate()
                        .map(|(to, node)| (at, Some(to), vec![node])),
                );
            }
            ExitKind::Single | ExitKind::All => ways.push((at, None, targets.collect())),
        }
    }
    ways
}

/// The weights of the ways out of a node, where chance decides.
fn ways(brief: &Brief<'_>, id: NodeId, node: &Node, told: &mut Told) -> Option<Vec<WayWeight>> {
    let said = brief.scenario.chances.iter().rev();
    let mut said = said.filter(|chance| chance.node.value == id);
    let exits = said.find_map(|chance| match &chance.of {
        ChanceOf::Exits(exits) => Some(exits),
        _ => None,
    });
    if let Some(exits) = exits {
        return Some(exits.iter().map(weight).collect());
    }
    let ways = ways_of(node);
    let ended =
        |trigger: &ExitTrigger| matches!(trigger, ExitTrigger::Happened | ExitTrigger::TimedOut);
    let by_its_end = node.exits.iter().any(|exit| ended(&exit.trigger));
    if ways.len() < 2 || by_its_end || decided_by_data(brief, node) {
        return None;
    }
    Some(assumed(id, node, &ways, told))
}

fn weight(chance: &ExitChance) -> WayWeight {
    WayWeight {
        exit: chance.exit,
        target: chance.target,
        weight: plain(chance.percent.value) / 100.0,
    }
}

/// Whether the data that a scenario draws tell which exit is taken.
fn decided_by_data(brief: &Brief<'_>, node: &Node) -> bool {
    let choice = |exit: &crate::model::Exit| {
        exit.kind == ExitKind::Choice || exit.trigger == ExitTrigger::Free
    };
    let mut asked = guards(node).peekable();
    asked.peek().is_some()
        && !node.exits.iter().any(choice)
        && asked.all(|guard| is_drawn(brief, guard))
}

/// Whether a scenario draws all that a condition asks for.
fn is_drawn(brief: &Brief<'_>, guard: &Guard) -> bool {
    let fields = fields_of(guard);
    let events = events_of(guard);
    fields.iter().all(|field| brief.draws(*field))
        && events.iter().all(|event| brief.event(*event).is_some())
}

/// Ways that lead back take their share together, the others share the rest alike.
fn assumed(
    id: NodeId,
    node: &Node,
    ways: &[(usize, Option<usize>, Vec<NodeId>)],
    told: &mut Told,
) -> Vec<WayWeight> {
    let leads_back = |targets: &[NodeId]| targets.iter().any(|target| *target <= id);
    let back = ways
        .iter()
        .filter(|(.., targets)| leads_back(targets))
        .count();
    let on = ways.len() - back;
    if !node.alongside {
        match back > 0 && on > 0 {
            true => told.back.push(id),
            false => told.alike.push(id),
        }
    }
    let share = |back_way: bool| match (back, on) {
        (0, _) | (_, 0) => 1.0 / ways.len() as f64,
        (back, _) if back_way => BACK / back as f64,
        (_, on) => (1.0 - BACK) / on as f64,
    };
    let weights = ways.iter().map(|(exit, target, targets)| WayWeight {
        exit: *exit,
        target: *target,
        weight: share(leads_back(targets)),
    });
    weights.collect()
}

/// How often a node is done, where chance decides that.
fn done(brief: &Brief<'_>, id: NodeId, node: &Node, told: &mut Told) -> Option<f64> {
    let mut chances = brief.scenario.chances.iter().rev();
    let said = chances.find_map(|chance| match &chance.of {
        ChanceOf::Done(percent) if chance.node.value == id => Some(percent),
        _ => None,
    });
    if let Some(percent) = said {
        return Some(plain(percent.value) / 100.0);
    }
    let guard = node.only_when.as_ref()?;
    if is_drawn(brief, guard) {
        return None;
    }
    told.done.push(id);
    Some(EVEN)
}

/// How often work is repeated in one visit.
fn repeats(id: NodeId, node: &Node, told: &mut Told) -> Law {
    let Some(Count { bound, times }) = node.repeat.as_ref().map(|repeat| repeat.value) else {
        return Law::Exactly(1.0);
    };
    let times = f64::from(times.max(1));
    match bound {
        Some(Bound::AtMost) if times > 1.0 => {
            told.repeats.push(id);
            // Rounded, each number from one to the most is as likely as the next.
            Law::Uniform {
                least: 0.5,
                most: times + 0.5,
            }
        }
        _ => Law::Exactly(times),
    }
}

fn gather(brief: &Brief<'_>, id: NodeId) -> Option<Gather> {
    let mut batches = brief.scenario.batches.iter().rev();
    let said = batches.find(|batch| batch.node.value == id)?;
    let within = said.within.as_ref();
    let within = within.and_then(|span| span.value.high.as_ref().or(span.value.low.as_ref()));
    Some(Gather {
        size: said.size.value.max(1),
        within: within.cloned(),
    })
}

/// How often, and when, something comes that is waited for.
fn until(brief: &Brief<'_>, id: NodeId, wait: &Wait, told: &mut Told) -> Option<(f64, TimeLaw)> {
    let guard = wait.until.as_ref()?;
    let timer = wait.timer.as_ref();
    let timer = timer.and_then(|it| it.value.high.as_ref().or(it.value.low.as_ref()));
    let by_then = |timer| up_to(timer, part(Shape::Uniform));
    let in_a_day = || up_to(&workdays(1), part(Shape::Exactly));
    let mut events = events_of(guard).into_iter();
    if let Some(draw) = events.find_map(|event| brief.event(event)) {
        let chance = plain(draw.percent.value) / 100.0;
        let after = match (&draw.after, timer) {
            (Some(after), _) => drawn(after, brief.shape),
            (None, Some(timer)) => by_then(timer),
            (None, None) => in_a_day(),
        };
        return Some((chance, after));
    }
    Some(match timer {
        Some(timer) => {
            told.until_timer.push(id);
            (EVEN, by_then(timer))
        }
        None => {
            told.until_day.push(id);
            (1.0, in_a_day())
        }
    })
}

/// How often cases begin at each start. Starts of which nothing is said share the rest alike.
pub(super) fn starts(
    brief: &Brief<'_>,
    assumptions: &mut Vec<Assumption>,
    diagnostics: &mut Diagnostics,
) -> Vec<(NodeId, f64)> {
    let sop = brief.plan.sop();
    let begins = |node: &Node| node.kind.value == NodeKind::Start && !node.alongside;
    let starts = sop.nodes_with_ids().filter(|(_, node)| begins(node));
    let starts = starts.map(|(id, _)| (id, start_said(brief, id)));
    let starts: Vec<(NodeId, Option<Number>)> = starts.collect();
    let open: Vec<NodeId> = starts
        .iter()
        .filter(|(_, said)| said.is_none())
        .map(|(start, _)| *start)
        .collect();
    let given = starts.iter().filter_map(|(_, said)| *said);
    let given = Number::from_millionths(given.map(Number::millionths).sum());
    if given > HUNDRED || (given < HUNDRED && open.is_empty()) {
        blame_not_whole(brief, given, diagnostics);
    }
    let rest = (1.0 - plain(given) / 100.0).max(0.0) / open.len().max(1) as f64;
    if open.len() > 1 {
        assumptions.push(Assumption::StartsAlike(open));
    }
    let weight = |said: Option<Number>| said.map_or(rest, |said| plain(said) / 100.0);
    let weights = starts.into_iter();
    weights.map(|(start, said)| (start, weight(said))).collect()
}

/// What a scenario says of a start, in percent.
fn start_said(brief: &Brief<'_>, start: NodeId) -> Option<Number> {
    let chances = brief.scenario.chances.iter().rev();
    let mut chances = chances.filter(|chance| chance.node.value == start);
    chances.find_map(|chance| match &chance.of {
        ChanceOf::Start(percent) => Some(percent.value),
        _ => None,
    })
}

/// The chances of starts can come from a scenario and from what was changed of it, each whole by itself.
fn blame_not_whole(brief: &Brief<'_>, sum: Number, diagnostics: &mut Diagnostics) {
    let chances = brief.scenario.chances.iter().rev();
    let mut starts = chances.filter(|chance| matches!(chance.of, ChanceOf::Start(_)));
    let Some(last) = starts.next() else {
        return;
    };
    let message = ScenarioMessage::ChancesNotWhole {
        name: brief.plan.sop()[last.node.value].name.value.clone(),
        sum: sum.to_string(),
    };
    let off = (sum.millionths() - HUNDRED.millionths()).abs();
    let off = Number::from_millionths(off).to_string();
    let help = match sum > HUNDRED {
        true => ScenarioMessage::TakeAway { over: off },
        false => ScenarioMessage::AddRest { rest: off },
    };
    let finding = Diagnostic::new(message, diagnostics.source(), last.span);
    diagnostics.push(finding.help(help));
}

/// What an SOP has that is not played.
pub(super) fn left_out(sop: &Sop, assumptions: &mut Vec<Assumption>) {
    let nodes = |is: &dyn Fn(&Node) -> bool| {
        let nodes = sop.nodes_with_ids().filter(|(_, node)| is(node));
        listed(nodes.map(|(id, _)| id).collect())
    };
    let calls = nodes(&|node| matches!(node.kind.value, NodeKind::Call(_)));
    assumptions.extend(calls.map(Assumption::Calls));
    let alongside = nodes(&|node| node.alongside);
    assumptions.extend(alongside.map(Assumption::Alongside));
    let rhythms = nodes(&|node| node.every.is_some() && !node.alongside);
    assumptions.extend(rhythms.map(Assumption::Rhythms));
    let rules = (0..).map(RuleId).zip(&sop.rules);
    let judged = rules.filter(|(_, rule)| {
        let mut parts = rule.parts.iter();
        parts.any(|part| matches!(part, RuleKind::Judge { .. }))
    });
    let judged = listed(judged.map(|(id, _)| id).collect());
    assumptions.extend(judged.map(Assumption::Judged));
}
