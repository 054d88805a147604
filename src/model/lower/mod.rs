//! From the tree to the model.
//!
//! Lowering never fails as a whole. Each SOP is read in two passes: the first declares its names, the second resolves
//! what uses them. What can't be understood is blamed at its place and left out, and the SOP is marked as faulty; what
//! an earlier stage has blamed is left out in silence.

mod actors;
mod columns;
mod context;
mod data;
mod documents;
mod exits;
mod form;
mod identity;
mod log;
mod marks;
mod names;
mod nodes;
mod performers;
mod plan;
mod rows;
mod rule_parts;
mod rules;
mod scenario;
mod sop;
mod times;

use std::collections::HashMap;

pub(in crate::model) use context::Context;
pub(in crate::model) use names::DataName;
pub use scenario::{scenarios, what_if};
pub(in crate::model) use times::duration;

use super::{Catalogue, SopId};
use crate::diagnostic::messages::{ModelMessage, SyntaxMessage};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lang::Word;
use crate::source::{Source, Span, Spanned};
use crate::syntax::shape::Place;
use crate::syntax::tree::{Item, Tree};

/// Lowers the trees of files that were read together. `trees[i]` is the tree of `sources[i]`.
pub fn lower(trees: &[Tree], sources: &[Source], diagnostics: &mut Diagnostics) -> Catalogue {
    let found = SopNames::collect(trees, sources, diagnostics);
    let mut catalogue = Catalogue::default();
    for (index, (tree, source)) in trees.iter().zip(sources).enumerate() {
        diagnostics.enter(index);
        for item in &tree.items {
            let well_formed = form::check(item, Place::File, tree.lang, diagnostics);
            if item.is(Word::Sop) {
                let mut context = Context::new(tree, source, &found, diagnostics);
                context.faulty |= !well_formed;
                let rest = without_activities(item);
                catalogue.sops.push(sop::lower(context, item, &rest));
            }
        }
    }
    catalogue
}

/// An SOP's statement with all below it but its activities: what stands once or a few times is looked for in it, not
/// among ten thousand rows.
fn without_activities(sop: &Item) -> Item {
    let rest = sop.items.iter().filter(|item| !item.is(Word::Activity));
    Item {
        items: rest.cloned().collect(),
        name: sop.name.clone(),
        text: sop.text.clone(),
        ..Item::new(sop.head, sop.head_span.0)
    }
}

fn sops_of(tree: &Tree) -> impl Iterator<Item = &Item> {
    tree.items.iter().filter(|item| item.is(Word::Sop))
}

/// The SOPs of a catalogue by name and by title.
#[derive(Default)]
pub(in crate::model) struct SopNames<'a> {
    by_name: HashMap<&'a str, (SopId, usize, Span)>,
    by_title: HashMap<String, SopId>,
}

impl<'a> SopNames<'a> {
    fn collect(trees: &'a [Tree], sources: &[Source], diagnostics: &mut Diagnostics) -> Self {
        let mut found = SopNames {
            by_name: HashMap::new(),
            by_title: HashMap::new(),
        };
        let all = trees.iter().take(sources.len()).enumerate();
        let all = all.flat_map(|(source, tree)| sops_of(tree).map(move |item| (source, item)));
        for (id, (source, item)) in (0..).map(SopId).zip(all) {
            if let Some(title) = &item.text {
                found
                    .by_title
                    .entry(plain_title(&title.value))
                    .or_insert(id);
            }
            let Some(name) = &item.name else { continue };
            match found.by_name.get(name.value.as_str()) {
                None => {
                    found.by_name.insert(&name.value, (id, source, name.span));
                }
                Some((_, first, span)) => {
                    diagnostics.enter(source);
                    diagnostics.push(doubled(name, source, *first, *span, sources));
                }
            }
        }
        found
    }

    /// The SOP with this name.
    pub(in crate::model) fn named(&self, name: &str) -> Option<SopId> {
        self.by_name.get(name).map(|(id, ..)| *id)
    }

    /// The SOP with this title, whatever its capitals, with or without `SOP` before it.
    pub(in crate::model) fn titled(&self, title: &str) -> Option<SopId> {
        self.by_title.get(&plain_title(title)).copied()
    }

    /// All names.
    pub(in crate::model) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.by_name.keys().copied()
    }
}

fn doubled(
    name: &Spanned<String>,
    source: usize,
    first: usize,
    first_span: Span,
    sources: &[Source],
) -> Diagnostic {
    let message = ModelMessage::DoubledSop {
        name: name.value.clone(),
    };
    let finding = Diagnostic::new(message, source, name.span);
    if first == source {
        return finding
            .label(first_span, SyntaxMessage::FirstHere {})
            .help(ModelMessage::GiveOwnName {});
    }
    let file = sources.get(first).map(|source| source.name().to_string());
    finding.help(ModelMessage::FirstIn {
        file: file.unwrap_or_default(),
    })
}

fn plain_title(title: &str) -> String {
    let folded = title.to_lowercase();
    let mut words: Vec<&str> = folded.split_whitespace().collect();
    if words.len() > 1 && words[0] == "sop" {
        words.remove(0);
    }
    words.join(" ")
}
