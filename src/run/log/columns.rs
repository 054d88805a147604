//! Which column of a log holds what.

use super::{Context, Role};
use crate::diagnostic::messages::LogMessage;
use crate::model::FieldId;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Something that every log has.
    Role(Role),
    /// A field of the case data.
    Field(FieldId),
    /// Nothing that is asked for.
    Nothing,
}

/// What the columns of a table hold, by their positions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Columns(Vec<Holds>);

impl Columns {
    /// The columns of an event log with these heads.
    ///
    /// # Errors
    ///
    /// What is missing or said twice.
    pub fn of_events(context: &Context<'_>, heads: &[&str]) -> Result<Columns, LogMessage> {
        let _ = context;
        Ok(Columns(vec![Holds::Nothing; heads.len()]))
    }

    /// What each column holds.
    pub fn holds(&self) -> &[Holds] {
        &self.0
    }

    /// The position of the column with a role.
    pub fn role(&self, role: Role) -> Option<usize> {
        self.0.iter().position(|holds| *holds == Holds::Role(role))
    }
}
