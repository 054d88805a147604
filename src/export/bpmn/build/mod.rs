//! From an SOP to a process of BPMN.
//!
//! A node of an SOP is at once what is done, how branches meet before it and where they go after it. BPMN has an element
//! for each: so a node becomes a short chain of elements, `join`, `start`, `when` before the activity that keeps the
//! node's name, and `choice`, `split`, `end` behind it.

mod activity;
mod events;
mod exits;

use crate::model::{Catalogue, Node, NodeId, NodeKind, Sop, SopId};
use crate::render::content::{self, Step};

use super::super::{ids::Ids, lanes};
use super::flow::{Element, Gateway, Kind, Process, SequenceFlow, Trigger};
use super::iso;

/// The process of an SOP. Its elements are named behind its id.
pub fn process(
    catalogue: &Catalogue,
    processes: &[(SopId, String)],
    sop: SopId,
    ids: &mut Ids,
) -> Process {
    let (Some(this), Some((_, id))) = (
        catalogue.sops.get(sop.0 as usize),
        processes.iter().find(|(known, _)| *known == sop),
    ) else {
        return Process::default();
    };
    let mut steps = content::steps(this);
    steps.sort_by_key(|step| step.node);
    let mut builder = Builder {
        sop: this,
        catalogue,
        processes,
        prefix: id,
        ids,
        lanes: lanes::of_nodes(this),
        steps,
        places: Vec::new(),
        process: Process::default(),
    };
    builder.nodes();
    builder.exits();
    builder.events();
    builder.process
}

struct Builder<'s> {
    sop: &'s Sop,
    catalogue: &'s Catalogue,
    processes: &'s [(SopId, String)],
    prefix: &'s str,
    ids: &'s mut Ids,
    lanes: Vec<usize>,
    steps: Vec<Step>,
    places: Vec<Place>,
    process: Process,
}

/// Where the elements of a node are.
#[derive(Debug, Default)]
struct Place {
    /// Where cases come in.
    entry: usize,
    /// Where cases come in from the branches that are waited for.
    join: Option<usize>,
    /// Its work, if it is any.
    activity: Option<usize>,
    /// Where it is left when nothing else is said.
    left: Vec<usize>,
    /// Where it is left when its timer has run out, if that is a way of its own.
    timed_out: Option<usize>,
    /// Where it is left when its event has come.
    happened: Option<usize>,
}

impl Builder<'_> {
    fn add(&mut self, node: NodeId, suffix: &str, name: String, kind: Kind) -> usize {
        let own = &self.sop[node].name.value;
        let id = self.ids.fresh(format!("{}.{own}{suffix}", self.prefix));
        self.process.elements.push(Element {
            id,
            name,
            kind,
            node,
            lane: self.lanes.get(node.0 as usize).copied().unwrap_or_default(),
            documentation: Vec::new(),
            within: None,
        });
        self.process.elements.len() - 1
    }

    fn gateway(&mut self, node: NodeId, suffix: &str, kind: Gateway) -> usize {
        self.add(node, suffix, String::new(), Kind::Gateway(kind, None))
    }

    fn connect(&mut self, from: usize, to: usize) -> usize {
        let id = |at: usize| self.process.elements.get(at).map_or("", |e| e.id.as_str());
        let id = format!("{}..{}", id(from), id(to));
        let id = self.ids.fresh(id);
        self.process.flows.push(SequenceFlow {
            id,
            from,
            to,
            name: None,
            condition: None,
            documentation: Vec::new(),
        });
        self.process.flows.len() - 1
    }

    /// Makes a flow the one that its gateway takes when no other is.
    fn set_default(&mut self, flow: usize) {
        let from = self.process.flows.get(flow).map(|flow| flow.from);
        let element = from.and_then(|from| self.process.elements.get_mut(from));
        if let Some(Kind::Gateway(_, default)) = element.map(|element| &mut element.kind) {
            *default = Some(flow);
        }
    }

    fn document(&mut self, element: usize, text: String) {
        if let Some(element) = self.process.elements.get_mut(element) {
            element.documentation.push(text);
        }
    }

    fn nodes(&mut self) {
        for (id, node) in self.sop.nodes_with_ids() {
            let join = self.join(id, node);
            let mut place = match &node.kind.value {
                _ if node.alongside && node.exits.is_empty() => self.beside(id, node),
                NodeKind::Wait(_) => self.wait(id),
                NodeKind::Start if !self.is_work(id) => self.bare_start(id, node),
                NodeKind::End if !self.is_work(id) => self.bare_end(id),
                _ => self.work(id, node),
            };
            if let Some(join) = join {
                self.connect(join, place.entry);
                place.join = Some(join);
            }
            self.places.push(place);
        }
    }

    /// Whether a start or an end is work of its own. It is, unless another node of its row is work, or nothing is said
    /// of it but that cases begin or end there.
    fn is_work(&self, id: NodeId) -> bool {
        let node = &self.sop[id];
        let row = &self.sop[node.row];
        let said = !self.sop.times_of(node.row).is_empty()
            || !row.needs.is_empty()
            || !row.outputs.is_empty();
        let mut others = row.nodes.iter().map(|other| &self.sop[*other].kind.value);
        let other = others.any(|kind| !matches!(kind, NodeKind::Start | NodeKind::End));
        let asked = node.only_when.is_some() || node.for_each.is_some() || node.repeat.is_some();
        let returned = node.kind.value == NodeKind::Start && self.is_target(id);
        asked || returned || (said && !other)
    }

    fn is_target(&self, id: NodeId) -> bool {
        let exits = self.sop.nodes.iter().flat_map(|node| &node.exits);
        let mut targets = exits.flat_map(|exit| &exit.targets);
        targets.any(|target| target.node.value == id)
            || self
                .sop
                .interrupts
                .iter()
                .any(|it| it.target.node.value == id)
    }

    fn bare_start(&mut self, id: NodeId, node: &Node) -> Place {
        let kind = Kind::Start(self.rhythm(node));
        let start = self.add(id, "", self.name(id), kind);
        self.describe(id, start);
        Place {
            entry: start,
            left: vec![start],
            ..Place::default()
        }
    }

    fn bare_end(&mut self, id: NodeId) -> Place {
        let end = self.add(id, "", self.name(id), Kind::End);
        self.describe(id, end);
        Place {
            entry: end,
            ..Place::default()
        }
    }

    /// An activity, with the event before a start, and the condition under which it is done.
    fn work(&mut self, id: NodeId, node: &Node) -> Place {
        let starts = node.kind.value == NodeKind::Start;
        let start = starts.then(|| {
            let kind = Kind::Start(self.rhythm(node));
            self.add(id, ".start", String::new(), kind)
        });
        let when = node.only_when.as_ref();
        let when = when.map(|guard| (guard, self.gateway(id, ".when", Gateway::Exclusive)));
        let activity = self.activity(id);
        let activity = self.add(id, "", self.name(id), Kind::Activity(activity));
        self.describe(id, activity);
        if let Some((guard, gateway)) = when {
            let flow = self.connect(gateway, activity);
            if let Some(flow) = self.process.flows.get_mut(flow) {
                flow.name = Some(content::condition_in_words(self.sop, guard));
                flow.condition = Some(guard.written.clone());
            }
        }
        let passed_by = when.map(|(_, gateway)| gateway);
        let entry = passed_by.unwrap_or(activity);
        if let Some(start) = start {
            self.connect(start, entry);
        }
        Place {
            entry,
            activity: Some(activity),
            left: [Some(activity), passed_by].into_iter().flatten().collect(),
            ..Place::default()
        }
    }

    /// What runs beside all others, as a subprocess that begins by itself.
    fn beside(&mut self, id: NodeId, node: &Node) -> Place {
        let frame = self.add(id, ".beside", self.name(id), Kind::Beside);
        let always = || content::words::throughout(self.sop.lang).to_string();
        let trigger = self.rhythm(node).unwrap_or_else(|| Trigger::When(always()));
        let start = self.add(id, ".start", String::new(), Kind::Start(Some(trigger)));
        let work = Kind::Activity(self.activity(id));
        let work = self.add(id, "", self.name(id), work);
        self.describe(id, work);
        let end = self.add(id, ".end", String::new(), Kind::End);
        for inner in [start, work, end] {
            if let Some(element) = self.process.elements.get_mut(inner) {
                element.within = Some(frame);
            }
        }
        self.connect(start, work);
        self.connect(work, end);
        Place {
            entry: work,
            ..Place::default()
        }
    }

    /// Where a node waits for the branches it joins.
    fn join(&mut self, id: NodeId, node: &Node) -> Option<usize> {
        let joined = node
            .joins
            .as_ref()
            .is_some_and(|join| !join.nodes.is_empty());
        joined.then(|| self.gateway(id, ".join", Gateway::Parallel))
    }

    fn rhythm(&self, node: &Node) -> Option<Trigger> {
        let schedule = &node.every.as_ref()?.value;
        Some(Trigger::Every(iso::rhythm(
            schedule,
            self.sop.lang,
            content::schedule(self.sop.lang, schedule),
        )))
    }

    /// The words in an element: the text of the row, and those of the node where the row has several.
    fn name(&self, id: NodeId) -> String {
        let node = &self.sop[id];
        let row = &self.sop[node.row];
        let number = row.number.as_ref().map(|number| number.value.trim());
        let number = number.filter(|number| !number.is_empty());
        let label = node.label.as_ref().filter(|_| row.nodes.len() > 1);
        let parts = [
            number.map(str::to_string),
            Some(row.text.value.clone()),
            label.map(|label| format!("({})", label.value)),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}
