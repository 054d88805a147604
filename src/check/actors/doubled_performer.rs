//! Of several performers of a node each is named once.

use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::{ActorMessage, SyntaxMessage};
use crate::model::{NodeId, Performer, Said};

pub(in crate::check) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    for (id, node) in subject.sop.nodes_with_ids() {
        let mut known: Vec<&Said<Performer>> = Vec::new();
        for performer in node
            .performers
            .iter()
            .flat_map(|performers| &performers.list)
        {
            match known.iter().find(|first| first.value == performer.value) {
                Some(first) => report(subject, id, first, performer, diagnostics),
                None => known.push(performer),
            }
        }
    }
}

fn report(
    subject: &Subject,
    node: NodeId,
    first: &Said<Performer>,
    second: &Said<Performer>,
    diagnostics: &mut Diagnostics,
) {
    let Performer::Actor(actor) = second.value else {
        return;
    };
    let message = ActorMessage::DoubledPerformer {
        row: subject.row(node),
        title: subject.sop[actor].title.value.clone(),
    };
    let finding = subject.finding(message, second.span);
    let finding = finding.label(first.span, SyntaxMessage::FirstHere {});
    diagnostics.push(finding.help(ActorMessage::NamePerformerOnce {}));
}
