//! The names that an SOP declares, and the one nearest to a name that it doesn't.

use std::collections::BTreeMap;

use crate::lang::nearest;
use crate::model::{ActorId, EventId, FieldId, NodeId, RowId, RuleId};
use crate::source::{Span, Spanned};

/// The names of one namespace.
pub(super) struct Table<'a, T> {
    entries: BTreeMap<&'a str, (T, Span)>,
}

impl<'a, T: Copy> Table<'a, T> {
    /// Declares a name. Where it is taken, the first one stays, and its place is returned.
    pub(super) fn declare(&mut self, name: &'a Spanned<String>, value: T) -> Option<Span> {
        let taken = self.entries.get(name.value.as_str());
        if let Some((_, first)) = taken {
            return Some(*first);
        }
        self.entries.insert(&name.value, (value, name.span));
        None
    }

    /// What a name stands for.
    pub(super) fn get(&self, name: &str) -> Option<T> {
        self.entries.get(name).map(|(value, _)| *value)
    }

    /// All names, in alphabetical order.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.entries.keys().copied()
    }
}

impl<T> Default for Table<'_, T> {
    fn default() -> Self {
        Table {
            entries: BTreeMap::new(),
        }
    }
}

/// What a name of the case data stands for.
#[derive(Debug, Clone, Copy)]
pub(in crate::model) enum DataName {
    /// A field.
    Field(FieldId),
    /// An event.
    Event(EventId),
}

/// What a name of the flow stands for.
#[derive(Debug, Clone, Copy)]
pub(super) enum FlowName {
    /// A row.
    Row(RowId),
    /// A node; of a chain, its first and its last link.
    Node(NodeId, NodeId),
}

/// The nodes by which a case comes to a row and leaves it.
#[derive(Debug, Clone)]
pub(super) struct RowEnds {
    /// The first node that is no start, or the first one.
    pub(super) entry: NodeId,
    /// The only node, or the end of its chain. Of several nodes nobody can tell: these are they, in words.
    pub(super) finish: Result<NodeId, String>,
}

/// Everything that an SOP declares.
#[derive(Default)]
pub(super) struct Names<'a> {
    /// Actors.
    pub(super) actors: Table<'a, ActorId>,
    /// Fields and events.
    pub(super) data: Table<'a, DataName>,
    /// Rows and nodes.
    pub(super) flow: Table<'a, FlowName>,
    /// Rules.
    pub(super) rules: Table<'a, RuleId>,
    /// Of each row, the nodes by which a case comes to it and leaves it.
    pub(super) rows: Vec<RowEnds>,
    /// The row of each node.
    pub(super) node_rows: Vec<RowId>,
}

/// How many comparisons of names an SOP may cost. A file that needs more has another trouble than misspelling.
const COMPARISONS: usize = 100_000;

/// Finds what a misspelt name most likely means, as long as the comparisons last.
pub(in crate::model) struct Speller {
    left: usize,
}

impl Default for Speller {
    fn default() -> Self {
        Speller { left: COMPARISONS }
    }
}

impl Speller {
    /// The candidate nearest to a name; nothing where none is near, or where enough have been looked for.
    pub(in crate::model) fn nearest<'c>(
        &mut self,
        name: &str,
        candidates: impl Iterator<Item = &'c str>,
    ) -> Option<&'c str> {
        let cost = candidates.size_hint().0.max(1);
        self.left = self.left.checked_sub(cost)?;
        nearest(name, candidates)
    }
}
