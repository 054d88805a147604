//! What the words of a log mean to an SOP: activities, actors, exits and fields by any of their names.
//!
//! Capitals, spacing and punctuation are forgiven: names are compared as their words alone (`lang::folded`).

use std::collections::HashMap;

use super::Activity;
use crate::engine::Plan;
use crate::lang::folded;
use crate::model::expr::{Constant, TypedExpr};
use crate::model::{
    ActorId, BinaryOp, EventId, Exit, ExitTrigger, FieldId, FieldType, NodeId, RowId, Said, Sop,
    Variant,
};

/// Words that say that something is done, and nothing about how it ended.
const DONE: [&str; 12] = [
    "complete",
    "completed",
    "done",
    "finished",
    "ok",
    "beres",
    "rampung",
    "selesai",
    "sudah",
    "success",
    "sukses",
    "terlaksana",
];

/// Words for yes and for no.
const YES: [&str; 6] = ["ya", "yes", "y", "true", "benar", "1"];
const NO: [&str; 6] = ["tidak", "no", "n", "false", "salah", "0"];

/// The names that an SOP goes by in logs.
#[derive(Debug, Clone)]
pub struct Names {
    activities: HashMap<String, Activity>,
    numbers: HashMap<String, RowId>,
    actors: HashMap<String, ActorId>,
    fields: HashMap<String, FieldId>,
    /// For each node, its exits by their folded labels and conditions.
    exits: Vec<Vec<(String, usize)>>,
}

impl Names {
    /// The names of a plan's SOP. Where two things share a name, the first one keeps it, and the name that the file uses
    /// goes before the text, and both before other names.
    pub fn new(plan: &Plan) -> Names {
        let sop = plan.sop();
        let exits = sop.nodes_with_ids().map(|(id, _)| exits(sop, id));
        Names {
            activities: activities(sop),
            numbers: numbers(sop),
            actors: actors(sop),
            fields: fields(sop),
            exits: exits.collect(),
        }
    }

    /// The row, node or event that a log calls so.
    pub fn activity(&self, written: &str) -> Option<Activity> {
        let name = folded(written);
        let named = self.activities.get(&name).copied();
        named.or_else(|| self.numbers.get(&name).map(|row| Activity::Row(*row)))
    }

    /// The row with this number.
    pub fn numbered(&self, written: &str) -> Option<RowId> {
        self.numbers.get(&folded(written)).copied()
    }

    /// The actors that a log names in one cell: one, or several with commas, semicolons, slashes, `&` or `and` between
    /// them. Nothing for a name that is no actor's.
    pub fn actors(&self, written: &str) -> Vec<Option<ActorId>> {
        if let Some(one) = self.actors.get(&folded(written)) {
            return vec![Some(*one)];
        }
        let parts = written.split([',', ';', '/', '&', '+']);
        let parts = parts
            .flat_map(|part| part.split(" dan "))
            .flat_map(|part| part.split(" and "));
        let names = parts.map(folded).filter(|name| !name.is_empty());
        names.map(|name| self.actors.get(&name).copied()).collect()
    }

    /// The field that a column of this name holds.
    pub fn field(&self, column: &str) -> Option<FieldId> {
        self.fields.get(&folded(column)).copied()
    }

    /// The exits of a node that an outcome means, in their order; empty where it means none.
    pub fn exits(&self, node: NodeId, outcome: &str) -> Vec<usize> {
        let outcome = folded(outcome);
        let exits = self.exits.get(node.0 as usize);
        let named = exits
            .into_iter()
            .flatten()
            .filter(|(name, _)| *name == outcome);
        let mut exits: Vec<usize> = named.map(|(_, exit)| *exit).collect();
        exits.sort_unstable();
        exits.dedup();
        exits
    }

    /// Whether an outcome says no more than that something is done.
    pub fn is_plain(&self, outcome: &str) -> bool {
        let outcome = folded(outcome);
        outcome.is_empty() || DONE.contains(&outcome.as_str())
    }
}

/// Yes or no, as people write it.
pub fn yes_or_no(written: &str) -> Option<bool> {
    let written = folded(written);
    match written.as_str() {
        yes if YES.contains(&yes) => Some(true),
        no if NO.contains(&no) => Some(false),
        _ => None,
    }
}

fn add<T: Copy>(names: &mut HashMap<String, T>, name: &str, of: T) {
    let name = folded(name);
    if !name.is_empty() {
        names.entry(name).or_insert(of);
    }
}

fn add_all<T: Copy>(names: &mut HashMap<String, T>, aka: &[Said<String>], of: T) {
    aka.iter().for_each(|other| add(names, &other.value, of));
}

fn activities(sop: &Sop) -> HashMap<String, Activity> {
    let mut names = HashMap::new();
    let events = || (0..).map(EventId).zip(&sop.events);
    for (id, row) in sop.rows_with_ids() {
        add(&mut names, &row.name.value, Activity::Row(id));
    }
    for (id, node) in sop.nodes_with_ids() {
        add(&mut names, &node.name.value, Activity::Node(id));
    }
    for (id, row) in sop.rows_with_ids() {
        add(&mut names, &row.text.value, Activity::Row(id));
        add_all(&mut names, &row.aka, Activity::Row(id));
    }
    for (id, event) in events() {
        let title = event
            .title
            .as_ref()
            .map_or("", |title| title.value.as_str());
        add(&mut names, title, Activity::Event(id));
        add_all(&mut names, &event.aka, Activity::Event(id));
        add(&mut names, &event.name.value, Activity::Event(id));
    }
    for (id, node) in sop.nodes_with_ids() {
        if let Some(label) = &node.label {
            add(&mut names, &label.value, Activity::Node(id));
        }
    }
    names
}

fn numbers(sop: &Sop) -> HashMap<String, RowId> {
    let mut numbers = HashMap::new();
    for (id, row) in sop.rows_with_ids() {
        if let Some(number) = &row.number {
            add(&mut numbers, &number.value, id);
        }
    }
    numbers
}

fn actors(sop: &Sop) -> HashMap<String, ActorId> {
    let mut names = HashMap::new();
    let actors = || (0..).map(ActorId).zip(&sop.actors);
    actors().for_each(|(id, actor)| add(&mut names, &actor.title.value, id));
    actors().for_each(|(id, actor)| add(&mut names, &actor.name.value, id));
    actors().for_each(|(id, actor)| add_all(&mut names, &actor.aka, id));
    names
}

fn fields(sop: &Sop) -> HashMap<String, FieldId> {
    let mut names = HashMap::new();
    let fields = || (0..).map(FieldId).zip(&sop.fields);
    fields().for_each(|(id, field)| add(&mut names, &field.name.value, id));
    fields().for_each(|(id, field)| add_all(&mut names, &field.aka, id));
    for (id, field) in fields() {
        if let Some(title) = &field.title {
            add(&mut names, &title.value, id);
        }
    }
    names
}

/// The exits of a node by what a log may call them: the label, and what the condition asks for.
fn exits(sop: &Sop, node: NodeId) -> Vec<(String, usize)> {
    let mut names = Vec::new();
    let exits = || sop[node].exits.iter().enumerate();
    for (at, exit) in exits() {
        if let Some(label) = &exit.label {
            names.push((folded(&label.value), at));
        }
    }
    let mut asked = Vec::new();
    for (at, exit) in exits() {
        if let ExitTrigger::When(guard) = &exit.trigger {
            asked.extend(
                asked_for(sop, &guard.expr)
                    .into_iter()
                    .map(|name| (name, at)),
            );
        }
    }
    // With two ways and one question, no is the other way.
    if let ([(_, yes)], [_, _]) = (
        exits_that_ask(sop, node).as_slice(),
        sop[node].exits.as_slice(),
    ) {
        let otherwise = |(_, exit): &(usize, &Exit)| exit.trigger == ExitTrigger::Otherwise;
        if let Some((no, _)) = exits().find(otherwise) {
            asked.extend(YES.iter().map(|word| (word.to_string(), *yes)));
            asked.extend(NO.iter().map(|word| (word.to_string(), no)));
        }
    }
    for (name, at) in asked {
        if !names.iter().any(|(known, _)| *known == name) {
            names.push((name, at));
        }
    }
    names
}

/// The exits of a node that ask whether a yes/no field is yes.
fn exits_that_ask(sop: &Sop, node: NodeId) -> Vec<(FieldId, usize)> {
    let exits = sop[node].exits.iter().enumerate();
    let asking = exits.filter_map(|(at, exit)| match &exit.trigger {
        ExitTrigger::When(guard) => match guard.expr {
            TypedExpr::Field(field) => Some((field, at)),
            _ => None,
        },
        _ => None,
    });
    asking.collect()
}

/// What a condition asks for, as an outcome would have it: the field that is to be yes, or the value it is to have.
fn asked_for(sop: &Sop, expr: &TypedExpr) -> Vec<String> {
    match expr {
        TypedExpr::Field(field) => {
            let field = &sop[*field];
            let title = field.title.as_ref().map(|title| folded(&title.value));
            [folded(&field.name.value)]
                .into_iter()
                .chain(title)
                .collect()
        }
        TypedExpr::Binary(BinaryOp::Equal, field, value) => {
            match (field.as_ref(), value.as_ref()) {
                (TypedExpr::Field(field), TypedExpr::Constant(Constant::Variant(at, _))) => {
                    variant(sop, *field, *at)
                        .map(variant_names)
                        .unwrap_or_default()
                }
                _ => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}

fn variant(sop: &Sop, field: FieldId, at: usize) -> Option<&Variant> {
    match &sop[field].kind {
        FieldType::OneOf(variants) => variants.get(at),
        _ => None,
    }
}

fn variant_names(variant: &Variant) -> Vec<String> {
    let title = variant.title.as_ref().map(|title| folded(&title.value));
    [folded(&variant.name.value)]
        .into_iter()
        .chain(title)
        .collect()
}
