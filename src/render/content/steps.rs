//! The flow in words: what follows what, for those who listen to the document or read it on a phone.

use std::ops::Range;

use crate::model::{Exit, ExitKind, NodeId, Performer, PerformersKind, Sop};

use super::words::{self, SymbolWord};
use super::{exit_label, row_name};

/// A node of the flow in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The node.
    pub node: NodeId,
    /// The number of its row, as printed.
    pub number: Option<String>,
    /// What kind of step it is.
    pub kind: SymbolWord,
    /// The kind in the language of the document.
    pub kind_in_words: &'static str,
    /// What is done: the text of its row, and the node's own words where it has some.
    pub text: String,
    /// Who does it; empty where the document does not say.
    pub performers: String,
    /// Where each exit leads, a sentence each; none at an end.
    pub ways: Vec<String>,
    /// For each of those sentences, the nodes that it names, in their order there.
    pub mentions: Vec<Vec<Mention>>,
}

/// A node named in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The node.
    pub node: NodeId,
    /// Its name there, as bytes of the sentence.
    pub words: Range<usize>,
}

/// All nodes in words, in the order of the rows.
pub fn steps(sop: &Sop) -> Vec<Step> {
    let nodes = sop.rows.iter().flat_map(|row| &row.nodes);
    nodes.map(|node| step(sop, *node)).collect()
}

fn step(sop: &Sop, node: NodeId) -> Step {
    let this = &sop[node];
    let row = &sop[this.row];
    let kind = SymbolWord::of(&this.kind.value);
    let own = this.label.as_ref().map(|label| label.value.as_str());
    let text = match own {
        Some(own) => format!("{} ({own})", row.text.value),
        None => row.text.value.clone(),
    };
    Step {
        node,
        number: row.number.as_ref().map(|number| number.value.clone()),
        kind,
        kind_in_words: words::symbol(sop.lang, kind),
        text,
        performers: performers(sop, node),
        ways: ways(sop, node),
        mentions: mentions(sop, node),
    }
}

/// Where each exit of a node leads, a sentence each.
pub fn ways(sop: &Sop, node: NodeId) -> Vec<String> {
    let exits = sop[node].exits.iter();
    exits
        .filter_map(|exit| way(sop, node, exit))
        .map(|way| words::sentence(&way))
        .collect()
}

/// The nodes that each of those sentences names. The names end a sentence, so they are looked for from its end.
fn mentions(sop: &Sop, node: NodeId) -> Vec<Vec<Mention>> {
    let exits = sop[node].exits.iter();
    exits
        .filter_map(|exit| Some(mentions_in(sop, exit, &words::sentence(&way(sop, node, exit)?))))
        .collect()
}

fn mentions_in(sop: &Sop, exit: &Exit, sentence: &str) -> Vec<Mention> {
    let mut before = sentence;
    let mut mentions = Vec::new();
    for target in exit.targets.iter().rev() {
        let node = target.node.value;
        let name = target_name(sop, node);
        if let Some((rest, _)) = before.rsplit_once(&name) {
            let words = rest.len()..rest.len() + name.len();
            mentions.push(Mention { node, words });
            before = rest;
        }
    }
    mentions.reverse();
    mentions
}

fn way(sop: &Sop, node: NodeId, exit: &Exit) -> Option<String> {
    let targets: Vec<String> = exit
        .targets
        .iter()
        .map(|target| target_name(sop, target.node.value))
        .collect();
    let first = exit.targets.first()?;
    let goes = words::goes_to(sop.lang, &words::all(sop.lang, &targets));
    let goes = match exit.kind {
        ExitKind::All if targets.len() > 1 => words::at_once(sop.lang, &goes),
        _ => goes,
    };
    Some(match exit_label(sop, &sop[node], exit, first) {
        Some(label) => format!("{label}: {goes}"),
        None => goes,
    })
}

/// A row as a target; a node of a row of several with its own words.
fn target_name(sop: &Sop, node: NodeId) -> String {
    let this = &sop[node];
    let row = row_name(sop, this.row);
    match &this.label {
        Some(label) if sop[this.row].nodes.len() > 1 => format!("{row} ({})", label.value),
        _ => row,
    }
}

fn performers(sop: &Sop, node: NodeId) -> String {
    let Some(performers) = &sop[node].performers else {
        return String::new();
    };
    let named = performers.list.iter().map(|one| match one.value {
        Performer::Actor(actor) => sop[actor].title.value.clone(),
        Performer::SameAs(node) => words::same_as(sop.lang, &row_name(sop, sop[node].row)),
    });
    let names: Vec<String> = named.collect();
    match performers.kind {
        PerformersKind::OneOf => words::either(sop.lang, &names),
        _ => words::all(sop.lang, &names),
    }
}
