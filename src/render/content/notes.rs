//! The lines under the table: what no arrow can show.

use crate::model::{ActorId, Escalation, Interrupt, NodeId, Said, Sop};

use super::{condition, row_name, words};

/// The lines: what may happen at any time, then the escalations.
pub fn notes(sop: &Sop) -> Vec<String> {
    let interrupts = sop.interrupts.iter().map(|i| interrupt(sop, i));
    let escalations = sop.escalations.iter().map(|e| escalation(sop, e));
    interrupts.chain(escalations).collect()
}

fn interrupt(sop: &Sop, interrupt: &Interrupt) -> String {
    let lang = sop.lang;
    let mut when = words::at_any_time(lang).to_owned();
    if !interrupt.from.is_empty() {
        when += &format!(" {}", words::during(lang, &rows(sop, &interrupt.from)));
    }
    let what = match &interrupt.text {
        Some(text) => text.value.clone(),
        None => condition::in_words(sop, &interrupt.trigger),
    };
    let target = row_name(sop, sop[interrupt.target.node.value].row);
    format!("{when}: {what}; {}", words::goes_to(lang, &target))
}

fn rows(sop: &Sop, nodes: &[Said<NodeId>]) -> String {
    let mut names: Vec<String> = Vec::new();
    for node in nodes {
        let name = row_name(sop, sop[node.value].row);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    words::all(sop.lang, &names)
}

fn escalation(sop: &Sop, escalation: &Escalation) -> String {
    let lang = sop.lang;
    let row = row_name(sop, escalation.row.value);
    let when = match &escalation.condition {
        Some(guard) => words::row_given_that(lang, &row, &condition::in_words(sop, guard)),
        None => words::overdue(lang, &row),
    };
    let mut line = format!(
        "{when}, {}",
        words::passed_to(lang, &actors(sop, &escalation.to))
    );
    if let Some(text) = &escalation.text {
        line += &format!(": {}", text.value);
    }
    line
}

fn actors(sop: &Sop, actors: &[Said<ActorId>]) -> String {
    let names: Vec<String> = actors
        .iter()
        .map(|a| sop[a.value].title.value.clone())
        .collect();
    words::all(sop.lang, &names)
}
