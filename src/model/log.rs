//! What an SOP says of its logs: which column holds what, and when a case counts as closed.

use serde::{Deserialize, Serialize};

use super::{Guard, Said};
use crate::lang::Word;

/// The `log` block of an SOP.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct CaseLog {
    /// The columns it names, in its order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<LogColumn>,
    /// A case for whose data this holds is closed, whatever was done in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Guard>,
}

impl CaseLog {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty() && self.closed.is_none()
    }
}

/// A column of logs or case tables, by its head.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LogColumn {
    /// What it holds.
    pub role: Role,
    /// The words at its head.
    pub head: Said<String>,
}

/// What a column of a log holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Which case the row belongs to.
    Case,
    /// What was done, in words.
    Activity,
    /// The number of the row of the SOP.
    Number,
    /// The role or lane that did it.
    Actor,
    /// The person who did it.
    Person,
    /// When it began.
    Started,
    /// When it was done.
    Completed,
    /// How it ended.
    Outcome,
    /// When the case was filed.
    Filed,
    /// The time of day at which the case was filed, where it stands apart from the date.
    FiledTime,
}

impl Role {
    /// What an event can say, besides the case that it belongs to.
    pub const OF_EVENTS: [Role; 7] = [
        Role::Activity,
        Role::Number,
        Role::Actor,
        Role::Person,
        Role::Started,
        Role::Completed,
        Role::Outcome,
    ];

    /// The word that the `log` block of an SOP has for it.
    pub fn word(self) -> Word {
        match self {
            Role::Case => Word::Case,
            Role::Activity => Word::Activity,
            Role::Number => Word::Number,
            Role::Actor => Word::Actor,
            Role::Person => Word::Person,
            Role::Started => Word::Started,
            Role::Completed => Word::Completed,
            Role::Outcome => Word::Outcome,
            Role::Filed | Role::FiledTime => Word::Filed,
        }
    }
}
