//! What a rule gives to two persons, the lanes don't give to one.

use super::performing::{actors, origin};
use crate::check::Subject;
use crate::diagnostic::messages::ActorMessage;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{NodeId, Rule, RuleKind, Said, Strength};

pub(in crate::check) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    let rules = subject.sop.rules.iter();
    for rule in rules.filter(|rule| rule.strength.value != Strength::May) {
        for part in &rule.parts {
            if let RuleKind::Separate(nodes) = part {
                check_rule(subject, rule, nodes, diagnostics);
            }
        }
    }
}

/// One finding for each node that an earlier one of the rule shares its performer with.
fn check_rule(
    subject: &Subject,
    rule: &Rule,
    nodes: &[Said<NodeId>],
    diagnostics: &mut Diagnostics,
) {
    for (at, second) in nodes.iter().enumerate() {
        let earlier = nodes.iter().take(at);
        let mut earlier = earlier.filter(|first| first.value != second.value);
        let finding = earlier.find_map(|first| finding(subject, rule, first.value, second));
        if let Some(finding) = finding {
            diagnostics.push(finding);
        }
    }
}

fn finding(
    subject: &Subject,
    rule: &Rule,
    first: NodeId,
    second: &Said<NodeId>,
) -> Option<Diagnostic> {
    let sop = subject.sop;
    let (first_row, second_row) = (subject.row(first), subject.row(second.value));
    let name = rule.name.value.clone();
    let message = if origin(sop, first) == origin(sop, second.value) {
        ActorMessage::SamePerson {
            name,
            first: first_row,
            second: second_row,
        }
    } else {
        let (one, all_of_one) = actors(sop, first)?;
        let (other, all_of_other) = actors(sop, second.value)?;
        let shared = one.iter().find(|actor| other.contains(actor));
        let shared = shared.filter(|_| all_of_one && all_of_other)?;
        ActorMessage::SameLane {
            name,
            first: first_row,
            second: second_row,
            title: sop[*shared].title.value.clone(),
        }
    };
    let help = match message {
        ActorMessage::SamePerson { .. } => ActorMessage::OtherPerformer {},
        _ => ActorMessage::TwoPeople {},
    };
    Some(subject.finding(message, second.span).help(help))
}
