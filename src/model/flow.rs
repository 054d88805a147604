//! Rows, nodes and the flow between them.
//!
//! A row is a line of the official table. A node is a symbol in it: usually one, sometimes several. A row's text, time
//! and documents belong to the row; actors, exits and conditions to its nodes.

use serde::{Deserialize, Serialize};

use super::expr::TypedExpr;
use super::{ActorId, Document, FieldId, Limit, Said, Schedule, SopId, TimeSpan};
use crate::source::{Span, Spanned};
use crate::syntax::tree::Bound;

/// A position in [`super::Sop::rows`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RowId(pub u32);

/// A position in [`super::Sop::nodes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct NodeId(pub u32);

/// A row of the procedure table: an activity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The name it is used by.
    pub name: Spanned<String>,
    /// The number as printed; nothing where the row has none. Counted from 1 where the file does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<Said<String>>,
    /// The text of the activity.
    pub text: Said<String>,
    /// Other names of it in logs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aka: Vec<Said<String>>,
    /// Its nodes, in order; never empty.
    pub nodes: Vec<NodeId>,
    /// Its times: none, one, or one per branch.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub times: Vec<RowTime>,
    /// The row whose time cell this row shares, where that row says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shares_time_of: Option<RowId>,
    /// What it needs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Document>,
    /// What it puts out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outputs: Vec<Document>,
    /// The remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Said<String>>,
    /// The whole row in its file.
    #[serde(skip)]
    pub span: Spanned<()>,
}

/// How long a row takes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RowTime {
    /// The length.
    pub limit: Said<Limit>,
    /// The window of the calendar that it lies in, where a length is given as well.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window: Option<Schedule>,
    /// For each of what: a list of the case data, or words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<Spanned<String>>,
    /// Counted before the beginning of this node.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<NodeId>,
    /// Counted after the end of this node.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<NodeId>,
    /// Holds only under this condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Guard>,
    /// Holds only for the exit with this label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub for_exit: Option<Spanned<String>>,
    /// The other rows that this one cell covers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shared_with: Vec<RowId>,
}

/// A symbol of the flowchart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Node {
    /// The name it is used by: its own, or its row's.
    pub name: Spanned<String>,
    /// The row it stands in.
    pub row: RowId,
    /// What it is.
    pub kind: Said<NodeKind>,
    /// Who performs it; nothing where the file does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub performers: Option<Performers>,
    /// A short text in or beside the symbol.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Said<String>>,
    /// Done only when this holds; passed by otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only_when: Option<Guard>,
    /// The nodes it waits for, where it joins parallel branches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub joins: Option<Join>,
    /// How often it is repeated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeat: Option<Said<Count>>,
    /// Done once for each item of this list of the case data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub for_each: Option<Said<FieldId>>,
    /// Its rhythm, or when the calendar starts it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub every: Option<Said<Schedule>>,
    /// Its clock stands still while this holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pause: Option<Guard>,
    /// Whether it runs beside all others for as long as the case does.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub alongside: bool,
    /// Where it leads. Where the file says nothing, the one way on is implied: to the next node in the order of the
    /// rows (so first within its own row) that is neither a start nor runs alongside. An end has no exit; neither has a
    /// node that runs alongside, unless the file gives it one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exits: Vec<Exit>,
    /// The statement that makes it.
    #[serde(skip)]
    pub span: Spanned<()>,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NodeKind {
    /// A case may begin here.
    Start,
    /// Work.
    Task,
    /// A choice.
    Decision,
    /// A case may end here.
    End,
    /// A pause: a timer, an event, or whichever comes first.
    Wait(Wait),
    /// Another SOP, run in its place.
    Call(CallTarget),
}

impl NodeKind {
    /// Its name in files for programs.
    pub fn key(&self) -> &'static str {
        match self {
            NodeKind::Start => "start",
            NodeKind::Task => "task",
            NodeKind::Decision => "decision",
            NodeKind::End => "end",
            NodeKind::Wait(_) => "wait",
            NodeKind::Call(_) => "call",
        }
    }
}

/// What a wait waits for. At least one of the two is there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Wait {
    /// A length of time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timer: Option<Said<TimeSpan>>,
    /// A condition, mostly an event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Guard>,
}

/// An SOP that another one names: to call it, or as where a document comes from or goes to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CallTarget {
    /// The name or the title as written.
    pub written: Spanned<String>,
    /// The SOP of the catalogue it is, if it is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sop: Option<SopId>,
}

/// Who performs a node.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Performers {
    /// How several of them go together.
    pub kind: PerformersKind,
    /// They themselves; never empty.
    pub list: Vec<Said<Performer>>,
}

/// How several performers go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PerformersKind {
    /// Only one.
    Single,
    /// All of them, together.
    Together,
    /// One of them.
    OneOf,
}

/// One performer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Performer {
    /// An actor.
    Actor(ActorId),
    /// Whoever performed that node in the same case.
    SameAs(NodeId),
}

/// How often something is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// Which side is bounded; neither for an exact count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bound: Option<Bound>,
    /// The number of times.
    pub times: u32,
}

/// The branches that a node waits for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Join {
    /// The nodes at the ends of the branches.
    pub nodes: Vec<Said<NodeId>>,
    /// The whole phrase.
    #[serde(skip)]
    pub span: Spanned<()>,
}

/// A condition over case data, checked against its declaration. Two guards are equal when they ask the same, however
/// they are written.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Guard {
    /// The expression.
    pub expr: TypedExpr,
    /// As it is written in the file, with each run of blanks as one.
    pub written: String,
    /// What `and`, `or` and `not` put together in it, each part as it is written, in the order of the file.
    #[serde(skip)]
    pub parts: Vec<Spanned<String>>,
    /// Where it stands.
    #[serde(skip)]
    pub span: Spanned<()>,
}

impl PartialEq for Guard {
    fn eq(&self, other: &Self) -> bool {
        self.expr == other.expr
    }
}

/// A way out of a node.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Exit {
    /// What makes a case take it.
    pub trigger: ExitTrigger,
    /// The words on its arrow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Said<String>>,
    /// Whether several targets are a choice or all taken.
    pub kind: ExitKind,
    /// Where it leads; never empty.
    pub targets: Vec<Target>,
    /// Whether the file leaves it out and it is the way to the next row.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub implied: bool,
    /// Where it stands.
    #[serde(skip)]
    pub span: Spanned<()>,
}

/// What makes a case take an exit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExitTrigger {
    /// Nothing is said: the only way, or a choice that the log or a person tells.
    Free,
    /// The guard holds.
    When(Guard),
    /// No guard of the node holds.
    Otherwise,
    /// The event of a wait came.
    Happened,
    /// The timer of a wait ran out.
    TimedOut,
}

/// How the targets of one exit go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ExitKind {
    /// One target.
    Single,
    /// All of them, in parallel.
    All,
    /// One of them.
    Choice,
}

/// Where an exit leads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// The node.
    pub node: Said<NodeId>,
    /// How many times a case may go this way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u32>,
}

impl Count {
    /// How often at least, and at most.
    pub fn bounds(self) -> (u32, Option<u32>) {
        match self.bound {
            Some(Bound::AtMost) => (0, Some(self.times)),
            Some(Bound::AtLeast) => (self.times, None),
            None => (self.times, Some(self.times)),
        }
    }
}

impl Exit {
    /// The arrow's span.
    pub fn place(&self) -> Span {
        self.span.span
    }
}
