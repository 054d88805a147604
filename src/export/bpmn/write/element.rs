//! An element of a process as XML.

use crate::model::{Limit, TimeSpan};

use super::super::super::details;
use super::super::flow::{Activity, Element, Gateway, Kind, Performed, Repeated, Trigger, Worker};
use super::super::iso;
use super::super::xml::Xml;
use super::{Pool, Reference, documentation, escalation, expression};

impl Pool<'_> {
    /// An element. What is in a subprocess is left to the caller, as it comes last.
    pub(super) fn element(&self, at: usize, element: &Element, references: &[Reference]) -> Xml {
        let name = (!element.name.is_empty()).then_some(element.name.as_str());
        let xml = Xml::new(tag(&element.kind))
            .with("id", &*element.id)
            .with_some("name", name);
        let xml = self
            .attributes(xml, element)
            .children(documentation(&element.documentation))
            .children(self.extension(element))
            .children(self.flow_refs(at));
        match &element.kind {
            Kind::Start(trigger) => xml.children(trigger.as_ref().map(event)),
            Kind::Catch(trigger) | Kind::Boundary { trigger, .. } => xml.child(event(trigger)),
            Kind::Escalation => xml.child(
                Xml::new("bpmn:escalationEventDefinition")
                    .with("escalationRef", escalation(&element.id)),
            ),
            Kind::Activity(work) => self.work(xml, at, element, work, references),
            Kind::End | Kind::Gateway(..) | Kind::Beside => xml,
        }
    }

    fn attributes(&self, xml: Xml, element: &Element) -> Xml {
        match &element.kind {
            Kind::Start(_) if element.within.is_some() => xml.with("isInterrupting", "false"),
            Kind::Activity(Activity {
                by: Worker::Process(id),
                ..
            }) => xml.with("calledElement", &**id),
            Kind::Boundary { of, interrupts, .. } => {
                let host = self.process.elements.get(*of).map(|host| host.id.as_str());
                xml.with_some("attachedToRef", host)
                    .with("cancelActivity", interrupts.to_string())
            }
            Kind::Gateway(_, default) => {
                let flow = default.and_then(|default| self.process.flows.get(default));
                xml.with_some("default", flow.map(|flow| flow.id.as_str()))
            }
            Kind::Beside => xml.with("triggeredByEvent", "true"),
            _ => xml,
        }
    }

    /// The node it stands for, and the times of its row, for programs.
    fn extension(&self, element: &Element) -> Option<Xml> {
        if !element.kind.is_activity() {
            return None;
        }
        let sop = self.sop;
        let node = &sop[element.node];
        let own = Xml::new("lajur:node")
            .with("name", &*node.name.value)
            .with("kind", node.kind.value.key())
            .with("row", &*sop[node.row].name.value);
        let speaks = details::speaker(sop, node.row) == Some(element.node);
        let times = sop.times_of(node.row).iter().filter(|_| speaks);
        let times = times.map(|time| match &time.limit.value {
            Limit::Span(span) => lengths(span, span.in_words(sop.lang)),
            Limit::Words(words) => Xml::new("lajur:time").with("words", &**words),
            Limit::Window(_) => {
                let words = details::time(sop, node.row).unwrap_or_default();
                Xml::new("lajur:time").with("words", words)
            }
        });
        Some(
            Xml::new("bpmn:extensionElements")
                .child(own)
                .children(times),
        )
    }

    /// The flows that come to an element, then those that leave it.
    fn flow_refs(&self, at: usize) -> Vec<Xml> {
        let flows = || self.process.flows.iter();
        let incoming = flows().filter(|flow| flow.to == at);
        let outgoing = flows().filter(|flow| flow.from == at);
        let incoming = incoming.map(|flow| Xml::new("bpmn:incoming").text(&*flow.id));
        let outgoing = outgoing.map(|flow| Xml::new("bpmn:outgoing").text(&*flow.id));
        incoming.chain(outgoing).collect()
    }

    fn work(
        &self,
        xml: Xml,
        at: usize,
        element: &Element,
        work: &Activity,
        all: &[Reference],
    ) -> Xml {
        let own: Vec<&Reference> = all.iter().filter(|one| one.element == at).collect();
        let performers = work.performers.iter().map(|one| self.performer(one));
        xml.children(papers(element, &own))
            .children(
                own.iter()
                    .filter(|one| !one.output)
                    .map(|one| association(one)),
            )
            .children(
                own.iter()
                    .filter(|one| one.output)
                    .map(|one| association(one)),
            )
            .children(performers)
            .children(work.repeated.as_ref().map(repeated))
    }

    fn performer(&self, performed: &Performed) -> Xml {
        let performer = Xml::new("bpmn:performer");
        match performed {
            Performed::Actor(at) => {
                performer.child(Xml::new("bpmn:resourceRef").text(self.resource(*at)))
            }
            Performed::Words(words) => {
                let said = Xml::new("bpmn:expression").text(&**words);
                performer.child(Xml::new("bpmn:resourceAssignmentExpression").child(said))
            }
        }
    }
}

fn tag(kind: &Kind) -> &'static str {
    match kind {
        Kind::Start(_) => "bpmn:startEvent",
        Kind::End | Kind::Escalation => "bpmn:endEvent",
        Kind::Activity(work) => match work.by {
            Worker::People => "bpmn:task",
            Worker::System => "bpmn:serviceTask",
            Worker::Process(_) => "bpmn:callActivity",
        },
        Kind::Gateway(Gateway::Exclusive, _) => "bpmn:exclusiveGateway",
        Kind::Gateway(Gateway::Parallel, _) => "bpmn:parallelGateway",
        Kind::Gateway(Gateway::EventBased, _) => "bpmn:eventBasedGateway",
        Kind::Catch(_) => "bpmn:intermediateCatchEvent",
        Kind::Boundary { .. } => "bpmn:boundaryEvent",
        Kind::Beside => "bpmn:subProcess",
    }
}

fn lengths(span: &TimeSpan, words: String) -> Xml {
    let iso = |length: &Option<crate::model::Duration>| length.as_ref().map(iso::duration);
    Xml::new("lajur:time")
        .with("words", words)
        .with_some("least", iso(&span.low).as_deref())
        .with_some("most", iso(&span.high).as_deref())
}

fn event(trigger: &Trigger) -> Xml {
    let timer = |tag, written: &str| {
        let length = Xml::new(tag)
            .with("xsi:type", "bpmn:tFormalExpression")
            .text(written);
        Xml::new("bpmn:timerEventDefinition").child(length)
    };
    match trigger {
        Trigger::After(length) => timer("bpmn:timeDuration", length),
        Trigger::Every(rhythm) => timer("bpmn:timeCycle", rhythm),
        Trigger::When(condition) => Xml::new("bpmn:conditionalEventDefinition")
            .child(expression("bpmn:condition", condition)),
    }
}

fn repeated(repeated: &Repeated) -> Xml {
    let formal = |tag, text: &str| {
        Xml::new(tag)
            .with("xsi:type", "bpmn:tFormalExpression")
            .text(text)
    };
    match repeated {
        Repeated::Times(times) => Xml::new("bpmn:multiInstanceLoopCharacteristics")
            .with("isSequential", "true")
            .child(formal("bpmn:loopCardinality", times)),
        Repeated::AtMost(times) => {
            Xml::new("bpmn:standardLoopCharacteristics").with("loopMaximum", times.to_string())
        }
        Repeated::Until(words) => {
            Xml::new("bpmn:standardLoopCharacteristics").child(formal("bpmn:loopCondition", words))
        }
    }
}

/// The places through which documents come into an activity and leave it.
fn papers(element: &Element, own: &[&Reference]) -> Option<Xml> {
    if own.is_empty() {
        return None;
    }
    let place = |one: &&&Reference| {
        let tag = if one.output {
            "bpmn:dataOutput"
        } else {
            "bpmn:dataInput"
        };
        Xml::new(tag)
            .with("id", format!("{}.place", one.id))
            .with("name", &*one.paper.name)
    };
    let set = |output: bool| {
        let (tag, refs, name) = match output {
            false => ("bpmn:inputSet", "bpmn:dataInputRefs", "in"),
            true => ("bpmn:outputSet", "bpmn:dataOutputRefs", "out"),
        };
        let places = own.iter().filter(|one| one.output == output);
        let places = places.map(|one| Xml::new(refs).text(format!("{}.place", one.id)));
        Xml::new(tag)
            .with("id", format!("{}.{name}", element.id))
            .children(places)
    };
    let inputs = own.iter().filter(|one| !one.output);
    let outputs = own.iter().filter(|one| one.output);
    Some(
        Xml::new("bpmn:ioSpecification")
            .children(inputs.map(|one| place(&one)))
            .children(outputs.map(|one| place(&one)))
            .child(set(false))
            .child(set(true)),
    )
}

/// The way of a document into its activity, or out of it.
fn association(one: &Reference) -> Xml {
    let place = format!("{}.place", one.id);
    let (tag, from, to) = match one.output {
        false => ("bpmn:dataInputAssociation", &one.id, &place),
        true => ("bpmn:dataOutputAssociation", &place, &one.id),
    };
    Xml::new(tag)
        .with("id", format!("{}.way", one.id))
        .child(Xml::new("bpmn:sourceRef").text(&**from))
        .child(Xml::new("bpmn:targetRef").text(&**to))
}
