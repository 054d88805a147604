//! Which nodes each row has, before anything in them is resolved.
//!
//! A row without a node statement has one node. What stands in the row and belongs to a node goes to the row's only
//! node; with several nodes nobody can tell whose it is. `by a then b` makes a chain of nodes of one statement.

use super::context::Context;
use super::names::{FlowName, RowEnds};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::messages::{ModelMessage, Part, SyntaxMessage};
use crate::lang::Word;
use crate::model::{NodeId, RowId};
use crate::source::Spanned;
use crate::syntax::shape::Place;
use crate::syntax::tree::{Item, Joined, Value};

/// A row and the statements that make its nodes.
pub(super) struct RowPlan<'a> {
    /// The `activity` statement.
    pub(super) item: &'a Item,
    /// Its name.
    pub(super) name: &'a Spanned<String>,
    /// Its nodes, in order; never empty.
    pub(super) nodes: Vec<NodePlan<'a>>,
}

/// A statement that makes a node, or a chain of them.
pub(super) struct NodePlan<'a> {
    /// What it makes: `start`, `task`, `decision`, `end`, `wait` or `call`.
    pub(super) word: Word,
    /// The node statement; nothing for the node of a row that has none.
    pub(super) statement: Option<&'a Item>,
    /// The statement that shows where the node is.
    pub(super) place: &'a Item,
    /// What is said of it, wherever it stands.
    pub(super) parts: Vec<&'a Item>,
    /// The name of each link of the chain; one for a node that is no chain.
    pub(super) names: Vec<Spanned<String>>,
}

impl<'a> NodePlan<'a> {
    /// The first part with this word.
    pub(super) fn first(&self, word: Word) -> Option<&'a Item> {
        self.parts.iter().copied().find(|part| part.is(word))
    }

    /// The parts that are ways out.
    pub(super) fn exits(&self) -> impl Iterator<Item = &'a Item> {
        self.parts.iter().copied().filter(|part| is_exit(part))
    }
}

fn is_exit(item: &Item) -> bool {
    matches!(item.word(), Some(Word::When | Word::Otherwise | Word::Next))
}

fn is_node(item: &Item) -> bool {
    matches!(
        item.word(),
        Some(Word::Start | Word::Task | Word::Decision | Word::End | Word::Wait | Word::Call)
    )
}

/// Whether an item says something of a node, also where it stands in the row.
fn is_part(item: &Item) -> bool {
    let attribute = matches!(
        item.word(),
        Some(
            Word::By
                | Word::Joins
                | Word::OnlyWhen
                | Word::Repeat
                | Word::ForEach
                | Word::Every
                | Word::PauseWhile
                | Word::Alongside
                | Word::Until
        )
    );
    attribute || is_exit(item)
}

/// Plans the rows of an SOP and declares their names and those of their nodes.
pub(super) fn declare<'a>(context: &mut Context<'a>, sop: &'a Item) -> Vec<RowPlan<'a>> {
    let mut rows = Vec::new();
    for item in sop.all(Word::Activity) {
        let Some(name) = &item.name else {
            context.missing(item, Part::Name);
            continue;
        };
        let id = RowId(rows.len() as u32);
        let first = context.names.flow.declare(name, FlowName::Row(id));
        context.doubled(name, first);
        let nodes = plan_nodes(context, item, name);
        declare_nodes(context, id, &nodes);
        rows.push(RowPlan { item, name, nodes });
    }
    rows
}

fn declare_nodes<'a>(context: &mut Context<'a>, row: RowId, plans: &[NodePlan<'a>]) {
    let node = |at: usize| NodeId(at as u32);
    let begin = context.names.node_rows.len();
    let mut entry = None;
    for plan in plans {
        let first = context.names.node_rows.len();
        let last = first + plan.names.len() - 1;
        if plan.word != Word::Start {
            entry.get_or_insert(first);
        } else if plan.names.len() > 1 {
            entry.get_or_insert(first + 1);
        }
        if let Some(name) = plan.statement.and_then(own_name) {
            let value = FlowName::Node(node(first), node(last));
            let taken = context.names.flow.declare(name, value);
            context.doubled(name, taken);
        }
        context.names.node_rows.resize(last + 1, row);
    }
    let last = context.names.node_rows.len() - 1;
    let statements: Vec<&Item> = plans.iter().map(|plan| plan.place).collect();
    let ends = RowEnds {
        entry: node(entry.unwrap_or(begin)),
        finish: match statements.as_slice() {
            [_] => Ok(node(last)),
            several => Err(list_nodes(context, several)),
        },
    };
    context.names.rows.push(ends);
}

fn own_name(statement: &Item) -> Option<&Spanned<String>> {
    if statement.is(Word::Call) {
        return statement.first(Word::As)?.name.as_ref();
    }
    statement.name.as_ref()
}

fn plan_nodes<'a>(
    context: &mut Context,
    row: &'a Item,
    row_name: &Spanned<String>,
) -> Vec<NodePlan<'a>> {
    let statements: Vec<&Item> = row.items.iter().filter(|item| is_node(item)).collect();
    let loose: Vec<&Item> = row.items.iter().filter(|item| is_part(item)).collect();
    match statements.as_slice() {
        [] => vec![implied(row, loose, row_name)],
        [only] => vec![single(context, only, loose, row_name)],
        several => {
            blame_loose(context, several, &loose);
            let mut position = 0;
            let plans = several.iter().copied().map(|statement| {
                let parts = statement.items.iter().collect();
                let names = names_of(Some(statement), &parts, row_name, position);
                position += names.len();
                explicit(statement, parts, names)
            });
            plans.collect()
        }
    }
}

fn implied<'a>(row: &'a Item, parts: Vec<&'a Item>, row_name: &Spanned<String>) -> NodePlan<'a> {
    let waits = parts.iter().any(|part| part.is(Word::Until));
    NodePlan {
        word: if waits { Word::Wait } else { Word::Task },
        statement: None,
        place: row,
        names: names_of(None, &parts, row_name, 0),
        parts,
    }
}

fn single<'a>(
    context: &mut Context,
    statement: &'a Item,
    loose: Vec<&'a Item>,
    row_name: &Spanned<String>,
) -> NodePlan<'a> {
    let mut parts: Vec<&Item> = statement.items.iter().collect();
    for part in loose {
        let Some(word) = part.word() else { continue };
        let shape = Place::Below(statement.word().unwrap_or(Word::Task)).shape();
        if !shape.allows(part.head) {
            misplaced(context, part, word, statement);
        } else if let Some(first) = parts.iter().find(|first| first.is(word))
            && shape.allows_once(word)
        {
            doubled(context, part, first);
        } else {
            parts.push(part);
        }
    }
    let names = names_of(Some(statement), &parts, row_name, 0);
    explicit(statement, parts, names)
}

fn explicit<'a>(
    statement: &'a Item,
    parts: Vec<&'a Item>,
    names: Vec<Spanned<String>>,
) -> NodePlan<'a> {
    NodePlan {
        word: statement.word().unwrap_or(Word::Task),
        statement: Some(statement),
        place: statement,
        parts,
        names,
    }
}

/// The names of a node and of the links of its chain. Names with a point in them are nobody's own: an author can't
/// write them.
fn names_of(
    statement: Option<&Item>,
    parts: &Vec<&Item>,
    row_name: &Spanned<String>,
    position: usize,
) -> Vec<Spanned<String>> {
    let own = statement.and_then(own_name);
    let (base, from) = match own {
        Some(name) => (name, 0),
        None => (row_name, position),
    };
    let numbered = |at: usize| match at {
        0 => base.clone(),
        _ => Spanned::new(format!("{}.{}", base.value, at + 1), base.span),
    };
    (from..from + chain_length(parts)).map(numbered).collect()
}

fn chain_length(parts: &[&Item]) -> usize {
    let by = parts.iter().find(|part| part.is(Word::By));
    match by.and_then(|by| by.value.as_ref()) {
        Some(Value::Names(names)) if names.how == Joined::Then => names.names.len().max(1),
        _ => 1,
    }
}

fn misplaced(context: &mut Context, part: &Item, word: Word, statement: &Item) {
    let message = SyntaxMessage::Misplaced {
        word: context.spell(word),
        place: Place::Below(statement.word().unwrap_or(Word::Task)),
    };
    context.report(Diagnostic::new(
        message,
        context.source_index(),
        part.head_span.0,
    ));
}

fn doubled(context: &mut Context, part: &Item, first: &Item) {
    let message = ModelMessage::DoubledStatement {
        word: part
            .word()
            .map(|word| context.spell(word))
            .unwrap_or_default(),
        place: context.spell(Word::Activity),
    };
    let finding = context
        .finding(part.head_span.0, message)
        .label(first.head_span.0, SyntaxMessage::FirstHere {})
        .help(ModelMessage::KeepOne {});
    context.report(finding);
}

fn blame_loose(context: &mut Context, statements: &[&Item], loose: &[&Item]) {
    if loose.is_empty() {
        return;
    }
    let nodes = list_nodes(context, statements);
    for part in loose {
        let word = match part.word() {
            Some(Word::Next) | None => "->".to_string(),
            Some(word) => context.spell(word),
        };
        let count = statements.len();
        let nodes = nodes.clone();
        let finding = context
            .finding(part.head_span.0, ModelMessage::SeveralNodes { word, count })
            .help(ModelMessage::MoveInto { nodes });
        context.report(finding);
    }
}

fn list_nodes(context: &Context, statements: &[&Item]) -> String {
    const SHOWN: usize = 4;
    let each = statements.iter().take(SHOWN).map(|statement| {
        let word = statement.word().map(|word| context.spell(word));
        let name = own_name(statement).map(|name| format!(" {}", name.value));
        format!("`{}{}`", word.unwrap_or_default(), name.unwrap_or_default())
    });
    each.collect::<Vec<String>>().join(", ")
}
