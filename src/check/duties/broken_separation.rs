//! What a rule gives to two persons, the lanes don't give to one.

use std::collections::BTreeMap;

use super::performing::{actors, origin};
use crate::check::Subject;
use crate::diagnostic::messages::ActorMessage;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{ActorId, NodeId, Rule, RuleKind, Said, Strength};

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

/// One finding for each node that shares its performer with an earlier one of the rule.
fn check_rule(
    subject: &Subject,
    rule: &Rule,
    nodes: &[Said<NodeId>],
    diagnostics: &mut Diagnostics,
) {
    let mut persons: BTreeMap<NodeId, NodeId> = BTreeMap::new();
    let mut lanes: BTreeMap<ActorId, NodeId> = BTreeMap::new();
    for node in nodes {
        let other = |first: &&NodeId| **first != node.value;
        let person = origin(subject.sop, node.value);
        let working = all_performing(subject, node.value);
        let shared = working.iter().find_map(|actor| {
            let first = lanes.get(actor).filter(other)?;
            Some((*first, *actor))
        });
        if let Some(first) = persons.get(&person).filter(other) {
            diagnostics.push(same_person(subject, rule, *first, node));
        } else if let Some((first, actor)) = shared {
            diagnostics.push(same_lane(subject, rule, first, node, actor));
        }
        persons.entry(person).or_insert(node.value);
        for actor in working {
            lanes.entry(actor).or_insert(node.value);
        }
    }
}

/// The actors that all perform a node.
fn all_performing(subject: &Subject, node: NodeId) -> Vec<ActorId> {
    match actors(subject.sop, node) {
        Some((actors, true)) => actors,
        _ => Vec::new(),
    }
}

fn same_person(subject: &Subject, rule: &Rule, first: NodeId, second: &Said<NodeId>) -> Diagnostic {
    let message = ActorMessage::SamePerson {
        name: rule.name.value.clone(),
        first: subject.row(first),
        second: subject.row(second.value),
    };
    let finding = subject.finding(message, second.span);
    finding.help(ActorMessage::OtherPerformer {})
}

fn same_lane(
    subject: &Subject,
    rule: &Rule,
    first: NodeId,
    second: &Said<NodeId>,
    actor: ActorId,
) -> Diagnostic {
    let message = ActorMessage::SameLane {
        name: rule.name.value.clone(),
        first: subject.row(first),
        second: subject.row(second.value),
        title: subject.sop[actor].title.value.clone(),
    };
    let finding = subject.finding(message, second.span);
    finding.help(ActorMessage::TwoPeople {})
}
