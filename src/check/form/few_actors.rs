//! An SOP says how several people work together; PermenPANRB 35/2012 asks for more than one performer.

use std::collections::BTreeSet;

use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::FormMessage;
use crate::model::{ActorId, Performer};

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    let performers = subject.sop.nodes.iter();
    let performers = performers.filter_map(|node| node.performers.as_ref());
    let actors: BTreeSet<ActorId> = performers
        .flat_map(|performers| &performers.list)
        .filter_map(|performer| match performer.value {
            Performer::Actor(actor) => Some(actor),
            Performer::SameAs(_) => None,
        })
        .collect();
    let mut actors = actors.into_iter();
    let (Some(only), None) = (actors.next(), actors.next()) else {
        return;
    };
    let only = &subject.sop[only];
    let actor = only.title.value.clone();
    let finding = subject.finding(FormMessage::FewActors { actor }, only.name.span);
    diagnostics.push(finding.help(FormMessage::NameOthers {}));
}
