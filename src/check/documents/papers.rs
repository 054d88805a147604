//! What the rows of one SOP need and put out, by the folded names of the documents.

use std::collections::HashSet;

use super::names::{Name, Names, choices, parts};
use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::messages::DocumentMessage;
use crate::lang::Word;
use crate::model::{Document, DocumentSource, NodeId, NodeKind, Performer, RowId, RuleKind, Said};
use crate::source::Span;

/// The documents of an SOP.
pub(super) struct Papers<'a> {
    /// The SOP.
    pub(super) subject: &'a Subject<'a>,
    /// What its rows need, equipment left out, in the order of the rows.
    pub(super) needs: Vec<Need<'a>>,
    /// What its rows put out, in the order of the rows.
    pub(super) outputs: Vec<Output<'a>>,
    /// The names of what is needed.
    pub(super) wished: Held,
    /// The names of what is put out.
    pub(super) given: Held,
    /// What it calls equipment, in its list or in a row.
    equipment: HashSet<Name>,
    /// For each row, whether what it needs is brought to it from outside.
    brought: Vec<bool>,
}

/// Names that an SOP holds in its needs or its outputs, and in which row.
#[derive(Default)]
pub(super) struct Held {
    by_sop: HashSet<Name>,
    by_row: HashSet<(RowId, Name)>,
}

impl Held {
    fn add(&mut self, row: RowId, names: impl Iterator<Item = Name>) {
        for name in names {
            self.by_sop.insert(name);
            self.by_row.insert((row, name));
        }
    }

    /// Whether any row holds a name.
    pub(super) fn has(&self, name: Name) -> bool {
        self.by_sop.contains(&name)
    }

    /// Whether this row holds a name.
    pub(super) fn has_in(&self, row: RowId, name: Name) -> bool {
        self.by_row.contains(&(row, name))
    }
}

/// A document that a row needs.
pub(super) struct Need<'a> {
    /// The row.
    pub(super) row: RowId,
    /// The document.
    pub(super) document: &'a Document,
    /// It and its alternatives; never empty.
    pub(super) wanted: Vec<Wanted<'a>>,
}

/// A document that serves, perhaps several in one.
pub(super) struct Wanted<'a> {
    /// As it is written.
    pub(super) text: &'a Said<String>,
    /// The whole as one name.
    pub(super) whole: Name,
    /// What it joins; itself where it joins nothing.
    pub(super) parts: Vec<Part>,
}

/// One of the documents that a text joins.
pub(super) struct Part {
    /// As it is written.
    pub(super) written: String,
    /// The names of which any one serves; never empty. The first is that of the whole part.
    pub(super) any: Vec<Name>,
}

/// A document that a row puts out.
pub(super) struct Output<'a> {
    /// The row.
    pub(super) row: RowId,
    /// The document.
    pub(super) document: &'a Document,
    /// Its name.
    pub(super) name: Name,
    /// All names by which it may be needed: its own, those of its parts, those of its alternatives.
    pub(super) names: Vec<Name>,
}

impl<'a> Papers<'a> {
    pub(super) fn new(subject: &'a Subject<'a>, names: &mut Names) -> Self {
        let mut papers = Papers {
            subject,
            needs: Vec::new(),
            outputs: Vec::new(),
            wished: Held::default(),
            given: Held::default(),
            equipment: listed_equipment(subject, names),
            brought: brought(subject),
        };
        for (id, row) in subject.sop.rows_with_ids() {
            for document in &row.needs {
                papers.add_need(id, document, names);
            }
            let outputs = row.outputs.iter();
            let outputs = outputs.filter_map(|document| output(id, document, names));
            papers.outputs.extend(outputs);
        }
        let is_tool = |wanted: &Wanted| wanted.is_among(|name| papers.equipment.contains(&name));
        papers.needs.retain(|need| !need.wanted.iter().any(is_tool));
        for need in &papers.needs {
            let names = need.wanted.iter().flat_map(Wanted::names);
            papers.wished.add(need.row, names);
        }
        for output in &papers.outputs {
            papers.given.add(output.row, output.names.iter().copied());
        }
        papers
    }

    fn add_need(&mut self, row: RowId, document: &'a Document, names: &mut Names) {
        let texts = std::iter::once(document).chain(&document.alternatives);
        let wanted = texts.filter_map(|one| wanted(&one.text, names));
        let wanted: Vec<Wanted> = wanted.collect();
        if document.source == Some(DocumentSource::Equipment) {
            self.equipment.extend(wanted.iter().flat_map(Wanted::names));
        } else if !wanted.is_empty() {
            self.needs.push(Need {
                row,
                document,
                wanted,
            });
        }
    }

    /// Whether a name is that of equipment.
    pub(super) fn is_equipment(&self, name: Name) -> bool {
        self.equipment.contains(&name)
    }

    /// Whether whoever comes to a row from outside brings what it needs.
    pub(super) fn is_brought(&self, row: RowId) -> bool {
        self.brought.get(row.0 as usize).is_some_and(|it| *it)
    }

    /// Whether it is said, or clear from the row, that a need comes from outside or from another SOP.
    pub(super) fn has_source_beyond(&self, need: &Need) -> bool {
        let beyond = matches!(
            need.document.source,
            Some(DocumentSource::Outside | DocumentSource::Sop(_))
        );
        beyond || self.is_brought(need.row)
    }

    /// What a row puts out.
    pub(super) fn outputs_of(&self, row: RowId) -> &[Output<'a>] {
        let first = self.outputs.partition_point(|output| output.row < row);
        let last = self.outputs.partition_point(|output| output.row <= row);
        self.outputs.get(first..last).unwrap_or_default()
    }

    /// What a row needs.
    pub(super) fn needs_of(&self, row: RowId) -> &[Need<'a>] {
        let first = self.needs.partition_point(|need| need.row < row);
        let last = self.needs.partition_point(|need| need.row <= row);
        self.needs.get(first..last).unwrap_or_default()
    }

    /// A finding in this SOP's file.
    pub(super) fn finding(&self, message: DocumentMessage, span: Span) -> Diagnostic {
        self.subject.finding(message, span)
    }

    /// How a row is called in a message.
    pub(super) fn row(&self, row: RowId) -> String {
        self.subject.sop.row_label(row)
    }

    /// A word of the notation in the language of this SOP.
    pub(super) fn spell(&self, word: Word) -> &'static str {
        word.spelling(self.subject.sop.lang)
    }
}

impl Wanted<'_> {
    /// The whole's name and those of its parts.
    pub(super) fn names(&self) -> impl Iterator<Item = Name> {
        let parts = self.parts.iter().flat_map(|part| part.any.iter().copied());
        std::iter::once(self.whole).chain(parts)
    }

    /// Whether it is there, as one or in all its parts, when what has these names is.
    pub(super) fn is_among(&self, there: impl Fn(Name) -> bool) -> bool {
        let part_is_there = |part: &Part| part.any.iter().any(|name| there(*name));
        there(self.whole) || self.parts.iter().all(part_is_there)
    }
}

fn wanted<'a>(text: &'a Said<String>, names: &mut Names) -> Option<Wanted<'a>> {
    let whole = names.of(&text.value)?;
    let joined = parts(&text.value);
    let is_one = joined.len() == 1;
    let parts = joined.into_iter().filter_map(|written| {
        let name = if is_one {
            Some(whole)
        } else {
            names.of(&written)
        };
        Some(one_part(written, name?, names))
    });
    let parts: Vec<Part> = parts.collect();
    Some(Wanted { text, whole, parts })
}

fn one_part(written: String, name: Name, names: &mut Names) -> Part {
    let mut any = vec![name];
    let others = choices(&written);
    if others.len() > 1 {
        any.extend(others.iter().filter_map(|other| names.of(other)));
    }
    Part { written, any }
}

fn output<'a>(row: RowId, document: &'a Document, names: &mut Names) -> Option<Output<'a>> {
    let own = wanted(&document.text, names)?;
    let others = document.alternatives.iter();
    let others = others.filter_map(|other| wanted(&other.text, names));
    let others: Vec<Wanted> = others.collect();
    let mut all: Vec<Name> = own.names().collect();
    all.extend(others.iter().flat_map(Wanted::names));
    all.sort();
    all.dedup();
    Some(Output {
        row,
        document,
        name: own.whole,
        names: all,
    })
}

fn listed_equipment(subject: &Subject, names: &mut Names) -> HashSet<Name> {
    let lists = subject.sop.identity.lists.iter();
    let lines = lists
        .filter(|list| list.kind == Word::Equipment)
        .flat_map(|list| &list.lines);
    let wanted: Vec<Wanted> = lines.filter_map(|line| wanted(line, names)).collect();
    wanted.iter().flat_map(Wanted::names).collect()
}

/// For each row, whether what it needs comes with a case that begins, an event, or an outside party.
fn brought(subject: &Subject) -> Vec<bool> {
    let sop = subject.sop;
    let mut brought: Vec<bool> = sop
        .rows_with_ids()
        .map(|(id, _)| comes_in(subject, id))
        .collect();
    let silences = sop.rules.iter().flat_map(|rule| &rule.parts);
    let silences = silences.filter_map(|part| match part {
        RuleKind::Silence { target, .. } => target.as_ref(),
        _ => None,
    });
    let interrupts = sop.interrupts.iter().map(|interrupt| &interrupt.target);
    for target in interrupts.chain(silences) {
        let row = sop[target.node.value].row;
        if let Some(brought) = brought.get_mut(row.0 as usize) {
            *brought = true;
        }
    }
    brought
}

fn comes_in(subject: &Subject, row: RowId) -> bool {
    let mut nodes = subject.sop.nodes_of(row);
    let mut kinds = subject.sop.nodes_of(row);
    kinds.any(|(_, node)| matches!(node.kind.value, NodeKind::Start | NodeKind::Wait(_)))
        || nodes.all(|(id, _)| is_outside(subject, id))
}

/// Whether a node is performed by outside parties alone: they have their own papers.
fn is_outside(subject: &Subject, node: NodeId) -> bool {
    let Some(performers) = &subject.sop[node].performers else {
        return false;
    };
    performers.list.iter().all(|one| match one.value {
        Performer::Actor(actor) => subject.sop[actor].outside,
        Performer::SameAs(_) => false,
    })
}
