//! The documents of all SOPs that were read together.

use std::collections::HashMap;

use super::names::{Name, Names};
use super::papers::Papers;
use crate::check::Subject;
use crate::model::{CallTarget, Node, NodeKind, Sop, SopId};

/// The documents of all SOPs, and which SOPs need and put out which.
pub(super) struct Library<'a> {
    /// Of each SOP, in the order of the catalogue.
    pub(super) papers: Vec<Papers<'a>>,
    /// Of each SOP: whether its own documents are all that a call of it can bring back.
    known_whole: Vec<bool>,
    needed: HashMap<Name, Holders>,
    put_out: HashMap<Name, Holders>,
}

/// The first two of the SOPs that have a document: enough to name another one than a given one.
#[derive(Debug, Clone, Copy)]
struct Holders {
    first: SopId,
    second: Option<SopId>,
}

impl<'a> Library<'a> {
    pub(super) fn new(subjects: &'a [Subject<'a>]) -> Self {
        let mut names = Names::default();
        let papers = subjects
            .iter()
            .map(|subject| Papers::new(subject, &mut names));
        let mut library = Library {
            papers: papers.collect(),
            known_whole: subjects
                .iter()
                .map(|subject| is_known_whole(subject.sop))
                .collect(),
            needed: HashMap::new(),
            put_out: HashMap::new(),
        };
        for (id, papers) in (0..).map(SopId).zip(&library.papers) {
            for need in &papers.needs {
                let names = need.wanted.iter().flat_map(|wanted| wanted.names());
                names.for_each(|name| note(&mut library.needed, name, id));
            }
            for name in papers.outputs.iter().flat_map(|output| &output.names) {
                note(&mut library.put_out, *name, id);
            }
        }
        library
    }

    /// The documents of an SOP.
    pub(super) fn of(&self, sop: SopId) -> Option<&Papers<'a>> {
        self.papers.get(sop.0 as usize)
    }

    /// The documents of a called SOP, where they are all that it can bring back.
    pub(super) fn brought_back(&self, call: &CallTarget) -> Option<&Papers<'a>> {
        let SopId(at) = call.sop?;
        let known = self.known_whole.get(at as usize)?;
        self.papers.get(at as usize).filter(|_| *known)
    }

    /// An SOP other than this one that puts out a document.
    pub(super) fn other_source(&self, name: Name, sop: &Sop) -> Option<&'a Sop> {
        self.other(&self.put_out, name, sop)
    }

    /// Whether an SOP other than this one needs a document.
    pub(super) fn is_needed_beyond(&self, name: Name, sop: &Sop) -> bool {
        self.other(&self.needed, name, sop).is_some()
    }

    fn other(&self, holders: &HashMap<Name, Holders>, name: Name, sop: &Sop) -> Option<&'a Sop> {
        let holders = holders.get(&name)?;
        let both = std::iter::once(holders.first).chain(holders.second);
        let mut sops = both.filter_map(|id| self.of(id).map(|papers| papers.subject.sop));
        sops.find(|other| !std::ptr::eq(*other, sop))
    }
}

/// Whether an SOP could be read whole and calls no other.
fn is_known_whole(sop: &Sop) -> bool {
    let calls = |node: &Node| matches!(node.kind.value, NodeKind::Call(_));
    !sop.faulty && !sop.nodes.iter().any(calls)
}

fn note(holders: &mut HashMap<Name, Holders>, name: Name, sop: SopId) {
    let new = Holders {
        first: sop,
        second: None,
    };
    let known = holders.entry(name).or_insert(new);
    if known.first != sop {
        known.second.get_or_insert(sop);
    }
}
