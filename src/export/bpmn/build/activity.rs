//! The work of a node: who does it, how it is repeated, and what it needs and puts out.

use crate::lang::Word;
use crate::model::{
    ActorKind, Bound, CallTarget, Document, DocumentSource, DocumentTarget, Node, NodeId, NodeKind,
    Performer,
};
use crate::render::content::{self, words};

use super::super::super::details;
use super::super::flow::{Activity, Paper, Performed, Repeated, Worker};
use super::Builder;

impl Builder<'_> {
    pub(super) fn activity(&self, id: NodeId) -> Activity {
        let node = &self.sop[id];
        let row = &self.sop[node.row];
        let speaks = details::speaker(self.sop, node.row) == Some(id);
        let papers = |documents: &[Document]| -> Vec<Paper> {
            let said = documents.iter().filter(|d| speaks && !is_equipment(d));
            said.map(|document| self.paper(document)).collect()
        };
        Activity {
            by: self.worker(node),
            repeated: self.repeated(node),
            needs: papers(&row.needs),
            outputs: papers(&row.outputs),
            performers: self.performed(id),
        }
    }

    /// Says of an element what its node says and no sign of BPMN does.
    pub(super) fn describe(&mut self, id: NodeId, element: usize) {
        let Some(step) = self.steps.get(id.0 as usize) else {
            return;
        };
        for line in details::of_node(self.sop, step) {
            self.document(element, line);
        }
    }

    fn worker(&self, node: &Node) -> Worker {
        if let NodeKind::Call(target) = &node.kind.value {
            return Worker::Process(self.called(target));
        }
        let performers = node.performers.iter().flat_map(|p| &p.list);
        let mut actors = performers.filter_map(|one| match one.value {
            Performer::Actor(actor) => Some(self.sop[actor].kind),
            Performer::SameAs(_) => None,
        });
        let first = actors.next();
        match first == Some(ActorKind::System) && actors.all(|kind| kind == ActorKind::System) {
            true => Worker::System,
            false => Worker::People,
        }
    }

    /// The id of the process of a called SOP, or one made of the words that name it.
    fn called(&self, target: &CallTarget) -> String {
        let known = target.sop.and_then(|called| {
            let exported = self.processes.iter().find(|(id, _)| *id == called);
            let named = || {
                let sop = self.catalogue.sops.get(called.0 as usize)?;
                Some(sop.name.value.clone())
            };
            exported.map(|(_, id)| id.clone()).or_else(named)
        });
        known.unwrap_or_else(|| {
            format!(
                "sop-{}",
                super::super::super::ids::word(&target.written.value)
            )
        })
    }

    fn performed(&self, id: NodeId) -> Vec<Performed> {
        let performers = self.sop[id].performers.iter().flat_map(|p| &p.list);
        let words = |other: NodeId| {
            self.steps
                .get(other.0 as usize)
                .map(|s| s.performers.clone())
        };
        let performed = performers.map(|one| match one.value {
            Performer::Actor(actor) => Performed::Actor(actor.0 as usize),
            Performer::SameAs(_) => Performed::Words(words(id).unwrap_or_default()),
        });
        performed.collect()
    }

    fn repeated(&self, node: &Node) -> Option<Repeated> {
        if let Some(list) = &node.for_each {
            let size = Word::Size.spelling(self.sop.lang);
            let name = &self.sop[list.value].name.value;
            return Some(Repeated::Times(format!("{size}({name})")));
        }
        let count = node.repeat.as_ref()?.value;
        Some(match count.bound {
            None => Repeated::Times(count.times.to_string()),
            Some(Bound::AtMost) => Repeated::AtMost(count.times),
            Some(Bound::AtLeast) => {
                let at_least = Word::AtLeast.spelling(self.sop.lang);
                let times = Word::Times.spelling(self.sop.lang);
                Repeated::Until(format!("{at_least} {} {times}", count.times))
            }
        })
    }

    fn paper(&self, document: &Document) -> Paper {
        let lang = self.sop.lang;
        let names: Vec<String> = std::iter::once(document)
            .chain(&document.alternatives)
            .map(|one| one.text.value.clone())
            .collect();
        let row = |word: Word, row| format!("{} {}", word.spelling(lang), self.sop.row_label(row));
        let sop = |word: Word, call: &CallTarget| {
            format!("{} {}", word.spelling(lang), call.written.value)
        };
        let source = document.source.as_ref().map(|source| match source {
            DocumentSource::Row(from) => row(Word::From, *from),
            DocumentSource::Sop(call) => sop(Word::FromSop, call),
            DocumentSource::Outside => Word::FromOutside.spelling(lang).to_string(),
            DocumentSource::Equipment => Word::AsEquipment.spelling(lang).to_string(),
        });
        let target = document.target.as_ref().map(|target| match target {
            DocumentTarget::Row(to) => row(Word::To, *to),
            DocumentTarget::Sop(call) => sop(Word::ToSop, call),
        });
        let condition = document
            .condition
            .as_ref()
            .map(|guard| words::given_that(lang, &content::condition_in_words(self.sop, guard)));
        let documentation = [source, target, condition];
        Paper {
            name: words::either(lang, &names),
            documentation: documentation.into_iter().flatten().collect(),
        }
    }
}

/// Equipment is no document; words tell of it.
fn is_equipment(document: &Document) -> bool {
    matches!(document.source, Some(DocumentSource::Equipment))
}
