//! From processes and their diagrams to XML, in the order that the schema of BPMN asks for.

mod element;
mod shapes;

use crate::model::Sop;

use super::super::{details, ids::Ids, lanes::Block};
use super::diagram::Diagram;
use super::flow::{Activity, Kind, Paper, Process, SequenceFlow};
use super::xml::Xml;

/// The language of conditions.
const CONDITIONS: &str = "urn:lajur:conditions";

/// An SOP, its process and its place.
pub struct Pool<'s> {
    /// The SOP.
    pub sop: &'s Sop,
    /// The id of its process.
    pub id: &'s str,
    /// Its lanes.
    pub blocks: Vec<Block<'s>>,
    /// Its process.
    pub process: Process,
    /// Where everything stands.
    pub diagram: Diagram,
}

/// A document that an activity needs or puts out, with its ids.
struct Reference<'p> {
    /// The activity.
    element: usize,
    /// Whether it puts it out.
    output: bool,
    /// Which of its documents.
    at: usize,
    /// What it is.
    paper: &'p Paper,
    /// The id of the reference.
    id: String,
    /// The id of the document.
    object: String,
}

// The ids of elements begin with that of their process and a dot, those of flows are two such with two dots between
// them. Whatever else has an id begins with a word and two dots, or is called after an element.
impl Pool<'_> {
    fn participant(&self) -> String {
        format!("pool..{}", self.id)
    }

    fn lane(&self, name: &str) -> String {
        format!("lane..{}.{name}", self.id)
    }

    fn group(&self, at: usize) -> String {
        format!("group..{}.{}", self.id, at + 1)
    }

    fn resource(&self, actor: usize) -> String {
        let name = self
            .sop
            .actors
            .get(actor)
            .map(|actor| actor.name.value.as_str());
        format!("actor..{}.{}", self.id, name.unwrap_or_default())
    }

    /// The documents of all activities. The same name is the same document, wherever it is needed or put out.
    fn references(&self) -> Vec<Reference<'_>> {
        let mut names: Vec<&str> = Vec::new();
        let mut references = Vec::new();
        for (element, one) in self.process.elements.iter().enumerate() {
            let Kind::Activity(work) = &one.kind else {
                continue;
            };
            for (output, at, paper) in papers(work) {
                let known = names.iter().position(|name| *name == paper.name);
                let object = known.unwrap_or(names.len());
                if known.is_none() {
                    names.push(&paper.name);
                }
                let way = if output { "out" } else { "in" };
                references.push(Reference {
                    element,
                    output,
                    at,
                    paper,
                    id: format!("{}.{way}.{}", one.id, at + 1),
                    object: format!("document..{}.{}", self.id, object + 1),
                });
            }
        }
        references
    }

    fn process(&self) -> Xml {
        let references = self.references();
        let mut objects: Vec<(&str, &str)> = Vec::new();
        for reference in &references {
            if !objects.iter().any(|(id, _)| *id == reference.object) {
                objects.push((&reference.object, &reference.paper.name));
            }
        }
        let data_objects = objects.into_iter().map(|(id, name)| {
            Xml::new("bpmn:dataObject")
                .with("id", id)
                .with("name", name)
        });
        let data_references = references.iter().map(|reference| {
            Xml::new("bpmn:dataObjectReference")
                .with("id", &*reference.id)
                .with("name", &*reference.paper.name)
                .with("dataObjectRef", &*reference.object)
                .children(documentation(&reference.paper.documentation))
        });
        Xml::new("bpmn:process")
            .with("id", self.id)
            .with("name", &*self.sop.title.value)
            .with("isExecutable", "false")
            .children(documentation(&details::of_sop(self.sop)))
            .children(self.properties())
            .children(self.lane_set())
            .children(self.flow_elements(None, &references))
            .children(data_objects)
            .children(data_references)
    }

    /// The data of a case.
    fn properties(&self) -> impl Iterator<Item = Xml> {
        self.sop.fields.iter().map(|field| {
            let title = field.title.iter().map(|title| title.value.clone());
            Xml::new("bpmn:property")
                .with("id", format!("data..{}.{}", self.id, field.name.value))
                .with("name", &*field.name.value)
                .children(documentation(&title.collect::<Vec<_>>()))
        })
    }

    fn lane_set(&self) -> Option<Xml> {
        if self.blocks.is_empty() {
            return None;
        }
        let lanes = self.blocks.iter().enumerate().flat_map(|(at, block)| {
            let lanes: Vec<Xml> = block.lanes.iter().map(|lane| self.lane_of(lane)).collect();
            match block.group {
                None => lanes,
                Some(group) => vec![
                    Xml::new("bpmn:lane")
                        .with("id", self.group(at))
                        .with("name", &*group.title.value)
                        .child(
                            Xml::new("bpmn:childLaneSet")
                                .with("id", format!("{}.set", self.group(at)))
                                .children(lanes),
                        ),
                ],
            }
        });
        let set = Xml::new("bpmn:laneSet").with("id", format!("lanes..{}", self.id));
        Some(set.children(lanes))
    }

    fn lane_of(&self, lane: &super::super::lanes::Lane) -> Xml {
        let elements = self.process.elements.iter();
        let here = elements.filter(|element| element.lane == lane.at && element.within.is_none());
        Xml::new("bpmn:lane")
            .with("id", self.lane(lane.name))
            .with("name", lane.title)
            .children(here.map(|element| Xml::new("bpmn:flowNodeRef").text(&*element.id)))
    }

    /// The elements and flows of the process, or of one of its subprocesses.
    fn flow_elements(&self, within: Option<usize>, references: &[Reference]) -> Vec<Xml> {
        let elements = self.process.elements.iter().enumerate();
        let here = elements.filter(|(_, element)| element.within == within);
        let here = here.map(|(at, element)| match element.kind {
            Kind::Beside => {
                let inner = self.flow_elements(Some(at), references);
                self.element(at, element, references).children(inner)
            }
            _ => self.element(at, element, references),
        });
        let flows = self.process.flows.iter().filter(|flow| {
            let from = self.process.elements.get(flow.from);
            from.is_some_and(|from| from.within == within)
        });
        here.chain(flows.map(|flow| self.sequence_flow(flow)))
            .collect()
    }

    fn sequence_flow(&self, flow: &SequenceFlow) -> Xml {
        let id = |at: usize| {
            self.process
                .elements
                .get(at)
                .map_or("", |it| it.id.as_str())
        };
        Xml::new("bpmn:sequenceFlow")
            .with("id", &*flow.id)
            .with_some("name", flow.name.as_deref())
            .with("sourceRef", id(flow.from))
            .with("targetRef", id(flow.to))
            .children(documentation(&flow.documentation))
            .children(
                flow.condition
                    .as_ref()
                    .map(|condition| expression("bpmn:conditionExpression", condition)),
            )
    }

    /// The elements that a process refers to and that stand beside it.
    fn roots(&self) -> Vec<Xml> {
        let actors = self.sop.actors.iter().enumerate().map(|(at, actor)| {
            Xml::new("bpmn:resource")
                .with("id", self.resource(at))
                .with("name", &*actor.title.value)
        });
        let told = self.process.elements.iter();
        let told = told.filter(|element| matches!(element.kind, Kind::Escalation));
        let escalations = told.map(|element| {
            Xml::new("bpmn:escalation")
                .with("id", escalation(&element.id))
                .with("name", &*element.name)
        });
        actors.chain(escalations).collect()
    }
}

/// The id of what an escalation tells.
fn escalation(element: &str) -> String {
    format!("{element}.told")
}

/// The documents of an activity: whether it puts them out, their number, and they themselves.
fn papers(work: &Activity) -> impl Iterator<Item = (bool, usize, &Paper)> {
    let needs = work.needs.iter().enumerate();
    let outputs = work.outputs.iter().enumerate();
    let needs = needs.map(|(at, paper)| (false, at, paper));
    needs.chain(outputs.map(|(at, paper)| (true, at, paper)))
}

fn documentation(lines: &[String]) -> Option<Xml> {
    let text = lines.join("\n");
    (!text.is_empty()).then(|| Xml::new("bpmn:documentation").text(text))
}

/// A condition in the words of its author.
fn expression(tag: &'static str, written: &str) -> Xml {
    Xml::new(tag)
        .with("xsi:type", "bpmn:tFormalExpression")
        .with("language", CONDITIONS)
        .text(written)
}

/// The whole document.
pub fn definitions(pools: &[Pool], ids: &mut Ids) -> Xml {
    let participants = pools.iter().map(|pool| {
        Xml::new("bpmn:participant")
            .with("id", pool.participant())
            .with("name", &*pool.sop.title.value)
            .with("processRef", pool.id)
    });
    let collaboration = Xml::new("bpmn:collaboration")
        .with("id", "collaboration")
        .children(participants);
    let lang = pools.first().map(|pool| pool.sop.lang.tag());
    Xml::new("bpmn:definitions")
        .with("xmlns:bpmn", "http://www.omg.org/spec/BPMN/20100524/MODEL")
        .with("xmlns:bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI")
        .with("xmlns:dc", "http://www.omg.org/spec/DD/20100524/DC")
        .with("xmlns:di", "http://www.omg.org/spec/DD/20100524/DI")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .with("xmlns:lajur", "urn:lajur:bpmn")
        .with_some("xml:lang", lang)
        .with("id", "definitions")
        .with("targetNamespace", "urn:lajur:sops")
        .with("exporter", "lajur")
        .with("exporterVersion", env!("CARGO_PKG_VERSION"))
        .children(pools.iter().flat_map(Pool::roots))
        .child(collaboration)
        .children(pools.iter().map(Pool::process))
        .child(shapes::diagram(pools, ids))
}
