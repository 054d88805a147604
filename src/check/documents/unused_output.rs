//! What a row puts out, somebody uses.
//!
//! Only a document that the SOP visibly leaves lying is blamed: the rows that follow say what they need and it is not
//! this, no other row asks for anything of a similar name, and it is no product of the SOP.

use std::collections::HashMap;

use super::library::Library;
use super::names::{Name, telling_words};
use super::papers::{Output, Papers};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::DocumentMessage;
use crate::lang::Word;
use crate::model::{DocumentTarget, NodeKind, RowId};

pub(super) fn check(papers: &Papers, library: &Library, diagnostics: &mut Diagnostics) {
    let wishes = Wishes::new(papers);
    for output in &papers.outputs {
        match &output.document.target {
            Some(target) => check_target(papers, library, output, target, diagnostics),
            None if is_used(papers, library, &wishes, output) => {}
            None => {
                let message = DocumentMessage::UnusedOutput {
                    row: papers.row(output.row),
                    document: output.document.text.value.clone(),
                };
                let help = DocumentMessage::UseOutput {
                    needs: papers.spell(Word::Needs),
                    to: papers.spell(Word::To),
                };
                let finding = papers.finding(message, output.document.text.span);
                diagnostics.push(finding.help(help));
            }
        }
    }
}

/// What the rows ask for, by name and by telling word, and by which row; nothing for several.
struct Wishes {
    names: HashMap<Name, Option<RowId>>,
    words: HashMap<String, Option<RowId>>,
}

impl Wishes {
    fn new(papers: &Papers) -> Self {
        let mut wishes = Wishes {
            names: HashMap::new(),
            words: HashMap::new(),
        };
        for need in &papers.needs {
            for wanted in &need.wanted {
                wanted
                    .names()
                    .for_each(|name| note(&mut wishes.names, name, need.row));
                let words = telling_words(&wanted.text.value);
                words.for_each(|word| note(&mut wishes.words, word, need.row));
            }
        }
        wishes
    }

    /// Whether a row other than the output's own asks for it, or for something of a similar name.
    fn include(&self, output: &Output) -> bool {
        let of_other =
            |row: Option<&Option<RowId>>| row.is_some_and(|row| *row != Some(output.row));
        let texts = std::iter::once(output.document).chain(&output.document.alternatives);
        let mut words = texts.flat_map(|document| telling_words(&document.text.value));
        let mut names = output.names.iter();
        names.any(|name| of_other(self.names.get(name)))
            || words.any(|word| of_other(self.words.get(&word)))
    }
}

fn note<K: std::hash::Hash + Eq>(wishes: &mut HashMap<K, Option<RowId>>, key: K, row: RowId) {
    let known = wishes.entry(key).or_insert(Some(row));
    if *known != Some(row) {
        *known = None;
    }
}

fn is_used(papers: &Papers, library: &Library, wishes: &Wishes, output: &Output) -> bool {
    let sop = papers.subject.sop;
    let mut names = output.names.iter();
    wishes.include(output)
        || names.any(|name| library.is_needed_beyond(*name, sop))
        || is_taken_on(papers, output.row)
}

/// Whether a row ends the procedure, leads to its end, or leads to a row that takes whatever comes.
fn is_taken_on(papers: &Papers, row: RowId) -> bool {
    let (sop, graph) = (papers.subject.sop, papers.subject.graph);
    sop.nodes_of(row).any(|(id, node)| {
        let next = graph.after(id).filter(|(_, flow)| flow.by.is_exit());
        let mut next = next.filter(|(to, _)| sop[*to].row != row);
        node.exits.is_empty()
            || next.any(|(to, _)| {
                let to = &sop[to];
                to.kind.value == NodeKind::End || papers.needs_of(to.row).is_empty()
            })
    })
}

/// Where the file says to whom a document goes, that row or SOP needs it, if it says at all what it needs.
fn check_target(
    papers: &Papers,
    library: &Library,
    output: &Output,
    target: &DocumentTarget,
    diagnostics: &mut Diagnostics,
) {
    let mut names = output.names.iter().copied();
    let (target, takes) = match target {
        DocumentTarget::Row(row) => {
            let takes = names.any(|name| papers.wished.has_in(*row, name));
            (papers.row(*row), takes || papers.needs_of(*row).is_empty())
        }
        DocumentTarget::Sop(other) => {
            let other = other.sop.and_then(|sop| library.of(sop));
            let Some(other) = other.filter(|other| !other.subject.sop.faulty) else {
                return;
            };
            let takes = names.any(|name| other.wished.has(name)) || other.needs.is_empty();
            (other.subject.sop.title.value.clone(), takes)
        }
    };
    if takes {
        return;
    }
    let message = DocumentMessage::NotTaken {
        row: papers.row(output.row),
        document: output.document.text.value.clone(),
        target,
    };
    let finding = papers.finding(message, output.document.text.span);
    let needs = papers.spell(Word::Needs);
    diagnostics.push(finding.help(DocumentMessage::NameInNeeds { needs }));
}
