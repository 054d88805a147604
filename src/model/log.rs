//! What an SOP says of its logs: which column holds what, and when a case counts as closed.

use serde::{Deserialize, Serialize};

use super::{Guard, Said};

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
    pub part: LogPart,
    /// The words at its head.
    pub head: Said<String>,
}

/// What a column of a log holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LogPart {
    /// Which case a row belongs to.
    Case,
    /// What was done.
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
}
