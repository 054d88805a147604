//! Scenarios that don't stand in their SOP: in a file of their own, or as a change on the command line.

use super::{lower, parts};
use crate::diagnostic::Diagnostics;
use crate::lang::Word;
use crate::model::lower::context::Context;
use crate::model::lower::names::{FlowName, Names, RowEnds};
use crate::model::lower::{DataName, SopNames, form};
use crate::model::{ActorId, EventId, FieldId, Node, NodeId, NodeKind, Row, RowId, Scenario, Sop};
use crate::source::Source;
use crate::syntax::shape::Place;
use crate::syntax::tree::{Item, Tree};
use crate::syntax::{parse, parse_scenario_parts};

/// The scenarios of a file, in either notation, whose names are those of an SOP. What is wrong in the file is blamed
/// under the source that is current in `diagnostics`; what can't be understood is left out.
pub fn scenarios(source: &Source, sop: &Sop, diagnostics: &mut Diagnostics) -> Vec<Scenario> {
    let tree = parse(source, diagnostics);
    for item in &tree.items {
        form::check(item, Place::ScenarioFile, tree.lang, diagnostics);
    }
    with_context(&tree, source, sop, diagnostics, |context| {
        lower(context, &tree.items, &sop.nodes)
    })
}

/// What statements of a scenario say, such as `staff admin = 3`, whose names are those of an SOP: a scenario without a
/// name that says nothing else, to be laid over another by [`Scenario::changed_by`]. What is wrong is blamed as in
/// [`scenarios`].
pub fn what_if(source: &Source, sop: &Sop, diagnostics: &mut Diagnostics) -> Scenario {
    let tree = parse_scenario_parts(source, diagnostics);
    let none = Item::new(
        crate::syntax::tree::Head::Word(Word::Scenario),
        Default::default(),
    );
    let item = tree.items.first().unwrap_or(&none);
    form::check(item, Place::ScenarioFile, tree.lang, diagnostics);
    with_context(&tree, source, sop, diagnostics, |context| {
        parts(context, item, &sop.nodes)
    })
}

fn with_context<T>(
    tree: &Tree,
    source: &Source,
    sop: &Sop,
    diagnostics: &mut Diagnostics,
    read: impl FnOnce(&mut Context) -> T,
) -> T {
    let sops = SopNames::default();
    let mut context = Context::new(tree, source, &sops, diagnostics);
    context.names = names(sop);
    context.fields.clone_from(&sop.fields);
    context.events.clone_from(&sop.events);
    read(&mut context)
}

/// The names that an SOP has declared. What it gives twice has been blamed.
fn names(sop: &Sop) -> Names<'_> {
    let mut names = Names::default();
    for (id, actor) in (0..).map(ActorId).zip(&sop.actors) {
        names.actors.declare(&actor.name, id);
    }
    for (id, field) in (0..).map(FieldId).zip(&sop.fields) {
        names.data.declare(&field.name, DataName::Field(id));
    }
    for (id, event) in (0..).map(EventId).zip(&sop.events) {
        names.data.declare(&event.name, DataName::Event(id));
    }
    for (id, row) in sop.rows_with_ids() {
        names.flow.declare(&row.name, FlowName::Row(id));
        names.rows.push(ends(sop, row));
        nodes(sop, id, row, &mut names);
    }
    names
}

/// The nodes of a row that have a name of their own. The links of a chain after the first have that of the first and a
/// number.
fn nodes<'a>(sop: &'a Sop, id: RowId, row: &'a Row, names: &mut Names<'a>) {
    for (node, said) in sop.nodes_of(id) {
        names.node_rows.push(id);
        if said.name.value == row.name.value || said.name.value.contains('.') {
            continue;
        }
        let links = sop.nodes_of(id).skip_while(|(other, _)| *other <= node);
        let links = links.take_while(|(_, link)| is_link(link, said)).count();
        let last = NodeId(node.0 + links as u32);
        names.flow.declare(&said.name, FlowName::Node(node, last));
    }
}

fn is_link(node: &Node, of: &Node) -> bool {
    let rest = node.name.value.strip_prefix(of.name.value.as_str());
    rest.is_some_and(|rest| rest.starts_with('.'))
}

fn ends(sop: &Sop, row: &Row) -> RowEnds {
    let first = row.nodes.first().copied().unwrap_or(NodeId(0));
    let work = |id: &&NodeId| sop[**id].kind.value != NodeKind::Start;
    RowEnds {
        entry: row.nodes.iter().find(work).copied().unwrap_or(first),
        finish: Ok(row.nodes.last().copied().unwrap_or(first)),
    }
}
