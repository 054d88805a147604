//! Rules, escalations, and what may happen at any time.

use serde::{Deserialize, Serialize};

use super::{ActorId, Count, Guard, NodeId, RowId, Said, Target, TimeSpan};
use crate::source::Spanned;

/// A position in [`super::Sop::rules`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RuleId(pub u32);

/// A rule on the cases of an SOP.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// The name it is used by.
    pub name: Spanned<String>,
    /// What it says, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Said<String>>,
    /// How strongly it binds.
    pub strength: Said<Strength>,
    /// What it asks; never empty. All parts must hold.
    pub parts: Vec<RuleKind>,
    /// It binds only when this holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Guard>,
    /// The clock of its limits stands still while this holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pause: Option<Guard>,
    /// Whether the day of the trigger counts as the first day.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub count_first_day: bool,
    /// The regulations it cites.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Said<String>>,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Said<String>>,
    /// The whole rule in its file.
    #[serde(skip)]
    pub span: Spanned<()>,
}

/// How strongly a rule binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Strength {
    /// Breaking it is a violation.
    Must,
    /// Breaking it is a remark.
    Should,
    /// It permits.
    May,
}

/// What a rule asks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RuleKind {
    /// From the completion of one node to that of another, no longer than this.
    Within {
        /// The limit.
        limit: Said<TimeSpan>,
        /// Where the clock starts; the beginning of the case where none is given.
        #[serde(skip_serializing_if = "Option::is_none")]
        from: Option<Said<NodeId>>,
        /// Where it stops; the end of the case where none is given.
        #[serde(skip_serializing_if = "Option::is_none")]
        to: Option<Said<NodeId>>,
        /// By how much it may be extended, and under which condition.
        #[serde(skip_serializing_if = "Option::is_none")]
        extend: Option<(Said<TimeSpan>, Option<Guard>)>,
    },
    /// The condition must hold, at a node or for the whole case.
    Require {
        /// When it is judged; over the whole case where none is given.
        #[serde(skip_serializing_if = "Option::is_none")]
        at: Option<Said<NodeId>>,
        /// What must hold.
        guard: Guard,
    },
    /// The first is done before the second.
    Order(Said<NodeId>, Said<NodeId>),
    /// If one is done, so are the others.
    Together(Vec<Said<NodeId>>),
    /// At most one of them is done.
    Exclusive(Vec<Said<NodeId>>),
    /// No two of them by the same person.
    Separate(Vec<Said<NodeId>>),
    /// All of them by the same person.
    SameActor(Vec<Said<NodeId>>),
    /// A node is done this often.
    Limit(Said<NodeId>, Count),
    /// When this long after one node another is not done, somebody gains a right or something happens.
    Silence {
        /// How long the silence lasts.
        limit: Said<TimeSpan>,
        /// After which node.
        #[serde(skip_serializing_if = "Option::is_none")]
        after: Option<Said<NodeId>>,
        /// What is missing.
        without: Said<NodeId>,
        /// Who gains the right.
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<Said<ActorId>>,
        /// Where the case goes.
        #[serde(skip_serializing_if = "Option::is_none")]
        target: Option<Target>,
    },
    /// A person judges this.
    Judge {
        /// When it is judged; over the whole case where none is given.
        #[serde(skip_serializing_if = "Option::is_none")]
        at: Option<Said<NodeId>>,
        /// What is asked.
        question: Said<String>,
        /// Who judges, if the file says so.
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<Said<ActorId>>,
    },
}

/// What is owed when a row is late, or when a condition holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Escalation {
    /// The row it is about.
    pub row: Said<RowId>,
    /// The condition; nothing for "when overdue".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Guard>,
    /// To whom.
    pub to: Vec<Said<ActorId>>,
    /// In words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Said<String>>,
    /// The whole statement.
    #[serde(skip)]
    pub span: Spanned<()>,
}

/// Something that may happen at any time and takes the case elsewhere.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Interrupt {
    /// What happens.
    pub trigger: Guard,
    /// The nodes during which it may happen; all where none is given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub from: Vec<Said<NodeId>>,
    /// In words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Said<String>>,
    /// Whether the rest of the case goes on beside it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub alongside: bool,
    /// Where it leads.
    pub target: Target,
    /// The whole statement.
    #[serde(skip)]
    pub span: Spanned<()>,
}
