//! What can be wrong with a procedure that reads well. One file an analysis, and their registry.
//!
//! An analysis looks at one SOP and its graph, and reports what it finds. Each belongs to one of the `ANALYSES`, or, if it
//! looks at all SOPs that were read together, to `ACROSS`; to add one is to write its file and its line there. Analyses
//! that need the whole SOP are not asked about one of which a part could not be read.

mod actors;
mod beyond_calendar;
mod calls;
mod citations;
pub mod deadlines;

mod decision_exits;
mod documents;
mod duties;
mod form;
mod guards;
mod inferred;
mod join_without_branch;
mod livelock;
mod missing_actor;
mod no_way_out;
mod self_loop;
mod soundness;
mod starts_and_ends;
mod unknown_calendar;
mod unknown_zone;
mod unreachable;

use crate::calendar::Calendars;
use crate::diagnostic::{Diagnostic, Diagnostics, Message};
use crate::graph::ProcessGraph;
use crate::model::{Catalogue, NodeId, NodeKind, Sop};
use crate::regulations::Regulations;
use crate::source::Span;

/// What SOPs are checked against besides themselves.
#[derive(Debug, Default)]
pub struct References {
    /// The calendars they may count on.
    pub calendars: Calendars,
    /// The regulations they may cite.
    pub regulations: Regulations,
}

/// What an analysis looks at.
struct Subject<'a> {
    sop: &'a Sop,
    graph: &'a ProcessGraph,
    catalogue: &'a Catalogue,
    references: &'a References,
}

/// An analysis, and what of an SOP must be sound for it to say anything sensible.
struct Analysis {
    run: fn(&Subject, &mut Diagnostics),
    needs: Needs,
}

/// What of an SOP must be sound before an analysis is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Needs {
    /// Nothing: it looks at each part by itself.
    Parts,
    /// Every part could be read.
    Whole,
    /// Every part could be read, and no analysis before this one has found an error in the SOP.
    Sound,
}

const ANALYSES: &[Analysis] = &[
    whole(starts_and_ends::check),
    whole(unreachable::check),
    whole(no_way_out::check),
    whole(livelock::check),
    whole(decision_exits::check),
    whole(join_without_branch::check),
    sound(soundness::check),
    sound(deadlines::check),
    whole(deadlines::check_ways_out),
    whole(missing_actor::check),
    whole(form::check_whole),
    part(form::check_parts),
    part(citations::check),
    whole(actors::idle_actor::check),
    whole(actors::doubled_actor::check),
    whole(actors::doubled_performer::check),
    whole(duties::broken_separation::check),
    whole(duties::rule_impossible::check),
    whole(calls::missing_sop::check),
    whole(guards::check),
    part(self_loop::check),
    part(unknown_calendar::check),
    part(unknown_zone::check),
    part(beyond_calendar::check),
    part(inferred::check),
];

/// An analysis of all SOPs that were read together, each with its graph.
type Across = fn(&[Subject], &mut Diagnostics);

/// What is found only by looking at all SOPs together. They are asked once, after all others, and see for themselves
/// which SOPs could not be read whole.
const ACROSS: &[Across] = &[documents::check, calls::call_cycle::check];

const fn part(run: fn(&Subject, &mut Diagnostics)) -> Analysis {
    let needs = Needs::Parts;
    Analysis { run, needs }
}

const fn whole(run: fn(&Subject, &mut Diagnostics)) -> Analysis {
    let needs = Needs::Whole;
    Analysis { run, needs }
}

const fn sound(run: fn(&Subject, &mut Diagnostics)) -> Analysis {
    let needs = Needs::Sound;
    Analysis { run, needs }
}

/// Checks every SOP of a catalogue, then all of them together.
pub fn check(catalogue: &Catalogue, references: &References, diagnostics: &mut Diagnostics) {
    let graphs: Vec<ProcessGraph> = catalogue.sops.iter().map(ProcessGraph::new).collect();
    let subjects = catalogue.sops.iter().zip(&graphs);
    let subjects = subjects.map(|(sop, graph)| Subject {
        sop,
        graph,
        catalogue,
        references,
    });
    let subjects: Vec<Subject> = subjects.collect();
    for subject in &subjects {
        check_alone(subject, diagnostics);
    }
    for across in ACROSS {
        across(&subjects, diagnostics);
    }
}

fn check_alone(subject: &Subject, diagnostics: &mut Diagnostics) {
    diagnostics.enter(subject.sop.source);
    let before = diagnostics.errors();
    for analysis in ANALYSES {
        let sound = !subject.sop.faulty && diagnostics.errors() == before;
        let asked = match analysis.needs {
            Needs::Parts => true,
            Needs::Whole => !subject.sop.faulty,
            Needs::Sound => sound,
        };
        if asked {
            (analysis.run)(subject, diagnostics);
        }
    }
}

impl Subject<'_> {
    /// A finding at a place of this SOP's file.
    fn finding(&self, message: impl Into<Message>, span: Span) -> Diagnostic {
        Diagnostic::new(message, self.sop.source, span)
    }

    /// How a node's row is called in a message.
    fn row(&self, node: NodeId) -> String {
        self.sop.row_label(self.sop[node].row)
    }

    /// Where a node is blamed: at its own statement, or at the name of its row.
    fn place(&self, node: NodeId) -> Span {
        self.sop[node].name.span
    }

    fn starts(&self) -> impl Iterator<Item = NodeId> {
        self.nodes_of_kind(NodeKind::Start)
    }

    fn ends(&self) -> impl Iterator<Item = NodeId> {
        self.nodes_of_kind(NodeKind::End)
    }

    fn nodes_of_kind(&self, kind: NodeKind) -> impl Iterator<Item = NodeId> {
        self.sop
            .nodes_with_ids()
            .filter(move |(_, node)| node.kind.value == kind)
            .map(|(id, _)| id)
    }
}
