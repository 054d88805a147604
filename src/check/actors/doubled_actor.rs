//! An actor is declared once. Two of one title are two only in different groups of lanes.

use std::collections::BTreeMap;

use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::{ActorMessage, SyntaxMessage};
use crate::lang::folded;
use crate::model::Actor;

pub(in crate::check) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    let mut known: BTreeMap<(Option<usize>, String), &Actor> = BTreeMap::new();
    for actor in &subject.sop.actors {
        let key = (actor.group, folded(&actor.title.value));
        let Some(first) = known.get(&key) else {
            known.insert(key, actor);
            continue;
        };
        let message = ActorMessage::DoubledActor {
            title: actor.title.value.clone(),
            first: first.name.value.clone(),
            second: actor.name.value.clone(),
        };
        let finding = subject.finding(message, actor.name.span);
        let finding = finding.label(first.name.span, SyntaxMessage::FirstHere {});
        diagnostics.push(finding.help(ActorMessage::KeepOneActor {}));
    }
}
