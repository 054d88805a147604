//! The words in a symbol, and the words for it.

use crate::model::{NodeId, NodeKind, Performer, PerformersKind, Sop};

use super::words::{self, SymbolWord};

/// The words inside the symbol of a node: its label, the length of a wait, the called SOP, and the performers who have
/// no lane to show them.
pub fn caption(sop: &Sop, node: NodeId) -> Option<String> {
    let parts: Vec<String> = own_words(sop, node)
        .into_iter()
        .chain(performers_without_lane(sop, node))
        .collect();
    let text = parts.join("\n");
    (!text.trim().is_empty()).then_some(text)
}

fn own_words(sop: &Sop, node: NodeId) -> Option<String> {
    let node = &sop[node];
    if let Some(label) = &node.label {
        return Some(label.value.clone());
    }
    match &node.kind.value {
        NodeKind::Wait(wait) => wait
            .timer
            .as_ref()
            .map(|timer| timer.value.in_words(sop.lang)),
        NodeKind::Call(call) if call.sop.is_none() => Some(call.written.value.clone()),
        _ => None,
    }
}

fn performers_without_lane(sop: &Sop, node: NodeId) -> Option<String> {
    let performers = sop[node].performers.as_ref()?;
    let names: Vec<String> = performers
        .list
        .iter()
        .filter_map(|performer| match performer.value {
            Performer::Actor(actor) => Some(&sop[actor]),
            Performer::SameAs(_) => None,
        })
        .filter(|actor| !actor.has_lane)
        .map(|actor| actor.title.value.clone())
        .collect();
    match performers.kind {
        _ if names.is_empty() => None,
        PerformersKind::OneOf => Some(words::either(sop.lang, &names)),
        _ => Some(words::all(sop.lang, &names)),
    }
}

/// The words for a symbol, for those who listen to the picture: its kind, its row, its label, and where each
/// exit leads.
pub fn symbol_title(sop: &Sop, node: NodeId) -> String {
    let this = &sop[node];
    let mut title = format!(
        "{}: {}",
        words::symbol(sop.lang, SymbolWord::of(&this.kind.value)),
        sop.row_label(this.row)
    );
    if let Some(caption) = caption(sop, node) {
        title += &format!(" ({})", caption.replace('\n', ", "));
    }
    for way in super::ways(sop, node) {
        title += &format!(". {way}");
    }
    title
}
