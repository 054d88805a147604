//! The words on an arrow.

use crate::model::{Exit, ExitTrigger, Node, NodeKind, Sop, Target};

use super::{condition, words};

/// The words on the arrow of an exit to one of its targets: the author's label, else what its guard says in short.
/// Nothing for a plain way on.
pub fn exit_label(sop: &Sop, node: &Node, exit: &Exit, target: &Target) -> Option<String> {
    let said = exit.label.as_ref().map(|label| label.value.clone());
    let label = said.or_else(|| from_trigger(sop, node, exit));
    let bound = target.at_most.map(|times| words::at_most(sop.lang, times));
    let parts: Vec<String> = label.into_iter().chain(bound).collect();
    let text = parts.join(" ");
    (!text.trim().is_empty()).then_some(text)
}

fn from_trigger(sop: &Sop, node: &Node, exit: &Exit) -> Option<String> {
    let alone = node.exits.len() < 2;
    match &exit.trigger {
        ExitTrigger::When(guard) => Some(match condition::yes_or_no(guard) {
            Some(yes) => words::yes_no(sop.lang, yes).to_owned(),
            None => condition::in_words(sop, guard),
        }),
        ExitTrigger::Otherwise if !alone => Some(opposite(sop, node)),
        ExitTrigger::TimedOut if !alone => timer_in_words(sop, node),
        ExitTrigger::Happened if !alone => match &node.kind.value {
            NodeKind::Wait(wait) => wait
                .until
                .as_ref()
                .map(|until| condition::in_words(sop, until)),
            _ => None,
        },
        _ => None,
    }
}

/// What "otherwise" comes to: the opposite of a single yes/no guard, else the word itself.
fn opposite(sop: &Sop, node: &Node) -> String {
    let mut guards = node.exits.iter().filter_map(|exit| match &exit.trigger {
        ExitTrigger::When(guard) => Some(condition::yes_or_no(guard)),
        _ => None,
    });
    match (guards.next(), guards.next()) {
        (Some(Some(yes)), None) => words::yes_no(sop.lang, !yes).to_owned(),
        _ => words::otherwise(sop.lang).to_owned(),
    }
}

fn timer_in_words(sop: &Sop, node: &Node) -> Option<String> {
    match &node.kind.value {
        NodeKind::Wait(wait) => {
            let timer = wait.timer.as_ref()?.value.in_words(sop.lang);
            Some(words::after_timer(sop.lang, &timer))
        }
        _ => None,
    }
}
