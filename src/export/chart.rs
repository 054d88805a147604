//! The flowchart of an SOP as plain data, for notations that draw nodes and arrows and nothing more exact.

use crate::graph::{FlowKind, ProcessGraph};
use crate::model::{Exit, ExitKind, ExitTrigger, NodeId, Performer, RuleKind, Sop, Target};
use crate::render::content::words::SymbolWord;
use crate::render::content::{self, Step, exit_label};

use super::{details, lanes};

/// A flowchart.
pub struct Chart<'s> {
    /// The SOP.
    pub sop: &'s Sop,
    /// Its lanes.
    pub blocks: Vec<lanes::Block<'s>>,
    /// Its nodes, in the order of the SOP's.
    pub nodes: Vec<Node>,
    /// Its arrows.
    pub arrows: Vec<Arrow>,
    /// What is said of the whole.
    pub details: Vec<String>,
}

/// A node.
pub struct Node {
    /// Its name, unique in the SOP.
    pub name: String,
    /// Its symbol.
    pub symbol: SymbolWord,
    /// The words in its symbol, a paragraph each.
    pub words: Vec<String>,
    /// What else is said of it.
    pub details: Vec<String>,
    /// Its lane.
    pub lane: usize,
    /// Whether its kind or performer is inferred.
    pub inferred: bool,
}

/// An arrow.
pub struct Arrow {
    /// The node it leaves, as a position.
    pub from: usize,
    /// The node it leads to.
    pub to: usize,
    /// Its words.
    pub label: Option<String>,
    /// What kind of way it is.
    pub kind: Way,
    /// The condition under which it is taken, as its author wrote it.
    pub guard: Option<String>,
    /// Whether it is inferred.
    pub inferred: bool,
}

/// What kind of way an arrow is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The only way on, or one of a choice.
    Plain,
    /// Taken together with others, or waited for together with others.
    Parallel,
    /// Taken when something happens, or does not.
    Aside,
}

/// A line of a chart that is written frame by frame.
pub enum Line<'c> {
    /// The frame of a group opens, with its title.
    Group(&'c str),
    /// The frame of a lane opens, with its name and its title.
    Lane(&'c str, &'c str),
    /// A node, with its position.
    Node(usize, &'c Node),
    /// A frame closes.
    Close,
}

impl Chart<'_> {
    /// The nodes in the frames of their lanes and groups, each line with the number of frames around it.
    pub fn outline(&self) -> Vec<(usize, Line<'_>)> {
        let mut lines = Vec::new();
        if self.blocks.is_empty() {
            lines.extend(self.nodes_at(0, |_| true));
        }
        for block in &self.blocks {
            let inner = usize::from(block.group.is_some());
            if let Some(group) = block.group {
                lines.push((0, Line::Group(&group.title.value)));
            }
            for lane in &block.lanes {
                lines.push((inner, Line::Lane(lane.name, lane.title)));
                lines.extend(self.nodes_at(inner + 1, |node| node.lane == lane.at));
                lines.push((inner, Line::Close));
            }
            if block.group.is_some() {
                lines.push((0, Line::Close));
            }
        }
        lines
    }

    fn nodes_at(
        &self,
        depth: usize,
        here: impl Fn(&Node) -> bool,
    ) -> impl Iterator<Item = (usize, Line<'_>)> {
        let nodes = self.nodes.iter().enumerate();
        nodes
            .filter(move |(_, node)| here(node))
            .map(move |(at, node)| (depth, Line::Node(at, node)))
    }
}

/// The flowchart of an SOP.
pub fn chart(sop: &Sop) -> Chart<'_> {
    let lanes = lanes::of_nodes(sop);
    let mut nodes: Vec<(NodeId, Node)> = content::steps(sop)
        .into_iter()
        .map(|step| (step.node, node(sop, step, &lanes)))
        .collect();
    nodes.sort_by_key(|(id, _)| *id);
    Chart {
        sop,
        blocks: lanes::blocks(sop),
        nodes: nodes.into_iter().map(|(_, node)| node).collect(),
        arrows: arrows(sop),
        details: details::of_sop(sop),
    }
}

fn node(sop: &Sop, step: Step, lanes: &[usize]) -> Node {
    let this = &sop[step.node];
    let number = step.number.as_ref().filter(|number| !number.is_empty());
    let text = match number {
        Some(number) => format!("{} {}", number, step.text),
        None => step.text.clone(),
    };
    let performers = (!lane_tells(sop, step.node)).then(|| step.performers.clone());
    let speaks = details::speaker(sop, this.row) == Some(step.node);
    let time = speaks.then(|| details::time(sop, this.row)).flatten();
    let said = this.performers.iter().flat_map(|p| &p.list);
    let words = [Some(text), performers, time].into_iter().flatten();
    Node {
        name: this.name.value.clone(),
        symbol: step.kind,
        words: words.filter(|text| !text.is_empty()).collect(),
        details: details::of_node(sop, &step),
        lane: lanes.get(step.node.0 as usize).copied().unwrap_or_default(),
        inferred: this.kind.inferred || said.into_iter().any(|one| one.inferred),
    }
}

/// Whether the lane of a node says all of its performers.
fn lane_tells(sop: &Sop, node: NodeId) -> bool {
    let Some(performers) = &sop[node].performers else {
        return true;
    };
    match performers.list.as_slice() {
        [only] => matches!(only.value, Performer::Actor(actor) if sop[actor].has_lane),
        _ => false,
    }
}

fn arrows(sop: &Sop) -> Vec<Arrow> {
    let graph = ProcessGraph::new(sop);
    let ways = graph.steps().flat_map(|step| {
        let ways = graph.after(step.node);
        ways.filter_map(|(to, flow)| arrow(sop, step.node, to, flow.by))
    });
    ways.collect()
}

fn arrow(sop: &Sop, from: NodeId, to: NodeId, by: FlowKind) -> Option<Arrow> {
    let blank = Arrow {
        from: from.0 as usize,
        to: to.0 as usize,
        label: None,
        kind: Way::Aside,
        guard: None,
        inferred: false,
    };
    match by {
        FlowKind::Exit(exit, target) => {
            let exit = sop[from].exits.get(exit)?;
            let target = exit.targets.get(target)?;
            Some(of_exit(sop, blank, (from, to), exit, target))
        }
        FlowKind::Interrupt(at) => {
            let interrupt = sop.interrupts.get(at)?;
            let text = interrupt.text.as_ref().map(|text| text.value.clone());
            Some(Arrow {
                label: Some(text.unwrap_or_else(|| interrupt.trigger.written.clone())),
                guard: Some(interrupt.trigger.written.clone()),
                inferred: interrupt.target.node.inferred,
                ..blank
            })
        }
        FlowKind::Silence(at) => Some(Arrow {
            label: silence_label(sop, at, from),
            ..blank
        }),
    }
}

fn of_exit(sop: &Sop, blank: Arrow, ends: (NodeId, NodeId), exit: &Exit, target: &Target) -> Arrow {
    let (from, to) = ends;
    let joined = sop[to].joins.iter().flat_map(|join| &join.nodes);
    let joins = joined.into_iter().any(|node| node.value == from);
    let label_inferred = exit.label.as_ref().is_some_and(|label| label.inferred);
    Arrow {
        label: exit_label(sop, &sop[from], exit, target),
        kind: match joins || exit.kind == ExitKind::All {
            true => Way::Parallel,
            false => Way::Plain,
        },
        guard: guard(exit),
        inferred: target.node.inferred || label_inferred,
        ..blank
    }
}

/// The condition of an exit, as its author wrote it.
fn guard(exit: &Exit) -> Option<String> {
    match &exit.trigger {
        ExitTrigger::When(guard) => Some(guard.written.clone()),
        _ => None,
    }
}

/// The title of a rule on silence, or how long it waits.
fn silence_label(sop: &Sop, rule: usize, from: NodeId) -> Option<String> {
    let rule = sop.rules.get(rule)?;
    let limits = rule.parts.iter().filter_map(|part| match part {
        RuleKind::Silence { limit, after, .. } if after.as_ref()?.value == from => Some(limit),
        _ => None,
    });
    let limit = limits.map(|limit| limit.value.in_words(sop.lang)).next()?;
    Some(match &rule.title {
        Some(title) => format!("{}: {}", limit, title.value),
        None => limit,
    })
}
